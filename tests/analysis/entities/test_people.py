"""Which mentions of people share a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from randnotiz.analysis.entities.people import parse
from randnotiz.analysis.entities.titles import split_titles, title_of

Rows = Callable[..., dict[str, list[str]]]


def test_a_surname_after_the_full_name_is_the_same_person(rows: Rows) -> None:
    assert rows("General [PER Dan Caine] kommt. [PER Caine] spricht; [PER Caines] Plan steht.") == {
        "PER Dan Caine": ["Dan Caine", "Caine", "Caines"]
    }


def test_a_bare_genitive_is_listed_under_its_base_form(rows: Rows) -> None:
    assert rows("[PER Merkels] Rede lobte niemand außer [PER Merkel].") == {
        "PER Merkel": ["Merkels", "Merkel"]
    }


def test_a_genitive_alone_is_known_by_the_noun_after_it(rows: Rows) -> None:
    assert list(rows("Das war [PER Zidanes] Abend.")) == ["PER Zidane"]
    assert list(rows("Das war [PER Hans] Abend.")) == ["PER Hans"]


@pytest.mark.parametrize("genitive", ["Scholz'", "Scholz’"])
def test_the_apostrophe_is_an_ending_after_an_s_sound(rows: Rows, genitive: str) -> None:
    assert rows(f"[PER Olaf Scholz] ging. [PER {genitive}] Nachfolger kam.") == {
        "PER Olaf Scholz": ["Olaf Scholz", genitive]
    }


def test_a_relative_of_the_same_name_is_no_genitive(rows: Rows) -> None:
    assert len(rows("[PER Peter] lobt [PER Julia Peters]. [PER Karl Peter] auch.")) == 2
    assert len(rows("[PER Donald Trump] kommt. [PER Donald Trumps] Rede")) == 1
    assert list(rows("Das ist [PER Donald Trumps] Rede.")) == ["PER Donald Trump"]


def test_the_english_genitive(rows: Rows) -> None:
    found = rows("[PER Jane Goodall] spoke. [PER Goodall's] work lives on.", language="en")
    assert found == {"PER Jane Goodall": ["Jane Goodall", "Goodall's"]}


def test_an_s_of_its_own_stays(rows: Rows) -> None:
    assert rows("[PER Karin Peters] lobt [PER Peter Maas]. [PER Peters] geht.") == {
        "PER Karin Peters": ["Karin Peters", "Peters"],
        "PER Peter Maas": ["Peter Maas"],
    }


def test_two_people_of_one_surname_stay_two(rows: Rows) -> None:
    found = rows("[PER Anna Müller] und [PER Karl Müller] kamen. [PER Müller] lachte.")
    assert found == {
        "PER Anna Müller": ["Anna Müller"],
        "PER Karl Müller": ["Karl Müller", "Müller"],  # named in full last
    }


def test_an_office_tells_which_of_two_is_meant(rows: Rows) -> None:
    found = rows(
        "Außenministerin [PER Anna Müller] traf Finanzminister [PER Karl Müller]. "
        "Außenministerin [PER Müller] blieb, Finanzminister [PER Müller] ging."
    )
    assert [len(mentions) for mentions in found.values()] == [2, 2]


def test_a_form_of_address_tells_too(rows: Rows) -> None:
    found = rows(
        "Präsident [PER Donald Trump] und [PER Melania Trump] kamen. "
        "Herr [PER Trump] winkte, Frau [PER Trump] nicht."
    )
    assert [len(mentions) for mentions in found.values()] == [2, 2]


def test_the_office_before_a_surname_is_no_part_of_the_name(rows: Rows) -> None:
    found = rows("[PER Wladimir Putin] schwieg, und [PER Präsident Putin] flog ab.")
    assert found == {"PER Wladimir Putin": ["Wladimir Putin", "Präsident Putin"]}


def test_a_headline_in_capitals_names_the_same_person(rows: Rows) -> None:
    assert rows("[PER TRUMP] WARTET\n\n[PER Donald Trump] wartet.") == {
        "PER Donald Trump": ["TRUMP", "Donald Trump"]
    }
    assert list(rows("[PER DONALD TRUMP] WARTET")) == ["PER Donald Trump"]


def test_middle_names_and_initials(rows: Rows) -> None:
    found = rows("[PER Donald J. Trump], [PER D. Trump] und [PER Donald Trump], kurz [PER Trump]")
    assert list(map(len, found.values())) == [4]


def test_other_first_names_are_other_people(rows: Rows) -> None:
    assert len(rows("[PER Karl Müller], [PER Karl-Heinz Müller] und [PER Heinz Müller]")) == 3
    assert len(rows("[PER Karl-Heinz Müller] und [PER Karl Heinz Müller]")) == 1


def test_particles_belong_to_the_surname(rows: Rows) -> None:
    found = rows(
        "[PER Ursula von der Leyen] traf [PER Alexander Van der Bellen]. [PER Von der Leyen] lobte "
        "[PER Van der Bellen]; [PER von der Leyens] Reise endete. [PER URSULA VON DER LEYEN]"
    )
    assert list(map(len, found.values())) == [4, 2]


def test_a_surname_that_comes_first(rows: Rows) -> None:
    assert len(rows("[PER Xi Jinping] kam. [PER Xi] sprach.")) == 1


def test_accents_do_not_divide_but_umlauts_do(rows: Rows) -> None:
    assert len(rows("[PER Recep Tayyip Erdoğan] und [PER Erdogan]")) == 1
    assert len(rows("[PER Eva Müller] und [PER Eva Muller]")) == 2


def test_nothing_is_merged_because_it_looks_alike(rows: Rows) -> None:
    assert len(rows("[PER Tigran] aus [LOC Iran], [PER Tigrane] und [PER Schmidt] mit [PER Schmid]")) == 5


def test_parts_of_a_name() -> None:
    assert parse(("Karl-Theodor", "zu", "Guttenberg")).surname == ("zu", "guttenberg")
    assert parse(("Robert", "Downey", "Jr.")).suffix == "jr"
    assert parse(("John", "E.", "Smith")).surname == ("smith",)


def test_titles() -> None:
    assert split_titles(("Prof.", "Dr.", "Eva", "Beispiel"))[1] == ("Eva", "Beispiel")
    assert split_titles(("U.S.", "President", "Donald", "Trump"))[1] == ("Donald", "Trump")
    assert split_titles(("Anna", "König", "Meier"))[1] == ("Anna", "König", "Meier")
    assert split_titles(("König",))[1] == ("König",)
    chancellor = title_of("Bundeskanzlerin")
    assert chancellor is not None
    assert (chancellor.word, chancellor.head, chancellor.gender) == ("bundeskanzler", "kanzler", "f")
    assert title_of("Merkel") is None
