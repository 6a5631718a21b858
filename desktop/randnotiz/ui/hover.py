"""What the hover card says of a mention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.mention import Label, Mention
from randnotiz.domain.timex import Explanation
from randnotiz.ui.date_words import date_words, day_words

if TYPE_CHECKING:
    from randnotiz.session.reading import Reading
    from randnotiz.ui.article_marks import ArticleMarks

_UNSURE = 0.8
_WIDE, _LONG_LINE = 340, 44
"""Pixels of a card's width once a line has more characters than that."""


def label_names() -> dict[Label, str]:
    """What one thing of each label is called in the program's language."""
    return {
        Label.PER: QCoreApplication.translate("Label", "Person"),
        Label.ORG: QCoreApplication.translate("Label", "Organisation"),
        Label.LOC: QCoreApplication.translate("Label", "Place"),
        Label.DATE: QCoreApplication.translate("Label", "Date"),
    }


def card_at(marks: ArticleMarks, reading: Reading, offset: int) -> str:
    """The card for what stands at a code point (-1 for none); "" where there is nothing to tell."""
    mentions = marks.mentions_at(offset) if offset >= 0 else []
    notes = [one for one in marks.annotations_at(offset) if one.note] if offset >= 0 else []
    note = notes[0] if notes else None
    if mentions and reading.analysis is not None and reading.article is not None:
        return _card(mentions[0], reading, reading.article, note)
    return note_card(note) if note is not None else ""


def _card(mention: Mention, reading: Reading, article: Article, note: Annotation | None) -> str:
    """The card as rich text, every outside word escaped."""
    lines = [f"<b>{escape(_headline(mention, reading, article))}</b>"]
    lines += [escape(line) for line in _details(mention, reading, article)]
    if note is not None and note.note:
        lines.append("<i>" + escape(_short(note.note)) + "</i>")
    return _laid_out("<br>".join(lines))


def note_card(note: Annotation) -> str:
    """A card for a passage that carries only a note."""
    return _laid_out(escape(_short(note.note)))


def _laid_out(words: str) -> str:
    # Left to itself, Qt makes a narrow column of anything longer than a line.
    width = f" width='{_WIDE}'" if max(len(line) for line in words.split("<br>")) > _LONG_LINE else ""
    return f"<table{width}><tr><td style='white-space:pre-wrap; padding:3px'>{words}</td></tr></table>"


def _short(words: str) -> str:
    words = words.strip()
    return words if len(words) <= 280 else words[:279].rstrip() + "…"


def _headline(mention: Mention, reading: Reading, article: Article) -> str:
    if mention.label is Label.DATE:
        return date_words(mention.value) or " ".join(mention.span.of(article.text).split())
    entities = reading.analysis.entities if reading.analysis else ()
    named = (entity.name for entity in entities if entity.id == mention.entity)
    return next(named, mention.span.of(article.text))


def _details(mention: Mention, reading: Reading, article: Article) -> Sequence[str]:
    if mention.label is Label.DATE:
        return _date_details(mention, reading, article)
    count = sum(not one.related for one in reading.mentions_of(mention.entity))
    times = QCoreApplication.translate("HoverCard", "named %n time(s)", "", count)
    lines = [f"{label_names()[mention.label]}, {times}"]
    if mention.related:
        lines.append(QCoreApplication.translate("HoverCard", "Part of a compound"))
    if mention.confidence is not None and mention.confidence < _UNSURE:
        words = QCoreApplication.translate("HoverCard", "Not certain: {percent} %")
        lines.append(words.format(percent=round(mention.confidence * 100)))
    if mention.origin == "reader":
        lines.append(QCoreApplication.translate("HoverCard", "Your own ruling"))
    return lines


def _date_details(mention: Mention, reading: Reading, article: Article) -> Sequence[str]:
    words = " ".join(mention.span.of(article.text).split())
    explanation = reading.explanation(mention)
    how = _how(explanation) if explanation else ""
    quoted = QCoreApplication.translate("HoverCard", "“{words}”").format(words=words)
    lines = [f"{quoted}: {how}" if how else quoted]
    if mention.value:
        lines.append(f"TIMEX3 {mention.value}")
    return lines


def _how(explanation: Explanation) -> str:
    values = explanation.values
    if explanation.key in ("counted", "year_added"):
        # Held together, so that no line ends between the day and its month.
        day = day_words(date.fromisoformat(values["anchor"]), weekday=False)
        day = day.replace(" ", "\N{NO-BREAK SPACE}")
        if values.get("origin") == "text":
            words = QCoreApplication.translate("HoverCard", "counted from {day}, named in the text")
        else:
            words = QCoreApplication.translate("HoverCard", "counted from the publication date, {day}")
        return words.format(day=day)
    known = {
        "stated": QCoreApplication.translate("HoverCard", "stated in the text"),
        "length": QCoreApplication.translate("HoverCard", "a length of time"),
        "recurring": QCoreApplication.translate("HoverCard", "recurring"),
        "vague": QCoreApplication.translate("HoverCard", "no exact time"),
        "no_published": QCoreApplication.translate("HoverCard", "set the publication date to see the day"),
        "open": QCoreApplication.translate("HoverCard", "the day cannot be told from the text"),
    }
    return known.get(explanation.key, "")
