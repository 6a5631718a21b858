"""What the reader is told and does where a text has changed or notes come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from randnotiz.domain.anchor_state import AnchorState
from randnotiz.domain.problem import Problem
from randnotiz.ui.first_folder import first_folder

if TYPE_CHECKING:
    from randnotiz.session.bringing import Plan
    from randnotiz.ui.main_window import MainWindow
    from randnotiz.ui.window_parts import WindowParts


class ChangesCommands(QObject):
    """Listens to the shelf, and connects the actions on changed texts, moved notes and notes from files."""

    def __init__(self, window: MainWindow, parts: WindowParts) -> None:
        super().__init__(parts)
        self._window = window
        self._parts = parts
        self._desk = desk = window.desk
        desk.shelf.changing.connect(self._before_change)
        desk.shelf.text_changed.connect(self._tell_news)
        desk.shelf.older_text.connect(self._tell_older)
        desk.shelf.notes_read.connect(self._offer_notes)
        desk.shelf.notes_restored.connect(self._tell_restored)
        parts.notes.attach_wanted.connect(self.attach)
        actions = parts.actions
        for name, slot in {
            "changes": self.show_changes,
            "bring_notes": self.ask_notes,
            "confirm_place": lambda: desk.annotator.accept(desk.annotator.current),
            "confirm_places": self._confirm_all,
            "reject_place": self._reject,
            "attach_note": lambda: self.attach(desk.annotator.current),
        }.items():
            actions.connect_action(name, slot)
        for signal in (desk.annotator.current_changed, desk.annotator.reset, desk.annotator.changed):
            signal.connect(self._enable)
        desk.reading.article_changed.connect(self._enable)
        self._enable()
        QTimer.singleShot(0, self, self._catch_up)  # for what there was to tell before the window was

    def _catch_up(self) -> None:
        if self._desk.shelf.news is not None:
            self._tell_news()
        self._offer_notes()

    def _enable(self) -> None:
        annotator, actions = self._desk.annotator, self._parts.actions
        current = annotator.get(annotator.current)
        state = current.state if current else AnchorState.ANCHORED
        actions["changes"].setEnabled(self._desk.reading.stored is not None)
        actions["confirm_place"].setEnabled(state is AnchorState.MOVED)
        actions["reject_place"].setEnabled(state is AnchorState.MOVED)
        actions["attach_note"].setEnabled(state is not AnchorState.ANCHORED)
        actions["confirm_places"].setEnabled(self._parts.notes.model.has_moved)

    def _before_change(self, article: int) -> None:
        stored = self._desk.reading.stored
        if stored is not None and stored.id == article:
            self._window.flush()
            self._window.keep_position()

    # ------------------------------------------------------------- a changed text

    def _tell_news(self) -> None:
        news, self._desk.shelf.news = self._desk.shelf.news, None
        if news is None:
            return
        say = QCoreApplication.translate
        passages, moved, unplaced = news.passages, news.moved, news.unplaced
        parts = [say("Changes", "%n passage(s) changed", "", passages)]
        if moved:
            parts.append(say("Changes", "%n note(s) moved", "", moved))
        if unplaced:
            parts.append(say("Changes", "%n note(s) not placed", "", unplaced))
        version = news.version
        self._window.article.banner.say(
            say("Changes", "The text has changed since you last read it: {what}.").format(
                what=", ".join(parts)
            ),
            action=say("Changes", "What changed?"),
            act=lambda: self.show_changes(version),
            lasting=True,
        )

    def _tell_older(self) -> None:
        say = QCoreApplication.translate
        self._window.article.banner.say(
            say("Changes", "This is an earlier text of an article that the library has in a later one."),
            action=say("Changes", "What changed?"),
            act=self.show_changes,
        )

    def show_changes(self, version: int | None = None) -> None:
        """Show what changed from a version (the latest if none is named) to the present text."""
        stored, desk = self._desk.reading.stored, self._desk
        if stored is None:
            return
        from randnotiz.session.versions import History
        from randnotiz.ui.changes_dialog import ChangesDialog

        self._window.flush()
        try:
            history = History(desk.library, stored)
            dialog = ChangesDialog(
                history, self._window.themes, desk.preferences.text_size, version, self._window
            )
        except Problem as problem:
            self._window.tell(problem)
            return
        if dialog.exec() and dialog.chosen is not None:
            self._go_back(dialog.chosen)
        dialog.deleteLater()

    def _go_back(self, version: int) -> None:
        shelf = self._desk.shelf
        shelf.go_to(version)
        stored = self._desk.reading.stored
        versions = self._desk.library.versions.of_article(stored.id) if stored else []
        say = QCoreApplication.translate
        self._window.article.banner.say(
            say("Changes", "The article has its earlier text again, with your notes as they lay in it."),
            action=say("Changes", "Undo"),
            act=(lambda: shelf.go_to(versions[0].id)) if versions else None,
            lasting=True,
        )

    # ------------------------------------------------------------- moved and unplaced notes

    def _confirm_all(self) -> None:
        from randnotiz.session.placing import accept_all

        article = self._desk.reading.article
        if article is not None:
            self._window.flush()
            accept_all(self._desk.annotator, article)

    def _reject(self) -> None:
        from randnotiz.session.placing import reject

        self._window.flush()
        reject(self._desk.annotator, self._desk.annotator.current)

    def attach(self, id: str) -> None:
        """Place an annotation on the words that are selected in the text; say so where none are."""
        view = self._window.article.view
        span = view.selected_span()
        if span is None:
            self._window.article.banner.say(
                QCoreApplication.translate("Changes", "Select the words first that the note belongs to.")
            )
            return
        self._window.flush()
        self._desk.annotator.set_span(id, span)
        self._desk.annotator.set_current(id)
        view.clear_selection()

    # ------------------------------------------------------------- notes from files

    def ask_notes(self) -> None:
        """Ask for a file with notes, and read it."""
        say, preferences = QCoreApplication.translate, self._desk.preferences
        folder = first_folder(preferences)
        notes, everything = say("OpenDialog", "Notes"), say("OpenDialog", "All files")
        kinds = f"{notes} (*.json *.jsonld *.csv *.lua *.calibre_highlights *.html);;{everything} (*)"
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, say("OpenDialog", "Bring in notes"), folder, kinds
        )
        if chosen:
            preferences.last_folder = str(Path(chosen).parent)
            self._desk.shelf.bring_notes(Path(chosen))

    def _offer_notes(self) -> None:
        """Show what files of notes would bring, and save what the reader wants."""
        plans = self._desk.shelf.plans
        while plans:
            from randnotiz.ui.notes_report import NotesReport

            plan = plans.pop(0)
            dialog = NotesReport(plan, self._window.themes, self._window)
            if dialog.exec():
                self._window.flush()
                if self._desk.shelf.keep_notes(plan, with_unplaced=dialog.with_unplaced):
                    self._tell_restored(plan, len(plan.changes(dialog.with_unplaced)))
            dialog.deleteLater()

    def _tell_restored(self, plan: Plan, count: int) -> None:
        from randnotiz.ui.notes_report import count_words

        say = QCoreApplication.translate
        if count:
            brought = say("Changes", "%n note(s) brought in", "", count)
            words = say("Changes", "{brought}: {counts}.").format(brought=brought, counts=count_words(plan))
        else:
            words = say("Changes", "All notes in “{name}” are in the library already.").format(name=plan.name)
        self._window.article.banner.say(words)
