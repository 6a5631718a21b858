"""Articles as newsrooms change them: what becomes of each note, written down by hand beside the two texts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.changes import changes_between
from randnotiz.domain.replacing import place_again
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.domain.version import is_version_of
from randnotiz.importers import text_article

PAIRS = sorted((Path(__file__).parent / "edit_pairs").glob("*.txt"))
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def sections(path: Path) -> tuple[str, str, list[tuple[str, str]]]:
    """Old text, new text, and for each passage marked in the old one what is expected."""
    _, rest = path.read_text("utf-8").split("=== old\n")
    old, rest = rest.split("=== new\n")
    new, expected = rest.split("=== expected\n")
    lines = [line.partition(" => ") for line in expected.splitlines() if line]
    return old, new, [(quote, what) for quote, _, what in lines]


def annotation(text: str, quote: str, what: str) -> Annotation:
    """On the first occurrence of the quote, or the first after what is named."""
    start = text.index(quote, text.index(what.partition(" after ")[2]))
    return Annotation(quote, 1, describe(text, Span(start, start + len(quote))), NOW, NOW)


def outcome(one: Annotation, text: str) -> str:
    if one.state is AnchorState.ORPHANED:
        return "unplaced"
    words = one.span.of(text)
    return f"moved: {words}" if one.state is AnchorState.MOVED else f"anchored: {words}"


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_each_note_is_where_a_reader_would_look_for_it(path: Path) -> None:
    before, after, expected = sections(path)
    old, new = text_article(before), text_article(after)
    notes = [annotation(old.text, quote, what) for quote, what in expected]
    placed = place_again(notes, new.text, changes_between(old, new))
    wanted = {
        quote: f"anchored: {quote}" if what.startswith("anchored") else what for quote, what in expected
    }
    assert {one.id: outcome(one, new.text) for one in placed} == wanted
    for one, (quote, what) in zip(placed, expected, strict=True):
        if " after " in what:  # of several equal passages the one that was marked
            here = what.partition(" after ")[2]
            assert new.text[: one.span.start].endswith(here), quote


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
@pytest.mark.parametrize("source", ["/home/leser/meldung.html", "https://zeitung.example/meldung"])
def test_both_texts_are_one_article(path: Path, source: str) -> None:
    from dataclasses import replace

    old, new, _ = sections(path)
    first, second = (replace(text_article(text), source=source) for text in (old, new))
    assert is_version_of(second, first)


@pytest.mark.parametrize("source", ["/home/leser/meldung.html", "https://zeitung.example/"])
def test_texts_of_different_pairs_are_different_articles(source: str) -> None:
    from dataclasses import replace

    texts = [replace(text_article(sections(path)[0]), source=source) for path in PAIRS]
    assert [
        (first.title, second.title)
        for first in texts
        for second in texts
        if first is not second and is_version_of(second, first)
    ] == []
