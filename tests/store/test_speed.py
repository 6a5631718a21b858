"""How fast a large library is. Prints figures and asserts none: pytest -m benchmark -s on this file."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from tests.domain.strategies import WORDS
from tests.store.making import NOON, make_annotation, make_article

from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.store import open_library

pytestmark = pytest.mark.benchmark
ARTICLES = 20_000


def _timed(name: str, act: Callable[[], object], times: int = 1) -> None:
    taken = []
    for _ in range(times):
        begun = perf_counter()
        act()
        taken.append(perf_counter() - begun)
    print(f"{name}: median {median(taken) * 1000:.1f} ms, longest {max(taken) * 1000:.1f} ms")  # noqa: T201


def test_a_library_of_many_articles(path: Path) -> None:
    rng = random.Random(3)
    vocabulary = [*WORDS, *("".join(rng.choices("abcdefghijklmnopqrstuvwäöüß", k=8)) for _ in range(30_000))]
    library = open_library(path).library
    with library.transaction():
        for number in range(ARTICLES):
            text = " ".join(rng.choices(vocabulary, k=100))
            article = Article(text, f"Bericht {number}", (Block(BlockKind.PARAGRAPH, 0, len(text)),))
            library.articles.add(article, NOON + timedelta(seconds=number))
    library.close()
    print(f"\n{ARTICLES} articles, {path.stat().st_size / 1e6:.0f} MB")  # noqa: T201
    _timed("open and close", lambda: open_library(path).library.close(), 20)
    library = open_library(path).library
    _timed("summaries", library.articles.summaries, 3)
    _timed("one article", lambda: library.articles.get(ARTICLES // 2), 20)
    for query in ("Regierung", "b", "Bericht 17", vocabulary[5000]):
        _timed(f"search {query}", lambda query=query: library.search(query), 3)  # type: ignore[misc]
    annotation = make_annotation(library.articles.get(1), note="")
    typed = iter(range(10_000))
    _timed("a note saved", lambda: library.annotations.save(replace(annotation, note="x" * next(typed))), 300)
    long = make_article("Wort und Satz. " * 70_000)
    _timed("an article of 1 MB added", lambda: library.articles.add(long, NOON))
    _timed("an article of 1 MB read", lambda: library.articles.get(ARTICLES + 1), 5)
    _timed("a word of every sentence in it searched", lambda: library.search("Satz"), 5)
    steps = library.backup_steps()
    _timed("backup", lambda: list(steps))
    _timed("no backup, nothing changed", library.backup_now)
    library.close()
