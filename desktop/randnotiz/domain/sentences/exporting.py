"""Sentences about writing copies. Keys begin with "export."."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {}
