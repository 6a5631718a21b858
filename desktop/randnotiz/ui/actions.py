"""Every action of the window: its words, its shortcut, its icon and its place in the menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from randnotiz.domain.annotation import Colour
from randnotiz.ui.fields import menu_style
from randnotiz.ui.selection_bar import colour_icon, colour_names
from randnotiz.ui.theme import Themes

SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: `keys` in Qt's portable notation, the first is shown; `icon` a Lucide name."""

    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""
    local: bool = False
    """Its keys mean something else in fields to type in: they count only where `Actions.at_home` says."""


SPECS: dict[str, Spec] = {
    "open": Spec(("Ctrl+O",), "folder-open"),
    "paste_article": Spec(("Ctrl+Shift+V",), "clipboard-paste"),
    "export": Spec(("Ctrl+E",), "file-output"),
    "remove_article": Spec((), "trash-2"),
    "quit": Spec(("Ctrl+Q",)),
    "undo": Spec(("Ctrl+Z",), "undo-2"),
    "redo": Spec(("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
    "copy": Spec(("Ctrl+C",), "copy"),
    "copy_citation": Spec(("Ctrl+Shift+C",), "quote"),
    "find": Spec(("Ctrl+F",), "search"),
    "find_next": Spec(("F3",)),
    "find_previous": Spec(("Shift+F3",)),
    **{f"colour_{colour.value}": Spec((str(n),)) for n, colour in enumerate(Colour, 1)},
    "write_note": Spec(("N",), "sticky-note"),
    "delete_note": Spec(("Ctrl+Backspace", "Delete"), "trash-2", local=True),
    "next_note": Spec(("Alt+Down",)),
    "previous_note": Spec(("Alt+Up",)),
    "published": Spec(("Ctrl+D",), "calendar-days"),
    "title": Spec(("F2",)),
    "next_mention": Spec(("Alt+Right", "F4"), "chevron-down"),
    "previous_mention": Spec(("Alt+Left", "Shift+F4"), "chevron-up"),
    "clear": Spec(("Escape",), local=True),
    "library": Spec(("F9",), "panel-left", checkable=True),
    "sidebar": Spec(("F10",), "panel-right", checkable=True),
    "larger": Spec(("Ctrl++", "Ctrl+="), "zoom-in"),
    "smaller": Spec(("Ctrl+-",), "zoom-out"),
    "normal_size": Spec(("Ctrl+0",)),
    "show_per": Spec(("Ctrl+Alt+1",), checkable=True),
    "show_org": Spec(("Ctrl+Alt+2",), checkable=True),
    "show_loc": Spec(("Ctrl+Alt+3",), checkable=True),
    "show_date": Spec(("Ctrl+Alt+4",), checkable=True),
    "show_related": Spec(("Ctrl+Alt+5",), checkable=True),
    "theme_system": Spec((), "monitor", checkable=True, group="theme"),
    "theme_light": Spec((), "sun", checkable=True, group="theme"),
    "theme_dark": Spec((), "moon", checkable=True, group="theme"),
    "language_system": Spec((), checkable=True, group="language"),
    "language_de": Spec((), checkable=True, group="language"),
    "language_en": Spec((), checkable=True, group="language"),
    "full_screen": Spec(("F11",), checkable=True),
    "next_part": Spec(("F6",)),
    "previous_part": Spec(("Shift+F6",)),
    "go_library": Spec(("Ctrl+1",)),
    "go_article": Spec(("Ctrl+2",)),
    "go_found": Spec(("Ctrl+3",)),
    "go_notes": Spec(("Ctrl+4",)),
    "shortcuts": Spec(("F1",), "circle-help"),
    "about": Spec(()),
}

MENUS: dict[str, tuple[str, ...]] = {
    "file": ("open", "paste_article", SEPARATOR, "export", SEPARATOR, "remove_article", SEPARATOR, "quit"),
    "edit": (
        "undo",
        "redo",
        SEPARATOR,
        "copy",
        "copy_citation",
        SEPARATOR,
        "find",
        "find_next",
        "find_previous",
        SEPARATOR,
        "published",
        "title",
    ),
    "annotate": (
        *(f"colour_{colour.value}" for colour in Colour),
        SEPARATOR,
        "write_note",
        "delete_note",
        SEPARATOR,
        "next_note",
        "previous_note",
    ),
    "view": (
        "library",
        "sidebar",
        SEPARATOR,
        "larger",
        "smaller",
        "normal_size",
        SEPARATOR,
        "show_per",
        "show_org",
        "show_loc",
        "show_date",
        "show_related",
        SEPARATOR,
        "menu:theme",
        "menu:language",
        "full_screen",
    ),
    "theme": ("theme_system", "theme_light", "theme_dark"),
    "language": ("language_system", "language_de", "language_en"),
    "go": (
        "next_mention",
        "previous_mention",
        "clear",
        SEPARATOR,
        "next_part",
        "previous_part",
        "go_library",
        "go_article",
        "go_found",
        "go_notes",
    ),
    "help": ("shortcuts", "about"),
}
BAR = ("file", "edit", "annotate", "view", "go", "help")


def menu_words() -> dict[str, str]:
    """The menus' names in the program's language."""
    say = QCoreApplication.translate
    return {
        "file": say("Menu", "&File"),
        "edit": say("Menu", "&Edit"),
        "annotate": say("Menu", "&Annotate"),
        "view": say("Menu", "&View"),
        "theme": say("Menu", "&Appearance"),
        "language": say("Menu", "&Language"),
        "go": say("Menu", "&Go"),
        "help": say("Menu", "&Help"),
    }


def action_words() -> dict[str, str]:
    """The actions' names in the program's language."""
    say = QCoreApplication.translate
    highlight = say("Action", "Highlight in {colour}")
    return {
        "open": say("Action", "&Open article …"),
        "paste_article": say("Action", "&Paste article from clipboard"),
        "export": say("Action", "&Export annotated copy …"),
        "remove_article": say("Action", "&Remove article from library"),
        "quit": say("Action", "&Quit"),
        "undo": say("Action", "&Undo"),
        "redo": say("Action", "&Redo"),
        "copy": say("Action", "&Copy"),
        "copy_citation": say("Action", "Copy with c&itation"),
        "find": say("Action", "&Find in article …"),
        "find_next": say("Action", "Find &next"),
        "find_previous": say("Action", "Find pre&vious"),
        **{
            f"colour_{colour.value}": highlight.format(colour=name) for colour, name in colour_names().items()
        },
        "write_note": say("Action", "Write &note"),
        "delete_note": say("Action", "&Delete highlight and note"),
        "next_note": say("Action", "Ne&xt highlight"),
        "previous_note": say("Action", "&Previous highlight"),
        "published": say("Action", "Publication &date …"),
        "title": say("Action", "&Title …"),
        "next_mention": say("Action", "&Next occurrence"),
        "previous_mention": say("Action", "&Previous occurrence"),
        "clear": say("Action", "Clear &selection"),
        "library": say("Action", "&Library"),
        "sidebar": say("Action", "&Sidebar"),
        "larger": say("Action", "&Larger text"),
        "smaller": say("Action", "S&maller text"),
        "normal_size": say("Action", "&Normal text size"),
        "show_per": say("Action", "Underline &people"),
        "show_org": say("Action", "Underline &organisations"),
        "show_loc": say("Action", "Underline pl&aces"),
        "show_date": say("Action", "Underline &dates"),
        "show_related": say("Action", "Underline names in &compounds"),
        "theme_system": say("Action", "As the &system"),
        "theme_light": say("Action", "&Light"),
        "theme_dark": say("Action", "&Dark"),
        "language_system": say("Action", "As the &system"),
        "language_de": "&Deutsch",
        "language_en": "&English",
        "full_screen": say("Action", "&Full screen"),
        "next_part": say("Action", "Next pa&rt of the window"),
        "previous_part": say("Action", "Previo&us part of the window"),
        "go_library": say("Action", "Go to &library"),
        "go_article": say("Action", "Go to &article"),
        "go_found": say("Action", "Go to &what was found"),
        "go_notes": say("Action", "Go to &my notes"),
        "shortcuts": say("Action", "&Keyboard shortcuts"),
        "about": say("Action", "&About Randnotiz"),
    }


class Actions(QObject):
    """All actions by name. `connect` says what each does; `retranslate` renews their words."""

    def __init__(self, window: QWidget, themes: Themes) -> None:
        super().__init__(window)
        self._themes = themes
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.all: dict[str, QAction] = {}
        for name, spec in SPECS.items():
            action = QAction(window)
            action.setObjectName(name)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(spec.checkable)
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
        for menu in self._menus.values():
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
            plain = words.replace("&", "").removesuffix(" …")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain} ({keys})" if keys else plain)
