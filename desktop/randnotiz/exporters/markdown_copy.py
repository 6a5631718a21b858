"""The annotated copy as Markdown, for Obsidian (properties, callouts, links) or as CommonMark."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from randnotiz import __version__
from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.direction_marks import closed
from randnotiz.domain.mention import Label
from randnotiz.exporters import days
from randnotiz.exporters.composition import IndexEntry, Placed, compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.markdown_blocks import block_id, body, prefixed
from randnotiz.exporters.markdown_inline import Inline
from randnotiz.exporters.markdown_text import Escaped, escaped
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.passages import note_paragraphs, shortened
from randnotiz.exporters.places import place_of
from randnotiz.exporters.states import state_told
from randnotiz.exporters.wording import Wording
from randnotiz.exporters.xml_text import xml_text

_NO_LINK_NAME: Final = re.compile(r"[\[\]|#^\\/:\x00-\x1f]+")
_NO_TAG: Final = re.compile(r"[^\w/-]+")
_YAML_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_GROUPS: Final = {Label.PER: "people", Label.ORG: "organisations", Label.LOC: "places"}


def write_markdown(what: ExportInput, options: ExportOptions) -> bytes:
    """The copy in UTF-8 without a byte order mark, line ends LF."""
    copy = _Copy(what, options)
    return (xml_text("\n\n".join(copy.pieces())) + "\n").encode()


class _Copy:
    """Writes the pieces of one copy, which blank lines part."""

    def __init__(self, what: ExportInput, options: ExportOptions) -> None:
        self._what = what
        self._options = options
        self._words = Wording(what.language)
        self._composition = compose(what, options)
        self._inline = Inline(self._composition, options)

    def pieces(self) -> Iterator[str]:
        """All of the copy, in order."""
        composition, words = self._composition, self._words
        if self._options.obsidian:
            yield self._properties()
        article = composition.article
        whole = self._options.whole_text
        title = " ".join(article.title.split()) or words("untitled")
        yield "# " + (self._title() if whole and article.title_block else escaped(title))
        yield self._facts()
        if whole:
            yield from body(composition, self._inline, self._named())
        yield from self._notes()
        yield from self._found()
        yield "---"
        made = words("made", when=days.moment(self._what.exported, words.language), version=__version__)
        yield f"*{escaped(made)}*"

    def _title(self) -> str:
        return re.sub(r"(?:\\| {2})\n", " ", self._inline.block(0))

    # ------------------------------------------------------------ head

    def _properties(self) -> str:
        """Obsidian's properties: YAML, every string in double quotes as JSON writes it."""
        article = self._composition.article
        tags = [tag for item in self._composition.placed for tag in item.annotation.tags]
        tags += [tag for item in self._composition.orphans for tag in item.tags]
        fields: dict[str, object] = {
            "title": article.title,
            "aliases": [article.title] if article.title else [],
            "author": article.author,
            "publisher": article.publisher,
            "published": article.published,
            "source": source_text(article.source),
            "language": article.language,
            "tags": list(dict.fromkeys(["randnotiz", *filter(None, map(_tag, tags))])),
            "exported": self._what.exported.date(),
        }
        for label, key in _GROUPS.items():
            fields[key] = [f"[[{_link_name(entry.name)}]]" for entry in self._composition.index[label]]
        lines = [f"{key}: {_yaml(value)}" for key, value in fields.items() if value]
        return "\n".join(["---", *lines, "---"])

    def _facts(self) -> str:
        article, words = self._composition.article, self._words
        told = [fact for fact in (article.author, article.publisher) if fact.strip()]
        told.append(days.day(article.published, words.language) if article.published else words("undated"))
        facts = [escaped(fact, begins=fact is told[0]) for fact in told]
        if source := source_text(article.source):
            # No address with brackets or white space gets here as a link: see web_address.
            facts.append(f"<{source}>" if web_address(source) else escaped(source))
        return " · ".join(facts)

    def _named(self) -> frozenset[int]:
        """The blocks that something links to."""
        composition = self._composition
        if not self._options.obsidian:
            return frozenset()
        linked = {placed.first for placed in composition.placed}
        linked |= {composition.block_of(mention.start) for mention in composition.mentions}
        return frozenset(index for index in linked if composition.numbers[index])

    def _linked(self, index: int, long: bool = False) -> str:
        """The place of a block, as a link where it has an id."""
        place = escaped(place_of(self._composition, index, self._words, long=long))
        if self._options.obsidian and self._options.whole_text and self._composition.numbers[index]:
            return f"[[#^{block_id(self._composition, index)}|{place}]]"
        return place

    # ----------------------------------------------------------- notes

    def _notes(self) -> Iterator[str]:
        composition, words = self._composition, self._words
        if composition.noted:
            yield f"## {words('notes' if self._options.whole_text else 'passages')}"
            for placed in composition.noted:
                yield from self._note(placed)
        if composition.bare:
            yield f"## {words('highlights')}"
            yield "\n".join(self._bare(placed) for placed in composition.bare)
        if composition.orphans:
            yield f"## {words('orphans')}"
            yield escaped(words("orphans_why"))
            for orphan in composition.orphans:
                yield self._card(orphan, orphan.selector.exact, escaped(words("note")))

    def _note(self, placed: Placed) -> Iterator[str]:
        passage = placed.span.of(self._composition.article.text)
        title = f"{self._words('note')} {placed.number}"
        if self._options.whole_text:
            title += f" · {self._linked(placed.first, long=True)}"
        yield self._card(placed.annotation, passage, title)
        if self._options.obsidian:
            yield f"^n{placed.number}"

    def _bare(self, placed: Placed) -> str:
        passage = self._passage(placed.span.of(self._composition.article.text))
        place = f" · {self._linked(placed.first, long=True)}" if self._options.whole_text else ""
        return prefixed(passage, "  ", "- ") + place

    def _passage(self, passage: str) -> str:
        return Escaped(closed(shortened(passage) if self._options.whole_text else passage)).whole()

    def _card(self, annotation: Annotation, passage: str, title: str) -> str:
        """A callout; in CommonMark a bold line, the quoted passage and the note below."""
        words = [Escaped(paragraph).whole() for paragraph in note_paragraphs(annotation.note)]
        about = self._about(annotation, passage)
        if self._options.obsidian:
            inside = "\n\n".join([f"[!quote] {title}\n{self._passage(passage)}", *words, about])
            return prefixed(inside, "> ").replace("> \n", ">\n")
        quoted = prefixed(self._passage(passage), "> ")
        return "\n\n".join([f"**{title}**", quoted, *words, about])

    def _about(self, annotation: Annotation, passage: str) -> str:
        words = self._words
        tags = annotation.tags
        if self._options.obsidian:
            shown = " ".join(f"#{tag}" for tag in filter(None, map(_tag, tags)))
        else:
            shown = escaped(", ".join(tags))
        created = annotation.created.astimezone(self._what.exported.tzinfo)
        facts = [
            shown,
            words.colour(annotation.colour) if self._options.highlights else "",
            escaped(days.moment(created, words.language)),
            escaped(state_told(annotation, passage, words)) if annotation.state is AnchorState.MOVED else "",
        ]
        return " · ".join(fact for fact in facts if fact)

    # ----------------------------------------------------------- index

    def _found(self) -> Iterator[str]:
        for label, entries in self._composition.index.items():
            if entries:
                yield f"## {self._words.label(label)}"
                line = self._dated if label is Label.DATE else self._named_entity
                yield "\n".join(f"- {line(entry)}" for entry in entries)

    def _places(self, entry: IndexEntry) -> str:
        if not self._options.whole_text:
            return ""
        blocks = [
            self._composition.block_of(self._composition.mentions[number].start) for number in entry.mentions
        ]
        return f" · {self._words('short_paragraph')} " + ", ".join(map(self._linked, blocks))

    def _named_entity(self, entry: IndexEntry) -> str:
        name = f"[[{_link_name(entry.name)}]]" if self._options.obsidian else f"**{escaped(entry.name)}**"
        count = f" ({len(entry.mentions)}×)" if len(entry.mentions) > 1 else ""
        return name + count + self._places(entry)

    def _dated(self, entry: IndexEntry) -> str:
        """The day, linked to Obsidian's daily note where it is one; then the text's own words."""
        text = self._composition.article.text
        spoken = dict.fromkeys(
            " ".join(self._composition.mentions[number].span.of(text).split()) for number in entry.mentions
        )
        heard = escaped(", ".join(self._words.quoted(words) for words in spoken))
        shown = (
            escaped(entry.shown, begins=True) if entry.shown else f"*{escaped(self._words('unresolved'))}*"
        )
        extent = days.extent(entry.value)
        if self._options.obsidian and extent and extent[0] == extent[1]:
            shown = f"[[{extent[0].isoformat()}|{shown}]]"
        return f"{shown}: {heard}{self._places(entry)}"


def _link_name(name: str) -> str:
    """A name as Obsidian can have it for a note: without the characters it keeps for itself."""
    return " ".join(_NO_LINK_NAME.sub(" ", name).split()) or "…"


def _tag(tag: str) -> str:
    """A tag as Obsidian reads it: letters, digits, _, - and /, not of digits alone; "" if nothing is left."""
    kept = _NO_TAG.sub("-", tag.strip()).strip("-/")
    return f"{kept}_" if kept.isdecimal() else kept


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    # A JSON string is a YAML double-quoted scalar, but for what YAML does not count as printable.
    plain = json.dumps(str(value), ensure_ascii=False)
    return _YAML_ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)
