"""A name that is decided in most places decides the rest."""

from __future__ import annotations

from collections.abc import Callable

Rows = Callable[..., dict[str, list[str]]]


def test_most_mentions_decide_a_wavering_one(rows: Rows) -> None:
    found = rows("[ORG Verdi] ruft. [ORG Verdi] streikt. [ORG Verdi] klagt. [PER:0.6 Verdi] siegt.")
    assert list(found) == ["ORG Verdi"]


def test_a_sure_mention_keeps_its_label(rows: Rows) -> None:
    found = rows("[ORG Verdi] ruft. [ORG Verdi] streikt. [ORG Verdi] klagt. [PER:0.99 Verdi] schrieb Opern.")
    assert list(found) == ["ORG Verdi", "PER Verdi"]


def test_an_even_split_decides_nothing(rows: Rows) -> None:
    assert len(rows("[ORG:0.6 Verdi] ruft. [PER:0.6 Verdi] siegt.")) == 2


def test_a_person_named_in_full_is_not_outvoted_by_a_firm(rows: Rows) -> None:
    found = rows(
        "[PER Gerald Ford] regierte. [ORG Ford] baut, [ORG Ford] spart, [ORG Ford] wächst. "
        "[PER:0.6 Ford] starb."
    )
    assert found["PER Gerald Ford"] == ["Gerald Ford", "Ford"]


def test_a_country_is_no_person(rows: Rows) -> None:
    assert list(rows("Hilfe für [PER:0.8 Kiew]")) == ["LOC Kiew"]
    assert list(rows("[PER Anna Kiew] sagt: [PER:0.8 Kiew] bleibt.")) == ["PER Anna Kiew"]


def test_what_was_passed_over_is_found_again(rows: Rows) -> None:
    found = rows(
        "[PER Anna Sommer] kommt. [PER Sommer] spricht. Sommer geht. Der Sommer auch. "
        "[ORG Acme] und [ORG Acme], aber auch Acme."
    )
    assert found == {
        "PER Anna Sommer": ["Anna Sommer", "Sommer", "Sommer"],
        "ORG Acme": ["Acme", "Acme", "Acme"],
    }


def test_an_ordinary_word_is_not(rows: Rows) -> None:
    found = rows("[PER Anna Koch] kommt. Koch ist ein Beruf, und kochen oder koch genannt wird vieles.")
    assert found == {"PER Anna Koch": ["Anna Koch"]}


def test_a_part_of_a_word_is_not(rows: Rows) -> None:
    assert rows("[ORG Acme] und [ORG Acme]. Acmetisch, Acme-Werk") == {"ORG Acme": ["Acme", "Acme", "(Acme)"]}


def test_what_the_recogniser_mostly_passes_over_stays_so(rows: Rows) -> None:
    found = rows("[ORG Linke] und [ORG Linke]. Linke Hand, Linke Seite, Linke Tür, Linke Wand.")
    assert found == {"ORG Linke": ["Linke", "Linke"]}


def test_of_a_longer_name_the_likelier_reading_holds_throughout(rows: Rows) -> None:
    found = rows(
        "[ORG:0.8 Northern Sound Lines] sails. [LOC:0.7 Northern Sound Lines] does not.", language="en"
    )
    assert list(found) == ["ORG Northern Sound Lines"]
