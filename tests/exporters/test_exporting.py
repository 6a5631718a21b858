"""The table of formats, the citation, dates in words, and what comes from outside."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.direction_marks import closed
from randnotiz.domain.sentences import SENTENCES, sentence
from randnotiz.domain.span import Span
from randnotiz.exporters import (
    FORMATS,
    ExportInput,
    ExportOptions,
    ExportProblem,
    citation,
    cited_note,
    days,
    export,
)
from randnotiz.exporters.citing import cited_note_html
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.passages import context, note_paragraphs, shortened
from randnotiz.exporters.wording import Wording

_TODAY = date(2026, 11, 22)
_ARTICLE = Article(
    "Wort.",
    "Kein Halten mehr",
    (Block(BlockKind.PARAGRAPH, 0, 5),),
    published=date(2025, 8, 20),
    author="Ada Lund",
    publisher="Der Bote",
    source="https://bote.example/a",
)


@pytest.mark.parametrize("key", list(FORMATS))
def test_each_format_says_what_it_is(key: str) -> None:
    form = FORMATS[key]
    assert form.key == key
    assert form.suffix.startswith(".")
    assert set(form.names) == {"de", "en"}
    assert "/" in form.mime
    assert form.options <= {field.name for field in fields(ExportOptions)}


@pytest.mark.parametrize("key", list(FORMATS))
def test_each_format_takes_an_empty_article(key: str, what: ExportInput) -> None:
    empty = ExportInput(Article("", "Leer", ()), (), None, what.exported, "de")
    if key == "ics":
        with pytest.raises(ExportProblem, match="no_days"):
            export(key, empty)
    else:
        assert export(key, empty)


@pytest.mark.parametrize("key", list(FORMATS))
def test_the_same_input_gives_the_same_bytes(key: str, what: ExportInput) -> None:
    shuffled = replace(what, annotations=what.annotations[::-1])
    assert export(key, what) == export(key, shuffled)


@pytest.mark.parametrize("key", list(FORMATS))
def test_options_that_a_format_does_not_name_make_no_difference(key: str, what: ExportInput) -> None:
    everything = export(key, what)
    for field in fields(ExportOptions):
        changed = export(key, what, replace(ExportOptions(), **{field.name: False})) != everything
        assert changed == (field.name in FORMATS[key].options), field.name


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_unknown_format_is_a_sentence(what: ExportInput, language: str) -> None:
    with pytest.raises(ExportProblem) as caught:
        export("wps", what)
    told = sentence(caught.value, language)
    assert "wps" in told
    assert "html" in told


def test_every_sentence_stands_in_both_languages() -> None:
    for key, forms in SENTENCES.items():
        if key.startswith("export."):
            assert set(forms) == {"de", "en"}


def test_citation_in_german_and_english() -> None:
    assert citation(_ARTICLE, " Die „Wende“ ist da. ", "de", _TODAY) == (
        "„Die ‚Wende‘ ist da.“ (Ada Lund: Kein Halten mehr. Der Bote, 20. August 2025, "
        "https://bote.example/a, abgerufen am 22. November 2026)"
    )
    assert citation(_ARTICLE, "“Turn” it is", "en", _TODAY) == (
        "“‘Turn’ it is” (Ada Lund: Kein Halten mehr. Der Bote, 20 August 2025, "
        "https://bote.example/a, retrieved 22 November 2026)"
    )


def test_citation_leaves_out_what_is_unknown() -> None:
    article = Article("Wort.", "Wohin?", (Block(BlockKind.PARAGRAPH, 0, 5),), source="/home/ada/wohin.txt")
    assert citation(article, "Wort", "de", _TODAY) == "„Wort“ (Wohin? o. D., wohin.txt)"


def test_a_note_goes_out_with_its_citation(what: ExportInput) -> None:
    noted = next(item for item in what.annotations if "offene Frage" in item.tags)
    passage, *rest = cited_note(what.article, noted, "de", _TODAY).split("\n\n")
    assert passage == citation(what.article, noted.selector.exact, "de", _TODAY)
    assert rest == [*noted.note.split("\n\n"), "#Rat #offene Frage"]
    bare = next(item for item in what.annotations if not item.note and not item.tags)
    assert "\n" not in cited_note(what.article, bare, "de", _TODAY)


def test_a_note_goes_out_as_html_too(what: ExportInput) -> None:
    nasty = next(item for item in what.annotations if "<script>" in item.selector.exact)
    made = cited_note_html(what.article, nasty, "de", _TODAY)
    page = html5lib.parseFragment(made, treebuilder="lxml", namespaceHTMLElements=False)
    assert {part.tag for top in page for part in top.iter()} <= {"p", "br"}
    words = ["".join(part.itertext()) for part in page]
    assert words == cited_note(what.article, nasty, "de", _TODAY).split("\n\n")


def test_a_passage_cannot_turn_its_citation_around() -> None:
    told = citation(_ARTICLE, "links \u202erechts", "de", _TODAY)
    assert "\u202erechts\u202c“ (Ada" in told


@pytest.mark.parametrize(
    ("passage", "german", "english"),
    [
        ("Er sagte „Nein“", "„Er sagte ‚Nein‘“", "“Er sagte ‘Nein’”"),
        ("Er sagte “Nein”", "„Er sagte ‚Nein‘“", "“Er sagte ‘Nein’”"),
        ("Er sagte »Nein«", "„Er sagte ‚Nein‘“", "“Er sagte ‘Nein’”"),
        ('Er sagte "Nein"', "„Er sagte ‚Nein‘“", "“Er sagte ‘Nein’”"),
        ('das 19" Rad', '„das 19" Rad“', '“das 19" Rad”'),
        ("abgebrochen „mitten", "„abgebrochen „mitten“", "“abgebrochen „mitten”"),
    ],
)
def test_inner_quotation_marks(passage: str, german: str, english: str) -> None:
    assert Wording("de").quoted(passage) == german
    assert Wording("en").quoted(passage) == english


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("2025-08-19", "Di., 19. August 2025", "Tue, 19 August 2025"),
        ("2025-08-19TEV", "Di., 19. August 2025, abends", "Tue, 19 August 2025, evening"),
        ("2025-08-19T14:30", "Di., 19. August 2025, 14:30 Uhr", "Tue, 19 August 2025, 14:30"),
        ("2025-W33", "Woche vom 11. August 2025", "week of 11 August 2025"),
        ("2025-W33-WE", "Wochenende vom 16. August 2025", "weekend of 16 August 2025"),
        ("2025-08", "August 2025", "August 2025"),
        ("2025-Q2", "2. Quartal 2025", "Q2 2025"),
        ("2025-H1", "1. Halbjahr 2025", "1st half of 2025"),
        ("2024-WI", "Winter 2024", "winter 2024"),
        ("2022", "2022", "2022"),
        ("198", "1980er Jahre", "1980s"),
        ("19", "20. Jahrhundert", "20th century"),
        ("BC0044", "44 v. Chr.", "44 BC"),
        ("P80Y", "80 Jahre", "80 years"),
        ("P1W", "1 Woche", "1 week"),
        ("P1.5Y", "1,5 Jahre", "1.5 years"),
        ("PT2H", "2 Stunden", "2 hours"),
        ("PRESENT_REF", "Gegenwart", "the present"),
        ("1914/1918", "1914 – 1918", "1914 – 1918"),
        ("2025-05-03/2025-05-05", "Sa., 3. Mai 2025 – Mo., 5. Mai 2025", "Sat, 3 May 2025 – Mon, 5 May 2025"),
        ("PXY", "", ""),
        ("XXXX-WXX-1", "", ""),
        ("2025-13-45", "", ""),
        ("Unsinn", "", ""),
        ("", "", ""),
    ],
)
def test_values_in_words(value: str, german: str, english: str) -> None:
    assert days.value_text(value, "de") == german
    assert days.value_text(value, "en") == english


@given(st.text("0123456789-WPTXQHYMDE/RFSU:._", max_size=14))
def test_no_value_is_too_odd_to_show(value: str) -> None:
    for language in ("de", "en"):
        days.value_text(value, language)
    days.machine_value(value)
    days.sort_key(value)


@pytest.mark.parametrize(
    ("value", "machine"),
    [
        ("2025-08-19", "2025-08-19"),
        ("2025-08-19TEV", "2025-08-19"),
        ("2025-08-19T14:30", "2025-08-19T14:30"),
        ("2025-W33", "2025-W33"),
        ("2025-W33-WE", None),
        ("2025-08", "2025-08"),
        ("2025-SU", None),
        ("198", None),
        ("P80Y", None),
        (None, None),
    ],
)
def test_machine_readable_days(value: str | None, machine: str | None) -> None:
    assert days.machine_value(value) == machine


def test_web_addresses_and_others() -> None:
    assert web_address("https://a.example/b?c=d#e") == "https://a.example/b?c=d#e"
    assert web_address("http://user@[::1]:80/") is not None
    for bad in (
        "ftp://a.example",
        "https:///nur-pfad",
        "http://a.example:99999999/",
        "https://a b",
        "//a.example",
    ):
        assert web_address(bad) is None


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("/home/ada/Texte/a.txt", "a.txt"),
        ("C:\\Users\\ada\\a.txt", "a.txt"),
        ("file:///home/ada/a.txt", "a.txt"),
        ("../a.txt", "a.txt"),
        ("Texte\\a.txt", "a.txt"),
        ("seeds/a.md", "a.md"),
        ("Eigene Texte/b/a.html", "a.html"),
        ("bote.example/b/a.html", "bote.example/b/a.html"),
        ("https://a.example/b", "https://a.example/b"),
        ("Archiv der Stadt, Mappe 3/4", "Archiv der Stadt, Mappe 3/4"),
        ("", ""),
    ],
)
def test_a_source_tells_no_folders(source: str, told: str) -> None:
    assert source_text(source) == told


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\u202eb", "a\u202eb\u202c"),
        ("a\u202eb\u202c", "a\u202eb\u202c"),
        ("\u2067a\u202eb\u2069", "\u2067a\u202eb\u2069"),
        ("\u2067\u202b", "\u2067\u202b\u202c\u2069"),
        ("\u202c\u2069 frei", "\u202c\u2069 frei"),
    ],
)
def test_direction_marks_are_closed(text: str, made: str) -> None:
    assert closed(text) == made


def test_a_long_passage_is_shortened_at_word_borders() -> None:
    passage = " ".join(f"Wort{number}" for number in range(100))
    short = shortened(passage)
    assert len(short) < 340
    begin, end = short.split(" […] ")
    assert passage.startswith(begin + " ")
    assert passage.endswith(" " + end)
    assert shortened("x" * 1000).count("[…]") == 1


def test_a_note_falls_into_paragraphs() -> None:
    assert note_paragraphs("\n eins\nzwei\n \n\n drei\n") == ["eins\nzwei", " drei"]
    assert note_paragraphs("  \n ") == []


def test_context_stays_in_its_block() -> None:
    text = "davor\n\neins zwei\ndrei vier\n\ndanach"
    assert context(text, Span(12, 16), Span(7, 26)) == ("eins ", "zwei", " drei vier")
    assert context(text, Span(12, 16), Span(7, 26), width=3) == ("… ", "zwei", " …")
