"""Sentences about writing copies. Keys begin with "export."."""

from typing import Final

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "export.format_unknown": {
        "de": "Das Format „{name}“ kennt Randnotiz nicht. Möglich sind: {known}.",
        "en": "Randnotiz does not know the format “{name}”. Known are: {known}.",
    },
}
