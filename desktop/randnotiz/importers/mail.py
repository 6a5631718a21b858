"""EML and MHT: a message, or a web page saved as one, by the standard library's parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Final

from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.composition import Piece, titled
from randnotiz.importers.draft import Draft
from randnotiz.importers.encodings import decode
from randnotiz.importers.finishing import finished
from randnotiz.importers.html_walk import fragment_pieces
from randnotiz.importers.plain_text import import_text
from randnotiz.importers.web_page import declared_charset, page_draft

_PAGES: Final = frozenset(("text/html", "application/xhtml+xml"))
_MOST_PARTS: Final = 2_000
_BROKEN: Final = (LookupError, ValueError, TypeError, AttributeError, RecursionError)


def import_message(data: bytes) -> Draft:
    """A draft of a message's words; a saved page is read as the page it is. Attachments stay unread.

    Raises ImportProblem: "import.damaged", "import.no_text", "import.too_complex".
    """
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
        parts = _leaves(message)
        if _is_saved_page(message):
            return _saved_page(message, parts)
        return _mail(message, parts)
    except _BROKEN as error:  # headers and parts that break the rules in ways the parser does not foresee
        raise ImportProblem("import.damaged") from error


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    """The parts that hold something, in order, none of an attached message's."""
    leaves: list[EmailMessage] = []
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return leaves
        part = waiting.pop()
        if part.is_multipart():
            if part.get_content_maintype() == "multipart":
                waiting += [
                    child for child in reversed(list(part.iter_parts())) if isinstance(child, EmailMessage)
                ]
        elif part.get_content_disposition() != "attachment":
            leaves.append(part)
    raise ImportProblem("import.too_complex")


def _is_saved_page(message: EmailMessage) -> bool:
    return "Snapshot-Content-Location" in message or (
        (message.get_content_type() == "multipart/related" and "From" not in message)
        or "Blink" in _header(message, "From")
    )


def _saved_page(message: EmailMessage, parts: list[EmailMessage]) -> Draft:
    """MHT: its first page; frames and pictures stay unread."""
    page = next((part for part in parts if part.get_content_type() in _PAGES), None)
    if page is None:
        raise ImportProblem("import.no_text")
    draft = page_draft(_text(page))
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    return replace(
        draft,
        title=draft.title or _header(message, "Subject"),
        source=draft.source or (address if address.startswith(("http://", "https://")) else ""),
    )


def _mail(message: EmailMessage, parts: list[EmailMessage]) -> Draft:
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


def _text(part: EmailMessage) -> str:
    """A part's text, whatever its headers claim of its encoding."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode(data, part.get_content_charset() or declared_charset(data))


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())[:500]


def _sender(message: EmailMessage) -> str:
    addresses = getattr(message.get("From"), "addresses", ())
    return ", ".join(address.display_name or address.addr_spec for address in addresses[:5])


def _sent(message: EmailMessage) -> date | None:
    """The day on the sender's own clock."""
    sent = getattr(message.get("Date"), "datetime", None)
    return sent.date() if isinstance(sent, datetime) else None
