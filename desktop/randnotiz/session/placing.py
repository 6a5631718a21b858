"""The reader's word on annotations whose text has changed: right, wrong, or there instead."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.selector import describe
from randnotiz.domain.span import trimmed
from randnotiz.session.annotator import Annotator, now


def accept_all(annotator: Annotator, article: Article) -> None:
    """All moved annotations lie where they belong: they take the words that stand there. One step of undo."""
    changes: list[tuple[Annotation | None, Annotation]] = []
    for one in annotator.annotations():
        span = trimmed(article.text, one.span)
        if one.state is AnchorState.MOVED and len(span):
            selector = describe(article.text, span)
            changes.append((one, replace(one, selector=selector, state=AnchorState.ANCHORED, modified=now())))
    annotator.change_many(lambda: QCoreApplication.translate("Annotator", "Confirm places"), changes)


def reject(annotator: Annotator, id: str) -> None:
    """A moved annotation does not belong there: it joins the unplaced ones with the quote it was made on."""
    annotation = annotator.get(id)
    if annotation is not None and annotation.state is AnchorState.MOVED:
        annotator.edit(
            id,
            lambda: QCoreApplication.translate("Annotator", "Reject place"),
            state=AnchorState.ORPHANED,
        )
