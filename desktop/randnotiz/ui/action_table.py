"""The table of the window's actions: keys, icons and places in the menus. Their words: `action_words`."""

from __future__ import annotations

from dataclasses import dataclass

from randnotiz.domain.annotation import Colour

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
    "open_folder": Spec(("Ctrl+Shift+O",), "randnotiz-folders"),
    "paste_article": Spec(("Ctrl+Shift+V",), "clipboard-paste"),
    "export": Spec(("Ctrl+E",), "file-output"),
    "restore": Spec((), "history"),
    "export_everything": Spec((), "archive"),
    "import_everything": Spec((), "inbox"),
    "bring_notes": Spec(("Ctrl+Shift+I",), "sticky-note"),
    "changes": Spec(("Ctrl+Shift+D",), "history"),
    "remove_article": Spec((), "trash-2"),
    "quit": Spec(("Ctrl+Q",)),
    "undo": Spec(("Ctrl+Z",), "undo-2"),
    "redo": Spec(("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
    "copy": Spec(("Ctrl+C",), "copy"),
    "copy_citation": Spec(("Ctrl+Shift+C",), "quote"),
    "find": Spec(("Ctrl+F",), "search"),
    "search_library": Spec(("Ctrl+Shift+F",), "library"),
    "find_next": Spec(("F3",)),
    "find_previous": Spec(("Shift+F3",)),
    **{f"colour_{colour.value}": Spec((str(n),)) for n, colour in enumerate(Colour, 1)},
    "write_note": Spec(("N",), "sticky-note"),
    "delete_note": Spec(("Ctrl+Backspace", "Delete"), "trash-2", local=True),
    "confirm_place": Spec(("Ctrl+J",), "check"),
    "confirm_places": Spec(()),
    "reject_place": Spec(("Ctrl+Shift+J",)),
    "attach_note": Spec(("Ctrl+Shift+A",), "inbox"),
    "next_note": Spec(("Alt+Down",)),
    "previous_note": Spec(("Alt+Up",)),
    "published": Spec(("Ctrl+D",), "calendar-days"),
    "title": Spec(("F2",)),
    "next_mention": Spec(("Alt+Right", "F4"), "chevron-down"),
    "previous_mention": Spec(("Alt+Left", "Shift+F4"), "chevron-up"),
    "clear": Spec(("Escape",), local=True),
    "library": Spec(("F9",), "panel-left", checkable=True),
    "sidebar": Spec(("F10",), "panel-right", checkable=True),
    "timeline": Spec(("F8",), checkable=True),
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
    "file": (
        "open",
        "open_folder",
        "paste_article",
        "bring_notes",
        SEPARATOR,
        "export",
        SEPARATOR,
        "remove_article",
        SEPARATOR,
        "menu:whole",
        SEPARATOR,
        "quit",
    ),
    "whole": ("restore", SEPARATOR, "export_everything", "import_everything"),
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
        "search_library",
        SEPARATOR,
        "published",
        "title",
        "changes",
    ),
    "annotate": (
        *(f"colour_{colour.value}" for colour in Colour),
        SEPARATOR,
        "write_note",
        "delete_note",
        SEPARATOR,
        "confirm_place",
        "reject_place",
        "attach_note",
        "confirm_places",
        SEPARATOR,
        "next_note",
        "previous_note",
    ),
    "view": (
        "library",
        "sidebar",
        "timeline",
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
