"""Word, OpenDocument, RTF, EPUB, mails and saved pages: their words, their structure, and no harm by them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from randnotiz.domain.article import Article, StyleKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers import import_bytes
from randnotiz.importers.archives import parse_xml

Members = Mapping[str, str | bytes]
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "importers"
RTF = (GOLDEN / "document.rtf").read_bytes()
MAIL = (GOLDEN / "message.eml").read_bytes()


def members_of(folder: str) -> Members:
    """The parts of a document that lies unpacked among the golden files, in the order formats ask for."""
    root = GOLDEN / folder
    files = sorted(
        (path for path in root.rglob("*") if path.is_file()), key=lambda path: path.name != "mimetype"
    )
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


WORD, ODT, EPUB = members_of("docx"), members_of("odt"), members_of("epub")


def styled(read: Article) -> dict[str, StyleKind]:
    return {read.text[s.start : s.end]: s.kind for s in read.styles}


def test_word(check, shape, zip_of):
    read = check(import_bytes(zip_of(WORD), "bericht.docx"))
    assert shape(read) == [
        ("heading", 1, "Neue Brücke"),
        ("paragraph", 0, "Der Rat sagt ja."),
        ("heading", 2, "Kritik"),
        ("list_item", 1, "die Kosten"),
        ("list_item", 1, "der Radweg"),
        ("quote", 1, "Von gestern."),
        ("heading", 2, "Wie es weitergeht"),
        ("paragraph", 0, "Gebaut wird ab Herbst."),
    ]
    assert [b.marker for b in read.blocks if b.marker] == ["1.", "2."]
    assert styled(read) == {"Rat": StyleKind.STRONG, "ja": StyleKind.EMPHASIS}
    assert (read.title, read.author) == ("Neue Brücke", "Jule Harms")


def test_open_document(check, shape, zip_of):
    read = check(import_bytes(zip_of(ODT)))
    assert shape(read) == [
        ("heading", 1, "Neue Brücke"),
        ("paragraph", 0, "Der Rat sagt ja. ¹"),
        ("paragraph", 0, "¹ Am Freitag."),
        ("heading", 2, "Kritik"),
        ("list_item", 1, "die Kosten"),
        ("list_item", 2, "2014"),
        ("quote", 1, "Von gestern."),
        ("paragraph", 0, "Jahr | Kosten"),
    ]
    assert styled(read) == {"Rat": StyleKind.STRONG, "ja": StyleKind.EMPHASIS}
    assert read.author == "Jule Harms"


def test_rich_text(check, shape):
    read = check(import_bytes(RTF))
    assert shape(read) == [
        ("heading", 1, "Neue Brücke"),
        ("paragraph", 0, "Der Rat sagt ja: länger;\nПр 😊."),
        ("paragraph", 0, "Note"),
        ("list_item", 1, "die Kosten"),
        ("list_item", 2, "der Radweg"),
        ("paragraph", 0, "Jahr | Kosten"),
    ]
    assert [b.marker for b in read.blocks if b.marker] == ["•", "2."]
    assert styled(read) == {"Rat": StyleKind.STRONG, "ja": StyleKind.EMPHASIS}
    assert (read.title, read.author) == ("Neue Brücke", "Jule Harms")


def test_a_book_is_read_from_its_title_to_its_last_chapter(check, shape, zip_of):
    read = check(import_bytes(zip_of(EPUB)))
    assert shape(read) == [
        ("heading", 1, "Die Brücke"),
        ("heading", 2, "Erstes Kapitel"),
        ("paragraph", 0, "Es war\xa0einmal eine Brücke."),
        ("heading", 2, "Zweites"),
        ("paragraph", 0, "Nicht\nwohlgeformt & doch da."),
    ]
    assert (read.author, read.publisher) == ("Jule Harms, Thore Wilkens", "Aller-Verlag")
    assert (read.published, read.language) == (date(2025, 3, 14), "de")


def test_a_mail_is_its_subject_and_its_words(check, shape):
    read = check(import_bytes(MAIL, "nachricht.eml"))
    assert shape(read) == [("heading", 1, "Neue Brücke"), ("paragraph", 0, "Der Rat sagt ja zur Brücke.")]
    assert (read.author, read.published) == ("Jürgen Harms", date(2025, 3, 14))
    assert styled(read) == {"Rat": StyleKind.STRONG}


def test_a_mail_in_plain_text_keeps_its_quotes(check, shape):
    read = check(import_bytes(b"Subject: Hallo\nFrom: a@example.org\n\nJa, gern.\n\n> Kommst du?\n", "a.eml"))
    assert shape(read) == [("heading", 1, "Hallo"), ("paragraph", 0, "Ja, gern."), ("quote", 1, "Kommst du?")]


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 50_000,
        b"From: " + b"(" * 20_000,
        b"From: " + b"a@example.org, " * 20_000,
        b"Date: " + b"9" * 50_000,
    ],
)
def test_mails_of_nothing_but_header_take_no_time(check, head):
    assert "Der Rat" in check(import_bytes(b"MIME-Version: 1.0\n" + head + b"\n\nDer Rat sagt ja.\n")).text


def test_a_mail_of_nothing_but_parts_is_refused():
    head = b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    with pytest.raises(ImportProblem) as refused:
        import_bytes(head + b"--b\nContent-Type: text/plain\n\nx\n" * 10_000)
    assert refused.value.key == "import.too_complex"


def test_a_page_saved_as_one_file(check, golden):
    page = (golden / "saved_page.html").read_bytes()
    address = b"https://aller-kurier.example/gespeichert"
    head = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: "
        + address
        + b"\nSubject: x\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    )
    read = check(import_bytes(head + page + b"\n--b--\n"))
    plain = import_bytes(page)
    assert (read.text, read.published, read.source) == (plain.text, plain.published, plain.source)
    without = page.replace(b'<link rel="canonical"', b'<link rel="icon"')
    assert import_bytes(head + without + b"\n--b--\n").source == address.decode()


@pytest.mark.parametrize(("name", "members"), [("a.docx", WORD), ("a.odt", ODT), ("a.epub", EPUB)])
def test_formats_are_told_by_content(zip_of, name, members):
    assert import_bytes(zip_of(members), "irgendwas.txt").text == import_bytes(zip_of(members), name).text


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("members", "part"),
    [(WORD, "word/document.xml"), (WORD, "docProps/core.xml"), (ODT, "content.xml"), (EPUB, "OPS/book.opf")],
)
class TestHostileArchives:
    def refused(self, zip_of, members: Members) -> str:
        with pytest.raises(ImportProblem) as refused:
            import_bytes(zip_of(members), "a.zip")
        assert refused.value.values["name"] == "a.zip"
        return refused.value.key

    def test_entities_are_not_unfolded(self, zip_of, members, part):
        assert self.refused(zip_of, {**members, part: BOMB + str(members[part])}) == "import.too_complex"

    def test_what_unfolds_to_more_than_a_document_is_refused(self, zip_of, members, part):
        assert self.refused(zip_of, {**members, part: b" " * (41 * 1024**2)}) == "import.too_complex"

    def test_nesting_has_an_end(self, zip_of, members, part):
        assert self.refused(zip_of, {**members, part: "<a>" * 20_000 + "</a>" * 20_000}) == "import.damaged"

    def test_half_an_archive_is_damaged(self, zip_of, members, part):
        data = zip_of(members)
        with pytest.raises(ImportProblem) as refused:
            import_bytes(data[: len(data) // 2])
        assert refused.value.key in {"import.damaged", "import.binary"}


def test_an_archive_that_is_locked_says_so(zip_of):
    locked = bytearray(zip_of(ODT))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = locked.find(mark)
        while position >= 0:
            locked[position + offset] |= 1
            position = locked.find(mark, position + 4)
    with pytest.raises(ImportProblem) as refused:
        import_bytes(bytes(locked))
    assert refused.value.key == "import.encrypted"


def test_an_archive_that_is_no_document_is_refused(zip_of):
    with pytest.raises(ImportProblem) as refused:
        import_bytes(zip_of({"a.txt": "Text", "b.bin": bytes(range(256))}), "a.zip")
    assert refused.value.key == "import.binary"


def test_no_external_entity_is_read(tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim")
    with pytest.raises(ImportProblem):
        parse_xml(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode())


SAMPLES = {"docx": WORD, "odt": ODT, "epub": EPUB}


@given(st.data())
@settings(max_examples=80)
def test_damaged_archives_make_an_article_or_a_problem(attempt, zip_of, data):
    """Both a part damaged inside a sound archive and a damaged archive."""
    kind = data.draw(st.sampled_from(sorted(SAMPLES)))
    members = dict(SAMPLES[kind])
    if data.draw(st.booleans()):
        part = data.draw(st.sampled_from(sorted(members)))
        members[part] = damaged(data, _bytes(members[part]))
        packed = zip_of(members)
    else:
        packed = damaged(data, zip_of(members))
    assert attempt(packed, f"a.{kind}").removeprefix("import.") in EXPECTED


@given(st.data())
@settings(max_examples=80)
def test_damaged_streams_make_an_article_or_a_problem(attempt, data):
    name, sample = data.draw(st.sampled_from([("a.rtf", RTF), ("a.eml", MAIL)]))
    assert attempt(damaged(data, sample), name).removeprefix("import.") in EXPECTED


TOKENS = st.sampled_from(
    [
        *[rb"{", rb"}", rb"\par ", rb"\b ", rb"\'e4", rb"\u228?", rb"\uc0 ", rb"\*", rb"\bin9 ", rb"\pard "],
        *[
            rb"\s1 ",
            rb"\ls1 ",
            rb"\row ",
            rb"{\title ",
            rb"{\stylesheet ",
            rb"\f1 ",
            rb"Wort ",
            b"\\",
            b"\x00",
        ],
    ]
)


@given(st.lists(TOKENS))
def test_any_rtf_makes_an_article_or_a_problem(attempt, tokens):
    assert attempt(b"{\\rtf1" + b"".join(tokens), "a.rtf").removeprefix("import.") in EXPECTED


EXPECTED = {"", "damaged", "no_text", "binary", "encrypted", "too_complex", "empty"}


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def damaged(data: st.DataObject, sample: bytes) -> bytes:
    broken = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, max(0, len(broken) - 1)))
        broken[start : start + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=16))
    return bytes(broken)


def test_archives_are_never_unpacked_to_disk(zip_of, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    import_bytes(zip_of({**EPUB, "../../entkommen.txt": "x", "/etc/entkommen": "y"}))
    assert list(tmp_path.rglob("*")) == []
    with zipfile.ZipFile(io.BytesIO(zip_of(EPUB))) as archive:
        assert archive.testzip() is None
