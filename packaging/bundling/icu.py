"""ICU's data, 31 MB of every Qt for Linux, cut down to what the program asks of it.

Qt takes collation, upper and lower case and the names of time zones from ICU. The library is rebuilt from the
same data without other languages, dictionaries, transliterations and converters (Python decodes the texts).
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from steps import say

_TOOLS: Final = ("icupkg", "ld", "objcopy", "nm")
_FOLDERS_OUT: Final = frozenset({"brkitr", "curr", "lang", "rbnf", "region", "translit", "unit"})
_ENDINGS_OUT: Final = (".cnv", ".spp")
_LOCALE: Final = re.compile(r"[a-z]{2,3}(?:_\w*)?")
_OURS: Final = re.compile(r"(?:de|en)(?:_|$)")


def shorten(bundle: Path) -> None:
    """Put a shorter libicudata into the bundle, if there is one in it and the tools are here.

    Raises subprocess.CalledProcessError where a tool fails.
    """
    absent = [tool for tool in _TOOLS if not shutil.which(tool)]
    libraries = [path for path in bundle.rglob("libicudata.so.*") if not path.is_symlink()]
    if absent or not libraries:
        say(f"ICU's data stays whole: {', '.join(absent) or 'its library'} missing (icu-devtools, binutils)")
        return
    for library in libraries:
        say(f"Shortening ICU's data, now {library.stat().st_size / 1e6:.0f} MB")
        with TemporaryDirectory() as folder:
            _rebuild(library, Path(folder))


def is_wanted(item: str) -> bool:
    """Whether an item of ICU's data package is kept; `item` is its name there, such as `coll/de.res`."""
    folder, _, name = item.rpartition("/")
    stem = name.split(".")[0]
    if folder in _FOLDERS_OUT or name.endswith(_ENDINGS_OUT) or name == "unames.icu":
        return False
    return stem == "root" or not _LOCALE.fullmatch(stem) or bool(_OURS.match(stem))


def _rebuild(library: Path, folder: Path) -> None:
    version = library.name.rsplit(".", 1)[-1]
    symbol, package = f"icudt{version}_dat", f"icudt{version}l.dat"
    whole, shorter = folder / "whole" / package, folder / package  # ICU checks the name within
    whole.parent.mkdir()
    whole.write_bytes(_data(library, symbol))
    items = _output("icupkg", "-l", str(whole)).split()
    unwanted = folder / "unwanted.txt"
    unwanted.write_text("\n".join(item for item in items if not is_wanted(item)), encoding="ascii")
    _output("icupkg", "-r", str(unwanted), str(whole), str(shorter))
    _link(folder, shorter, symbol, library)


def _data(library: Path, symbol: str) -> bytes:
    # A library of nothing but data: file offsets equal addresses.
    for line in _output("nm", "-D", "-S", str(library)).splitlines():
        address, size, *_, name = line.split()
        if name == symbol:
            start = int(address, 16)
            return library.read_bytes()[start : start + int(size, 16)]
    raise ValueError(f"{library.name} has no {symbol}")


def _link(folder: Path, data: Path, symbol: str, library: Path) -> None:
    made, object_file = folder / library.name, folder / "data.o"
    subprocess.run(["ld", "-r", "-b", "binary", "-o", object_file, data.name], cwd=folder, check=True)
    old = f"_binary_{re.sub(r'[^A-Za-z0-9]', '_', data.name)}"
    options = ["--rename-section", ".data=.rodata,alloc,load,readonly,data,contents"]
    options += ["--set-section-alignment", ".data=16", "--redefine-sym", f"{old}_start={symbol}"]
    options += ["--strip-symbol", f"{old}_end", "--strip-symbol", f"{old}_size"]
    _output("objcopy", *options, str(object_file))
    _output(
        "ld", "-shared", "-s", "-soname", library.name, "-z", "noexecstack", "-o", str(made), str(object_file)
    )
    shutil.copy(made, library)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
