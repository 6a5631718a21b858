"""Sets an article as a QTextDocument: title, byline, headings, paragraphs, quotes and lists."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)

from randnotiz.domain.article import Article, Block, BlockKind, Style, StyleKind
from randnotiz.domain.span import Span, runs
from randnotiz.ui.date_words import day_words
from randnotiz.ui.document_map import DocumentMap
from randnotiz.ui.theme import Themes

DATE_ANCHOR = "publication-date"
GUTTER = 40
"""Pixels left and right of the column that marks may use."""
_LEADING = 1.62
"""Line height in sizes of the type. Not in per cent of the font's own: faces differ too much in that."""
ABOVE, _BELOW = 48, 120
_HEADING_SIZES = {1: 1.82, 2: 1.22, 3: 1.1}
_LONG_TITLE = 140
"""Characters from which on a title is set smaller: it would push its own text out of the window."""
_ENDLESS = re.compile(r"\S{1000,}")
_PIECE = 200
_MAY_BREAK = "\u200b"
"""Within a word of 1,000 characters and more, Qt (6.11) looks for the end of a line in quadratic time: where
it may break after every 200, a word of 240,000 takes a fifth of a second instead of five."""


class SetArticle(NamedTuple):
    """An article as a document, and where its text stands in it."""

    document: QTextDocument
    map: DocumentMap


class Typesetter:
    """Builds documents in the fonts and colours of the current theme, at one text size."""

    def __init__(self, themes: Themes, size: int) -> None:
        self._themes = themes
        self._size = size
        self._font = themes.reading_font(size)
        self._kept: dict[tuple[BlockKind, int], tuple[QTextBlockFormat, QTextCharFormat]] = {}

    def set(self, article: Article) -> SetArticle:
        """The document of an article. Its text is never parsed as markup."""
        if article.styles or any(block.kind is BlockKind.QUOTE for block in article.blocks):
            self._themes.load_all_faces()
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._font)
        option = document.defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._margins(cursor)
        placed = self._blocks(cursor, article)
        cursor.endEditBlock()
        document.setModified(False)
        pieces, positions = [piece for piece, _ in placed], [position for _, position in placed]
        return SetArticle(document, DocumentMap(article.text, pieces, positions))

    @staticmethod
    def _margins(cursor: QTextCursor) -> None:
        frame = cursor.document().rootFrame()
        form = QTextFrameFormat(frame.frameFormat())
        form.setLeftMargin(GUTTER)
        form.setRightMargin(GUTTER)
        form.setTopMargin(ABOVE)
        form.setBottomMargin(_BELOW)
        frame.setFrameFormat(form)

    def _blocks(self, cursor: QTextCursor, article: Article) -> list[tuple[Span, int]]:
        title = article.title_block
        self._first = True
        if title is None and not _begins_with(article):
            self._open(cursor, self._heading_block(1, article.title), self._heading_char(1, article.title))
            cursor.insertText(" ".join(article.title.split()))
        if title is None:
            self._byline(cursor, article)
        placed: list[tuple[Span, int]] = []
        styles = sorted(article.styles, key=lambda style: style.start)
        following = 0
        for block in article.blocks:
            own, following = _styles_of(block, styles, following)
            placed += self._block(cursor, article.text, block, own)
            if block is title:
                self._byline(cursor, article)
        return placed

    def _open(self, cursor: QTextCursor, form: QTextBlockFormat, char: QTextCharFormat) -> None:
        if self._first:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(char)
            cursor.setCharFormat(char)
            self._first = False
        else:
            cursor.insertBlock(form, char)

    def _block(
        self, cursor: QTextCursor, text: str, block: Block, styles: list[Style]
    ) -> list[tuple[Span, int]]:
        """Set a block; where its words stand, in more pieces than one only within endless words."""
        words = block.span.of(text).replace("\n", " ")
        form, char = self._formats(block, words)
        self._open(cursor, form, char)
        if block.kind is BlockKind.LIST_ITEM:
            muted = QTextCharFormat(char)
            muted.setForeground(_brush(self._themes.current.faint))
            cursor.insertText((block.marker or "•") + "\t", muted)
        placed: list[tuple[Span, int]] = []
        for piece in _pieces(block.span, words):
            if placed:
                cursor.insertText(_MAY_BREAK, char)
            placed.append((piece, cursor.position()))
            if styles:
                self._styled(cursor, piece, text, styles, char)
            else:
                cursor.insertText(words[piece.start - block.start : piece.end - block.start], char)
        return placed

    @staticmethod
    def _styled(
        cursor: QTextCursor, piece: Span, text: str, styles: list[Style], char: QTextCharFormat
    ) -> None:
        spans = [Span(style.start, style.end) for style in styles]
        for run in runs(piece.start, piece.end, spans):
            own = QTextCharFormat(char)
            kinds = {styles[index].kind for index in run.covering}
            if StyleKind.EMPHASIS in kinds:
                own.setFontItalic(not char.fontItalic())
            if StyleKind.STRONG in kinds:
                own.setFontWeight(QFont.Weight.Bold)
            cursor.insertText(text[run.start : run.end].replace("\n", " "), own)

    # ------------------------------------------------------------- formats

    def _formats(self, block: Block, words: str) -> tuple[QTextBlockFormat, QTextCharFormat]:
        if block.kind is BlockKind.HEADING:
            return self._heading_block(block.level, words), self._heading_char(block.level, words)
        kept = self._kept.get((block.kind, block.level))
        if kept is None:
            kept = self._kept[block.kind, block.level] = self._made(block)
        return kept

    def _made(self, block: Block) -> tuple[QTextBlockFormat, QTextCharFormat]:
        form, char = self._body_block(), self._char()
        if block.kind is BlockKind.QUOTE:
            form.setLeftMargin(self._size * 1.6 * max(block.level, 1))
            form.setRightMargin(self._size * 1.0)
            char.setFontItalic(True)
        elif block.kind is BlockKind.LIST_ITEM:
            form.setLeftMargin(self._size * 1.6 * max(block.level, 1))
            form.setTextIndent(-self._size * 1.3)
            form.setTabPositions(
                [QTextOption.Tab(self._size * 1.6 * max(block.level, 1), QTextOption.TabType.LeftTab)]
            )
            form.setBottomMargin(self._size * 0.3)
        return form, char

    def _body_block(self) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(self._size * _LEADING, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setBottomMargin(self._size * 0.85)
        return form

    def _heading_block(self, level: int, words: str) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setHeadingLevel(level)
        height = self._size * _heading_size(level, words) * (1.28 if level == 1 else 1.4)
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setTopMargin(0 if level == 1 else self._size * 1.1)
        form.setBottomMargin(self._size * (0.45 if level == 1 else 0.4))
        return form

    def _char(self) -> QTextCharFormat:
        char = QTextCharFormat()
        char.setFont(self._font)
        char.setForeground(_brush(self._themes.current.ink))
        return char

    def _heading_char(self, level: int, words: str) -> QTextCharFormat:
        font = QFont(self._font)
        size = self._size * _heading_size(level, words)
        font.setWeight(QFont.Weight.DemiBold if level > 1 else QFont.Weight.Bold)
        if words.isupper():
            # Capitals shout at the size of a heading; a little smaller and wider they are one.
            size *= 0.86
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        font.setPixelSize(round(size))
        char = self._char()
        char.setFont(font)
        return char

    # ------------------------------------------------------------- byline

    def _byline(self, cursor: QTextCursor, article: Article) -> None:
        form = QTextBlockFormat()
        form.setBottomMargin(self._size * 1.7)
        char = QTextCharFormat()
        font = self._themes.ui_font()
        font.setPixelSize(max(12, round(self._size * 0.8)))
        char.setFont(font)
        char.setForeground(_brush(self._themes.current.muted))
        self._open(cursor, form, char)
        for part in (article.author, article.publisher):
            if part:
                cursor.insertText(" ".join(part.split()) + "  ·  ", char)
        link = QTextCharFormat(char)
        link.setAnchor(True)
        link.setAnchorHref(DATE_ANCHOR)
        link.setForeground(_brush(self._themes.current.accent))
        link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        cursor.insertText(published_words(article), link)


def _brush(colour: QColor) -> QBrush:
    # By way of a palette: to make a brush of a colour itself, PySide (6.11) loads all of QtCore.Qt.
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, colour)
    return palette.text()


def _heading_size(level: int, words: str) -> float:
    if level == 1 and len(words) > _LONG_TITLE:
        return (_HEADING_SIZES[1] + _HEADING_SIZES[2]) / 2
    return _HEADING_SIZES.get(level, 1.0)


def _pieces(block: Span, words: str) -> list[Span]:
    """A block's span, cut within its endless words."""
    cuts = [
        block.start + cut
        for word in (_ENDLESS.finditer(words) if len(words) >= 1000 else ())
        for cut in range(word.start() + _PIECE, word.end(), _PIECE)
    ]
    return [Span(start, end) for start, end in zip([block.start, *cuts], [*cuts, block.end], strict=True)]


def published_words(article: Article) -> str:
    """The publication date as the byline says it, in the program's language."""
    if article.published is None:
        return QCoreApplication.translate("Byline", "Set publication date")
    return day_words(article.published, weekday=False)


def _begins_with(article: Article) -> bool:
    """Whether the title is no more than the text's own first words, which need not be said twice."""
    words = " ".join(article.title.split()).rstrip("… ")
    return " ".join(article.text[: len(words) * 2 + 100].split()).startswith(words)


def _styles_of(block: Block, styles: list[Style], following: int) -> tuple[list[Style], int]:
    """The styles that reach into a block; `following` is the first one that may still do."""
    while following < len(styles) and styles[following].end <= block.start:
        following += 1
    own = []
    for style in styles[following:]:
        if style.start >= block.end:
            break
        if style.end > block.start:
            own.append(style)
    return own, following
