"""Cutting a range of bytes out of a library's file while everything keeps its address in memory.

The fields are those of the System V ABI, chapters 4 and 5 ("ELF header", "Sections", "Program header").
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

_KIND: Final = b"\x7fELF\x02\x01"
"""64 bits, little endian: the only kind this is for."""
_HEADER: Final = struct.Struct("<16sHHIQQQIHHHHHH")
_SEGMENT: Final = struct.Struct("<IIQQQQQQ")
_SECTION: Final = struct.Struct("<IIQQQQIIQQ")
_LOAD, _NOTE, _TABLE = 1, 4, 6
_WRITABLE: Final = 2
_PROGBITS, _NOBITS = 1, 8


class Range(NamedTuple):
    """Bytes of a file, from `start` up to before `end`."""

    start: int
    end: int


class _Header(NamedTuple):
    ident: bytes
    kind: int
    machine: int
    version: int
    entry: int
    segments_at: int
    sections_at: int
    flags: int
    size: int
    segment_size: int
    segments: int
    section_size: int
    sections: int
    names: int


class _Segment(NamedTuple):
    kind: int
    flags: int
    offset: int
    address: int
    physical: int
    stored: int
    size: int
    alignment: int


class _Section(NamedTuple):
    name: int
    kind: int
    flags: int
    address: int
    offset: int
    size: int
    link: int
    info: int
    alignment: int
    entry: int


def without(data: bytes, place: Range) -> bytes:
    """The library without the whole pages of `place`, which read as zeros from now on.

    The segment they lie in becomes three: what is before them, zeros that are not stored, and what is behind.
    Two headers that no loader asks a library for, of the header table and of notes, make room for the two new
    ones. Where the file is of another kind, has no such room, or `place` is no whole page of data that is
    only read, it comes back as it is.
    """
    if not data.startswith(_KIND):
        return data
    head = _Header(*_HEADER.unpack_from(data))
    segments = [_Segment(*fields) for fields in _fields(_SEGMENT, data, head.segments_at, head.segments)]
    sections = [_Section(*fields) for fields in _fields(_SECTION, data, head.sections_at, head.sections)]
    whole = next((one for one in segments if one.kind == _LOAD and _holds(one, place)), None)
    spare = [one for one in segments if one.kind in (_TABLE, _NOTE)]
    if whole is None or whole.flags & _WRITABLE or len(spare) < 2 or head.sections_at < place.end:
        return data
    hole = Range(_up(place.start, whole.alignment), _down(place.end, whole.alignment))
    if hole.start >= hole.end:
        return data
    cut = [part for one in segments if one not in spare[:2] for part in _segments(one, whole, hole)]
    split = [_behind(one, hole) for one in sections]
    split += [part for one in sections for part in _rest(one, hole)]
    body = bytearray(data[: hole.start] + data[hole.end : head.sections_at])
    _put(body, head.segments_at, b"".join(_SEGMENT.pack(*one) for one in cut))
    body += bytes(-len(body) % 8)
    new = head._replace(sections_at=len(body), segments=len(cut), sections=len(split))
    _put(body, 0, _HEADER.pack(*new))
    return bytes(body) + b"".join(_SECTION.pack(*one) for one in split)


def _segments(one: _Segment, whole: _Segment, hole: Range) -> list[_Segment]:
    """What becomes of a segment: three of the one with the hole; the others move up in the file."""
    if one != whole:
        moved = one.offset - _size(hole) if one.offset >= hole.end else one.offset
        return [one._replace(offset=moved)]
    before, behind = hole.start - one.offset, hole.end - one.offset
    zeros = one._replace(
        offset=hole.start,
        address=one.address + before,
        physical=one.physical + before,
        stored=0,
        size=_size(hole),
    )
    rest = one._replace(
        offset=hole.start,
        address=one.address + behind,
        physical=one.physical + behind,
        stored=one.stored - behind,
        size=one.size - behind,
    )
    return [one._replace(stored=before, size=before), zeros, rest]


def _behind(one: _Section, hole: Range) -> _Section:
    """What becomes of a section at its old place in the table: one with the hole ends before it."""
    if one.offset >= hole.end:
        return one._replace(offset=one.offset - _size(hole))
    return one._replace(size=hole.start - one.offset) if _rest(one, hole) else one


def _rest(one: _Section, hole: Range) -> list[_Section]:
    """The zeros and what is behind them, of a section with the hole; none of any other."""
    if one.kind != _PROGBITS or not one.offset <= hole.start < hole.end <= one.offset + one.size:
        return []
    before, behind = hole.start - one.offset, hole.end - one.offset
    zeros = one._replace(kind=_NOBITS, address=one.address + before, offset=hole.start, size=_size(hole))
    rest = one._replace(address=one.address + behind, offset=hole.start, size=one.size - behind)
    return [zeros, rest]


def _holds(one: _Segment, place: Range) -> bool:
    return one.offset <= place.start < place.end <= one.offset + one.stored


def _fields(layout: struct.Struct, data: bytes, start: int, count: int) -> list[tuple[int, ...]]:
    return list(layout.iter_unpack(data[start : start + count * layout.size]))


def _put(data: bytearray, start: int, new: bytes) -> None:
    data[start : start + len(new)] = new


def _up(value: int, step: int) -> int:
    return -(-value // step) * step


def _down(value: int, step: int) -> int:
    return value // step * step


def _size(of: Range) -> int:
    return of.end - of.start
