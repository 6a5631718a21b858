"""How long an article of 1 MB with 1,000 annotations takes to get a new text.

`python tests/benchmarks/changed_text.py`: seconds of processor time for finding the changes, for placing the
annotations again, and for the whole exchange in a library on disk, beside the time to bring the article in.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from randnotiz.domain.annotation import Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.changes import changes_between
from randnotiz.domain.replacing import place_again
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.importers import text_article
from randnotiz.session.arrivals import take_in
from randnotiz.store import open_library

NOW = datetime.now(UTC)
PARAGRAPHS, WORDS_EACH, NOTES = 1700, 80, 1000
LENGTHS = (3, 8, 20, 60, 200, 2000)


def main() -> None:
    """Measure and print, one kind of change a line."""
    rng = random.Random(1)
    words = [f"wort{number}" for number in range(8000)]
    weights = [1 / (number + 1) for number in range(8000)]

    def paragraph() -> str:
        return " ".join(rng.choices(words, weights=weights, k=WORDS_EACH))

    def reworded(text: str) -> str:
        parts = text.split()
        for _ in range(6):
            parts[rng.randrange(len(parts))] = rng.choice(words)
        return " ".join(parts)

    paragraphs = [paragraph() for _ in range(PARAGRAPHS)]
    old = _article(paragraphs)
    notes = [_note(rng, old.text, number) for number in range(NOTES)]
    shuffled = rng.sample(paragraphs, len(paragraphs))
    kinds = {
        "a paragraph more": [paragraph(), *paragraphs],
        "every 10th paragraph reworded": [
            reworded(text) if number % 10 == 0 else text for number, text in enumerate(paragraphs)
        ],
        "every paragraph reworded": [reworded(text) for text in paragraphs],
        "paragraphs in another order": shuffled,
    }
    for name, changed in kinds.items():
        _measure(name, old, _article(changed), notes)


def _measure(name: str, old: Article, new: Article, notes: list[Annotation]) -> None:
    start = process_time()
    changes = changes_between(old, new)
    found = process_time()
    placed = place_again(notes, new.text, changes)
    done = process_time()
    states = Counter(one.state.value for one in placed)
    brought, exchanged = _in_library(old, new, notes)
    sys.stdout.write(
        f"{name}: {changes.passages} passages; changes {found - start:.2f} s, placing {done - found:.2f} s, "
        f"whole exchange {exchanged:.2f} s (bringing in: {brought:.2f} s); {dict(states)}\n"
    )


def _in_library(old: Article, new: Article, notes: list[Annotation]) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "library.sqlite").library
        start = process_time()
        take_in(library, old, NOW)
        brought = process_time()
        with library.transaction():
            for note in notes:
                library.annotations.save(note)
        saved = process_time()
        assert take_in(library, new, NOW).id == 1
        done = process_time()
        library.close()
    return brought - start, done - saved


def _article(paragraphs: list[str]) -> Article:
    from dataclasses import replace

    return replace(text_article("\n\n".join(paragraphs), language="de"), source="/benchmark.txt")


def _note(rng: random.Random, text: str, number: int) -> Annotation:
    start = text.index(" ", rng.randrange(len(text) - 3000)) + 1
    end = text.index(" ", start + rng.choice(LENGTHS))
    return Annotation(str(number), 1, describe(text, Span(start, end)), NOW, NOW)


if __name__ == "__main__":
    main()
