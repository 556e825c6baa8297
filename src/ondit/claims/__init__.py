"""What is said: frames, roles, quantities, and what several statements have in common."""
