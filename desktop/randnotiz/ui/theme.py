"""Colours, type and icons of the window, light and dark."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QByteArray, QObject, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication, QToolTip

from randnotiz import locations
from randnotiz.domain.colour import Colour
from randnotiz.domain.label import Label
from randnotiz.session.preferences import Preferences
from randnotiz.ui.faces import Faces

UNDERLINES = {
    Label.PER: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Label.ORG: QTextCharFormat.UnderlineStyle.DashUnderline,
    Label.LOC: QTextCharFormat.UnderlineStyle.DotLine,
    Label.DATE: QTextCharFormat.UnderlineStyle.WaveUnderline,
}
"""Each label has a line of its own, so that colour is never the only sign."""


class Theme(NamedTuple):
    """The colours of one look."""

    is_dark: bool
    page: QColor
    panel: QColor
    ink: QColor
    muted: QColor
    faint: QColor
    line: QColor
    hover: QColor
    accent: QColor
    accent_ink: QColor
    danger: QColor
    label: dict[Label, QColor]
    highlight: dict[Colour, QColor]
    highlight_edge: dict[Colour, QColor]

    def current_highlight(self, colour: Colour) -> QColor:
        """The stronger fill of the annotation at hand, legible all the same: 4.5 to 1 (WCAG 2.2, 1.4.3)."""
        strong = QColor(self.highlight[colour])
        strong.setAlpha(strong.alpha() + (25 if self.is_dark else 70))
        return strong

    def current_mention(self, label: Label) -> QColor:
        """The ground of the mention at hand. Opaque: over a highlight a mixture would swallow the ink."""
        ink, page = self.label[label], self.page
        red, green, blue = (
            round(0.43 * one + 0.57 * other)
            for one, other in (
                (ink.red(), page.red()),
                (ink.green(), page.green()),
                (ink.blue(), page.blue()),
            )
        )
        return QColor(red, green, blue)


def _colours(alpha: int, **names: str) -> dict[Colour, QColor]:
    found = {}
    for name, value in names.items():
        colour = QColor(value)
        colour.setAlpha(alpha)
        found[Colour(name)] = colour
    return found


LIGHT = Theme(
    is_dark=False,
    page=QColor("#fdfcf9"),
    panel=QColor("#f4f2ec"),
    ink=QColor("#211f1c"),
    muted=QColor("#625d55"),
    faint=QColor("#6f695f"),
    line=QColor("#e0dcd2"),
    hover=QColor("#e9e5db"),
    accent=QColor("#9c3d22"),
    accent_ink=QColor("#ffffff"),
    danger=QColor("#b3261e"),
    label={
        Label.PER: QColor("#2563a8"),
        Label.ORG: QColor("#84449b"),
        Label.LOC: QColor("#23734f"),
        Label.DATE: QColor("#a3610d"),
    },
    highlight=_colours(
        125, yellow="#ffd94a", green="#9fdc78", blue="#8cc8f5", pink="#f8a5c0", violet="#c8aef0"
    ),
    highlight_edge=_colours(
        255, yellow="#a88100", green="#4f9a2c", blue="#2f83c4", pink="#cf4a7c", violet="#7d52c4"
    ),
)
DARK = Theme(
    is_dark=True,
    page=QColor("#1c1b19"),
    panel=QColor("#242320"),
    ink=QColor("#e6e1d8"),
    muted=QColor("#aaa398"),
    faint=QColor("#968f84"),
    line=QColor("#393631"),
    hover=QColor("#302e2a"),
    accent=QColor("#e58a6b"),
    accent_ink=QColor("#1c1b19"),
    danger=QColor("#f2857c"),
    label={
        Label.PER: QColor("#7fb2ea"),
        Label.ORG: QColor("#cf9be2"),
        Label.LOC: QColor("#79c9a2"),
        Label.DATE: QColor("#e3ad5c"),
    },
    highlight=_colours(
        95, yellow="#c79a00", green="#5a9a38", blue="#2f83c4", pink="#c44a78", violet="#7d58c4"
    ),
    highlight_edge=_colours(
        255, yellow="#e9c23c", green="#86c95f", blue="#6cb4ec", pink="#ee86ac", violet="#b394ec"
    ),
)


class Themes(QObject):
    """The look in force: follows the system or the reader's choice, and says when it changes."""

    changed = Signal()
    applied = False
    """Whether the application's palette is one of ours already."""

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._faces = Faces()
        self.current = self._wanted()
        preferences.changed.connect(self._preference_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    def _wanted(self) -> Theme:
        choice = self._preferences.theme
        if choice == "system":
            return DARK if self._system_ground().lightness() < 128 else LIGHT
        return DARK if choice == "dark" else LIGHT

    def _system_ground(self) -> QColor:
        # Fusion's own palette follows the system. Asking for the colour scheme itself would load all of
        # QtCore.Qt, a twentieth of a start: neither this nor the other modules of the first page do. The
        # style costs as much, and what it says is the application's palette until that becomes ours.
        if Themes.applied:
            return QApplication.style().standardPalette().window().color()
        return QGuiApplication.palette().window().color()

    def _preference_changed(self, name: str) -> None:
        if name == "theme":
            self._refresh()

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self.current:
            self.current = wanted
            self.apply()
            self.changed.emit()

    def apply(self) -> None:
        """Give the application the palette and style of the current look."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        Themes.applied = True
        application.setPalette(_palette(self.current))
        for kind in ("QCheckBox", "QRadioButton"):
            # PySide (6.11) takes text; its stub says bytes, which it refuses.
            application.setPalette(_box_palette(self.current), kind)  # type: ignore[arg-type]
        application.setFont(self.ui_font())
        QToolTip.setPalette(_palette(self.current))

    # ------------------------------------------------------------- type

    def load_all_faces(self) -> None:
        """From now on there are italics and all weights, not only what most first pages need."""
        self._faces.complete()

    def reading_font(self, size: int | None = None) -> QFont:
        """The face the article is set in, in pixels."""
        font = QFont(self._faces.families.get("reading", "serif"))
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(size or self._preferences.text_size)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def ui_font(self) -> QFont:
        """The face of the window's own words."""
        font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
        if "ui" in self._faces.families:
            font.setFamily(self._faces.families["ui"])
        font.setPixelSize(14)
        return font

    def small_font(self) -> QFont:
        """For what stands beside: counts, sources, hints."""
        font = self.ui_font()
        font.setPixelSize(12)
        return font

    def scroll_style(self) -> str:
        """The style sheet of a slim vertical scroll bar."""
        theme = self.current
        return (
            "QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }"
            f"QScrollBar::handle:vertical {{ background: {theme.line.name()}; border-radius: 3px;"
            " min-height: 28px; margin: 2px; }"
            f"QScrollBar::handle:vertical:hover {{ background: {theme.faint.name()}; }}"
            "QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }"
            "QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }"
        )

    # ------------------------------------------------------------- icons

    def icon(self, name: str, colour: QColor | None = None, size: int = 18) -> QtGui.QIcon:
        """A line icon by its Lucide name, drawn in `colour` (the muted ink if none)."""
        return _icon(name, (colour or self.current.muted).name(), size)


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, size: int) -> QtGui.QIcon:
    # Imported late: QtSvg is needed only once icons are drawn.
    from PySide6.QtSvg import QSvgRenderer

    path = locations.resources() / "icons" / "lucide" / f"{name}.svg"
    drawing = path.read_bytes().replace(b"currentColor", colour.encode("ascii"))
    renderer = QSvgRenderer(QByteArray(drawing))
    icon = QtGui.QIcon()
    for ratio in (1, 2):
        pixmap = QtGui.QPixmap(size * ratio, size * ratio)
        pixmap.fill(QtCore.Qt.GlobalColor.transparent)
        painter = QtGui.QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        icon.addPixmap(pixmap)
        icon.addPixmap(faded(pixmap), QtGui.QIcon.Mode.Disabled)
    return icon


def faded(pixmap: QtGui.QPixmap) -> QtGui.QPixmap:
    """An icon as it looks where it cannot be used. What the style makes of it stands out on dark."""
    pale = QtGui.QPixmap(pixmap.size())
    pale.setDevicePixelRatio(pixmap.devicePixelRatio())
    pale.fill(QtCore.Qt.GlobalColor.transparent)
    painter = QtGui.QPainter(pale)
    painter.setOpacity(0.35)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return pale


def _box_palette(theme: Theme) -> QPalette:
    """Of boxes and circles to tick, whose edges Fusion takes from the window: 3 to 1 (WCAG 2.2, 1.4.11)."""
    palette = _palette(theme)
    palette.setColor(QPalette.ColorRole.Window, theme.muted)
    return palette


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, theme.panel),
        (role.WindowText, theme.ink),
        (role.Base, theme.page),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.ink),
        (role.Button, theme.panel),
        (role.ButtonText, theme.ink),
        (role.ToolTipBase, theme.page),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.faint),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.accent_ink),
        (role.Link, theme.accent),
        (role.Mid, theme.line),
        (role.Midlight, theme.line),
        (role.Light, theme.page),
        (role.Dark, theme.faint),
        (role.Shadow, theme.line),
        (role.Accent, theme.accent),
    ):
        palette.setColor(where, colour)
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, theme.faint)
    return palette
