"""Texts that come and go in any order: nothing is lost on the way there or back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.test_replacing import ARTICLE, EDITS, Edit, lies_well

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article, normalise_text
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session.arrivals import go_to, take_in
from randnotiz.store import Library, open_library

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NUMBERS = count()
FRAME = "Der Rat der Stadt Verden hat am Freitag über den Bau der neuen Brücke beraten und lange gestritten."


@pytest.fixture(scope="module")
def one_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library for all examples: each has an article of its own in it."""
    library = open_library(tmp_path_factory.mktemp("library") / "library.sqlite").library
    yield library
    library.close()


def article(paragraphs: list[str], source: str) -> Article:
    """With words that stay, by which its versions are known."""
    text = normalise_text("\n\n".join([FRAME, source, *paragraphs]))
    return replace(text_article(text, title="Titel"), source=source)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    ARTICLE,
    st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), min_size=1, max_size=4),
    st.data(),
)
def test_every_version_comes_back_with_the_notes_as_they_were(
    one_library: Library, paragraphs: list[str], edits: list[list[Edit]], data: st.DataObject
) -> None:
    library, rng = one_library, random.Random(data.draw(st.integers(0, 2**32)))
    source = f"https://zeitung.example/{next(NUMBERS)}"
    first = article(paragraphs, source)
    number = take_in(library, first, NOON).id
    for n in range(3):
        start = rng.randrange(len(first.text))
        span = Span(start, min(len(first.text), start + rng.choice((1, 8, 50))))
        library.annotations.save(
            Annotation(f"{number}-{n}", number, describe(first.text, span), NOON, NOON, note=f"Notiz {n}")
        )
    quotes = {one.id: one.selector.exact for one in library.annotations.of_article(number)}
    seen: dict[str, list[Annotation]] = {first.hash: library.annotations.of_article(number)}
    moment = NOON
    for several in edits:
        for edit in several:
            edit(paragraphs, rng)
        moment += timedelta(minutes=1)
        new = article(paragraphs, source)
        assert take_in(library, new, moment).id == number
        notes = library.annotations.of_article(number)
        assert all(lies_well(one, new.text, quotes[one.id]) for one in notes)
        assert len(notes) == len(quotes)
        if new.hash in seen:
            assert notes == seen[new.hash]
        seen[new.hash] = notes
    for version in library.versions.of_article(number):
        wanted = library.versions.get(version.id).article
        moment += timedelta(minutes=1)
        go_to(library, number, version.id, moment)
        assert library.articles.get(number).article.text == wanted.text
        assert library.annotations.of_article(number) == seen[wanted.hash]
    texts = {library.versions.get(one.id).article.hash for one in library.versions.of_article(number)}
    assert texts | {library.articles.get(number).article.hash} == set(seen)


def test_the_library_holds_together(one_library: Library) -> None:
    from tests.store.holding import problems_of

    assert problems_of(Path(one_library.path)) == []
