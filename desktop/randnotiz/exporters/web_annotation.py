"""Annotations as W3C Web Annotations (JSON-LD), with everything needed to restore them and the article.

Shape after the Web Annotation Data Model and Vocabulary (W3C Recommendations, 23 February 2017): an
AnnotationCollection with one embedded page. Positions are code points of the article's text, as the model's
section 4.2.5 asks; where the article came from the web, the target names its address and, in a TimeState, the
text that the positions count in (`cached`), which is `article` in the same file.

Read it back: `article.text`, `.blocks` [kind, start, end, level, marker], `.styles` [kind, start, end], the
metadata beside them; each item's `id` (urn:uuid), `created`, `modified`, bodies by `purpose` ("commenting"
the note, "tagging" a tag, "highlighting" the colour), `target.selector` (quote, position), `anchor` (state;
an orphan's position counts in a text that is gone).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from randnotiz import __version__
from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.mention import Analysis, Entity, Mention, analysis_to_dict
from randnotiz.domain.selector import describe
from randnotiz.exporters.composition import chosen_annotations, chosen_mentions
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.wording import Wording

_TERMS: Final = "urn:randnotiz:terms:"
_CONTEXT: Final[list[Any]] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "rn": _TERMS,
        "schema": "https://schema.org/",
        "article": "rn:article",
        "anchor": "rn:anchor",
        "timex": "rn:timex",
        "origin": "rn:origin",
        "confidence": "rn:confidence",
        "title": "schema:headline",
        "text": "schema:articleBody",
        "author": "schema:author",
        "publisher": "schema:publisher",
        "published": "schema:datePublished",
        "published_origin": "rn:published_origin",
        "url": "schema:url",
        "blocks": {"@id": "rn:blocks", "@type": "@json"},
        "styles": {"@id": "rn:styles", "@type": "@json"},
        "analysis": {"@id": "rn:analysis", "@type": "@json"},
    },
]


def write_json(what: ExportInput, options: ExportOptions) -> bytes:
    """The JSON-LD file in UTF-8: annotations, then mentions as annotations of their own."""
    document = collection(what, options, mentions=True)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def write_embedded(what: ExportInput, options: ExportOptions) -> str:
    """The same as one line for a data block in HTML.

    No "<", ">" or "&" stands in it, so that no text in it can end the block or begin a comment.
    """
    plain = json.dumps(collection(what, options, mentions=False), ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        plain = plain.replace(character, f"\\u{ord(character):04x}")
    return plain


def collection(what: ExportInput, options: ExportOptions, mentions: bool) -> dict[str, Any]:
    """The AnnotationCollection as plain JSON values.

    `mentions`: whether names and dates are items too; the compact `analysis` is there in any case.
    """
    article = what.article
    items = [
        _annotation(article, annotation, options)
        for annotation in chosen_annotations(what.annotations, options)
    ]
    found = chosen_mentions(article, what.analysis, options)
    if mentions and what.analysis is not None:
        items.extend(_identified(article, what.analysis, found, what.exported))
    identity = uuid5(NAMESPACE_URL, f"{_text_id(article)}#{what.exported.isoformat()}").urn
    words = Wording(what.language)
    return {
        "@context": _CONTEXT,
        "id": identity,
        "type": "AnnotationCollection",
        "label": f"{words('notes')}: {' '.join(article.title.split())}",
        "generator": {"type": "Software", "name": "Randnotiz", "schema:softwareVersion": __version__},
        "generated": _stamp(what.exported),
        "total": len(items),
        "article": _article(article, options) | _analysis(what.analysis, found),
        "first": {
            "id": f"{identity}#items",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _stamp(when: datetime) -> str:
    """An xsd:dateTime in UTC; fractions of a second are kept, so that a restored note keeps its very time."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _text_id(article: Article) -> str:
    return f"urn:randnotiz:text:sha256:{article.hash}"


def _article(article: Article, options: ExportOptions) -> dict[str, Any]:
    """The article; empty fields are left out, the text too where only passages are wanted."""
    source = source_text(article.source)
    fields: dict[str, Any] = {
        "id": _text_id(article),
        "type": ["Text", "schema:Article"],
        "title": article.title,
        "language": article.language,
        "author": article.author,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "published_origin": article.published_origin.value if article.published_origin else None,
        "url" if web_address(source) else "rn:source": source,
    }
    if options.whole_text:
        fields |= {
            "format": "text/plain",
            "text": article.text,
            "blocks": [[b.kind.value, b.start, b.end, b.level, b.marker] for b in article.blocks],
            "styles": [[style.kind.value, style.start, style.end] for style in article.styles],
        }
    return {key: value for key, value in fields.items() if value}


def _analysis(analysis: Analysis | None, found: tuple[Mention, ...]) -> dict[str, Any]:
    if analysis is None or not found:
        return {}
    used = {mention.entity for mention in found}
    entities = tuple(entity for entity in analysis.entities if entity.id in used)
    kept = Analysis(analysis.text_hash, analysis.model, analysis.language, found, entities)
    return {"analysis": analysis_to_dict(kept)}


def _annotation(article: Article, annotation: Annotation, options: ExportOptions) -> dict[str, Any]:
    bodies = list(_bodies(annotation, options))
    purposes = list(dict.fromkeys(body["purpose"] for body in bodies)) or ["highlighting"]
    selector = annotation.selector
    return {
        "id": f"urn:uuid:{annotation.id}",
        "type": "Annotation",
        "motivation": purposes[0] if len(purposes) == 1 else purposes,
        "created": _stamp(annotation.created),
        "modified": _stamp(annotation.modified),
        "body": bodies,
        "target": _target(article, annotation.created)
        | {
            "selector": [
                _quote(selector.exact, selector.prefix, selector.suffix),
                {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
            ]
        },
        "anchor": annotation.state.value,
    }


def _bodies(annotation: Annotation, options: ExportOptions) -> Iterator[dict[str, Any]]:
    if annotation.note:
        yield {
            "type": "TextualBody",
            "purpose": "commenting",
            "format": "text/plain",
            "value": annotation.note,
        }
    for tag in annotation.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "value": tag}
    if options.highlights:
        yield {"type": "TextualBody", "purpose": "highlighting", "value": annotation.colour.value}


def _quote(exact: str, prefix: str, suffix: str) -> dict[str, str]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def _target(article: Article, seen: datetime) -> dict[str, Any]:
    address = web_address(article.source.strip())
    if address is None:
        return {"type": "SpecificResource", "source": _text_id(article)}
    state = {"type": "TimeState", "sourceDate": _stamp(seen), "cached": _text_id(article)}
    return {"type": "SpecificResource", "source": address, "state": state}


def _identified(
    article: Article, analysis: Analysis, found: tuple[Mention, ...], when: datetime
) -> Iterator[dict[str, Any]]:
    """Mentions as annotations that identify what a span names."""
    entities: Mapping[str, Entity] = {entity.id: entity for entity in analysis.entities}
    for number, mention in enumerate(found):
        selector = describe(article.text, mention.span)
        body: dict[str, Any] = {
            "type": "TextualBody",
            "purpose": "identifying",
            "value": entities[mention.entity].name if mention.entity in entities else selector.exact,
        }
        if mention.value:
            body["timex"] = mention.value
        item: dict[str, Any] = {
            "id": f"{_text_id(article)}#m{number}",
            "type": "Annotation",
            "motivation": "identifying",
            "generated": _stamp(when),
            "body": [body, {"type": "TextualBody", "purpose": "classifying", "value": mention.label.value}],
            "target": _target(article, when)
            | {
                "selector": [
                    _quote(selector.exact, selector.prefix, selector.suffix),
                    {"type": "TextPositionSelector", "start": mention.start, "end": mention.end},
                ]
            },
            "origin": mention.origin,
        }
        if mention.confidence is not None:
            item["confidence"] = round(mention.confidence, 3)
        yield item
