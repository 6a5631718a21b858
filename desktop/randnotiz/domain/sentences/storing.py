"""Sentences about the library's file. Keys begin with "store."."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {}
