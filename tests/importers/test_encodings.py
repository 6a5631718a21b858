"""German comes out right whatever it was written with; what is no text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.domain.problem import ImportProblem
from randnotiz.importers.encodings import decode

SENTENCES = [
    "Größe über alles: Öl, Ärger, Füße",
    "München",
    "Über die Straße gehen",
    "Die Präsidentin erklärte, man müsse prüfen, ob das Café öffnet.",
    "Kosten: 5 Euro für Bücher.",
    "In Köln wird gefeiert, in Düsseldorf nicht. " * 400,
]
TYPESET = ["„Wir müssen“, sagte er – und ging.", "Das kostet 5 € – «so» sagte er’s", "Es waren 20 °C § 5 §"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "mac_roman", "cp850"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_short_and_long_german(sentence, encoding):
    assert decode(sentence.encode(encoding)).removeprefix("\ufeff") == sentence


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman"])
@pytest.mark.parametrize("sentence", TYPESET)
def test_quotation_marks_and_signs(sentence, encoding):
    if encoding == "mac_roman":
        sentence = "Ärger: " + sentence
    assert decode(sentence.encode(encoding)) == sentence


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_wide_encodings_with_and_without_a_mark(encoding, mark):
    text = "Größe über alles, sagte er. 🙂 Und mehr."
    assert decode((mark + text).encode(encoding)).removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент заявил во вторник, что переговоры продолжатся. " * 5, "cp1251"),
        ("Prezydent oświadczył we wtorek, że rozmowy będą kontynuowane w środę. " * 5, "cp1250"),
    ],
)
def test_other_languages_by_statistics(text, encoding):
    assert decode(text.encode(encoding)) == text


def test_a_damaged_byte_does_not_turn_utf8_into_something_else():
    data = ("Größe über alles. " * 30).encode() + b"\xff" + "Ärger".encode()
    assert decode(data).count("\ufffd") == 1
    assert decode(data[:-1]).startswith("Größe")
    assert decode(("ü" * 20).encode()[:-1]) == "ü" * 19 + "\ufffd"


def test_valid_utf8_outranks_what_a_page_claims():
    assert decode("Größe".encode(), "iso-8859-1") == "Größe"
    assert decode("Größe – „so“".encode("cp1252"), "iso-8859-1") == "Größe – „so“"
    assert decode("Größe".encode("cp850"), "cp850") == "Größe"
    assert decode("Größe".encode("cp1252"), "no-such-encoding") == "Größe"
    assert decode("Größe".encode("cp1252"), "hex") == "Größe"


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01" + bytes(range(256)),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"Text\0mit Nullen",
        bytes(range(1, 32)) * 20,
    ],
)
def test_binary_is_refused(data):
    with pytest.raises(ImportProblem) as refused:
        decode(data)
    assert refused.value.key == "import.binary"


MARKS = st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE])


@given(st.tuples(MARKS, st.binary(max_size=300)).map(b"".join), st.none() | st.text(max_size=12))
def test_any_bytes_are_text_or_refused(data, declared):
    refused = ""
    try:
        assert isinstance(decode(data, declared), str)
    except ImportProblem as problem:
        refused = problem.key
    assert refused in {"", "import.binary"}
