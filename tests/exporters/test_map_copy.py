"""The map, and the coordinates of places."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.exporters.gazetteer import locate


def features(what: ExportInput, options: ExportOptions = ExportOptions()) -> dict[str, Any]:  # noqa: B008
    document = json.loads(export("geojson", what, options))
    assert document["type"] == "FeatureCollection"
    return {feature["properties"]["name"]: feature for feature in document["features"]}


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    golden("places.geojson", export("geojson", what))


def test_known_places_have_coordinates_longitude_first(what: ExportInput) -> None:
    berlin = features(what)["Berlin"]
    longitude, latitude = berlin["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (13, 53)
    assert berlin["properties"]["country"] == "DE"


def test_unknown_places_stay_without(what: ExportInput) -> None:
    assert features(what)["Nordhaven"]["geometry"] is None


def test_mentions_count_code_points(what: ExportInput) -> None:
    for feature in features(what).values():
        assert feature["type"] == "Feature"
        for mention in feature["properties"]["mentions"]:
            assert what.article.text[mention["start"] : mention["end"]] == mention["text"]
            assert mention["text"] in mention["context"]


def test_the_text_can_be_left_out(what: ExportInput) -> None:
    for feature in features(what, ExportOptions(whole_text=False)).values():
        assert all("context" not in mention for mention in feature["properties"]["mentions"])


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kiew", "UA", "town"),
        ("Kyjiw", "UA", "town"),
        ("Kyiv", "UA", "town"),
        ("Moskau", "RU", "town"),
        ("Mailand", "IT", "town"),
        ("Washington", "US", "town"),
        ("WASHINGTON", "US", "town"),
        ("USA", "US", "country"),
        ("Vereinigte Staaten", "US", "country"),
        ("Ukraine", "UA", "country"),
        ("Russland", "RU", "country"),
        ("Großbritannien", "GB", "country"),
        ("Deutschland", "DE", "country"),
    ],
)
def test_places_by_their_names(name: str, country: str, kind: str) -> None:
    spot = locate(name)
    assert spot is not None
    assert (spot.country, spot.kind) == (country, kind)


@pytest.mark.parametrize("name", ["", "Nordhaven", "Hinterm Mond", "x" * 500])
def test_no_place_is_made_up(name: str) -> None:
    assert locate(name) is None
