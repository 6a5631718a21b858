"""Reading one file of any format in the import process. No Qt: a start does it before there is a window."""

from __future__ import annotations

import _thread
import threading
from pathlib import Path

from randnotiz.domain.article import Article
from randnotiz.importers.wire import Wish
from randnotiz.session.import_process import ImportProcess, ImportStopped
from randnotiz.session.known_files import KnownFiles, ReadFile, state_of
from randnotiz.session.plain_file import day_of
from randnotiz.session.preferences import Preferences


def read_file(
    process: ImportProcess, path: Path, *, whole: bool = False, chapters: tuple[int, ...] = ()
) -> object:
    """What is in a file: a ReadFile; a NotesFile where it holds notes; the path and the Book for a book whose
    chapters the reader may choose from, unless the `whole` or some `chapters` of it are wanted; None where
    the process was stopped. Raises ImportProblem, ImportBug."""
    if not (whole or chapters):
        from randnotiz.session.notes_file import look_into

        notes = look_into(path)
        if notes.notes:
            return notes
    file = None if whole or chapters else state_of(path)
    try:
        changed = day_of(path)
    except (OSError, ValueError):
        changed = None  # opening the file says what is wrong with it
    wish = Wish(
        0,
        path.name,
        str(path.absolute()),
        changed,
        detect=False,
        offer=not (whole or chapters),
        chapters=chapters,
    )
    try:
        found = process.read(path, wish)
    except ImportStopped:  # by the reader, or because the window is closing
        return None
    return ReadFile(found, file) if isinstance(found, Article) else (path, found)


class EarlyReading:
    """The file that a start is about, read while the window is being built."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.process = ImportProcess()
        self._done = threading.Event()
        self._found: object = None
        self._error: Exception | None = None
        _thread.start_new_thread(self._read, ())  # as in `import_process`: no Thread

    def _read(self) -> None:
        try:
            self.process.begin()
            self._found = read_file(self.process, self.path)
        except ImportStopped:
            pass  # nobody waits for it any more
        except Exception as error:
            self._error = error  # raised where somebody waits for the file
        finally:
            self._done.set()

    def found(self) -> object:
        """As `read_file`, once it is there; for a thread that may wait."""
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._found


def begin_early(path: Path, preferences: Preferences) -> EarlyReading | None:
    """Begin to read a file; None if its text is known already, or if it is no file."""
    known = KnownFiles(preferences).text_in(path)
    return EarlyReading(path) if known is None and path.is_file() else None
