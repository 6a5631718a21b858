"""Choosing a format and a place for an annotated copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import FORMATS, ExportInput, ExportOptions
from randnotiz.exporters.opening import opening
from randnotiz.exporters.preview import Preview
from randnotiz.session.preferences import Preferences
from randnotiz.ui import export_dialog
from randnotiz.ui.export_dialog import ExportDialog, ask_path, file_name


def asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, typed: Path, form: str = "md") -> Path | None:
    """What comes of a name typed into the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(typed), ""))
    parent = QWidget()
    qtbot.addWidget(parent)
    return ask_path(parent, "", "Titel", FORMATS[form], "de")


@pytest.mark.parametrize(
    ("form", "typed", "written"),
    [
        ("md", "kopie", "kopie.md"),
        ("md", "kopie.md", "kopie.md"),
        ("md", "Nr. 3.5", "Nr. 3.5.md"),
        ("md", "kopie.MD", "kopie.MD"),
        ("md", "kopie.pdf", "kopie.pdf.md"),
        ("tei", "kopie.tei.xml", "kopie.tei.xml"),
        ("tei", "kopie.xml", "kopie.xml"),
        ("readwise.csv", "kopie.csv", "kopie.csv"),
        ("html", "kopie.htm", "kopie.htm"),
    ],
)
def test_a_name_without_the_formats_suffix_gets_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str, typed: str, written: str
) -> None:
    assert asked(qtbot, monkeypatch, tmp_path / typed, form) == tmp_path / written


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Was nun …", "Was nun.pdf"),
        ("a/b: c?", "a b c.pdf"),
        ("…", "Randnotiz.pdf"),
        ("x" * 99, "x" * 80 + ".pdf"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, ".pdf") == name


@pytest.mark.parametrize("agrees", [True, False])
def test_a_file_that_only_the_suffix_leads_to_is_not_replaced_unasked(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, agrees: bool
) -> None:
    (tmp_path / "kopie.md").write_text("wichtig")
    questions: list[str] = []

    def answer(box: QMessageBox) -> int:
        questions.append(box.text())
        role = QMessageBox.ButtonRole.AcceptRole if agrees else QMessageBox.ButtonRole.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) is role).click()
        return 0

    monkeypatch.setattr(export_dialog.QMessageBox, "exec", answer)
    found = asked(qtbot, monkeypatch, tmp_path / "kopie")
    assert found == (tmp_path / "kopie.md" if agrees else None)
    assert "kopie.md" in questions[0]


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))


Opens = Callable[..., ExportDialog]


@pytest.fixture
def opened(qtbot: QtBot, preferences: Preferences) -> Iterator[Opens]:
    """Makes dialogs, as often as asked, and ends them."""
    dialogs: list[ExportDialog] = []

    def make(what: ExportInput | None = None) -> ExportDialog:
        dialog = ExportDialog(what or article_with(), "de", preferences.left_out)
        qtbot.addWidget(dialog)
        dialogs.append(dialog)
        return dialog

    yield make
    for dialog in dialogs:
        dialog.done(0)


def article_with(text: str = "Ein Wort am Kai.", note: str = "Eine <b>Notiz</b>") -> ExportInput:
    """An article of one paragraph whose second word carries a note."""
    article = Article(text, "Titel", (Block(BlockKind.PARAGRAPH, 0, len(text)),), language="de")
    when = datetime(2025, 8, 22, tzinfo=UTC)
    note_on = Annotation(str(uuid4()), 1, describe(text, Span(4, 8)), when, when, note=note)
    return ExportInput(article, (note_on,), None, when, "de")


def test_format_and_contents_of_the_last_copy_are_offered_again(
    opened: Opens, preferences: Preferences
) -> None:
    first = opened()
    first.choose("md")
    first.choices.boxes["notes"].click()
    first.choices.commonmark.click()
    first.choose("csv")
    first.choices.boxes["highlights"].click()
    for key, names in first.left_out.items():
        preferences.set_left_out(key, names)
    preferences.sync()
    again = opened()
    again.choose("md")
    assert (again.options.notes, again.options.highlights, again.options.obsidian) == (False, True, False)
    again.choose("csv")
    assert (again.options.notes, again.options.highlights) == (True, False)
    again.choose("html")
    assert again.options == ExportOptions()


def test_every_format_is_previewed(qtbot: QtBot, opened: Opens) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.preview.maker.made, timeout=20_000):
        pass
    for key in [key for key in FORMATS if key not in ("html", "ics")]:
        with qtbot.waitSignal(dialog.preview.maker.made, timeout=20_000):
            dialog.choose(key)
        pane = dialog.preview
        if key == "pdf":
            assert pane.stack.currentWidget() is pane.sheets
        elif key in ("csv", "readwise.csv"):
            model = pane.table.model()
            assert "Wort" in [model.index(0, column).data() for column in range(model.columnCount())]
        elif key not in ("mentions.csv", "geojson"):
            seen = pane.page if pane.stack.currentWidget() is pane.page else pane.text
            assert "Wort" in seen.toPlainText()


def test_a_choice_changes_the_preview(qtbot: QtBot, opened: Opens) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.preview.maker.made, timeout=20_000):
        dialog.choose("md")
    assert "Notiz" in dialog.preview.text.toPlainText()
    with qtbot.waitSignal(dialog.preview.maker.made, timeout=20_000):
        dialog.choices.boxes["notes"].click()
    assert "Eine" not in dialog.preview.text.toPlainText()


@pytest.mark.parametrize("key", ["html", "docx"])
def test_words_are_never_markup_in_the_preview(qtbot: QtBot, opened: Opens, key: str) -> None:
    nasty = '<img src="file:///etc/passwd"> <b>fett</b> <script>1</script>'
    dialog = opened(article_with(f"Ein Wort {nasty} hier.", nasty))
    with qtbot.waitSignal(dialog.preview.maker.made, timeout=20_000):
        dialog.choose(key)
    assert dialog.preview.page.toPlainText().count(nasty) >= 2
    assert "<img" not in dialog.preview.page.toHtml()


def test_what_a_format_cannot_hold_is_off_and_says_why(opened: Opens) -> None:
    dialog = opened()
    dialog.choose("ics")
    notes, dates = dialog.choices.boxes["notes"], dialog.choices.boxes["dates"]
    assert not notes.isEnabled()
    assert not notes.isChecked()
    assert not dates.isEnabled()
    assert dates.isChecked()
    assert notes.accessibleDescription() == notes.toolTip() != ""
    dialog.choose("html")
    assert notes.isEnabled()
    assert notes.isChecked()
    assert notes.toolTip() == ""


def test_only_markdown_asks_for_its_flavour(opened: Opens) -> None:
    dialog = opened()
    dialog.choose("html")
    assert dialog.choices.obsidian.isHidden()
    dialog.choose("md")
    assert not dialog.choices.obsidian.isHidden()


def test_a_format_with_nothing_to_hold_says_so(qtbot: QtBot, opened: Opens) -> None:
    dialog = opened()
    with qtbot.waitSignal(dialog.preview.maker.failed, timeout=20_000):
        dialog.choose("ics")
    assert "Kalender" in dialog.preview.note.text()
    assert not dialog.save.isEnabled()
    dialog.choose("html")
    assert dialog.save.isEnabled()


def test_cells_of_a_table_are_never_markup(qtbot: QtBot, opened: Opens) -> None:
    dialog = opened(article_with(note="<b>fett</b>\nzweite Zeile"))
    with qtbot.waitSignal(dialog.preview.maker.made, timeout=20_000):
        dialog.choose("csv")
    model = dialog.preview.table.model()
    assert "<b>fett</b> zweite Zeile" in [
        model.index(0, column).data() for column in range(model.columnCount())
    ]


def test_a_long_article_is_previewed_by_its_beginning(qtbot: QtBot, opened: Opens) -> None:
    dialog = opened(article_with("Ein Wort am Kai. " * 60_000))
    with qtbot.waitSignal(dialog.preview.maker.made, timeout=20_000):
        dialog.choose("md")
    assert 1_000 < len(dialog.preview.text.toPlainText()) < 60_000
    whole = article_with()
    assert opening(whole) == (whole, False)


def test_only_the_last_of_many_wishes_is_granted(qtbot: QtBot, opened: Opens) -> None:
    dialog = opened()
    made: list[object] = []
    dialog.preview.maker.made.connect(made.append)
    with qtbot.waitSignal(dialog.preview.maker.made, timeout=20_000):
        for key in FORMATS:
            dialog.choose(key)
    assert [item.kind for item in made if isinstance(item, Preview)] == ["text"]


def test_every_part_can_be_reached_and_is_named(opened: Opens) -> None:
    dialog = opened()
    parts: list[QWidget] = [dialog.formats, dialog.preview.text, *dialog.choices.boxes.values(), dialog.save]
    for part in parts:
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert dialog.preview.page.accessibleName()
