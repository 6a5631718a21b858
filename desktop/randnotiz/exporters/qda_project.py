"""The article and its annotations as a REFI-QDA project, for programs of qualitative analysis.

After the REFI-QDA standard 1.5 (2019): a ZIP file with project.qde and the text; positions are code points of
that text. The text has line feeds alone, no byte order mark and one line feed at its end, since programs
disagree about everything else. Colours, tags, and names become codes; a note is its selection's description.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from randnotiz import __version__
from randnotiz.domain.annotation import Annotation
from randnotiz.domain.mention import Label
from randnotiz.domain.span import Span
from randnotiz.exporters.archives import packed
from randnotiz.exporters.colours import FILLS
from randnotiz.exporters.composition import compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.states import state_told
from randnotiz.exporters.wording import Wording
from randnotiz.exporters.xml_text import xml_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_LABEL_COLOURS: Final = {
    Label.PER: "#A3612A",
    Label.ORG: "#23736E",
    Label.LOC: "#55711D",
    Label.DATE: "#83508F",
}


def write_project(what: ExportInput, options: ExportOptions) -> bytes:
    """The .qdpx file. Orphans become notes of the project, for they have no place in the text."""
    return _Project(what, options).archive()


class _Project:
    def __init__(self, what: ExportInput, options: ExportOptions) -> None:
        self._what = what
        self._options = options
        self._words = Wording(what.language)
        self._composition = compose(what, options)
        self._text = what.article.text
        self._reader = self._guid("user")
        self._source = self._guid("source")

    def archive(self) -> bytes:
        """The ZIP file."""
        from lxml import etree

        root = self._root()
        etree.indent(root, " ")
        project = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        text = xml_text(self._text) + "\n"
        files = [("project.qde", project), (f"sources/{self._source}.txt", text.encode())]
        for number, orphan in enumerate(self._composition.orphans):
            files.append((f"sources/{self._guid('orphan', number)}.txt", self._orphan_text(orphan).encode()))
        return packed(files, self._what.exported)

    def _guid(self, *parts: object) -> str:
        """The same GUID for the same thing in every copy of the same article."""
        name = " ".join(map(str, (self._what.article.hash, *parts)))
        # Half an emoji (a lone surrogate) has no bytes.
        return str(uuid5(NAMESPACE_URL, name.encode("utf-8", "backslashreplace").decode()))

    def _root(self) -> _Element:
        exported = _stamp(self._what.exported)
        root = _element(
            "Project",
            name=" ".join(self._what.article.title.split()) or self._words("untitled"),
            origin=f"Randnotiz {__version__}",
            creatingUserGUID=self._reader,
            creationDateTime=exported,
        )
        users = _element("Users")
        users.append(_element("User", guid=self._reader, name="Randnotiz"))
        root.append(users)
        codes = _element("Codes")
        codes.extend(self._codes())
        if len(codes):
            book = _element("CodeBook")
            book.append(codes)
            root.append(book)
        sources = _element("Sources")
        sources.append(self._text_source(exported))
        root.append(sources)
        if self._composition.orphans:
            notes = _element("Notes")
            notes.extend(self._orphan(number, item) for number, item in enumerate(self._composition.orphans))
            root.append(notes)
        return root

    # ------------------------------------------------------------ codes

    def _codes(self) -> Iterator[_Element]:
        annotations = [placed.annotation for placed in self._composition.placed]
        if self._options.highlights:
            for colour in dict.fromkeys(annotation.colour for annotation in annotations):
                fill = "#{:02X}{:02X}{:02X}".format(*FILLS[colour])
                yield self._code(("colour", colour.value), self._words.colour(colour), fill)
        for tag in dict.fromkeys(tag for annotation in annotations for tag in annotation.tags):
            yield self._code(("tag", tag), tag, None)
        for label, entries in self._composition.index.items():
            if not entries:
                continue
            group = self._code(("label", label.value), self._words.label(label), _LABEL_COLOURS[label])
            for entry in entries:
                name = entry.shown or entry.name
                group.append(self._code(("entity", entry.entity), name, _LABEL_COLOURS[label]))
            yield group

    def _code(self, key: tuple[str, str], name: str, colour: str | None) -> _Element:
        attributes = {"guid": self._guid(*key), "name": name, "isCodable": "true"}
        return _element("Code", **attributes | ({"color": colour} if colour else {}))

    # ------------------------------------------------------------- text

    def _text_source(self, exported: str) -> _Element:
        source = _element(
            "TextSource",
            guid=self._source,
            name=" ".join(self._what.article.title.split()) or self._words("untitled"),
            plainTextPath=f"internal://{self._source}.txt",
            creatingUser=self._reader,
            creationDateTime=exported,
        )
        for placed in self._composition.placed:
            source.append(self._annotation(placed.annotation, placed.span))
        for number, mention in enumerate(self._composition.mentions):
            if not mention.related:
                key = ("entity", mention.entity)
                source.append(
                    self._selection(("mention", number), mention.span, exported, exported, [key], "")
                )
        return source

    def _annotation(self, annotation: Annotation, span: Span) -> _Element:
        codes = [("colour", annotation.colour.value)] if self._options.highlights else []
        codes += [("tag", tag) for tag in annotation.tags]
        state = state_told(annotation, span.of(self._text), self._words)
        return self._selection(
            ("annotation", annotation.id),
            span,
            _stamp(annotation.created),
            _stamp(annotation.modified),
            codes,
            "\n\n".join(part for part in (annotation.note.strip(), f"[{state}]" if state else "") if part),
        )

    def _selection(
        self,
        key: tuple[str, object],
        span: Span,
        created: str,
        modified: str,
        codes: Iterable[tuple[str, str]],
        note: str,
    ) -> _Element:
        selection = _element(
            "PlainTextSelection",
            guid=_own_guid(key) or self._guid(*key),
            name=" ".join(span.of(self._text).split())[:80],
            startPosition=str(span.start),
            endPosition=str(span.end),
            creatingUser=self._reader,
            creationDateTime=created,
            modifyingUser=self._reader,
            modifiedDateTime=modified,
        )
        if note:
            described = _element("Description")
            described.text = xml_text(note)
            selection.append(described)
        for code in codes:
            coding = _element(
                "Coding",
                guid=self._guid("coding", *key, *code),
                creatingUser=self._reader,
                creationDateTime=created,
            )
            coding.append(_element("CodeRef", targetGUID=self._guid(*code)))
            selection.append(coding)
        return selection

    # ----------------------------------------------------------- orphans

    def _orphan(self, number: int, annotation: Annotation) -> _Element:
        guid = self._guid("orphan", number)
        return _element(
            "Note",
            guid=guid,
            name=f"{self._words('orphans')} {number + 1}",
            plainTextPath=f"internal://{guid}.txt",
            creatingUser=self._reader,
            creationDateTime=_stamp(annotation.created),
        )

    def _orphan_text(self, annotation: Annotation) -> str:
        quoted = self._words.quoted(annotation.selector.exact)
        tags = " ".join(f"#{tag}" for tag in annotation.tags)
        parts = [quoted, annotation.note.strip(), tags]
        return xml_text("\n\n".join(part for part in parts if part)) + "\n"


def _own_guid(key: tuple[str, object]) -> str | None:
    """An annotation keeps the id it has, if that is a GUID."""
    try:
        return str(UUID(str(key[1]))) if key[0] == "annotation" else None
    except ValueError:
        return None


def _element(tag: str, **attributes: str) -> _Element:
    from lxml import etree

    made = etree.Element(f"{{{_NAMESPACE}}}{tag}", nsmap={None: _NAMESPACE})
    for name, value in attributes.items():
        made.set(name, xml_text(value))
    return made


def _stamp(when: datetime) -> str:
    return when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
