"""Names that mean the same by common knowledge: countries and cities from CLDR, a small table of our own.

CLDR (Unicode Common Locale Data Repository, through Babel) gives the German and English names of countries
and of the cities after which time zones are named. Newspapers use more names than that; each part of our own
table says where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from randnotiz.analysis.entities.inflection import stem_key
from randnotiz.analysis.entities.names import words_of

if TYPE_CHECKING:
    from babel import Locale

# A row: the form a list shows if the article uses it, then its other names.
_COUNTRIES: Final = (
    # Auswärtiges Amt, "Länderverzeichnis für den amtlichen Gebrauch": short and long forms, abbreviations
    ("USA", "US", "U.S.", "U.S.A.", "Vereinigte Staaten", "Vereinigte Staaten von Amerika", "United States",
     "United States of America"),
    ("Großbritannien", "Vereinigtes Königreich", "UK", "U.K.", "United Kingdom", "Great Britain",
     "Vereinigtes Königreich Großbritannien und Nordirland"),
    ("Russland", "Russische Föderation", "Russia", "Russian Federation"),
    ("China", "Volksrepublik China", "VR China", "People's Republic of China"),
    ("Deutschland", "Bundesrepublik Deutschland", "Bundesrepublik", "BRD", "Germany"),
    ("Vereinigte Arabische Emirate", "VAE", "UAE", "United Arab Emirates"),
    ("Belarus", "Weißrussland", "Belorussland"),
    ("Myanmar", "Birma", "Burma"),
    ("Türkei", "Türkiye", "Turkey"),
    ("Tschechien", "Tschechische Republik", "Czechia", "Czech Republic"),
    ("Niederlande", "Netherlands", "The Netherlands"),
    ("Nordkorea", "Demokratische Volksrepublik Korea", "North Korea", "DVRK"),
    ("Südkorea", "Republik Korea", "South Korea"),
    ("Elfenbeinküste", "Côte d'Ivoire", "Ivory Coast"),
    ("Eswatini", "Swasiland", "Swaziland"),
    ("Nordmazedonien", "North Macedonia"),
    ("Saudi-Arabien", "Saudiarabien", "Saudi Arabia"),
    ("Republik Moldau", "Moldau", "Moldawien", "Moldova"),
    ("Iran", "Islamische Republik Iran"),
    ("Demokratische Republik Kongo", "DR Kongo", "Kongo-Kinshasa", "DRC"),
)  # fmt: skip
_CITIES: Final = (
    # Ständiger Ausschuss für geographische Namen (StAGN), recommended German names beside the Ukrainian ones
    ("Kiew", "Kyjiw", "Kyiv", "Kiev"),
    ("Charkiw", "Charkow", "Kharkiv", "Kharkov"),
    ("Lwiw", "Lemberg", "Lviv", "Lwow"),
    ("Odessa", "Odesa"),
    ("Dnipro", "Dnjepropetrowsk", "Dnipropetrowsk"),
    ("Saporischschja", "Saporoschje", "Zaporizhzhia"),
    ("Mykolajiw", "Nikolajew", "Mykolaiv"),
    ("Tschernihiw", "Tschernigow", "Chernihiv"),
    ("Cherson", "Kherson"),
    ("Tschernobyl", "Tschornobyl", "Chernobyl", "Chornobyl"),
    ("Donbass", "Donbas"),
    # UNGEGN, "UNGEGN World Geographical Names", English and national forms
    ("Peking", "Beijing"),
    ("Mumbai", "Bombay"),
    ("Den Haag", "The Hague", "Haag"),
    ("München", "Munich"),
    ("Köln", "Cologne"),
    ("Nürnberg", "Nuremberg"),
    ("Genf", "Geneva", "Genève"),
    ("Mailand", "Milan", "Milano"),
    ("Venedig", "Venice"),
    ("Gazastreifen", "Gaza-Streifen", "Gaza Strip"),
    ("Westjordanland", "Westbank", "West Bank"),
    # Statute of Rome and city statutes; the everyday abbreviations of federal states' press offices
    ("Nordrhein-Westfalen", "NRW"),
    ("Washington", "Washington D.C.", "Washington DC", "Washington, D.C."),
    ("New York", "New York City"),
    # seats of government, which GermEval 2014 has as places
    ("Kreml", "Kremlin"),
    ("Weißes Haus", "White House"),
)  # fmt: skip
_ORGANISATIONS: Final = (
    # each organisation's own founding document or statute
    ("NATO", "Nordatlantikpakt", "Nordatlantikpakt-Organisation", "Nordatlantische Allianz",
     "North Atlantic Treaty Organization"),
    ("EU", "Europäische Union", "European Union"),
    ("Vereinte Nationen", "UN", "UNO", "United Nations"),
    ("Europäische Kommission", "EU-Kommission", "European Commission"),
    ("Europäisches Parlament", "EU-Parlament", "Europaparlament", "European Parliament"),
    ("Europäische Zentralbank", "EZB", "ECB", "European Central Bank"),
    ("Internationaler Währungsfonds", "IWF", "IMF", "International Monetary Fund"),
    ("Weltgesundheitsorganisation", "WHO", "World Health Organization"),
    ("Welthandelsorganisation", "WTO", "World Trade Organization"),
    ("Internationale Atomenergiebehörde", "IAEA", "IAEO", "Internationale Atomenergie-Organisation",
     "International Atomic Energy Agency"),
    ("Organisation für Sicherheit und Zusammenarbeit in Europa", "OSZE", "OSCE"),
    ("Organisation für wirtschaftliche Zusammenarbeit und Entwicklung", "OECD"),
    ("Europäischer Gerichtshof", "EuGH", "ECJ", "European Court of Justice"),
    ("Internationaler Strafgerichtshof", "IStGH", "ICC", "International Criminal Court"),
    ("CDU", "Christlich Demokratische Union", "Christlich Demokratische Union Deutschlands",
     "Christlich-Demokratische Union"),
    ("CSU", "Christlich-Soziale Union", "Christlich-Soziale Union in Bayern"),
    ("SPD", "Sozialdemokratische Partei Deutschlands"),
    ("FDP", "Freie Demokratische Partei"),
    ("AfD", "Alternative für Deutschland"),
    ("Grüne", "Grünen", "Bündnis 90/Die Grünen", "Bündnis 90 / Die Grünen", "Bündnisgrüne", "Bündnisgrünen"),
    ("Linke", "Linken", "Linkspartei", "Die Linke"),
    ("Bündnis Sahra Wagenknecht", "BSW"),
    ("ÖVP", "Österreichische Volkspartei"),
    ("SPÖ", "Sozialdemokratische Partei Österreichs"),
    ("FPÖ", "Freiheitliche Partei Österreichs"),
    ("Bundesnachrichtendienst", "BND"),
    ("Bundeskriminalamt", "BKA"),
    ("FBI", "Federal Bureau of Investigation"),
    ("CIA", "Central Intelligence Agency"),
    ("Deutscher Gewerkschaftsbund", "DGB"),
    ("Deutscher Fußball-Bund", "DFB", "Deutscher Fußballbund"),
    ("Internationales Olympisches Komitee", "IOC", "IOK", "International Olympic Committee"),
    ("Deutsche Presse-Agentur", "dpa"),
    ("Deutsche Bahn", "DB"),
    ("Volkswagen", "VW"),
    ("Pentagon", "US-Verteidigungsministerium"),
)  # fmt: skip

_NO_COUNTRY: Final = frozenset(("ZZ", "XA", "XB", "QO", "EU", "EZ", "UN"))
# Another place in the other language: Georgia is a federal state in German and a country in English.
_AMBIGUOUS: Final = frozenset(("georgia", "jersey", "guernsey", "monaco", "troll", "johnston", "center"))

_PEOPLE_TOO: Final = frozenset(("jordan", "chad", "israel", "mali", "malta", "köln", "moldau", "washington"))


class Aliases:
    """A table of names: which belong together, and what each group is called."""

    def __init__(self, groups: Iterator[tuple[str, ...]]) -> None:
        self._codes: dict[str, str] = {}
        self._shown: dict[str, tuple[str, ...]] = {}
        for group in groups:
            self._add(group)

    def _add(self, group: tuple[str, ...]) -> None:
        keys = [stem_key(words_of(name)) for name in group]
        code = next((self._codes[key] for key in keys if key in self._codes), f"={keys[0]}")
        for key in keys:
            self._codes.setdefault(key, code)
        self._shown.setdefault(code, group)

    def code(self, key: str) -> str | None:
        """The group of a name, given its `stem_key`; None for a name that the table does not know."""
        return self._codes.get(key)

    def shown(self, code: str) -> str:
        """The name that a list shows for a group, if the article uses it."""
        return self._shown[code][0]


@cache
def places() -> Aliases:
    """Countries and well-known cities."""
    return Aliases(_places())


@cache
def organisations() -> Aliases:
    """Organisations that newspapers name in more than one way."""
    return Aliases(iter(_ORGANISATIONS))


@cache
def nothing_but_places() -> frozenset[str]:
    """The keys of countries and of our own table's cities that are not people's names as well."""
    groups = (*_COUNTRIES, *_CITIES, *_territories())
    return frozenset(stem_key(words_of(name)) for group in groups for name in group) - _PEOPLE_TOO


def _places() -> Iterator[tuple[str, ...]]:
    # Our own rows come first: a CLDR name that they know joins them.
    yield from _COUNTRIES
    yield from _CITIES
    yield from _territories()
    yield from _zone_cities()


def _locales() -> list[Locale]:
    from babel import Locale  # late: 70 ms, and only where names are grouped

    return [Locale.parse("de"), Locale.parse("en")]


def _territories() -> Iterator[tuple[str, ...]]:
    locales = _locales()
    for code in map(str, locales[0].territories):
        if len(code) == 2 and code not in _NO_COUNTRY:
            yield from _clear(locale.territories.get(code) for locale in locales)


def _zone_cities() -> Iterator[tuple[str, ...]]:
    locales = _locales()
    for zone in map(str, locales[0].time_zones):
        # where a locale gives no city, the zone's own (English) name holds: "Europe/Rome"
        own = zone.rpartition("/")[2].replace("_", " ")
        yield from _clear(locale.time_zones.get(zone, {}).get("city", own) for locale in locales)


def _clear(names: Iterator[str | None]) -> Iterator[tuple[str, ...]]:
    known = tuple(
        dict.fromkeys(
            name for name in names if name and stem_key(words_of(name)) not in _AMBIGUOUS and "(" not in name
        )
    )
    if known:
        yield known
