"""Bytes of text to a string, whatever they were written with."""

from __future__ import annotations

import codecs
import re

from randnotiz.domain.problem import ImportProblem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs of Python's that are no encoding of a file; UTF-8 has been ruled out where this is asked.
_NO_CHARSETS = ("utf", "punycode", "idna", "raw", "unicode", "charmap", "undefined")
_SAMPLE = 65_536  # bytes looked at where the whole need not be
_WESTERN = ("cp1252", "mac_roman", "cp850")
_NOT_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_ASCII_LETTER = re.compile(rb"[A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]")

# What high bytes of western European prose stand for: letters beside letters, marks beside anything.
_COMMON_LETTERS = frozenset("äöüßÄÖÜéèêàâçñáíóúôîïëåæøÉ")
_OTHER_LETTERS = frozenset("ÀÂÇÈÊËÍÎÏÑÓÔÚÛûùÿœŒÁÅÆØìòãõÃÕšŠžŽ")
_MARKS_OF_PROSE = frozenset("„“”‚‘’»«›‹–—…§€°·•£©®²³½×¿¡ \xad")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, not normalised yet.

    A byte order mark outranks valid UTF-8, which outranks `declared` (the encoding the source claims), which
    outranks guessing. Raises ImportProblem "import.binary" if it is no text at all.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace")
    wide = _wide_codec(data)
    if wide:
        return data.decode(wide, "replace")
    if _looks_binary(data):
        raise ImportProblem("import.binary")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace")
    return data.decode(_claimed(declared) or _guess(data), "replace")


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes lie."""
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if len(sample) < 4 or zeros * 4 < len(sample):
        return None
    share = [sample[offset::4].count(0) / (len(sample) / 4) for offset in range(4)]
    quiet, loud = 0.05, 0.6
    if min(share[2:]) > 0.95 and share[0] < quiet:
        return "utf-32-le"
    if min(share[:2]) > 0.95 and share[3] < quiet:
        return "utf-32-be"
    if min(share[1], share[3]) > loud and max(share[0], share[2]) < quiet:
        return "utf-16-le"
    if min(share[0], share[2]) > loud and max(share[1], share[3]) < quiet:
        return "utf-16-be"
    return None


def _looks_binary(data: bytes) -> bool:
    """Zero bytes, or more control characters than a stray one here and there; where all else is prose, a few
    more (as old word processors leave them) do not matter."""
    sample = data[:_SAMPLE] + data[len(data) // 2 :][:4096] if len(data) > _SAMPLE else data
    controls = len(_NOT_TEXT.findall(sample))
    if b"\0" in sample or controls * 10 > len(sample):
        return True
    return controls * 100 > len(sample) and not _is_prose(sample, controls)


def _is_prose(sample: bytes, controls: int) -> bool:
    """Valid UTF-8 with words between spaces, the control characters aside."""
    try:
        text = sample[: len(sample) - 3 if len(sample) > _SAMPLE else None].decode("utf-8")
    except UnicodeDecodeError:
        return False
    letters = sum(map(str.isalpha, text))
    return 4 * letters > 3 * (len(text) - text.count(" ") - controls) and 15 * text.count(" ") > len(text)


def _mostly_utf8(data: bytes) -> bool:
    """UTF-8 that was cut off or damaged in a place or two."""
    rest, sequences = _SEQUENCE.subn(b"", data)
    return sequences >= 10 * max(1, len(_HIGH.findall(rest)))


def _claimed(declared: str | None) -> str | None:
    """The Python codec of a claimed encoding; None if unknown, or UTF-8, which it then is not."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    try:
        "".encode(name)
        is_text = isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError):
        return None
    if not is_text or name.startswith(_NO_CHARSETS):
        return None
    # The web's own rule (WHATWG Encoding, 4.2): who says Latin-1 or ASCII means windows-1252.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _guess(data: bytes) -> str:
    """The likeliest one-byte encoding.

    Short German texts leave a general detector at sea (an umlaut or two is all it has), so the encodings in
    which western European text comes are tried by what each makes of the high bytes; others by statistics.
    """
    sample = data[: 4 * _SAMPLE]
    accents = len(_HIGH.findall(sample))
    scores = {codec: _plausibility(sample.decode(codec, "replace")) for codec in _WESTERN}
    best = max(_WESTERN, key=lambda codec: scores[codec])
    # More than a third of all letters with accents is another alphabet.
    if scores[best] >= 0.75 and (accents < 8 or 3 * accents < accents + len(_ASCII_LETTER.findall(sample))):
        return best
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    if match is not None and not match.encoding.startswith("utf"):
        return match.encoding
    return best


def _plausibility(text: str) -> float:
    """How much the non-ASCII characters of `text` are those of western European prose, at most 1."""
    total = score = 0.0
    for position, character in enumerate(text):
        if character < "\x80":
            continue
        total += 1
        before, after = text[position - 1 : position], text[position + 1 : position + 2]
        beside_letter = before.isalpha() or after.isalpha()
        if character in _COMMON_LETTERS:
            score += 0.2 if before.islower() and character.isupper() else 1 if beside_letter else 0.3
        elif character in _OTHER_LETTERS:
            score += 0.1 if before.islower() and character.isupper() else 0.6 if beside_letter else 0.0
        elif character in _MARKS_OF_PROSE:
            score += 0.0 if before.isalpha() and after.isalpha() and character != "’" else 0.8
    return score / total if total else 0.0
