"""Placing annotations again when their article's text has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from randnotiz.domain.annotation import AnchorState, Annotation, Selector
from randnotiz.domain.changes import Changes
from randnotiz.domain.selector import describe, find_again


def place_again(annotations: Iterable[Annotation], text: str, changes: Changes | None) -> list[Annotation]:
    """The annotations as they lie in the new `text`, in their order.

    Each is anchored (its very words, described anew), moved (its words elsewhere, or changed by at most a
    quarter of their characters: it keeps the quote it was made on until the reader has looked) or orphaned
    (it keeps its whole selector, so that it is found when its words come back). `changes`, if known, says
    where to look first, so that of equal passages the right one is taken. Notes, tags and times stay.
    """
    return [_placed(annotation, text, changes) for annotation in annotations]


def _placed(annotation: Annotation, text: str, changes: Changes | None) -> Annotation:
    selector = annotation.selector
    if changes is not None and annotation.state is not AnchorState.ORPHANED:
        selector = _at(selector, changes.new_offset(selector.start))
    placement = find_again(text, selector)
    if placement.span is None:
        return replace(annotation, state=AnchorState.ORPHANED)
    if placement.state is AnchorState.ANCHORED:
        return replace(annotation, selector=describe(text, placement.span), state=placement.state)
    place = placement.span
    moved = Selector(selector.exact, selector.prefix, selector.suffix, place.start, place.end)
    return replace(annotation, selector=moved, state=placement.state)


def _at(selector: Selector, start: int) -> Selector:
    """The selector, expected elsewhere."""
    return replace(selector, start=start, end=start + len(selector.exact))
