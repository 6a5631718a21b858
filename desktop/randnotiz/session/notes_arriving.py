"""What the shelf does with a file of notes: restores a copy of ours, offers the notes of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from randnotiz.domain.article import Article
from randnotiz.session.annotator import Annotator, now
from randnotiz.session.arrivals import Arrived
from randnotiz.session.bringing import Plan, plan_notes, restore
from randnotiz.session.notes_file import NotesFile
from randnotiz.session.reading import Reading
from randnotiz.session.settling import settle
from randnotiz.store import Library

if TYPE_CHECKING:
    from randnotiz.session.library import Shelf


def arrive(shelf: Shelf, library: Library, reading: Reading, file: NotesFile) -> None:
    """Restore the article and the notes of a copy of ours; offer any other notes. Raises Problem."""
    if file.article is None:
        open_one = reading.stored.id if reading.stored else None
        shelf.plans.append(plan_notes(library, file.notes, file.path.name, open_one, now()))
        shelf.notes_read.emit()
        return
    arrived, plan = restore(library, file, now())
    shelf.show_arrived(arrived)
    if arrived.is_new or shelf.keep_notes(plan, with_unplaced=True):
        shelf.notes_restored.emit(plan, len(plan.changes(with_unplaced=True)))


def keep(shelf: Shelf, annotator: Annotator, reading: Reading, plan: Plan, with_unplaced: bool) -> bool:
    """Save the notes of a plan as one step of undo of the article that they belong to. Whether they were."""
    if reading.stored is None or reading.stored.id != plan.article:
        shelf.arrived.emit(plan.article)
        shelf.open(plan.article)
    return annotator.change_many(
        lambda: QCoreApplication.translate("Annotator", "Bring in notes"), plan.changes(with_unplaced)
    )


def settle_quietly(shelf: Shelf, library: Library, reading: Reading, found: Article | NotesFile) -> Arrived:
    """Bring in what a file held without showing it; the open article, if it changed, is shown anew."""
    changing: list[int] = []

    def before_change(article: int) -> None:
        changing.append(article)
        shelf.changing.emit(article)

    arrived, _ = settle(library, found, now(), before_change)
    if reading.stored is not None and reading.stored.id in changing:
        reading.show(None)
        shelf.open(changing[0])
    return arrived
