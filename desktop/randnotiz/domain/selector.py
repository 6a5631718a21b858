"""Finding a passage again: describe a span, and place it in a text that may have changed.

Shape after Hypothesis' re-anchoring (position first, then the exact quote by context, then approximate),
with a threshold and a margin to the second best that Hypothesis lacks (hypothesis/client#258: annotations that
silently attach to other words).
"""

from __future__ import annotations

from dataclasses import dataclass

from randnotiz.domain.annotation import AnchorState, Selector
from randnotiz.domain.span import Span

CONTEXT = 32
"""Code points of prefix and suffix that are kept."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a selector's passage lies in a text now; `span` is None for ORPHANED. `score` is 0 to 1."""

    state: AnchorState
    span: Span | None
    score: float


def describe(text: str, span: Span) -> Selector:
    """The selector of a span of `text`. Raises ValueError if the span reaches past the text's end."""
    if span.end > len(text):
        raise ValueError(f"{span} reaches past the text's {len(text)} code points")
    return Selector(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        start=span.start,
        end=span.end,
    )
