"""Which mentions of people are the same person.

A full name makes a person; a bare surname goes to the person of that name, and where several have it, to the
one whose office or form of address fits, else to the one last named in full, as readers do. Two full names
with different first names are two people, whatever else they share.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from randnotiz.analysis.entities.inflection import genitive_bases
from randnotiz.analysis.entities.names import folded, listed
from randnotiz.analysis.entities.titles import Title

Words = tuple[str, ...]

_PARTICLES: Final = listed(
    "von vom van de der den dem ten ter te zu zum zur di da del della degli dos das do du des la le "
    "los las bin ibn bint al el af av y e"
)
_FORMAL: Final = listed("frau herr mr mrs ms miss madame monsieur dr prof professor")
_SUFFIX: Final = re.compile(r"(?:jr|sr|junior|senior|jun|sen|[ivx]{1,4})$")


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A person's name cut in its parts; all folded. `given` is empty for a bare surname (or first name)."""

    given: Words
    surname: Words
    suffix: str = ""


def parse(words: Words) -> PersonalName:
    """Cut a name without titles: "Ursula von der Leyen", "Karl-Heinz Müller jr.", "Merkel"."""
    plain = [folded(word) for word in words]
    suffix = plain.pop() if len(plain) > 1 and _SUFFIX.match(plain[-1]) else ""
    suffix = suffix.replace("junior", "jr").replace("jun", "jr").replace("senior", "sr").replace("sen", "sr")
    place = next((at for at in range(len(plain) - 1) if _is_particle(words[at])), len(plain) - 1)
    return PersonalName(tuple(plain[:place]), tuple(plain[place:]), suffix)


def _is_particle(word: str) -> bool:
    # "Alexander Van der Bellen" and headlines write them large, but "E." in "John E. Smith" is none
    return folded(word) in _PARTICLES and (word.islower() or (len(word) > 1 and "." not in word))


@dataclass(slots=True)
class PersonMention:
    """One mention of a person: where, in which words (without titles), and the titles in and before it."""

    place: int
    words: Words
    titles: tuple[Title, ...]
    genitive: bool = False
    """Whether the words around it ask for a genitive, so that a final s is likely an ending."""
    person: Person | None = None
    base: Words = ()
    """The words without a genitive ending, once the person is known."""


@dataclass(slots=True, eq=False)
class Person:
    """A person of the article, with all that was said of them."""

    name: PersonalName
    titles: set[Title] = field(default_factory=set)
    full_places: list[int] = field(default_factory=list)

    def compatible(self, other: PersonalName) -> bool:
        """Whether a full name can be this person's: one's first names are found in the other's, in order."""
        mine = self.name
        if mine.surname != other.surname or mine.suffix != other.suffix:
            return False
        if not mine.given or not other.given:
            return False
        if _joined(mine.given) == _joined(other.given):
            return True
        short, long = sorted((mine.given, other.given), key=len)
        rest = iter(long)
        return _same_given(short[0], long[0]) and all(
            any(_same_given(word, one) for one in rest) for word in short
        )

    def gender(self) -> str:
        """ "m" or "f" where the titles agree on it."""
        told = {title.gender for title in self.titles} - {""}
        return told.pop() if len(told) == 1 else ""

    def fit(self, titles: Iterable[Title]) -> int:
        """How well a mention's titles suit this person: -1 not at all, 0 nothing known, 1 or 2 well."""
        best = 0
        mine = self.gender()
        for title in titles:
            if title.gender and mine and title.gender != mine:
                return -1
            if any(title.word == own.word for own in self.titles):
                best = 2
            elif (title.gender and title.gender == mine) or any(
                title.head == own.head for own in self.titles
            ):
                best = max(best, 1)
        return best


def _joined(given: Words) -> str:
    # "Karl-Heinz" and "Karl Heinz" are one name; "Karl" is another
    return " ".join(given).replace("-", " ")


def _same_given(one: str, other: str) -> bool:
    # "D." stands for "Donald"; folding has taken the dot away
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


_Set = dict[int, Person]
"""People by their `id`: a set that keeps its order."""


class People:
    """The people of one article."""

    def __init__(self, german: bool, attested: frozenset[str]) -> None:
        self._german = german
        self._attested = attested
        self.people: list[Person] = []
        self._by_surname: dict[str, _Set] = defaultdict(dict)
        self._by_given: dict[str, _Set] = defaultdict(dict)
        self._by_name: dict[PersonalName, Person] = {}

    def resolve(self, mentions: Sequence[PersonMention]) -> None:
        """Give every mention (in text order) its person and its base form."""
        known = {" ".join(parse(mention.words).surname) for mention in mentions} | self._attested
        full = [mention for mention in mentions if parse(mention.words).given]
        verbatim_full = {_key(mention.words) for mention in full}
        for mention in full:
            self._add_full(mention, verbatim_full)
        for mention in mentions:
            if mention.person is None:
                self._add_bare(mention, known)

    # ------------------------------------------------------------- full names

    def _add_full(self, mention: PersonMention, verbatim_full: set[str]) -> None:
        words = mention.words
        for base in _readings(mention.words, self._german):
            # "Julia Peters" is no genitive only because there is a Peter, too: the words around decide
            asked = mention.genitive and _ends_in_genitive(mention.words)
            if asked or _key(base) in verbatim_full or " ".join(parse(base).surname) in self._attested:
                words = base
                break
        self._join(mention, words, self._person_of(parse(words)))
        person = mention.person
        assert person is not None
        person.full_places.append(mention.place)
        person.titles.update(mention.titles)

    def _person_of(self, name: PersonalName) -> Person:
        exact = self._by_name.get(name)
        if exact is not None:
            return exact
        same_surname = self._by_surname[" ".join(name.surname)].values()
        fitting = [person for person in same_surname if person.compatible(name)]
        initial = len(name.given[0]) == 1
        if len(fitting) == 1 or (fitting and not initial):
            person = fitting[-1]
            if len(name.given) > len(person.name.given) or len(person.name.given[0]) == 1 < len(
                name.given[0]
            ):
                person.name = name
                self._index(person)
            return person
        person = Person(name)
        self.people.append(person)
        self._index(person)
        return person

    def _index(self, person: Person) -> None:
        name = person.name
        self._by_name[name] = person
        for key in {" ".join(name.surname[at:]) for at in range(len(name.surname))}:
            self._by_surname[key][id(person)] = person
        if name.given:
            self._by_given[" ".join(name.given)][id(person)] = person
            self._by_given["-".join(name.given)][id(person)] = person
            self._by_given[name.given[0]][id(person)] = person
            # "García Márquez" of "Gabriel García Márquez"
            for at in range(1, len(name.given)):
                self._by_surname[" ".join((*name.given[at:], *name.surname))][id(person)] = person

    # ------------------------------------------------------------- bare names

    def _add_bare(self, mention: PersonMention, known: set[str]) -> None:
        readings = (mention.words, *_readings(mention.words, self._german))
        # "Frau Peter" is called Peter by surname, while "Prinz Harry" may well be Harry Windsor
        formal = any(title.head in _FORMAL for title in mention.titles)
        for table in (self._by_surname,) if formal else (self._by_surname, self._by_given):
            for words in readings:
                candidates = table.get(_key(words))
                if candidates and (person := _choose(candidates.values(), mention)):
                    self._join(mention, words, person)
                    return
        words = mention.words
        for base in readings[1:]:
            if _key(base) in known or (mention.genitive and _ends_in_genitive(words)):
                words = base
                break
        person = Person(parse(words))
        self.people.append(person)
        self._by_surname[_key(words)][id(person)] = person
        self._join(mention, words, person)

    def _join(self, mention: PersonMention, words: Words, person: Person) -> None:
        mention.person, mention.base = person, words

    def named(self, key: str, place: int) -> Person | None:
        """The person whom a folded surname or full name means at a place in the text, or None."""
        candidates = self._by_surname.get(key)
        if candidates:
            return _choose(candidates.values(), PersonMention(place, (), ()))
        head, _, surname = key.rpartition(" ")
        for person in self._by_surname.get(surname, {}).values():
            if head and " ".join(person.name.given) == head:
                return person
        return None


def _choose(candidates: Iterable[Person], mention: PersonMention) -> Person | None:
    """Of people with one surname, the one whose titles fit best, then the one last named in full before."""
    fits = {id(person): person.fit(mention.titles) for person in candidates}
    possible = [person for person in candidates if fits[id(person)] >= 0]
    if not possible:
        return None

    def nearness(person: Person) -> tuple[int, int, int]:
        places = person.full_places  # in text order, as full names are taken in
        earlier = bisect_left(places, mention.place)
        # a headline names someone whom the text introduces later: then the first one to come
        after = -places[0] if places else 0
        return fits[id(person)], places[earlier - 1] if earlier else -1, after

    return max(possible, key=nearness)


def _key(words: Words) -> str:
    return " ".join(folded(word) for word in words)


def _readings(words: Words, german: bool) -> list[Words]:
    return [(*words[:-1], base) for base in genitive_bases(words[-1], german)]


# First names and surnames whose s is their own; a genitive of theirs would take an apostrophe instead.
_OWN_S: Final = listed(
    "andreas angus aris atlas boris carlos charles chris claas claus david dennis doris elias francis "
    "frans georges hannes hans ines iris james jens jesus johannes jonas jules julius justus klaas "
    "klaus lars louis lucas lukas luis marcus marius markus mathias matthias mats moses nicolas niels "
    "nikolaus nils paris paulus phyllis rasmus rufus thomas titus tobias tomas tullius ulysses "
    "walters adams andrews carstens davies davis edwards evans fuchs gates harris hughes jacobs jones "
    "lewis matthews mears myers peters philips powers reus rogers sanders simmons stevens thies watts "
    "wells williams woods hues roberts richards collins hawkins perkins"
)


def _ends_in_genitive(words: Words) -> bool:
    last = folded(words[-1])
    return not (last in _OWN_S or last.endswith(("us", "is", "os", "ss")))
