"""The Markdown copy, read back with markdown-it and PyYAML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.article import Article, Block, BlockKind, Style, StyleKind
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.exporters import ExportInput, ExportOptions, export

_NOW = datetime(2025, 8, 22, tzinfo=UTC)
PLAIN = ExportOptions(obsidian=False)


def shown(markdown: str) -> list[str]:
    """The text of every heading, paragraph and list item, as a CommonMark reader shows it."""
    return [
        _text(token.children or []) for token in MarkdownIt("commonmark").parse(markdown) if token.children
    ]


def _text(tokens: list[Token]) -> str:
    return "".join("\n" if token.type.endswith("break") else token.content for token in tokens)


def test_golden(what: ExportInput, golden: Callable[[str, bytes], None]) -> None:
    golden("annotated.md", export("md", what))
    golden("annotated.commonmark.md", export("md", replace(what, language="en"), PLAIN))


def test_every_block_is_shown_word_for_word(what: ExportInput) -> None:
    in_place = tuple(replace(item, state=AnchorState.ANCHORED) for item in what.annotations)
    markdown = export("md", replace(what, annotations=in_place), replace(PLAIN, notes=False)).decode()
    blocks = [what.article.text[block.start : block.end] for block in what.article.blocks]
    assert shown(markdown)[: len(blocks) + 1] == [blocks[0], *shown(markdown)[1:2], *blocks[1:]]


def test_obsidian_differs_from_the_text_by_its_own_marks_alone(what: ExportInput) -> None:
    markdown = export("md", what).decode().partition("---\n\n")[2]
    stripped = [
        re.sub(r"==|\u202f?\[\[#\^n\d+\|[⁰¹²³⁴-⁹]+\]\]| \^p\d+$", "", text) for text in shown(markdown)
    ]
    for block in what.article.blocks:
        # The text's own "==" goes with the marks here.
        assert (
            what.article.text[block.start : block.end].replace("==", "")
            in [text.replace("==", "") for text in stripped]
            or "===" in what.article.text[block.start : block.end]
        )


def test_lists_headings_and_quotations_stay_what_they_are(what: ExportInput) -> None:
    types = [token.type for token in MarkdownIt("commonmark").parse(export("md", what, PLAIN).decode())]
    assert types.count("ordered_list_open") == 1
    assert types.index("bullet_list_open") < types.index("ordered_list_open")
    tree = [kind for kind in types if "list" in kind or kind == "blockquote_open"]
    assert tree[:2] == ["bullet_list_open", "list_item_open"]
    assert "blockquote_open" in tree


def test_emphasis_of_the_source_survives(what: ExportInput) -> None:
    bare = ExportOptions(notes=False, highlights=False, entities=False, dates=False, obsidian=False)
    markdown = export("md", what, bare).decode()
    assert "**beschlossen, die alte Werft zu kaufen**" in markdown
    assert "_Liste Hafen_" in markdown


def test_properties_are_yaml(what: ExportInput) -> None:
    _, front, _ = export("md", what).decode().split("---\n", 2)
    read = yaml.safe_load(front)
    assert read["title"] == what.article.title
    assert read["author"] == "Mara „Mo“ <Lindqvist>"
    assert read["published"] == what.article.published
    assert "[[Hanna Oldekop]]" in read["people"]
    assert "offene-Frage" in read["tags"]


@given(st.text(max_size=30))
def test_no_title_breaks_the_properties(title: str) -> None:
    article = Article("Wort.", title, (Block(BlockKind.PARAGRAPH, 0, 5),), author=title)
    markdown = export("md", ExportInput(article, (), None, _NOW, "de")).decode()
    front = markdown.removeprefix("---\n").split("\n---\n\n", 1)[0]
    clean = title.encode("utf-8", "replace").decode()
    assert yaml.safe_load(front).get("title", "") == clean


def test_links_lead_to_block_ids_that_exist(what: ExportInput) -> None:
    markdown = export("md", what).decode()
    targets = set(re.findall(r"\[\[#\^(\w+)\|", markdown))
    anchors = set(re.findall(r"(?:^| )\^(\w+)$", markdown, re.MULTILINE))
    assert targets
    assert targets <= anchors


def test_commonmark_has_nothing_of_obsidian(what: ExportInput) -> None:
    markdown = export("md", what, PLAIN).decode()
    assert not markdown.startswith("---")
    for sign in ("[!quote]", "[[#", " ^p1", "==die"):
        assert sign not in markdown


def test_orphans_and_their_notes_are_there(what: ExportInput) -> None:
    for options in (ExportOptions(), PLAIN):
        text = "\n".join(shown(export("md", what, options).decode()))
        assert "die Werft ist verloren" in text
        assert "Stand in der ersten Fassung." in text


def test_notes_are_shown_word_for_word(what: ExportInput) -> None:
    text = "\n".join(shown(export("md", what, PLAIN).decode()))
    for annotation in what.annotations:
        for paragraph in annotation.note.split("\n\n"):
            assert paragraph in text


_TEXT = st.text("ab „“.*_=\u00a0🚢", min_size=1, max_size=24).filter(lambda text: text.strip() == text)
_SPANS = st.lists(st.tuples(st.integers(0, 23), st.integers(1, 12)), max_size=3)


@given(_TEXT, _SPANS, _SPANS, _SPANS)
def test_any_mixture_of_emphasis_shows_the_text(
    text: str, marked: list[tuple[int, int]], strong: list[tuple[int, int]], slanted: list[tuple[int, int]]
) -> None:
    def spans(pairs: list[tuple[int, int]]) -> list[Span]:
        cut = [Span(min(start, len(text)), min(start + length, len(text))) for start, length in pairs]
        return [span for span in cut if len(span)]

    styles = [Style(StyleKind.STRONG, span.start, span.end) for span in spans(strong)]
    styles += [Style(StyleKind.EMPHASIS, span.start, span.end) for span in spans(slanted)]
    annotations = tuple(
        Annotation(f"id-{number}", 1, describe(text, span), _NOW, _NOW, Colour.BLUE, note="N" * (number % 2))
        for number, span in enumerate(spans(marked))
    )
    article = Article(text, "T", (Block(BlockKind.PARAGRAPH, 0, len(text)),), tuple(styles))
    what = ExportInput(article, annotations, None, _NOW, "en")
    plain = shown(export("md", what, PLAIN).decode())[2]
    assert re.sub(r"\[[12]\]", "", plain) == text
    linked = shown(export("md", what).decode().partition("---\n\n")[2])[2]
    assert re.sub(r"(?<!=)==(?!=)|\[\[#\^n\d\|[¹²]\]\]| \^p1$|=", "", linked) == text.replace("=", "")
