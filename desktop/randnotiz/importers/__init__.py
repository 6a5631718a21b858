"""Bytes from outside to an Article: one format a module, told by content, not by name.

Nothing is ever fetched, run or opened from here: what a source refers to stays unread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from randnotiz.domain.article import Article, BlockKind, DateOrigin
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.draft import Draft
from randnotiz.importers.encodings import decode
from randnotiz.importers.language import detect_language, language_code
from randnotiz.importers.plain_text import import_text
from randnotiz.importers.sniffing import format_of
from randnotiz.importers.titles import title_from_name, title_from_text

if TYPE_CHECKING:
    from randnotiz.importers.wire import Book

__all__ = [
    "MAX_BYTES",
    "book_in",
    "detect_language",
    "format_of",
    "import_bytes",
    "import_clipboard",
    "suffixes",
    "text_article",
]

MAX_BYTES: Final = 50 * 1024 * 1024
"""The largest file that is brought in, in bytes; session looks at the size before it reads."""

MOST_CHARACTERS: Final = 10_000_000
MOST_BLOCKS: Final = 500_000
"""Bounds of an article, in code points and blocks: some ten thick books, which no window could set."""

_CLIPBOARD: Final = "…"


class _Format(NamedTuple):
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Draft]


def _text(data: bytes) -> Draft:
    return import_text(decode(data))


def _markdown(data: bytes) -> Draft:
    from randnotiz.importers.markdown import import_markdown

    return import_markdown(decode(data))


def _html(data: bytes) -> Draft:
    from randnotiz.importers.web_page import import_page

    return import_page(data)


def _own(data: bytes) -> Draft:
    from randnotiz.importers.own_copy import own_draft

    draft = own_draft(data)
    if draft is None:
        raise ImportProblem("import.no_text")
    return draft


def _docx(data: bytes) -> Draft:
    from randnotiz.importers.word_document import import_docx

    return import_docx(data)


def _pdf(data: bytes) -> Draft:
    from randnotiz.importers.pdf import import_pdf

    return import_pdf(data)


def _epub(data: bytes) -> Draft:
    from randnotiz.importers.epub import import_epub

    return import_epub(data)


def _odt(data: bytes) -> Draft:
    from randnotiz.importers.open_document import import_odt

    return import_odt(data)


def _rtf(data: bytes) -> Draft:
    from randnotiz.importers.rich_text import import_rtf

    return import_rtf(data)


def _message(data: bytes) -> Draft:
    from randnotiz.importers.mail import import_message

    return import_message(data)


_FORMATS: Final[dict[str, _Format]] = {
    "text": _Format((".txt", ".text"), _text),
    "markdown": _Format((".md", ".markdown"), _markdown),
    "html": _Format((".html", ".htm", ".xhtml"), _html),
    "json": _Format((".json", ".jsonld"), _own),
    "pdf": _Format((".pdf",), _pdf),
    "docx": _Format((".docx",), _docx),
    "odt": _Format((".odt",), _odt),
    "rtf": _Format((".rtf",), _rtf),
    "epub": _Format((".epub",), _epub),
    "mail": _Format((".eml", ".mht", ".mhtml"), _message),
}


def suffixes() -> dict[str, tuple[str, ...]]:
    """The file name suffixes (with their dot, lower case) of each format, by the format's key."""
    return {key: known.suffixes for key, known in _FORMATS.items()}


def import_bytes(
    data: bytes,
    name: str = "",
    source: str = "",
    modified: date | None = None,
    detect_language: bool = True,
    chapters: tuple[int, ...] = (),
) -> Article:
    """The article in `data`, whatever format it is in.

    `name` is the file's name, a hint to the format and perhaps a title; `source` the path or address to keep
    unless the source names its own address; `modified` the file's date, later than which nothing in it can
    have been published. Without `detect_language` the article's language is what the source claims, or None.
    Of a book, `chapters` are read alone, counted from 0 as `book_in` names them.
    Raises ImportProblem ("import.empty", "import.binary", "import.too_large", "import.no_text",
    "import.no_chapter", ...), whose values carry `name`.
    """
    shown = name or source
    if len(data) > MAX_BYTES:
        raise ImportProblem("import.too_large", name=shown, limit=MAX_BYTES // 1024**2)
    if not data.strip(b" \t\r\n\f\v"):
        raise ImportProblem("import.empty", name=shown)
    try:
        draft = _draft(data, name, chapters)
    except ImportProblem as problem:
        raise ImportProblem(problem.key, **{"name": shown} | problem.values) from problem
    if not draft.blocks:
        raise ImportProblem("import.no_text", name=shown)
    if len(draft.text) > MOST_CHARACTERS or len(draft.blocks) > MOST_BLOCKS:
        raise ImportProblem("import.too_complex", name=shown)
    if source and chapters:  # each chapter is an article of its own, not another version of its neighbour
        source += "#" + ",".join(str(number + 1) for number in chapters)
    return _completed(draft, name, source, modified, detect_language)


def _draft(data: bytes, name: str, chapters: tuple[int, ...]) -> Draft:
    form = format_of(data, name)
    if not chapters:
        return _FORMATS[form].read(data)
    if form != "epub":
        raise ImportProblem("import.no_chapter", number=chapters[0] + 1)
    from randnotiz.importers.epub import import_chapters

    return import_chapters(data, chapters)


def book_in(data: bytes, name: str = "") -> Book | None:
    """The book in `data` if it has more than one chapter to choose from; None for all else.

    Raises ImportProblem for a book that cannot be read.
    """
    if format_of(data, name) != "epub":
        return None
    from randnotiz.importers.epub import book_of

    try:
        book = book_of(data)
    except ImportProblem as problem:
        raise ImportProblem(problem.key, **{"name": name} | problem.values) from problem
    return book if len(book.chapters) > 1 else None


def import_clipboard(text: str, html: str = "") -> Article:
    """The article on the clipboard, from its HTML if there is any; its `source` is "".

    Raises ImportProblem "import.clipboard_empty" and "import.too_large" (values: name, limit).
    """
    if len(text) + len(html) > MAX_BYTES:
        raise ImportProblem("import.too_large", name=_CLIPBOARD, limit=MAX_BYTES // 1024**2)
    draft = import_text(text)
    if html.strip():
        draft = _richer(html, draft)
    if not draft.blocks:
        raise ImportProblem("import.clipboard_empty")
    if len(draft.text) > MOST_CHARACTERS or len(draft.blocks) > MOST_BLOCKS:
        raise ImportProblem("import.too_complex", name=_CLIPBOARD)
    return _completed(draft, "", "", None, True)


def _richer(html: str, plain: Draft) -> Draft:
    """What the clipboard holds as HTML, unless its plain text says more than that."""
    from randnotiz.importers.web_page import import_fragment

    try:
        rich = import_fragment(html)
    except ImportProblem:
        return plain
    return rich if 2 * len("".join(rich.text.split())) >= len("".join(plain.text.split())) else plain


def text_article(
    text: str, *, title: str | None = None, published: date | None = None, language: str | None = None
) -> Article:
    """An article of ready-made text: normalised, otherwise untouched, blocks recognised in it.

    The language is detected if none is given. Never raises: even an empty text makes an article.
    """
    draft = import_text(text)
    return Article(
        text=draft.text,
        title=title or _title(draft, ""),
        blocks=draft.blocks,
        language=language or _detect(draft.text, None),
        published=published,
        published_origin=DateOrigin.ARGUMENT if published else None,
    )


_detect = detect_language  # `import_bytes` has a parameter of that name


def _completed(draft: Draft, name: str, source: str, modified: date | None, detect: bool) -> Article:
    impossible = draft.published and modified and modified.year > 1995 and draft.published > modified
    published = None if impossible else draft.published
    return Article(
        text=draft.text,
        title=_title(draft, name),
        blocks=draft.blocks,
        styles=draft.styles,
        language=_detect(draft.text, draft.language) if detect else language_code(draft.language),
        published=published,
        published_origin=draft.published_origin if published else None,
        author=draft.author,
        publisher=draft.publisher,
        source=draft.source or source,
    )


def _title(draft: Draft, name: str) -> str:
    """The source's own title, else the heading the text begins with, else its name or first words."""
    first = draft.blocks[0] if draft.blocks else None
    titled = first is not None and first.kind is BlockKind.HEADING and first.level == 1
    own = draft.text[first.start : first.end] if first and titled else ""
    found = " ".join((own or draft.title).split()) or title_from_name(name)
    return found or title_from_text(draft.text[first.start : first.end] if first else "")
