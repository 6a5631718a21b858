"""Abbreviations that the text itself introduces: "Europäische Zentralbank (EZB)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from randnotiz.analysis.entities.names import Name, folded, words_of
from randnotiz.domain.mention import Label

_OPENED: Final = re.compile(
    r"[”“«»\"]?\s?\(\s?(kurz|abgekürzt|Abk\.|abk\.|engl\.|englisch|short|abbr\.)?:?\s?"
)
_SHORT: Final = re.compile(r"[“„«»\"]?([^\W\d_][\w&.-]{1,11})[”“«»\"]?(?=\s?[),;])")
_WITHIN: Final = re.compile(r"(\S.*?)\s?\(([^()\s]{2,12})\)", re.DOTALL)
_MOST_LETTERS: Final = 12


def introduced(text: str, names: Sequence[Name]) -> Iterator[tuple[int, str]]:
    """(index of the long form, abbreviation as written) for every abbreviation that a bracket explains.

    The bracket alone proves nothing ("Angela Merkel (CDU)", "Berlin (dpa)", "Paderborn (NRW)"): the
    abbreviation's letters must occur in the long form in order, from its first letter on, or a word like
    "kurz" must say so. People have none.
    """
    for index, name in enumerate(names):
        if name.label is Label.PER:
            continue
        inside = _WITHIN.fullmatch(text[name.start : name.end])
        if inside is not None and _explains(inside):
            yield index, inside[2]
        opened = _OPENED.match(text, name.end)
        if opened is None or "(" not in opened[0]:
            continue
        written = text[name.start : name.end]
        short = _SHORT.match(text, opened.end())
        if short and _is_short(short[1]) and (opened[1] or stands_for(short[1], written)):
            yield index, short[1]
        follower = names[index + 1] if index + 1 < len(names) else None
        if (
            follower is not None
            and follower.start == opened.end()
            and follower.label is name.label
            and text[follower.end : follower.end + 1] == ")"
            and _is_short(written)
            and stands_for(written, text[follower.start : follower.end])
        ):
            yield index + 1, written


def without_bracket(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the abbreviation of their own that ends them: "Hamburger Sparkasse (Haspa)"."""
    inside = _WITHIN.fullmatch(" ".join(words))
    return tuple(inside[1].split()) if inside is not None and _explains(inside) else words


def _explains(inside: re.Match[str]) -> bool:
    return _is_short(inside[2]) and stands_for(inside[2], inside[1])


def _is_short(written: str) -> bool:
    capitals = sum(character.isupper() for character in written)
    return 2 <= len(written) <= _MOST_LETTERS and " " not in written and capitals >= 2


def stands_for(short: str, long: str) -> bool:
    """Whether the letters of `short` occur in `long` in order and both begin with the same one."""
    letters = [character for character in folded(short) if character.isalnum()]
    words = words_of(long)
    if len(letters) < 2 or not words or len(" ".join(words)) <= 2 * len(short):
        return False
    source = iter("".join(folded(word) for word in words))
    return letters[0] == folded(words[0])[:1] and all(
        any(letter == one for one in source) for letter in letters
    )
