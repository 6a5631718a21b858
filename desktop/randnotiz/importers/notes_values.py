"""Single values in other programs' files of notes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from randnotiz.domain.annotation import Colour

_COLOURS: Final = {
    **{colour.value: colour for colour in Colour},
    **{"orange": Colour.YELLOW, "olive": Colour.GREEN, "cyan": Colour.BLUE, "red": Colour.PINK},
    **{"magenta": Colour.PINK, "purple": Colour.VIOLET, "lila": Colour.VIOLET},
}


def text_of(value: Any) -> str:
    """A string, or "" for anything else."""
    return value if isinstance(value, str) else ""


def dicts(value: Any) -> list[dict[str, Any]]:
    """The objects in a list, or the one object that stands in its stead."""
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, dict)]


def colour_of(value: Any) -> Colour | None:
    """Our colour nearest to one that another program names."""
    return _COLOURS.get(text_of(value).strip().lower())


def moment(value: Any) -> datetime | None:
    """A point in time, in UTC: ISO 8601 or seconds since 1970.

    What names no time zone tells the time of a clock on the wall, as KOReader and Readwise's tables do: it is
    taken as this computer's.
    """
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        return datetime.fromisoformat(text_of(value).strip()).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
