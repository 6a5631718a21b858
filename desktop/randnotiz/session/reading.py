"""The open article: what is known of it, and which entity the reader follows through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoStack

from randnotiz.domain.article import Article, DateOrigin, normalise_text
from randnotiz.domain.problem import Problem
from randnotiz.domain.shelf import StoredArticle
from randnotiz.session.commands import StoreCommand
from randnotiz.store import Library

if TYPE_CHECKING:
    from randnotiz.domain.mention import Analysis, Mention
    from randnotiz.domain.timex import Explanation
    from randnotiz.session.beside import Beside
    from randnotiz.session.occurrences import Indexed

_LONG = 500_000
"""Characters of an analysis' JSON, 3,000 mentions or so, from which on reading it takes more than a frame."""
_MANY = 2000
"""Mentions from which on to date them anew takes more than a frame."""


class Reading(QObject):
    """Holds the open article and its analysis; the one undo stack of the open article lives here.

    The analysis is kept as it came and shown with its dates counted from the publication date, so that
    changing that date needs no recogniser.
    """

    article_changed = Signal(object)  # StoredArticle | None
    analysis_changed = Signal(object)  # Analysis | None
    state_changed = Signal(str)
    recalled = Signal()  # a long analysis that was known already is there now, or of no use any more
    selection_changed = Signal()
    failed = Signal(object)  # Problem
    looked_after = Signal(object)  # Watching, once the library's file is looked after

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.undo_stack = QUndoStack(self)
        self._beside: Beside | None = None
        self._recalling = 0
        self.stored: StoredArticle | None = None
        self.analysis: Analysis | None = None
        self._indexed: Indexed | None = None
        self.state = "idle"
        self.entity: str | None = None
        self.mention: Mention | None = None
        self.step_related = True

    @property
    def article(self) -> Article | None:
        """The open article, if any."""
        return self.stored.article if self.stored else None

    def end(self) -> None:
        """Nothing is undone from here on, and nobody is told.

        A stack that is deleted with commands in it still tells what changed, to views that are half gone.
        """
        self.undo_stack.blockSignals(True)
        self.undo_stack.clear()

    def show(self, stored: StoredArticle | None) -> None:
        """Open another article (or none): undo starts anew, and the analysis is forgotten."""
        self.undo_stack.clear()
        self.stored = stored
        before, self._indexed, self.analysis = self._indexed, None, None
        self.entity = self.mention = None
        self.article_changed.emit(stored)
        self.analysis_changed.emit(None)
        self.selection_changed.emit()
        self._let_go(before)

    def set_state(self, state: str) -> None:
        """ "idle", "working", "unsupported" or "failed"."""
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    def set_analysis(self, analysis: Analysis) -> None:
        """What was found, perhaps not complete yet. One for another text is dropped: it came too late."""
        if self.stored is None or analysis.text_hash != self.stored.article.hash:
            return
        from randnotiz.session.occurrences import indexed  # not before there is something: start-up counts

        self._show(indexed(analysis, self.stored.article.text, self.stored.article.published))

    def recall(self, words: str) -> None:
        """As `set_analysis`, from its JSON; a long one is read and dated beside the window."""
        from randnotiz.domain.mention import analysis_from_json

        if self.stored is None:
            return
        if len(words) < _LONG:
            self.set_analysis(analysis_from_json(words))
            return
        self._recalling += 1
        self._beside_window(lambda: analysis_from_json(words), self._recalled, only_first=True)

    def _recalled(self) -> None:
        self._recalling -= 1
        self.recalled.emit()

    def set_long_analysis(self, analysis: Analysis, done: Callable[[], None]) -> None:
        """As `set_analysis`, dated beside the window; `done` is called at the end, whatever came of it."""
        if self.stored is None or analysis.text_hash != self.stored.article.hash:
            done()
        else:
            self._beside_window(lambda: analysis, done)

    def _beside_window(
        self, find: Callable[[], Analysis], done: Callable[[], None], only_first: bool = False
    ) -> None:
        """Show what `find` gives on another thread, if its article is open then (`only_first`: and bare)."""
        from randnotiz.session.beside import Beside
        from randnotiz.session.occurrences import indexed

        if self.stored is None:
            done()
            return
        article = self.stored.article
        text, published = article.text, article.published

        def take(found: object) -> None:
            known, now = cast("Indexed", found), self.stored.article if self.stored else None
            wanted = now and now.hash == article.hash and not (only_first and self.analysis)
            if wanted and now and now.published != published:
                self._beside_window(lambda: known.analysis, done, only_first)
                return
            if wanted:
                self._show(known)
            done()

        self._beside = self._beside or Beside(self)
        self._beside.do(lambda: indexed(find(), text, published), take, many=True)

    @property
    def is_recalling(self) -> bool:
        """Whether what was found earlier is still being read."""
        return self._recalling > 0

    def wait(self) -> None:
        """Let what is read beside the window come to its end; nothing is made of it any more."""
        if self._beside is not None:
            self._beside.wait()
        self._recalling = 0

    def _show(self, known: Indexed) -> None:
        before, self._indexed, self.analysis = self._indexed, known, known.analysis
        self._keep_selection()
        self.analysis_changed.emit(self.analysis)
        self._let_go(before)

    def _let_go(self, before: Indexed | None) -> None:
        if before is not None and self._beside is not None:
            from randnotiz.session.occurrences import let_go

            gone = [before]
            self._beside.do(lambda: let_go(gone), lambda _: None)

    def _keep_selection(self) -> None:
        """Keep what is selected through a new analysis, by where it stands in the text."""
        from randnotiz.session.occurrences import same_place

        assert self.analysis is not None
        if self.mention is not None:
            self.mention = same_place(self.analysis.mentions, self.mention)
            self.entity = self.mention.entity if self.mention else self.entity
        if self.entity is not None and not self.mentions_of(self.entity):
            self.entity = self.mention = None
            self.selection_changed.emit()

    # ------------------------------------------------------------- publication date and title

    def set_published(self, published: date | None) -> None:
        """Let the reader's word on the publication date count from now on; undoable."""
        if self.stored is None or self.stored.article.published == published:
            return
        before = self.stored.article
        self.undo_stack.push(
            StoreCommand(
                lambda: QCoreApplication.translate("Reading", "Change publication date"),
                lambda: self._publish(published, DateOrigin.READER if published else None),
                lambda: self._publish(before.published, before.published_origin),
                self.failed.emit,
            )
        )

    def found_published(self, published: date, origin: DateOrigin) -> None:
        """Take over a publication date that was found in the text, unless one is known already."""
        if self.stored is not None and self.stored.article.published is None:
            try:
                self._publish(published, origin)
            except Problem as problem:
                self.failed.emit(problem)

    def _publish(self, published: date | None, origin: DateOrigin | None) -> None:
        assert self.stored is not None
        self._library.articles.set_published(self.stored.id, published, origin)
        article = replace(self.stored.article, published=published, published_origin=origin)
        self._replace(article)
        if self.analysis is not None and len(self.analysis.mentions) > _MANY:
            self.set_long_analysis(self.analysis, lambda: None)
        elif self.analysis is not None:
            self.set_analysis(self.analysis)

    def set_title(self, title: str) -> None:
        """Give the article another title in the library; its text stays as it is. Undoable."""
        title = " ".join(normalise_text(title).split())
        if self.stored is None or not title or title == self.stored.article.title:
            return
        before = self.stored.article.title
        self.undo_stack.push(
            StoreCommand(
                lambda: QCoreApplication.translate("Reading", "Change title"),
                lambda: self._entitle(title),
                lambda: self._entitle(before),
                self.failed.emit,
            )
        )

    def _entitle(self, title: str) -> None:
        assert self.stored is not None
        self._library.articles.set_title(self.stored.id, title)
        self._replace(replace(self.stored.article, title=title))

    def _replace(self, article: Article) -> None:
        assert self.stored is not None
        self.stored = replace(self.stored, article=article)
        self.article_changed.emit(self.stored)

    # ------------------------------------------------------------- following an entity

    def mentions(self) -> tuple[Mention, ...]:
        """The occurrences of the selected entity in text order."""
        if self.analysis is None or self.entity is None:
            return ()
        found = self.mentions_of(self.entity)
        return found if self.step_related else tuple(mention for mention in found if not mention.related)

    def mentions_of(self, entity: str) -> tuple[Mention, ...]:
        """As `Analysis.mentions_of`, at once: asked several times at each step, of 50,000 mentions."""
        return self._indexed.of.get(entity, ()) if self._indexed and self.analysis else ()

    def explanation(self, mention: Mention) -> Explanation | None:
        """How a date of the analysis was reached."""
        return self._indexed.told.get((mention.start, mention.end)) if self._indexed else None

    def place(self) -> tuple[int, int] | None:
        """Which of how many: (3, 8) for "3 of 8"; (0, 8) while none is current; None without an entity."""
        from randnotiz.session.occurrences import place_in

        found = self.mentions()
        if not found:
            return None
        return place_in(found, self.mention) + 1, len(found)

    def select_entity(self, entity: str | None) -> None:
        """Follow an entity; its first mention becomes the current one."""
        if entity == self.entity:
            return
        self.entity = entity
        found = self.mentions()
        self.mention = found[0] if found else None
        self.selection_changed.emit()

    def select_mention(self, mention: Mention | None) -> None:
        """Follow the entity of this mention, here."""
        self.entity = mention.entity if mention else None
        self.mention = mention
        self.selection_changed.emit()

    def next_mention(self) -> None:
        """Go to the next occurrence of the selected entity, from the last to the first."""
        self._step(1)

    def previous_mention(self) -> None:
        """Go to the occurrence before, from the first to the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        from randnotiz.session.occurrences import place_in

        found = self.mentions()
        if not found:
            return
        at = place_in(found, self.mention)
        self.mention = found[(at + by if at >= 0 or by > 0 else by) % len(found)]
        self.selection_changed.emit()
