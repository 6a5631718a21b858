"""EPUB: the whole book, its chapters in the order of its spine."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from html.entities import html5
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from randnotiz.domain.article import BlockKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.archives import Archive, local_name, parse_xml
from randnotiz.importers.composition import Piece
from randnotiz.importers.dates import parse_date
from randnotiz.importers.draft import Draft
from randnotiz.importers.encodings import decode
from randnotiz.importers.finishing import finished
from randnotiz.importers.html_walk import element_pieces, fragment_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER: Final = "META-INF/container.xml"
_RIGHTS: Final = "META-INF/encryption.xml"
_MOST_CHAPTERS: Final = 5_000
_MOST_CHARACTERS: Final = 10_000_000
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*>", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))


def import_epub(data: bytes) -> Draft:
    """A draft of a book: title page to last chapter, without its navigation.

    Raises ImportProblem: "import.damaged", "import.encrypted" (copy protection), "import.too_complex".
    """
    archive = Archive(data)
    package_path = _package_path(archive)
    package = archive.xml(package_path)
    told = _metadata(package)
    pieces = list(_pieces(archive, package, posixpath.dirname(package_path)))
    if not pieces and _RIGHTS in archive.names:
        raise ImportProblem("import.encrypted")
    return finished(
        _with_title(pieces, told.get("title", "")),
        title=told.get("title", ""),
        author=told.get("creator", ""),
        publisher=told.get("publisher", ""),
        language=told.get("language") or None,
        published=parse_date(told.get("date", "")),
    )


def _with_title(pieces: list[Piece], title: str) -> list[Piece]:
    """The book's title at its start, where the first page does not say it: chapters must not become it."""
    first = pieces[0].plain.casefold() if pieces else ""
    if not title or first == title.casefold():
        return pieces
    return [Piece(BlockKind.HEADING, 1, runs=[(title, frozenset())]), *map(_lowered, pieces)]


def _lowered(piece: Piece) -> Piece:
    return replace(piece, level=max(piece.level, 2)) if piece.kind is BlockKind.HEADING else piece


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


def _pieces(archive: Archive, package: _Element, folder: str) -> Iterator[Piece]:
    """The chapters' pieces. Names are looked up among the archive's members and nowhere else."""
    items = {item.get("id"): item for item in package.iter() if local_name(item) == "item"}
    spine = [ref.get("idref") for ref in package.iter() if local_name(ref) == "itemref"]
    characters = 0
    for number, identifier in enumerate(spine):
        item = items.get(identifier)
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(urlsplit(item.get("href") or "").path)))
        if path not in archive.names:
            continue
        for piece in _chapter(archive.read(path)):
            characters += sum(len(text) for text, _ in piece.runs)
            yield piece
        if number > _MOST_CHAPTERS or characters > _MOST_CHARACTERS:
            raise ImportProblem("import.too_complex")


def _chapter(data: bytes) -> list[Piece]:
    """A chapter's pieces: as the XML it should be, or as HTML where it is not well-formed."""
    source = _DOCTYPE.sub("", _DECLARATION.sub("", decode(data)))
    try:
        root = parse_xml(_ENTITY.sub(_as_character, source).encode("utf-8", "replace"))
    except ImportProblem:
        return fragment_pieces(source)
    for element in root.iter():
        element.tag = local_name(element) or element.tag
    return element_pieces(root)


def _as_character(match: re.Match[str]) -> str:
    """&nbsp; and its like, which XML does not know without a DTD."""
    return match[0] if match[1] in _XML_ENTITIES else html5.get(match[1] + ";", match[0])
