"""Markdown: the words without the marks, blocks and emphasis kept, properties read and nothing run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from randnotiz.domain.article import Article, DateOrigin, StyleKind
from randnotiz.importers import import_bytes


def article(text: str, name: str = "a.md") -> Article:
    return import_bytes(text.encode(), name)


def styled(read: Article, kind: StyleKind) -> list[str]:
    return [read.text[s.start : s.end] for s in read.styles if s.kind is kind]


FULL = """---
title: "Neue Brücke: der Rat sagt ja"
author: [Jule Harms, Thore Wilkens]
date: 2025-03-14T18:05:00+01:00
source: https://aller-kurier.example/bruecke
publisher: "[[Aller-Kurier]]"
lang: de
tags: [verkehr]
---

Der Rat hat am *Freitag* **mit 24 zu 13** Stimmen
für den [Neubau](https://example.org) gestimmt.![Bild](bild.jpg)\\
Gebaut wird im Herbst.

## Kritik

1. die Kosten,
2. der Radweg
   - zu schmal,

   - zu kurz.

> Eine Brücke von gestern.
>
> > Und für morgen.

| Jahr | Kosten |
|------|--------|
| 2014 | 9      |

    Quelltext
"""


def test_blocks_and_properties(check, shape):
    read = check(article(FULL))
    assert shape(read) == [
        ("heading", 1, "Neue Brücke: der Rat sagt ja"),
        (
            "paragraph",
            0,
            "Der Rat hat am Freitag mit 24 zu 13 Stimmen für den Neubau gestimmt.\nGebaut wird im Herbst.",
        ),
        ("heading", 2, "Kritik"),
        ("list_item", 1, "die Kosten,"),
        ("list_item", 1, "der Radweg"),
        ("list_item", 2, "zu schmal,"),
        ("list_item", 2, "zu kurz."),
        ("quote", 1, "Eine Brücke von gestern."),
        ("quote", 2, "Und für morgen."),
        ("paragraph", 0, "Jahr | Kosten"),
        ("paragraph", 0, "2014 | 9"),
        ("paragraph", 0, "Quelltext"),
    ]
    assert [b.marker for b in read.blocks if b.marker] == ["1.", "2.", "•", "•"]
    assert (styled(read, StyleKind.EMPHASIS), styled(read, StyleKind.STRONG)) == (
        ["Freitag"],
        ["mit 24 zu 13"],
    )
    assert (read.author, read.publisher) == ("Jule Harms, Thore Wilkens", "Aller-Kurier")
    assert (read.published, read.published_origin) == (date(2025, 3, 14), DateOrigin.FRONT_MATTER)
    assert (read.source, read.language) == ("https://aller-kurier.example/bruecke", "de")


def test_a_heading_at_the_start_is_the_title_and_the_only_one_of_its_level(check, shape):
    read = check(article("## Titel\n\nText steht hier.\n\n# Noch einer\n\nUnd mehr Text."))
    assert read.title == "Titel"
    assert [level for kind, level, _ in shape(read) if kind == "heading"] == [1, 2]


def test_the_title_is_not_said_twice(shape):
    read = article("---\ntitle: Neue Brücke\n---\n# Neue **Brücke**\n\nText steht hier.")
    assert [words for _, _, words in shape(read)] == ["Neue Brücke", "Text steht hier."]


@pytest.mark.parametrize(
    "start",
    [
        "---\n!!python/object/apply:os.system ['echo boese']\n---\n",
        "---\n- kein\n- Verzeichnis\n---\n",
        "---\nbroken: [\n---\n",
        "---\nein Satz zwischen Strichen\n---\n",
        "---\n" + "[" * 900 + "\n---\n",
    ],
)
def test_what_are_no_properties_stays_text(check, start):
    read = check(article(start + "\nText *steht* hier."))
    assert "Text steht hier." in read.text
    assert read.author == ""


def test_a_bomb_of_aliases_does_no_harm(check):
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    read = check(article("---\n" + "\n".join(lines) + "\nauthor: *a29\ntitle: Titel\n---\nText."))
    assert (read.title, read.author) == ("Titel", "")


def test_html_in_markdown_is_text_and_never_script(check):
    read = check(
        article("Vor <em>dem</em> Wort<br>danach.\n\n<script>böse()</script>\n\n<div>Im <b>Kasten</b></div>")
    )
    assert read.text == "Vor dem Wort\ndanach.\n\nIm Kasten"
    assert styled(read, StyleKind.EMPHASIS) == ["dem"]


def test_markdown_may_begin_with_a_tag():
    assert article("<div align=center>\n\n# Titel\n\n</div>\n\nEin **Wort**.").text == "Titel\n\nEin Wort."
    assert article("<!doctype html><html><body><p>Ein **Wort**.</p>").text == "Ein **Wort**."


def test_markdown_is_told_without_a_name_and_plain_text_is_not_taken_for_it():
    marked = "# Titel\n\nEin **fettes** Wort.\n"
    assert article(marked, "").text == "Titel\n\nEin fettes Wort."
    assert article(marked, "a.txt").text == marked
    plain = "Der Rat sagte ja. #Brücke * wird gebaut_ [sic] und **\n\n- Punkt\n- Punkt\n"
    assert article(plain, "").text == plain


def test_a_long_book_is_read_as_markdown_too():
    read = article("# Die Flut\n\n" + "Das **Wasser** fiel die ganze Nacht über weiter. " * 20_000)
    assert read.title == "Die Flut"
    assert "**" not in read.text
    assert len(read.text) > 800_000


def test_tags_that_are_opened_again_and_again_are_closed_as_often():
    read = article("Ein <b>fettes <b>und <i>schräges</i></b> fettes</b> Wort.</b>", "a.md")
    assert styled(read, StyleKind.STRONG) == ["fettes und schräges fettes"]
    assert styled(read, StyleKind.EMPHASIS) == ["schräges"]


@pytest.mark.parametrize(
    "text",
    [
        "<b>Wort " * 20_000,
        "> " * 5000 + "Wort",
        "![" * 20_000 + "Wort",
        "[a]: <b> 'c\n" * 20_000 + "Wort",
        "".join(f"{' ' * 2 * n}- Wort\n" for n in range(200)),
    ],
)
def test_hostile_nesting_is_shown_as_it_stands(check, text):
    read = check(article(text))
    assert read.text.count("Wort") == text.count("Wort")


PARTS = st.sampled_from(
    [
        *[
            "# ",
            "## ",
            "- ",
            "1. ",
            "> ",
            "**",
            "*",
            "_",
            "`",
            "```\n",
            "[",
            "](x)",
            "![",
            "|",
            "|-|-|",
            "---\n",
        ],
        *["<b>", "</b>", "<script>", "<!--", "\n", "\n\n", "    ", "title: x\n", "Wort", "Satz. ", "\\"],
        *["&nbsp;", "&#0;", "🙂", "\u2028", "\ufeff", "\x00", "u\u0308"],
    ]
)


@given(st.lists(PARTS | st.text(max_size=8), max_size=60).map("".join))
def test_any_markdown_makes_an_article_or_a_problem(attempt, text):
    found = attempt(text.encode("utf-8", "replace"), "a.md")
    assert found in {"", "import.no_text", "import.empty", "import.binary"}
