"""From a file's path to its article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from randnotiz.domain.article import Article, DateOrigin
from randnotiz.domain.timex import extract_dateline
from randnotiz.files import read_bytes
from randnotiz.importers import import_bytes


def read_article(path: Path, published: date | None = None, language: str | None = None) -> Article:
    """The article in a file. `published` and `language`, where given, outrank what the file says.

    Without either, the date is that of the file's own data, else of its text. Raises ImportProblem.
    """
    data = read_bytes(path)
    article = import_bytes(
        data, name=path.name, source=str(path.absolute()), detect_language=language is None
    )
    if language is not None:
        article = replace(article, language=language)
    if published is not None:
        return replace(article, published=published, published_origin=DateOrigin.ARGUMENT)
    if article.published is None and (stated := extract_dateline(article.text)) is not None:
        return replace(article, published=stated[0], published_origin=DateOrigin.DATELINE)
    return article
