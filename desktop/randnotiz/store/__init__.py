"""The library: the only place that knows SQLite.

Opened with `open_library`; everything else hangs on the `Library` that it gives. Before that `first_look`
shows one article of it, which is why nothing is loaded here until it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from randnotiz.store.library import Library
    from randnotiz.store.opening import OpenedLibrary, open_library

__all__ = ["Library", "OpenedLibrary", "open_library"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from randnotiz.store import library, opening

    globals().update(
        Library=library.Library, OpenedLibrary=opening.OpenedLibrary, open_library=opening.open_library
    )
    return globals()[name]
