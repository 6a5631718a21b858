"""A long article's own layout: the same picture as Qt's, and a place read to that never moves."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from randnotiz.domain.article import Article
from randnotiz.domain.span import Span
from randnotiz.importers import import_bytes, text_article
from randnotiz.ui.article_view import ArticleView
from randnotiz.ui.long_layout import LongLayout
from randnotiz.ui.stacked import Stacked
from randnotiz.ui.theme import Themes
from randnotiz.ui.typesetting import SetArticle, Typesetter

SENTENCE = "Lena Harms sprach am Dienstag in Kiel mit Jonas Weller vom Hafenamt über Fähren. "
MIXED = f"""# Ein Titel, der lang genug ist, um umgebrochen zu werden, und dann noch etwas länger

## Überschrift

{SENTENCE * 5}

> {SENTENCE * 3}

- *{SENTENCE}*
- zwei **fett** drei {SENTENCE * 2}
   - tief {SENTENCE}

1. eins {SENTENCE * 2}

هذا نص عربي طويل بما يكفي لكي ينكسر على سطرين أو أكثر من ذلك في الصفحة، وهو اختبار للاتجاه.

> {"שלום עולם " * 30}

- {"שלום עולם " * 20}

😀 日本語テキスト e\u0301 👩‍👩‍👧‍👦 {SENTENCE}
"""


def uneven(paragraphs: int = 900) -> Article:
    """An article whose paragraphs differ so much that nobody can tell their heights beforehand."""
    chance = random.Random(7)
    words = ("Kai", "Hafenamt", "ii", "WWWW", "Fährverbindung", "am", "Donaudampfschifffahrt", "😀")
    texts = (" ".join(chance.choices(words, k=chance.randint(1, 120))) for _ in range(paragraphs))
    return text_article("\n\n".join(f"{n} {text}" for n, text in enumerate(texts)), title="Lang")


def show(view: ArticleView, themes: Themes, article: Article, size: int = 17) -> SetArticle:
    made = Typesetter(themes, size).set(article)
    view.show_article(article.text, made)
    return made


def whole(view: ArticleView, qtbot: QtBot) -> LongLayout:
    """Let the page be laid out to its end."""
    layout = view.document().documentLayout()
    assert isinstance(layout, LongLayout)
    qtbot.waitUntil(lambda: layout.is_whole, timeout=20_000)
    return layout


def lines(block: QTextBlock) -> Sequence[float]:
    """Where the lines of a block are, and which words they hold."""
    corner = block.document().documentLayout().blockBoundingRect(block).topLeft()
    found: list[float] = []
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        rect = line.naturalTextRect().translated(corner)
        found += [rect.left(), rect.top(), rect.right(), rect.bottom(), line.textStart()]
    return found


def blocks(document: QTextDocument) -> list[QTextBlock]:
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


@pytest.mark.parametrize("width", [340, 752, 1200])
def test_every_line_stands_where_qt_itself_would_have_it(themes: Themes, width: int) -> None:
    article = import_bytes(MIXED.encode() * 3, "x.md")
    expected = Typesetter(themes, 17).set(article).document
    expected.setTextWidth(width)
    expected.size()
    document = Typesetter(themes, 17).set(article).document
    document.setTextWidth(width)
    layout = LongLayout(document)
    document.setDocumentLayout(layout)
    layout.settle(0, 10**6)
    assert layout.documentSize().height() == pytest.approx(expected.size().height(), abs=0.1)
    for one, other in zip(blocks(expected), blocks(document), strict=True):
        assert lines(other) == pytest.approx(lines(one), abs=0.1)


def test_a_point_is_the_same_place_in_the_text_as_for_qt_itself(themes: Themes) -> None:
    article = import_bytes(MIXED.encode(), "x.md")
    expected, document = (Typesetter(themes, 17).set(article).document for _ in range(2))
    for one in (expected, document):
        one.setTextWidth(752)
    layout = LongLayout(document)
    document.setDocumentLayout(layout)
    layout.settle(0, 10**6)
    chance, words = random.Random(3), 0
    exact, fuzzy = Qt.HitTestAccuracy.ExactHit, Qt.HitTestAccuracy.FuzzyHit
    for _ in range(500):
        # In the middle of pixels, lest a 64th of one decides.
        y = chance.randrange(-50, int(expected.size().height()) + 50) + 0.5
        point = QPointF(chance.randrange(-20, 800) + 0.5, y)
        known = expected.documentLayout().hitTest(point, exact)
        if known >= 0:
            words += 1
            assert layout.hitTest(point, exact) == known
            assert abs(layout.hitTest(point, fuzzy) - expected.documentLayout().hitTest(point, fuzzy)) <= 1
    assert words > 100


def test_a_short_article_keeps_qts_own_layout(view: ArticleView, themes: Themes) -> None:
    show(view, themes, text_article(SENTENCE * 20, title="Kurz"))
    assert not isinstance(view.document().documentLayout(), LongLayout)


def test_the_end_is_there_at_once_and_what_is_seen_stays_while_the_rest_is_laid_out(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    article = uneven()
    show(view, themes, article)
    place = article.text.index("\n700 ") + 1
    view.scroll_to(place)
    view.viewport().repaint()
    layout = view.document().documentLayout()
    assert isinstance(layout, LongLayout)
    assert not layout.is_whole
    assert view.rect_of(place).top() == 12
    before = view.viewport().grab().toImage()
    tops = {view.rect_of(place).top()}
    estimated = layout.documentSize().height()
    while not layout.is_whole:
        QApplication.processEvents()
        tops.add(view.rect_of(place).top())
    assert layout.documentSize().height() != estimated
    assert tops == {12}
    assert view.viewport().grab().toImage() == before


@pytest.mark.parametrize("step", [-60, -650, 60, 650])
def test_scrolling_goes_exactly_as_far_as_it_says_into_what_nobody_has_seen(
    view: ArticleView, themes: Themes, step: int
) -> None:
    article = uneven()
    show(view, themes, article)
    place = article.text.index("\n400 ") + 1
    view.scroll_to(place, 300)
    view.viewport().repaint()
    bar = view.verticalScrollBar()
    for _ in range(6):
        seen = view.offset_at(QPoint(200, 200 if step > 0 else 500)) if abs(step) < 100 else -1
        mark = seen if seen >= 0 else view.visible_span().start if step < 0 else view.visible_span().end
        before = view.rect_of(mark).top()
        bar.setValue(bar.value() + step)
        view.viewport().repaint()
        assert view.rect_of(mark).top() == before - step


def test_no_paragraph_lies_over_another_wherever_one_jumps(view: ArticleView, themes: Themes) -> None:
    show(view, themes, uneven())
    bar = view.verticalScrollBar()
    for at in (0.9, 0.2, 0.55, 1.0, 0.0, 0.7):
        bar.setValue(round(bar.maximum() * at))
        view.viewport().repaint()
        span = view.visible_span()
        block = view.document().findBlock(view.map.to_position(span.start) if view.map else 0)
        layout, bottom = view.document().documentLayout(), -1.0
        while (
            block.isValid() and (rect := layout.blockBoundingRect(block)).top() < bar.value() + view.height()
        ):
            assert rect.top() >= bottom
            assert bottom < 0 or rect.top() - bottom < 60
            bottom = rect.bottom()
            block = block.next()


def test_the_last_words_are_at_the_end_of_the_bar(view: ArticleView, themes: Themes, qtbot: QtBot) -> None:
    article = uneven()
    show(view, themes, article)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.viewport().repaint()
    end = view.rect_of(len(article.text) - 1)
    assert 0 < end.bottom() <= view.viewport().height()
    whole(view, qtbot)
    assert bar.value() == bar.maximum()
    assert view.rect_of(len(article.text) - 1) == end


def test_the_place_read_to_stays_when_the_window_gets_narrower(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    article = uneven()
    show(view, themes, article)
    view.scroll_to(article.text.index("\n500 ") + 1)
    top = view.top_offset()
    for width in (700, 500, 420, 900):
        view.resize(QSize(width, 700))
        view.viewport().repaint()
        assert view.top_offset() == top


def test_nothing_moves_while_the_scroll_bar_is_held(view: ArticleView, themes: Themes, qtbot: QtBot) -> None:
    show(view, themes, uneven())
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    value, end = bar.value(), bar.maximum()
    later = QTimer(view, singleShot=True, interval=40)
    with qtbot.waitSignal(later.timeout):
        later.start()
    assert (bar.value(), bar.maximum()) == (value, end)
    bar.setSliderDown(False)
    whole(view, qtbot)


def test_another_title_above_a_long_text_leaves_the_text_where_it_was(
    view: ArticleView, themes: Themes, qtbot: QtBot
) -> None:
    article = replace(uneven(), title="Kurz")
    setter = Typesetter(themes, 17)
    made = show(view, themes, article)
    whole(view, qtbot)
    longer = replace(article, title="Ein langer Titel " * 12)
    again = setter.head_again(made, article, longer)
    assert again is not None
    view.move_text(again.map)
    view.viewport().repaint()
    first = view.document().begin()
    title = view.document().documentLayout().blockBoundingRect(first)
    below = view.document().documentLayout().blockBoundingRect(first.next())
    assert first.layout().lineCount() > 1
    assert below.top() >= title.bottom()
    span = Span(0, 5)
    assert view.rect_of(span.start).top() > title.bottom()


@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=400),
    st.lists(st.tuples(st.integers(0, 399), st.integers(1, 90)), max_size=20),
    st.integers(-20, 20_000),
)
def test_stacked_heights_are_where_their_sums_are(
    heights: list[int], changes: list[tuple[int, int]], asked: int
) -> None:
    stacked = Stacked(heights)
    other = {number: height for number, height in changes if number < len(heights)}
    stacked.change({number: float(height) for number, height in other.items()})
    for number, height in other.items():
        heights[number] = height
    tops = [sum(heights[:number]) for number in range(len(heights))]
    assert [stacked.top(number) for number in range(len(heights))] == tops
    assert stacked.total == sum(heights)
    expected = max((number for number, top in enumerate(tops) if top <= asked), default=0)
    assert stacked.at(asked) == expected


@pytest.mark.parametrize("paragraphs", [12, 900])
def test_the_keys_for_beginning_and_end_show_the_margin_too(
    view: ArticleView, themes: Themes, qtbot: QtBot, paragraphs: int
) -> None:
    article = uneven(paragraphs)
    show(view, themes, article)
    view.become_usable()
    bar = view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == bar.maximum()
    assert view.rect_of(len(article.text)).bottom() < view.viewport().height() - 60
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() < bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == 0
