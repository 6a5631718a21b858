"""Cutting a text into words, numbers and signs, with their places in code points."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# A word may hold combining marks and soft hyphens; digits never join letters ("80er" is two tokens).
_TOKEN = re.compile(
    r"[^\W\d_][^\W\d_\u0300-\u036f\u00ad]*(?:[\u0300-\u036f\u00ad]+[^\W\d_]*)*|\d+|\n|[^\w\s]|_"
)
_ODD = re.compile(r"[\u0300-\u036f\u00ad]")

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
QUOTES = "\"'„“”‚‘’«»‹›"


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens side by side: `words[i]` stands at `starts[i]` to `ends[i]`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The token at an index, or an empty string outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def joined(self, index: int) -> bool:
        """Whether the token at an index touches the next one."""
        return index + 1 < len(self.words) and self.ends[index] == self.starts[index + 1]


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens; white space other than line ends is no token."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, words, starts, ends)


def without(tokens: Tokens, dropped: frozenset[int]) -> Tokens:
    """The same tokens less those at some indices."""
    kept = [index for index in range(len(tokens)) if index not in dropped]
    return Tokens(
        tokens.text,
        [tokens.words[index] for index in kept],
        [tokens.starts[index] for index in kept],
        [tokens.ends[index] for index in kept],
    )


def plain(word: str) -> str:
    """A word as the lexicon spells it: composed, without soft hyphens."""
    if _ODD.search(word):
        return unicodedata.normalize("NFC", word.replace("\u00ad", ""))
    return word
