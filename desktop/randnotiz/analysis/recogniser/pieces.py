"""Words to piece numbers: the Unigram tokeniser of multilingual-e5-small over a pruned vocabulary.

The segmentation is the most probable one under a unigram model (Kudo 2018, "Subword Regularization", section
3.1), found by dynamic programming. It is done word by word and remembered, since texts repeat their words.

File format (little endian), read in one go because a start-up must not parse JSON: ``RNPV``, uint32 number of
pieces, uint32 number of character rules, uint32 bytes of piece text, uint32 bytes of rule text; float32 score
per piece; the pieces in UTF-8, joined by newlines; the rules in UTF-8, each ``character replacement``, joined
by newlines.
"""

import struct
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from .words import canonical

START, PADDING, END, UNKNOWN = 0, 1, 2, 3
"""Numbers of ``<s>``, ``<pad>``, ``</s>`` and ``<unk>``, as in XLM-R."""

WORD_START = "\u2581"
MOST_PIECES = 16
"""Pieces of one word that are kept; only the first carries the label, the others are context."""

_MAGIC = b"RNPV"
_HEAD = struct.Struct("<4s4I")
_CACHED_WORDS = 100_000
_UNKNOWN_PENALTY = 10.0


class PieceVocabulary:
    """Pieces with their log probabilities, and the character rules applied before looking them up."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], rules: Mapping[str, str]) -> None:
        self.pieces = pieces
        self.scores = scores
        self.rules = rules
        self._numbers = {
            piece: number
            for number, piece in enumerate(pieces)
            if number > UNKNOWN and piece and piece != "<mask>"
        }
        self._longest = max(map(len, self._numbers))
        self._unknown_score = min(scores) - _UNKNOWN_PENALTY
        self._table = str.maketrans(dict(rules))
        self._cache: dict[tuple[str, bool], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    def encode(self, word: str, spaced: bool) -> tuple[int, ...]:
        """Piece numbers of one word, at least one, at most MOST_PIECES; ``spaced``: white space or nothing
        stands before it."""
        key = (word, spaced)
        found = self._cache.get(key)
        if found is None:
            text = canonical(word).translate(self._table).strip(" ").replace(" ", WORD_START)
            found = tuple(self._segment(WORD_START + text if spaced else text)[:MOST_PIECES]) or (UNKNOWN,)
            if len(self._cache) >= _CACHED_WORDS:
                self._cache.clear()
            self._cache[key] = found
        return found

    def _segment(self, text: str) -> list[int]:
        size = len(text)
        best = [float("-inf")] * (size + 1)
        best[0] = 0.0
        back: list[tuple[int, int]] = [(0, UNKNOWN)] * (size + 1)
        numbers, scores, longest = self._numbers, self.scores, self._longest
        for start in range(size):
            base = best[start]
            for end in range(start + 1, min(size, start + longest) + 1):
                number = numbers.get(text[start:end])
                if number is not None and base + scores[number] > best[end]:
                    best[end] = base + scores[number]
                    back[end] = (start, number)
            if base + self._unknown_score > best[start + 1]:
                best[start + 1] = base + self._unknown_score
                back[start + 1] = (start, UNKNOWN)
        found = []
        end = size
        while end > 0:
            end, number = back[end]
            found.append(number)
        return found[::-1]

    def save(self, path: Path) -> None:
        """Write the vocabulary in the format above."""
        text = "\n".join(self.pieces).encode()
        rules = "\n".join(
            f"{character}{replacement}" for character, replacement in self.rules.items()
        ).encode()
        head = _HEAD.pack(_MAGIC, len(self.pieces), len(self.rules), len(text), len(rules))
        path.write_bytes(head + array("f", self.scores).tobytes() + text + rules)

    @classmethod
    def load(cls, path: Path) -> "PieceVocabulary":
        """Read the format above. Raises ValueError when ``path`` is something else, OSError when it cannot be
        read."""
        data = path.read_bytes()
        if len(data) < _HEAD.size or data[:4] != _MAGIC:
            raise ValueError(f"{path.name} is no piece vocabulary")
        _, count, rule_count, text_size, rule_size = _HEAD.unpack_from(data)
        place = _HEAD.size
        if len(data) != place + 4 * count + text_size + rule_size:
            raise ValueError(f"{path.name} is damaged")
        scores = array("f")
        scores.frombytes(data[place : place + 4 * count])
        place += 4 * count
        pieces = data[place : place + text_size].decode().split("\n")
        rules = (
            data[place + text_size : place + text_size + rule_size].decode().split("\n") if rule_count else []
        )
        return cls(pieces, scores, {rule[0]: rule[1:] for rule in rules})
