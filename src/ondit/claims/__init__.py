"""What is said: things, numbers and money, for now."""
