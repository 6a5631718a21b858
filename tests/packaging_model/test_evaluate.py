"""The judge of pipelines."""

import json
from pathlib import Path

import pytest
import spacy
from evaluate import Judged, errors, judge, score
from spacy.language import Language
from spacy.pipeline import EntityRuler


def judged(gold: set[tuple[int, int, str]], found: dict[tuple[int, int, str], float]) -> Judged:
    return Judged("Angela Merkel in Berlin", frozenset(gold), found)


def test_only_the_same_span_with_the_same_label_is_right() -> None:
    one = judged(
        {(0, 13, "PER"), (17, 23, "LOC")}, {(7, 13, "PER"): 1.0, (17, 23, "LOC"): 1.0, (14, 16, "LOC"): 1.0}
    )
    assert (score([one], ("PER", "ORG", "LOC")).right, score([one], ("PER", "ORG", "LOC")).extra) == (1, 2)
    result = score([one], ("LOC",))
    assert (result.precision, result.recall, result.f1) == (0.5, 1.0, pytest.approx(2 / 3))


def test_a_threshold_leaves_out_what_is_doubtful() -> None:
    one = judged({(17, 23, "LOC")}, {(17, 23, "LOC"): 0.9, (0, 6, "LOC"): 0.3})
    assert score([one], ("LOC",), 0.5).f1 == 1.0


def test_nothing_marked_and_nothing_found_is_no_division_by_zero() -> None:
    assert score([judged(set(), {})], ("PER",)).f1 == 0.0


def test_errors_name_what_was_missed_and_what_was_too_much() -> None:
    lines = "\n".join(errors([judged({(0, 13, "PER")}, {(17, 23, "ORG"): 0.4})]))
    assert "- PER" in lines
    assert "[Angela Merkel]" in lines
    assert "+ ORG 0.40" in lines


def test_any_spacy_pipeline_can_be_judged(tmp_path: Path) -> None:
    nlp: Language = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    assert isinstance(ruler, EntityRuler)
    ruler.add_patterns([{"label": "LOC", "pattern": "Kiew"}])
    corpus = tmp_path / "corpus.jsonl"
    rows = [
        {"text": "Kiew 😀 und Kiew", "ents": [[0, 4, "LOC"], [11, 15, "LOC"], [5, 6, "DATE"]], "source": "a"},
        {"text": "Die NATO", "ents": [[4, 8, "ORG"]], "source": "b"},
    ]
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    import randnotiz.analysis.recogniser  # noqa: F401  gives documents their language

    result = score(judge(nlp, corpus), ("PER", "ORG", "LOC"))
    assert (result.right, result.extra, result.missed) == (2, 0, 1)
