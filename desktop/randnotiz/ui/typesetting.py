"""Sets an article as a QTextDocument: title, byline, headings, paragraphs, quotes and lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
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
from randnotiz.domain.direction_marks import closed
from randnotiz.domain.span import Span, runs
from randnotiz.domain.utf16 import Utf16Map
from randnotiz.ui.date_words import day_words
from randnotiz.ui.document_map import DocumentMap, Stretch
from randnotiz.ui.setting_pieces import MAY_BREAK, heading_size, pieces, shows_title, together
from randnotiz.ui.theme import Themes

DATE_ANCHOR = "publication-date"
GUTTER = 40
"""Pixels left and right of the column that marks may use."""
_LEADING = 1.62
"""Line height in sizes of the type. Not in per cent of the font's own: faces differ too much in that."""
ABOVE, _BELOW = 48, 120
Placed = list[tuple[Stretch, int]]


class SetArticle(NamedTuple):
    """An article as a document, and where its text stands in it."""

    document: QTextDocument
    map: DocumentMap
    title: int | None
    """The number of the block that shows a title which is no part of the text; None without."""
    byline: int


class Typesetter:
    """Builds documents in the fonts and colours of the current theme, at one text size."""

    def __init__(self, themes: Themes, size: int, *, date_links: bool = True) -> None:
        self._themes = themes
        self._date_links = date_links
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
        map = DocumentMap(article.text, [piece for piece, _ in placed], [place for _, place in placed])
        return SetArticle(document, map, 0 if shows_title(article) else None, self._byline_at)

    def head_again(self, shown: SetArticle, before: Article, article: Article) -> SetArticle | None:
        """Let a document show another title and byline above the same text; nothing else is set anew.

        None where more has changed. `before` is the article that the document was set from.
        """
        same = before.text == article.text and before.blocks == article.blocks
        if not same or before.styles != article.styles or shows_title(before) != shows_title(article):
            return None
        map = shown.map
        if shown.title is not None and before.title != article.title:
            by = self._block_again(shown.document, shown.title, lambda cursor: self._title(cursor, article))
            map = map.shifted(by)
        by = self._block_again(
            shown.document, shown.byline, lambda cursor: self._byline_words(cursor, article)
        )
        shown.document.setModified(False)
        return shown._replace(map=map.shifted(by, shown.document.findBlockByNumber(shown.byline).position()))

    @staticmethod
    def _block_again(document: QTextDocument, number: int, write: Callable[[QTextCursor], None]) -> int:
        """Write a block anew. By how much it became longer, in Qt's positions."""
        block = document.findBlockByNumber(number)
        length = block.length()
        cursor = QTextCursor(block)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        write(cursor)
        cursor.endEditBlock()
        return document.findBlockByNumber(number).length() - length

    def _title(self, cursor: QTextCursor, article: Article) -> None:
        char = self._heading_char(1, article.title)
        cursor.setBlockFormat(self._heading_block(1, article.title))
        cursor.setBlockCharFormat(char)
        cursor.insertText(" ".join(article.title.split()), char)

    @staticmethod
    def _margins(cursor: QTextCursor) -> None:
        frame = cursor.document().rootFrame()
        form = QTextFrameFormat(frame.frameFormat())
        form.setLeftMargin(GUTTER)
        form.setRightMargin(GUTTER)
        form.setTopMargin(ABOVE)
        form.setBottomMargin(_BELOW)
        frame.setFrameFormat(form)

    def _blocks(self, cursor: QTextCursor, article: Article) -> Placed:
        title = article.title_block
        self._first = True
        if shows_title(article):
            self._open(cursor, self._heading_block(1, article.title), self._heading_char(1, article.title))
            self._title(cursor, article)
        if title is None:
            self._byline(cursor, article)
        placed: Placed = []
        for blocks, styles in together(article):
            if len(blocks) > 1:
                placed += self._paragraphs(cursor, article.text, blocks)
                continue
            placed += self._block(cursor, article.text, blocks[0], styles)
            if blocks[0] is title:
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

    def _paragraphs(self, cursor: QTextCursor, text: str, blocks: Sequence[Block]) -> Placed:
        """Set plain paragraphs at once: of 13,000 of them, each on its own takes a tenth of a second more."""
        words = [text[block.start : block.end].replace("\n", " ") for block in blocks]
        form, char = self._formats(blocks[0], words[0])
        self._open(cursor, form, char)
        places = accumulate([Utf16Map(one).units + 1 for one in words[:-1]], initial=cursor.position())
        cursor.insertText("\n".join(words), char)
        return list(zip(blocks, places, strict=True))

    def _block(self, cursor: QTextCursor, text: str, block: Block, styles: list[Style]) -> Placed:
        """Set a block; where its words stand, in more pieces than one only within endless words."""
        words = block.span.of(text).replace("\n", " ")
        form, char = self._formats(block, words)
        self._open(cursor, form, char)
        if block.kind is BlockKind.LIST_ITEM:
            muted = QTextCharFormat(char)
            muted.setForeground(brush_of(self._themes.current.faint))
            cursor.insertText((block.marker or "•") + "\t", muted)
        placed: Placed = []
        for piece in pieces(block.span, words):
            if placed:
                cursor.insertText(MAY_BREAK, char)
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
        height = self._size * heading_size(level, words) * (1.28 if level == 1 else 1.4)
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setTopMargin(0 if level == 1 else self._size * 1.1)
        form.setBottomMargin(self._size * (0.45 if level == 1 else 0.4))
        return form

    def _char(self) -> QTextCharFormat:
        char = QTextCharFormat()
        char.setFont(self._font)
        char.setForeground(brush_of(self._themes.current.ink))
        return char

    def _heading_char(self, level: int, words: str) -> QTextCharFormat:
        font = QFont(self._font)
        size = self._size * heading_size(level, words)
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
        self._open(cursor, form, self._byline_char())
        self._byline_at = cursor.blockNumber()
        self._byline_words(cursor, article)

    def _byline_char(self) -> QTextCharFormat:
        char = QTextCharFormat()
        font = self._themes.ui_font()
        font.setPixelSize(max(12, round(self._size * 0.8)))
        char.setFont(font)
        char.setForeground(brush_of(self._themes.current.muted))
        return char

    def _byline_words(self, cursor: QTextCursor, article: Article) -> None:
        char = self._byline_char()
        for part in (article.author, article.publisher):
            if part:
                cursor.insertText(closed(" ".join(part.split())) + "  ·  ", char)
        if not self._date_links:
            cursor.insertText(published_words(article) if article.published else "", char)
            return
        link = QTextCharFormat(char)
        link.setAnchor(True)
        link.setAnchorHref(DATE_ANCHOR)
        link.setForeground(brush_of(self._themes.current.accent))
        link.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        cursor.insertText(published_words(article), link)


def brush_of(colour: QColor) -> QBrush:
    # By way of a palette: to make a brush of a colour itself, PySide (6.11) loads all of QtCore.Qt.
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, colour)
    return palette.text()


def published_words(article: Article) -> str:
    """The publication date as the byline says it, in the program's language."""
    if article.published is None:
        return QCoreApplication.translate("Byline", "Set publication date")
    return day_words(article.published, weekday=False)
