"""What lists of articles show: the order as plain numbers, and the rows that are in view.

A hundred thousand rows would take a second and 70 MB; their numbers take 30 ms and 800 KB.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain
from typing import Final

from randnotiz.domain.shelf import ArticleSummary, Order
from randnotiz.store.article_rows import summary_from_row
from randnotiz.store.articles import SUMMARIES
from randnotiz.store.connection import Connection, Row
from randnotiz.store.folding import fold
from randnotiz.store.heads import is_unfinished

_MOST_AT_ONCE: Final = 500

_KEYS: Final = {Order.ADDED: "added", Order.OPENED: "opened", Order.PUBLISHED: "published"}
# In an older library, for a while: they come last.
_HEADLESS: Final = """
    SELECT id FROM article WHERE id NOT IN (SELECT article FROM article_head) ORDER BY title, id
"""


class Listing:
    """Reads rows for lists. Every method raises StoreProblem for trouble with the file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(self, order: Order = Order.ADDED) -> array[int]:
        """The numbers of all articles in this order; those without a publication date last."""
        rows = self._by_title() if order is Order.TITLE else self._newest(_KEYS[order])
        return array("q", chain.from_iterable(rows))

    def _by_title(self) -> list[Row]:
        rows = self._connection.execute("SELECT article FROM article_head ORDER BY folded, article")
        if is_unfinished(self._connection):
            rows += self._connection.execute(_HEADLESS)
        return rows

    def _newest(self, column: str) -> list[Row]:
        return self._connection.execute(f"SELECT id FROM article ORDER BY {column} DESC, id DESC")

    def newest(self) -> int | None:
        """The number of the article added last; None in an empty library."""
        found: int | None = self._connection.value(
            "SELECT id FROM article ORDER BY added DESC, id DESC LIMIT 1"
        )
        return found

    def rows(self, ids: Sequence[int]) -> list[ArticleSummary]:
        """These articles without their texts, in this order; those that are gone are left out."""
        found: dict[int, ArticleSummary] = {}
        for start in range(0, len(ids), _MOST_AT_ONCE):
            some = ids[start : start + _MOST_AT_ONCE]
            places = ", ".join("?" * len(some))
            for row in self._connection.execute(f"{SUMMARIES} WHERE id IN ({places})", tuple(some)):
                found[row[0]] = summary_from_row(*row)
        return [found[id] for id in ids if id in found]

    def titled(self, beginning: str) -> set[int]:
        """The numbers of the articles whose title begins so, whatever case and accents."""
        wanted = fold(beginning)
        rows = self._connection.execute(
            "SELECT article FROM article_head WHERE folded >= ? AND folded < ?",
            (wanted, wanted + "\U0010ffff"),
        )
        return {article for (article,) in rows}
