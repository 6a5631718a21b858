"""Sentences about finding names and dates. Keys begin with "analysis."."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {}
