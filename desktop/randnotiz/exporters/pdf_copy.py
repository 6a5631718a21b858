"""The annotated copy set for print as PDF: notes at the foot of the page, index with page numbers.

Set by Typst (a typesetting system with its own hyphenation) from a fixed template. The article and the notes
reach it as data, so no word of theirs can be markup; it opens no file but the program's fonts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from randnotiz import __version__, locations
from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.article import BlockKind, StyleKind
from randnotiz.domain.direction_marks import closed
from randnotiz.domain.mention import Label
from randnotiz.domain.span import Span, runs
from randnotiz.exporters import days
from randnotiz.exporters.colours import LINES, blended
from randnotiz.exporters.composition import Composition, IndexEntry, Placed, compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.passages import context, note_paragraphs
from randnotiz.exporters.places import place_of
from randnotiz.exporters.states import state_told
from randnotiz.exporters.wording import Wording
from randnotiz.exporters.xml_text import xml_text

_TEMPLATES: Final = Path(__file__).with_name("templates")
_COUNTED: Final = re.compile(r"([0-9]{1,9})[.)]?")
_PASSAGES: Final = 12
"""So many passages that name one day are quoted in the chronology."""
_WORDS: Final = ("passages", "orphans", "orphans_why", "page")


def write_pdf(what: ExportInput, options: ExportOptions) -> bytes:
    """The copy as tagged PDF with bookmarks, real text and embedded fonts."""
    import typst

    made = typst.compile(
        (_TEMPLATES / "annotated.typ").read_bytes(),
        root=str(_TEMPLATES),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"data": sheet(what, options)},
        timestamp=int(what.exported.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


def sheet(what: ExportInput, options: ExportOptions) -> str:
    """All that the template sets, as JSON."""
    return xml_text(json.dumps(_Sheet(what, options).data(), ensure_ascii=False))


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(font_paths=[str(locations.resources() / "fonts")])


class _Sheet:
    """The copy as plain JSON values, as the template reads them."""

    def __init__(self, what: ExportInput, options: ExportOptions) -> None:
        self._what = what
        self._options = options
        self._words = Wording(what.language)
        self._composition: Composition = compose(what, options)
        self._text = what.article.text

    def data(self) -> dict[str, Any]:
        article, words = self._what.article, self._words
        whole = self._options.whole_text
        title = closed(xml_text(" ".join(article.title.split()))) or words("untitled")
        made = self._what.exported.astimezone(UTC)
        first = 1 if article.title_block else 0
        return {
            "title": title,
            "running": title if len(title) < 90 else f"{title[:88]}…",
            "author": [article.author] if article.author else [],
            "keywords": list(dict.fromkeys(tag for item in self._kept() for tag in item.tags)),
            "date": dict(zip(("year", "month", "day"), made.timetuple(), strict=False))
            | dict(zip(("hour", "minute", "second"), made.timetuple()[3:], strict=False)),
            "lang": article.language if article.language in ("de", "en") else words.language,
            "kicker": closed(article.publisher),
            "facts": list(self._facts()),
            "head": self._block(0) if whole and first else None,
            "blocks": [self._block(n) for n in range(first, len(article.blocks))] if whole else [],
            "notes": [self._note(placed.annotation, self._now(placed)) for placed in self._composition.noted],
            "passages": []
            if whole
            else [self._card(p.annotation, self._now(p)) for p in self._composition.placed],
            "orphans": [self._card(orphan, orphan.selector.exact) for orphan in self._composition.orphans],
            "index": list(self._index()),
            "vague": self._entries(self._composition.vague),
            "chronology": list(self._chronology()),
            "whole": whole,
            "lines": {colour.value: LINES[colour] for colour in Colour},
            "words": {key: words(key) for key in _WORDS}
            | {"index": words("found_names"), "dates": words("DATE"), "vague": words("vague")},
            "made": words("made", when=days.moment(self._what.exported, words.language), version=__version__),
        }

    def _kept(self) -> Iterator[Annotation]:
        yield from (placed.annotation for placed in self._composition.placed)
        yield from self._composition.orphans

    def _facts(self) -> Iterator[tuple[str, str, bool]]:
        article, words = self._what.article, self._words
        if article.author:
            yield words("author"), closed(article.author), False
        if article.published:
            yield words("published"), days.day(article.published, words.language), False
        if source := source_text(article.source):
            yield words("source"), closed(source), web_address(source) is not None

    def _block(self, index: int) -> dict[str, Any]:
        block = self._what.article.blocks[index]
        counted = _COUNTED.fullmatch(block.marker)
        return {
            "kind": block.kind.value,
            "level": max(block.level, 2 if block.kind is BlockKind.HEADING else 1),
            "marker": block.marker if block.marker and block.marker != "*" else "•",
            "count": int(counted[1]) if counted else None,
            "number": self._composition.numbers[index],
            "runs": list(self._runs(index)),
        }

    def _runs(self, index: int) -> Iterator[dict[str, Any]]:
        """The block cut at every border; each piece names all that lies on it or ends with it."""
        block, layers = self._what.article.blocks[index], self._composition.layers[index]
        placed = [self._composition.placed[number] for number in layers.annotations]
        mentions = [self._composition.mentions[number] for number in layers.mentions]
        spans = [item.span for item in placed] + [mention.span for mention in mentions]
        spans += [Span(style.start, style.end) for style in layers.styles]
        for run in runs(block.start, block.end, spans):
            here = [placed[n] for n in run.covering if n < len(placed)]
            named = [n - len(placed) for n in run.covering if len(placed) <= n < len(placed) + len(mentions)]
            styles = {
                layers.styles[n - len(placed) - len(mentions)].kind
                for n in run.covering[len(here) + len(named) :]
            }
            colours = [p.annotation.colour for p in here] if self._options.highlights else []
            yield {
                "text": xml_text(self._text[run.start : run.end]),
                "emph": StyleKind.EMPHASIS in styles,
                "strong": StyleKind.STRONG in styles,
                "fill": blended(colours) if colours else None,
                "colours": [[p.annotation.colour.value, p.lane] for p in here] if colours else [],
                "names": [mentions[n].label.value.lower() for n in named if not mentions[n].related],
                "mentions": [
                    layers.mentions[n]
                    for n in named
                    if mentions[n].start == run.start and not mentions[n].related
                ],
                "notes": [p.number for p in here if p.number and p.span.end == run.end],
            }

    def _now(self, placed: Placed) -> str:
        return placed.span.of(self._text)

    def _note(self, annotation: Annotation, passage: str) -> dict[str, Any]:
        orphan = annotation.state is AnchorState.ORPHANED
        return {
            "state": "" if orphan else xml_text(state_told(annotation, passage, self._words)),
            "words": [closed(xml_text(words)) for words in note_paragraphs(annotation.note)],
            "tags": [closed(xml_text(tag)) for tag in annotation.tags],
            "when": days.day(self._made(annotation).date(), self._words.language),
        }

    def _made(self, annotation: Annotation) -> datetime:
        return annotation.created.astimezone(self._what.exported.tzinfo)

    def _card(self, annotation: Annotation, passage: str) -> dict[str, Any]:
        about = [f"#{closed(xml_text(tag))}" for tag in annotation.tags]
        if self._options.highlights:
            about.append(self._words.colour(annotation.colour))
        about.append(days.moment(self._made(annotation), self._words.language))
        note = self._note(annotation, passage)
        if note["state"]:
            about.append(note["state"])
        return note | {"passage": closed(xml_text(passage.strip())), "about": " · ".join(about)}

    def _index(self) -> Iterator[dict[str, Any]]:
        for label, entries in self._composition.index.items():
            if label is not Label.DATE and entries:
                yield {"name": self._words.label(label), "entries": self._entries(entries)}

    def _entries(self, entries: Iterable[IndexEntry]) -> list[dict[str, Any]]:
        return [
            {
                "name": closed(xml_text(entry.name)),
                "shown": entry.shown,
                "count": len(entry.mentions),
                "mentions": entry.mentions,
            }
            for entry in entries
        ]

    def _chronology(self) -> Iterator[dict[str, Any]]:
        """A row for each dated passage, the day in the first of its rows alone; of many, the last by place.

        Without the whole text, where no words around a passage are told, each wording stands there once.
        """
        for entry in self._composition.chronology:
            shown = entry.mentions[:_PASSAGES] if self._options.whole_text else self._wordings(entry)
            day = entry.shown
            for number in shown:
                yield self._dated(day, number)
                day = ""
            rest = entry.mentions[_PASSAGES:] if self._options.whole_text else ()
            if rest:
                places = dict.fromkeys(map(self._place, rest))
                also = self._words("also_in", places=", ".join(places))
                yield {"day": "", "mention": 0, "before": also, "spoken": "", "after": "", "place": ""}

    def _wordings(self, entry: IndexEntry) -> list[int]:
        """The first mention of each wording."""
        spans = {number: self._composition.mentions[number].span for number in reversed(entry.mentions)}
        return sorted(
            {" ".join(span.of(self._text).split()): number for number, span in spans.items()}.values()
        )

    def _dated(self, day: str, number: int) -> dict[str, Any]:
        words, whole = self._words, self._options.whole_text
        span = self._composition.mentions[number].span
        block = self._what.article.blocks[self._composition.block_of(span.start)].span
        before, spoken, after = context(self._text, span, block) if whole else ("", span.of(self._text), "")
        return {
            "day": day,
            "mention": number,
            "before": xml_text(before),
            "spoken": xml_text(spoken),
            "after": xml_text(after),
            "place": f"{words('short_paragraph')} {self._place(number)}" if whole else "",
        }

    def _place(self, number: int) -> str:
        block = self._composition.block_of(self._composition.mentions[number].start)
        return place_of(self._composition, block, self._words)
