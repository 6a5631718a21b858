"""The table of contents of an EPUB: what its chapters are called and where they begin."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.archives import Archive, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ENTRIES: Final = 2_000
_LONGEST_TITLE: Final = 200  # code points
_DEEPEST: Final = 6


class Entry(NamedTuple):
    """One line of the contents: `path` among the archive's members, `anchor` an id in it or ""."""

    title: str
    depth: int
    path: str
    anchor: str


def target(base: str, reference: str) -> tuple[str, str]:
    """Where a reference in the member `base` points to: a member's path and an anchor. Nothing is fetched."""
    try:
        parts = urlsplit(reference)
    except ValueError:  # brackets where an address has none
        return "", ""
    path = unquote(parts.path)
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base
    return whole, unquote(parts.fragment)


def contents(archive: Archive, package: _Element, package_path: str) -> list[Entry]:
    """The entries of the book's navigation, EPUB 3's before EPUB 2's; none where it has neither."""
    items = [item for item in package.iter() if local_name(item) == "item"]
    navigation = [item for item in items if "nav" in (item.get("properties") or "").split()]
    older = [item for item in items if item.get("media-type") == "application/x-dtbncx+xml"]
    for item, reader in (*((n, _of_nav) for n in navigation), *((o, _of_ncx) for o in older)):
        path, _ = target(package_path, item.get("href") or "")
        if path not in archive.names:
            continue
        try:
            entries = list(reader(archive.xml(path), path))
        except ImportProblem:  # one that cannot be read: the other, or the chapters' own headings
            continue
        if len(entries) > 1:
            return entries[:MOST_ENTRIES]
    return []


def _of_nav(root: _Element, base: str) -> Iterator[Entry]:
    """<nav epub:type="toc">: links in nested lists. The first where none says its type."""
    found = [element for element in root.iter() if local_name(element) == "nav"]
    named = [nav for nav in found if any(k.endswith("}type") and v == "toc" for k, v in nav.attrib.items())]
    for link in (named or found or [root])[0].iter():
        if local_name(link) == "a" and link.get("href"):
            lists = sum(1 for parent in link.iterancestors() if local_name(parent) in {"ol", "ul"})
            yield _entry(_words(link), lists - 1, base, str(link.get("href")))


def _of_ncx(root: _Element, base: str) -> Iterator[Entry]:
    """<navPoint> within each other, with a label and a place each."""
    for point in root.iter():
        if local_name(point) != "navPoint":
            continue
        label = next((_words(child) for child in point if local_name(child) == "navLabel"), "")
        place = next((child.get("src") for child in point if local_name(child) == "content"), None)
        if place:
            above = sum(1 for parent in point.iterancestors() if local_name(parent) == "navPoint")
            yield _entry(label, above, base, str(place))


def _entry(title: str, depth: int, base: str, reference: str) -> Entry:
    return Entry(title, min(max(depth, 0), _DEEPEST), *target(base, reference))


def _words(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())[:_LONGEST_TITLE]
