"""What the menu of a card offers for an annotation whose text has changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.session.annotator import Annotator
from randnotiz.session.placing import reject


def add_place_actions(
    menu: QMenu, annotator: Annotator, annotation: Annotation, attach: Callable[[str], object]
) -> None:
    """Confirm or reject the place of a moved one, attach an unplaced one; nothing for any other."""
    say, id = QCoreApplication.translate, annotation.id
    if annotation.state is AnchorState.MOVED:
        menu.addAction(say("UnplacedRow", "It belongs here"), lambda: annotator.accept(id))
        menu.addAction(say("UnplacedRow", "Not here"), lambda: reject(annotator, id))
    elif annotation.state is AnchorState.ORPHANED:
        menu.addAction(say("UnplacedRow", "Attach to the words selected in the text"), lambda: attach(id))
    if annotation.state is not AnchorState.ANCHORED:
        menu.addSeparator()
