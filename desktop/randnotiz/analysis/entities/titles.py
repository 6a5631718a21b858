"""Titles and offices before a person's name: no part of it, but a hint at who is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from randnotiz.analysis.entities.names import endings, folded, listed

_PLAIN: Final = {
    "f": listed("frau madame mme mrs ms miss lady dame prinzessin königin kaiserin queen princess schwester"),
    "m": listed(
        "herr herrn monsieur mr sir lord prinz prinzen könig kaiser zar king prince papst pope pater"
    ),
    "": listed(
        "dr prof professor doktor med phil jur ing dipl mag st sen senator rep gov gen general lt "
        "col capt sgt major oberst hauptmann leutnant admiral president chancellor minister "
        "secretary chairman judge justice congressman congresswoman mayor governor attorney "
        "ambassador prime vice deputy former first"
    ),
}
# Heads of German office names; "-in" makes them feminine, and compounds end with them ("Außenminister").
_OFFICES: Final = endings(
    "präsident kanzler minister chef sprecher senator bürgermeister abgeordneter abgeordnete "
    "general professor direktor vorsitzender vorsitzende vorstand sekretär botschafter "
    "richter anwalt trainer bischof kardinal kommissar beauftragter beauftragte regisseur "
    "autor forscher experte leiter führer fürst herzog graf gouverneur premier staatschef "
    "regierungschef landrat stadtrat rat könig kaiser papst kandidat politiker manager "
    "gründer inhaber ökonom historiker schauspieler sänger stürmer torwart verteidiger "
    "kapitän inspekteur oberst major leutnant admiral kommandeur kommandant intendant rektor "
    "dekan pfarrer pastor meister"
)
_HEAD: Final = re.compile(
    r"(?:^|[\w-])(" + "|".join(sorted(_OFFICES, key=len, reverse=True)) + r")(in|innen|en|n|s|es|e|r)?$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """One title: its own word and its head without endings, and the gender it tells ("m", "f" or "")."""

    word: str
    head: str
    gender: str


@lru_cache(maxsize=20_000)
def title_of(word: str) -> Title | None:
    """What a word says as a title, or None if it is none."""
    lower = folded(word.strip('“”„"»«,:'))
    for gender, words in _PLAIN.items():
        if lower in words:
            head = "herr" if lower == "herrn" else lower
            return Title(head, head, gender)
    match = _HEAD.search(lower)
    if match is None or not word[:1].isupper():
        return None
    head, ending = match[1], match[2] or ""
    feminine = ending in ("in", "innen")
    return Title(lower[: match.start(1)] + head, head, "f" if feminine else "m" if not ending else "")


_LONGEST_OFFICE: Final = 4


def split_titles(words: tuple[str, ...]) -> tuple[tuple[Title, ...], tuple[str, ...]]:
    """The titles that a name begins with, and the name itself, which keeps at least one word."""
    titles: list[Title] = []
    rest = words
    while len(rest) > 1 and (title := title_of(rest[0])) is not None:
        titles.append(title)
        rest = rest[1:]
    # "U.S. President Donald Trump", "Home Secretary Suella Braverman": what stands before the title belongs
    # to it if a first name and a surname follow
    for place in range(1, min(_LONGEST_OFFICE, len(rest) - 2)):
        title = title_of(rest[place])
        if title is not None:
            further, name = split_titles(rest[place + 1 :])
            return (*titles, title, *further), name
    return tuple(titles), rest


_BEFORE: Final = re.compile(r"([^\W\d_][\w.’'-]*)[ \u00a0]+$")


def titles_before(text: str, start: int) -> tuple[Title, ...]:
    """The titles that stand directly before a name in the text, nearest first, three at most."""
    found: list[Title] = []
    window = text[max(0, start - 80) : start]
    while len(found) < 3 and (match := _BEFORE.search(window)):
        title = title_of(match[1])
        if title is None:
            break
        found.append(title)
        window = window[: match.start()]
    return tuple(found)
