"""What the programs people write with make of an article, in small: each case was seen in a real file."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from randnotiz.domain.article import BlockKind
from randnotiz.domain.problem import ImportProblem
from randnotiz.importers import book_in, import_bytes, text_article

PROSE = "Die Ministerin sprach am Montag in Kiel lange mit den Leuten aus dem Hafen über die Brücke."
LOREM = [
    "Am Dienstag hat der Stadtrat von Kiel nach langer Aus-",
    "sprache beschlossen, die Brücke neu zu bauen, und zwar",
    "noch in diesem Jahr und ohne einen einzigen Tag Pause.",
]
CONTAINER = '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def lines(words, top=700, left=72, size=11, font="F1", leading=14):
    return [(left, top - leading * n, size, font, line) for n, line in enumerate(words)]


class TestPdf:
    """PDF as word processors, typesetters and browsers print it."""

    def test_numbers_that_go_on_are_list_items_and_a_date_is_none(self, check, shape, pdf_of):
        page = [
            *lines(LOREM),
            *lines(["1. Die alte Brücke bleibt bis zum Herbst im Betrieb."], 640, 90),
            *lines(["2. Die neue kommt."], 622, 90),
            *lines(["12. August war der Tag, an dem man es erfuhr und stritt."], 590),
        ]
        read = check(import_bytes(pdf_of([page])))
        items = [block for block in read.blocks if block.kind is BlockKind.LIST_ITEM]
        assert [item.marker for item in items] == ["1.", "2."]
        assert read.text[items[1].start : items[1].end] == "Die neue kommt."
        assert "12. August war" in read.text

    def test_lists_in_lists_have_depth(self, check, pdf_of):
        marks = [("• Hafen", 90), ("• Kai", 108), ("• Mole", 108), ("• Schule", 90)]
        page = [
            *lines(LOREM),
            *((left, 640 - 16 * n, 11, "F1", words) for n, (words, left) in enumerate(marks)),
        ]
        read = check(import_bytes(pdf_of([page])))
        assert [b.level for b in read.blocks if b.kind is BlockKind.LIST_ITEM] == [1, 2, 2, 1]

    def test_bullets_that_are_drawn_are_bullets(self, check, pdf_of):
        page = [*lines(LOREM), (90, 640, 11, "F1", "der Hafen"), (90, 624, 11, "F1", "die Schule")]
        drawn = "76 642 4 4 re f 76 626 4 4 re f"
        read = check(import_bytes(pdf_of([page], extra=drawn)))
        items = [read.text[b.start : b.end] for b in read.blocks if b.kind is BlockKind.LIST_ITEM]
        assert items == ["der Hafen", "die Schule"]

    def test_footnotes_follow_the_text_and_their_marks_stand_above_it(self, check, shape, pdf_of):
        page = [
            *lines(LOREM[:1]),
            (72, 686, 11, "F1", "sprache beschlossen"),
            (161, 690.5, 6, "F1", "1"),
            (164.5, 686, 11, "F1", ", die Brücke zu bauen, und"),
            *lines(["zwar noch in diesem Jahr und ohne einen Tag Pause, denn"], 672),
            *lines(["1 Drucksache 20 von gestern."], 60, size=8),
        ]
        more = lines(["sonst fehlt das Geld, sagte der Kämmerer im Rathaus. Er", "sprach frei."])
        read = check(import_bytes(pdf_of([page, more])))
        assert "beschlossen¹, die Brücke" in read.text
        assert "denn sonst fehlt" in read.text
        assert read.text.endswith("\n\n1 Drucksache 20 von gestern.")

    def test_what_a_browser_prints_at_the_edges_goes_and_the_address_is_kept(self, check, pdf_of):
        page = [
            (30, 820, 8, "F1", "19.8.2025, 14:05"),
            (250, 820, 8, "F1", "Brücke | Elbkurier"),
            (72, 760, 22, "F2", "Neue Brücke"),
            *lines(LOREM),
            (30, 20, 8, "F1", "https://elbkurier.example/bruecke"),
            (560, 20, 8, "F1", "1/1"),
        ]
        read = check(import_bytes(pdf_of([page])))
        assert read.text.startswith("Neue Brücke\n\nAm Dienstag")
        assert read.text.endswith("Pause.")
        assert read.source == "https://elbkurier.example/bruecke"

    def test_a_table_gives_a_line_a_row(self, check, pdf_of):
        page = [
            *lines(LOREM),
            *((72 + 150 * n, 640, 11, "F1", cell) for n, cell in enumerate(("Ort", "Stand", "Trend"))),
            *((72 + 150 * n, 624, 11, "F1", cell) for n, cell in enumerate(("Schöna", "6,10 m", "steigt"))),
        ]
        read = check(import_bytes(pdf_of([page])))
        assert read.text.endswith("Ort | Stand | Trend\n\nSchöna | 6,10 m | steigt")

    def test_lines_spaced_out_to_fill_a_column_are_no_rows(self, check, pdf_of):
        places = (
            [(72, "Der"), (130, "Rat"), (196, "von"), (262, "Kiel")],
            [(72, "tagt"), (142, "bis"), (250, "nach")],
        )
        page = [
            *lines(LOREM),
            *((left, 640 - 14 * n, 11, "F1", word) for n, row in enumerate(places) for left, word in row),
            *lines(["Mitternacht, ohne dass jemand das Wort ergreift."], 612),
        ]
        read = check(import_bytes(pdf_of([page])))
        assert read.text.endswith(
            "Der Rat von Kiel tagt bis nach Mitternacht, ohne dass jemand das Wort ergreift."
        )

    def test_a_title_of_two_lines_is_one_heading_and_the_articles_title(self, check, shape, pdf_of):
        page = [
            (72, 780, 11, "F1", "Elbkurier, Lokales"),
            (72, 750, 24, "F2", "Neue Brücke über die"),
            (72, 720, 24, "F2", "Förde beschlossen"),
            *lines(LOREM, 680),
        ]
        read = check(import_bytes(pdf_of([page])))
        assert shape(read)[:2] == [
            ("heading", 1, "Neue Brücke über die Förde beschlossen"),
            ("paragraph", 0, "Elbkurier, Lokales"),
        ]
        assert read.title == "Neue Brücke über die Förde beschlossen"

    def test_a_hyphen_that_belongs_to_a_word_stays_where_the_text_says_so(self, check, pdf_of):
        page = lines(
            [
                "The cross-harbour ferry was loved by all the people of the old",
                "town, and when the long-promised tunnel came, the last cross-",
                "harbour boat was kept by its owner, who would not sell it.",
            ]
        )
        assert "last cross-harbour boat" in check(import_bytes(pdf_of([page]))).text


class TestOffice:
    """Word processors' own formats."""

    def test_open_document_counts_and_notes(self, check, shape, zip_of):
        content = f"""<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"
            xmlns:style="{ODF}:style:1.0"><office:automatic-styles>
            <text:list-style style:name="N"><text:list-level-style-number text:level="1"/></text:list-style>
            <style:style style:name="S"><style:text-properties style:text-position="super 58%"/></style:style>
            </office:automatic-styles><office:body><office:text>
            <text:p>Es kostet<text:note><text:note-citation>1</text:note-citation><text:note-body>
            <text:p>Viel.</text:p></text:note-body></text:note> 6
            m<text:span text:style-name="S">2</text:span> Land.</text:p>
            <text:list text:style-name="N"><text:list-item><text:p>eins</text:p></text:list-item>
            <text:list-item><text:p>zwei</text:p></text:list-item></text:list>
            <text:p text:style-name="Intense_20_Quote">Gesagt.</text:p></office:text></office:body>
            </office:document-content>"""
        mimetype = "application/vnd.oasis.opendocument.text"
        read = check(import_bytes(zip_of({"mimetype": mimetype, "content.xml": content})))
        assert shape(read) == [
            ("paragraph", 0, "Es kostet¹ 6 m² Land."),
            ("paragraph", 0, "¹ Viel."),
            ("list_item", 1, "eins"),
            ("list_item", 1, "zwei"),
            ("quote", 1, "Gesagt."),
        ]
        assert [b.marker for b in read.blocks if b.marker] == ["1.", "2."]

    @pytest.mark.parametrize(("told", "author"), [("python-docx", ""), ("Jule Harms", "Jule Harms")])
    def test_a_program_is_no_author(self, told, author):
        document = docx.Document()
        document.add_paragraph("Der Stadtrat hat die Brücke beschlossen.")
        document.core_properties.author = told
        document.save(written := io.BytesIO())
        assert import_bytes(written.getvalue()).author == author

    def test_rich_text_notes_and_styles(self, check, shape):
        read = check(
            import_bytes(
                rb"{\rtf1\ansi{\stylesheet{\s1 Title;}{\s2 Intense Quote;}}\pard\s1 Titel\par"
                rb"\pard Es kostet{\super\chftn{\*\footnote\chftn\pard Viel.\par Sehr.}}, sagt er.\par"
                rb"\pard\s2 Gesagt.\par{\header{\footnote Kopf}}}"
            )
        )
        assert shape(read) == [
            ("heading", 1, "Titel"),
            ("paragraph", 0, "Es kostet¹, sagt er."),
            ("paragraph", 0, "¹ Viel."),
            ("paragraph", 0, "Sehr."),
            ("quote", 1, "Gesagt."),
        ]


class TestPages:
    """Web pages."""

    def test_numbers_above_the_line_stay_apart_from_words(self, check):
        page = (
            f"<html><body><p>{PROSE} Das gilt<sup>12</sup>, auch für 5 m<sup>2</sup> und den 1<sup>er</sup>."
        )
        assert check(import_bytes(page.encode())).text.endswith("Das gilt¹², auch für 5 m² und den 1er.")

    def test_running_heads_of_a_word_processor_go(self, check):
        page = f"<html><body><div title='header'><p>Kopf</p></div><p>{PROSE}</p></body></html>"
        assert "Kopf" not in check(import_bytes(page.encode())).text

    def test_a_page_that_is_all_article_keeps_its_lists_and_headings(self, check, shape):
        body = f"<h1>Titel</h1><p>{PROSE}</p><p>{PROSE} Ja.</p><p>{PROSE} Nein.</p>"
        body += "<h2>Wo</h2><ul><li><p>Hafen</p></li></ul>"
        read = check(import_bytes(f"<html><body>{body}</body></html>".encode()))
        assert shape(read)[-2:] == [("heading", 2, "Wo"), ("list_item", 1, "Hafen")]

    def test_a_caption_over_a_table_has_no_empty_cells(self, check):
        table = "<table><tr><td>Pegel</td><td></td><td></td></tr></table>"
        page = f"<html><body><p>{PROSE}</p>{table}</body></html>"
        assert check(import_bytes(page.encode())).text.endswith("\n\nPegel")


class TestBooks:
    """EPUB by chapters."""

    @pytest.fixture
    def book(self, zip_of):
        package = (
            '<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Die Flut</dc:title>'
            "<dc:creator>Jule Harms</dc:creator></metadata><manifest>"
            '<item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/>'
            '<item id="s" href="s.css" media-type="text/css"/>'
            '<item id="t" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
        )
        points = "".join(
            f"<navPoint><navLabel><text>{title}</text></navLabel><content src='{place}'/></navPoint>"
            for title, place in (("Eins", "a.xhtml"), ("Zwei", "a.xhtml#zwei"), ("Drei", "b.xhtml#"))
        )
        return zip_of(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": CONTAINER,
                "p.opf": package,
                "toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>",
                "s.css": "/* a */ .fett { font-weight: bold } span.schief, p.x{font-style:italic}",
                "a.xhtml": "<html><body><h1>Eins</h1><p>Der <span class='schief'>erste</span> Satz.</p>"
                "<h1><a id='zwei'/>Zwei</h1><p>Der zweite Satz.</p></body></html>",
                "b.xhtml": "<html><body><p class='fett'>Drei</p><p>Der dritte Satz.</p></body></html>",
            }
        )

    def test_chapters_are_told_and_read_one_by_one(self, check, shape, book):
        told = book_in(book)
        assert [(c.title, c.depth) for c in told.chapters] == [("Eins", 0), ("Zwei", 0), ("Drei", 0)]
        two = check(import_bytes(book, "flut.epub", "/x/flut.epub", chapters=(1,)))
        assert shape(two) == [("heading", 1, "Zwei"), ("paragraph", 0, "Der zweite Satz.")]
        assert (two.title, two.author, two.publisher, two.source) == (
            "Zwei",
            "Jule Harms",
            "Die Flut",
            "/x/flut.epub#2",
        )

    def test_the_whole_has_the_books_title_and_the_emphasis_of_its_style_sheet(self, check, shape, book):
        whole = check(import_bytes(book, "flut.epub"))
        assert whole.title == "Die Flut"
        assert [text for kind, _, text in shape(whole) if kind == "heading"] == [
            "Die Flut",
            "Eins",
            "Zwei",
            "Drei",
        ]
        assert [whole.text[s.start : s.end] for s in whole.styles] == ["erste"]

    def test_a_chapter_that_is_not_there(self, book):
        with pytest.raises(ImportProblem) as raised:
            import_bytes(book, "flut.epub", chapters=(7,))
        assert (raised.value.key, raised.value.values["number"]) == ("import.no_chapter", 8)
        with pytest.raises(ImportProblem):
            import_bytes(b"Text.", "a.txt", chapters=(0,))

    def test_a_book_without_contents_has_its_files_for_chapters(self, zip_of):
        files = {f"{n}.xhtml": f"<html><body><h2>Nummer {n}</h2><p>Satz.</p></body></html>" for n in "12"}
        package = '<package><manifest><item id="1" href="1.xhtml"/><item id="2" href="2.xhtml"/></manifest>'
        package += '<spine><itemref idref="1"/><itemref idref="2"/></spine></package>'
        members = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "p.opf": package}
        told = book_in(zip_of({**members, **files}))
        assert [chapter.title for chapter in told.chapters] == ["Nummer 1", "Nummer 2"]


NO_MARKUP = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="<>&")
WORDS = st.text(NO_MARKUP, max_size=30)


@settings(max_examples=40)
@given(st.lists(st.tuples(WORDS, WORDS, st.booleans()), min_size=2, max_size=8))
def test_the_chapters_of_any_book_hold_all_its_words_once(zip_of, check, chapters):
    body, points = "", ""
    for number, (title, words, _) in enumerate(chapters):
        body += f'<h2 id="k{number}">{title}</h2><p>{words}</p><p>Satz {number}.</p>'
        label = f"<navLabel><text>{title}</text></navLabel>"
        points += f'<navPoint>{label}<content src="a.xhtml#k{number}"/></navPoint>'
    package = (
        '<package><manifest><item id="a" href="a.xhtml"/>'
        '<item id="t" href="t.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "p.opf": package,
        "t.ncx": f"<ncx>{points}</ncx>",
        "a.xhtml": f"<html><body>{body}</body></html>",
    }
    data = zip_of(members)
    book = book_in(data)
    assert len(book.chapters) == len(chapters)
    for number in range(len(chapters)):
        text = check(import_bytes(data, chapters=(number,))).text
        assert [n for n in range(len(chapters)) if f"Satz {n}." in text] == [number]


def test_a_few_control_characters_do_not_make_text_binary(check):
    assert check(
        import_bytes("Der Rat\x01 sagt ja.\x02 Er tagte bis in die Nacht, heißt es.".encode())
    ).text == ("Der Rat  sagt ja.  Er tagte bis in die Nacht, heißt es.")
    with pytest.raises(ImportProblem):
        import_bytes(b"\x01\x02\x03\x04" * 3 + b"abc def ghi" * 2)


@pytest.mark.parametrize("line", ["Von Mara Lindt, Husum", "By Owen Pryce, 4 March 2024"])
def test_a_by_line_with_a_place_or_a_day(line):
    assert (
        import_bytes(f"Neue Brücke\n\n{line}\n\n{PROSE} {PROSE}".encode(), "a.txt").author
        == line[3:].split(",")[0].strip()
    )


def test_a_text_of_one_line_is_not_cut(check):
    assert check(text_article("Wort " * 200_000)).text.startswith("Wort Wort")
