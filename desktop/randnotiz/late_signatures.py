"""Qt's Python side starts without what it only needs to explain a wrong call.

PySide6 carries the sources of its signature support inside a library, unpacks and compiles them at every
start, and imports `argparse`, `logging` and more for them: a quarter of a start. What they do is to tell
which arguments a function takes, in the message of a TypeError. Here each of those modules becomes one that
is loaded when something of it is first asked for (`importlib.util.LazyLoader`): the message is as it always
was.

Nothing is changed in PySide6 itself (6.11 here): where a release is built differently, its modules load as
they always did. `mapping` is left alone: the library reads that module's names itself, as they lie there.
"""

from __future__ import annotations

import sys
from typing import Any

from randnotiz.late_imports import LateFinder

_SUPPORT = "shibokensupport.signature."
LATE = frozenset(
    _SUPPORT + name
    for name in (
        *("errorhandler", "importhandler", "layout", "parser"),
        *("lib.enum_sig", "lib.pyi_generator", "lib.tool"),
    )
)
"""The modules that wait. `importhandler` would import PySide6 itself while this is being loaded."""


class _FirstStays(list[Any]):
    """A list of finders before whose first one nothing is inserted: PySide6 puts its own in front."""

    def insert(self, index: Any, finder: Any) -> None:
        super().insert(max(int(index), 1), finder)


def load_shiboken() -> None:
    """Import what PySide6 is built on, without its signature support. Call it before anything of PySide6."""
    if "shiboken6" in sys.modules:
        return
    finders = sys.meta_path
    late = LateFinder(LATE)
    sys.meta_path = _FirstStays([late, *finders])
    try:
        # Before PySide6: it would have the signature modules moved into itself, and looked at for that.
        import shiboken6  # noqa: F401
    finally:
        finders[:] = [finder for finder in sys.meta_path if finder is not late]
        sys.meta_path = finders
