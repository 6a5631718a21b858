"""What lists and searches of the library say, in the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from randnotiz.domain.shelf import Order, Place


def place_words(place: Place) -> str:
    """Where something was found, for the eye and the ear; "" for the text, where one expects it."""
    say = QCoreApplication.translate
    return {
        Place.TITLE: say("Search", "Title"),
        Place.NAME: say("Search", "Name"),
        Place.NOTE: say("Search", "My note"),
        Place.TEXT: "",
        Place.SOURCE: say("Search", "Source"),
        Place.INSIDE: say("Search", "Within a word"),
    }[place]


def order_words() -> dict[Order, str]:
    """What articles can be sorted by."""
    say = QCoreApplication.translate
    return {
        Order.ADDED: say("Search", "Newest in the library first"),
        Order.OPENED: say("Search", "Last read first"),
        Order.PUBLISHED: say("Search", "Publication date"),
        Order.TITLE: say("Search", "Title"),
    }


def count_words(total: int) -> str:
    """How many articles there are."""
    words = QCoreApplication.translate("Search", "%n article(s)", "", total)
    return words.replace(str(total), QLocale().toString(total))


def found_words(found: int, total: int, is_cut: bool) -> str:
    """How many of the articles were found."""
    say = QCoreApplication.translate
    pattern = say("Search", "more than {found} of {total}") if is_cut else say("Search", "{found} of {total}")
    locale = QLocale()
    return pattern.format(found=locale.toString(found), total=locale.toString(total))
