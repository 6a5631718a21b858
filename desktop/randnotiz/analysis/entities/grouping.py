"""From names to mentions and entities: the order in which the rules of this package are applied."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from randnotiz.analysis.entities.aliases import nothing_but_places
from randnotiz.analysis.entities.brackets import introduced
from randnotiz.analysis.entities.compounds import beginnings, parts
from randnotiz.analysis.entities.decisions import agree, missed, placed
from randnotiz.analysis.entities.inflection import bare, stem_key
from randnotiz.analysis.entities.names import Name, key_of, words_of
from randnotiz.analysis.entities.naming import Ids, person_name, thing_name
from randnotiz.analysis.entities.people import People, Person, PersonMention
from randnotiz.analysis.entities.things import Things, place_core
from randnotiz.analysis.entities.titles import split_titles, titles_before
from randnotiz.domain.mention import Entity, Label, Mention

Words = tuple[str, ...]

# A noun directly after a name, or an adjective in -es before one: "Merkels Rede", "Merkels neues Amt".
_NOUN_AFTER: Final = re.compile(r"[ \u00a0](?:[„“»\"]?[A-ZÄÖÜ][a-zäöüß]|[a-zäöüß]{3,30}es [A-ZÄÖÜ])")
_DES_BEFORE: Final = re.compile(r"\b(?:des|eines|seines|ihres|dieses|unseres)(?: [a-zäöüß]+en)? $")


def group(text: str, names: Sequence[Name], language: str) -> tuple[list[Mention], list[Entity]]:
    """The mentions and entities of a text, both in text order.

    `names` are the recogniser's, in text order, without overlaps; `language` is "de" or "en". Beside a
    mention for each name there may be more that the recogniser passed over (origin "rule") and name parts of
    compounds (related).
    """
    grouping = _Grouping(text, language == "de")
    grouping.take(names)
    return grouping.result()


@dataclass(slots=True, eq=False)
class _Row:
    """An entity in the making."""

    label: Label
    key: str
    forms: Counter[Words] = field(default_factory=Counter)
    person: Person | None = None
    entity: Entity | None = None


class _Grouping:
    def __init__(self, text: str, german: bool) -> None:
        self._text = text
        self._german = german
        self._attested = beginnings(text)
        self._names: list[Name] = []
        self._rows: list[_Row] = []
        self._things: dict[tuple[Label, str], _Row] = {}
        self._same: dict[str, str] = {}
        self._row_of_person: dict[int, _Row] = {}
        self._words: dict[str, Words] = {}

    # ------------------------------------------------------------- taking names in

    def take(self, names: Sequence[Name]) -> None:
        found = self._agreed([name for name in names if self._words_at(name)])
        added = missed(self._text, found, self._surnames(found))
        self._names = sorted((*found, *added), key=lambda name: name.start)
        self._people = People(self._german, self._attested)
        self._rules = Things(self._german, self._written_keys(), self._attested)
        persons = self._take_people()
        keys = self._thing_keys()
        self._join_abbreviations(keys)
        self._join_short_places(keys)
        self._row_at: list[_Row] = [
            self._person_row(persons[index])
            if index in persons
            else self._thing_row(name.label, *keys[index])
            for index, name in enumerate(self._names)
        ]

    def _words_at(self, name: Name) -> Words:
        surface = self._text[name.start : name.end]
        words = self._words.get(surface)
        if words is None:
            words = self._words[surface] = words_of(surface)
        return words

    def _surnames(self, names: Sequence[Name]) -> set[str]:
        """Last words of full names: a bare one elsewhere is hardly anybody else."""
        people = (self._words_at(name) for name in names if name.label is Label.PER)
        return {words[-1] for words in people if len(words) > 1}

    def _agreed(self, names: list[Name]) -> list[Name]:
        full = {
            key_of(words[-1:])
            for name in names
            if name.label is Label.PER and len(words := self._words_at(name)) > 1
        }
        keys = [stem_key(self._words_at(name)) for name in names]
        known = nothing_but_places() - full
        names = [placed(name, key, known) for name, key in zip(names, keys, strict=True)]
        # A bare surname of somebody named in full is that person, even where a firm has the same name.
        return agree(names, keys, lambda index: names[index].label is Label.PER and keys[index] in full)

    def _written_keys(self) -> set[str]:
        return {stem_key(bare(self._words_at(name))) for name in self._names if name.label is not Label.PER}

    def _take_people(self) -> dict[int, PersonMention]:
        mentions: dict[int, PersonMention] = {}
        for index, name in enumerate(self._names):
            if name.label is Label.PER:
                titles, words = split_titles(self._words_at(name))
                titles = (*titles, *titles_before(self._text, name.start))
                mentions[index] = PersonMention(name.start, words, titles, self._noun_follows(name))
        self._people.resolve(list(mentions.values()))
        return mentions

    def _noun_follows(self, name: Name) -> bool:
        return self._german and _NOUN_AFTER.match(self._text, name.end) is not None

    def _thing_keys(self) -> dict[int, tuple[str, Words]]:
        keys: dict[int, tuple[str, Words]] = {}
        for index, name in enumerate(self._names):
            if name.label is not Label.PER:
                after_des = self._german and _DES_BEFORE.search(
                    self._text, max(0, name.start - 40), name.start
                )
                keys[index] = self._rules.base(
                    self._words_at(name), name.label, self._noun_follows(name), bool(after_des)
                )
        return keys

    def _join_abbreviations(self, keys: dict[int, tuple[str, Words]]) -> None:
        for index, short in introduced(self._text, self._names):
            key = stem_key(words_of(short))
            long = keys[index][0]
            # an alias that the table knows outranks a key of ours
            if key != long and self._root(key) != self._root(long):
                label = self._names[index].label
                known, _ = self._rules.base(words_of(short), label, False, False)
                if known.startswith("="):
                    self._same.setdefault(long, known)
                else:
                    self._same.setdefault(key, self._root(long))

    def _join_short_places(self, keys: dict[int, tuple[str, Words]]) -> None:
        """A bare "Frankfurt" is the article's "Frankfurt am Main", unless it names the other one as well."""
        longer: dict[str, set[str]] = defaultdict(set)
        for index, (key, words) in keys.items():
            core = place_core(words) if self._names[index].label is Label.LOC else None
            if core is not None:
                longer[self._rules.base(core, Label.LOC, False, False)[0]].add(key)
        for short, found in longer.items():
            if len(found) == 1 and short not in found:
                self._same.setdefault(short, next(iter(found)))

    def _root(self, key: str) -> str:
        seen = {key}
        while (further := self._same.get(key)) is not None and further not in seen:
            seen.add(further)
            key = further
        return key

    # ------------------------------------------------------------- rows

    def _person_row(self, mention: PersonMention) -> _Row:
        assert mention.person is not None
        row = self._row_of_person.get(id(mention.person))
        if row is None:
            row = self._row_of_person[id(mention.person)] = _Row(Label.PER, "", person=mention.person)
            self._rows.append(row)
        row.forms[mention.base] += 1
        return row

    def _thing_row(self, label: Label, key: str, base: Words) -> _Row:
        root = self._root(key)
        row = self._things.get((label, root))
        if row is None:
            row = self._things[label, root] = _Row(label, root)
            self._rows.append(row)
        row.forms[base] += 1
        return row

    # ------------------------------------------------------------- results

    def result(self) -> tuple[list[Mention], list[Entity]]:
        ids = Ids()
        entities = []
        for row in self._rows:
            shown = (
                person_name(row.forms)
                if row.label is Label.PER
                else thing_name(row.key, row.forms, row.label, self._german)
            )
            row.entity = Entity(ids.give(row.label, shown), row.label, shown)
            entities.append(row.entity)
        mentions = [
            Mention(name.start, name.end, name.label, _entity(row).id, None, name.confidence, name.origin)
            for name, row in zip(self._names, self._row_at, strict=True)
        ]
        mentions.extend(self._related())
        return sorted(mentions, key=lambda mention: (mention.start, mention.end)), entities

    def _related(self) -> list[Mention]:
        found: dict[str, _Row] = {}

        def find(words: Words, place: int) -> str | None:
            row = self._row_named(words, place)
            if row is None:
                return None
            found[_entity(row).id] = row
            return _entity(row).id

        taken = [(name.start, name.end) for name in self._names]
        return [
            Mention(part.start, part.end, found[part.key].label, part.key, origin="rule", related=True)
            for part in parts(self._text, taken, find)
        ]

    def _row_named(self, words: Words, place: int) -> _Row | None:
        """The row that words within a compound mean, if the article has it as a name of its own."""
        rows = [
            row
            for label in (Label.LOC, Label.ORG)
            if (row := self._things.get((label, self._root(self._rules.base(words, label, False, False)[0]))))
        ]
        person = self._people.named(key_of(words), place)
        if person is not None:
            rows.append(self._row_of_person[id(person)])
        return max(rows, key=lambda row: row.forms.total(), default=None)


def _entity(row: _Row) -> Entity:
    assert row.entity is not None
    return row.entity
