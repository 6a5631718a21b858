"""The JSON-LD copy: what the Web Annotation Data Model asks for, and that everything can be restored."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from randnotiz.domain.annotation import AnchorState, Annotation, Colour, Selector
from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind
from randnotiz.domain.mention import analysis_from_dict
from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.exporters.web_annotation import write_embedded

_MOTIVATIONS = {"commenting", "tagging", "highlighting", "identifying", "classifying"}


def read(what: ExportInput, options: ExportOptions = ExportOptions()) -> dict[str, Any]:  # noqa: B008
    document = json.loads(export("json", what, options))
    assert isinstance(document, dict)
    return document


def restored_article(data: dict[str, Any]) -> Article:
    return Article(
        text=data["text"],
        title=data["title"],
        blocks=tuple(Block(BlockKind(kind), *rest) for kind, *rest in data["blocks"]),
        styles=tuple(Style(StyleKind(kind), *rest) for kind, *rest in data["styles"]),
        language=data["language"],
        published=date.fromisoformat(data["published"]),
        published_origin=DateOrigin(data["published_origin"]),
        author=data["author"],
        publisher=data["publisher"],
        source=data["url"],
    )


def restored_annotation(item: dict[str, Any]) -> Annotation:
    bodies: dict[str, list[str]] = {}
    for body in item["body"]:
        bodies.setdefault(body["purpose"], []).append(body["value"])
    quote, position = item["target"]["selector"]
    return Annotation(
        id=item["id"].removeprefix("urn:uuid:"),
        article=1,
        selector=Selector(
            quote["exact"], quote["prefix"], quote["suffix"], position["start"], position["end"]
        ),
        created=datetime.fromisoformat(item["created"]),
        modified=datetime.fromisoformat(item["modified"]),
        colour=Colour(bodies["highlighting"][0]),
        note=bodies.get("commenting", [""])[0],
        tags=tuple(bodies.get("tagging", ())),
        state=AnchorState(item["anchor"]),
    )


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    golden("annotated.json", export("json", what))


def test_everything_can_be_restored(what: ExportInput) -> None:
    for document in (read(what), json.loads(write_embedded(what, ExportOptions()))):
        assert restored_article(document["article"]) == what.article
        items = [item for item in document["first"]["items"] if item["motivation"] != "identifying"]
        assert {restored_annotation(item) for item in items} == set(what.annotations)
        assert analysis_from_dict(document["article"]["analysis"]) == what.analysis


def test_the_model_is_kept(what: ExportInput) -> None:
    document = read(what)
    assert document["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert document["type"] == "AnnotationCollection"
    page = document["first"]
    assert page["type"] == "AnnotationPage"
    assert document["total"] == len(page["items"])
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item in page["items"]:
        assert item["type"] == "Annotation"
        motivations = item["motivation"] if isinstance(item["motivation"], list) else [item["motivation"]]
        assert set(motivations) <= _MOTIVATIONS
        assert item["target"]["source"] == what.article.source
        assert item["target"]["state"]["cached"] == document["article"]["id"]
        for body in item["body"]:
            assert body["type"] == "TextualBody"
            assert body["purpose"] in _MOTIVATIONS
        for stamp in ("created", "modified", "generated"):
            assert stamp not in item or item[stamp].endswith("Z")


def test_selectors_count_code_points(what: ExportInput) -> None:
    text = what.article.text
    for item in read(what)["first"]["items"]:
        if item.get("anchor") == "orphaned":
            continue
        quote, position = item["target"]["selector"]
        assert quote["type"] == "TextQuoteSelector"
        assert position["type"] == "TextPositionSelector"
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_without_an_address_the_text_itself_is_the_target(what: ExportInput) -> None:
    document = read(replace(what, article=replace(what.article, source="")))
    for item in document["first"]["items"]:
        assert item["target"]["source"] == document["article"]["id"]
        assert "state" not in item["target"]


@pytest.mark.parametrize("character", ["<", ">", "&", "\u2028"])
def test_embedded_data_holds_nothing_that_html_reads(what: ExportInput, character: str) -> None:
    data = write_embedded(what, ExportOptions())
    assert character not in data
    assert "\n" not in data


def test_what_is_switched_off_is_left_out(what: ExportInput) -> None:
    bare = read(what, ExportOptions(notes=False, entities=False, whole_text=False))
    assert "text" not in bare["article"]
    assert {body["purpose"] for item in bare["first"]["items"] for body in item["body"]} <= {
        "highlighting",
        "identifying",
        "classifying",
    }
    assert {mention["label"] for mention in bare["article"]["analysis"]["mentions"]} == {"DATE"}
