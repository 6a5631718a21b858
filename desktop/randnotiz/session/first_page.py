"""What a start shows before the library is open: what it has already, or a file of plain text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from randnotiz.session.known_files import FileState, KnownFiles, state_of
from randnotiz.session.preferences import Preferences

if TYPE_CHECKING:
    from randnotiz.domain.article import Article
    from randnotiz.domain.colour import Colour
    from randnotiz.domain.shelf import StoredArticle
    from randnotiz.domain.span import Span
    from randnotiz.store.first_look import Name


class FirstPage(NamedTuple):
    """Either an article as the library has it, with its names and highlights, or a new one and its file."""

    stored: StoredArticle | None = None
    names: Sequence[Name] = ()
    highlights: Sequence[tuple[Span, Colour]] = ()
    article: Article | None = None
    file: FileState | None = None


def first_page(library: Path, preferences: Preferences, files: Sequence[Path]) -> FirstPage | None:
    """The page of a start with these files, or with none; None where the library has to be opened for it."""
    known: str | int | None = None
    if len(files) == 1:
        known = KnownFiles(preferences).text_in(files[0])
    elif not files:
        known = preferences.last_article
    if known is not None:
        from randnotiz.store.first_look import first_look  # not for what is new

        look = first_look(library, known)
        if look is not None:
            return FirstPage(look.stored, look.names, look.highlights)
    if len(files) != 1:
        return None
    from randnotiz.session.plain_file import quick_article

    file = state_of(files[0])
    article = quick_article(files[0])
    return None if article is None else FirstPage(article=article, file=file)
