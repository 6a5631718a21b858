"""The reader's own: highlights with colour, note and tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from randnotiz.domain.anchor_state import AnchorState as AnchorState
from randnotiz.domain.colour import Colour as Colour
from randnotiz.domain.span import Span


@dataclass(frozen=True, slots=True)
class Selector:
    """How an annotation finds its place again: the W3C quote and position selectors together.

    `exact` is the text marked, `prefix` and `suffix` up to 32 code points around it, `start` and `end`
    the position in code points where it was last seen.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One highlighted passage. `id` is a UUID4 in text form; times are aware, in UTC.

    `article` is the library's id of the article. The position counts only while `state` is not ORPHANED.
    """

    id: str
    article: int
    selector: Selector
    created: datetime
    modified: datetime
    colour: Colour = Colour.YELLOW
    note: str = ""
    tags: tuple[str, ...] = ()
    state: AnchorState = AnchorState.ANCHORED

    @property
    def span(self) -> Span:
        return self.selector.span


def normalise_tags(tags: str) -> tuple[str, ...]:
    """Tags as the reader types them ("Wahl, #Bundestag; Wahl") in order, each once, without hash signs."""
    seen: dict[str, str] = {}
    for part in tags.replace(";", ",").replace("\n", ",").split(","):
        tag = " ".join(part.split()).lstrip("#").strip()
        if tag:
            seen.setdefault(tag.casefold(), tag)
    return tuple(seen.values())
