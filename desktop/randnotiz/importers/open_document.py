"""ODT: the text of LibreOffice and its kin, without pictures, margin notes and tracked deletions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from randnotiz.domain.article import BlockKind, StyleKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.archives import Archive, local_name
from randnotiz.importers.composition import PLAIN, Piece, Styles, collapsed, raised, with_bold_headings
from randnotiz.importers.draft import Draft
from randnotiz.importers.finishing import finished

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FORMAT: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_PASSED_OVER: Final = frozenset(
    [
        "annotation",
        "annotation-end",
        "tracked-changes",
        "sequence-decls",
        "forms",
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
        "bibliography",
        "scripts",
        "font-face-decls",
        "automatic-styles",
        "bookmark",
        "desc",
        "title",
        "note-citation",
        "image",
        "object",
        "object-ole",
        "event-listeners",
    ]
)
_QUOTE_STYLE: Final = re.compile("quot|zitat", re.IGNORECASE)
_MOST_ELEMENTS: Final = 800_000
_MOST_SPACES: Final = 100


@dataclass(frozen=True, slots=True)
class _Face:
    """What a style of the document means here."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    parent: str = ""

    @property
    def styles(self) -> Styles:
        kinds = ((StyleKind.STRONG, self.bold), (StyleKind.EMPHASIS, self.italic))
        return frozenset(kind for kind, present in kinds if present)


def import_odt(data: bytes) -> Draft:
    """A draft of an OpenDocument text.

    Raises ImportProblem: "import.damaged", "import.encrypted", "import.too_complex".
    """
    archive = Archive(data)
    content = archive.xml("content.xml")
    if sum(1 for _ in content.iter()) > _MOST_ELEMENTS:
        raise ImportProblem("import.too_complex")
    faces = _faces(content)
    numbered = _numbered(content)
    if "styles.xml" in archive.names:
        general = archive.xml("styles.xml")
        faces, numbered = _faces(general) | faces, _numbered(general) | numbered
    told = _metadata(archive)
    body = next((element for element in content.iter() if local_name(element) == "text"), content)
    pieces = list(_Walk(faces, numbered).pieces_of(body))
    return finished(
        with_bold_headings(pieces),
        title=told.get("title", ""),
        author=told.get("initial-creator", "") or told.get("creator", ""),
        language=told.get("language") or None,
    )


def _metadata(archive: Archive) -> dict[str, str]:
    if "meta.xml" not in archive.names:
        return {}
    return {
        local_name(element): " ".join((element.text or "").split())[:500]
        for element in archive.xml("meta.xml").iter()
    }


def _faces(root: _Element) -> dict[str, _Face]:
    """The styles by name."""
    faces: dict[str, _Face] = {}
    for style in root.iter(_STYLE + "style"):
        properties = style.find(_STYLE + "text-properties")
        weight = properties.get(_FORMAT + "font-weight", "") if properties is not None else ""
        slant = properties.get(_FORMAT + "font-style", "") if properties is not None else ""
        place = properties.get(_STYLE + "text-position", "") if properties is not None else ""
        faces[style.get(_STYLE + "name") or ""] = _Face(
            bold=weight in {"bold", "600", "700", "800", "900"},
            italic=slant in {"italic", "oblique"},
            raised=place.startswith("super"),
            parent=style.get(_STYLE + "parent-style-name") or "",
        )
    return faces


def _numbered(content: _Element) -> dict[str, frozenset[int]]:
    """The levels of each list style that are counted and not marked with bullets."""
    kind = _TEXT + "list-level-style-number"
    return {
        style.get(_STYLE + "name") or "": frozenset(
            int(level)
            for level in (one.get(_TEXT + "level") or "" for one in style.iter(kind))
            if level.isdigit() and len(level) < 3
        )
        for style in content.iter(_TEXT + "list-style")
    }


def _citation(note: _Element) -> str:
    """What stands for a note in the text."""
    told = next((child for child in note if local_name(child) == "note-citation"), None)
    words = "" if told is None else "".join(told.itertext())[:20].strip()
    return raised(words) if words.isdigit() else f"[{words}]"


@dataclass(slots=True)
class _List:
    """An open list: its style and how many items it has so far."""

    style: str
    items: int


@dataclass(slots=True)
class _Walk:
    """Goes through the body; libxml2 has bounded its depth."""

    faces: dict[str, _Face]
    numbered: Mapping[str, frozenset[int]]  # the levels that are counted, by the list style's name
    lists: list[_List] = field(default_factory=list)
    marker: str = ""
    ended: dict[str, int] = field(default_factory=dict)  # items of lists that others may go on with, by style

    def pieces_of(self, parent: _Element) -> Iterator[Piece]:
        for element in parent:
            name = local_name(element)
            if name in {"h", "p"}:
                yield self._piece(element, name)
                yield from self._framed(element)
            elif name == "list":
                yield from self._list(element)
            elif name in {"list-item", "list-header"}:
                self.marker = self._marker()
                yield from self.pieces_of(element)
                self.marker = ""
            elif name == "table-row":
                yield self._row(element)
            elif name and name not in _PASSED_OVER:
                yield from self.pieces_of(element)

    def _list(self, element: _Element) -> Iterator[Piece]:
        style = element.get(_TEXT + "style-name") or (self.lists[-1].style if self.lists else "")
        goes_on = element.get(_TEXT + "continue-numbering") == "true"
        self.lists.append(_List(style, self.ended.get(style, 0) if goes_on else 0))
        yield from self.pieces_of(element)
        self.ended[style] = self.lists.pop().items

    def _marker(self) -> str:
        """The mark of the next item of the innermost list."""
        if not self.lists:
            return "•"
        here = self.lists[-1]
        here.items += 1
        return f"{here.items}." if len(self.lists) in self.numbered.get(here.style, ()) else "•"

    def _framed(self, paragraph: _Element) -> Iterator[Piece]:
        """The text boxes and footnotes anchored in a paragraph: they follow it."""
        for element in paragraph:
            name = local_name(element)
            if name == "text-box":
                yield from self.pieces_of(element)
            elif name == "note":
                yield from self._note(element)
            else:  # not into those: they look for what is anchored in themselves
                yield from self._framed(element)

    def _note(self, note: _Element) -> Iterator[Piece]:
        """A footnote's or endnote's text behind its mark."""
        body = next((child for child in note if local_name(child) == "note-body"), None)
        if body is None:
            return
        for number, piece in enumerate(self.pieces_of(body)):
            if not number:
                piece.runs.insert(0, (f"{_citation(note)} ", PLAIN))
            yield piece

    def _piece(self, element: _Element, name: str) -> Piece:
        style = element.get(_TEXT + "style-name") or ""
        lineage = self._lineage(style)
        if name == "h":
            level = element.get(_TEXT + "outline-level") or "1"
            piece = Piece(BlockKind.HEADING, min(max(int(level), 1), 6) if level.isdigit() else 2)
        elif "Title" in lineage:
            piece = Piece(BlockKind.HEADING, 1)
        elif self.lists:
            piece = Piece(BlockKind.LIST_ITEM, min(len(self.lists), 9), self.marker)
            self.marker = ""
        elif any(map(_QUOTE_STYLE.search, lineage)):
            piece = Piece(BlockKind.QUOTE, 1)
        else:
            piece = Piece()
        face = self.faces.get(style)
        self._add(piece, element, PLAIN if face is None or name == "h" else face.styles)
        return piece

    def _lineage(self, style: str) -> list[str]:
        """A style's name and those it derives from; a circle ends it."""
        names: list[str] = []
        while style and style not in names and len(names) < 20:
            names.append(style)
            face = self.faces.get(style)
            style = face.parent if face else ""
        return names

    def _row(self, row: _Element) -> Piece:
        piece = Piece()
        for index, cell in enumerate(child for child in row if local_name(child) == "table-cell"):
            piece.add(" | " if index else "")
            for number, paragraph in enumerate(cell):
                piece.add(" " if number else "")
                self._add(piece, paragraph, PLAIN)
        return piece

    def _add(self, piece: Piece, element: _Element, styles: Styles) -> None:
        """The words within an element with their emphasis."""
        piece.add(collapsed(element.text or ""), styles)
        for child in element:
            name = local_name(child)
            if name == "s":
                count = child.get(_TEXT + "c") or "1"
                piece.add(" " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1), styles)
            elif name in {"tab", "line-break"}:
                piece.add("\n" if name == "line-break" else " ", styles)
            elif name == "note":
                piece.add(_citation(child), styles)
            elif name not in _PASSED_OVER and name not in {"frame", "text-box"}:
                face = self.faces.get(child.get(_TEXT + "style-name") or "")
                if face and face.raised and child.text and not len(child):
                    child.text = raised(child.text)
                self._add(piece, child, styles | face.styles if face and name == "span" else styles)
            piece.add(collapsed(child.tail or ""), styles)
