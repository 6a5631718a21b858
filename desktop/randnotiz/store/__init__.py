"""The library: the only place that knows SQLite.

Opened with `open_library`; everything else hangs on the `Library` that it gives.
"""

from __future__ import annotations

from randnotiz.store.library import Library
from randnotiz.store.opening import OpenedLibrary, open_library

__all__ = ["Library", "OpenedLibrary", "open_library"]
