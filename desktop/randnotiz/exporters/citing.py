"""Passages and notes with their citation, for the clipboard and for dragging out."""

from __future__ import annotations

from datetime import date
from typing import Final

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.direction_marks import closed
from randnotiz.exporters import days
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.wording import Wording

_STATES: Final = {AnchorState.MOVED: "moved", AnchorState.ORPHANED: "orphan"}


def citation(article: Article, passage: str, language: str, today: date) -> str:
    """The passage in quotation marks with its source after it.

    „Passage“ (Author: Title. Publisher, 20. August 2025, https://…, abgerufen am 22. November 2026). What is
    unknown is left out. `today` is the day of retrieval, named for web addresses alone. Marks and dates are
    those of `language` ("de" or "en").
    """
    words = Wording(language)
    title = closed(" ".join(article.title.split())) or words("untitled")
    work = f"{closed(article.author)}: {title}" if article.author else title
    if not work.endswith((".", "!", "?", "…")):
        work += "."
    facts = [closed(article.publisher)] if article.publisher else []
    facts.append(days.day(article.published, language) if article.published else words("undated"))
    source = source_text(article.source)
    if web_address(source):
        facts += [source, words("retrieved", day=days.day(today, language))]
    elif source:
        facts.append(closed(source))
    return f"{words.quoted(closed(passage))} ({work} {', '.join(facts)})"


def cited_note(article: Article, annotation: Annotation, language: str, today: date) -> str:
    """A note as it is dragged out of the program: the passage with its citation, the note, its tags.

    Parted by blank lines; what the annotation does not have is left out. Where the passage has moved or is
    gone, a last line says so.
    """
    return "\n\n".join(_parts(article, annotation, language, today))


def cited_note_html(article: Article, annotation: Annotation, language: str, today: date) -> str:
    """The same as HTML: a paragraph for each part, every word escaped, line ends kept."""
    from html import escape

    parts = _parts(article, annotation, language, today)
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts)


def _parts(article: Article, annotation: Annotation, language: str, today: date) -> list[str]:
    parts = [citation(article, annotation.selector.exact, language, today), closed(annotation.note.strip())]
    parts.append(" ".join(f"#{closed(tag)}" for tag in annotation.tags))
    if annotation.state is not AnchorState.ANCHORED:
        parts.append(f"[{Wording(language)(_STATES[annotation.state])}]")
    return [part for part in parts if part]
