"""What is said: wordings of one matter brought together."""
