"""The TEI copy, read back with lxml."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.exporters.tei_body import date_attributes

_NS = {"t": "http://www.tei-c.org/ns/1.0"}
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read(what: ExportInput, options: ExportOptions = ExportOptions()) -> Any:  # noqa: B008
    return etree.fromstring(export("tei", what, options))


def told(element: Any, inner: bool = True) -> str:
    """The words of an element; `lb` is a line end; nested lists only if wanted."""
    words = element.text or ""
    for child in element:
        if child.tag.endswith("}lb"):
            words += "\n"
        elif inner or not child.tag.endswith("}list"):
            words += told(child, inner)
        words += child.tail or ""
    return words


def between(root: Any, start: str, end: str) -> str:
    """The words between two anchors; a new block counts as a line end."""
    words: list[str] = []
    inside = False
    for event, element in etree.iterwalk(root.find("t:text", _NS), events=("start", "end")):
        if event == "start":
            if element.get(_ID) == start:
                inside = True
            if element.get(_ID) == end:
                break
            if inside and (element.get(_ID, "").startswith("b") or element.tag.endswith("}lb")):
                words.append("\n")
            if inside and element.text:
                words.append(element.text)
        elif inside and element.tail:
            words.append(element.tail)
    return "".join(words)


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    golden("annotated.tei.xml", export("tei", what))


def test_every_block_stands_there_word_for_word(what: ExportInput) -> None:
    blocks = {element.get(_ID): element for element in read(what).iter() if element.get(_ID)}
    for index, block in enumerate(what.article.blocks):
        assert told(blocks[f"b{index}"], inner=False) == what.article.text[block.start : block.end]


def test_annotations_point_at_their_very_words(what: ExportInput) -> None:
    root = read(what)
    notes = {item.get(_ID): item for item in root.iterfind(".//t:annotation", _NS)}
    assert set(notes) == {f"note-{annotation.id}" for annotation in what.annotations}
    for annotation in what.annotations:
        item = notes[f"note-{annotation.id}"]
        if annotation.state == "orphaned":
            assert item.get("target") == "#text"
            assert item.findtext("t:note/t:p/t:quote", namespaces=_NS) == annotation.selector.exact
            continue
        match = re.fullmatch(r"#range\((\S+),(\S+)\)", item.get("target"))
        assert match
        assert between(root, match[1], match[2]) == annotation.selector.exact
        paragraphs = [told(paragraph) for paragraph in item.iterfind("t:note/t:p", _NS)]
        assert "\n\n".join(paragraphs) == annotation.note
        when = {change.get("type"): change.get("when") for change in item.iter("{*}change")}
        assert when["created"] == annotation.created.isoformat().replace("+00:00", "Z")


def test_every_pointer_has_its_end(what: ExportInput) -> None:
    root = read(what)
    identities = [element.get(_ID) for element in root.iter() if element.get(_ID)]
    assert len(identities) == len(set(identities))
    for element in root.iter():
        for name in ("ref", "ana"):
            for pointer in element.get(name, "").split():
                assert pointer.removeprefix("#") in identities


def test_names_and_dates_stand_in_line(what: ExportInput) -> None:
    root = read(what)
    people = {item.get(_ID): told(item).strip() for item in root.iterfind(".//t:person", _NS)}
    named = [(told(n), people[n.get("ref")[1:]]) for n in root.iterfind(".//t:body//t:persName", _NS)]
    assert ("Oldekops", "Hanna Oldekop") in named
    dates = {told(date): dict(date.attrib) for date in root.iterfind(".//t:body//t:date", _NS)}
    assert dates["Dienstag"] == {"when": "2025-08-19"}
    assert dates["kommenden Woche"] == {"from": "2025-08-25", "to": "2025-08-31"}
    assert dates["seit drei Jahren"] == {"dur": "P3Y"}
    assert dates["heute"] == {}
    assert [told(part) for part in root.iterfind(".//t:body//t:rs", _NS)] == ["Brandt"]


@pytest.mark.parametrize(
    ("value", "attributes"),
    [
        ("2025-08-19T14:30", {"when": "2025-08-19T14:30:00"}),
        ("2025-08-19TEV", {"when": "2025-08-19"}),
        ("2025-08", {"when": "2025-08"}),
        ("198", {"from": "1980-01-01", "to": "1989-12-31"}),
        ("P2W", {}),
        ("PXY", {}),
        ("PT3H", {"dur": "PT3H"}),
        ("PRESENT_REF", {}),
        ("PAST_REF", {}),
        (None, {}),
    ],
)
def test_dating_attributes(value: str | None, attributes: dict[str, str]) -> None:
    assert date_attributes(value) == attributes


def test_structure_survives(what: ExportInput) -> None:
    root = read(what)
    nested = root.find(".//t:list/t:item/t:list", _NS)
    assert nested.get("rend") == "numbered"
    assert [item.get("n") for item in nested] == ["1.", "2."]
    assert told(root.find(".//t:quote/t:p", _NS)).startswith("Wer heute kauft")
    assert [told(head) for head in root.iterfind(".//t:head", _NS)][1:] == [
        "Was geplant ist",
        "Zweifel im Rat",
    ]
    assert "Liste Hafen" in [told(part) for part in root.iterfind(".//t:hi[@rend='italic']", _NS)]


def test_what_is_switched_off_is_left_out(what: ExportInput) -> None:
    bare = read(what, ExportOptions(notes=False, entities=False, dates=False))
    for tag in ("persName", "orgName", "placeName"):
        assert bare.find(f".//t:{tag}", _NS) is None
    assert "Mehrheit" not in told(bare)
    assert bare.find(".//t:body//t:date", _NS) is None
    passages = export("tei", what, ExportOptions(whole_text=False)).decode()
    assert "Segelmacherei" not in passages
    assert "unabhängiges Gutachten" in passages


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_words_make_well_formed_xml(what: ExportInput, title: str, note: str) -> None:
    annotations = tuple(replace(item, note=note, tags=(title,)) for item in what.annotations)
    read(replace(what, article=replace(what.article, title=title, author=title), annotations=annotations))
