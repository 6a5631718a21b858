"""The words around what was found: names of groups, and what a row tells when pointed at."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from randnotiz.domain.mention import Label
from randnotiz.ui.found_rows import FoundRow


def label_words(label: Label) -> str:
    """A label's name as the heading of its group."""
    return {
        Label.PER: QCoreApplication.translate("FoundModel", "People"),
        Label.ORG: QCoreApplication.translate("FoundModel", "Organisations"),
        Label.LOC: QCoreApplication.translate("FoundModel", "Places"),
        Label.DATE: QCoreApplication.translate("FoundModel", "Dates"),
    }[label]


def hint_words() -> str:
    """What is said where relative dates lack the day they are counted from."""
    return QCoreApplication.translate("FoundModel", "Set the publication date…")


def hint_tip() -> str:
    """The same at length, as a tooltip."""
    return as_tip(
        QCoreApplication.translate(
            "FoundModel",
            "The dates below are counted from the day the article appeared, and that day is not known. "
            "Click to enter it.",
        )
    )


def as_tip(*lines: str) -> str:
    """Lines of plain text as a tooltip that wraps; what they hold is never taken for markup."""
    shown = "<br>".join(escape(line) for line in lines if line)
    return f"<p>{shown}</p>"


def entity_tip(row: FoundRow) -> str:
    """A row in full: its name, its spellings in the text, and where the claim comes from."""
    number = row.count
    count = QCoreApplication.translate("FoundModel", "%n mention(s)", "", number)
    others = [form for form in row.forms if form != row.name]
    forms = ""
    if others:
        forms = QCoreApplication.translate("FoundModel", "In the text: %1").replace("%1", ", ".join(others))
    return as_tip(row.name, count, forms, origin_words(row))


def origin_words(row: FoundRow) -> str:
    """What found an entity, and how surely."""
    if "reader" in row.origins:
        return QCoreApplication.translate("FoundModel", "Set by you")
    if row.confidence is None:
        return QCoreApplication.translate("FoundModel", "Found by a rule")
    sure = f"{round(row.confidence * 100)}"
    return QCoreApplication.translate("FoundModel", "Found by the model, %1% sure").replace("%1", sure)
