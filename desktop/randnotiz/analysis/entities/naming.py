"""What a row of the sidebar is called, and its id."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from randnotiz.analysis.entities.inflection import dative_plural_bases, nominative, stem_key
from randnotiz.analysis.entities.names import shouted
from randnotiz.analysis.entities.people import parse
from randnotiz.analysis.entities.things import shown_name, without_legal_form
from randnotiz.domain.mention import Label

Words = tuple[str, ...]

_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NO_SLUG: Final = re.compile(r"[\W_]+")
_OBLIQUE: Final = ("en", "em")
_LONGEST_ABBREVIATION: Final = 4


def person_name(forms: Counter[Words]) -> str:
    """The full name that is used most, else the most used form. Headlines' capitals are written small."""
    full = Counter({words: count for words, count in forms.items() if parse(words).given})
    words = _commonest(full or forms)
    if shouted(words) and max(map(len, words)) > _LONGEST_ABBREVIATION:
        words = tuple(_spoken(word) for word in words)
    return " ".join(words)


def thing_name(key: str, forms: Counter[Words], label: Label, german: bool) -> str:
    """The base form of a place's or organisation's name.

    A name that a table of aliases prefers, if the article uses it; else the fullest form that it does use.
    """
    bases: Counter[Words] = Counter()
    for words, count in _without_forms(forms).items():
        bases[nominative(words) if german else words] += count
    preferred = shown_name(key)
    if preferred is not None:
        wanted = stem_key(tuple(preferred.split()))
        used = Counter({words: count for words, count in bases.items() if stem_key(words) == wanted})
        if used:
            return " ".join(_commonest(used))
        if any(wanted == stem_key(base) for words in bases for base in _singular(words)):
            return preferred
    longest = max(len(words) for words in bases)
    words = _commonest(Counter({words: count for words, count in bases.items() if len(words) == longest}))
    if label is Label.LOC and shouted(words) and max(map(len, words)) > _LONGEST_ABBREVIATION:
        words = tuple(_spoken(word) for word in words)
    return " ".join(words)


def _without_forms(forms: Counter[Words]) -> Counter[Words]:
    """The forms without "AG" and the like, if the article uses such; else those that it uses."""
    plain = Counter({words: count for words, count in forms.items() if without_legal_form(words) == words})
    return plain or forms


def _singular(words: Words) -> list[Words]:
    return [(*words[:-1], base) for base in dative_plural_bases(words[-1])]


def _commonest(forms: Counter[Words]) -> Words:
    quiet = {words: count for words, count in forms.items() if not shouted(words)}
    loud = {words: count for words, count in forms.items() if shouted(words)}
    # "NATO" may well be how the article writes it, while one "TRUMP" beside many "Trump" is a headline
    chosen = quiet if quiet and sum(quiet.values()) >= sum(loud.values()) else loud or quiet
    # of forms that differ by inflection alone, the one without the ending of an oblique case
    return max(
        chosen, key=lambda words: (chosen[words], not words[0].endswith(_OBLIQUE), len("".join(words)))
    )


def _spoken(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


class Ids:
    """Ids that speak ("per:donald-trump"), each given once in an article."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def give(self, label: Label, name: str) -> str:
        """The id of the next entity with this name."""
        plain = unicodedata.normalize("NFKD", name.casefold().translate(_UMLAUTS))
        plain = "".join(character for character in plain if not unicodedata.combining(character))
        slug = f"{label.value.lower()}:{_NO_SLUG.sub('-', plain).strip('-') or 'unnamed'}"
        self._given[slug] += 1
        number = self._given[slug]
        return slug if number == 1 else f"{slug}-{number}"
