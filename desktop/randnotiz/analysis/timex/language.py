"""What the search needs to know of a language, loaded once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from randnotiz.analysis.timex.lexicon import Meanings
from randnotiz.analysis.timex.rules import Grammar
from randnotiz.domain.timex.expression import Direction


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A grammar, and how its language marks tense.

    `verb_signal` says what a single word tells ("past", "future", "perfect", "participle" or nothing);
    `tense` weighs the signals of a clause, each with its distance from the expression. `compounds_veto`: a
    time word joined to another word by a hyphen names no time ("Dienstag-Ausgabe"). `pointing`:
    prepositions that point to the past or the future where no verb does; `deciding`: those that outweigh any
    verb; `attribute` says what a participle before a noun tells. `hour_words`: behind a day without a verb,
    the hour announces it ("Konzert am Samstag, 20 Uhr"). `titles`: endings of words before a surname
    ("Herr Freitag"). `limits`: prepositions before a day that bounds something ("bis Ostern"); `places`:
    endings of words for what is named after a day ("Straße des 17. Juni"); `relatives`: words that go on
    with a clause after a quoted title, as no verb of saying does; `saying`: verbs that report;
    `announcing`: pairs of words that speak of the future ("is to").
    """

    grammar: Grammar
    verb_signal: Callable[[str, Meanings], str]
    tense: Callable[[Sequence[tuple[int, str]]], Direction]
    compounds_veto: bool
    pointing: Mapping[str, Direction]
    hour_words: frozenset[str] = frozenset()
    attribute: Callable[[str], Direction] = lambda word: ""
    deciding: Mapping[str, Direction] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    limits: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    relatives: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    announcing: frozenset[tuple[str, str]] = frozenset()


@cache
def load(name: str) -> Language:
    """The language of a two-letter code; raises KeyError for one that is not known."""
    return _LOADERS[name]()


def _german() -> Language:
    from randnotiz.analysis.timex.german import language

    return language()


def _english() -> Language:
    from randnotiz.analysis.timex.english import language

    return language()


_LOADERS: dict[str, Callable[[], Language]] = {"de": _german, "en": _english}
