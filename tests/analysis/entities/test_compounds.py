"""Names inside compounds are related occurrences, not mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Rows = Callable[..., dict[str, list[str]]]


def test_the_name_part_is_related(rows: Rows) -> None:
    found = rows("[PER Donald Trump] sprach mit der [ORG NATO]. Die Trump-Regierung hisste die NATO-Flagge.")
    assert found == {"PER Donald Trump": ["Donald Trump", "(Trump)"], "ORG NATO": ["NATO", "(NATO)"]}


def test_an_alias_is_found_too(rows: Rows) -> None:
    found = rows("Die [LOC Vereinigten Staaten] schickten US-Truppen und Anti-US-Plakate.")
    assert found == {"LOC Vereinigte Staaten": ["Vereinigten Staaten", "(US)", "(US)"]}


def test_a_name_of_several_parts(rows: Rows) -> None:
    found = rows(
        "[PER Ursula von der Leyen]: die Von-der-Leyen-Kommission, das Fox-News-Programm von [ORG Fox News]"
    )
    assert found == {
        "PER Ursula von der Leyen": ["Ursula von der Leyen", "(Von-der-Leyen)"],
        "ORG Fox News": ["(Fox-News)", "Fox News"],
    }


@pytest.mark.parametrize(
    "text", ["Die NATO-Flagge weht.", "[LOC Ukraine]: die Ost-Ukraine", "[LOC Mali]: mali-ähnlich"]
)
def test_no_row_and_no_relation_without_the_name_itself(rows: Rows, text: str) -> None:
    assert "(" not in str(list(rows(text).values()))


def test_headlines(rows: Rows) -> None:
    found = rows("NATO-MILITÄRFÜHRER UND TRUMP-GEGNER\n\n[PER Trump] und die [ORG Nato] schweigen.")
    assert found == {"PER Trump": ["(TRUMP)", "Trump"], "ORG Nato": ["(NATO)", "Nato"]}


def test_a_compound_that_is_a_name_itself(rows: Rows) -> None:
    found = rows("[PER Karl Baden] lebt in [LOC Baden-Württemberg].")
    assert found == {"PER Karl Baden": ["Karl Baden"], "LOC Baden-Württemberg": ["Baden-Württemberg"]}
