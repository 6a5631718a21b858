"""Bringing articles and notes from elsewhere into a library in which nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any, Final
from uuid import UUID, uuid5

from randnotiz.domain.annotation import AnchorState, Annotation, Selector
from randnotiz.domain.article import normalise_text
from randnotiz.domain.mention import Analysis
from randnotiz.domain.selector import find_again
from randnotiz.domain.shelf import StoredArticle
from randnotiz.store.library import Library

_WORDINGS: Final = UUID("5b2f6f0e-7d0b-4a53-9f6b-6f1e4f1c9a70")
"""The UUID name space of notes that came in beside another wording of themselves."""

SLICE: Final = 0.012
"""Seconds of one step of bringing things in: it runs in the window's thread."""


@dataclass(slots=True)
class Arrived:
    """What came of bringing things in. Lines are counted from 1, those damaged only where there was a file.

    `wordings` notes were there already with other words: what came is a note of its own now. `homeless` notes
    belong to an article that neither came nor was there. `altered` articles have another text than when they
    were written down.
    """

    articles: int = 0
    annotations: int = 0
    versions: int = 0
    analyses: int = 0
    present_articles: int = 0
    present_annotations: int = 0
    wordings: int = 0
    homeless: int = 0
    altered: int = 0
    damaged: list[int] | None = None

    @property
    def anything(self) -> bool:
        """Whether the library holds more than before."""
        return bool(self.articles or self.annotations or self.wordings or self.versions or self.analyses)


class Merger:
    """Takes articles and then their notes, named by the hash of their text, and counts in `arrived`.

    What the library has stays as it is. An article is the same if its text is, a note if its id is; a note
    that is there with other words is not replaced: the words that came become a note of their own, unless
    they are part of what is there. Bringing the same in twice changes nothing the second time. Every method
    raises StoreProblem.
    """

    def __init__(self, library: Library, *, newer_counts: bool = False) -> None:
        """With `newer_counts` a note that comes replaces the same one where it was changed later."""
        self.library = library
        self._newer_counts = newer_counts
        self._homes: dict[str, int | None] = {}
        self._texts: tuple[int, str] = (0, "")
        self.arrived = Arrived()

    def article(self, named: str, stored: StoredArticle, imported_title: str | None = None) -> None:
        """Take an article that notes call `named`. Raises ValueError for a text that cannot be shown.

        `imported_title` is the title it came with, if the reader gave it another.
        """
        articles, own = self.library.articles, stored.article.hash
        known = self._known(named) or self._known(own)
        if known is not None:
            self.arrived.present_articles += 1
        else:
            if own != named:
                if normalise_text(stored.article.text) != stored.article.text:
                    raise ValueError("an altered text with characters that no article has")
                self.arrived.altered += 1
            title = stored.article.title if imported_title is None else imported_title
            known = articles.add(replace(stored.article, title=title), stored.added).id
            if imported_title is not None:
                articles.set_title(known, stored.article.title)
            articles.set_opened(known, stored.opened)
            articles.set_position(known, stored.position)
            self.arrived.articles += 1
        self._homes[named] = known

    def version(self, named: str, row: tuple[Any, ...]) -> None:
        """Take an earlier text of the article called `named`, unless it has or had this text already."""
        home, text_hash = self.home(named), row[0]
        if home is None:
            self.arrived.homeless += 1
            return
        known = {version[2] for version in self.library.versions.rows(home)}
        if text_hash not in known and self.library.articles.find(text_hash) != home:
            self.library.versions.put_back([(None, home, *row)])
            self.arrived.versions += 1

    def annotation(self, named: str, annotation: Annotation) -> None:
        """Take an annotation of the article called `named`."""
        home = self.home(named)
        if home is None:
            self.arrived.homeless += 1
            return
        annotations = self.library.annotations
        try:
            present = annotations.get(annotation.id)
        except KeyError:
            annotations.save(self._placed(annotation, home))
            self.arrived.annotations += 1
            return
        if self._newer_counts:
            if annotation.modified > present.modified:
                annotations.save(self._placed(annotation, present.article))
                self.arrived.annotations += 1
            return
        beside = wording_beside(annotation.id, present.note, annotation.note)
        if beside is None or self._has(beside):
            self.arrived.present_annotations += 1
        else:
            annotations.save(self._placed(replace(annotation, id=beside), home))
            self.arrived.wordings += 1

    def analysis(self, analysis: Analysis) -> None:
        """Take what was found in a text, if the text is there and nothing was found in it yet."""
        known = self.library.analyses.latest(analysis.text_hash)
        if known is None and self.home(analysis.text_hash) is not None:
            self.library.analyses.put(analysis)
            self.arrived.analyses += 1

    def _has(self, annotation: str) -> bool:
        try:
            self.library.annotations.get(annotation)
        except KeyError:
            return False
        return True

    def home(self, named: str) -> int | None:
        """The number of the article called `named`, None if there is none."""
        if named not in self._homes:
            self._homes[named] = self._known(named)
        return self._homes[named]

    def _known(self, text_hash: str) -> int | None:
        """The article that has this text, or had it once."""
        known = self.library.articles.find(text_hash)
        version = self.library.versions.find(text_hash) if known is None else None
        return version[1] if version is not None else known

    def _placed(self, annotation: Annotation, home: int) -> Annotation:
        """The annotation in its article, found again if its words do not stand where it says."""
        if self._texts[0] != home:
            self._texts = (home, self.library.articles.get(home).article.text)
        text, selector = self._texts[1], annotation.selector
        annotation = replace(annotation, article=home)
        if annotation.state is AnchorState.ORPHANED or _stands(annotation.state, selector, text):
            return annotation
        placement = find_again(text, selector)
        if placement.span is not None:
            selector = replace(selector, start=placement.span.start, end=placement.span.end)
        return replace(annotation, selector=selector, state=placement.state)


def wording_beside(id: str, present: str, other: str) -> str | None:
    """The id of the note that has to come in beside note `id` so that no word is lost; None if none has to.

    `present` is the note that is there, `other` the same note as it is elsewhere.
    """
    words = other.strip()
    return None if not words or words in present else str(uuid5(_WORDINGS, f"{id} {other}"))


def _stands(state: AnchorState, selector: Selector, text: str) -> bool:
    if state is AnchorState.MOVED:
        return selector.end <= len(text)
    return text[selector.start : selector.end] == selector.exact


def in_slices(library: Library, work: Iterator[None]) -> Generator[None, None, None]:
    """Do `work` one piece after the other, about SLICE seconds of it, in one transaction, at each step."""
    more = True
    while more:
        until = monotonic() + SLICE
        with library.transaction():
            while more and monotonic() < until:
                more = next(work, _END) is not _END
        yield


_END: Final = object()
