"""What the window is called."""

from __future__ import annotations

from randnotiz.domain.direction_marks import closed

_LONGEST = 300


def window_title(article: str) -> str:
    """The title of the window over an article of this title, whatever stands in that.

    "[*]" is where Qt puts its sign of a changed document, unless it stands there twice.
    """
    words = closed(" ".join(article[: 2 * _LONGEST].split())[:_LONGEST]).replace("[*]", "[*][*]")
    return f"{words} – Randnotiz" if words else "Randnotiz"
