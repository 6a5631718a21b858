"""German or English, where a text is too short for a detector of languages: a headline, a single sentence."""

from __future__ import annotations

import re
from typing import Final, Literal

from randnotiz.analysis.entities.names import listed

# Function words of one language that are no words of the other ("was", "die", "in", "man" are left out).
_ENGLISH: Final = listed(
    "the of and to is are for with on by from that this it its at has have had not be been who which their"
)
_GERMAN: Final = listed(
    "der das und ist sind für mit auf von dem den des im zu zum zur nicht sich ein eine einen als wie aus bei"
)
_WORD: Final = re.compile(r"[a-zäöüß]+")


def likelier_language(text: str) -> Literal["de", "en"]:
    """The language with more function words in `text`; German where that decides nothing."""
    words = _WORD.findall(text[:2_000].lower())
    english = sum(word in _ENGLISH for word in words)
    german = sum(word in _GERMAN for word in words)
    return "en" if english > german else "de"
