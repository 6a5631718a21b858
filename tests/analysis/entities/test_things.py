"""Which mentions of places and organisations share a row, and what the row is called.

Sentences marked "GermEval" are shortened from GermEval 2014 (Benikova, Biemann, Reznicek; CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from randnotiz.analysis.entities.brackets import stands_for
from randnotiz.analysis.entities.inflection import genitive_bases, nominative, stem_key

Rows = Callable[..., dict[str, list[str]]]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Weißen Haus", "Weißes Haus"),
        ("Vereinigten Staaten", "Vereinigte Staaten"),
        ("Deutschen Bahn", "Deutsche Bahn"),
        ("Vereinten Nationen", "Vereinte Nationen"),
        ("Deutschen Gesellschaft für Auswärtige Politik", "Deutsche Gesellschaft für Auswärtige Politik"),
        ("Deutschen Instituts für Wirtschaftsforschung", "Deutsches Institut für Wirtschaftsforschung"),
        ("Neuen Zürcher Zeitung", "Neue Zürcher Zeitung"),
        ("NORDDEUTSCHEN LANDESBANK", "NORDDEUTSCHE LANDESBANK"),
        # what only looks like an inflected adjective
        ("Leipziger Messe AG", "Leipziger Messe AG"),
        ("München Hauptbahnhof", "München Hauptbahnhof"),
        ("Kölner Dom", "Kölner Dom"),
        ("Bushaltestelle Coschen Dorf", "Bushaltestelle Coschen Dorf"),
        ("Heidelbergs Altstadt", "Heidelbergs Altstadt"),
    ],
)
def test_the_base_form(written: str, shown: str) -> None:
    assert " ".join(nominative(tuple(written.split()))) == shown


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Trumps", "Trump"),
        ("Hauses", "Haus"),
        ("Kreuzes", "Kreuz"),
        ("Goethes", "Goethe"),
        ("Bundes", "Bund"),
    ],
)
def test_the_likeliest_base_of_a_genitive(word: str, base: str) -> None:
    assert genitive_bases(word, True)[0] == base


@pytest.mark.parametrize("word", ["Strauss", "Marx", "Bus", "Scholz"])
def test_what_is_no_genitive(word: str) -> None:
    assert genitive_bases(word, True) == ()


def test_english_has_no_bare_s() -> None:
    assert genitive_bases("Wells", False) == ()


def test_inflected_forms_share_a_key() -> None:
    forms = ["Weiße Haus", "Weißen Haus", "Weißes Haus", "das Weiße Haus"]
    assert len({stem_key(tuple(form.split())) for form in forms}) == 1


def test_inflected_names_share_a_row(rows: Rows) -> None:
    found = rows(
        "Das [ORG Weiße Haus] schwieg, der Sprecher des [ORG Weißen Hauses] auch. "
        "Der Chef des [ORG Vereinigten Generalstabs] kam, [LOC Russlands] Botschafter nicht."
    )
    assert found == {
        "ORG Weißes Haus": ["Weiße Haus", "Weißen Hauses"],
        "ORG Vereinigter Generalstab": ["Vereinigten Generalstabs"],
        "LOC Russland": ["Russlands"],
    }


def test_names_of_one_country_share_a_row(rows: Rows) -> None:
    found = rows(
        "[LOC US], [LOC USA], [LOC U.S.] und die [LOC Vereinigten Staaten]; [LOC Kyjiw] und [LOC Kiew]"
    )
    assert list(found) == ["LOC USA", "LOC Kiew"]


def test_countries_in_the_dative(rows: Rows) -> None:
    assert list(rows("in den [LOC Niederlanden] und [LOC Vereinigten Arabischen Emiraten]")) == [
        "LOC Niederlande",
        "LOC Vereinigte Arabische Emirate",
    ]


def test_cities_in_two_languages(rows: Rows) -> None:
    assert len(rows("[LOC Moskau] or [LOC Moscow], [LOC Rom] or [LOC Rome]")) == 2


def test_georgia_is_not_georgien(rows: Rows) -> None:
    assert len(rows("im US-Staat [LOC Georgia] und in [LOC Georgien]")) == 2


def test_den_haag_keeps_its_article(rows: Rows) -> None:
    assert list(rows("in [LOC Den Haag]")) == ["LOC Den Haag"]


def test_paris_is_no_genitive(rows: Rows) -> None:
    assert list(rows("[LOC Paris] wählt, [LOC Hamburgs] Hafen wächst.")) == ["LOC Paris", "LOC Hamburg"]


def test_an_abbreviation_in_brackets_joins_its_long_form(rows: Rows) -> None:
    found = rows(
        "Die [ORG Gesellschaft für Freiheitsrechte] (GFF) klagt. Die [ORG GFF] hofft, der GFF-Anwalt auch."
    )
    assert list(found) == ["ORG Gesellschaft für Freiheitsrechte"]


def test_a_party_or_an_agency_in_brackets_does_not(rows: Rows) -> None:
    assert len(rows("[PER Angela Merkel] ([ORG CDU])")) == 2
    assert len(rows("[LOC Paderborn] ([LOC NRW])")) == 2
    assert len(rows("[ORG Bundestag] ([ORG CDU])")) == 2


@pytest.mark.parametrize(
    ("short", "long", "does"),
    [
        ("EZB", "Europäische Zentralbank", True),
        ("WHO", "Weltgesundheitsorganisation", True),
        ("CDU", "Bundestag", False),
        ("NRW", "Nürnberg", False),
        ("AB", "Ab", False),
    ],
)
def test_what_an_abbreviation_stands_for(short: str, long: str, does: bool) -> None:
    assert stands_for(short, long) is does


def test_an_alias_known_to_everybody(rows: Rows) -> None:
    assert list(rows("der [ORG Nordatlantikpakt], kurz [ORG NATO], und die [ORG NATO] oder [ORG Nato]")) == [
        "ORG NATO"
    ]
    assert list(rows("Die [ORG Grünen] heißen [ORG Bündnis 90/Die Grünen].")) == ["ORG Grüne"]


def test_a_company_with_and_without_its_legal_form(rows: Rows) -> None:
    assert list(rows("[ORG Siemens AG] baut. [ORG Siemens] liefert.")) == ["ORG Siemens"]
    assert list(rows("[ORG Pilatusbahnen AG] fährt.")) == ["ORG Pilatusbahnen AG"]


def test_quotation_marks_are_no_part_of_the_name(rows: Rows) -> None:
    found = rows("der [ORG „Spiegel“], der [ORG Spiegel] und das Geschwader [ORG 51 „Immelmann“]")
    assert list(found) == ["ORG Spiegel", "ORG 51 „Immelmann“"]


def test_one_name_is_not_another(rows: Rows) -> None:
    assert (
        len(
            rows(
                "[ORG Köln], [ORG 1. FC Köln] und [LOC Köln]; [LOC Niger], [LOC Nigeria]; "
                "[LOC Iran], [LOC Irak]"
            )
        )
        == 7
    )


def test_germeval_inflected_institutions(rows: Rows) -> None:
    found = rows("Sprecher des [ORG Bayerischen Rundfunks] und der [ORG Süddeutschen Zeitung]")
    assert list(found) == ["ORG Bayerischer Rundfunk", "ORG Süddeutsche Zeitung"]


def test_a_town_with_and_without_its_river(rows: Rows) -> None:
    found = rows("[LOC Frankfurt am Main] baut. [LOC Frankfurt] zahlt, [LOC Frankfurts] Rat auch.")
    assert found == {"LOC Frankfurt am Main": ["Frankfurt am Main", "Frankfurt", "Frankfurts"]}
    assert len(rows("[LOC Frankfurt am Main], [LOC Frankfurt (Oder)] und [LOC Frankfurt]")) == 3
    assert len(rows("[LOC Springfield, Illinois], later [LOC Springfield]", language="en")) == 1


def test_an_abbreviation_within_the_name(rows: Rows) -> None:
    found = rows(
        "Die [ORG Europäische Umweltagentur (EUA)] warnt. Die [ORG EUA] misst, "
        "sagt die [ORG Europäische Umweltagentur]."
    )
    assert list(found) == ["ORG Europäische Umweltagentur"]


def test_sankt_is_st(rows: Rows) -> None:
    assert len(rows("[LOC St. Pölten] und [LOC Sankt Pölten]")) == 1


def test_a_states_genitive_stands_alone(rows: Rows) -> None:
    assert list(
        rows("Ministerpräsident [LOC Nordrhein-Westfalens] und [LOC Brüssels] Antwort aus [LOC Athen].")
    ) == [
        "LOC Nordrhein-Westfalen",
        "LOC Brüssel",
        "LOC Athen",
    ]
