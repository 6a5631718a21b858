"""The reader's annotations of the open article: the only writer of them, and all of it undoable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoStack

from randnotiz.domain.anchor_state import AnchorState
from randnotiz.domain.problem import Problem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.domain.span import Span, trimmed
from randnotiz.session.commands import StoreCommand
from randnotiz.session.reading import Reading
from randnotiz.store import Library

if TYPE_CHECKING:
    from randnotiz.domain.annotation import Annotation, Colour, Selector

_PAUSE = timedelta(seconds=4)
"""Typing that pauses longer than this becomes a step of its own in undo."""


def now() -> datetime:
    """The present moment, aware, in UTC, to the millisecond (as the library keeps it)."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class Annotator(QObject):
    """Adds, changes and removes annotations: into the store first, then to whoever listens."""

    added = Signal(object)
    changed = Signal(object)
    removed = Signal(object)
    reset = Signal()
    many_changed = Signal()  # after a `reset` that is due to many changes at once
    current_changed = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        reading: Reading,
        clock: Callable[[], datetime] = now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._reading = reading
        self._clock = clock
        self._annotations: dict[str, Annotation] = {}
        self._ordered: list[Annotation] | None = None
        self._article: int | None = None
        self._text_hash = ""
        self._current = ""
        self._typing = 0
        self._typed = clock()
        reading.article_changed.connect(self._open)

    @property
    def undo_stack(self) -> QUndoStack:
        """The open article's undo stack."""
        return self._reading.undo_stack

    def _open(self, stored: StoredArticle | None) -> None:
        article, text_hash = (stored.id, stored.article.hash) if stored else (None, "")
        if article == self._article and text_hash == self._text_hash:
            return
        self._article, self._text_hash = article, text_hash
        self._load()

    def _load(self) -> None:
        article = self._article
        try:
            found = self._library.annotations.of_article(article) if article is not None else []
        except Problem as problem:
            found = []
            self.failed.emit(problem)
        self._annotations = {annotation.id: annotation for annotation in found}
        self._ordered = None
        self._typing += 1
        self._current = ""
        self.reset.emit()
        self.current_changed.emit("")

    # ------------------------------------------------------------- asking

    def annotations(self) -> list[Annotation]:
        """All annotations of the open article in text order, unplaced ones last."""
        if self._ordered is None:  # asked at every step, and there may be thousands
            self._ordered = sorted(self._annotations.values(), key=_place)
        return list(self._ordered)

    def get(self, id: str) -> Annotation | None:
        """One annotation of the open article, or None."""
        return self._annotations.get(id)

    @property
    def current(self) -> str:
        """The id of the annotation that the reader works on, "" for none."""
        return self._current

    def set_current(self, id: str) -> None:
        """Work on this annotation ("" or an unknown id for none)."""
        id = id if id in self._annotations else ""
        if id != self._current:
            self._typing += 1
            self._current = id
            self.current_changed.emit(id)

    def words_at(self, id: str) -> str:
        """The words of the text where an annotation lies now; "" for an unplaced one."""
        article, one = self._reading.article, self._annotations.get(id)
        if article is None or one is None or one.state is AnchorState.ORPHANED:
            return ""
        return one.span.of(article.text)

    def known_tags(self) -> list[str]:
        """The tags of the open article, each once, in alphabetical order."""
        tags = {tag for annotation in self._annotations.values() for tag in annotation.tags}
        return sorted(tags, key=str.casefold)

    # ------------------------------------------------------------- changing

    def add(
        self, span: Span, colour: Colour, note: str = "", tags: tuple[str, ...] = ()
    ) -> Annotation | None:
        """Highlight a passage (white space at its ends is left out) and make it the current one.

        None where there is nothing to mark: no article, or only white space; or where the store failed.
        """
        article = self._reading.article
        if article is None or self._article is None:
            return None
        span = trimmed(article.text, Span(span.start, min(span.end, len(article.text))))
        if not len(span):
            return None
        from uuid import uuid4  # this and what looks for passages: a tenth of a start

        from randnotiz.domain.annotation import Annotation

        moment = self._clock()
        annotation = Annotation(
            id=str(uuid4()),
            article=self._article,
            selector=_selector(article.text, span),
            created=moment,
            modified=moment,
            colour=colour,
            note=note,
            tags=tags,
        )
        self._push(
            lambda: QCoreApplication.translate("Annotator", "Highlight"),
            lambda: self._put(annotation),
            lambda: self._drop(annotation.id),
        )
        if annotation.id not in self._annotations:
            return None
        self.set_current(annotation.id)
        return annotation

    def set_note(self, id: str, note: str) -> None:
        """Keep a note as typed; typing without a pause is one step of undo."""
        moment = self._clock()
        if abs(moment - self._typed) > _PAUSE:  # a clock may be set back
            self._typing += 1
        self._typed = moment
        self.edit(
            id,
            lambda: QCoreApplication.translate("Annotator", "Type note"),
            merge_key=f"note/{id}/{self._typing}",
            note=note,
        )

    def set_colour(self, id: str, colour: Colour) -> None:
        """Give a highlight another colour."""
        self.edit(id, lambda: QCoreApplication.translate("Annotator", "Change colour"), colour=colour)

    def set_tags(self, id: str, tags: tuple[str, ...]) -> None:
        """Give a highlight other tags."""
        self.edit(id, lambda: QCoreApplication.translate("Annotator", "Change tags"), tags=tags)

    def set_span(self, id: str, span: Span) -> None:
        """Let a highlight cover another passage."""
        article = self._reading.article
        if article is None:
            return
        span = trimmed(article.text, Span(span.start, min(span.end, len(article.text))))
        if len(span):
            self.edit(
                id,
                lambda: QCoreApplication.translate("Annotator", "Change passage"),
                selector=_selector(article.text, span),
                state=AnchorState.ANCHORED,
            )

    def accept(self, id: str) -> None:
        """The reader says that a moved annotation lies where it belongs."""
        annotation = self._annotations.get(id)
        if annotation is not None and annotation.state is AnchorState.MOVED:
            self.set_span(id, annotation.span)

    def change_many(
        self, words: Callable[[], str], changes: Sequence[tuple[Annotation | None, Annotation]]
    ) -> bool:
        """Save annotations of whatever articles, each with what it replaces (None for a new one), as one step
        of undo. Whether they were saved."""
        if not changes:
            return True
        saved: list[bool] = []

        def forward() -> None:
            with self._library.transaction():
                for _, after in changes:
                    self._library.annotations.save(after)
            saved.append(True)
            self.reload()

        def backward() -> None:
            with self._library.transaction():
                for before, after in reversed(changes):
                    if before is None:
                        self._library.annotations.delete(after.id)
                    else:
                        self._library.annotations.save(before)
            self.reload()

        self._push(words, forward, backward)
        return bool(saved)

    def reload(self) -> None:
        """Take over what the library holds of the open article now."""
        current = self._current
        self._load()
        self.set_current(current)
        self.many_changed.emit()

    def remove(self, id: str) -> None:
        """Delete an annotation; undo brings it back as it was."""
        annotation = self._annotations.get(id)
        if annotation is not None:
            self._push(
                lambda: QCoreApplication.translate("Annotator", "Delete note"),
                lambda: self._drop(id),
                lambda: self._put(annotation),
            )

    # ------------------------------------------------------------- doing it

    def edit(self, id: str, words: Callable[[], str], merge_key: str = "", **values: object) -> None:
        """Change some of an annotation's values; undo calls that `words`."""
        before = self._annotations.get(id)
        if before is None:
            return
        same = all(getattr(before, name) == value for name, value in values.items())
        if not same:
            moment = max(self._clock(), before.modified)  # a clock that is set back makes nothing older
            after = replace(before, modified=moment, **values)  # type: ignore[arg-type]
            self._push(words, lambda: self._put(after), lambda: self._put(before), merge_key)

    def _push(
        self,
        words: Callable[[], str],
        forward: Callable[[], None],
        backward: Callable[[], None],
        merge_key: str = "",
    ) -> None:
        self.undo_stack.push(StoreCommand(words, forward, backward, self.failed.emit, merge_key))

    def _put(self, annotation: Annotation) -> None:
        self._library.annotations.save(annotation)
        known = annotation.id in self._annotations
        self._annotations[annotation.id] = annotation
        self._ordered = None
        (self.changed if known else self.added).emit(annotation)

    def _drop(self, id: str) -> None:
        self._library.annotations.delete(id)
        annotation = self._annotations.pop(id)
        self._ordered = None
        if self._current == id:
            self.set_current("")
        self.removed.emit(annotation)


def _selector(text: str, span: Span) -> Selector:
    from randnotiz.domain.selector import describe

    return describe(text, span)


def _place(one: Annotation) -> tuple[bool, int, int, datetime]:
    """The order of annotations: along the text, unplaced ones last."""
    return one.state is AnchorState.ORPHANED, one.selector.start, one.selector.end, one.created
