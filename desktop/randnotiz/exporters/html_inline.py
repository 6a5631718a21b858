"""A block's text as HTML: highlights, mentions and emphasis nested, or split where they cross."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from randnotiz.domain.article import StyleKind
from randnotiz.domain.mention import Label, Mention
from randnotiz.domain.span import Span, runs
from randnotiz.exporters import days
from randnotiz.exporters.composition import Composition, Placed
from randnotiz.exporters.states import state_told
from randnotiz.exporters.wording import Wording

_LANES = 4
"""Overlaps deeper than this share the last underline: more would leave the line."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """Something that covers part of a block. `rank`: highlights lie around names, names around emphasis."""

    span: Span
    rank: int
    tag: str
    attributes: Markup
    identity: str = ""
    placed: Placed | None = None


class Inline:
    """Writes the inside of one block after the other; one instance serves one copy."""

    def __init__(self, composition: Composition, wording: Wording, coloured: bool) -> None:
        self._composition = composition
        self._text = composition.article.text
        self._coloured = coloured
        self._wording = wording
        self._names = {
            entry.entity: entry.name for entries in composition.index.values() for entry in entries
        }
        self._bare = {placed.annotation.id: number for number, placed in enumerate(composition.bare, 1)}

    def block(self, index: int) -> Markup:
        """The inside of that block: escaped text, with margin notes where passages begin."""
        block = self._composition.article.blocks[index]
        layers = self._layers_on(index)
        parts: list[Markup] = []
        open_layers: list[int] = []
        for run in runs(block.start, block.end, [layer.span for layer in layers]):
            _close(open_layers, run.covering, layers, parts)
            self._mark_ends(layers, run.start, parts)
            opening = [number for number in run.covering if number not in open_layers]
            opening.sort(key=lambda number: (-layers[number].span.end, layers[number].rank, number))
            self._margin(layers, opening, run.start, parts)
            for number in opening:
                parts.append(_start_tag(layers[number], run.start))
                open_layers.append(number)
            parts.append(escape(self._text[run.start : run.end]))
        _close(open_layers, (), layers, parts)
        self._mark_ends(layers, block.end, parts)
        return Markup("").join(parts)

    def _layers_on(self, index: int) -> list[_Layer]:
        here = self._composition.layers[index]
        layers = [self._highlight(self._composition.placed[number]) for number in here.annotations]
        layers += [self._mention(number, self._composition.mentions[number]) for number in here.mentions]
        for style in here.styles:
            tag = "em" if style.kind is StyleKind.EMPHASIS else "strong"
            layers.append(_Layer(Span(style.start, style.end), 2, tag, Markup("")))
        return layers

    def _highlight(self, placed: Placed) -> _Layer:
        if not self._coloured:
            return _Layer(placed.span, 0, "", Markup(""), placed=placed)
        attributes = Markup(' class="{} lane{}"').format(
            placed.annotation.colour.value, min(placed.lane, _LANES - 1)
        )
        identity = "" if placed.number else f"h{self._bare[placed.annotation.id]}"
        return _Layer(placed.span, 0, "mark", attributes, identity, placed)

    def _mention(self, number: int, mention: Mention) -> _Layer:
        kind = mention.label.value.lower() + (" related" if mention.related else "")
        attributes = Markup(' class="{}" title="{}"').format(kind, self._told(mention))
        tag = "span"
        if mention.label is Label.DATE and (machine := days.machine_value(mention.value)):
            tag = "time"
            attributes += Markup(' datetime="{}"').format(machine)
        return _Layer(mention.span, 1, tag, attributes, "" if mention.related else f"m{number}")

    def _told(self, mention: Mention) -> str:
        """What the reader learns when pointing at a mention."""
        what = self._wording.label(mention.label, plural=False)
        if mention.label is not Label.DATE:
            return f"{what}: {self._names.get(mention.entity, mention.span.of(self._text))}"
        shown = days.value_text(mention.value, self._wording.language) if mention.value else ""
        return f"{what}: {shown or self._wording('unresolved')}"

    def _mark_ends(self, layers: Iterable[_Layer], position: int, parts: list[Markup]) -> None:
        """The number of every note whose passage ends here."""
        for layer in layers:
            if layer.placed and layer.placed.number and layer.span.end == position:
                shape = '<a class=ref id=r{n} href="#n{n}" role=doc-noteref aria-label="{note} {n}">{n}</a>'
                parts.append(Markup(shape).format(n=layer.placed.number, note=self._wording("note")))

    def _margin(
        self, layers: list[_Layer], opening: Iterable[int], position: int, parts: list[Markup]
    ) -> None:
        """The margin notes of the passages that begin here.

        They are for the eye alone: what assistive technology reads is the list of notes, where the same words
        stand without cutting a sentence in two.
        """
        for number in sorted(opening):
            layer = layers[number]
            if layer.placed and layer.placed.number and layer.span.start == position:
                parts.append(self._side_note(layer.placed))

    def _side_note(self, placed: Placed) -> Markup:
        tags = Markup(" ").join(
            Markup("<span class=tag><bdi>{}</bdi></span>").format(tag) for tag in placed.annotation.tags
        )
        state = state_told(placed.annotation, placed.span.of(self._text), self._wording)
        return Markup(
            '<span class="side {colour}" aria-hidden="true"><span class=figure>{number}</span>'
            "<bdi class=words>{note}</bdi>{tags}{state}</span>"
        ).format(
            colour=placed.annotation.colour.value if self._coloured else "plain",
            number=placed.number,
            note=placed.annotation.note.strip(),
            tags=Markup("<span class=tags>{}</span>").format(tags) if tags else "",
            state=Markup("<span class=moved>{}</span>").format(state) if state else "",
        )


def _close(
    open_layers: list[int], covering: tuple[int, ...], layers: list[_Layer], parts: list[Markup]
) -> None:
    """Close from the inside until all that is open covers what comes next."""
    while open_layers and not set(open_layers) <= set(covering):
        layer = layers[open_layers.pop()]
        if layer.tag:
            parts.append(Markup(f"</{layer.tag}>"))


def _start_tag(layer: _Layer, position: int) -> Markup:
    """The start tag; an id only on the first piece of what may be split."""
    if not layer.tag:
        return Markup("")
    identity = ""
    if layer.identity and layer.span.start == position:
        identity = Markup(' id="{}"').format(layer.identity)
    return Markup("<{}{}{}>").format(Markup(layer.tag), identity, layer.attributes)
