"""What the packages say about the program: name, version, identifiers, the documents it opens."""

from __future__ import annotations

import tomllib
from typing import Any, Final, NamedTuple

from steps import ROOT

NAME: Final = "randnotiz"
TITLE: Final = "Randnotiz"
APPLICATION_ID: Final = "randnotiz"  # as QGuiApplication.setDesktopFileName says it: the window's app id

VERSION: Final = str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


class Kind(NamedTuple):
    """A kind of document: the importers' key, its MIME types, Apple's uniform types, words for it."""

    key: str
    mime: tuple[str, ...]
    uniform: tuple[str, ...]
    words: str


KINDS: Final = (
    Kind("text", ("text/plain",), ("public.plain-text",), "Text"),
    Kind("markdown", ("text/markdown",), ("net.daringfireball.markdown",), "Markdown"),
    Kind("html", ("text/html", "application/xhtml+xml"), ("public.html", "public.xhtml"), "Web page"),
    Kind("json", ("application/ld+json",), (), "Web Annotation"),
    Kind("pdf", ("application/pdf",), ("com.adobe.pdf",), "PDF"),
    Kind(
        "docx",
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        ("org.openxmlformats.wordprocessingml.document",),
        "Word document",
    ),
    Kind(
        "odt",
        ("application/vnd.oasis.opendocument.text",),
        ("org.oasis-open.opendocument.text",),
        "OpenDocument text",
    ),
    Kind("rtf", ("application/rtf", "text/rtf"), ("public.rtf",), "Rich text"),
    Kind("epub", ("application/epub+zip",), ("org.idpf.epub-container",), "EPUB"),
    Kind(
        "mail",
        ("message/rfc822", "application/x-mimearchive"),
        ("com.apple.mail.email", "public.email-message"),
        "Mail or saved page",
    ),
)


def mime_types() -> list[str]:
    """Every MIME type the program opens, in the order of its kinds."""
    return [mime for kind in KINDS for mime in kind.mime]


def bundle_identifier() -> str:
    """The name macOS knows the program by."""
    return "org.randnotiz.Randnotiz"


def document_types() -> list[dict[str, Any]]:
    """CFBundleDocumentTypes of Info.plist: the program is offered, and never takes a kind over."""
    return [
        {
            "CFBundleTypeName": kind.words,
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": list(kind.uniform),
        }
        for kind in KINDS
        if kind.uniform
    ]
