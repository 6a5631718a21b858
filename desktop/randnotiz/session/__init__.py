"""What the program can do, without widgets."""
