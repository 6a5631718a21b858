"""The pattern language of the grammar."""

import pytest

from randnotiz.analysis.timex.drafts import fixed
from randnotiz.analysis.timex.finder import Search
from randnotiz.analysis.timex.language import Language
from randnotiz.analysis.timex.lexicon import Lexicon
from randnotiz.analysis.timex.rules import Draft, Grammar, Hit, Rule


def found(pattern: str, text: str) -> list[str]:
    """The texts that one rule finds with a tiny lexicon."""
    lexicon = Lexicon()
    lexicon.add("Mai Juni", "MONTH", 5)

    def build(hit: Hit) -> Draft:
        return fixed("2025")

    language = Language(
        Grammar(lexicon, [Rule(pattern, build)]), lambda word, meanings: "", lambda signals: "", True, {}
    )
    return [text[hit.start : hit.end] for hit in Search(text, language).run()]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("MONTH", "Mai oder Juni", ["Mai", "Juni"]),
        ("DAY DOT? MONTH", "3. Mai, 4 Juni, Mai", ["3. Mai", "4 Juni"]),
        ("'im' [ MONTH ]", "im Mai, der Juni", ["Mai"]),
        ("<'im' MONTH", "im Mai, der Juni", ["Mai"]),
        ("<!'im' MONTH", "im Mai, der Juni", ["Juni"]),
        ("MONTH >YEAR", "Mai 2024, Juni", ["Mai"]),
        ("MONTH >!YEAR", "Mai 2024, Juni", ["Juni"]),
        ("( 'im' / 'ab' 'dem' ) MONTH", "im Mai, ab dem Juni, ab Mai", ["im Mai", "ab dem Juni"]),
        ("( 'im' )? DAY|YEAR", "im 3 oder 2024", ["im 3", "2024"]),
        ("'Ende' MONTH", "ende Mai, Ende Juni", ["Ende Juni"]),
        ("'im' MONTH", "Im Mai, IM JUNI", ["Im Mai", "IM JUNI"]),
    ],
)
def test_elements(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_a_pattern_that_cannot_be_read_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="not a pattern element"):
        found("MONTH {2}", "Mai")
