"""Words and what they can mean to the grammar: each word has classes, and a value in each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from randnotiz.analysis.timex.tokens import DASHES, QUOTES, Tokens, plain

Meanings = Mapping[str, Any]

_SIGNS = {".": "DOT", ",": "COMMA", ":": "COLON", ";": "SEMICOLON", "/": "SLASH", "(": "LPAR", ")": "RPAR"}
_SIGNS |= {
    "\n": "NEWLINE",
    "!": "STOP",
    "?": "STOP",
    "…": "STOP",
    "%": "MEASURE",
    "€": "MEASURE",
    "$": "MONEY",
}
_SIGNS |= {
    "£": "MONEY",
    "§": "LABEL",
    "#": "LABEL",
    "°": "MEASURE",
    "+": "PLUS",
    "=": "EQUALS",
    "*": "BORN",
    "†": "BORN",
}
_SIGNS |= dict.fromkeys(DASHES, "DASH") | dict.fromkeys(QUOTES, "QUOTE")

# Signs that mean something else when they touch the next token: "20.30" and "20. 30" differ.
_TIGHT = {"DOT": "TDOT", "COLON": "TCOLON", "DASH": "TDASH", "COMMA": "TCOMMA", "SLASH": "TSLASH"}

# classes of short numbers: name, least and greatest
_SMALL = (("DAY", 1, 31), ("MONTHNUM", 1, 12), ("HOUR", 0, 24))
_TWO_DIGITS = (("YY", 0, 99), ("MINUTE", 0, 59))

CAPITALISED: Meanings = {"CAP": None, "WORD": None}
LOWER: Meanings = {"LOW": None, "WORD": None}


def words(text: str) -> frozenset[str]:
    """A set of words, written with blanks between them."""
    return frozenset(text.split())


@dataclass(slots=True)
class Lexicon:
    """What the grammar of one language knows of single words.

    Words are looked up as written, then in lower case, then (all capitals) capitalised: "Heute" finds
    "heute", "MONTAG" finds "Montag", but "may" does not find "May".
    """

    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    _found: dict[str, Meanings] = field(default_factory=dict)

    def add(self, words: str | Iterable[str], name: str, value: Any = None) -> None:
        """Give words (one string: separated by blanks) a class and its value."""
        for word in words.split() if isinstance(words, str) else words:
            self.words.setdefault(word, {})[name] = value

    def add_all(self, name: str, table: Mapping[str, Any]) -> None:
        """Give each key of a table (several words: separated by blanks) a class with the key's value."""
        for words, value in table.items():
            self.add(words, name, value)

    def meanings(self, word: str) -> Meanings:
        """The classes of a word that holds letters, with their values."""
        known = self._found.get(word)
        if known is None:
            known = self._look_up(plain(word))
            if len(self._found) < 50_000:  # a bound, lest a library of hostile texts fills the memory
                self._found[word] = known
        return known

    def every_meaning(self) -> list[Meanings]:
        """The meanings of every known word, number and sign, so that a grammar can be compiled once."""
        numbers = (
            [f"{n}" for n in range(101)] + [f"{n:02d}" for n in range(10)] + ["1000", "2500", "10000", "²"]
        )
        signs: list[Meanings] = [{name: None} for name in {*_SIGNS.values(), "SIGN"}]
        signs += [{name: None, tight: None} for name, tight in _TIGHT.items()]
        shapes = [self.meanings(form) for word in self._samples() for form in (word, word.capitalize())]
        return [CAPITALISED, LOWER, *shapes, *map(number_meanings, numbers), *signs]

    def _samples(self) -> list[str]:
        """One word of each set of classes; all words that share their letters with another."""
        seen: set[tuple[bool, frozenset[str]]] = set()
        samples = []
        for word, entry in self.words.items():
            key = (word[:1].islower(), frozenset(entry))
            twin = word.capitalize() if key[0] else word.lower()
            if key not in seen or (twin != word and twin in self.words):
                seen.add(key)
                samples.append(word)
        return samples

    def _look_up(self, word: str) -> Meanings:
        shape = LOWER if word[:1].islower() else CAPITALISED
        entry = self.words.get(word, {})
        if all(name.startswith("=") for name in entry):  # nothing, or just a word of some pattern
            entry = {**self.words.get(word.lower(), {}), **entry}
        if not entry and word.isupper() and len(word) > 1:
            entry = self.words.get(word.capitalize(), {})
        if not entry and "ss" in word:  # as the Swiss write: "dreissig"
            entry = self.words.get(word.replace("ss", "ß"), {})
        return {**shape, **entry} if entry else shape


def number_meanings(digits: str) -> Meanings:
    """The classes of a run of digits: what it could be by its length and size alone."""
    if not digits.isascii() or len(digits) > 15:
        return {"DIG": 0}
    number = int(digits)
    meanings: dict[str, Any] = {"DIG": number, "NUM": number}
    if len(digits) <= 2:
        meanings.update({name: number for name, least, most in _SMALL if least <= number <= most})
    if len(digits) == 2:
        meanings.update({name: number for name, least, most in _TWO_DIGITS if least <= number <= most})
    if len(digits) == 3:
        meanings["THREE"] = number
    if len(digits) == 4 and 1000 <= number <= 2199:
        meanings["YEAR"] = number
    return meanings


def token_meanings(lexicon: Lexicon, tokens: Tokens, index: int, cache: dict[str, Meanings]) -> Meanings:
    """The classes of the token at an index; `cache` keeps numbers and signs of one text."""
    word = tokens.words[index]
    first = word[0]
    if first.isalpha():
        return lexicon.meanings(word)
    sign = _SIGNS.get(first)
    if sign is None:
        known = cache.get(word)
        if known is None:
            known = cache[word] = number_meanings(word) if first.isdigit() else {"SIGN": None}
        return known
    tight = sign in _TIGHT and tokens.joined(index)
    key = f"{first}t" if tight else first
    known = cache.get(key)
    if known is None:
        known = cache[key] = {sign: None, _TIGHT[sign]: None} if tight else {sign: None}
    return known
