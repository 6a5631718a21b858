"""Texts in plain small letters, for comparing: without accents, ß as ss, ligatures apart."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """What `text` is sorted by and searched in: "Größe" becomes "grosse"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
