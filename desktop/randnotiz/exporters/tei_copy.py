"""The article as TEI P5: names and dates in line, the reader's notes as stand-off annotations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from randnotiz import __version__
from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.mention import Label
from randnotiz.exporters import days
from randnotiz.exporters.composition import Composition, compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.passages import note_paragraphs
from randnotiz.exporters.states import changed_words
from randnotiz.exporters.tei_body import Body, element, entity_ids
from randnotiz.exporters.wording import Wording
from randnotiz.exporters.xml_text import xml_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_LISTS: Final = {
    Label.PER: ("listPerson", "person", "persName"),
    Label.ORG: ("listOrg", "org", "orgName"),
    Label.LOC: ("listPlace", "place", "placeName"),
}


def write_tei(what: ExportInput, options: ExportOptions) -> bytes:
    """The copy in UTF-8; valid against tei_all.

    Each annotation's `target` is range(A,B) (TEI Guidelines, 17.2.4) over two anchors in the text, so that
    overlaps need no element to be broken; an orphan has the whole text for its target and quotes its words.
    """
    from lxml import etree

    root = _Tei(what, options).root()
    etree.indent(root.find("{*}teiHeader"), " ")
    for stand_off in root.findall("{*}standOff"):
        etree.indent(stand_off, " ")
    made = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    assert isinstance(made, bytes)
    return made + b"\n"


class _Tei:
    def __init__(self, what: ExportInput, options: ExportOptions) -> None:
        self._what = what
        self._options = options
        self._words = Wording(what.language)
        self._composition: Composition = compose(what, options)
        kept = [placed.annotation for placed in self._composition.placed] + list(self._composition.orphans)
        self._kept: list[Annotation] = kept
        tags = dict.fromkeys(tag for annotation in kept for tag in annotation.tags)
        self._tags = {tag: f"tag-{number}" for number, tag in enumerate(tags, 1)}
        self._colours = dict.fromkeys(annotation.colour for annotation in kept) if options.highlights else {}

    def root(self) -> _Element:
        """The whole document."""
        root = element("TEI")
        root.append(self._header())
        root.extend(self._stand_off())
        text = element("text", {"xml:id": "text"})
        if self._what.article.language:
            text.set("{http://www.w3.org/XML/1998/namespace}lang", self._what.article.language)
        body = element("body")
        if self._options.whole_text and self._what.article.blocks:
            body.append(Body(self._composition).division())
        else:
            body.append(self._passages())
        text.append(body)
        root.append(text)
        return root

    def _passages(self) -> _Element:
        """Where the whole text is not wanted: the passages alone, each with its anchors around it."""
        division = element("div", {"type": "passages"})
        for number, placed in enumerate(self._composition.placed):
            quoted = element("quote")
            start = element("anchor", {"xml:id": f"a{number}-start"})
            start.tail = xml_text(placed.span.of(self._what.article.text))
            quoted.extend([start, element("anchor", {"xml:id": f"a{number}-end"})])
            paragraph = element("p")
            paragraph.append(quoted)
            division.append(paragraph)
        if not len(division):
            division.append(element("p"))
        return division

    # ----------------------------------------------------------- header

    def _header(self) -> _Element:
        header = element("teiHeader")
        header.extend([self._file(), self._encoding(), self._profile(), self._revision()])
        return header

    def _file(self) -> _Element:
        article, words = self._what.article, self._words
        title = xml_text(" ".join(article.title.split())) or words("untitled")
        statement = element("titleStmt")
        statement.append(element("title", text=title))
        if article.author:
            statement.append(element("author", text=article.author))
        publication = element("publicationStmt")
        made = words("made", when=days.moment(self._what.exported, words.language), version=__version__)
        publication.append(element("p", text=made))
        source = element("sourceDesc")
        source.append(self._source(title))
        described = element("fileDesc")
        described.extend([statement, publication, source])
        return described

    def _source(self, title: str) -> _Element:
        article = self._what.article
        source = element("bibl")
        source.append(element("title", text=title))
        for tag, value in (("author", article.author), ("publisher", article.publisher)):
            if value:
                source.append(element(tag, text=value))
        if article.published:
            told = days.day(article.published, self._words.language)
            source.append(element("date", {"when": article.published.isoformat()}, told))
        address = source_text(article.source)
        if web_address(address):
            source.append(element("ref", {"target": address}, address))
        elif address:
            source.append(element("idno", {"type": "file"}, address))
        source.append(element("idno", {"type": "sha256"}, article.hash))
        return source

    def _encoding(self) -> _Element:
        encoding = element("encodingDesc")
        application = element("application", {"ident": "Randnotiz", "version": __version__})
        application.append(element("label", text="Randnotiz"))
        info = element("appInfo")
        info.append(application)
        encoding.append(info)
        declared = element("classDecl")
        if self._colours:
            colours = {f"colour-{colour.value}": self._words.colour(colour) for colour in self._colours}
            declared.append(_taxonomy("colours", colours))
        if self._tags:
            declared.append(_taxonomy("tags", {key: tag for tag, key in self._tags.items()}))
        states = sorted({annotation.state for annotation in self._kept} - {AnchorState.ANCHORED})
        if states:
            declared.append(
                _taxonomy(
                    "states",
                    {f"state-{state.value}": self._words(f"state_{state.value}") for state in states},
                )
            )
        if len(declared):
            encoding.append(declared)
        return encoding

    def _profile(self) -> _Element:
        profile = element("profileDesc")
        languages = element("langUsage")
        language = self._what.article.language or "und"
        languages.append(element("language", {"ident": language}, language))
        profile.append(languages)
        return profile

    def _revision(self) -> _Element:
        revision = element("revisionDesc")
        change = element("change", {"when": _stamp(self._what.exported)}, "Randnotiz")
        revision.append(change)
        return revision

    # -------------------------------------------------------- stand-off

    def _stand_off(self) -> Iterator[_Element]:
        stand_off = element("standOff")
        identities = entity_ids(self._composition)
        for label, (list_tag, tag, name_tag) in _LISTS.items():
            listed = element(list_tag)
            for entry in self._composition.index[label]:
                item = element(tag, {"xml:id": identities[entry.entity]})
                item.append(element(name_tag, text=entry.name))
                listed.append(item)
            if len(listed):
                stand_off.append(listed)
        annotations = element("listAnnotation")
        for number, placed in enumerate(self._composition.placed):
            target = f"#range(a{number}-start,a{number}-end)"
            now = placed.span.of(self._what.article.text)
            annotations.append(
                self._annotation(placed.annotation, target, changed_words(placed.annotation, now))
            )
        for orphan in self._composition.orphans:
            annotations.append(self._annotation(orphan, "#text", orphan.selector.exact))
        if len(annotations):
            stand_off.append(annotations)
        if len(stand_off):
            yield stand_off

    def _annotation(self, annotation: Annotation, target: str, lost: str) -> _Element:
        """`lost`: words the annotation was made on that are no longer in the text."""
        colour = [f"#colour-{annotation.colour.value}"] if self._options.highlights else []
        state = [] if annotation.state is AnchorState.ANCHORED else [f"#state-{annotation.state.value}"]
        ana = " ".join([*colour, *(f"#{self._tags[tag]}" for tag in annotation.tags), *state])
        noted = bool(annotation.note.strip())
        attributes = {
            "xml:id": f"note-{annotation.id}",
            "motivation": "commenting" if noted else "tagging" if annotation.tags else "highlighting",
            "target": target,
        }
        item = element("annotation", attributes | ({"ana": ana} if ana else {}))
        revision = element("revisionDesc")
        for kind, when in (("modified", annotation.modified), ("created", annotation.created)):
            revision.append(element("change", {"type": kind, "when": _stamp(when)}))
        item.append(revision)
        if noted or lost:
            item.append(_note(annotation, lost))
        return item


def _note(annotation: Annotation, lost: str) -> _Element:
    note = element("note")
    if lost:
        quoted = element("p")
        quoted.append(element("quote", text=lost))
        note.append(quoted)
    for words in note_paragraphs(annotation.note):
        note.append(element("p", text=words))
    return note


def _taxonomy(identity: str, categories: dict[str, str]) -> _Element:
    taxonomy = element("taxonomy", {"xml:id": identity})
    for key, words in categories.items():
        category = element("category", {"xml:id": key})
        category.append(element("catDesc", text=words))
        taxonomy.append(category)
    return taxonomy


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
