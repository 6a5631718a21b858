"""PDF: what was broken into lines, columns and pages is running text again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from randnotiz.domain.article import Article, BlockKind, StyleKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers import import_bytes

TEXT = [
    "Der Rat der Stadt Verden hat am Freitag mit 24 zu 13 Stimmen den Bau einer",
    "neuen Brücke über die Aller beschlossen. Die Wasserstraßen- und Schifffahrts-",
    "verwaltung hatte zuvor Bedenken geäußert, die auch von der US-",
    "Botschaft geteilt wurden. Gebaut wird ab Herbst.",
]
JOINED = (
    "Der Rat der Stadt Verden hat am Freitag mit 24 zu 13 Stimmen den Bau einer neuen Brücke über die Aller "
    "beschlossen. Die Wasserstraßen- und Schifffahrtsverwaltung hatte zuvor Bedenken geäußert, die auch von "
    "der US-Botschaft geteilt wurden. Gebaut wird ab Herbst."
)
SHORT = [
    "Der Rat der Stadt hat am",
    "Freitag den Bau einer Brü-",
    "cke beschlossen, wie er am",
    "Abend mitteilte. Es wird",
]
REST = [
    "nun gebaut, sagte sie und",
    "sprach von einem guten Tag",
    "für alle in der Stadt, die",
    "so lange gewartet hatten.",
]


def lines(words: list[str], left: float = 70, top: float = 700, size: float = 11) -> list[tuple]:
    return [(left, top - 14 * index, size, "F1", line) for index, line in enumerate(words)]


def paragraphs(article: Article) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.PARAGRAPH]


def test_lines_are_paragraphs_again_and_words_whole(check, shape, pdf_of):
    page = [
        (70, 760, 20, "F1", "Neue Brücke über die Aller"),
        *lines(TEXT),
        (70, 630, 11, "F2", "Kritik aus dem Rat"),
        *lines(TEXT, top=610),
    ]
    read = check(import_bytes(pdf_of([page], title="Neue Brücke über die Aller")))
    assert shape(read) == [
        ("heading", 1, "Neue Brücke über die Aller"),
        ("paragraph", 0, JOINED),
        ("heading", 2, "Kritik aus dem Rat"),
        ("paragraph", 0, JOINED),
    ]
    assert (read.author, read.language) == ("Jule Harms", "de")


def test_an_indent_begins_a_paragraph(check, pdf_of):
    indented = [
        (left + (12 if index % 4 == 0 else 0), *rest) for index, (left, *rest) in enumerate(lines(TEXT * 2))
    ]
    assert paragraphs(check(import_bytes(pdf_of([indented])))) == [JOINED, JOINED]


def test_two_columns_are_read_one_after_the_other(check, pdf_of):
    """Drawn line by line across both columns, the order in which a naive reader would take them."""
    left, right = lines(SHORT, 70), lines(REST, 320)
    across = [line for pair in zip(left, right, strict=True) for line in pair]
    page = [(70, 760, 20, "F1", "Neue Brücke, die über beide Spalten reicht"), *across]
    read = check(import_bytes(pdf_of([page])))
    assert paragraphs(read) == [
        "Der Rat der Stadt hat am Freitag den Bau einer Brücke beschlossen, wie er am Abend mitteilte. "
        "Es wird nun gebaut, sagte sie und sprach von einem guten Tag für alle in der Stadt, "
        "die so lange gewartet hatten."
    ]


def test_running_heads_feet_and_page_numbers_go_and_sentences_go_on_over_pages(check, pdf_of):
    pages = [
        [(70, 800, 9, "F1", "Aller-Kurier"), *lines(words), (290, 40, 9, "F1", f"Seite {number} von 3")]
        for number, words in enumerate((TEXT[:3], TEXT[3:] + TEXT[:2], TEXT[2:]), 1)
    ]
    read = check(import_bytes(pdf_of(pages)))
    assert "Aller-Kurier" not in read.text
    assert "Seite" not in read.text
    assert "US-Botschaft geteilt" in read.text
    assert read.text.count("Schifffahrtsverwaltung hatte") == 2


def test_small_heads_and_numbers_in_the_margin_go(check, pdf_of):
    numbered = [(50, 700, 7, "F1", "12"), *lines(TEXT[:3])]
    read = check(import_bytes(pdf_of([numbered, [(70, 800, 8, "F1", "Neue Brücke"), *lines(TEXT[3:])]])))
    assert read.text == JOINED


def test_bullets_are_list_items_and_emphasis_is_kept(check, shape, pdf_of):
    page = [
        *lines(TEXT),
        (70, 630, 11, "F1", "\u2022 die Kosten seien gestiegen, und zwar um das Doppelte dessen, was"),
        (80, 616, 11, "F1", "einmal geplant war,"),
        (70, 602, 11, "F1", "\u2022 der Radweg sei"),
        (155, 602, 11, "F3", "zu schmal"),
    ]
    read = check(import_bytes(pdf_of([page])))
    assert [words for kind, _, words in shape(read) if kind == "list_item"] == [
        "die Kosten seien gestiegen, und zwar um das Doppelte dessen, was einmal geplant war,",
        "der Radweg sei zu schmal",
    ]
    assert [(s.kind, read.text[s.start : s.end]) for s in read.styles] == [(StyleKind.EMPHASIS, "zu schmal")]


PICTURE = "q 100 0 0 100 70 70 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q"


@pytest.mark.parametrize(
    ("extra", "key"), [(PICTURE, "import.scanned"), ("0 0 m 10 10 l S", "import.no_text")]
)
def test_a_pdf_without_text_says_why(pdf_of, extra, key):
    with pytest.raises(ImportProblem) as refused:
        import_bytes(pdf_of([[]], extra=extra), "scan.pdf")
    assert (refused.value.key, refused.value.values["name"]) == (key, "scan.pdf")


def test_a_password_says_so(pdf_of):
    data = pdf_of([lines(TEXT)])
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >> /ID [<01> <01>]"
    )
    with pytest.raises(ImportProblem) as refused:
        import_bytes(data.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock))
    assert refused.value.key == "import.encrypted"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"%PDF-1.7\nkaputt", "import.damaged"),
        (b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >> endobj", "import.damaged"),
    ],
)
def test_a_broken_pdf_is_refused(data, key):
    with pytest.raises(ImportProblem) as refused:
        import_bytes(data)
    assert refused.value.key == key


def test_a_hundred_thousand_pages_are_refused_at_once(pdf_of):
    with pytest.raises(ImportProblem) as refused:
        import_bytes(pdf_of([lines(TEXT)], count=100_000))
    assert refused.value.key in {"import.too_complex", "import.damaged"}


@given(st.data())
@settings(max_examples=40)
def test_a_damaged_pdf_makes_an_article_or_a_problem(attempt, pdf_of, data):
    damaged = bytearray(pdf_of([lines(TEXT), lines(SHORT)], title="Titel"))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(damaged) - 1))
        damaged[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    assert attempt(bytes(damaged), "a.pdf").removeprefix("import.") in {
        *["", "damaged", "no_text", "encrypted", "scanned", "too_complex", "binary"]
    }


PLACES = st.floats(-3e4, 3e4) | st.sampled_from([0.0, 1e30, -1e30])


@given(
    st.lists(
        st.tuples(PLACES, PLACES, st.floats(0, 500), st.sampled_from(["F1", "F2"]), st.sampled_from(TEXT)),
        max_size=12,
    )
)
@settings(max_examples=40)
def test_lines_at_any_place_make_an_article_or_a_problem(attempt, pdf_of, page):
    assert attempt(pdf_of([page, page]), "a.pdf") in {"", "import.no_text", "import.damaged"}
