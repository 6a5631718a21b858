"""What every copy shares: annotations placed and numbered, names indexed, blocks with what lies on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.article import Article, Block, BlockKind, Style
from randnotiz.domain.mention import Analysis, Entity, Label, Mention
from randnotiz.domain.span import Span, trimmed
from randnotiz.exporters import days
from randnotiz.exporters.formats import ExportInput, ExportOptions


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation that has its place in the text.

    `span` is without white space at its ends. `number` counts, from 1, those with a note or tags and those
    whose place has moved, which is to be said; it is 0 for a bare highlight. `lane` (from 0) differs between
    annotations that overlap. `first` and `last` are the indices of the blocks in which it begins and ends.
    """

    annotation: Annotation
    span: Span
    number: int
    lane: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One line of the index: an entity, or all time expressions of one value.

    `mentions` holds indices into `Composition.mentions`, in text order. `shown` is the day in words for a
    date that has one, else "".
    """

    label: Label
    name: str
    shown: str
    value: str | None
    mentions: tuple[int, ...]
    entity: str


@dataclass(frozen=True, slots=True)
class Layers:
    """What lies on one block: indices of placed annotations and of mentions, and the source's emphasis."""

    annotations: tuple[int, ...]
    mentions: tuple[int, ...]
    styles: tuple[Style, ...]


@dataclass(frozen=True, slots=True)
class Composition:
    """An article with everything that goes into its copy.

    `numbers` holds each block's paragraph number from 1; 0 for headings. `layers` is parallel to the blocks.
    """

    article: Article
    placed: tuple[Placed, ...]
    orphans: tuple[Annotation, ...]
    mentions: tuple[Mention, ...]
    index: dict[Label, tuple[IndexEntry, ...]]
    layers: tuple[Layers, ...]
    numbers: tuple[int, ...]

    @property
    def noted(self) -> tuple[Placed, ...]:
        """The numbered annotations, in text order."""
        return tuple(placed for placed in self.placed if placed.number)

    @property
    def bare(self) -> tuple[Placed, ...]:
        """The highlights without note and tags, in text order."""
        return tuple(placed for placed in self.placed if not placed.number)

    @property
    def chronology(self) -> tuple[IndexEntry, ...]:
        """The dates that name days of the calendar, in order of time."""
        return tuple(entry for entry in self.index[Label.DATE] if days.extent(entry.value))

    @property
    def vague(self) -> tuple[IndexEntry, ...]:
        """The time expressions that name none: durations, vague and unresolved ones."""
        return tuple(entry for entry in self.index[Label.DATE] if not days.extent(entry.value))

    def block_of(self, offset: int) -> int:
        """The index of the block that holds or precedes code point `offset`; 0 if none does."""
        return max(0, bisect_right(self.article.blocks, offset, key=lambda block: block.start) - 1)


def compose(what: ExportInput, options: ExportOptions) -> Composition:
    """Sort out what goes into the copy; what the options switch off is gone from here on."""
    article = what.article
    annotations = chosen_annotations(what.annotations, options)
    rooted = [(span, item) for item in annotations if (span := _place(article, item)) is not None]
    rooted.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].created, pair[1].id))
    places = _Places(article.blocks)
    mentions = _shown(article, chosen_mentions(article, what.analysis, options), places)
    placed = _numbered(rooted, places)
    here = {item.annotation.id for item in placed}
    return Composition(
        article=article,
        placed=placed,
        orphans=tuple(
            replace(item, state=AnchorState.ORPHANED) for item in annotations if item.id not in here
        ),
        mentions=mentions,
        index=_index(article, mentions, what.analysis, what.language),
        layers=_layers(article, placed, mentions, places),
        numbers=_paragraph_numbers(article.blocks),
    )


def chosen_annotations(annotations: Iterable[Annotation], options: ExportOptions) -> list[Annotation]:
    """The annotations as far as the options let them through, oldest first."""
    kept = sorted(annotations, key=lambda item: (item.created, item.id))
    if not options.notes:
        kept = [replace(item, note="", tags=()) for item in kept] if options.highlights else []
    if not options.highlights:
        kept = [item for item in kept if item.note.strip() or item.tags]
    return kept


def chosen_mentions(
    article: Article, analysis: Analysis | None, options: ExportOptions
) -> tuple[Mention, ...]:
    """The mentions as far as the options let them through, in text order.

    An analysis of another text says nothing about this one and is left out whole.
    """
    if analysis is None or analysis.text_hash != article.hash:
        return ()
    length = len(article.text)
    wanted = [
        mention
        for mention in analysis.mentions
        if (options.dates if mention.label is Label.DATE else options.entities)
        and 0 <= mention.start < mention.end <= length
    ]
    return tuple(sorted(wanted, key=lambda mention: (mention.start, -mention.end)))


def _shown(article: Article, mentions: Sequence[Mention], places: _Places) -> tuple[Mention, ...]:
    """The mentions without white space at their ends, so that each begins in a block; empty ones go."""
    shown: list[Mention] = []
    for mention in mentions:
        span = trimmed(article.text, mention.span)
        if len(span) and places.of(span):
            same = span == mention.span
            shown.append(mention if same else replace(mention, start=span.start, end=span.end))
    return tuple(shown)


def _place(article: Article, annotation: Annotation) -> Span | None:
    """Where the annotation lies in the text; None for an orphan.

    An anchored annotation whose words are not at its place is an orphan too: a copy must not show a note
    beside other words than those it was written for. A moved one was found again with changed words.
    """
    selector = annotation.selector
    if annotation.state is AnchorState.ORPHANED or not 0 <= selector.start < selector.end <= len(
        article.text
    ):
        return None
    if annotation.state is AnchorState.ANCHORED and selector.span.of(article.text) != selector.exact:
        return None
    span = trimmed(article.text, selector.span)
    return span if len(span) else None


class _Places:
    """Finds the blocks that a span lies on, in O(log n)."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._starts = [block.start for block in blocks]
        self._ends = [block.end for block in blocks]

    def of(self, span: Span) -> range:
        """The indices of the blocks that share a code point with the span."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))


def _numbered(rooted: Sequence[tuple[Span, Annotation]], places: _Places) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    number = 0
    lanes: list[int] = []  # where the last annotation of each lane ends
    for span, annotation in rooted:
        blocks = places.of(span)
        if not blocks:
            continue
        moved = annotation.state is AnchorState.MOVED
        noted = bool(annotation.note.strip() or annotation.tags or moved)
        number += noted
        lane = next((lane for lane, end in enumerate(lanes) if end <= span.start), len(lanes))
        lanes[lane : lane + 1] = [span.end]
        placed.append(Placed(annotation, span, number if noted else 0, lane, blocks[0], blocks[-1]))
    return tuple(placed)


def _layers(
    article: Article, placed: Sequence[Placed], mentions: Sequence[Mention], places: _Places
) -> tuple[Layers, ...]:
    annotations: list[list[int]] = [[] for _ in article.blocks]
    names: list[list[int]] = [[] for _ in article.blocks]
    styles: list[list[Style]] = [[] for _ in article.blocks]
    for index, item in enumerate(placed):
        for block in places.of(item.span):
            annotations[block].append(index)
    for index, mention in enumerate(mentions):
        for block in places.of(mention.span):
            names[block].append(index)
    for style in article.styles:
        if style.start < style.end:
            for block in places.of(Span(style.start, style.end)):
                styles[block].append(style)
    return tuple(
        Layers(tuple(first), tuple(second), tuple(third))
        for first, second, third in zip(annotations, names, styles, strict=True)
    )


def _paragraph_numbers(blocks: Sequence[Block]) -> tuple[int, ...]:
    numbers: list[int] = []
    count = 0
    for block in blocks:
        heading = block.kind is BlockKind.HEADING
        count += not heading
        numbers.append(0 if heading else count)
    return tuple(numbers)


def _index(
    article: Article, mentions: Sequence[Mention], analysis: Analysis | None, language: str
) -> dict[Label, tuple[IndexEntry, ...]]:
    """Names by how often they stand in the text, then by alphabet; dates by time."""
    names: dict[str, Entity] = {entity.id: entity for entity in analysis.entities} if analysis else {}
    groups: dict[tuple[Label, str], list[int]] = {}
    for number, mention in enumerate(mentions):
        if not mention.related:
            groups.setdefault((mention.label, mention.entity), []).append(number)
    entries: dict[Label, list[IndexEntry]] = {label: [] for label in Label}
    for (label, entity), members in groups.items():
        first = mentions[members[0]]
        words = " ".join(first.span.of(article.text).split())
        name = names[entity].name if entity in names else words
        shown = days.value_text(first.value, language) if label is Label.DATE and first.value else ""
        value = first.value if label is Label.DATE else None
        entries[label].append(
            IndexEntry(label, words if label is Label.DATE else name, shown, value, tuple(members), entity)
        )
    for label in (Label.PER, Label.ORG, Label.LOC):
        entries[label].sort(key=lambda entry: (-len(entry.mentions), entry.name.casefold()))
    entries[Label.DATE].sort(key=lambda entry: (days.sort_key(entry.value), entry.mentions[0]))
    return {label: tuple(found) for label, found in entries.items()}
