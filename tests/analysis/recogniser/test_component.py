"""The component in a spaCy pipeline, with the model that ships."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from randnotiz import locations
from randnotiz.analysis.recogniser import COMPONENT, NamesComponent
from randnotiz.analysis.recogniser.component import WordTokeniser

SENTENCE = "Bundeskanzler Friedrich Merz traf in Straßburg den Chef der Deutschen Bank, Christian Sewing."


@pytest.fixture(scope="module")
def nlp() -> Any:
    return spacy.load(locations.model())


def found(nlp: Any, text: str) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in nlp(text).ents]


def test_people_organisations_and_places_are_found(nlp: Any) -> None:
    assert found(nlp, SENTENCE) == [
        ("Friedrich Merz", "PER"),
        ("Straßburg", "LOC"),
        ("Deutschen Bank", "ORG"),
        ("Christian Sewing", "PER"),
    ]


def test_english_too(nlp: Any) -> None:
    assert found(nlp, "Angela Merkel met the president of Microsoft in London.") == [
        ("Angela Merkel", "PER"),
        ("Microsoft", "ORG"),
        ("London", "LOC"),
    ]


def test_every_mention_has_a_confidence(nlp: Any) -> None:
    doc = nlp(SENTENCE)
    assert all(0.3 < ent._.confidence <= 1 for ent in doc.ents)
    assert doc.user_data["confidence"] == {(e.start_char, e.end_char): e._.confidence for e in doc.ents}


def test_words_that_only_contain_a_name_are_no_mentions(nlp: Any) -> None:
    doc = nlp("Die Merkel-Regierung lehnt die russischen Forderungen ab.")
    assert not doc.ents
    assert [(doc.text[name.start : name.end], name.kind) for name in doc._.names] == [
        ("Merkel", "part"),
        ("russischen", "derived"),
    ]


def test_offsets_count_code_points_whatever_stands_before(nlp: Any) -> None:
    for before in ("😀👩‍🚀 ", "\ufeff", "\u00a0\n\n\t", "Z\u0308 \r\n"):
        text = f"{before}Angela Merkel lebt in Berlin."
        assert found(nlp, text) == [("Angela Merkel", "PER"), ("Berlin", "LOC")]


def test_decomposed_umlauts_change_nothing(nlp: Any) -> None:
    text = unicodedata.normalize("NFD", "Markus Söder lebt in München.")
    assert [(unicodedata.normalize("NFC", name), label) for name, label in found(nlp, text)] == [
        ("Markus Söder", "PER"),
        ("München", "LOC"),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\x00\x07\x1b", "😀" * 40, "x" * 20_000, "1;2;3;" * 400, "これは日本語です。"]
)
def test_what_is_no_article_does_no_harm(nlp: Any, text: str) -> None:
    assert nlp(text).text == text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aÄ -.'\u00a0\u00ad\u0308\u200d\u2028\ufeff\r\n\t\x00😀", max_size=40))
def test_tokens_give_back_the_text(text: str) -> None:
    assert WordTokeniser(spacy.blank("xx").vocab)(text).text == text


def test_a_component_without_a_model_says_so() -> None:
    with pytest.raises(RuntimeError, match="no model"):
        NamesComponent(1)(spacy.blank("xx")("Kiew"))


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pieces.bin").write_bytes(b"broken")
    with pytest.raises(ValueError, match=r"pieces\.bin"):
        NamesComponent(1).from_disk(tmp_path)


def test_the_component_has_its_name(nlp: Any) -> None:
    assert nlp.pipe_names == [COMPONENT]
