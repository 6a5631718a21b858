"""Sentences about bringing articles in. Keys begin with "import."."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {}
