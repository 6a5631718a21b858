"""What changed from one version of an article to the next: block by block, and in those word by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import Final, NamedTuple

from randnotiz.domain.alignment import aligned, in_order
from randnotiz.domain.article import Article, Block
from randnotiz.domain.span import Span

_WORD: Final = re.compile("(?:\\w|[\u0300-\u036f])+|[\U0001f000-\U0001faff\u2600-\u27bf\u200d\ufe0e\ufe0f]+")
_LIKE: Final = 0.35
"""Blocks that share so much of their words are two versions of one block."""
_TELLING: Final = 5  # a word that stands in more blocks than that does not say which one is meant
_MOVED: Final = 20  # code points from which on a block that stands elsewhere counts as moved
_ISLAND: Final = 16  # kept words no longer than that, between longer changes, are only in the way


class Kind(Enum):
    """What happened to a stretch of text."""

    KEPT = auto()
    DELETED = auto()
    INSERTED = auto()


class Piece(NamedTuple):
    """A stretch in the old and in the new text, in code points; empty on the side where it is not."""

    kind: Kind
    old: Span
    new: Span


class Row(NamedTuple):
    """A block of either text, or of both, and its pieces in order.

    `moved`: its words stand elsewhere in the other text, unchanged.
    """

    old: Block | None
    new: Block | None
    pieces: tuple[Piece, ...]
    moved: bool = False


class Changes:
    """The way from one text to another; rows in the order in which both can be read together."""

    def __init__(self, rows: Sequence[Row], moves: Sequence[tuple[Block, Block]] = ()) -> None:
        self.rows = tuple(rows)
        self._moves = moves

    @cached_property
    def passages(self) -> int:
        """How many places changed; what was moved counts once, what changed side by side too."""
        count, quiet = 0, True
        for row in self.rows:
            if row.moved and row.new is None:
                continue  # counted where it stands now
            for piece in row.pieces:
                count += quiet and piece.kind is not Kind.KEPT
                quiet = piece.kind is Kind.KEPT
        return count

    def new_offset(self, offset: int) -> int:
        """Where a code point of the old text stands in the new one, or about there if it is gone."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        old, new = self._kept[at]
        return new.start + min(offset - old.start, len(new))

    @cached_property
    def _kept(self) -> list[tuple[Span, Span]]:
        kept = [
            (piece.old, piece.new) for row in self.rows for piece in row.pieces if piece.kind is Kind.KEPT
        ]
        kept += [(old.span, new.span) for old, new in self._moves]
        return sorted(kept, key=lambda pair: pair[0].start)

    @cached_property
    def _starts(self) -> list[int]:
        return [old.start for old, _ in self._kept]


def changes_between(old: Article, new: Article) -> Changes:
    """What turned `old` into `new`, in about linear time."""
    before = [block.span.of(old.text) for block in old.blocks]
    after = [block.span.of(new.text) for block in new.blocks]
    same = aligned(before, after)
    pairs = sorted({*same, *_like_pairs(before, after, same)})
    olds, news = {i for i, _ in pairs}, {j for _, j in pairs}
    moves = _moves(
        [(i, words) for i, words in enumerate(before) if i not in olds],
        [(j, words) for j, words in enumerate(after) if j not in news],
    )
    rows = list(_rows(old, new, pairs, moves))
    return Changes(rows, [(old.blocks[i], new.blocks[j]) for i, j in moves.items()])


def _rows(
    old: Article, new: Article, pairs: Sequence[tuple[int, int]], moves: dict[int, int]
) -> Iterator[Row]:
    arrived = set(moves.values())
    i = j = 0
    for stop in (*pairs, (len(old.blocks), len(new.blocks))):
        for at in range(i, stop[0]):
            span = old.blocks[at].span
            yield Row(old.blocks[at], None, (_deleted(span, new, j),), at in moves)
        for at in range(j, stop[1]):
            yield Row(None, new.blocks[at], (_inserted(old, i, new.blocks[at].span),), at in arrived)
        if stop[0] < len(old.blocks):
            first, second = old.blocks[stop[0]], new.blocks[stop[1]]
            yield Row(first, second, tuple(_pieces(old.text, new.text, first.span, second.span)))
        i, j = stop[0] + 1, stop[1] + 1


def _deleted(span: Span, new: Article, at: int) -> Piece:
    place = new.blocks[at].start if at < len(new.blocks) else len(new.text)
    return Piece(Kind.DELETED, span, Span(place, place))


def _inserted(old: Article, at: int, span: Span) -> Piece:
    place = old.blocks[at].start if at < len(old.blocks) else len(old.text)
    return Piece(Kind.INSERTED, Span(place, place), span)


# ----------------------------------------------------------------- blocks


def _like_pairs(
    before: Sequence[str], after: Sequence[str], same: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """In each gap between equal blocks: blocks that are two versions of one."""
    i = j = 0
    for stop in (*same, (len(before), len(after))):
        if i < stop[0] and j < stop[1]:
            yield from _like_in_gap(before, after, range(i, stop[0]), range(j, stop[1]))
        i, j = stop[0] + 1, stop[1] + 1


def _like_in_gap(
    before: Sequence[str], after: Sequence[str], olds: range, news: range
) -> list[tuple[int, int]]:
    words_of_new = {j: Counter(_WORD.findall(after[j])) for j in news}
    where: defaultdict[str, list[int]] = defaultdict(list)
    for j, words in words_of_new.items():
        for word in words:
            where[word].append(j)
    pairs = []
    for place, i in enumerate(olds):
        words = Counter(_WORD.findall(before[i]))
        votes = Counter(j for word in words for j in where.get(word, ()) if len(where[word]) <= _TELLING)
        likely = [j for j, _ in votes.most_common(3)]
        if len(olds) == len(news):
            likely.append(news[place])
        scored = [(_likeness(words, words_of_new[j]), -abs(j - news[0] - place), j) for j in likely]
        if scored and max(scored)[0] >= _LIKE:
            pairs.append((i, max(scored)[2]))
    return in_order(pairs)


def _likeness(first: Counter[str], second: Counter[str]) -> float:
    """Dice's coefficient of two multisets of words."""
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _moves(gone: Sequence[tuple[int, str]], come: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Which block stands where now, its words unchanged."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for j, words in reversed(come):
        where[words].append(j)
    return {i: where[words].pop() for i, words in gone if len(words) >= _MOVED and where.get(words)}


# ----------------------------------------------------------------- words


def _pieces(old: str, new: str, before: Span, after: Span) -> Iterator[Piece]:
    """What happened within a block, word by word."""
    if before.of(old) == after.of(new):
        yield Piece(Kind.KEPT, before, after)
        return
    yield from _from_kept(_without_islands(_kept_runs(old, new, before, after), before, after), before, after)


def _kept_runs(old: str, new: str, before: Span, after: Span) -> list[tuple[Span, Span]]:
    """The stretches that both have, as long as can be: words, and what stands between and beside them."""
    olds = [Span(*found.span()) for found in _WORD.finditer(old, before.start, before.end)]
    news = [Span(*found.span()) for found in _WORD.finditer(new, after.start, after.end)]
    runs: list[tuple[Span, Span]] = []
    pairs = aligned([span.of(old) for span in olds], [span.of(new) for span in news])
    for i, j in pairs:
        first, second = olds[i], news[j]
        if runs:
            last, new_last = runs[-1]
            if old[last.end : first.start] == new[new_last.end : second.start]:
                runs[-1] = (Span(last.start, first.end), Span(new_last.start, second.end))
                continue
        runs.append((first, second))
    return [_widened(old, new, runs, at, before, after) for at in range(len(runs))]


def _widened(
    old: str, new: str, runs: list[tuple[Span, Span]], at: int, before: Span, after: Span
) -> tuple[Span, Span]:
    """A run with the equal marks and spaces beside it."""
    first, second = runs[at]
    low = runs[at - 1] if at else (Span(before.start, before.start), Span(after.start, after.start))
    high = runs[at + 1] if at + 1 < len(runs) else (Span(before.end, before.end), Span(after.end, after.end))
    end, new_end = first.end, second.end
    while end < high[0].start and new_end < high[1].start and _same_mark(old[end], new[new_end]):
        end, new_end = end + 1, new_end + 1
    start, new_start = first.start, second.start
    while start > low[0].end and new_start > low[1].end and _same_mark(old[start - 1], new[new_start - 1]):
        start, new_start = start - 1, new_start - 1
    runs[at] = (Span(start, end), Span(new_start, new_end))
    return runs[at]


def _same_mark(first: str, second: str) -> bool:
    return first == second and not _WORD.match(first)


def _without_islands(runs: list[tuple[Span, Span]], before: Span, after: Span) -> list[tuple[Span, Span]]:
    """Without short runs between longer changes: they make a diff unreadable and say nothing."""
    ends = [*runs, (Span(before.end, before.end), Span(after.end, after.end))]
    kept: list[tuple[Span, Span]] = []
    for at, (old, new) in enumerate(runs):
        last_old, last_new = (kept[-1][0].end, kept[-1][1].end) if kept else (before.start, after.start)
        gap = max(old.start - last_old, new.start - last_new)
        next_gap = max(ends[at + 1][0].start - old.end, ends[at + 1][1].start - new.end)
        inside = kept or at + 1 < len(runs)
        if inside and len(old) < min(_ISLAND, gap, next_gap):
            continue
        kept.append((old, new))
    return kept


def _from_kept(runs: Sequence[tuple[Span, Span]], before: Span, after: Span) -> Iterator[Piece]:
    old_at, new_at = before.start, after.start
    for old, new in (*runs, (Span(before.end, before.end), Span(after.end, after.end))):
        if old_at < old.start:
            yield Piece(Kind.DELETED, Span(old_at, old.start), Span(new_at, new_at))
        if new_at < new.start:
            yield Piece(Kind.INSERTED, Span(old.start, old.start), Span(new_at, new.start))
        if len(old):
            yield Piece(Kind.KEPT, old, new)
        old_at, new_at = old.end, new.end
