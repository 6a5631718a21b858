"""The long-lived objects of the session, as one bundle for the window."""

from __future__ import annotations

from typing import NamedTuple

from randnotiz.session.analyser import Analyser
from randnotiz.session.annotator import Annotator
from randnotiz.session.library import Shelf
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.store import Library


class Desk(NamedTuple):
    """Each is built once, in `app.py`, and handed on from here."""

    library: Library
    preferences: Preferences
    reading: Reading
    annotator: Annotator
    shelf: Shelf
    analyser: Analyser
