"""Every licence of what is in the bundle, gathered from where each part says it, for the About window.

Written into the bundle: `licences/index.json`, a list of {"name", "version", "licence", "files", "parts",
"libraries"}, and the files, each text once. `parts` names what others built into the work, `libraries` the
folders or files at the bundle's top whose compiled libraries it accounts for.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Final, NamedTuple

from bundling.licences_crates import crates
from bundling.licences_inside import DATA, INSIDE, PYTHONS
from bundling.licences_parts import TEXTS, Part, listing, present, texts_of
from bundling.release import NAME

_FILE: Final = re.compile(
    r"(?:^|/)(?:licen[cs]e|copying|notice|copyright|thirdpartynotices|authors)[^/]*$"
    r"|\.dist-info/licenses/(?!.*\.py$)",
    re.IGNORECASE,
)
# What has no file of its own: the standard text of the licence its metadata names.
_STANDARD: Final = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"),
    "num2words": ("LGPL-2.1.txt",),
    "flatbuffers": ("Apache-2.0.txt",),
    "cobble": ("BSD-2-Clause.txt",),
}
_NAMED: Final = {
    "pyside6-essentials": ("PySide6 and Qt", "LGPL-3.0-only"),
    "shiboken6": ("Shiboken6", "LGPL-3.0-only"),
    "onnxruntime": ("onnxruntime", "MIT"),
    "blis": ("blis", "BSD-3-Clause"),
    "cobble": ("cobble", "BSD-2-Clause"),
    "jinja2": ("Jinja2", "BSD-3-Clause"),
    "justext": ("jusText", "BSD-2-Clause"),
    "markdown-it-py": ("markdown-it-py", "MIT"),
    "mdurl": ("mdurl", "MIT"),
    "pypdfium2": ("pypdfium2 and PDFium", "BSD-3-Clause, Apache-2.0 and those of PDFium's parts"),
    "python-dateutil": ("python-dateutil", "BSD-3-Clause, in part Apache-2.0 as well"),
    "sqlite-fts4": ("sqlite-fts4", "Apache-2.0"),
    "pyinstaller": ("PyInstaller's start-up program", "GPL-2.0-or-later with an exception"),
    "num2words": ("num2words", "LGPL-2.1-or-later"),
    "flatbuffers": ("FlatBuffers", "Apache-2.0"),
}
# Debian's packages of what Python's compiled modules are linked with.
_SYSTEM: Final = {
    "libbz2-1.0": ("bzip2", "bzip2-1.0.6"),
    "libexpat1": ("Expat", "MIT"),
    "libffi8": ("libffi", "MIT"),
    "liblzma5": ("XZ Utils", "public domain"),
    "libsqlite3-0": ("SQLite", "public domain"),
    "libuuid1": ("libuuid", "BSD-3-Clause"),
}
# Its start-up program is the bundle's executable, though none of its modules is in it.
_ALWAYS: Final = frozenset({"pyinstaller"})
_SHORT: Final = 90
_COMPILED: Final = re.compile(r"\.(?:so(?:\.[\d.]+)?|dylib|dll|pyd)$")


class Work(NamedTuple):
    """Somebody's work that ships: what it is called, its version, the licence's name and its texts.

    `note` stands before the texts, `parts` are works of others in it, `tops` the names at the top of
    site-packages or of the bundle that are its own.
    """

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]
    note: str = ""
    parts: tuple[Part, ...] = ()
    tops: frozenset[str] = frozenset()


def collect(site: Path, modules: frozenset[str], bundle: Path, folder: Path) -> list[Work]:
    """Write the licences of everything in `bundle` into `folder`; returns the works, sorted by name.

    `site` is the site-packages the bundle was made of, `modules` the top-level names frozen from it. Raises
    ValueError for a library, or a part of one, without any licence text, and for a compiled library in the
    bundle that belongs to none of them.
    """
    works = [*_libraries(site, modules, bundle), *_runtime(), *_system_libraries(bundle), *_data(modules)]
    bare = [work.name for work in works if not work.files]
    if bare:
        raise ValueError(f"no licence text for {', '.join(bare)}: add one to {TEXTS}")
    compiled = {top_of(library.relative_to(bundle / "_internal")) for library in compiled_libraries(bundle)}
    unknown = sorted(compiled.difference(*(work.tops for work in works)))
    if unknown and sys.platform == "linux":
        raise ValueError(f"no licence for the compiled libraries of {', '.join(unknown)}")
    works.sort(key=lambda work: work.name.casefold())
    shutil.rmtree(folder, ignore_errors=True)
    written: dict[bytes, str] = {}
    index = [{**_write(work, folder, written), "libraries": sorted(work.tops & compiled)} for work in works]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1), encoding="utf-8")
    return works


def compiled_libraries(bundle: Path) -> list[Path]:
    """The compiled libraries and modules in a bundle, each once."""
    inside = bundle / "_internal"
    return sorted(path for path in inside.rglob("*") if _COMPILED.search(path.name) and not path.is_symlink())


def top_of(library: Path) -> str:
    """The name that accounts for a compiled library, by its place in the bundle: its package, mostly."""
    if library.name.startswith("libicu"):
        return "libicu"  # not Qt's, though it lies in Qt's folder
    return library.parts[0].split(".so")[0] if len(library.parts) == 1 else library.parts[0]


def add_system_libraries(libraries: Iterable[Path], folder: Path) -> None:
    """Add to what `collect` wrote the licences of further libraries of this Debian's or Ubuntu's."""
    packages = {_package(library.name) for library in libraries} - {""}
    works = [
        Work(package, _version(package), "see the text", (_debian_text(package),)) for package in packages
    ]
    index = folder / "index.json"
    known = json.loads(index.read_text(encoding="utf-8"))
    written: dict[bytes, str] = {}
    known += [_write(work, folder, written) for work in sorted(works)]
    index.write_text(json.dumps(known, ensure_ascii=False, indent=1), encoding="utf-8")


def licence_name(metadata: dict[str, str], classifiers: Iterable[str]) -> str:
    """The licence's name: SPDX if the metadata have it, else their words, else their classifier."""
    for field in ("License-Expression", "License"):
        words = metadata.get(field, "").strip()
        if words and "\n" not in words and len(words) <= _SHORT and words.upper() != "UNKNOWN":
            return words
    named = [line.rsplit(" :: ", 1)[-1] for line in classifiers if line.startswith("License :: ")]
    return ", ".join(name for name in named if name != "OSI Approved")


def _libraries(site: Path, modules: frozenset[str], bundle: Path) -> Iterator[Work]:
    for distribution in distributions(path=[str(site)]):
        name = re.sub(r"[-_.]+", "-", distribution.name).lower()
        if name in _ALWAYS or (name != NAME and _top_levels(distribution) & modules):
            yield _library(distribution, name, bundle)


def _library(distribution: Distribution, name: str, bundle: Path) -> Work:
    metadata = distribution.metadata
    fields = {key: metadata[key] for key in ("License-Expression", "License") if key in metadata}
    licence = licence_name(fields, metadata.get_all("Classifier") or [])
    files = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or []
        if _FILE.search(file.as_posix())
        and not re.search(r"\.(?:py[cx]?|so|json)$|/tests?/", file.as_posix())
    ]
    files += [TEXTS / text for text in _STANDARD.get(name, ())]
    shown, known = _NAMED.get(name, (distribution.name, licence))
    parts = (*present(INSIDE.get(name, ()), _libraries_of(name, bundle)), *_bills(distribution))
    tops = frozenset(_top_levels(distribution))
    return Work(shown, distribution.version, known, tuple(files), "", parts, tops)


def _libraries_of(name: str, bundle: Path) -> list[Path]:
    if name != "pyside6-essentials":
        return []  # no other has parts that depend on the system
    inside = bundle / "_internal" / "PySide6"
    found = [path for path in inside.rglob("*") if path.is_file() and not path.is_symlink()]
    return [path for path in found if _COMPILED.search(path.name) or ".framework" in str(path)]


def _bills(distribution: Distribution) -> Iterator[Part]:
    for file in distribution.files or []:
        if ".dist-info/sboms/" in file.as_posix() and file.suffix == ".json":
            yield from crates(Path(str(distribution.locate_file(file))))


def _data(modules: frozenset[str]) -> Iterator[Work]:
    for data in DATA:
        if data.module in modules:
            yield Work(
                data.name, "", data.licence, tuple(TEXTS / f"{text}.txt" for text in data.texts), data.note
            )


def _top_levels(distribution: Distribution) -> set[str]:
    parts = (file.parts for file in distribution.files or [] if file.suffix in {".py", ".so", ".pyd"})
    return {names[0].split(".")[0] for names in parts}


def _runtime() -> Iterator[Work]:
    python = (
        Path(sys.base_prefix)
        / "lib"
        / f"python{sys.version_info.major}.{sys.version_info.minor}"
        / "LICENSE.txt"
    )
    places = (python, Path(sys.base_prefix) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE")
    texts = tuple(place for place in places if place.is_file())[:1]
    # Debian's Python has its licence elsewhere.
    debian = Path(f"/usr/share/doc/python{sys.version_info.major}.{sys.version_info.minor}/copyright")
    version = ".".join(map(str, sys.version_info[:3]))
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    files = texts or ((debian,) if debian.is_file() else ())
    yield Work("Python", version, "PSF-2.0", files, "", PYTHONS, frozenset({name, f"lib{name}"}))


def _system_libraries(bundle: Path) -> Iterator[Work]:
    """The few libraries of the build system that Python's own modules need, and the one in Qt."""
    if any(bundle.rglob("libicudata*")):
        texts = (TEXTS / "Unicode-3.0.txt", TEXTS / "ICU.txt")
        yield Work("ICU", "", "Unicode-3.0", texts, tops=frozenset({"libicu"}))
    if sys.platform != "linux" or not shutil.which("dpkg"):
        return  # elsewhere Python's own licence file names them all
    for library in sorted((bundle / "_internal").glob("lib*.so*")):
        package = "" if library.is_symlink() or "python" in library.name else _package(library.name)
        if package:
            name, licence = _SYSTEM.get(package, (package, "see the text"))
            top = frozenset({library.name.split(".so")[0]})
            yield Work(name, _version(package), licence, (_debian_text(package),), tops=top)


def _debian_text(package: str) -> Path:
    return Path("/usr/share/doc") / package / "copyright"


def _package(library: str) -> str:
    done = subprocess.run(
        ["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False
    ).stdout.splitlines()
    return done[0].split(": ")[0].split(",")[0].split(":")[0] if done else ""


def _version(package: str) -> str:
    command = ["dpkg-query", "-W", "-f", "${Version}", package]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _write(work: Work, folder: Path, written: dict[bytes, str]) -> dict[str, object]:
    """Write the texts of a work; `written` says where each text lies that was written before."""
    place = folder / re.sub(r"[^A-Za-z0-9.+-]+", "-", work.name)
    told = work.note or (listing(work.name, work.parts) if work.parts else "")
    files = list(dict.fromkeys((*work.files, *texts_of(work.parts))))
    texts = [("NOTE.txt", told.encode())] if told else []
    texts += [(_text_name(file), file.read_bytes()) for file in files]
    names: dict[str, None] = {}
    for number, (name, text) in enumerate(texts, 1):
        digest = hashlib.sha256(text.strip()).digest()
        if digest not in written:
            place.mkdir(parents=True, exist_ok=True)
            # One of each part of a library.
            free = f"{number}-{name}" if (place / name).exists() else name
            (place / free).write_bytes(text)
            written[digest] = f"{place.name}/{free}"
        names[written[digest]] = None
    entry = {"name": work.name, "version": work.version, "licence": work.licence, "files": list(names)}
    return {**entry, "parts": [part.name for part in work.parts]}


def _text_name(file: Path) -> str:
    return file.name if file.suffix in {".txt", ".md"} else f"{file.name}.txt"
