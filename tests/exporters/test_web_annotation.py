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


# The terms of the Web Annotation Vocabulary (W3C, 2017) that the copy uses, as its JSON-LD context has them.
_OA = "http://www.w3.org/ns/oa#"
_DCT = "http://purl.org/dc/terms/"
_TIME = {"@type": "http://www.w3.org/2001/XMLSchema#dateTime"}
_ANNO: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "oa": _OA,
    **{name: f"{_OA}{name}" for name in ("Annotation", "SpecificResource", "TextualBody", "TimeState")},
    **{
        name: f"{_OA}{name}"
        for name in ("TextQuoteSelector", "TextPositionSelector", "exact", "prefix", "suffix")
    },
    **{name: f"{_OA}{name}" for name in ("start", "end", "sourceDate", *_MOTIVATIONS)},
    "AnnotationCollection": "http://www.w3.org/ns/activitystreams#OrderedCollection",
    "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "Software": "http://www.w3.org/ns/activitystreams#Application",
    "body": {"@id": f"{_OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{_OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{_OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{_OA}hasSelector", "@type": "@id"},
    "state": {"@id": f"{_OA}hasState", "@type": "@id"},
    "cached": {"@id": f"{_OA}cachedSource", "@type": "@id"},
    "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{_OA}hasPurpose", "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "created": {"@id": f"{_DCT}created", **_TIME},
    "modified": {"@id": f"{_DCT}modified", **_TIME},
    "generated": {"@id": f"{_DCT}issued", **_TIME},
    "generator": {"@id": "http://www.w3.org/ns/activitystreams#generator", "@type": "@id"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
    "first": {"@id": "http://www.w3.org/ns/activitystreams#first", "@type": "@id"},
    "items": {
        "@id": "http://www.w3.org/ns/activitystreams#items",
        "@type": "@id",
        "@container": "@list",
    },
    "startIndex": "http://www.w3.org/ns/activitystreams#startIndex",
    "total": "http://www.w3.org/ns/activitystreams#totalItems",
    "language": "http://purl.org/dc/elements/1.1/language",
}


def test_a_json_ld_processor_reads_the_annotations(what: ExportInput) -> None:
    from pyld import jsonld

    def load(address: str, options: dict[str, Any]) -> dict[str, Any]:
        assert address == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": address,
            "document": {"@context": _ANNO},
        }

    document = read(what)
    graph = jsonld.flatten(jsonld.expand(document, {"documentLoader": load}))
    nodes = {node["@id"]: node for node in graph}
    annotations = [node for node in graph if f"{_OA}Annotation" in node.get("@type", ())]
    assert len(annotations) == document["total"]
    for node in annotations:
        (target,) = node[f"{_OA}hasTarget"]
        place = nodes[target["@id"]]
        kinds = {nodes[part["@id"]]["@type"][0] for part in place[f"{_OA}hasSelector"]}
        assert kinds == {f"{_OA}TextQuoteSelector", f"{_OA}TextPositionSelector"}
        assert place[f"{_OA}hasSource"] == [{"@id": what.article.source}]
        assert all(purpose["@id"].startswith(_OA) for purpose in node[f"{_OA}motivatedBy"])
    notes = {
        node["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"]
        for node in graph
        if node.get(f"{_OA}hasPurpose") == [{"@id": f"{_OA}commenting"}]
    }
    assert notes == {item.note for item in what.annotations if item.note}
