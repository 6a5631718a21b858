"""The annotated copy for Word: the author's text untouched, highlighting, true comments, tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import UTC
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from randnotiz import __version__
from randnotiz.domain.article import Block, BlockKind
from randnotiz.domain.direction_marks import closed
from randnotiz.domain.mention import Label
from randnotiz.exporters import days
from randnotiz.exporters.archives import repacked
from randnotiz.exporters.composition import Composition, IndexEntry, compose
from randnotiz.exporters.docx_styles import Lists, dress
from randnotiz.exporters.docx_text import AUTHOR, Writer
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.outside import source_text
from randnotiz.exporters.passages import context, note_paragraphs
from randnotiz.exporters.wording import Wording
from randnotiz.exporters.xml_text import xml_text

_COUNTED: Final = re.compile(r"([0-9]{1,9})[.)]?")
_BULLETS: Final = frozenset("•◦▪▫‣⁃∙·●○■*-–—+")


def write_docx(what: ExportInput, options: ExportOptions) -> bytes:
    """The copy as Office Open XML. Comments carry the notes' dates in the zone of `what.exported`."""
    composition = compose(what, options)
    document = Document()
    dress(document, what.article.language)
    copy = _Copy(document, what, composition, options)
    copy.head()
    copy.text()
    copy.orphans()
    copy.tables()
    copy.foot()
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue(), what.exported)


class _Copy:
    def __init__(
        self, document: WordDocument, what: ExportInput, composition: Composition, options: ExportOptions
    ) -> None:
        self._document = document
        self._what = what
        self._composition = composition
        self._options = options
        self._words = Wording(what.language)
        self._writer = Writer(document, composition, self._words, options.highlights)
        self._lists = Lists(document)

    def head(self) -> None:
        """Title, author, publisher, day and source; the file's own properties."""
        article = self._what.article
        title = " ".join(article.title.split()) or self._words("untitled")
        paragraph = self._paragraph("Title")
        if article.title_block and self._options.whole_text:
            self._writer.block(0, paragraph)
        else:
            paragraph.add_run(xml_text(title))
        facts = [closed(article.author), closed(article.publisher)]
        if article.published:
            facts.append(days.day(article.published, self._words.language))
        facts.append(closed(source_text(article.source)))
        told = self._paragraph("Randnotiz")
        told.add_run(xml_text(" · ".join(fact for fact in facts if fact)))
        told.paragraph_format.space_after = Pt(18)
        self._properties(title)

    def _properties(self, title: str) -> None:
        article = self._what.article
        properties = self._document.core_properties
        properties.title = xml_text(title)[:255]
        properties.author = xml_text(article.author)[:255]
        properties.last_modified_by = AUTHOR
        properties.comments = ""
        properties.keywords = ""
        properties.language = article.language or ""
        moment = self._what.exported.astimezone(UTC).replace(tzinfo=None)
        properties.created = properties.modified = moment
        properties.revision = 1

    def text(self) -> None:
        """The article's text with comments, or the passages alone."""
        if self._options.whole_text:
            self._blocks()
        elif self._composition.placed:
            self._document.add_heading(self._words("passages"), 1)
            for number in range(len(self._composition.placed)):
                self._writer.passage(number, self._paragraph("Quote"))
        self._writer.comment(self._what.exported.tzinfo)

    def _blocks(self) -> None:
        article = self._composition.article
        open_lists: dict[tuple[int, bool], int] = {}
        for index in range(1 if article.title_block else 0, len(article.blocks)):
            block = article.blocks[index]
            if block.kind is BlockKind.LIST_ITEM:
                self._item(index, block, open_lists)
                continue
            open_lists.clear()
            paragraph = self._paragraph(_style(block))
            if block.kind is BlockKind.QUOTE:
                paragraph.paragraph_format.left_indent = Pt(18 * max(1, block.level))
            self._writer.block(index, paragraph)

    def _item(self, index: int, block: Block, open_lists: dict[tuple[int, bool], int]) -> None:
        level = min(max(block.level, 1), 9) - 1
        counted = _COUNTED.fullmatch(block.marker)
        for deeper in [key for key in open_lists if key[0] > level]:
            del open_lists[deeper]
        key = (level, counted is not None)
        if key not in open_lists:
            open_lists[key] = self._lists.begin(key[1], level, int(counted[1]) if counted else 1)
        paragraph = self._paragraph("ListParagraph")
        paragraph.paragraph_format.space_after = Pt(3)
        self._lists.put(paragraph, open_lists[key], level)
        if block.marker and not counted and block.marker not in _BULLETS:
            paragraph.add_run(xml_text(f"{block.marker} "))
        self._writer.block(index, paragraph)

    def orphans(self) -> None:
        """Notes whose passage is gone, below the text."""
        if not self._composition.orphans:
            return
        self._document.add_heading(self._words("orphans"), 1)
        self._soft(self._words("orphans_why"))
        for orphan in self._composition.orphans:
            quote = self._paragraph("Quote")
            quote.add_run(xml_text(closed(orphan.selector.exact)))
            for words in note_paragraphs(orphan.note):
                self._document.add_paragraph(xml_text(closed(words)))
            created = orphan.created.astimezone(self._what.exported.tzinfo)
            about = [*(f"#{tag}" for tag in orphan.tags), days.moment(created, self._words.language)]
            self._soft(closed(" · ".join(about)))

    def tables(self) -> None:
        """One table of names, one of dates."""
        index, words = self._composition.index, self._words
        names = [entry for label in (Label.PER, Label.ORG, Label.LOC) for entry in index[label]]
        if names:
            self._document.add_heading(words("found_names"), 1)
            head = [words("name"), words("kind"), words("count"), words("forms")]
            self._table(head, map(self._named, names), (50, 30, 18, 47))
        if index[Label.DATE]:
            self._document.add_heading(words("DATE"), 1)
            head = [words("day"), words("spoken"), words("context")]
            self._table(head, map(self._dated, index[Label.DATE]), (45, 30, 70))

    def _named(self, entry: IndexEntry) -> list[str]:
        return [
            entry.name,
            self._words.label(entry.label, plural=False),
            str(len(entry.mentions)),
            ", ".join(self._spoken(entry)),
        ]

    def _dated(self, entry: IndexEntry) -> list[str]:
        around = []
        if self._options.whole_text:
            for number in entry.mentions:
                span = self._composition.mentions[number].span
                block = self._composition.article.blocks[self._composition.block_of(span.start)]
                around.append("".join(context(self._composition.article.text, span, block.span)).strip())
        return [
            entry.shown or self._words("unresolved"),
            ", ".join(self._spoken(entry)),
            "\n".join(around),
        ]

    def _spoken(self, entry: IndexEntry) -> list[str]:
        text = self._composition.article.text
        spoken = (self._composition.mentions[number].span.of(text) for number in entry.mentions)
        return list(dict.fromkeys(" ".join(words.split()) for words in spoken))

    def _table(self, head: list[str], rows: Iterable[list[str]], widths: tuple[int, ...]) -> None:
        """A table with hair lines; the head is repeated on every page."""
        made = [head, *rows]
        table = self._document.add_table(rows=len(made), cols=len(head), style="Table Grid")
        table.autofit = False
        after = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
        table._tbl.tblPr.insert_element_before(parse_xml(_BORDERS), *after)
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = Mm(width)
        for row, texts in zip(table._tbl.tr_lst, made, strict=True):
            first = texts is head
            if first:
                row.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
            row.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
            for cell, text, width in zip(row.tc_lst, texts, widths, strict=True):
                cell.width = Mm(width)
                self._cell(cell, text, first)

    def _cell(self, cell: Any, text: str, bold: bool) -> None:
        paragraph = cell.p_lst[0]
        paragraph.style = "Randnotiz"
        run = paragraph.add_r()
        run.text = xml_text(closed(text))
        if bold:
            run.get_or_add_rPr().get_or_add_b()

    def foot(self) -> None:
        """When and with what the copy was made."""
        when = days.moment(self._what.exported, self._words.language)
        self._soft("")
        self._soft(self._words("made", when=when, version=__version__))

    def _soft(self, text: str) -> None:
        self._paragraph("Randnotiz").add_run(xml_text(text))

    def _paragraph(self, style_id: str) -> Any:
        """A new paragraph; by the style's id, since python-docx looks a name up in all styles each time."""
        paragraph = self._document.add_paragraph()
        paragraph._p.style = style_id
        return paragraph


_BORDERS: Final = (
    f"<w:tblBorders {nsdecls('w')}>"
    '<w:top w:val="single" w:sz="4" w:color="C9C2B6"/><w:left w:val="nil"/>'
    '<w:bottom w:val="single" w:sz="4" w:color="C9C2B6"/><w:right w:val="nil"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="E3DCCF"/><w:insideV w:val="nil"/></w:tblBorders>'
)


def _style(block: Block) -> str:
    """The id of the block's style."""
    if block.kind is BlockKind.HEADING:
        return f"Heading{min(max(block.level, 2), 6)}"
    return "Quote" if block.kind is BlockKind.QUOTE else "Normal"
