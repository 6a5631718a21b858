"""What stands around the page: library, sidebar, menus and tools. Built when the text is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from randnotiz.domain.annotation import Colour
from randnotiz.session.commands import StoreCommand
from randnotiz.session.searching import Catalogue
from randnotiz.ui.action_table import SEPARATOR
from randnotiz.ui.actions import Actions
from randnotiz.ui.changes_commands import ChangesCommands
from randnotiz.ui.found_panel import FoundPanel
from randnotiz.ui.library_panel import LibraryPanel
from randnotiz.ui.notes_panel import NotesPanel
from randnotiz.ui.search_commands import SearchCommands
from randnotiz.ui.timeline import Timeline
from randnotiz.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from randnotiz.session.watching import Watching
    from randnotiz.ui.main_window import MainWindow

_SPRING = ">"
_TOOLS = (
    *("library", "open", "paste_article", SEPARATOR),
    *(f"colour_{colour.value}" for colour in Colour),
    *("write_note", SEPARATOR, "undo", "redo", SEPARATOR, "find", "smaller", "larger", SEPARATOR, "export"),
    *(_SPRING, "sidebar"),
)


class WindowParts(QObject):
    """Puts the panels into the places that the window keeps for them, the actions into menus and tools."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        desk, themes = window.desk, window.themes
        self._headings: list[QLabel] = []
        catalogue = Catalogue(desk.library, self)
        self.library = LibraryPanel(desk.shelf, catalogue, desk.reading, themes)
        self.found = FoundPanel(desk.reading, desk.preferences, themes)
        self.notes = NotesPanel(desk.annotator, desk.reading, themes)
        self.timeline = Timeline(desk.reading, desk.preferences, themes)
        self._put_in()
        self.actions = Actions(window, themes)
        self.actions.fill(window.menuBar())
        self._fill_tools()
        self.commands = WindowCommands(window, self)
        self.changes = ChangesCommands(window, self)
        self.search = SearchCommands(window, self.library, catalogue)
        themes.changed.connect(self._look)
        desk.reading.looked_after.connect(self._care)
        self._look()
        self._words()
        window.installEventFilter(self)

    def _care(self, watching: Watching) -> None:
        from randnotiz.ui.care import Care  # some seconds after the first page

        Care(self._window, watching)

    def _put_in(self) -> None:
        window = self._window
        shown = not window.library_place.isHidden()
        window.columns.replaceWidget(0, self.library)
        window.library_place.deleteLater()
        self.library.setVisible(shown)
        window.article.put_below(self.timeline)
        window.sidebar.addWidget(self._titled(self.found))
        window.sidebar.addWidget(self._titled(self.notes))
        window.sidebar.setChildrenCollapsible(False)
        if not window.sidebar.restoreState(window.desk.preferences.blob("sidebar")):
            window.sidebar.setSizes([420, 440])
        window.sidebar.setHandleWidth(1)
        self.notes.splitter.restoreState(window.desk.preferences.blob("note_editor"))

    def _titled(self, part: QWidget) -> QWidget:
        heading = QLabel()
        heading.setTextFormat(Qt.TextFormat.PlainText)
        self._headings.append(heading)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(part, 1)
        return whole

    def _fill_tools(self) -> None:
        bar = self._window.tool_bar
        bar.setIconSize(QSize(20, 20))
        for name in _TOOLS:
            if name == _SPRING:
                spring = QWidget()
                spring.setSizePolicy(
                    spring.sizePolicy().Policy.Expanding, spring.sizePolicy().Policy.Preferred
                )
                bar.addWidget(spring)
            elif name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self.actions[name])

    def _look(self) -> None:
        theme = self._window.themes.current
        self._window.tool_bar.setStyleSheet(
            f"QToolBar {{ background: {theme.panel.name()}; border: none; spacing: 2px; padding: 4px 8px;"
            f" border-bottom: 1px solid {theme.line.name()}; }}"
            f" QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px; }}"
            f" QToolButton:hover {{ background: {theme.hover.name()}; }}"
            f" QToolButton:focus {{ border-color: {theme.accent.name()}; }}"
            f" QToolButton:checked {{ background: {theme.hover.name()}; }}"
            f" QToolBar::separator {{ background: {theme.line.name()}; width: 1px; margin: 5px 6px; }}"
        )
        self._window.article.restyle()
        for heading in self._headings:
            heading.setFont(self._window.themes.small_font())
            # Not by contents margins: a style sheet sets them back.
            heading.setStyleSheet(f"color: {self._window.themes.current.muted.name()}; padding: 8px 12px 0;")

    def _words(self) -> None:
        say = QCoreApplication.translate
        found, notes = say("MainWindow", "Found in the text"), say("MainWindow", "My notes")
        for heading, words in zip(self._headings, (found, notes), strict=True):
            heading.setText(words)
        self._window.tool_bar.setAccessibleName(say("MainWindow", "Tools"))
        self.library.setAccessibleName(say("MainWindow", "Library"))
        self.found.setAccessibleName(found)
        self.notes.setAccessibleName(notes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's language."""
        if watched is self._window and event.type() is QEvent.Type.LanguageChange:
            stack = self._window.desk.reading.undo_stack
            self.actions.retranslate()
            self._words()
            for command in map(stack.command, range(stack.count())):
                if isinstance(command, StoreCommand):
                    command.retranslate()
            self.commands.retranslate()
        return False
