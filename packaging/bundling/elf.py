"""What the libraries of a folder ask the system for, read with objdump."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

_MAGIC: Final = b"\x7fELF"


class Asks(NamedTuple):
    """The libraries, by the loader's name, that a folder needs and has not; the newest glibc it asks for."""

    libraries: frozenset[str]
    glibc: tuple[int, ...]


def binaries(folder: Path) -> list[Path]:
    """Every executable and library in a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in files if _begins(path)]


def asked_of_the_system(folder: Path) -> Asks:
    """Raises subprocess.CalledProcessError where objdump cannot read a file."""
    found = binaries(folder)
    tables = [_table(path) for path in found]
    present = {path.name for path in folder.rglob("*.so*")}
    needed = {name for table in tables for name in needed_libraries(table)}
    newest = max((glibc_asked(table) for table in tables), default=(2, 17))
    return Asks(frozenset(needed - present), newest)


def needed_libraries(table: str) -> list[str]:
    """The NEEDED entries of `objdump -p`'s output."""
    return re.findall(r"^\s+NEEDED\s+(\S+)$", table, re.MULTILINE)


def glibc_asked(table: str) -> tuple[int, ...]:
    """The newest version of the C library that `objdump -p`'s output asks for."""
    versions = re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)\b", table)
    return max((tuple(map(int, version.split("."))) for version in versions), default=(2, 17))


def packages_for(libraries: Iterable[str], known: dict[str, str]) -> list[str]:
    """Debian's packages of these libraries, sorted. Raises KeyError for one that `known` does not name."""
    return sorted({known[name] for name in libraries if not name.startswith(_FROM_LIBC)})


_FROM_LIBC: Final = (
    *("libc.so", "libm.so", "libdl.so", "librt.so", "libpthread.so", "libutil.so", "libresolv.so"),
    "ld-linux",
)


def _begins(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _table(path: Path) -> str:
    return subprocess.run(["objdump", "-p", path], check=True, capture_output=True, text=True).stdout
