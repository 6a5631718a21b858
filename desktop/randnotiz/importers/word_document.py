"""DOCX, by mammoth: Word's styles become HTML, and that is read like any."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.archives import Archive, local_name
from randnotiz.importers.composition import with_bold_headings
from randnotiz.importers.draft import Draft
from randnotiz.importers.finishing import finished
from randnotiz.importers.html_walk import fragment_pieces

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLES: Final = "\n".join(
    [
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(
            f"p[style-name='List {kind} {level}'] => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
            for kind, tag in (("Bullet", "ul"), ("Number", "ol"))
            for level in (2, 3, 4)
        ),
        *(
            f"p[style-name='{name}'] => blockquote > p:fresh"
            for name in ("Quote", "Intense Quote", "Block Text")
        ),
        *(
            f"p[style-name='{name}'] => blockquote > p:fresh"
            for name in ("Zitat", "Quotations", "Blockzitat")
        ),
        "r[style-name='Strong'] => strong",
        "r[style-name='Emphasis'] => em",
    ]
)
_NO_TITLE = re.compile(
    r"(?:Microsoft Word - .*|Dokument\s?\d*|Document\s?\d*|.*\.(?:docx?|odt|rtf))\Z", re.IGNORECASE
)
_NOBODY = frozenset(("python-docx", "un-named", "apache poi", "microsoft office user"))
"""What programs, python-docx, docx.js and Apache POI among them, write where nobody is named."""
_BACK = re.compile(r'\s*<a href="#(?:footnote|endnote)-ref-[^"]*">↑</a>')  # from a note to its place
_CORE = "docProps/core.xml"
_BODY = "word/document.xml"
_NEVER_ASKED = (
    "customXml/",
    "word/theme/",
    "word/settings",
    "word/webSettings",
    "word/fontTable",
    "word/glossary/",
)
_MOST_ELEMENTS = 400_000  # of a part; a thick book has half as many
_LOOKS = frozenset(("rPr", "tblPr", "tblStylePr", "trPr", "tcPr", "latentStyles", "docDefaults"))
_UNASKED = {"word/styles.xml": _LOOKS, "word/numbering.xml": _LOOKS | {"pPr"}}


def import_docx(data: bytes) -> Draft:
    """A draft of a Word document: text, footnotes and lists; pictures, comments and macros stay unread.

    Raises ImportProblem: "import.damaged", "import.encrypted", "import.too_complex".
    """
    from xml.parsers.expat import ExpatError

    import mammoth

    archive = Archive(data)
    try:
        html = mammoth.convert_to_html(
            _checked(archive),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=lambda image: [],
        ).value
    except RecursionError as error:
        raise ImportProblem("import.too_complex") from error
    except (
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        OSError,
        ExpatError,
    ) as error:  # parts that lack what they must have
        raise ImportProblem("import.damaged") from error
    html = _BACK.sub("", html)
    core = core_properties(archive)
    title = core.get("title", "")
    return finished(
        with_bold_headings(fragment_pieces(html)),
        title="" if _NO_TITLE.match(title) else title,
        author="" if (author := core.get("creator", "")).casefold() in _NOBODY else author,
        language=core.get("language") or None,
    )


def _checked(archive: Archive) -> io.BytesIO:
    """The document's XML parts alone, of bounded size and without entities, for another parser to see."""
    from lxml import etree

    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w") as parts:
        for name in sorted(archive.names):
            if name.endswith((".xml", ".rels")) and not name.startswith(_NEVER_ASKED):
                root = _slim(archive.xml(name), name)
                parts.writestr(name, etree.tostring(root, encoding="utf-8", xml_declaration=True))
    clean.seek(0)
    return clean


def _slim(root: _Element, name: str) -> _Element:
    """A part without what nobody asks about: how hundreds of styles look takes half a second to read.

    Raises ImportProblem "import.too_complex" for more than is read within the time for a file.
    """
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise ImportProblem("import.too_complex")
    unasked = _UNASKED.get(name)
    if unasked:
        for element in [element for element in root.iter() if local_name(element) in unasked]:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return root


def core_properties(archive: Archive) -> dict[str, str]:
    """The document's Dublin Core properties by their local names."""
    if _CORE not in archive.names:
        return {}
    return {local_name(child): " ".join((child.text or "").split())[:500] for child in archive.xml(_CORE)}
