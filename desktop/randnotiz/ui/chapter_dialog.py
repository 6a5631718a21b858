"""Asks what to bring in of a book: all of it, or some of its chapters as an article each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from randnotiz.importers.wire import Book
from randnotiz.ui.buttons import plain
from randnotiz.ui.dialog_list import make_quiet
from randnotiz.ui.dialog_size import come_up
from randnotiz.ui.elided import one_line
from randnotiz.ui.theme import Themes

_INDENT = "\u2003"


class ChapterDialog(QDialog):
    """After acceptance `chosen` is None for the whole book, else the chapters' numbers, counted from 0."""

    def __init__(self, book: Book, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = QCoreApplication.translate
        self.setWindowTitle(say("ChapterDialog", "Open book"))
        title = QLabel(one_line(book.title, 200))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        title.setFont(themes.reading_font(20))
        author = QLabel(one_line(book.author, 200))
        author.setTextFormat(Qt.TextFormat.PlainText)
        author.setVisible(bool(book.author))
        self.whole = QRadioButton(say("ChapterDialog", "The &whole book as one article"))
        self.single = QRadioButton(say("ChapterDialog", "Each chosen &chapter as an article of its own:"))
        self.whole.setChecked(True)
        self.list = QTreeWidget()
        self._items: list[QTreeWidgetItem] = []
        self._fill(book)
        make_quiet(self.list, right=(1,))
        column = QVBoxLayout(self)
        for part in (title, author, self.whole, self.single):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(self._choosing())
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.open_button = self._buttons.addButton(
            say("ChapterDialog", "&Open"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(plain(self._buttons))
        self.open_button.setDefault(True)
        self.whole.toggled.connect(self._enable)
        self.list.itemChanged.connect(self._checked)
        self._enable()
        rows = min(max(len(book.chapters), 4), 16)
        come_up(self, 520, 290 + 28 * rows)

    def _fill(self, book: Book) -> None:
        say = QCoreApplication.translate
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([say("ChapterDialog", "Chapter"), say("ChapterDialog", "Characters")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(say("ChapterDialog", "Chapters"))
        for chapter in book.chapters:
            name = one_line(chapter.title, 200) or "…"
            item = QTreeWidgetItem([_INDENT * chapter.depth + name, self.locale().toString(chapter.length)])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            self._items.append(item)
        self.list.addTopLevelItems(self._items)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.ResizeToContents)

    def _choosing(self) -> QHBoxLayout:
        say = QCoreApplication.translate
        row = QHBoxLayout()
        self._all = QPushButton(say("ChapterDialog", "Choose &all"))
        self._none = QPushButton(say("ChapterDialog", "Choose &none"))
        self._all.clicked.connect(lambda: self._check_all(Qt.CheckState.Checked))
        self._none.clicked.connect(lambda: self._check_all(Qt.CheckState.Unchecked))
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addStretch()
        return row

    @property
    def chosen(self) -> list[int] | None:
        """The numbers of the chosen chapters; None for the whole book."""
        return None if self.whole.isChecked() else self._marked()

    def _marked(self) -> list[int]:
        return [n for n, item in enumerate(self._items) if item.checkState(0) is Qt.CheckState.Checked]

    def _checked(self) -> None:
        if self._marked():  # who marks a chapter wants chapters
            self.single.setChecked(True)
        self._enable()

    def _check_all(self, state: Qt.CheckState) -> None:
        for item in self._items:
            item.setCheckState(0, state)

    def _enable(self) -> None:
        self.open_button.setEnabled(self.whole.isChecked() or bool(self._marked()))
