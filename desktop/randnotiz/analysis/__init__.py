"""The analysis that runs in the child process, and the protocol both sides speak."""
