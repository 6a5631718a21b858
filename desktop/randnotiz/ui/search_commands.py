"""Opening what a search of the library found: at the passage, with the words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from randnotiz.domain.shelf import Order, SearchHit
from randnotiz.session.searching import Catalogue, Finding
from randnotiz.ui.library_panel import LibraryPanel

if TYPE_CHECKING:
    from randnotiz.ui.main_window import MainWindow

_ORDER = "library_order"


class SearchCommands(QObject):
    """Stands between the library panel and the page."""

    def __init__(self, window: MainWindow, panel: LibraryPanel, catalogue: Catalogue) -> None:
        super().__init__(panel)
        self._window = window
        self._panel = panel
        catalogue.failed.connect(window.tell)
        panel.found.connect(self._open)
        panel.order_changed.connect(self._keep_order)
        self._restore_order()
        catalogue.catch_up()

    def _open(self, hit: SearchHit, finding: Finding) -> None:
        """Show the article where the query was found in it; the find bar goes on from there."""
        window = self._window
        window.open_article(hit.article)
        article = window.desk.reading.article
        if article is None or window.desk.reading.stored is None:
            return
        if window.desk.reading.stored.id != hit.article:
            return  # it could not be opened, and that was said
        if finding.finds(article.text):
            words, first = self._panel.field.text(), finding.first(article.text, article.title)
            window.article.find_bar.follow(words, finding.finds, first)
            window.article.view.setFocus()
        elif window.article.find_bar.isVisible():  # found in the title or in a note alone
            window.article.find_bar.close_bar()
        annotation = window.desk.annotator.get(hit.annotation) if hit.annotation else None
        if annotation is not None:
            window.desk.annotator.set_current(annotation.id)
            window.article.reveal(annotation.span)

    # ------------------------------------------------------------- what is remembered

    def _keep_order(self, order: Order) -> None:
        self._window.desk.preferences.set_blob(_ORDER, QByteArray(order.value.encode()))

    def _restore_order(self) -> None:
        kept = bytes(self._window.desk.preferences.blob(_ORDER).data()).decode("ascii", "replace")
        if kept in set(Order):
            self._panel.sort_by(Order(kept))
