"""The words of RTF (Rich Text Format 1.9.1) that matter to a reader of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

TOKEN: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z'])|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
BINARY: Final = b"bin"
# Groups that hold no text of the document.
DESTINATIONS: Final = frozenset(
    str.split(
        "fonttbl colortbl pict object objdata themedata datastore colorschememapping latentstyles "
        "listtable listoverridetable rsidtbl generator xmlnstbl header headerl headerr headerf footer "
        "footerl footerr footerf annotation atnid atnauthor atnref atrfstart atrfend bkmkstart bkmkend "
        "fldinst filetbl revtbl pnseclvl private shppict nonshppict mmathPr wgrffmtfilter userprops "
        "operator company creatim revtim printim buptim doccomm category keywords subject comment manager "
        "hlinkbase ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn blipuid picprop sp pgdsctbl do "
    )
)
CHARACTERS: Final = {
    **{
        "tab": " ",
        "line": "\n",
        "emdash": "—",
        "endash": "–",
        "lquote": "‘",
        "rquote": "’",
        "ldblquote": "“",
    },
    **{"rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "cell": " | "},
}
SYMBOLS: Final = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}
CODE_PAGES: Final = {
    0: "cp1252",
    77: "mac_roman",
    238: "cp1250",
    204: "cp1251",
    161: "cp1253",
    162: "cp1254",
}
HEADING_NAME: Final = re.compile(r"(?:heading|überschrift)\s*(\d)", re.IGNORECASE)

TITLE_NAMES: Final = frozenset(("title", "titel"))
QUOTE_NAME: Final = re.compile(r"quot|zitat|block text|blocktext", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class State:
    """What holds within a group; the group's end brings back what held before."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    raised: bool = False  # above the line
    note: bool = False  # within a footnote
    skipped: bool = False  # a destination that is not the document's text
    target: str = ""  # "title", "author", "stylesheet", "listtext": words that are collected apart
    fallback: int = 1  # characters that follow a \u for readers without Unicode
    codec: str = "cp1252"


@dataclass(slots=True)
class Paragraph:
    """The properties of the paragraph being read, which \\pard sets back."""

    heading: int = 0
    listed: bool = False
    quoted: bool = False
    level: int = 1
    marker: str = ""
