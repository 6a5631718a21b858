"""Plain text is kept to the letter, and its blocks are what a reader sees in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.domain.article import BlockKind, DateOrigin, normalise_text
from randnotiz.importers import import_bytes, text_article
from randnotiz.importers.titles import title_from_name, title_from_text

PROSE = (
    "Der Rat hat am Freitag mit 24 zu 13 Stimmen den Bau einer neuen Brücke beschlossen, wie er mitteilte."
)
MORE = "Die Kosten werden auf 18 Millionen Euro geschätzt. Das Land übernimmt davon die Hälfte der Summe."
NASTIES = [
    "\ufeff",
    "\xa0",
    "\r\n",
    "\r",
    "\u2028",
    "\u2029",
    "🙂",
    "👩‍👩‍👧",
    "u\u0308",
    "\x00",
    "\ud800",
    "\ufffc",
]


def kinds(text: str) -> list[tuple[str, str]]:
    article = text_article(text)
    return [(b.kind.value, article.text[b.start : b.end]) for b in article.blocks]


def headings(text: str) -> list[str]:
    return [words for kind, words in kinds(text) if kind == "heading"]


def test_the_text_is_the_files_own_text():
    text = f"  {PROSE}\n\n\n\t{MORE}  \n"
    assert import_bytes(text.encode()).text == text.replace("\t", " ")


def test_paragraphs_are_what_blank_lines_separate(check):
    article = check(text_article(f"{PROSE}\n\n{MORE}\n \n{PROSE}"))
    assert [article.text[b.start : b.end] for b in article.blocks] == [PROSE, MORE, PROSE]


def test_long_lines_without_blank_lines_are_a_paragraph_each(check):
    text = "\n".join([f"{PROSE} {MORE}"] * 3)
    assert [b.kind for b in check(text_article(text)).blocks] == [BlockKind.PARAGRAPH] * 3


def test_lines_broken_at_a_width_are_one_paragraph(check):
    wrapped = (
        "Der Rat der Stadt hat am Freitag mit 24 zu 13 Stimmen den Bau einer\n"
        "neuen Brücke über die Aller beschlossen. Oberbürgermeisterin Karin\n"
        "Lüders sprach von einem guten Tag für die Stadt und ihre Bürger.\n"
    )
    article = check(text_article(f"{wrapped}\n{wrapped}"))
    assert [article.text[b.start : b.end].count("\n") for b in article.blocks] == [2, 2]


def test_broken_lines_without_blank_lines_part_where_a_line_ends_early(check):
    text = (
        "Der Rat der Stadt hat am Freitag mit 24 zu 13 Stimmen den Bau einer\n"
        "neuen Brücke über die Aller beschlossen. Oberbürgermeisterin Karin\n"
        "Lüders sprach von einem guten Tag.\n"
        "Die Kosten werden auf 18 Millionen Euro geschätzt; das Land wird die\n"
        "Hälfte davon übernehmen, wie die Verwaltung am Abend mitteilte. Die\n"
        "Ausschreibung soll im Mai beginnen.\n"
    )
    assert len(check(text_article(text)).blocks) == 2


def test_short_lines_below_each_other_stay_apart():
    text = f"{PROSE}\n\nVon Jule Harms\nVerden, 14. März 2025\n\n{MORE}"
    assert [words for _, words in kinds(text)][1:3] == ["Von Jule Harms", "Verden, 14. März 2025"]


def test_a_line_in_capitals_standing_alone_is_a_heading():
    text = f"{PROSE}\n\nMÖGLICHE US-LUFTUNTERSTÜTZUNG\n\n{MORE}\n\nSTRAßE GESPERRT?\n\n{MORE}"
    article = text_article(text)
    found = [(b.level, article.text[b.start : b.end]) for b in article.blocks if b.kind is BlockKind.HEADING]
    assert found == [(2, "MÖGLICHE US-LUFTUNTERSTÜTZUNG"), (2, "STRAßE GESPERRT?")]


@pytest.mark.parametrize(
    "line",
    [
        "DAS WAR EIN SATZ.",
        "UND DANN, SO HEISST ES,",
        "+++ *** +++",
        "1234 5678",
        "DPA",
        "BERLIN (AFP)",
        "„KOMMT NICHT INFRAGE.“",
        "FOTO: M. OTT",
    ],
)
def test_what_only_looks_like_a_heading_is_none(line):
    assert headings(f"{PROSE}\n\n{line}\n\n{MORE}") == []


def test_text_all_in_capitals_has_no_headings_by_them():
    lines = [
        "RAT BESCHLIESST NEUE BRÜCKE",
        "KOSTEN STEIGEN WEITER AN",
        "LAND ZAHLT DIE HÄLFTE",
        "BAU BEGINNT BALD",
    ]
    assert [kind for kind, _ in kinds(PROSE + "\n\n" + "\n\n".join(lines))].count("heading") == 0


def test_the_first_short_line_before_a_blank_line_is_the_title(check):
    article = check(text_article(f"Rat beschließt neue Brücke\n\n{PROSE}\n\n{MORE}"))
    assert article.title == "Rat beschließt neue Brücke"
    assert article.title_block is article.blocks[0]


@pytest.mark.parametrize("above", ["14. März 2025", "Verkehr/Brücken/Niedersachsen", "Von Jule Harms"])
def test_a_title_below_a_date_or_key_words(check, above):
    article = check(text_article(f"{above}\n\nRat beschließt neue Brücke\n\n{PROSE}\n\n{MORE}"))
    assert article.title == "Rat beschließt neue Brücke"
    assert [b.level for b in article.blocks] == [0, 2, 0, 0]


def test_a_title_before_lines_without_blank_lines():
    text = f"Rat beschließt neue Brücke\nVon Jule Harms\n{PROSE} {MORE}\n{MORE} {PROSE}\nEr schwieg."
    assert headings(text) == ["Rat beschließt neue Brücke"]


def test_a_question_before_prose_is_a_title():
    assert headings(f"Kommt die neue Brücke?\n\n{PROSE}") == ["Kommt die neue Brücke?"]


@pytest.mark.parametrize(
    "first", ["Er schwieg.", "„Wo bist du?“", "Von Jule Harms", "14. März 2025", "Verden (dpa)"]
)
def test_sentences_and_by_lines_are_no_title(first):
    assert headings(f"{first}\n\n„Hier.“\n\n{PROSE}") == []


def test_a_few_words_alone_between_prose_are_a_heading():
    assert headings(f"{PROSE}\n\nKritik aus dem Rat\n\n{MORE} {MORE}") == ["Kritik aus dem Rat"]


def test_list_items_go_without_their_markers(check):
    article = check(
        text_article(f"{PROSE}\n\n- eins\n- zwei\n  - zwei a\n  - zwei b\n- drei\n\n1. A\n2. B\n\n{MORE}")
    )
    items = [b for b in article.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(article.text[b.start : b.end], b.level, b.marker) for b in items] == [
        ("eins", 1, "-"),
        ("zwei", 1, "-"),
        ("zwei a", 2, "-"),
        ("zwei b", 2, "-"),
        ("drei", 1, "-"),
        ("A", 1, "1."),
        ("B", 1, "2."),
    ]


@pytest.mark.parametrize(
    "text", ["- Nein.", "20. August 2025", "7. Mai\n8. Mai", "1. Mai 2025: Baubeginn.\n2. Juni 2027: Ende."]
)
def test_a_single_dash_or_date_is_no_list(text):
    assert {kind for kind, _ in kinds(f"{PROSE}\n\n{text}\n\n{MORE}")} == {"paragraph"}


def test_an_item_goes_on_with_its_indented_lines(check):
    article = check(text_article("- eins, aber\n  länger\n- zwei"))
    assert [article.text[b.start : b.end] for b in article.blocks] == ["eins, aber\n  länger", "zwei"]


def test_quotes_go_without_their_marks(check):
    article = check(text_article(f"{PROSE}\n\n> Das war\n> ein Zitat.\n>\n>> Noch eins.\n\n{MORE}"))
    quotes = [(b.level, article.text[b.start : b.end]) for b in article.blocks if b.kind is BlockKind.QUOTE]
    assert quotes == [(1, "Das war"), (1, "ein Zitat."), (2, "Noch eins.")]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von Katarzyna Lewandowska-Roth", "Katarzyna Lewandowska-Roth"),
        ("By Morag Sinclair-Bose and Tom O’Neil", "Morag Sinclair-Bose and Tom O’Neil"),
        ("Von Jule von der Heide", "Jule von der Heide"),
        ("Von Berlin geht es nach Paris", ""),
        ("Von der Sache weiß er nichts.", ""),
    ],
)
def test_the_by_line_under_the_title_names_the_author(line, author):
    assert import_bytes(f"Rat beschließt neue Brücke\n\n{line}\n\n{PROSE}".encode()).author == author


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("000_1f63948969e65a6a.txt", ""),
        ("unnamed.txt", ""),
        ("Neues Textdokument (2).txt", ""),
        ("artikel7.txt", ""),
        ("/home/leser/2025-08-20_stadtrat-beschließt-neue-brücke.txt", "Stadtrat beschließt neue brücke"),
        ("Rat der Stadt_neue Brücke.md", "Rat der Stadt neue Brücke"),
        ("C:\\Texte\\Brücke über die Aller.html", "Brücke über die Aller"),
        ("", ""),
    ],
)
def test_a_file_name_is_a_title_where_it_tells_something(name, title):
    assert title_from_name(name) == title


def test_first_words_are_cut_at_a_word():
    assert title_from_text("Kurz und gut.") == "Kurz und gut."
    cut = title_from_text(PROSE)
    assert cut.endswith(" …")
    assert PROSE.startswith(cut[:-2] + " ")


def test_ready_made_text_keeps_what_it_was_given():
    from datetime import date

    article = text_article("Kurz.", title="T", published=date(2025, 8, 20), language="en")
    assert (article.title, article.language, article.published) == ("T", "en", date(2025, 8, 20))
    assert article.published_origin is DateOrigin.ARGUMENT
    assert text_article("").title


def test_the_article_the_program_was_made_for(check):
    seeds = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    files = sorted(seeds.glob("*.txt")) if seeds.is_dir() else []
    if not files:
        pytest.skip("the sample article lies beside the checkout, where there is one")
    data = files[0].read_bytes()
    article = check(import_bytes(data, files[0].name, str(files[0])))
    assert article.text == normalise_text(data.decode())
    assert headings(article.text) == ["MÖGLICHE US-LUFTUNTERSTÜTZUNG", "NATO-MILITÄRFÜHRER TREFFEN SICH"]
    assert article.title.startswith("US-amerikanische und europäische Militärplaner")
    assert article.language == "de"


LINES = st.sampled_from(
    [
        PROSE,
        MORE,
        "",
        "",
        " ",
        "KAPITAL",
        "- a",
        "* b",
        "1. c",
        "2. d",
        "> e",
        ">",
        ">> f",
        "  - g",
        "Titel hier",
        *NASTIES,
    ]
)


@given(st.lists(LINES | st.text(max_size=40)).map("\n".join))
def test_any_text_is_kept_and_covered(check, text):
    article = check(text_article(text))
    assert article.text == normalise_text(text)
