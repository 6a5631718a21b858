"""Which mentions of places and organisations are the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from randnotiz.analysis.entities.aliases import organisations, places
from randnotiz.analysis.entities.brackets import without_bracket
from randnotiz.analysis.entities.inflection import (
    bare,
    dative_plural_bases,
    genitive_bases,
    stem_key,
)
from randnotiz.analysis.entities.names import folded, listed
from randnotiz.domain.mention import Label

Words = tuple[str, ...]

_LEGAL_FORMS: Final = listed(
    "ag se gmbh mbh kg kgaa ohg ug ev eg inc corp corporation ltd limited plc llc co company nv sa "
    "spa ab as oyj &"
)
# Where a town lies, which tells it from another of its name.
_BESIDE: Final = listed("am an ob im in bei a.d.")
_OWN_S: Final = ("us", "is", "os", "ss", "as")
_PLACE_ENDINGS: Final = re.compile(
    r"(?:land|burg|berg|dorf|heim|furt|stadt|hausen|ingen|reich|stein|hafen|brück|bach|tal|feld|wald|au|ow|in|en|el|ig|württemberg|holstein)s$"
)


def without_legal_form(words: Words) -> Words:
    """ "Siemens AG" and "Siemens" are one company in a newspaper; at least one word stays."""
    kept = words
    while len(kept) > 1 and folded(kept[-1]) in _LEGAL_FORMS:
        kept = kept[:-1]
    return kept


def place_core(words: Words) -> Words | None:
    """ "Frankfurt" of "Frankfurt am Main", "Frankfurt (Oder)" or "Frankfurt, Kentucky"; else None."""
    for place, word in enumerate(words[1:], 1):
        if word.lower() in _BESIDE or word.startswith("(") or words[place - 1].endswith(","):
            return (*words[: place - 1], words[place - 1].rstrip(","))
    return None


class Things:
    """Decides under which key each place or organisation of one article is listed.

    `written` are the stem keys of all names of the article as they stand there; `attested` the folded words
    that begin its hyphenated compounds ("Trump-Regierung" shows that there is a Trump).
    """

    def __init__(self, german: bool, written: Iterable[str], attested: frozenset[str]) -> None:
        self._german = german
        self._written = frozenset(written)
        self._attested = attested

    def base(self, words: Words, label: Label, genitive: bool, after_des: bool) -> tuple[str, Words]:
        """The key of a name and its words without a genitive ending.

        `genitive`: a noun follows directly; `after_des`: an article in the genitive stands before it.
        """
        full = without_bracket(bare(words))
        plain = without_legal_form(full) if label is Label.ORG else full
        if plain != full:
            return self._root_of_company(plain, full)
        verbatim = stem_key(plain)
        if code := self._code(verbatim, label):
            return code, plain
        readings = self._readings(plain)
        for reading in readings:
            if code := self._code(stem_key(reading), label):
                return code, reading
        endings = genitive_bases(plain[-1], self._german)
        for reading in ((*plain[:-1], ending) for ending in endings):
            key = stem_key(reading)
            if key in self._written or key in self._attested:
                return key, reading
            if self._asked(plain[-1], label, genitive and len(plain) == 1, after_des):
                return key, reading
        return verbatim, plain

    def _root_of_company(self, plain: Words, full: Words) -> tuple[str, Words]:
        """The key without the legal form, the words with it: "Siemens AG" joins "Siemens"."""
        key = stem_key(plain)
        return self._code(key, Label.ORG) or key, full

    @staticmethod
    def _asked(word: str, label: Label, genitive: bool, after_des: bool) -> bool:
        """Whether grammar alone, without another mention, says that the final s is an ending."""
        if word.lower().endswith(_OWN_S):
            return False
        return after_des or (
            label is Label.LOC and (genitive or _PLACE_ENDINGS.search(word.lower()) is not None)
        )

    def _readings(self, words: Words) -> list[Words]:
        last = words[-1]
        ends = (*genitive_bases(last, self._german), *(dative_plural_bases(last) if self._german else ()))
        return [(*words[:-1], end) for end in ends]

    def _code(self, key: str, label: Label) -> str | None:
        first, second = (places(), organisations())
        if label is Label.ORG:
            first, second = second, first
        return first.code(key) or second.code(key)


def shown_name(code: str) -> str | None:
    """What a table of aliases calls a group, or None for a key that is none of its codes."""
    if not code.startswith("="):
        return None
    for table in (places(), organisations()):
        try:
            return table.shown(code)
        except KeyError:
            continue
    return None
