"""What each action of the window does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from randnotiz.domain.annotation import Colour
from randnotiz.domain.mention import Label
from randnotiz.session.preferences import NORMAL_TEXT
from randnotiz.ui.about import AboutDialog, ShortcutsDialog
from randnotiz.ui.article_commands import ArticleCommands
from randnotiz.ui.export_drag import carry_notes
from randnotiz.ui.fields import menu_style
from randnotiz.ui.note_commands import NoteCommands
from randnotiz.ui.restore_commands import RestoreCommands
from randnotiz.ui.side_room import SideRoom

if TYPE_CHECKING:
    from randnotiz.ui.main_window import MainWindow
    from randnotiz.ui.window_parts import WindowParts

_LABELS = {"show_per": Label.PER, "show_org": Label.ORG, "show_loc": Label.LOC, "show_date": Label.DATE}


class WindowCommands(QObject):
    """Connects actions and panels to the session. Holds no state of its own."""

    def __init__(self, window: MainWindow, parts: WindowParts) -> None:
        super().__init__(parts)
        self._window = window
        self._parts = parts
        self._desk = window.desk
        self._actions = parts.actions
        SideRoom(window, parts.library)
        self._view = window.article.view
        self.articles = ArticleCommands(window, parts)
        self.notes = NoteCommands(window, parts)
        self.whole = RestoreCommands(window, parts)
        carry_notes(window, parts.notes.list)
        self._connect_actions()
        self._connect_parts()
        self.reflect()
        self._enable()

    def _connect_actions(self) -> None:
        window, parts, desk = self._window, self._parts, self._desk
        slots: dict[str, Callable[[], object]] = {
            "open": self.articles.ask_files,
            "open_folder": self.articles.ask_folder,
            "paste_article": lambda: self.articles.take_in(QGuiApplication.clipboard().mimeData()),
            "export": self.articles.export,
            "restore": self.whole.restore,
            "export_everything": self.whole.export_everything,
            "import_everything": self.whole.import_everything,
            "remove_article": self._remove_open,
            "quit": window.close,
            "undo": self.notes.undo,
            "redo": self.notes.redo,
            "copy": self._view.copy,
            "copy_citation": self.notes.copy_citation,
            "find": self.find,
            "search_library": partial(self._go, "library", parts.library.focus_filter),
            "find_next": partial(self._find_on, 1),
            "find_previous": partial(self._find_on, -1),
            "write_note": self.notes.write_note,
            "delete_note": self.notes.delete_note,
            "next_note": partial(self.notes.step_note, 1),
            "previous_note": partial(self.notes.step_note, -1),
            "published": self.articles.ask_published,
            "title": self.articles.ask_title,
            "next_mention": desk.reading.next_mention,
            "previous_mention": desk.reading.previous_mention,
            "clear": self.clear,
            "library": partial(self._show_part, "library"),
            "sidebar": partial(self._show_part, "sidebar"),
            "timeline": self._toggle_timeline,
            "larger": partial(self._size, 1),
            "smaller": partial(self._size, -1),
            "normal_size": partial(self._size, 0),
            "full_screen": self._full_screen,
            "next_part": partial(self._go_on, 1),
            "previous_part": partial(self._go_on, -1),
            "go_library": partial(self._go, "library", parts.library.focus_filter),
            "go_article": self._view.setFocus,
            "go_found": partial(self._go, "sidebar", parts.found.focus_filter),
            "go_notes": partial(self._go, "sidebar", parts.notes.focus_list),
            "shortcuts": self._shortcuts,
            "about": self._about,
            "show_related": self._toggle_related,
        }
        slots |= {f"colour_{colour.value}": partial(self.notes.highlight, colour) for colour in Colour}
        slots |= {name: partial(self._toggle_label, label) for name, label in _LABELS.items()}
        for choice in ("system", "light", "dark"):
            slots[f"theme_{choice}"] = partial(setattr, desk.preferences, "theme", choice)
        for choice in ("system", "de", "en"):
            slots[f"language_{choice}"] = partial(setattr, desk.preferences, "language", choice)
        for name, slot in slots.items():
            self._actions.connect_action(name, slot)
        self._actions.at_home("clear", self._view)
        self._actions.at_home("delete_note", self._view, parts.notes.list)

    def _connect_parts(self) -> None:
        window, parts, desk = self._window, self._parts, self._desk
        desk.reading.article_changed.connect(self._enable)
        desk.reading.selection_changed.connect(self._enable)
        desk.annotator.current_changed.connect(self._enable)
        desk.annotator.reset.connect(self._enable)
        desk.reading.undo_stack.indexChanged.connect(self._enable)
        window.closed.connect(self._leave)
        desk.preferences.changed.connect(self.reflect)
        window.parts_shown.connect(self.reflect)
        # A card must not outlive the place it speaks of; Qt takes it away only when the mouse moves.
        for signal in (self._view.scrolled, window.parts_shown, desk.reading.selection_changed):
            signal.connect(QToolTip.hideText)
        self._view.date_requested.connect(self.articles.ask_published)
        self._view.menu_requested.connect(self._menu)
        self._view.selectionChanged.connect(self._enable)
        window.article.colour_chosen.connect(self.notes.highlight)
        window.article.copy_chosen.connect(self.notes.copy_citation)
        # The Tab key goes as one reads, from left to right; Qt goes as things were made.
        QWidget.setTabOrder(parts.library.empty.button, self._view)
        QWidget.setTabOrder(self._view, parts.timeline)
        parts.library.opened.connect(window.open_article)
        parts.library.left.connect(self._view.setFocus)
        parts.library.dropped.connect(self.articles.dropped)
        parts.library.remove_requested.connect(self.articles.remove_article)
        parts.library.open_requested.connect(self.articles.ask_files)
        for part in (parts.found, parts.timeline):
            part.date_wanted.connect(self.articles.ask_published)
            part.left.connect(self._view.setFocus)
        parts.found.retry_wanted.connect(desk.analyser.retry)
        parts.notes.reveal.connect(self.notes.reveal)
        parts.notes.done.connect(self._view.setFocus)
        parts.notes.editor.saved_after_all.connect(self.notes.say_saved)

    def _leave(self) -> None:
        # A stack that is taken down at the end says once more that it changed, and can no longer be asked.
        self._desk.reading.undo_stack.indexChanged.disconnect(self._enable)
        self._window.closed.disconnect(self._leave)

    # ------------------------------------------------------------- state of the actions

    def reflect(self) -> None:
        """Show in the menus what is switched on."""
        preferences, actions = self._desk.preferences, self._actions
        actions["library"].setChecked(not self._parts.library.isHidden())
        actions["sidebar"].setChecked(not self._window.sidebar.isHidden())
        for name, label in _LABELS.items():
            actions[name].setChecked(label not in preferences.hidden_labels)
        actions["timeline"].setChecked(preferences.show_timeline)
        actions["show_related"].setChecked(preferences.show_related)
        actions[f"theme_{preferences.theme}"].setChecked(True)
        actions[f"language_{preferences.language}"].setChecked(True)

    def _enable(self) -> None:
        desk, actions = self._desk, self._actions
        article, current = desk.reading.stored is not None, bool(desk.annotator.current)
        selected = article and self._view.textCursor().hasSelection()
        for name in ("export", "remove_article", "find", "find_next", "find_previous", "published", "title"):
            actions[name].setEnabled(article)
        for name in ("copy", "copy_citation"):
            actions[name].setEnabled(selected)
        for colour in Colour:
            actions[f"colour_{colour.value}"].setEnabled(selected or current)
        actions["write_note"].setEnabled(selected or current)
        actions["delete_note"].setEnabled(current)
        for name in ("next_note", "previous_note"):
            actions[name].setEnabled(bool(desk.annotator.annotations()))
        for name in ("next_mention", "previous_mention"):
            actions[name].setEnabled(desk.reading.entity is not None)
        actions["undo"].setEnabled(desk.reading.undo_stack.canUndo())
        actions["redo"].setEnabled(desk.reading.undo_stack.canRedo())
        self.retranslate()

    def retranslate(self) -> None:
        """Name what would be undone and redone."""
        stack = self._desk.reading.undo_stack
        say = QCoreApplication.translate
        undo, redo = say("Action", "&Undo"), say("Action", "&Redo")
        self._actions["undo"].setText(f"{undo}: {stack.undoText()}" if stack.undoText() else undo)
        self._actions["redo"].setText(f"{redo}: {stack.redoText()}" if stack.redoText() else redo)

    def find(self) -> None:
        """Open the line for finding, with what is selected."""
        span, article = self._view.selected_span(), self._desk.reading.article
        words = " ".join(span.of(article.text).split()) if span and article else ""
        self._window.article.find_bar.open_bar(words if len(words) < 80 else "")

    def _find_on(self, by: int) -> None:
        """Go on finding; without anything to find, ask for it."""
        bar = self._window.article.find_bar
        if bar.isVisible() and bar.field.text().strip():
            bar.step(by)
        else:
            self.find()

    def clear(self) -> None:
        """Escape: the find line first, then what is selected, then what is followed."""
        if self._window.article.find_bar.isVisible():
            self._window.article.find_bar.close_bar()
        elif not self._view.hasFocus():
            self._view.setFocus()
        elif self._view.textCursor().hasSelection():
            self._view.clear_selection()
        else:
            self._desk.annotator.set_current("")
            self._desk.reading.select_entity(None)

    def _menu(self, point: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setStyleSheet(menu_style(self._window.themes))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for colour in Colour:
            menu.addAction(self._actions[f"colour_{colour.value}"])
        menu.addAction(self._actions["write_note"])
        menu.addAction(self._actions["delete_note"])
        menu.addSeparator()
        for name in ("copy", "copy_citation", "find"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        menu.addAction(self._actions["published"])
        menu.popup(self._view.viewport().mapToGlobal(point))

    def _remove_open(self) -> None:
        if self._desk.reading.stored is not None:
            self.articles.remove_article(self._desk.reading.stored.id)

    # ------------------------------------------------------------- view

    def _show_part(self, name: str) -> None:
        self._window.show_part(name, self._actions[name].isChecked())

    def _go_on(self, by: int) -> None:
        """From part to part, round the window, passing over what is hidden."""
        parts = self._parts
        stations: list[tuple[QWidget, Callable[[], object]]] = [
            (parts.library, parts.library.focus_filter),
            (self._view, self._view.setFocus),
            (parts.timeline, parts.timeline.setFocus),
            (parts.found, parts.found.focus_filter),
            (parts.notes, parts.notes.focus_list),
        ]
        stations = [station for station in stations if station[0].isVisible()]
        focus = QApplication.focusWidget()
        here = [part is focus or part.isAncestorOf(focus) for part, _ in stations] if focus else []
        at = here.index(True) + by if True in here else 0
        stations[at % len(stations)][1]()

    def _go(self, name: str, focus: Callable[[], object]) -> None:
        self._window.show_part(name, True)
        focus()

    def _size(self, by: int) -> None:
        preferences = self._desk.preferences
        preferences.text_size = preferences.text_size + by if by else NORMAL_TEXT

    def _full_screen(self) -> None:
        if self._actions["full_screen"].isChecked():
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def _toggle_label(self, label: Label) -> None:
        preferences = self._desk.preferences
        preferences.hidden_labels = preferences.hidden_labels ^ {label}

    def _toggle_related(self) -> None:
        self._desk.preferences.show_related = not self._desk.preferences.show_related

    def _toggle_timeline(self) -> None:
        self._desk.preferences.show_timeline = not self._desk.preferences.show_timeline

    def _shortcuts(self) -> None:
        ShortcutsDialog(self._actions, self._window).exec()

    def _about(self) -> None:
        AboutDialog(self._window).exec()
