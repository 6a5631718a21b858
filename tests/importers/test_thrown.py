"""What throwing damaged files at the importers found (packaging/fuzz_importers.py), as small as it goes."""

import pytest

from randnotiz.domain.problem import ImportProblem
from randnotiz.importers import import_bytes, main_text, sniffing

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def test_a_pdf_whose_title_is_no_text(check, pdf_of):
    words = [(72, 700, 11, "F1", "Der Rat von Kiel sagt ja und tagt weiter bis in die Nacht hinein.")]
    data = pdf_of([words], title="XXXXXXXXXXXXX").replace(b"(XXXXXXXXXXXXX)", b"<FEFFD800004A0>")
    assert "tagt weiter" in check(import_bytes(data)).text


def test_a_word_document_with_a_name_that_one_parser_takes_and_another_does_not(zip_of):
    relation = f'<Relationship Id="r" Type="{OFFICE}" Target="word/document.xml"/>'
    body = '<w:body><w:p w:l\U0001f600eft="1"/></w:body>'
    members = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}">{body}</w:document>',
    }
    with pytest.raises(ImportProblem) as raised:
        import_bytes(zip_of(members))
    assert raised.value.key == "import.damaged"


@pytest.mark.parametrize("nested", ["<table><tr><td>Satz.", "<div><p>Satz.</p>"])
def test_what_is_nested_a_thousand_times_is_left_to_the_plain_walk(attempt, nested, monkeypatch):
    import trafilatura

    def never(*arguments, **options):
        raise KeyboardInterrupt("the time it takes grows with the square of this")

    monkeypatch.setattr(trafilatura, "bare_extraction", never)
    html = f"<html><body>{nested * 1200}{'<p>Der Rat von Kiel tagt.</p>' * 200}</body></html>"
    assert attempt(html.encode(), "a.html") in {"", "import.too_complex"}


def test_the_weight_of_an_ordinary_page_is_far_from_heavy():
    from randnotiz.importers.html_walk import parse_html

    page = "<html><body>" + "<div>" * 12 + "<p>Ein <b>langer</b> <a href='x'>Artikel</a>.</p>" * 3_000
    assert not main_text._is_heavy(parse_html(page))


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("seite.pdf", b"<!DOCTYPE html><html><body><p>Text.</p></body></html>", "html"),
        ("brief.docx", b"{\\rtf1 Text.}", "rtf"),
        ("bild.jpg", b"%PDF-1.7\n", "pdf"),
        ("artikel.html", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "epub"),
        (
            "artikel.txt",
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "odt",
        ),
        ("artikel.epub", b"PK\x03\x04" + bytes(26) + b"word/document.xml", "docx"),
        ("artikel.odt", b"MIME-Version: 1.0\nSubject: Neue Br\n\nText.", "mail"),
        ("artikel.rtf", b"# Titel\n\nEin [Verweis](https://example.org) und **fett**.\n", "markdown"),
        ("artikel.pdf", b"Nur ein Satz, sonst nichts.", "text"),
        ("artikel.txt", b'{"a": "urn:randnotiz:terms:"}', "json"),
    ],
)
def test_every_format_is_told_under_a_wrong_name(name, data, form):
    assert sniffing.format_of(data, name) == form


def test_text_boxes_in_text_boxes_are_read_once(check, zip_of):
    names = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:draw="{ODF}:drawing:1.0"'
    nested = "<text:p><draw:frame><draw:text-box>" * 60 + "<text:p>Innen.</text:p>"
    nested += "</draw:text-box></draw:frame></text:p>" * 60
    content = (
        f"<office:document-content {names}><office:body><office:text>{nested}</office:text></office:body>"
        "</office:document-content>"
    )
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    assert check(import_bytes(zip_of(members))).text == "Innen."


def test_a_header_of_a_hundred_thousand_parameters_is_refused():
    data = b"MIME-Version: 1.0\nSubject: a\nContent-Type: text/plain" + b"; a*0*=b" * 100_000 + b"\n\nText."
    with pytest.raises(ImportProblem) as raised:
        import_bytes(data, "a.eml")
    assert raised.value.key == "import.too_complex"


def test_more_than_any_book_holds_is_no_article():
    with pytest.raises(ImportProblem) as raised:
        import_bytes(b"Wort " * 2_100_000, "a.txt")
    assert raised.value.key == "import.too_complex"
