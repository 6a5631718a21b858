"""EPUB: a book whole or by its chapters, in the order of its spine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from html.entities import html5
from typing import TYPE_CHECKING, Final

from randnotiz.domain.article import BlockKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.archives import Archive, local_name, parse_xml
from randnotiz.importers.composition import Piece, titled, with_bold_headings
from randnotiz.importers.dates import parse_date
from randnotiz.importers.draft import Draft
from randnotiz.importers.encodings import decode
from randnotiz.importers.epub_contents import MOST_ENTRIES, Entry, contents, target
from randnotiz.importers.epub_styles import class_marks, mark
from randnotiz.importers.finishing import finished
from randnotiz.importers.html_walk import BLOCKS, element_pieces, fragment_pieces
from randnotiz.importers.wire import Book, Chapter

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER: Final = "META-INF/container.xml"
_RIGHTS: Final = "META-INF/encryption.xml"
_MOST_CHAPTERS: Final = 5_000
_MOST_SHEETS: Final = 20
_MOST_PIECES: Final = 300_000
_MOST_CHARACTERS: Final = 10_000_000
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))


_SIGN: Final = (
    "\ue000"  # stands, with a number, where a chapter begins; taken out of the book's own words first
)
_BEGINNING = re.compile(f"{_SIGN}(\\d+){_SIGN}")


def import_epub(data: bytes) -> Draft:
    """A draft of a book: title page to last chapter, without its navigation.

    Raises ImportProblem: "import.damaged", "import.encrypted" (copy protection), "import.too_complex".
    """
    book = _Epub(data)
    pieces = [piece for _, piece in book.pieces()]
    title = book.told.get("title", "")
    return book.draft(with_bold_headings(_with_title(pieces, title)), title)


def book_of(data: bytes) -> Book:
    """What a book's chapters are. Raises as `import_epub` does."""
    book = _Epub(data)
    chapters = tuple(
        Chapter(entry.title, entry.depth, sum(len(text) for piece in pieces for text, _ in piece.runs))
        for entry, pieces in book.chapters
    )
    return Book(book.told.get("title", ""), book.told.get("creator", ""), chapters)


def import_chapters(data: bytes, numbers: Sequence[int]) -> Draft:
    """A draft of some chapters of a book, counted from 0, under the first one's title.

    Raises as `import_epub` does, and "import.no_chapter" for a number that there is not.
    """
    book = _Epub(data)
    chosen = [book.chapters[number] if 0 <= number < len(book.chapters) else None for number in numbers]
    pieces: list[Piece] = []
    for number, chapter in zip(numbers, chosen, strict=True):
        if chapter is None:
            raise ImportProblem("import.no_chapter", number=number + 1)
        pieces += titled(with_bold_headings(chapter[1]), chapter[0].title)
    title = chosen[0][0].title if chosen and chosen[0] else ""
    draft = book.draft(pieces, title)
    return draft._replace(publisher=book.told.get("title", "") or draft.publisher)


def _with_title(pieces: list[Piece], title: str) -> list[Piece]:
    """The book's title at its start, where the first page does not say it: chapters must not become it."""
    first = pieces[0].plain.casefold() if pieces else ""
    if not title or first == title.casefold():
        return pieces
    return [Piece(BlockKind.HEADING, 1, runs=[(title, frozenset())]), *map(_lowered, pieces)]


def _lowered(piece: Piece) -> Piece:
    return replace(piece, level=max(piece.level, 2)) if piece.kind is BlockKind.HEADING else piece


@dataclass
class _Epub:
    """An opened book. Names are looked up among the archive's members and nowhere else."""

    data: bytes
    archive: Archive = field(init=False)
    package: _Element = field(init=False)
    path: str = field(init=False)

    def __post_init__(self) -> None:
        self.archive = Archive(self.data)
        self.path = _package_path(self.archive)
        self.package = self.archive.xml(self.path)

    @cached_property
    def told(self) -> dict[str, str]:
        """What the book says of itself."""
        return _metadata(self.package)

    def draft(self, pieces: Sequence[Piece], title: str) -> Draft:
        """The draft of some of the book's pieces."""
        if not pieces and _RIGHTS in self.archive.names:
            raise ImportProblem("import.encrypted")
        return finished(
            pieces,
            title=title,
            author=self.told.get("creator", ""),
            publisher=self.told.get("publisher", ""),
            language=self.told.get("language") or None,
            published=parse_date(self.told.get("date", "")),
        )

    @cached_property
    def spine(self) -> list[str]:
        """The paths of the chapters' files in reading order."""
        items = {item.get("id"): item for item in self.package.iter() if local_name(item) == "item"}
        refs = [items.get(ref.get("idref")) for ref in self.package.iter() if local_name(ref) == "itemref"]
        own = [ref for ref in refs if ref is not None and "nav" not in (ref.get("properties") or "").split()]
        paths = [target(self.path, ref.get("href") or "")[0] for ref in own]
        if len(paths) > _MOST_CHAPTERS:
            raise ImportProblem("import.too_complex")
        return [path for path in dict.fromkeys(paths) if path in self.archive.names]

    @cached_property
    def marks(self) -> dict[str, tuple[str, ...]]:
        """What the classes of the book's style sheets mean."""
        sheets = [item for item in self.package.iter() if item.get("media-type") == "text/css"]
        paths = [target(self.path, item.get("href") or "")[0] for item in sheets[:_MOST_SHEETS]]
        return class_marks([decode(self.archive.read(path)) for path in paths if path in self.archive.names])

    def pieces(self, entries: Sequence[Entry] = ()) -> Iterator[tuple[str, Piece]]:
        """The book's pieces, each with its file. Where one of the entries begins stands a sign."""
        characters = count = 0
        for path in self.spine:
            anchors = {entry.anchor: n for n, entry in reversed([*enumerate(entries)]) if entry.path == path}
            for piece in _chapter(self.archive.read(path), self.marks, anchors):
                characters += sum(len(text) for text, _ in piece.runs)
                count += 1
                if characters > _MOST_CHARACTERS or count > _MOST_PIECES:
                    raise ImportProblem("import.too_complex")
                yield path, piece

    @cached_property
    def chapters(self) -> list[tuple[Entry, list[Piece]]]:
        """The book by its table of contents; without one, by its files. What stands before the first chapter
        and chapters without a word of their own are left out, but for parts that hold chapters."""
        entries = contents(self.archive, self.package, self.path) or [
            Entry("", 0, path, "") for path in self.spine[:MOST_ENTRIES]
        ]
        parts: dict[int, list[Piece]] = {}
        current = -1
        for _, piece in self.pieces(entries):
            begun = _BEGINNING.fullmatch(piece.plain)
            if begun:
                current = int(begun[1])
            elif current >= 0:
                parts.setdefault(current, []).append(piece)
        return [(_named(entries[number], found), found) for number, found in parts.items() if _ink(found)]


def _ink(pieces: Sequence[Piece]) -> bool:
    return any(piece.plain for piece in pieces)


def _named(entry: Entry, pieces: Sequence[Piece]) -> Entry:
    """The entry with a title: its own, else the chapter's first heading or first words."""
    first = next((p.plain for p in pieces if p.kind is BlockKind.HEADING), "") or pieces[0].plain
    return entry if entry.title else entry._replace(title=first[:80])


def _package_path(archive: Archive) -> str:
    for element in archive.xml(_CONTAINER).iter():
        if local_name(element) == "rootfile" and element.get("full-path"):
            return str(element.get("full-path"))
    raise ImportProblem("import.damaged")


def _metadata(package: _Element) -> dict[str, str]:
    """The first of each Dublin Core element; authors joined."""
    told: dict[str, str] = {}
    for element in package.iter():
        if isinstance(element.tag, str) and element.tag.startswith("{http://purl.org/dc/elements/1.1/}"):
            name, words = local_name(element), " ".join("".join(element.itertext()).split())[:500]
            if name == "creator" and name in told:
                told[name] += f", {words}"
            elif words:
                told.setdefault(name, words)
    return told


def _chapter(data: bytes, marks: dict[str, tuple[str, ...]], anchors: dict[str, int]) -> list[Piece]:
    """A chapter's pieces: as the XML it should be, or as HTML where it is not well-formed."""
    source = _DOCTYPE.sub("", _DECLARATION.sub("", decode(data).replace(_SIGN, "")))
    signs = [Piece(runs=[(f"{_SIGN}{anchors['']}{_SIGN}", frozenset())])] if "" in anchors else []
    try:
        root = parse_xml(_ENTITY.sub(_as_character, source).encode("utf-8", "replace"))
    except ImportProblem:
        return [*signs, *fragment_pieces(source)]
    for element in root.iter():
        element.tag = local_name(element) or element.tag
    mark(root, marks)
    _sign(root, anchors)
    return [*signs, *element_pieces(root)]


def _sign(root: _Element, anchors: dict[str, int]) -> None:
    """Put a paragraph with a chapter's sign before the block in which its anchor stands."""
    places = [element for element in root.iter() if element.get("id") in anchors] if any(anchors) else []
    for element in places:
        block = element
        while block.tag not in BLOCKS and block.getparent() is not None:
            block = block.getparent()
        parent = block.getparent()
        sign = root.makeelement("p")
        sign.text = f"{_SIGN}{anchors[str(element.get('id'))]}{_SIGN}"
        if parent is None or block.tag == "body":
            block.insert(0, sign)
            sign.tail, block.text = block.text, None
        else:
            block.addprevious(sign)


def _as_character(match: re.Match[str]) -> str:
    """&nbsp; and its like, which XML does not know without a DTD."""
    return match[0] if match[1] in _XML_ENTITIES else html5.get(match[1] + ";", match[0])
