"""The sample articles are whole, and every note of the first one finds its passage."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from randnotiz.domain.annotation import Colour
from randnotiz.domain.article import Article, BlockKind
from randnotiz.domain.timex import extract_dateline
from randnotiz.importers import import_bytes

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = sorted(path for path in SEEDS.iterdir() if path.suffix in {".md", ".txt", ".html"})
ANNOTATED = ["willkommen", "welcome"]


def article(path: Path) -> Article:
    return import_bytes(path.read_bytes(), name=path.name)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_sample_is_read_as_it_is_meant(path: Path) -> None:
    read = article(path)
    assert read.language == ("en" if path.stem in {"welcome", "last-ferry"} else "de")
    assert read.title_block, "the title is part of the text"
    assert sum(block.kind is BlockKind.HEADING for block in read.blocks) >= 3
    assert "Randnotiz: Beispielartikel" not in read.text, "navigation and footer are no part of the article"
    assert read.published or extract_dateline(read.text), "relative dates hang on it"
    if path.suffix != ".txt":
        assert read.author
        assert read.publisher == "Randnotiz"


def test_every_format_and_every_kind_of_block_is_there() -> None:
    assert {path.suffix for path in ARTICLES} == {".md", ".txt", ".html"}
    kinds = {block.kind for path in ARTICLES for block in article(path).blocks}
    assert kinds == set(BlockKind)


def test_the_long_sample_is_long() -> None:
    assert len(article(SEEDS / "flussstadt.md").text.split()) > 3000


@pytest.mark.parametrize(
    "path", [path for path in ARTICLES if path.suffix != ".html"], ids=lambda path: path.name
)
def test_typography(path: Path) -> None:
    text = article(path).text
    assert not re.search(r"[\"']", text), "typewriter quotes"
    assert not re.search(r"\s-\s|\.\.\.|  ", text), "a hyphen for a dash, three dots or two spaces"
    if article(path).language == "de":
        assert text.count("„") == text.count("“")


@pytest.mark.parametrize("stem", ANNOTATED)
def test_each_note_finds_one_passage(stem: str) -> None:
    text = article(SEEDS / f"{stem}.md").text
    notes = json.loads((SEEDS / f"{stem}.annotations.json").read_text(encoding="utf-8"))
    for note in notes:
        assert set(note) <= {"exact", "prefix", "colour", "note", "tags"}
        assert text.count(note.get("prefix", "") + note["exact"]) == 1, note["exact"]
        assert Colour(note["colour"])
        assert note["note"]
    assert {note["colour"] for note in notes} == {colour.value for colour in Colour}


def test_both_welcomes_explain_the_same() -> None:
    german, english = (
        json.loads((SEEDS / f"{stem}.annotations.json").read_text(encoding="utf-8")) for stem in ANNOTATED
    )
    assert [note["colour"] for note in german] == [note["colour"] for note in english]
    assert [len(note["tags"]) for note in german] == [len(note["tags"]) for note in english]
