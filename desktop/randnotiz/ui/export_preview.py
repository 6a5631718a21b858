"""The preview of a copy: text, a page of text, or pictures of pages. Made off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QObject,
    QRunnable,
    Qt,
    QThreadPool,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from randnotiz.domain.problem import Problem
from randnotiz.domain.sentences import sentence
from randnotiz.ui.export_table import TablePreview

if TYPE_CHECKING:
    from randnotiz.exporters.preview import Picture, Preview

_PATIENCE_MS = 120
"""So long nothing must change before a preview is made: holding an arrow key makes one, not twelve."""
_PAPER, _INK = QColor("#fffefb"), QColor("#25211c")
_PAGE_STYLE = (
    "h1 { font-size: x-large; } h2 { font-size: large; } h3 { font-size: medium; }"
    " p, li, dd { line-height: 140%; } blockquote { margin-left: 16px; margin-right: 0; }"
    " dt { font-weight: 600; }"
)


class _Result(QObject):
    done = Signal(int, object)  # its number; Preview, Problem, or another exception


class _Task(QRunnable):
    def __init__(self, number: int, work: Callable[[], Preview], result: _Result) -> None:
        super().__init__()
        self._number, self._work, self._result = number, work, result

    def run(self) -> None:
        made: object
        try:
            made = self._work()
        except Exception as error:
            made = error
        self._result.done.emit(self._number, made)


class PreviewMaker(QObject):
    """Makes one preview after the other; of those asked for meanwhile only the last."""

    made = Signal(object)  # Preview
    failed = Signal(object)  # Problem
    working = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._result = _Result(self)
        self._result.done.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._wanted: Callable[[], Preview] | None = None
        self._number = 0
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE_MS)
        self._timer.timeout.connect(self._start)

    def ask(self, work: Callable[[], Preview]) -> None:
        """Have `work` done soon, in place of what was asked for before."""
        self._wanted = work
        self._number += 1
        self.working.emit()
        self._timer.start()

    def stop(self) -> None:
        """Want nothing any more, and wait for what is being made: it is bounded."""
        self._timer.stop()
        self._wanted = None
        self._number += 1
        self._pool.waitForDone()

    def _start(self) -> None:
        if self._wanted is not None and not self._busy:
            self._busy = True
            self._pool.start(_Task(self._number, self._wanted, self._result))
            self._wanted = None

    def _take(self, number: int, made: object) -> None:
        self._busy = False
        if self._wanted is not None and not self._timer.isActive():
            self._start()
        if number != self._number:
            return
        if isinstance(made, Problem):
            self.failed.emit(made)
        elif isinstance(made, Exception):
            raise made  # a bug: the excepthook tells of it
        else:
            self.made.emit(made)


class _Page(QTextBrowser):
    """Rich text that loads nothing and leads nowhere."""

    def loadResource(self, type: int, name: QUrl | str) -> object:
        return QByteArray()


class _Sheets(QScrollArea):
    """Pictures of pages below each other, as wide as the place."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QWidget()
        self._layout = QVBoxLayout(self._column)
        self.setWidget(self._column)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pictures: list[QPixmap] = []

    def show_pages(self, pages: tuple[Picture, ...]) -> None:
        """Show these instead of what was shown."""
        self._pictures = [_pixmap(page) for page in pages]
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for _ in pages:
            sheet = QLabel()
            sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._layout.addWidget(sheet)
        self._layout.addStretch()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self._layout.contentsMargins()
        ratio = self.devicePixelRatioF()
        width = round((self.viewport().width() - margins.left() - margins.right()) * ratio)
        for number, picture in enumerate(self._pictures):
            item = self._layout.itemAt(number)
            sheet = item.widget() if item else None
            if isinstance(sheet, QLabel) and width > 0:
                fitted = picture.scaledToWidth(
                    min(width, picture.width()), Qt.TransformationMode.SmoothTransformation
                )
                fitted.setDevicePixelRatio(ratio)
                sheet.setPixmap(fitted)


def _pixmap(page: Picture) -> QPixmap:
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_BGR888)
    return QPixmap.fromImage(image.copy())


class PreviewPane(QWidget):
    """Shows what a copy will look like, and says where that is only its beginning."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self._language = language
        self.text, self.page, self.sheets = QPlainTextEdit(), _Page(), _Sheets()
        self.table = TablePreview()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.page.setOpenLinks(False)
        self.page.setUndoRedoEnabled(False)
        self.page.document().setDefaultStyleSheet(_PAGE_STYLE)
        self.page.document().setDefaultFont(QFont(["Literata", "Georgia", "serif"], 10))
        self.page.document().setDocumentMargin(24)
        paper = self.page.palette()
        paper.setColor(QPalette.ColorRole.Base, _PAPER)
        paper.setColor(QPalette.ColorRole.Text, _INK)
        self.page.setPalette(paper)
        readable = (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTextInteractionFlags(readable)
        self.page.setTextInteractionFlags(readable)
        self.stack = QStackedWidget()
        for shown in (self.text, self.page, self.table, self.sheets):
            shown.setAccessibleName(say("ExportDialog", "Preview of the copy"))
            shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            shown.setFrameShape(QFrame.Shape.NoFrame)
            self.stack.addWidget(shown)
        self.note = QLabel(" ")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.note)
        self.setFocusProxy(self.text)
        self.maker = PreviewMaker(self)
        self.maker.made.connect(self.show_preview)
        self.maker.failed.connect(self._show_problem)
        self.maker.working.connect(self._wait)

    def _wait(self) -> None:
        self.note.setText(QCoreApplication.translate("ExportDialog", "The preview is being made…"))

    def show_preview(self, preview: Preview) -> None:
        """Show it from its beginning."""
        say = QCoreApplication.translate
        if preview.kind == "pages":
            self.sheets.show_pages(preview.pages)
            self.sheets.verticalScrollBar().setValue(0)
            self.stack.setCurrentWidget(self.sheets)
        elif preview.kind == "table":
            self.table.show_rows(preview.rows)
            self.stack.setCurrentWidget(self.table)
        elif preview.kind == "html":
            self.page.setHtml(preview.html)
            self.stack.setCurrentWidget(self.page)
        else:
            self.text.setPlainText(preview.text)
            self.stack.setCurrentWidget(self.text)
        cut = say("ExportDialog", "The beginning of the copy; what is saved has everything.")
        self.setFocusProxy(self.stack.currentWidget() or self.text)
        self.note.setText(cut if preview.cut else say("ExportDialog", "The whole copy."))

    def _show_problem(self, problem: Problem) -> None:
        self.text.setPlainText("")
        self.stack.setCurrentWidget(self.text)
        self.note.setText(sentence(problem, self._language))
