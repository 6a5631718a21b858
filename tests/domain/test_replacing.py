"""Whatever is done to a text, a note lies on its own words, is asked about, or waits among the unplaced."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.strategies import (
    ARABIC,
    COMBINING,
    EMOJI,
    FAMILY,
    FLAG,
    HAN,
    NBSP,
    SKIN_TONE,
    SOFT_HYPHEN,
    STACKED,
    WORDS,
)

from randnotiz.domain.alignment import aligned
from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.article import Article, normalise_text
from randnotiz.domain.changes import Changes, Kind, changes_between
from randnotiz.domain.edit_distance import closest
from randnotiz.domain.replacing import place_again
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.importers import text_article

NOW = datetime(2026, 11, 22, tzinfo=UTC)
NASTY = (
    EMOJI,
    FAMILY,
    FLAG,
    SKIN_TONE,
    COMBINING,
    STACKED,
    HAN,
    ARABIC,
    f"10{NBSP}000",
    f"Stadt{SOFT_HYPHEN}rat",
)
REPEATED = "Die Feuerwehr ist im Einsatz. Mehr dazu in Kürze."
WORD = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(NASTY)
)
PARAGRAPH = st.one_of(st.lists(WORD, min_size=4, max_size=30).map(" ".join), st.just(REPEATED))
ARTICLE = st.lists(PARAGRAPH, min_size=2, max_size=10)

Edit = Callable[[list[str], random.Random], None]


def _insert(paragraphs: list[str], rng: random.Random) -> None:
    words = rng.choices(WORDS, k=rng.randint(3, 20))
    paragraphs.insert(rng.randint(0, len(paragraphs)), rng.choice((" ".join(words), REPEATED)))


def _delete(paragraphs: list[str], rng: random.Random) -> None:
    if len(paragraphs) > 1:
        del paragraphs[rng.randrange(len(paragraphs))]


def _move(paragraphs: list[str], rng: random.Random) -> None:
    paragraphs.insert(rng.randrange(len(paragraphs)), paragraphs.pop(rng.randrange(len(paragraphs))))


def _within(change: Callable[[str, random.Random], str]) -> Edit:
    def edit(paragraphs: list[str], rng: random.Random) -> None:
        at = rng.randrange(len(paragraphs))
        paragraphs[at] = change(paragraphs[at], rng)

    return edit


def _reword(paragraph: str, rng: random.Random) -> str:
    words = paragraph.split(" ")
    for _ in range(rng.randint(1, 4)):
        if not words:
            break
        at = rng.randrange(len(words))
        words[at : at + 1] = rng.choice(([], [rng.choice(WORDS)], [words[at], rng.choice(WORDS)]))
    return " ".join(words) or "leer"


def _swap_sentences(paragraph: str, rng: random.Random) -> str:
    half = len(paragraph) // 2
    return f"{paragraph[half:].strip()} {paragraph[:half].strip()}"


def _spaces(paragraph: str, rng: random.Random) -> str:
    return paragraph.replace(" ", rng.choice(("  ", NBSP, "\t", "\r\n")), rng.randint(1, 3))


def _quotes(paragraph: str, rng: random.Random) -> str:
    return paragraph.replace("„", '"').replace("“", '"') if "„" in paragraph else f"„{paragraph}“"


def _composed(paragraph: str, rng: random.Random) -> str:
    return unicodedata.normalize(rng.choice(("NFC", "NFD")), paragraph)


def _spelling(paragraph: str, rng: random.Random) -> str:
    return paragraph.replace("ß", "ss").replace("Ä", "Ae")


EDITS: tuple[Edit, ...] = (
    _insert,
    _delete,
    _move,
    *map(_within, (_reword, _reword, _swap_sentences, _spaces, _quotes, _composed, _spelling)),
    lambda paragraphs, rng: paragraphs.append(paragraphs[0]),
)


def _article(paragraphs: list[str]) -> Article:
    return text_article(normalise_text("\n\n".join(paragraphs)), title="Titel")


@st.composite
def changed_articles(draw: st.DrawFn) -> tuple[Article, Article, list[Annotation]]:
    """An article, what became of it by a few edits, and annotations on the first."""
    paragraphs = draw(ARTICLE)
    old = _article(paragraphs)
    rng = random.Random(draw(st.integers(0, 2**32)))
    for edit in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=6)):
        edit(paragraphs, rng)
    notes = []
    for number in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(old.text) - 1))
        length = draw(st.sampled_from((1, 3, 12, 40, 120)))
        span = Span(start, min(len(old.text), start + length))
        notes.append(Annotation(str(number), 1, describe(old.text, span), NOW, NOW, note=str(number)))
    return old, _article(paragraphs), notes


def lies_well(one: Annotation, text: str, quote: str) -> bool:
    """Its very words; or, where the reader is asked, at most a quarter of their characters are others."""
    if one.state is AnchorState.ORPHANED:
        return one.selector.exact == quote
    words = one.span.of(text)
    if one.state is AnchorState.ANCHORED:
        return words == quote == one.selector.exact
    return (
        one.selector.exact == quote
        and closest(quote, words).errors * 4 <= len(quote)
        and len(words) <= 2 * len(quote) + 16
    )


@settings(max_examples=300)
@given(changed_articles())
def test_no_note_is_lost_or_put_on_other_words(case: tuple[Article, Article, list[Annotation]]) -> None:
    old, new, notes = case
    placed = place_again(notes, new.text, changes_between(old, new))
    assert [(one.id, one.note, one.created, one.modified) for one in placed] == [
        (one.id, one.note, one.created, one.modified) for one in notes
    ]
    for before, after in zip(notes, placed, strict=True):
        assert lies_well(after, new.text, before.selector.exact)


@settings(max_examples=150)
@given(changed_articles(), st.integers(0, 2**32), st.lists(st.sampled_from(EDITS), max_size=4))
def test_nor_when_the_text_changes_again(
    case: tuple[Article, Article, list[Annotation]], seed: int, edits: list[Edit]
) -> None:
    old, new, notes = case
    placed = place_again(notes, new.text, changes_between(old, new))
    paragraphs = new.text.split("\n\n")
    rng = random.Random(seed)
    for edit in edits:
        edit(paragraphs, rng)
    newest = _article(paragraphs)
    for before, after in zip(
        notes, place_again(placed, newest.text, changes_between(new, newest)), strict=True
    ):
        assert lies_well(after, newest.text, before.selector.exact)


@settings(max_examples=150)
@given(changed_articles())
def test_what_stands_in_an_untouched_paragraph_stays_there(
    case: tuple[Article, Article, list[Annotation]],
) -> None:
    old, new, notes = case
    changes = changes_between(old, new)
    kept = {
        row.old.start: row.new.start
        for row in changes.rows
        if row.old and row.new and row.old.span.of(old.text) == row.new.span.of(new.text)
    }
    for before, after in zip(notes, place_again(notes, new.text, changes), strict=True):
        block = next(
            (b for b in old.blocks if b.start <= before.span.start and before.span.end <= b.end), None
        )
        whole = before.selector.prefix + before.selector.exact + before.selector.suffix
        if block is None or block.start not in kept:
            continue
        here = kept[block.start] + before.span.start - block.start
        if new.text.startswith(whole, here - len(before.selector.prefix)):
            assert (after.state, after.span.start) == (AnchorState.ANCHORED, here)


# What changed


def texts_of(changes: Changes, old: Article, new: Article) -> tuple[list[str], list[str]]:
    """Both texts' blocks, put together again from the pieces."""
    before, after = [], []
    for row in changes.rows:
        if row.old:
            before.append("".join(p.old.of(old.text) for p in row.pieces if p.kind is not Kind.INSERTED))
        if row.new:
            after.append("".join(p.new.of(new.text) for p in row.pieces if p.kind is not Kind.DELETED))
    return before, after


@settings(max_examples=300)
@given(changed_articles())
def test_both_texts_can_be_read_from_what_changed(
    case: tuple[Article, Article, list[Annotation]],
) -> None:
    old, new, _ = case
    changes = changes_between(old, new)
    assert texts_of(changes, old, new) == (
        [block.span.of(old.text) for block in old.blocks],
        [block.span.of(new.text) for block in new.blocks],
    )
    for row in changes.rows:
        for piece in row.pieces:
            if piece.kind is Kind.KEPT:
                assert piece.old.of(old.text) == piece.new.of(new.text)
    assert (changes.passages == 0) == (
        [block.span.of(old.text) for block in old.blocks] == [block.span.of(new.text) for block in new.blocks]
    )


@given(st.lists(st.integers(0, 6), max_size=60), st.lists(st.integers(0, 6), max_size=60))
def test_aligned_elements_are_equal_and_in_order(old: list[int], new: list[int]) -> None:
    pairs = aligned(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_words_that_changed_are_told_word_by_word() -> None:
    old = text_article("Am Montag kamen 12 Menschen zum Fest in der alten Scheune.")
    new = text_article("Am Montag kamen 14 Menschen zum Fest in der Scheune.")
    (row,) = changes_between(old, new).rows
    told = [
        (
            p.kind,
            (p.old if p.kind is Kind.DELETED else p.new).of(old.text if p.kind is Kind.DELETED else new.text),
        )
        for p in row.pieces
    ]
    assert told == [
        (Kind.KEPT, "Am Montag kamen "),
        (Kind.DELETED, "12"),
        (Kind.INSERTED, "14"),
        (Kind.KEPT, " Menschen zum Fest in der "),
        (Kind.DELETED, "alten "),
        (Kind.KEPT, "Scheune."),
    ]


def test_a_moved_paragraph_is_told_as_moved_and_counts_once() -> None:
    paragraphs = [f"Absatz {n} erzählt von etwas, das sonst nirgends steht: {n * 7}." for n in range(5)]
    old = _article(paragraphs)
    new = _article([*paragraphs[1:], paragraphs[0]])
    changes = changes_between(old, new)
    assert [(bool(row.old), bool(row.new)) for row in changes.rows if row.moved] == [
        (True, False),
        (False, True),
    ]
    assert changes.passages == 1
    assert changes.new_offset(3) == new.text.index("Absatz 0") + 3
