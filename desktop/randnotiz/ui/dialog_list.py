"""Lists and tables of the dialogs, as quiet as those of the window. Colours come from the palette."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)

_PADDING = QSize(10, 8)
_CHOSEN = 0.3
_HEADER = (
    "QHeaderView { background: palette(base); border: none; }"
    "QHeaderView::section { background: palette(base); color: palette(placeholder-text); border: none;"
    " border-bottom: 1px solid palette(mid); padding: 5px 3px; }"
)
_SCROLL = (
    "QScrollBar { background: transparent; width: 10px; margin: 0; }"
    "QScrollBar::handle { background: palette(mid); border-radius: 3px; min-height: 28px; margin: 2px; }"
    "QScrollBar::handle:hover { background: palette(dark); }"
    "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
    "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
)


def make_quiet(view: QAbstractItemView, right: tuple[int, ...] = ()) -> None:
    """Give a list or tree its look; the titles of the columns in `right` stand over numbers."""
    view.setItemDelegate(RowDelegate(view))
    view.verticalScrollBar().setStyleSheet(_SCROLL)
    header = view.header() if isinstance(view, QTreeView) else None
    if isinstance(view, QTableView):
        header = view.horizontalHeader()
    if header is not None:
        header.setStyleSheet(_HEADER)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for section in right:
            role = Qt.ItemDataRole.TextAlignmentRole
            view.model().setHeaderData(section, Qt.Orientation.Horizontal, side, role)


class RowDelegate(QStyledItemDelegate):
    """Rows with room, a tint under what is chosen, and an edge round a box to tick.

    On dark ground the style's own edge cannot be seen, and its solid accent is too loud for a list.
    """

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        palette, role = QPalette(option.palette), QPalette.ColorRole
        text = palette.color(role.Text)
        tint = _mixed(palette.color(role.Base), palette.color(role.Accent))
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, role.Highlight, tint)
            palette.setColor(group, role.HighlightedText, text)
        option.palette = palette

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + _PADDING

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        view = option.widget
        style = view.style() if view is not None else QApplication.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, whole, view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Dark), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.restore()


def _mixed(ground: QColor, tint: QColor) -> QColor:
    pairs = ((ground.red(), tint.red()), (ground.green(), tint.green()), (ground.blue(), tint.blue()))
    return QColor(*(round((1 - _CHOSEN) * one + _CHOSEN * other) for one, other in pairs))
