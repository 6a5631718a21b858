"""The library: one SQLite file with all articles, analyses and annotations."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.shelf import SearchHit
from randnotiz.store.analyses import Analyses
from randnotiz.store.annotations import Annotations
from randnotiz.store.articles import Articles
from randnotiz.store.connection import Connection
from randnotiz.store.heads import is_unfinished, learn_some

if TYPE_CHECKING:
    from randnotiz.store.backups import Backups
    from randnotiz.store.coming_back import Listener
    from randnotiz.store.listing import Listing
    from randnotiz.store.search import Search
    from randnotiz.store.versions import Versions


class Library:
    """An open library. It belongs to the thread that opened it; every method raises StoreProblem for trouble
    with the file and lets any other error pass as the bug it is.

    What a method wrote is on the disk when it returns; inside `transaction`, when that ends.
    """

    def __init__(self, connection: Connection) -> None:
        """For `open_library`: takes an opened connection with all tables."""
        self.connection = self._connection = connection
        self.path = connection.path
        self.annotations = Annotations(connection)
        self.articles = Articles(connection, self.annotations)
        self.analyses = Analyses(connection)

    @cached_property
    def versions(self) -> Versions:
        """The earlier texts of the articles."""
        from randnotiz.store.versions import Versions  # few articles have any

        return Versions(self._connection, self.articles, self.annotations)

    @cached_property
    def _backups(self) -> Backups:
        from randnotiz.store.backups import Backups  # not needed before the reader has begun to read

        return Backups(self.path)

    def transaction(self) -> AbstractContextManager[None]:
        """All writes inside, or none of them if an exception leaves it; may be nested."""
        return self._connection.transaction()

    def search(self, query: str, limit: int = 50) -> list[SearchHit]:
        """The articles, at most `limit`, that `search_for` finds."""
        search = self.search_for(query)
        return [search.hit(match) for match in search.matches[: max(limit, 0)]]

    def search_for(self, query: str) -> Search:
        """A search for all words of `query` in titles, names, notes and texts, in this order of worth.

        Any text is a legal query. Umlauts and ß are found however they are spelled, words in quotation
        marks in their order, and the last word while it is still being typed.
        """
        from randnotiz.store.search import Search  # not needed before the reader searches

        return Search(self._connection, query)

    @cached_property
    def listing(self) -> Listing:
        """The rows that lists of articles show."""
        from randnotiz.store.listing import Listing  # the first page does without

        return Listing(self._connection)

    @property
    def lacks_heads(self) -> bool:
        """Whether an older library's articles cannot all be found by the names in them yet."""
        return is_unfinished(self._connection)

    def make_heads(self) -> bool:
        """Make some of the heads that are missing, in a moment; False once all are there."""
        return learn_some(self._connection)

    def backups(self) -> list[Path]:
        """The backups of this library, the newest first."""
        return self._backups.all()

    def backup_now(self) -> Path | None:
        """Make and verify a backup, and give its path, or None if nothing changed since the last one."""
        return self._backups.make(datetime.now(UTC))

    def backup_steps(self) -> Generator[None, None, Path | None]:
        """The same without blocking: take a step now and then, from a timer say, until the generator ends.

        Close the generator to give the backup up. Damage found by it has the library checked, at the next
        start at the latest.
        """
        try:
            return (yield from self._backups.steps(datetime.now(UTC)))
        except StoreProblem as problem:
            if problem.key == "store.damaged":
                self._connection.doubt()
            raise

    def listen(self, listener: Listener) -> None:
        """From now on follow to another library that takes this one's place, and tell this listener of it."""
        self._connection.listener = listener

    def look_after(self) -> None:
        """See to it that the file is the one that was opened, or open what took its place.

        Raises StoreProblem for what is in the way, to be tried again, and after an exchange.
        """
        self._connection.look_after()

    @property
    def is_in_place(self) -> bool:
        """Whether whoever opens the library's path finds what is open here."""
        return self._connection.is_in_place

    def heed_others(self) -> None:
        """Let the listener look at what another program has written since. Raises StoreProblem."""
        self._connection.heed_others()

    def try_writing(self) -> None:
        """Write something that changes nothing. Raises StoreProblem where that is not possible."""
        with self.transaction():
            self._connection.execute("UPDATE change SET stamp = stamp")

    def close(self) -> None:
        """Close the file. A library that is closed cannot be used any more."""
        self._connection.close()
