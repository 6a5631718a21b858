"""A title for an article that brings none: from its file's name, or from its first words."""

from __future__ import annotations

import re

_SUFFIX = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{0,7}){1,2}$")
_LEADING_DATE = re.compile(r"^(?:19|20)\d\d[-_. ]?[01]\d[-_. ]?[0-3]\d[-_. T]+")
_SEPARATORS = re.compile(r"[_+\s]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEX_WORD = re.compile(r"^[0-9a-f]{6,}$", re.IGNORECASE)
_NAMES_OF_NOTHING = frozenset(
    str.split(
        "unbenannt unnamed untitled ohne titel neues neu new textdokument text document dokument datei file "
        "download downloads index default article artikel page seite clipboard zwischenablage scan kopie "
        "copy stdin temp tmp test sample beispiel print druck mail message nachricht von of the der die das"
    )
)
_LONGEST = 80  # code points of a title made from first words


def title_from_name(name: str) -> str:
    """A file's name as a title, or "" where it says nothing ("000_1f63948969e65a6a.txt", "unnamed.txt").

    At least two words are asked for: a single one ("artikel7", "reuters") tells less than the text's start.
    """
    stem = _SUFFIX.sub("", re.split(r"[/\\]", name)[-1].strip())
    stem = _LEADING_DATE.sub("", stem)
    words = _SEPARATORS.sub(" ", stem).strip(" -.")
    if " " not in words:
        words = words.replace("-", " ")
    parts = [part for part in words.split() if not _HEX_WORD.match(part)]
    telling = [
        part
        for part in parts
        if _WORD.search(part) and part.strip("()-.").casefold() not in _NAMES_OF_NOTHING
    ]
    if len(telling) < 2 or 2 * len(telling) < len(parts):
        return ""
    title = " ".join(parts)
    return title[0].upper() + title[1:] if title == title.lower() else title


def title_from_text(text: str) -> str:
    """The first words of `text`, cut at a word's end with "…" where there are more; "…" for no words."""
    words = " ".join(text[: 20 * _LONGEST].split())
    if not words:
        return "…"
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]
    return cut.rstrip(" ,;:–-") + " …"
