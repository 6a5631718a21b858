"""Bringing in whatever a file held, article or notes, without asking: folders and the command line do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from randnotiz.domain.article import Article
from randnotiz.session.arrivals import Arrived, take_in
from randnotiz.session.bringing import Plan, plan_notes, restore, save
from randnotiz.session.notes_file import NotesFile
from randnotiz.store import Library


class Settled(NamedTuple):
    """What became of it: the article, and what was done with notes, if there were any."""

    arrived: Arrived
    plan: Plan | None = None


def settle(
    library: Library,
    found: Article | NotesFile,
    now: datetime,
    before_change: Callable[[int], object] = lambda _: None,
) -> Settled:
    """Bring an article in, restore a copy of ours, or save notes on an article of the library.

    Notes that are not found in its text are kept as unplaced. `before_change` is told of an article that is
    there already and is going to change. Raises ImportProblem, StoreProblem.
    """
    if isinstance(found, Article):
        return Settled(take_in(library, found, now, before_change))
    if found.article is not None:
        arrived, plan = restore(library, found, now)
    else:
        plan = plan_notes(library, found.notes, found.path.name, None, now)
        arrived = Arrived(plan.article)
    if not arrived.is_new and plan.changes(with_unplaced=True):
        before_change(plan.article)
        save(library, plan, with_unplaced=True)
    return Settled(arrived, plan)
