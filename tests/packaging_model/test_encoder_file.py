"""The reader of the encoder file, on a file of three pieces and two tensors."""

import struct
from pathlib import Path

import numpy as np
import pytest
from encoder_file import Sizes, read_encoder


def encoder_bytes(tensors: dict[str, tuple[int, int, bytes]]) -> bytes:
    pieces = [b"<s>", "▁Kiew".encode(), b"s"]
    offsets = np.cumsum([0, *map(len, pieces)]).astype("<u4")
    head = b"E5S1" + struct.pack("<i7ifi", 1, 384, 12, 12, 1536, 3, 512, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, offsets[-1])
    head += offsets.tobytes() + np.array([0, -1.5, -2], "<f4").tobytes() + b"".join(pieces)
    rules = struct.pack("<IB", ord("\n"), 0) + struct.pack("<IBI", ord("ﬁ"), 1, ord("f"))
    head += struct.pack("<iI", 2, len(rules)) + rules
    directory_size = 4 + sum(2 + len(name) + 21 for name in tensors)
    place = len(head) + directory_size
    directory, data = struct.pack("<i", len(tensors)), b""
    for name, (kind, count, raw) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, place + len(data), len(raw))
        data += raw
    return head + directory + data


def test_pieces_rules_and_both_kinds_of_tensors(tmp_path: Path) -> None:
    nibbles = bytes(low | high << 4 for low, high in zip(range(16), range(15, -1, -1), strict=True))
    block = np.float16(0.5).tobytes() + nibbles
    plain = np.array([1, 2.5], "<f4").tobytes()
    file = tmp_path / "e5.bin"
    file.write_bytes(encoder_bytes({"emb.ln.w": (0, 2, plain), "l0.q.w": (1, 32, block)}))
    encoder = read_encoder(file)
    assert encoder.sizes == Sizes(384, 12, 12, 1536, 512, pytest.approx(1e-12))
    assert encoder.pieces == ["<s>", "▁Kiew", "s"]
    assert encoder.scores == [0, -1.5, -2]
    assert encoder.rules == {"ﬁ": "f"}
    assert encoder.tensors["emb.ln.w"].tolist() == [1, 2.5]
    low, high = np.arange(-8, 8) / 2, np.arange(7, -9, -1) / 2
    assert encoder.tensors["l0.q.w"].tolist() == [*low, *high]


def test_another_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "e5.bin"
    file.write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match=r"e5\.bin"):
        read_encoder(file)
