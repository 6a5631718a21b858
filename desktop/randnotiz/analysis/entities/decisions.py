"""What the recogniser says of a name in one place, made to agree with what it says of it in the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from randnotiz.analysis.entities.names import Name
from randnotiz.domain.mention import Label

# A label wins where it has this many times the weight of all others together; below, both readings stay.
MAJORITY: Final = 2.0
# A mention that the recogniser is surer of than this keeps its own label: it knows the words around.
STUBBORN: Final = 0.97
_RULE_WEIGHT: Final = 0.5


def agree(names: Sequence[Name], keys: Sequence[str], fixed: Callable[[int], bool]) -> list[Name]:
    """The names with the label that most mentions of the same key have, where the recogniser wavers.

    `keys` are the names' keys, in the same order; `fixed` says of an index that its label has another ground.
    """
    weights: dict[str, Counter[Label]] = defaultdict(Counter)
    for name, key in zip(names, keys, strict=True):
        weights[key][name.label] += name.confidence if name.confidence is not None else _RULE_WEIGHT  # type: ignore[assignment]
    agreed = []
    for index, (name, key) in enumerate(zip(names, keys, strict=True)):
        (label, weight), *others = weights[key].most_common()
        # a name of several words is hardly ever two things in one article, a single one ("Verdi") may well be
        several = " " in key
        wavers = several or name.confidence is None or name.confidence < STUBBORN
        needed = 1.0 if several else MAJORITY
        decided = weight >= needed * sum(other for _, other in others)
        change = label is not name.label and wavers and decided and not fixed(index)
        agreed.append(replace(name, label=label) if change else name)
    return agreed


# Below these, a name that is the name of a country is that country.
_NO_PERSON: Final = STUBBORN
_NO_ORGANISATION: Final = 0.6


def placed(name: Name, key: str, places: frozenset[str]) -> Name:
    """A name as a place, if its key is one of `places` and the recogniser is not sure of something else.

    A team, a government or a person may well be called like a country or a capital, but rarely so that the
    words around leave it open.
    """
    limit = {Label.PER: _NO_PERSON, Label.ORG: _NO_ORGANISATION}.get(name.label, 0.0)
    if (name.confidence or 0.0) < limit and key in places:
        return replace(name, label=Label.LOC)
    return name


_WORD: Final = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?")
# Peter Sommer may be bare "Sommer", but "der Sommer" is a season.
_ARTICLE_BEFORE: Final = re.compile(
    r"(?i)\b(?:de[rnms]|die|das|eine?[mnrs]?|kein|i[mn]s?|[av]m|vom|zu[mr]|the|an?) $"
)
_CONNECTS: Final = re.compile(r"[\w-]")
_FEWEST_LETTERS: Final = 3
# What the recogniser doubts is not to be looked for elsewhere.
_EXEMPLARY: Final = 0.6


def missed(text: str, names: Sequence[Name], certain: Iterable[str] = ()) -> list[Name]:
    """Occurrences of the article's names that the recogniser passed over, to be added to `names`.

    Only for names that it found at least twice and twice as often as not (once, if they have several words
    or are `certain`: the surname of somebody named in full), letter by letter, as whole words, and whose word
    the article never uses in small letters. `names` are in text order.
    """
    found = _findings(text, names)
    sure = set(certain)
    by_first: dict[str, list[str]] = defaultdict(list)
    for surface, labels in found.items():
        often = labels.total() > 1 or " " in surface or surface in sure
        if often and _tellable(surface) and (match := _WORD.match(surface)):
            by_first[match[0]].append(surface)
    if not by_first:
        return []
    places, small = _occurrences(text, names, by_first)
    added: list[Name] = []
    for surface, starts in places.items():
        mostly_found = found[surface].total() >= 2 * len(starts) or surface in sure or " " in surface
        if mostly_found and surface.lower() not in small:
            label = found[surface].most_common(1)[0][0]
            added.extend(
                Name(start, start + len(surface), label, None, "rule")
                for start in starts
                if label is not Label.PER or not _ARTICLE_BEFORE.search(text, max(0, start - 8), start)
            )
    return added


def _findings(text: str, names: Sequence[Name]) -> dict[str, Counter[Label]]:
    """The names by their words, with their labels, but for those that the recogniser doubts."""
    found: dict[str, Counter[Label]] = defaultdict(Counter)
    for name in names:
        if name.confidence is None or name.confidence >= _EXEMPLARY:
            found[text[name.start : name.end]][name.label] += 1
    return found


def _tellable(surface: str) -> bool:
    return len(surface) >= _FEWEST_LETTERS and surface[0].isupper() and "\n" not in surface


def _occurrences(
    text: str, names: Sequence[Name], by_first: dict[str, list[str]]
) -> tuple[dict[str, list[int]], set[str]]:
    """Where the surfaces stand outside all names, and the words that the text writes small."""
    places: dict[str, list[int]] = defaultdict(list)
    small: set[str] = set()
    next_name = 0
    free_from = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if text[start].islower():
            small.add(match[0])
            continue
        while next_name < len(names) and names[next_name].end <= start:
            next_name += 1
        limit = names[next_name].start if next_name < len(names) else len(text)
        if start < free_from or start >= limit:
            continue
        # at the end of a sentence the full stop is none of the word's own, as it is in "U.S."
        candidates = by_first.get(match[0]) or by_first.get(match[0].rstrip("."), [])
        for surface in sorted(candidates, key=len, reverse=True):
            end = start + len(surface)
            if end <= limit and text.startswith(surface, start) and not _CONNECTS.match(text[end : end + 1]):
                places[surface].append(start)
                free_from = end
                break
    return places, small
