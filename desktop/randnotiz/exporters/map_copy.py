"""The article's places for a map (GeoJSON, RFC 7946)."""

from __future__ import annotations

import json
from typing import Any, Final

from randnotiz.domain.mention import Label
from randnotiz.exporters.composition import Composition, IndexEntry, compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.gazetteer import locate
from randnotiz.exporters.outside import source_text
from randnotiz.exporters.passages import context

CREDIT: Final = "GeoNames (geonames.org), CC BY 4.0"


def write_map(what: ExportInput, options: ExportOptions) -> bytes:
    """A feature for every place; its geometry is null where no coordinates are known for the name.

    Mentions give start and end in code points of the article's text, and the words around them where the
    whole text is wanted.
    """
    composition = compose(what, ExportOptions())
    article = what.article
    about = {
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "source": source_text(article.source),
    }
    entries = composition.index[Label.LOC]
    document = {
        "type": "FeatureCollection",
        "article": {key: value for key, value in about.items() if value},
        "coordinates_from": CREDIT,
        "features": [_feature(composition, entry, options.whole_text) for entry in entries],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _feature(composition: Composition, entry: IndexEntry, whole: bool) -> dict[str, Any]:
    spot = locate(entry.name)
    properties: dict[str, Any] = {
        "name": entry.name,
        "count": len(entry.mentions),
        "mentions": [_mention(composition, number, whole) for number in entry.mentions],
    }
    if spot is not None:
        properties |= {
            "kind": spot.kind,
            "geonames_name": spot.name,
            "geonames_id": spot.geonameid,
            "country": spot.country,
            "namesakes": spot.namesakes,
        }
    geometry = None
    if spot is not None:
        # RFC 7946, 3.1.1: longitude first.
        geometry = {"type": "Point", "coordinates": [round(spot.longitude, 5), round(spot.latitude, 5)]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _mention(composition: Composition, number: int, whole: bool) -> dict[str, Any]:
    mention = composition.mentions[number]
    text = composition.article.text
    told: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.span.of(text),
    }
    if whole:
        block = composition.article.blocks[composition.block_of(mention.start)].span
        told["context"] = "".join(context(text, mention.span, block)).strip()
    return told
