"""What copies say of annotations that no longer lie where they were made."""

from __future__ import annotations

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.direction_marks import closed
from randnotiz.exporters.passages import shortened
from randnotiz.exporters.wording import Wording


def changed_words(annotation: Annotation, now: str) -> str:
    """The words a moved annotation was made on where others stand there now; "" where they are the same."""
    before = annotation.selector.exact.strip()
    moved = annotation.state is AnchorState.MOVED
    return before if moved and before.split() != now.split() else ""


def state_told(annotation: Annotation, now: str, words: Wording) -> str:
    """What is to be said of an annotation lying on the words `now`: "" for one in its place.

    A moved one names the words it was made on if they have changed; an orphan, for which `now` says nothing,
    that its words are gone. The words are plain text.
    """
    if annotation.state is AnchorState.ANCHORED:
        return ""
    if annotation.state is AnchorState.ORPHANED:
        return words("orphan")
    before = changed_words(annotation, now)
    return words("moved_from", quote=words.quoted(closed(shortened(before)))) if before else words("moved")
