"""An article's text as TEI: divisions, lists, quotations; names and dates in line; anchors for notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from randnotiz.domain.article import Block, BlockKind, StyleKind
from randnotiz.domain.mention import Label, Mention
from randnotiz.domain.span import Span, runs
from randnotiz.exporters import days
from randnotiz.exporters.composition import Composition
from randnotiz.exporters.xml_text import xml_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEI: Final = "http://www.tei-c.org/ns/1.0"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_NAMES: Final = {Label.PER: "persName", Label.ORG: "orgName", Label.LOC: "placeName", Label.DATE: "date"}
_PREFIXES: Final = {Label.PER: "person", Label.ORG: "org", Label.LOC: "place"}
_RENDITION: Final = {StyleKind.EMPHASIS: "italic", StyleKind.STRONG: "bold"}


def element(tag: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> _Element:
    """A TEI element; "xml:id" and the like get their namespace; text and values lose what XML forbids."""
    from lxml import etree

    made = etree.Element(f"{{{_TEI}}}{tag}", nsmap={None: _TEI})
    for name, value in (attributes or {}).items():
        made.set(name.replace("xml:", _XML), xml_text(value))
    if text is not None:
        made.text = xml_text(text)
    return made


def entity_ids(composition: Composition) -> dict[str, str]:
    """An xml:id for every person, organisation and place."""
    return {
        entry.entity: f"{prefix}-{number}"
        for label, prefix in _PREFIXES.items()
        for number, entry in enumerate(composition.index[label], 1)
    }


class Body:
    """Writes the text of one article."""

    def __init__(self, composition: Composition) -> None:
        self._composition = composition
        self._text = composition.article.text
        self._entities = entity_ids(composition)
        self._inline = _apart(composition.mentions)

    def division(self) -> _Element:
        """The whole text: sections under their headings, side by side."""
        outer = element("div")
        place = outer
        lists: list[tuple[int, _Element]] = []
        quotes: list[tuple[int, _Element]] = []
        for index, block in enumerate(self._composition.article.blocks):
            lists = lists if block.kind is BlockKind.LIST_ITEM else []
            quotes = quotes if block.kind is BlockKind.QUOTE else []
            if block.kind is BlockKind.HEADING:
                if index:
                    place = element("div", {"n": str(max(block.level, 2))})
                    outer.append(place)
                place.append(self._filled("head", index))
            elif block.kind is BlockKind.LIST_ITEM:
                self._item(place, lists, block, index)
            elif block.kind is BlockKind.QUOTE:
                _deeper(place, quotes, max(1, block.level), "quote").append(self._filled("p", index))
            else:
                place.append(self._filled("p", index))
        for section in outer.iter(f"{{{_TEI}}}div"):
            # A division may not end with its heading.
            if not any(child.tag != f"{{{_TEI}}}head" for child in section):
                section.append(element("p"))
        return outer

    def _item(self, place: _Element, lists: list[tuple[int, _Element]], block: Block, index: int) -> None:
        """A list inside the item before it where the level goes down."""
        level = max(1, block.level)
        while lists and lists[-1][0] > level:
            lists.pop()
        if not lists or lists[-1][0] < level:
            numbered = block.marker[:1].isdecimal()
            made = element("list", {"rend": "numbered" if numbered else "bulleted"})
            (lists[-1][1][-1] if lists else place).append(made)
            lists.append((level, made))
        item = self._filled("item", index)
        if block.marker:
            item.set("n", xml_text(block.marker))
        lists[-1][1].append(item)

    def _filled(self, tag: str, index: int) -> _Element:
        """The block's text, cut at every border, with an anchor wherever an annotation begins or ends."""
        block, layers = self._composition.article.blocks[index], self._composition.layers[index]
        made = element(tag, {"xml:id": f"b{index}"})
        mentions = [number for number in layers.mentions if number in self._inline]
        placed = [(number, self._composition.placed[number].span) for number in layers.annotations]
        spans = [self._composition.mentions[number].span for number in mentions]
        spans += [Span(style.start, style.end) for style in layers.styles]
        spans += [span for _, span in placed]
        inner, current = made, -1
        for run in runs(block.start, block.end, spans):
            covering = next((n for n in run.covering if n < len(mentions)), -1)
            mention = mentions[covering] if covering >= 0 else -1
            if mention != current:
                inner, current = made, mention
                _anchors(made, placed, run.start)
                if mention >= 0:
                    inner = self._named(self._composition.mentions[mention])
                    made.append(inner)
            else:
                _anchors(inner, placed, run.start)
            styles = range(len(mentions), len(mentions) + len(layers.styles))
            rendered = [
                _RENDITION[layers.styles[n - len(mentions)].kind] for n in run.covering if n in styles
            ]
            _add_text(inner, xml_text(self._text[run.start : run.end]), " ".join(sorted(set(rendered))))
        _anchors(made, placed, block.end)
        return made

    def _named(self, mention: Mention) -> _Element:
        if mention.label is Label.DATE:
            return element("date", date_attributes(mention.value))
        reference = self._entities.get(mention.entity)
        attributes = {"ref": f"#{reference}"} if reference else {}
        if mention.related:
            return element("rs", {"type": _PREFIXES[mention.label], "subtype": "in-compound"} | attributes)
        return element(_NAMES[mention.label], attributes)


def date_attributes(value: str | None) -> dict[str, str]:
    """TEI's dating attributes for a TIMEX3 value: @when for a W3C date, @from and @to for longer ones."""
    if not value:
        return {}
    if value.startswith("P") and not value.endswith("_REF"):
        return {"dur": value} if _is_duration(value) else {}
    machine = days.machine_value(value)
    if machine and "W" not in machine:
        return {"when": f"{machine}:00" if "T" in machine and machine.count(":") == 1 else machine}
    extent = days.extent(value)
    return {"from": extent[0].isoformat(), "to": extent[1].isoformat()} if extent else {}


def _is_duration(value: str) -> bool:
    """Whether XML Schema knows the TIMEX3 duration: it has no quarters, decades or unknown amounts."""
    amount, unit = value.lstrip("PT")[:-1], value[-1:]
    known = "HMS" if value.startswith("PT") else "YMD"
    return amount.isdecimal() and unit in known


def _apart(mentions: tuple[Mention, ...]) -> frozenset[int]:
    """Those mentions that do not overlap an earlier one: only these can be elements."""
    kept: list[int] = []
    end = 0
    for number, mention in enumerate(mentions):
        if mention.start >= end:
            kept.append(number)
            end = mention.end
    return frozenset(kept)


def _deeper(place: _Element, open_elements: list[tuple[int, _Element]], level: int, tag: str) -> _Element:
    """The open element of that level, opened inside those above it where it is not."""
    while open_elements and open_elements[-1][0] > level:
        open_elements.pop()
    while not open_elements or open_elements[-1][0] < level:
        made = element(tag)
        (open_elements[-1][1] if open_elements else place).append(made)
        open_elements.append((open_elements[-1][0] + 1 if open_elements else 1, made))
    return open_elements[-1][1]


def _anchors(inner: _Element, placed: list[tuple[int, Span]], offset: int) -> None:
    for number, span in placed:
        if span.end == offset:
            inner.append(element("anchor", {"xml:id": f"a{number}-end"}))
    for number, span in placed:
        if span.start == offset:
            inner.append(element("anchor", {"xml:id": f"a{number}-start"}))


def _add_text(inner: _Element, text: str, rendition: str) -> None:
    """Append text, in a `hi` if it is emphasised; line ends become `lb`."""
    target = inner
    if rendition:
        target = element("hi", {"rend": rendition})
        inner.append(target)
    for number, line in enumerate(text.split("\n")):
        if number:
            target.append(element("lb"))
        if len(target):
            target[-1].tail = (target[-1].tail or "") + line
        else:
            target.text = (target.text or "") + line
