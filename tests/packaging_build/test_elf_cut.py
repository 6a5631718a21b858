"""Pages taken out of a library's file: it loads, keeps its addresses, and reads zeros where they were."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bundling import elf, elf_twice
from bundling.elf_cut import Range, without

SOURCE = """
#include <math.h>
const unsigned char before[5000] = {[0 ... 4999] = 7};
const unsigned char middle[40000] = {[0 ... 39999] = 9};
const unsigned char behind[5000] = {[0 ... 4999] = 11};
static int counted = 3;
/* A second header of notes, beside the build's number. */
__asm__(".section .note.sample,\\"a\\",@note\\n.balign 8\\n.long 4, 8, 1\\n"
        ".ascii \\"own\\\\0\\"\\n.quad 0\\n.previous");
int count(void) { return ++counted; }
double root(double value) { return sqrt(value) + 0 * before[1] * middle[1] * behind[1]; }
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("needs Linux and a C compiler")
    folder = tmp_path_factory.mktemp("library")
    (folder / "sample.c").write_text(SOURCE, encoding="ascii")
    made = folder / "libsample.so"
    command = [compiler, "-shared", "-fPIC", "-O0", "-Wl,--build-id"]
    subprocess.run([*command, "-o", made, folder / "sample.c", "-lm"], check=True)
    return made


def bytes_of(library: ctypes.CDLL, name: str, size: int) -> bytes:
    return bytes((ctypes.c_ubyte * size).in_dll(library, name))


def test_pages_cut_out_read_as_zeros_and_all_else_as_before(library: Path) -> None:
    data = library.read_bytes()
    start = data.index(bytes([9]) * 40000)
    cut = without(data, Range(start, start + 40000))
    assert len(data) - len(cut) in range(32000, 40001)
    smaller = library.with_name("libsmaller.so")
    smaller.write_bytes(cut)
    loaded = ctypes.CDLL(str(smaller))
    loaded.root.restype = ctypes.c_double
    assert bytes_of(loaded, "before", 5000) == bytes([7]) * 5000
    assert bytes_of(loaded, "behind", 5000) == bytes([11]) * 5000
    middle = bytes_of(loaded, "middle", 40000)
    assert middle.count(0) == 40000 - middle.count(9) >= 32000
    assert [loaded.count(), loaded.count()] == [4, 5]
    assert loaded.root(ctypes.c_double(81)) == 9


@pytest.mark.skipif(not shutil.which("objdump"), reason="needs binutils")
def test_what_it_needs_of_the_system_can_still_be_told(library: Path) -> None:
    data = library.read_bytes()
    start = data.index(bytes([9]) * 40000)
    smaller = library.with_name("libtold.so")
    smaller.write_bytes(without(data, Range(start, start + 40000)))
    tables = [
        subprocess.run(["objdump", "-p", path], check=True, capture_output=True, text=True).stdout
        for path in (library, smaller)
    ]
    assert elf.needed_libraries(tables[0]) == elf.needed_libraries(tables[1])


def test_what_cannot_be_cut_comes_back_as_it_is(library: Path) -> None:
    data = library.read_bytes()
    start = data.index(bytes([9]) * 40000)
    assert without(b"MZ" + data, Range(start, start + 40000)) == b"MZ" + data
    assert without(data, Range(start, start + 100)) == data, "no whole page"
    assert without(data, Range(len(data) - 20000, len(data))) == data, "the table of sections"


def font(*tables: bytes) -> bytes:
    """An OpenType font of these tables: directory, then the tables one after the other."""
    place = 12 + 16 * len(tables)
    head = b"\x00\x01\x00\x00" + len(tables).to_bytes(2, "big") + bytes(6)
    for number, table in enumerate(tables):
        head += b"tab%d" % number + bytes(4) + place.to_bytes(4, "big") + len(table).to_bytes(4, "big")
        place += len(table)
    return head + b"".join(tables)


FONTS = font(*[b"abc"] * 5) + b"\0" + font(*[b"xyz" * 90] * 6)


def test_a_second_copy_of_fonts_is_found() -> None:
    data = b"machine" * 20 + FONTS + b"code" * 50 + FONTS + b"end"
    assert len(elf_twice.fonts(data)) == 4
    start = data.rindex(FONTS)
    assert elf_twice.second_copy(data) == Range(start, start + len(FONTS))


@pytest.mark.parametrize(
    "data",
    [
        b"machine" + FONTS + b"end",
        b"machine" + FONTS + FONTS.replace(b"\0\0\x01", b"\0\x01\x01", 1)[:-300] + b"end",
        FONTS + FONTS.replace(b"c\0\0\x01\0\0", b"c!\0\x01\0\0", 1),
        FONTS + FONTS[: len(font(*[b"abc"] * 5))] + b"code" * 50 + FONTS[len(font(*[b"abc"] * 5)) :],
        b"",
        b"\x00\x01\x00\x00\x00\x09" * 40,
    ],
)
def test_fonts_that_lie_there_once_or_differ_stay(data: bytes) -> None:
    place = elf_twice.second_copy(data)
    assert place is None or data[place.start : place.end] in data[: place.start]
    assert place is None or place.end - place.start < len(FONTS)
