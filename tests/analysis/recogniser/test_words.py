"""Words as the model labels them."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from randnotiz.analysis.recogniser.words import LONGEST_WORD, canonical, word_spans

NASTY = "aÄß9 .-–'’&_\u00a0\u00ad\u0308\u200d\u2028\ufeff\r\n\t\x00😀👩\u200d🚀"


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


def test_a_compound_is_one_word_and_an_apostrophe_none() -> None:
    assert words("Die Trump-Regierung (NATO-Flagge) und Peter's Bar.") == [
        "Die", "Trump-Regierung", "(", "NATO-Flagge", ")", "und", "Peter", "'", "s", "Bar", ".",
    ]  # fmt: skip


def test_full_stops_and_slashes_stand_alone() -> None:
    assert words("U.S. in St. Gallen/Bern, H&M") == [
        "U",
        ".",
        "S",
        ".",
        "in",
        "St",
        ".",
        "Gallen",
        "/",
        "Bern",
        ",",
        "H&M",
    ]


def test_a_decomposed_umlaut_and_a_soft_hyphen_stay_inside_their_word() -> None:
    decomposed = unicodedata.normalize("NFD", "Müller") + " Bundes\u00adtag"
    assert words(decomposed) == ["Mu\u0308ller", "Bundes\u00adtag"]
    assert [canonical(word) for word in words(decomposed)] == ["Müller", "Bundestag"]


def test_an_endless_word_is_looked_at_only_in_part() -> None:
    assert word_spans("x" * 100_000) == [(0, 100_000)]
    assert len(canonical("x" * 100_000)) == LONGEST_WORD


def test_unseen_characters_are_no_words() -> None:
    assert words("\ufeffKiew\u200b \x00(\u200eBerlin\u200f)") == ["Kiew", "(", "Berlin", ")"]


@given(st.text() | st.text(alphabet=NASTY))
def test_words_are_in_order_and_leave_out_only_what_is_not_seen(text: str) -> None:
    covered = 0
    for start, end in [*word_spans(text), (len(text), len(text))]:
        assert covered <= start <= end
        assert all(c.isspace() or unicodedata.category(c) in ("Cc", "Cf") for c in text[covered:start])
        covered = end
