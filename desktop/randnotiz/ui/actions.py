"""Every action of the window: made from its table, named, drawn, and put into the menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from randnotiz.domain.annotation import Colour
from randnotiz.ui.action_table import BAR, MENUS, SEPARATOR, SPECS
from randnotiz.ui.action_words import action_words, menu_words
from randnotiz.ui.fields import menu_style
from randnotiz.ui.selection_bar import colour_icon
from randnotiz.ui.theme import Themes


class Actions(QObject):
    """All actions by name. `connect` says what each does; `retranslate` renews their words."""

    def __init__(self, window: QWidget, themes: Themes) -> None:
        super().__init__(window)
        self._themes = themes
        self._bar: QMenuBar | None = None
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.all: dict[str, QAction] = {}
        for name, spec in SPECS.items():
            action = QAction(window)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(spec.checkable)
            action.setIconVisibleInMenu(not spec.checkable)  # it would stand where the tick belongs
            action.setAutoRepeat(name.endswith(("_mention", "_note", "_next", "_previous", "undo", "redo")))
            if spec.group:
                group = self._groups.setdefault(spec.group, QActionGroup(self))
                group.addAction(action)
            if spec.local:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            window.addAction(action)
            self.all[name] = action
        themes.changed.connect(self.icons)

    def __getitem__(self, name: str) -> QAction:
        return self.all[name]

    def connect_action(self, name: str, slot: Callable[[], object]) -> None:
        """Call `slot` without arguments when the action is chosen."""
        self.all[name].triggered.connect(lambda _checked=False: slot())

    def at_home(self, name: str, *widgets: QWidget) -> None:
        """Let the keys of a local action count while one of these has the focus."""
        for widget in widgets:
            widget.addAction(self.all[name])

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into the menus."""
        self._bar = bar
        for name in BAR:
            self._menus[name] = bar.addMenu("")
            self._fill_menu(self._menus[name], MENUS[name])
        self.icons()
        self.retranslate()

    def _fill_menu(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name.startswith("menu:"):
                inner = name.removeprefix("menu:")
                self._menus[inner] = menu.addMenu("")
                self._fill_menu(self._menus[inner], MENUS[inner])
            else:
                menu.addAction(self.all[name])

    def icons(self) -> None:
        """Draw the icons in the current theme's ink."""
        for name, spec in SPECS.items():
            if spec.icon:
                self.all[name].setIcon(self._themes.icon(spec.icon))
        for menu in (*self._menus.values(), *((self._bar,) if self._bar else ())):
            menu.setStyleSheet(menu_style(self._themes))
        for colour in Colour:
            self.all[f"colour_{colour.value}"].setIcon(colour_icon(self._themes, colour))

    def retranslate(self) -> None:
        """Give menus and actions their names in the current language."""
        for name, words in menu_words().items():
            self._menus[name].setTitle(words)
        for name, words in action_words().items():
            action = self.all[name]
            action.setText(words)
            plain = words.replace("&", "").removesuffix("…").rstrip()
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain} ({keys})" if keys else plain)
