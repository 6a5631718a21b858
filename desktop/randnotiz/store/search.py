"""The search through the whole library: titles, names found in the texts, the reader's notes, texts.

Each place is asked by itself and gives its newest articles first; the places follow each other in the order
of what they are worth. Nothing is weighed by the frequency of words (bm25): that would have to look at every
article with a common word in it, 160 ms for a word that 100,000 of them hold, where the newest thousand take
one. Nothing here is asked of more than `MOST` articles.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from randnotiz.domain.shelf import Place, SearchHit
from randnotiz.store.folding import fold
from randnotiz.store.passages import Marker, Part
from randnotiz.store.spelling import match_expression, parts_of

if TYPE_CHECKING:
    from randnotiz.domain.span import Span
    from randnotiz.store.connection import Connection, Row

MOST: Final = 1000
"""Articles that one search finds at most: who looks through more of them types another word."""
_ENOUGH: Final = 20
"""With so many found by one word, it is not looked for inside words any more."""
_MIXED: Final = 300
"""Notes, of each word, that are held against the texts."""
_MOST_MIXTURES: Final = 6
"""Ways in which the words may be divided between note and text that are tried."""
_MOST_COMPARED: Final = 20_000
"""Texts that those are held against: 5 ms."""
_LEAST_INSIDE: Final = 3
"""Letters of a word that is looked for inside others."""
_MOST_INSIDE: Final = 3
"""Words that are."""

_COLUMNS: Final = {Place.TITLE: "title", Place.NAME: "names"}
_MOST_READ: Final = 500_000
"""Code points of a text in which a passage is looked for that was found elsewhere: 10 ms."""

_HEADS: Final = "SELECT rowid FROM head_index WHERE head_index MATCH ? ORDER BY rowid DESC LIMIT ?"
_TEXTS: Final = "SELECT rowid FROM article_index WHERE article_index MATCH ? ORDER BY rowid DESC LIMIT ?"
_SHOWN: Final = """
    SELECT article.title, publisher, author, names, text
    FROM article JOIN article_text ON article_text.article = article.id
        LEFT JOIN article_head ON article_head.article = article.id
    WHERE article.id = ?
"""
_NOTES: Final = """
    SELECT annotation.article, annotation.id
    FROM note_index JOIN annotation ON annotation.number = note_index.rowid
    WHERE note_index MATCH ? ORDER BY note_index.rowid DESC LIMIT ?
"""


class Match(NamedTuple):
    """An article that was found, and where; with `annotation`, in this note of it."""

    article: int
    place: Place
    annotation: str | None = None


class Search:
    """One query: which articles it finds, and the passages to show of them, made one by one."""

    def __init__(self, connection: Connection, query: str) -> None:
        """Finds nothing yet. Any text is a legal query; one without words finds nothing."""
        self._connection = connection
        self._parts = parts_of(query)
        self._loose = parts_of(query, unfinished=True)
        self._marker = Marker(self._parts)
        self._loose_marker = Marker(self._loose)

    @cached_property
    def matches(self) -> list[Match]:
        """The articles in which all words are found, each once: best place first, newest first.

        `MOST` at most; raises StoreProblem.
        """
        found: dict[int, Match] = {}
        for match in self._all() if self._parts else ():
            found.setdefault(match.article, match)
            if len(found) == MOST:
                break
        # It looks through all titles; several words are looked for so only where they are nowhere else.
        if self._parts and len(found) < (_ENOUGH if len(self._parts) == 1 else 1):
            for match in self._inside_words():
                found.setdefault(match.article, match)
        return list(found.values())[:MOST]

    @property
    def is_cut(self) -> bool:
        """Whether there may be more articles than `matches` names."""
        return len(self.matches) == MOST

    def _all(self) -> Iterable[Match]:
        expression, loose = match_expression(self._parts), match_expression(self._loose)
        for place in (Place.TITLE, Place.NAME):
            for words in self._head_expressions(loose):
                yield from self._articles(_HEADS, f"{{{_COLUMNS[place]}}} : ({words})", place)
        for article, annotation in self._rows(_NOTES, expression):
            yield Match(article, Place.NOTE, annotation)
        # A single letter begins so many words that finding them all takes 100 ms, and helps nobody.
        whole = [replace(part, unfinished=False) if _is_short(part) else part for part in self._parts]
        texts = self._rows(_TEXTS, match_expression(whole))
        yield from (Match(article, Place.TEXT) for (article,) in texts)
        yield from self._articles(_HEADS, loose, Place.SOURCE)
        yield from self._mixed()

    def _head_expressions(self, loose: str) -> list[str]:
        """The query for titles and names, the narrowest first.

        "Anna Müller" before "Anna" and "Müller" apart, "Rat" before "Rathaus".
        """
        finished = match_expression([replace(part, unfinished=False) for part in self._parts])
        words = tuple(word for part in self._parts for word in part.words)
        if len(self._parts) == 1:
            return [finished, loose]
        return [match_expression([Part(words, self._parts[-1].unfinished)]), finished, loose]

    def _articles(self, sql: str, expression: str, place: Place) -> list[Match]:
        return [Match(article, place) for (article,) in self._rows(sql, expression)]

    def _rows(self, sql: str, expression: str, most: int = MOST) -> list[Row]:
        return self._connection.execute(sql, (expression, most))

    def _mixed(self) -> list[Match]:
        """Articles in which some of the words stand in a note, the others in the text."""
        if len(self._parts) == 1:
            return []
        noted: dict[int, tuple[str, set[int]]] = {}
        for number, part in enumerate(self._parts):
            if not _is_short(part):
                for article, annotation in self._rows(_NOTES, match_expression([part]), _MIXED):
                    noted.setdefault(article, (str(annotation), set()))[1].add(number)
        groups: dict[frozenset[int], list[int]] = {}
        for article, (_, numbers) in noted.items():
            groups.setdefault(frozenset(numbers), []).append(article)
        largest = sorted(groups.items(), key=lambda group: len(group[1]), reverse=True)[:_MOST_MIXTURES]
        found = [article for numbers, articles in largest for article in self._rest(numbers, articles)]
        return [Match(article, Place.NOTE, noted[article][0]) for article in sorted(found, reverse=True)]

    def _rest(self, noted: frozenset[int], articles: list[int]) -> list[int]:
        """Those of the articles in whose text the parts stand that are not among the noted ones."""
        # Whole words: collecting all that begin like a common one takes 25 ms, for each way to divide them.
        rest = [replace(part, unfinished=False) for n, part in enumerate(self._parts) if n not in noted]
        if not rest:
            return articles  # all words in notes, though not in the same one
        rows = self._connection.execute(
            """SELECT rowid FROM article_index WHERE article_index MATCH ? AND rowid BETWEEN ? AND ?
            ORDER BY rowid DESC LIMIT ?""",
            (match_expression(rest), min(articles), max(articles), _MOST_COMPARED),
        )
        wanted = set(articles)
        return [article for (article,) in rows if article in wanted]

    def _inside_words(self) -> list[Match]:
        """Articles in whose title or source the words stand anywhere: "haus" in "Krankenhaus"."""
        words = [part.words[0] for part in self._loose if part.unfinished and len(part.words) == 1]
        if len(words) < len(self._loose) or len(words) > _MOST_INSIDE:
            return []
        if any(len(word[0]) < _LEAST_INSIDE for word in words):
            return []
        conditions, values = [], []
        for word in sorted(
            words, key=lambda word: -len(word[0])
        ):  # the longest leaves the fewest to the others
            forms = sorted({fold(word[0]), min(map(fold, word), key=len)})  # as written, and without umlauts
            conditions.append(f"({' OR '.join(['instr(folded, ?)'] * len(forms))})")
            values += forms
        rows = self._connection.execute(
            # The index is half as large as the table.
            f"""SELECT article FROM article_head INDEXED BY article_head_by_title
            WHERE {" AND ".join(conditions)} ORDER BY article DESC LIMIT ?""",
            (*values, MOST),
        )
        return [Match(article, Place.INSIDE) for (article,) in rows]

    # ------------------------------------------------------------- what is shown

    def hit(self, match: Match) -> SearchHit:
        """What to show of an article that was found. Raises KeyError if it is gone, and StoreProblem."""
        rows = self._connection.execute(_SHOWN, (match.article,))
        if not rows:
            raise KeyError(match.article)
        title, publisher, author, names, text = rows[0]
        text = text[_below(title, text) :]  # the title is shown above the passage anyway
        passage, marks = self._passage(match, text, f"{publisher} · {author}".strip(" ·"), names or "")
        marker = self._inside_marker if match.place is Place.INSIDE else self._loose_marker
        in_title = tuple(marker.finds(title))
        return SearchHit(match.article, title, passage, marks, match.annotation, match.place, in_title)

    @cached_property
    def _inside_marker(self) -> Marker:
        return Marker(self._loose, inside=True)

    def _passage(self, match: Match, text: str, source: str, names: str) -> tuple[str, tuple[Span, ...]]:
        found = self._note_passage(match.annotation) if match.annotation else ("", ())
        if not found[1]:
            if match.place is not Place.TEXT:  # it need not be there: a very long text is not read to its end
                text = text[:_MOST_READ]
            found = self._marker_of(text).passage(text)
        for other in (names, source):
            if not found[1] and other:
                marked = self._loose_marker.passage(other)
                found = marked if marked[1] else found
        return found

    def _marker_of(self, text: str) -> Marker:
        """What marks a text: whole words if all are there, else beginnings too."""
        return self._marker if self._marker.finds_all(text) else self._loose_marker

    def _note_passage(self, annotation: str) -> tuple[str, tuple[Span, ...]]:
        rows = self._connection.execute("SELECT note, tags FROM annotation WHERE id = ?", (annotation,))
        note, tags = rows[0] if rows else ("", "[]")
        in_note = self._marker.passage(note)
        return in_note if in_note[1] else self._marker.passage(", ".join(json.loads(tags)))

    def finds(self, text: str) -> list[Span]:
        """Where the words stand in a text, in order, in code points."""
        return self._marker_of(text).finds(text)

    def first(self, text: str, title: str = "") -> Span | None:
        """The word with which the passage of this text begins; None if it has none of the words."""
        start = _below(title, text)
        below = self._marker_of(text[start:]).first(text[start:])
        return below.shifted(start) if below is not None else self._marker_of(text).first(text)


def _below(title: str, text: str) -> int:
    """Where a text goes on below its title; 0 where it does not begin with it, or nothing follows."""
    if not title or not text.startswith(f"{title}\n"):
        return 0
    start = len(title)
    while start < len(text) and text[start].isspace():
        start += 1
    return start if start < len(text) else 0


def _is_short(part: Part) -> bool:
    return part.unfinished and len(part.words) == 1 and len(part.words[0][0]) == 1
