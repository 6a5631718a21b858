"""How the Word copy looks: one typeface, quiet headings, real lists."""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

SERIF: Final = "Georgia"
SANS: Final = "Calibri"
_INK: Final = RGBColor(0x25, 0x21, 0x1C)
_SOFT: Final = RGBColor(0x66, 0x5E, 0x53)
_SIZES: Final = {"Title": 22, "Heading 1": 16, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11}
_BULLETS: Final = "•◦▪"
_INDENT: Final = 360
"""One step of a list in twentieths of a point."""


def dress(document: Document, language: str | None) -> None:
    """Page, typeface and headings; the language for hyphenation and spelling where it is known."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(35)
    section.top_margin, section.bottom_margin = Mm(25), Mm(25)
    normal = document.styles["Normal"]
    _typeface(normal, SERIF, 11)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.3
    normal.paragraph_format.widow_control = True
    for name, size in _SIZES.items():
        _heading(document.styles[name], size)
    for name in ("Heading 5", "Heading 6"):
        _heading(document.styles[name], 11)
    _quote(document.styles["Quote"])
    _soft(document)
    tab_stop = document.settings.element.find(qn("w:defaultTabStop"))
    tab_stop.addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later, or Word calls the file an old one
    if language in ("de", "en"):
        _language(document, {"de": "de-DE", "en": "en-GB"}[language])


def _typeface(style: Any, name: str, size: float) -> None:
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]  # the template's theme fonts would win over the names
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), name)


def _heading(style: Any, size: float) -> None:
    _typeface(style, SERIF, size)
    style.font.bold = True
    style.font.italic = False
    style.font.color.rgb = _INK
    style.paragraph_format.space_before = Pt(0 if style.name == "Title" else 18)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.keep_with_next = True
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _quote(style: Any) -> None:
    style.font.italic = False
    style.font.color.rgb = _INK
    style.element.get_or_add_pPr().insert_element_before(
        parse_xml(
            f"<w:pBdr {nsdecls('w')}>"
            '<w:left w:val="single" w:sz="12" w:space="12" w:color="C9C2B6"/></w:pBdr>'
        ),
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"),
    )
    style.paragraph_format.left_indent = Pt(18)


def _soft(document: Document) -> None:
    """A style for what the copy says itself: small, sans serif, grey."""
    style = document.styles.add_style("Randnotiz", 1)
    style.base_style = document.styles["Normal"]
    _typeface(style, SANS, 9)
    style.font.color.rgb = _SOFT
    style.paragraph_format.space_after = Pt(2)
    style.paragraph_format.line_spacing = 1.15


def _language(document: Document, tag: str) -> None:
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for known in defaults.findall(qn("w:lang")):
        defaults.remove(known)
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/>'))


class Lists:
    """Numbering for lists: each list of the article counts for itself."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        self._abstract = {ordered: self._add_kind(ordered) for ordered in (False, True)}

    def begin(self, ordered: bool, level: int, start: int) -> int:
        """A new list; returns the id its items carry. `level` from 0; `start` is its first number."""
        number = self._numbering.add_num(self._abstract[ordered])
        if ordered:
            number.add_lvlOverride(ilvl=level).add_startOverride(start)
        return int(number.numId)

    def put(self, paragraph: Any, list_id: int, level: int) -> None:
        """Make the paragraph an item of that list."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = list_id

    def _add_kind(self, ordered: bool) -> int:
        taken = [
            int(kind.get(qn("w:abstractNumId"))) for kind in self._numbering.findall(qn("w:abstractNum"))
        ]
        identity = max(taken, default=-1) + 1
        levels = "".join(_level(level, ordered) for level in range(9))
        kind = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        first = self._numbering.find(qn("w:num"))
        if first is None:
            self._numbering.append(kind)
        else:
            first.addprevious(kind)
        return identity


def _level(level: int, ordered: bool) -> str:
    text = f"%{level + 1}." if ordered else _BULLETS[level % len(_BULLETS)]
    form = "decimal" if ordered else "bullet"
    left = _INDENT * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
    )
