"""What an annotated copy is made from, and what may go into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.mention import Analysis


@dataclass(frozen=True, slots=True)
class ExportInput:
    """All that a copy of one article can hold.

    `annotations` may be in any order and may hold orphans. `exported` is aware; times in the copy are told in
    its time zone. `language` ("de" or "en") is that of the copy's own words: headings, labels, dates.
    """

    article: Article
    annotations: tuple[Annotation, ...]
    analysis: Analysis | None
    exported: datetime
    language: str


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What goes into a copy. What is switched off is nowhere in the file, not even in its data.

    `notes`: the reader's notes and tags. `highlights`: marked passages and their colours; without them only
    passages that carry a note stay, uncoloured. `entities`: people, organisations and places. `dates`: time
    expressions and the days they mean. `whole_text`: the article's text; without it the passages alone.
    `obsidian`: in Markdown, the ways of Obsidian instead of plain CommonMark.
    """

    notes: bool = True
    highlights: bool = True
    entities: bool = True
    dates: bool = True
    whole_text: bool = True
    obsidian: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of copy.

    `suffix` begins with a dot; `names` holds the format's name in "de" and "en"; `options` names the fields
    of `ExportOptions` that make a difference; `always` those that are in the copy in any case; `write` makes
    the bytes.
    """

    key: str
    suffix: str
    names: Mapping[str, str]
    mime: str
    options: frozenset[str]
    write: Callable[[ExportInput, ExportOptions], bytes]
    always: frozenset[str] = frozenset()
