"""Every problem the program can meet has its sentence, in German and in English, and none is left over."""

from __future__ import annotations

import ast
import string
from functools import cache
from pathlib import Path

import pytest

from randnotiz.domain.sentences import SENTENCES


@cache
def nodes(checkout: Path) -> list[tuple[Path, ast.AST]]:
    """Every node of the program's syntax, but for the sentences' own."""
    package = checkout / "desktop" / "randnotiz"
    paths = [path for path in package.rglob("*.py") if "sentences" not in path.parts]
    return [(path, node) for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def problems(checkout: Path) -> list[tuple[str, ast.Call]]:
    return [
        (f"{path.name}:{node.lineno}", node)
        for path, node in nodes(checkout)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Problem") and node.args
    ]


def words_in_code(checkout: Path) -> set[str]:
    return {
        node.value
        for _, node in nodes(checkout)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_key_used_has_a_sentence(checkout: Path) -> None:
    literal = [
        (place, call.args[0].value)
        for place, call in problems(checkout)
        if isinstance(call.args[0], ast.Constant)
    ]
    assert [(place, key) for place, key in literal if key not in SENTENCES] == []
    assert len(literal) > 10, "the search no longer finds where problems are raised"


def test_no_sentence_is_left_over(checkout: Path) -> None:
    words = words_in_code(checkout)
    # A key may be put together from another key and an ending.
    endings = tuple(word for word in words if word.startswith("_") and word[1:].isalpha())
    composed = {key + ending for key in words & set(SENTENCES) for ending in endings}
    assert sorted(set(SENTENCES) - words - composed) == []


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_say_the_same(key: str) -> None:
    forms = SENTENCES[key]
    assert set(forms) == {"de", "en"}
    assert gaps(forms["de"]) == gaps(forms["en"])
    assert forms["de"] != forms["en"]
    assert all(form.strip() == form for form in forms.values())


def test_every_gap_is_filled(checkout: Path) -> None:
    unfilled = []
    for place, call in problems(checkout):
        key = call.args[0]
        if not isinstance(key, ast.Constant) or any(keyword.arg is None for keyword in call.keywords):
            continue
        # The file's name is filled in by the importers' front door, for every format at once.
        given = {keyword.arg for keyword in call.keywords} | {"name"}
        missing = gaps(SENTENCES[str(key.value)]["en"]) - given
        unfilled += [f"{place} {key.value}: {name}" for name in sorted(missing)]
    assert unfilled == []
