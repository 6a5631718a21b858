"""How well a passage was found again. Apart from `annotation`, because the first page needs only this."""

from __future__ import annotations

from enum import StrEnum


class AnchorState(StrEnum):
    """How surely an annotation lies where it was made."""

    ANCHORED = "anchored"
    MOVED = "moved"  # found again elsewhere or changed: the reader is asked
    ORPHANED = "orphaned"  # not found: kept in a tray
