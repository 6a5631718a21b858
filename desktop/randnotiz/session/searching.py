"""The library as lists and searches see it: numbers in order, rows in view, what a query finds.

The searches run in the window's thread: each place is asked for its newest articles only, so that the answer
of a library of 100,000 articles comes within a frame or two (tests/benchmarks/large_library.py).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from randnotiz.domain.problem import Problem
from randnotiz.domain.shelf import ArticleSummary, Order, SearchHit
from randnotiz.store import Library

if TYPE_CHECKING:
    from randnotiz.domain.span import Span
    from randnotiz.store.search import Match, Search

_HEADS_AFTER_MS = 3000
_HEADS_MS = 25


class Finding:
    """One query's answer: the articles, and on demand the passage of each."""

    def __init__(self, catalogue: Catalogue, search: Search, matches: Sequence[Match], is_cut: bool) -> None:
        """For `Catalogue.search`."""
        self._catalogue = catalogue
        self._search = search
        self._matches = {match.article: match for match in matches}
        self._hits: dict[int, SearchHit | None] = {}
        self.is_cut = is_cut
        """Whether there may be more articles than these."""

    @property
    def ids(self) -> array[int]:
        """The articles found, the best first."""
        return array("q", self._matches)

    def hit(self, article: int) -> SearchHit | None:
        """What to show of one of them; None if it is gone or cannot be read."""
        if article not in self._hits:
            self._hits[article] = self._catalogue.hit(self._search, self._matches[article])
        return self._hits[article]

    def forget(self, article: int) -> None:
        """Something about this article has changed: what is shown of it is made anew."""
        self._hits.pop(article, None)

    def finds(self, text: str) -> list[Span]:
        """Where the words stand in a text, in order, in code points."""
        return self._search.finds(text)

    def first(self, text: str, title: str) -> Span | None:
        """The word at which the passage begins that the search shows of the text of this title."""
        return self._search.first(text, title)


class Catalogue(QObject):
    """Asks the library for lists, and brings an older one up to date little by little.

    `failed` tells what cannot be read, once until something can be read again.
    """

    failed = Signal(object)  # Problem

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._troubled = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_heads)

    def ids(self, order: Order) -> array[int]:
        """The numbers of all articles in this order; none where they cannot be read."""
        try:
            found = self._library.listing.ids(order)
        except Problem as problem:
            self._fail(problem)
            return array("q")
        self._troubled = False
        return found

    def rows(self, ids: Sequence[int]) -> list[ArticleSummary]:
        """These articles without their texts, as far as they are there and can be read."""
        try:
            return self._library.listing.rows(ids)
        except Problem as problem:
            self._fail(problem)
            return []

    def titled(self, beginning: str) -> set[int]:
        """The articles whose title begins so."""
        try:
            return self._library.listing.titled(beginning)
        except Problem as problem:
            self._fail(problem)
            return set()

    def search(self, query: str) -> Finding | None:
        """What a query finds; None where the library cannot be read. Any text is a legal query."""
        try:
            search = self._library.search_for(query)
            return Finding(self, search, search.matches, search.is_cut)
        except Problem as problem:
            self._fail(problem)
            return None

    def hit(self, search: Search, match: Match) -> SearchHit | None:
        """What to show of an article that was found; None if it is gone or cannot be read."""
        try:
            return search.hit(match)
        except Problem as problem:
            self._fail(problem)
        except KeyError:
            pass
        return None

    def _fail(self, problem: Problem) -> None:
        # Lists ask with every frame: the reader is told once.
        if not self._troubled:
            self._troubled = True
            self.failed.emit(problem)

    # ------------------------------------------------------------- an older library

    def catch_up(self) -> None:
        """Make the heads that an older library's articles lack, in slices, after a while."""
        try:
            lacking = self._library.lacks_heads
        except Problem:
            return  # whoever needs the library next says so
        if lacking:
            self._timer.start(_HEADS_AFTER_MS)

    def _make_heads(self) -> None:
        begun = monotonic()
        try:
            more = self._library.make_heads()
        except Problem:
            more = False  # locked or full: the next start goes on, and the search finds texts meanwhile
        if more:  # on a slow disk it takes its time, and leaves the window four times as much
            self._timer.setInterval(max(_HEADS_MS, round((monotonic() - begun) * 4000)))
        else:
            self._timer.stop()
