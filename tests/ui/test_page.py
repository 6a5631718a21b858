"""The page: what it shows is the article's text, and what it tells are the text's code points."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPaintEvent, QRegion, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from randnotiz.domain.article import Article, normalise_text
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.ui.article_view import ArticleView
from randnotiz.ui.document_map import DocumentMap
from randnotiz.ui.highlights import MOST_AT_ONCE, Mark
from randnotiz.ui.in_order import InOrder
from randnotiz.ui.margin import MarginMark
from randnotiz.ui.measure import MEASURE, line_width
from randnotiz.ui.theme import Themes
from randnotiz.ui.typesetting import GUTTER, SetArticle, Typesetter

NASTY = "🙂👩‍👩‍👧‍👦\u00a0e\u0301\u202e\u200fÄß\u00ad„“"


def show(view: ArticleView, themes: Themes, article: Article) -> SetArticle:
    made = Typesetter(themes, 17).set(article)
    view.show_article(article.text, made)
    return made


def shown(made: SetArticle, span: Span) -> str:
    cursor = QTextCursor(made.document)
    cursor.setPosition(made.map.to_position(span.start))
    cursor.setPosition(made.map.to_position(span.end), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(st.lists(st.text(alphabet="ab Z.\n-1" + NASTY, min_size=1, max_size=40), min_size=1, max_size=8))
def test_every_block_is_shown_as_it_is_and_found_where_it_is(themes: Themes, parts: list[str]) -> None:
    article = text_article(normalise_text("x" + "\n\n".join(parts)), title="Anders")
    made = Typesetter(themes, 17).set(article)
    for block in article.blocks:
        words = block.span.of(article.text).replace("\n", " ")
        assert shown(made, block.span).replace("\u00a0", " ") == words.replace("\u00a0", " ")
        for offset in range(block.start, block.end):
            assert made.map.to_offset(made.map.to_position(offset)) == offset


def test_offsets_between_blocks_belong_to_the_block_before() -> None:
    text = "eins\n\nzwei"
    map = DocumentMap(text, [Span(0, 4), Span(6, 10)], [7, 20])
    assert [map.to_position(offset) for offset in (0, 4, 5, 6, 10)] == [7, 11, 11, 20, 24]
    assert [map.to_offset(position) for position in (0, 7, 11, 15, 20, 24, 99)] == [0, 0, 4, 4, 6, 10, 10]
    assert not map.holds(3)
    assert not map.holds(15)
    assert map.holds(22)


def test_what_is_selected_and_copied_are_the_articles_own_words(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    article = text_article(f"Ein 🙂 Satz\u00a0mit {NASTY} drin.\n\nNoch einer.", title="T")
    show(view, themes, article)
    start = article.text.index("Satz")
    span = Span(start, article.text.index("einer"))
    view.select(span)
    selected = view.selected_span()
    assert selected is not None
    assert selected.of(article.text) == article.text[span.start : span.end].rstrip()
    assert view.createMimeDataFromSelection().text() == selected.of(article.text)
    assert not view.createMimeDataFromSelection().hasHtml()


def test_a_double_click_selects_a_word(view: ArticleView, themes: Themes, qtbot: QtBot) -> None:
    article = text_article("Die Ministerin 🙂 sprach am Dienstag in Kiel.", title="T")
    show(view, themes, article)
    place = view.rect_of(article.text.index("Dienstag") + 3).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    span = view.selected_span()
    assert span is not None
    assert span.of(article.text) == "Dienstag"


def test_a_point_over_a_word_is_that_word_and_beside_the_column_is_nothing(
    view: ArticleView, themes: Themes
) -> None:
    article = text_article("Die Ministerin 🙂 sprach am Dienstag in Kiel.", title="T")
    show(view, themes, article)
    offset = article.text.index("Dienstag")
    first = view.rect_of(offset)
    assert view.offset_at(first.center() + QPoint(3, 0)) == offset
    assert view.offset_at(first.center() - QPoint(3, 0)) == offset - 1
    assert view.offset_at(QPoint(first.left(), first.bottom() + 150)) == -1
    assert view.offset_at(QPoint(2, first.center().y())) == -1


def test_markup_in_an_article_is_text(view: ArticleView, themes: Themes) -> None:
    article = text_article("Ein <b>fetter</b> <script>alert(1)</script> Satz &amp; mehr.", title="<i>T</i>")
    made = show(view, themes, article)
    assert "<script>alert(1)</script> Satz &amp; mehr." in made.document.toPlainText()
    assert "<i>T</i>" in made.document.toPlainText()


@pytest.mark.parametrize("width", [700, 1000, 1600])
@pytest.mark.parametrize("size", [13, 17, 24])
def test_lines_have_60_to_75_characters_where_there_is_room(
    view: ArticleView, themes: Themes, width: int, size: int
) -> None:
    words = "Die Ministerin sprach am Dienstag in Kiel über Häfen und Züge. " * 30
    article = text_article(words, title="T")
    view.resize(width, 800)
    view.show_article(article.text, Typesetter(themes, size).set(article))
    view.document().size()
    block = view.document().lastBlock()
    lengths = [block.layout().lineAt(n).textLength() for n in range(block.layout().lineCount() - 1)]
    middle = sorted(lengths)[len(lengths) // 2]
    assert middle <= 75
    if line_width(view.document().defaultFont()) + 120 < width:
        assert middle >= 60, f"{MEASURE} characters meant, {middle} found"


@pytest.mark.parametrize("words", [20, 2000])
def test_lines_break_in_the_first_frame_where_they_will(
    view: ArticleView, themes: Themes, words: int
) -> None:
    show(view, themes, text_article("Das Wasser fiel weiter. " * (words // 4), title="Hochwasser"))
    first = view.viewport().width()
    assert first - 2 * GUTTER >= line_width(view.document().defaultFont())
    view.verticalScrollBar().setStyleSheet(themes.scroll_style())
    view.become_usable()
    view.resize(view.width(), view.height() - 100)
    QApplication.processEvents()
    assert view.viewport().width() == first


def test_the_place_read_to_stays_at_the_top_when_the_window_changes(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    article = text_article("\n\n".join(f"Absatz {n}. " + "Wort " * 60 for n in range(80)), title="T")
    show(view, themes, article)
    target = article.text.index("Absatz 40")
    view.scroll_to(target)
    assert abs(view.top_offset() - target) < 20
    view.resize(560, 700)
    assert abs(view.top_offset() - target) < 120


def test_a_panel_shown_and_hidden_leaves_the_text_where_it_was(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    article = text_article("\n\n".join(f"Absatz {n}. " + "Wort " * 60 for n in range(80)), title="T")
    show(view, themes, article)
    view.scroll_to(article.text.index("Absatz 40") + 150, 5)
    before = view.verticalScrollBar().value()
    for width in (560, 900, 1300, 900, 600, 900):
        view.resize(width, 700)
        QApplication.processEvents()
    assert view.verticalScrollBar().value() == before


def test_layers_keep_their_order_and_leave_the_document_alone(view: ArticleView, themes: Themes) -> None:
    article = text_article("Die Ministerin sprach am Dienstag in Kiel.", title="T")
    made = show(view, themes, article)
    formats = {}
    for name, colour in (("search", "red"), ("annotations", "yellow"), ("entities", "blue")):
        form = QTextCharFormat()
        form.setBackground(QColor(colour))
        formats[name] = form
        view.highlights.set_layer(name, [Mark(Span(4, 14), form)])
    view.highlights.refresh()
    colours = [selection.format.background().color().name() for selection in view.extraSelections()]
    assert colours == ["#0000ff", "#ffff00", "#ff0000"]
    assert not made.document.isModified()


def test_of_very_many_marks_only_those_near_the_window_are_set(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    article = text_article("\n\n".join("Wort " * 60 for _ in range(400)), title="T")
    show(view, themes, article)
    form = QTextCharFormat()
    starts = [start for start in range(0, len(article.text) - 4) if article.text.startswith("Wort", start)]
    view.highlights.set_layer("entities", [Mark(Span(start, start + 4), form) for start in starts])
    view.highlights.refresh()
    assert len(starts) > MOST_AT_ONCE
    assert 0 < len(view.extraSelections()) < MOST_AT_ONCE

    def marked() -> set[int]:
        assert view.map is not None
        return {view.map.to_offset(one.cursor.selectionStart()) for one in view.extraSelections()}

    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    visible = view.visible_span()
    inside = {start for start in starts if visible.start <= start < visible.end - 4}
    assert inside
    assert inside <= marked()


def test_an_endless_word_is_set_in_lines_at_once_and_stays_one_word(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    word = "Ründ🙂" * 8_000
    article = text_article(f"Vorher {word} nachher", title="Endlos")
    made = show(view, themes, article)
    assert made.document.size().height() > 10_000
    for offset in (6, 7, 206, 207, 208, 30_000, len(article.text) - 3):
        assert made.map.to_offset(made.map.to_position(offset)) == offset
    view.select(Span(7, 7 + len(word)))
    assert view.selected_span() == Span(7, 7 + len(word))
    assert view.createMimeDataFromSelection().text() == word


def test_a_very_long_title_leaves_room_for_the_text(themes: Themes) -> None:
    def height(title: str) -> float:
        made = Typesetter(themes, 17).set(text_article("Text.", title=title))
        return made.document.begin().blockFormat().lineHeight()

    assert height("Sicherheit " * 40) < height("Sicherheit")


@pytest.mark.parametrize("title", ["Anders 🙂", "Ein viel längerer Titel " * 9])
def test_title_and_date_change_above_a_text_that_stays(
    title: str, themes: Themes, view: ArticleView, qtbot: QtBot
) -> None:
    before = text_article(f"{NASTY} Anfang.\n\nMitte {NASTY}.\n\nEnde.", title="Kurz")
    after = replace(before, title=title, published=date(2025, 8, 20), author="Lena Harms")
    typesetter = Typesetter(themes, 17)
    shown = typesetter.set(before)
    view.show_article(before.text, shown)
    span = Span(before.text.index("Mitte"), before.text.index("Mitte") + 5)
    view.highlights.set_layer("current", [Mark(span, QTextCharFormat())])
    view.highlights.refresh()
    again = typesetter.head_again(shown, before, after)
    assert again is not None
    view.move_text(again.map)
    fresh = typesetter.set(after)
    assert again.document is shown.document
    assert again.document.toHtml() == fresh.document.toHtml()
    for offset in range(len(after.text)):
        assert again.map.to_position(offset) == fresh.map.to_position(offset)
    [selection] = view.extraSelections()
    assert selection.cursor.selectedText() == "Mitte"
    view.highlights.refresh()
    [selection] = view.extraSelections()
    assert selection.cursor.selectedText() == "Mitte"


def test_another_text_or_a_title_that_comes_into_it_is_set_anew(themes: Themes) -> None:
    before = text_article("Anfang.\n\nEnde.", title="Kurz")
    typesetter = Typesetter(themes, 17)
    shown = typesetter.set(before)
    assert typesetter.head_again(shown, before, text_article("Anfang. Ende.", title="Kurz")) is None
    assert typesetter.head_again(shown, before, replace(before, title="Anfang")) is None


class Painted(QObject):
    """What of a widget was painted since."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.region = QRegion()
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_a_bar_shows_beside_a_passage_as_soon_as_it_is_marked(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    article = text_article("Ein Satz steht hier. " * 60, title="T")
    show(view, themes, article)
    qtbot.waitUntil(lambda: view._painted)
    span = Span(4, 300)
    bar = QPoint(GUTTER - 14, view.rect_of(150).center().y())
    painted = Painted(view.viewport())
    red = QColor("#ff0000")
    view.set_margin_marks(
        InOrder([4], [300], lambda _: MarginMark(span, red, Qt.PenStyle.SolidLine, False, True))
    )
    qtbot.waitUntil(lambda: painted.region.contains(bar))
    assert view.viewport().grab().toImage().pixelColor(bar) == red


def test_a_place_that_is_unsure_has_a_sign_of_its_own_above_its_bar(
    view: ArticleView, themes: Themes
) -> None:
    show(view, themes, text_article("Ein Satz steht hier. " * 60, title="T"))
    pictures = []
    for note, unsure in ((False, False), (True, False), (False, True), (True, True)):
        mark = MarginMark(Span(4, 300), QColor("#ff0000"), Qt.PenStyle.SolidLine, note, False, unsure)
        view.set_margin_marks(InOrder([4], [300], lambda _, mark=mark: mark))
        pictures.append(view.viewport().grab().toImage())
    bare, noted, asked, both = pictures
    assert bare != noted != asked != bare
    assert asked == both
