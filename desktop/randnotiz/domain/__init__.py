"""What the program speaks of: frozen dataclasses and pure functions, standard library only."""
