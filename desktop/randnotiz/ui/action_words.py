"""The words of menus and actions, in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from randnotiz.ui.selection_bar import highlight_words


def menu_words() -> dict[str, str]:
    """The menus' names in the program's language."""
    say = QCoreApplication.translate
    return {
        "file": say("Menu", "&File"),
        "whole": say("Menu", "Whole &library"),
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
    return {
        "open": say("Action", "&Open article…"),
        "open_folder": say("Action", "Open fol&der…"),
        "paste_article": say("Action", "&Paste article from clipboard"),
        "export": say("Action", "&Export annotated copy…"),
        "restore": say("Action", "Restore from &backup…"),
        "export_everything": say("Action", "&Export everything…"),
        "import_everything": say("Action", "&Import everything…"),
        "remove_article": say("Action", "&Remove article from library"),
        "quit": say("Action", "&Quit"),
        "undo": say("Action", "&Undo"),
        "redo": say("Action", "&Redo"),
        "copy": say("Action", "&Copy"),
        "copy_citation": say("Action", "Copy with c&itation"),
        "find": say("Action", "&Find in article…"),
        "search_library": say("Action", "Search li&brary…"),
        "find_next": say("Action", "Find &next"),
        "find_previous": say("Action", "Find pre&vious"),
        **{f"colour_{colour.value}": words for colour, words in highlight_words().items()},
        "write_note": say("Action", "Write &note"),
        "delete_note": say("Action", "&Delete highlight and note"),
        "confirm_place": say("Action", "&Confirm place of moved note"),
        "reject_place": say("Action", "&Reject place of moved note"),
        "attach_note": say("Action", "&Attach note to the selected words"),
        "confirm_places": say("Action", "Confirm all &moved notes"),
        "bring_notes": say("Action", "&Bring in notes…"),
        "changes": say("Action", "&What changed in the text…"),
        "next_note": say("Action", "Ne&xt highlight"),
        "previous_note": say("Action", "&Previous highlight"),
        "published": say("Action", "Publication &date…"),
        "title": say("Action", "&Title…"),
        "next_mention": say("Action", "&Next occurrence"),
        "previous_mention": say("Action", "&Previous occurrence"),
        "clear": say("Action", "Clear &selection"),
        "library": say("Action", "&Library"),
        "sidebar": say("Action", "&Sidebar"),
        "timeline": say("Action", "&Timeline"),
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
