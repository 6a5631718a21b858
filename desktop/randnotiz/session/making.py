"""Making the session's objects, each once, of an open library."""

from __future__ import annotations

from randnotiz.session.analyser import Analyser
from randnotiz.session.annotator import Annotator
from randnotiz.session.desk import Desk
from randnotiz.session.known_files import KnownFiles
from randnotiz.session.library import Shelf
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.store import Library


def desk_of(library: Library, preferences: Preferences, worker: tuple[str, list[str]]) -> Desk:
    """The session on this library; `worker` is the command that starts the analysis."""
    reading = Reading(library)
    annotator = Annotator(library, reading)
    return Desk(
        library=library,
        preferences=preferences,
        reading=reading,
        annotator=annotator,
        shelf=Shelf(library, reading, annotator, KnownFiles(preferences)),
        analyser=Analyser(library, reading, worker),
    )
