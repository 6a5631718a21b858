"""The looks: whatever is to be read stands out from its ground."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from randnotiz.domain.annotation import Colour
from randnotiz.domain.changes import Kind
from randnotiz.domain.mention import Label
from randnotiz.session.preferences import Preferences
from randnotiz.ui.changes_page import current_format
from randnotiz.ui.fields import chosen_ground
from randnotiz.ui.theme import DARK, LIGHT, Theme, Themes


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def over(top: QColor, ground: QColor) -> QColor:
    part = top.alphaF()
    mixed = [a * part + b * (1 - part) for a, b in zip(top.getRgb()[:3], ground.getRgb()[:3], strict=True)]
    return QColor(*(round(value) for value in mixed))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_have_the_contrast_that_wcag_aa_asks_for(theme: Theme) -> None:
    for ink in (theme.ink, theme.muted, theme.faint, theme.accent, theme.danger):
        assert contrast(ink, theme.page) >= 4.5
        assert contrast(ink, theme.panel) >= 4.5
    assert contrast(theme.accent_ink, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", list(Colour))
def test_marked_words_stay_legible_in_every_colour(theme: Theme, colour: Colour) -> None:
    plain, current = (
        over(fill, theme.page) for fill in (theme.highlight[colour], theme.current_highlight(colour))
    )
    assert contrast(theme.ink, plain) >= 4.5
    assert contrast(theme.ink, current) >= 4.5
    assert contrast(plain, current) > 1.05  # and one sees which is at hand
    assert contrast(theme.highlight_edge[colour], theme.page) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("label", list(Label))
def test_the_mention_at_hand_stays_legible_even_on_a_highlight(theme: Theme, label: Label) -> None:
    ground = theme.current_mention(label)
    assert ground.alpha() == 255
    assert contrast(theme.ink, ground) >= 4.5


@pytest.fixture
def fusion(qapp: QApplication) -> Iterator[None]:
    """The program's style; look and style are as before afterwards."""
    before, font, style = QPalette(qapp.palette()), qapp.font(), qapp.style().objectName()
    qapp.setStyle("Fusion")
    yield
    qapp.setStyle(style)
    qapp.setPalette(before)
    for kind in ("QCheckBox", "QRadioButton"):
        qapp.setPalette(before, kind)  # type: ignore[arg-type]
    qapp.setFont(font)


@pytest.mark.usefixtures("fusion")
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_an_empty_box_has_an_edge_that_is_seen(
    qtbot: QtBot, tmp_path: Path, look: str, kind: type[QCheckBox] | type[QRadioButton]
) -> None:
    preferences = Preferences(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    preferences.theme = look
    themes = Themes(preferences)
    themes.apply()
    box = kind()
    qtbot.addWidget(box)
    box.show()
    picture = box.grab().toImage()
    seen = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert max(contrast(pixel, themes.current.panel) for pixel in seen) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [Kind.DELETED, Kind.INSERTED])
def test_the_change_at_hand_can_be_read(theme: Theme, kind: Kind) -> None:
    form = current_format(theme, kind, 0)
    ground = over(form.background().color(), theme.page)
    assert contrast(form.foreground().color(), ground) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_icons_of_the_chosen_entry_of_a_menu_can_be_seen(theme: Theme) -> None:
    ground = chosen_ground(theme)
    assert contrast(theme.ink, ground) >= 4.5
    assert contrast(theme.muted, ground) >= 3  # what the icons are drawn in
    assert contrast(ground, theme.panel) >= 1.3
