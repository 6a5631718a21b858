"""EML and MHT: a message, or a web page saved as one, by the standard library's parser."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece, titled
from randnotiz.importers.draft import Draft
from randnotiz.importers.encodings import decode
from randnotiz.importers.finishing import finished
from randnotiz.importers.html_walk import fragment_pieces
from randnotiz.importers.plain_text import import_text
from randnotiz.importers.web_page import declared_charset, page_draft

if TYPE_CHECKING:
    _Message = Message[str, str]

_PAGES: Final = frozenset(("text/html", "application/xhtml+xml"))
_MOST_PARTS: Final = 2_000
_MOST_BOUNDARIES: Final = 5_000
_WITH_PARAMETERS: Final = ("Content-Type", "Content-Disposition")
_LONGEST_FIELD: Final = 20_000  # code points of these
_LONGEST_HEADER: Final = 2_000  # code points that are read
_BROKEN: Final = (MessageError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def import_message(data: bytes) -> Draft:
    """A draft of a message's words; a saved page is read as the page it is. Attachments stay unread.

    Raises ImportProblem: "import.damaged", "import.no_text", "import.too_complex".
    """
    if data.count(b"\n--") > _MOST_BOUNDARIES:
        raise ImportProblem("import.too_complex")
    try:
        message = BytesParser().parsebytes(data)
        parts = _leaves(message)
        if _is_saved_page(message):
            return _saved_page(message, parts)
        return _mail(message, parts)
    except _BROKEN as error:  # headers and parts that break the rules in ways the parser does not foresee
        raise ImportProblem("import.damaged") from error


def _leaves(message: _Message) -> list[_Message]:
    """The parts that hold something, in order, none of an attached message's."""
    leaves: list[_Message] = []
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return leaves
        part = waiting.pop()
        if any(len(part.get(name, "")) > _LONGEST_FIELD for name in _WITH_PARAMETERS):
            raise ImportProblem("import.too_complex")  # which the parser would take apart for minutes
        if part.is_multipart():
            children = part.get_payload()
            if part.get_content_maintype() == "multipart" and isinstance(children, list):
                waiting += [child for child in reversed(children) if isinstance(child, Message)]
        elif part.get_content_disposition() != "attachment":
            leaves.append(part)
    raise ImportProblem("import.too_complex")


def _is_saved_page(message: _Message) -> bool:
    return "Snapshot-Content-Location" in message or (
        (message.get_content_type() == "multipart/related" and "From" not in message)
        or "Blink" in _header(message, "From")
    )


def _saved_page(message: _Message, parts: list[_Message]) -> Draft:
    """MHT: its first page; frames and pictures stay unread."""
    page = next((part for part in parts if part.get_content_type() in _PAGES), None)
    if page is None:
        raise ImportProblem("import.no_text")
    draft = page_draft(_text(page))
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    return draft._replace(
        title=draft.title or _header(message, "Subject"),
        source=draft.source or (address if address.startswith(("http://", "https://")) else ""),
    )


def _mail(message: _Message, parts: list[_Message]) -> Draft:
    """The HTML of a mail, else its plain text, under its subject."""
    subject = _header(message, "Subject")
    html = [part for part in parts if part.get_content_type() in _PAGES]
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    pieces = [piece for part in html for piece in fragment_pieces(_text(part))]
    if not pieces:
        texts = [import_text(_text(part)) for part in plain]
        pieces = [
            Piece(block.kind, block.level, block.marker, [(draft.text[block.start : block.end], frozenset())])
            for draft in texts
            for block in draft.blocks
        ]
    if not pieces:
        raise ImportProblem("import.no_text")
    return finished(titled(pieces, subject), title=subject, author=_sender(message), published=_sent(message))


def _text(part: _Message) -> str:
    """A part's text, whatever its headers claim of its encoding."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode(data, part.get_content_charset() or declared_charset(data))


def _header(message: _Message, name: str) -> str:
    """A header's words, decoded. Cut before it is decoded: there are mails made of nothing but header."""
    value = str(message.get(name, ""))[:_LONGEST_HEADER]
    with suppress(MessageError, LookupError, ValueError):  # badly encoded: shown as it stands
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())[:500]


def _sender(message: _Message) -> str:
    try:
        people = getaddresses([_header(message, "From")])[:5]
    except _BROKEN:  # brackets in brackets
        return ""
    return ", ".join(name or address for name, address in people if name or address)


def _sent(message: _Message) -> date | None:
    """The day on the sender's own clock."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
