"""A name as the recogniser gives it, and the words it is made of."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from randnotiz.domain.mention import Label
from randnotiz.domain.span import Span


@dataclass(frozen=True, slots=True)
class Name:
    """One span that the recogniser calls a name; code points.

    `confidence` is 0 to 1, or None for a rule's finding; `origin` says what found it ("model" or "rule").
    """

    start: int
    end: int
    label: Label
    confidence: float | None = None
    origin: str = "model"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def shifted(self, distance: int) -> Name:
        """The same name in a text that begins `distance` code points earlier."""
        return replace(self, start=self.start + distance, end=self.end + distance)


# Marks around or within a name that do not make it another name: „Der Spiegel“, Joseph “Joe” Biden.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060]")
_MARKS: Final = re.compile('["“”„«»‹›()\\[\\],;:]')
_OUTER: Final = ",;: \n\t\u00a0"
_QUOTES: Final = '"“”„«»‹›'
_APOSTROPHES: Final = re.compile("[’‘ʼ`´]")
_HYPHENS: Final = re.compile("[\u2010\u2011]")
_UMLAUTS: Final = str.maketrans({"ä": "\ue000", "ö": "\ue001", "ü": "\ue002"})
_BACK: Final = str.maketrans({"\ue000": "ä", "\ue001": "ö", "\ue002": "ü"})


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name as they are written, without quotation marks around it and line breaks in it."""
    plain = _HYPHENS.sub("-", _APOSTROPHES.sub("'", _INVISIBLE.sub("", text)))
    plain = plain.strip(_OUTER)
    inner = plain.strip(_QUOTES)
    # the quotation mark of 51 „Immelmann“ has its partner within the name
    return tuple((plain if any(mark in inner for mark in _QUOTES) else inner).strip(_OUTER).split())


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """What two spellings of one word share: case and accents do not count, umlauts do.

    "Erdoğan" and "Erdogan" are the same name in newspapers; "Muller" and "Müller" are two. The dots of
    "U.S." fall out too.
    """
    composed = unicodedata.normalize("NFC", _MARKS.sub("", word)).casefold().translate(_UMLAUTS)
    bare = "".join(
        character
        for character in unicodedata.normalize("NFD", composed)
        if not unicodedata.combining(character)
    )
    return bare.translate(_BACK).replace(".", "").replace("ı", "i").replace("ł", "l").replace("ø", "o")


def key_of(words: tuple[str, ...]) -> str:
    """The folded words of a name, joined by single spaces."""
    return " ".join(folded(word) for word in words)


def shouted(words: tuple[str, ...]) -> bool:
    """Whether a name is written in capitals only, as in a headline (or because it is an abbreviation)."""
    return all(word == word.upper() for word in words) and any(len(word) > 1 for word in words)


def listed(words: str) -> frozenset[str]:
    """A list of words, written with spaces between them."""
    return frozenset(words.split())


def endings(words: str) -> tuple[str, ...]:
    """The same for `str.endswith`."""
    return tuple(words.split())
