"""Taking out of a library the fonts that lie in it twice, where the second copy is never read.

Typst's module for Python carries its seventeen fonts, ten megabytes, two times over: its build embeds them in
two places and reaches them through one. The pages of the other become a hole: a segment of zeros that takes
room in memory only where somebody looks, and none in the file. Everything keeps its address, so that nothing
else in the library changes.
"""

from __future__ import annotations

import re
import struct
import subprocess
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from bundling.elf_cut import Range, without
from steps import say

_FONT: Final = re.compile(rb"(?:\x00\x01\x00\x00|OTTO)\x00[\x05-\x1f]")
_TABLE: Final = struct.Struct(">4s4xII")  # OpenType's table directory: tag, checksum, offset, length
_TABLES_FROM: Final = 12
_TAG: Final = re.compile(rb"[A-Za-z0-9/ ]{4}")
_LARGEST: Final = 8_000_000
_GAP: Final = 64
"""Embedded one after the other, fonts are apart by padding at most."""
_TRIAL: Final = r"""
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import typst
assert typst.__file__.startswith(sys.argv[1]), typst.__file__
text = b'''
#set document(date: none)
Text, *bold*, _slanted_, `code`, $integral a^2 dif x$, $bb(R) arrow cal(L)$
#text(font: "New Computer Modern")[a *b* _c_ *_d_*] #text(font: "DejaVu Sans Mono")[*b* _c_]
'''
for fonts in (typst.Fonts(include_system_fonts=False), []):
    made = typst.compile(text, font_paths=fonts, ignore_system_fonts=True, timestamp=0)
    print(hashlib.sha256(made).hexdigest())
print(sorted(map(str, typst.Fonts(include_system_fonts=False).fonts())))
"""


class Font(NamedTuple):
    """An OpenType font within a file: where it lies, and its bytes."""

    place: Range
    content: bytes


def trim(bundle: Path, python: Path) -> None:
    """Cut the second copy out of the bundle's Typst, if there is one and nothing misses it.

    `python` is the builder's.
    """
    for library in bundle.glob("_internal/typst/_typst*.so"):
        data = library.read_bytes()
        place = second_copy(data)
        cut = without(data, place) if place else data
        if len(cut) == len(data):
            say("Typst stays whole: nothing that can be cut lies in it twice")
        elif not (expected := _answers(library, data, python)) or _answers(library, cut, python) != expected:
            say("Typst stays whole: it does not set the same without the second copy of its fonts")
        else:
            say(f"Cutting {(len(data) - len(cut)) / 1e6:.1f} MB out of Typst, the second copy of its fonts")
            library.write_bytes(cut)


def second_copy(data: bytes) -> Range | None:
    """Where fonts lie that lie before it too, in the same order, with every byte between; None if nowhere."""
    found = fonts(data)
    first: dict[bytes, Range] = {}
    again: list[tuple[Range, int]] = []  # a second copy, and how far behind the first it lies
    for font in found:
        if font.content in first:
            again.append((font.place, font.place.start - first[font.content].start))
        first.setdefault(font.content, font.place)
    if not again or len({distance for _, distance in again}) != 1:
        return None
    if any(late.start - early.end > _GAP for (early, _), (late, _) in pairwise(again)):
        return None
    start, end, distance = again[0][0].start, again[-1][0].end, again[0][1]
    same = data[start:end] == data[start - distance : end - distance]
    return Range(start, end) if same and end - distance <= start else None


def fonts(data: bytes) -> list[Font]:
    """The OpenType fonts in `data`, in order."""
    found = []
    for head in _FONT.finditer(data):
        if length := _length(data, head.start()):
            place = Range(head.start(), head.start() + length)
            found.append(Font(place, data[place.start : place.end]))
    return found


def _length(data: bytes, start: int) -> int:
    """The bytes of the font whose table directory is at `start`; 0 if there is none."""
    count = int.from_bytes(data[start + 4 : start + 6], "big")
    directory = data[start + _TABLES_FROM : start + _TABLES_FROM + count * _TABLE.size]
    if len(directory) < count * _TABLE.size:
        return 0
    end = 0
    for tag, offset, length in _TABLE.iter_unpack(directory):
        if not _TAG.fullmatch(tag) or offset + length > min(_LARGEST, len(data) - start):
            return 0
        end = max(end, offset + length)
    return end


def _answers(library: Path, content: bytes, python: Path) -> str:
    """What Typst sets with this in the library's place, as checksums; "" if it fails."""
    with TemporaryDirectory() as folder:
        package = Path(folder) / library.parent.name
        package.mkdir()
        (package / "__init__.py").write_text("from ._typst import *\n", encoding="ascii")
        (package / library.name).write_bytes(content)
        done = subprocess.run([python, "-c", _TRIAL, folder], capture_output=True, text=True, check=False)
        return done.stdout if done.returncode == 0 else ""
