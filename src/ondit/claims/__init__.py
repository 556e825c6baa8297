"""What is said: frames, roles, quantities, and the claims of one report."""
