"""What holds for every grouping, whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.analysis.entities import Name, group
from randnotiz.analysis.entities.names import folded, words_of
from randnotiz.domain.mention import Label

_PLAIN = (
    "Trump Trumps Donald von der Leyen Weißen Hauses USA U.S. (NATO) AG des ' ’s - ( „ “ Präsident Frau Dr. "
    "İstanbul ß MÜLLER I & 2022 NATO-Flagge Trump-Regierung —"
)
_NASTY = ("\u00a0", "\ufeff", "\u2028", "😀", "👨‍👩‍👧", "e\u0301", "\u00ad", "\n\n")
_WORDS = st.sampled_from([*_PLAIN.split(), *_NASTY])


@st.composite
def texts_with_names(draw: st.DrawFn) -> tuple[str, list[Name]]:
    words = draw(st.lists(_WORDS, max_size=30))
    text = draw(st.sampled_from([" ", ""])).join(words)
    borders = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = list(zip(borders[::2], borders[1::2], strict=False))
    label = st.sampled_from([Label.PER, Label.ORG, Label.LOC])
    confidence = st.one_of(st.none(), st.floats(0, 1))
    return text, [Name(start, end, draw(label), draw(confidence)) for start, end in pairs]


@given(texts_with_names(), st.sampled_from(["de", "en"]))
def test_mentions_and_entities_belong_together(found: tuple[str, list[Name]], language: str) -> None:
    text, names = found
    mentions, entities = group(text, names, language)
    ids = [entity.id for entity in entities]
    assert len(ids) == len(set(ids))
    assert {mention.entity for mention in mentions} == set(ids)
    labels = {entity.id: entity.label for entity in entities}
    assert all(entity.name.strip() for entity in entities)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.label is labels[mention.entity]
    for before, after in pairwise(mentions):
        assert before.end <= after.start


@given(texts_with_names())
def test_the_recognisers_names_all_stay(found: tuple[str, list[Name]]) -> None:
    text, names = found
    mentions, _ = group(text, names, "de")
    spans = {(mention.start, mention.end) for mention in mentions}
    for name in names:
        if any(character.isalnum() for character in text[name.start : name.end]):
            assert (name.start, name.end) in spans


@given(st.text(max_size=30))
def test_folding_is_idempotent(word: str) -> None:
    assert folded(folded(word)) == folded(word)
    assert all(part.strip() for part in words_of(word))


def test_ids_speak_and_are_given_once() -> None:
    text = "Karl Müller, Karl Müller jr."
    names = [Name(0, 11, Label.PER), Name(13, 28, Label.PER)]
    _, entities = group(text, names, "de")
    assert [entity.id for entity in entities] == ["per:karl-mueller", "per:karl-mueller-jr"]


def test_a_large_text_is_grouped_in_linear_time() -> None:
    block = "Präsident Donald Trump sprach in Kiew mit der NATO. "
    count = 4_000
    names = []
    for number in range(count):
        start = number * len(block)
        names.append(Name(start + 10, start + 22, Label.PER, 0.9))
        names.append(Name(start + 33, start + 37, Label.LOC, 0.9))
        names.append(Name(start + 46, start + 50, Label.ORG, 0.9))
    mentions, entities = group(block * count, names, "de")
    assert (len(mentions), len(entities)) == (3 * count, 3)


@pytest.mark.parametrize("piece", ["x", "A-", "A.", "A&", "(", '"', "\n", "a’", "A ("])
def test_endless_words_do_not_cost_their_square(piece: str) -> None:
    # A square of a million steps would not end before the test's time limit.
    text = piece * (1_000_000 // len(piece))
    names = [Name(at, at + 1, Label.ORG, 0.5) for at in range(0, len(text), 5_000) if text[at].isalnum()]
    mentions, _ = group(text, names, "de")
    assert len(mentions) >= len(names)
