"""The earlier texts of the open article, for the view of what changed."""

from __future__ import annotations

from typing import NamedTuple

from randnotiz.domain.changes import changes_between
from randnotiz.domain.merged_text import MergedText, merged
from randnotiz.domain.shelf import StoredArticle
from randnotiz.domain.version import VersionSummary
from randnotiz.store import Library


class Compared(NamedTuple):
    """A version beside the present text; `passages` changed between them."""

    merged: MergedText
    passages: int


class History:
    """The versions of one article, the latest first. Every method raises StoreProblem."""

    def __init__(self, library: Library, stored: StoredArticle) -> None:
        self._library = library
        self._stored = stored
        self.title = stored.article.title
        self.versions: list[VersionSummary] = library.versions.of_article(stored.id)

    def compare(self, version: int) -> Compared:
        """What changed from a version to the present text. Raises KeyError."""
        before = self._library.versions.get(version).article
        changes = changes_between(before, self._stored.article)
        return Compared(merged(changes, before, self._stored.article), changes.passages)
