"""The annotated copy as one HTML file: no script, nothing fetched, readable and printable anywhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from randnotiz import __version__
from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.domain.article import Article
from randnotiz.domain.direction_marks import closed
from randnotiz.exporters import days
from randnotiz.exporters.composition import Composition, Placed, compose
from randnotiz.exporters.formats import ExportInput, ExportOptions
from randnotiz.exporters.html_blocks import body
from randnotiz.exporters.html_index import found
from randnotiz.exporters.html_inline import Inline
from randnotiz.exporters.outside import source_text, web_address
from randnotiz.exporters.passages import note_paragraphs, shortened
from randnotiz.exporters.places import place_of
from randnotiz.exporters.states import state_told
from randnotiz.exporters.web_annotation import write_embedded
from randnotiz.exporters.wording import Wording
from randnotiz.exporters.xml_text import xml_text

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES: Final = Path(__file__).with_name("templates")


def write_html(what: ExportInput, options: ExportOptions) -> bytes:
    """The copy in UTF-8."""
    words = Wording(what.language)
    composition = compose(what, options)
    inline = Inline(composition, words, options.highlights)
    style = _style()
    page = _template().render(
        words=words,
        version=__version__,
        style=Markup(style),
        style_hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        data=Markup(write_embedded(what, options)),
        **_head(what, composition, inline, words, options),
        **_lists(what, composition, words, options),
        **found(composition, words, options),
        body=body(composition, inline) if options.whole_text else None,
        made=words("made", when=days.moment(what.exported, words.language), version=__version__),
        restorable=words("restorable") if options.whole_text and what.article.text else "",
    )
    return xml_text(page).encode()


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("annotated.html.jinja")


@cache
def _style() -> str:
    return "\n" + (_TEMPLATES / "annotated.css").read_text(encoding="utf-8")


def _head(
    what: ExportInput, composition: Composition, inline: Inline, words: Wording, options: ExportOptions
) -> dict[str, Any]:
    article = what.article
    whole_title = article.title_block is not None and options.whole_text
    title = " ".join(article.title.split()) or words("untitled")
    return {
        "article": article,
        "title_lang": article.language or "",
        "plain_title": closed(title),
        "kicker": article.publisher,
        "title_in_text": whole_title,
        "title": inline.block(0) if whole_title else Markup("<bdi>{}</bdi>").format(title),
        "facts": list(_facts(article, words)),
    }


def _facts(article: Article, words: Wording) -> list[tuple[str, Markup]]:
    facts: list[tuple[str, Markup]] = []
    if article.author:
        facts.append(("author", Markup("<bdi>{}</bdi>").format(article.author)))
    if article.published:
        told = Markup('<time datetime="{}">{}</time>').format(
            article.published.isoformat(), days.day(article.published, words.language)
        )
        facts.append(("published", told))
    if source := source_text(article.source):
        address = web_address(source)
        shape = '<a href="{0}" rel="external noopener noreferrer">{0}</a>' if address else "<bdi>{0}</bdi>"
        facts.append(("source", Markup(shape).format(source)))
    return facts


def _lists(
    what: ExportInput, composition: Composition, words: Wording, options: ExportOptions
) -> dict[str, Any]:
    cards = _Cards(what, composition, words, options)
    return {
        "noted": [cards.placed(placed) for placed in composition.noted],
        "bare": [cards.placed(placed, f"h{n}") for n, placed in enumerate(composition.bare, 1)],
        "orphans": [cards.orphan(annotation) for annotation in composition.orphans],
    }


class _Cards:
    """What the lists of notes show of one annotation."""

    def __init__(
        self, what: ExportInput, composition: Composition, words: Wording, options: ExportOptions
    ) -> None:
        self._zone = what.exported.tzinfo
        self._composition = composition
        self._words = words
        self._options = options

    def placed(self, placed: Placed, back: str = "") -> dict[str, Any]:
        card = self._card(placed.annotation, placed.span.of(self._composition.article.text))
        card["number"] = placed.number
        if self._options.whole_text:
            card["back"] = back or f"r{placed.number}"
            card["place"] = place_of(self._composition, placed.first, self._words, long=True)
        return card

    def orphan(self, annotation: Annotation) -> dict[str, Any]:
        return self._card(annotation, annotation.selector.exact)

    def _card(self, annotation: Annotation, passage: str) -> dict[str, Any]:
        created = annotation.created.astimezone(self._zone)
        coloured = self._options.highlights
        orphan = annotation.state is AnchorState.ORPHANED  # they stand in a section that says so
        return {
            "passage": shortened(passage) if self._options.whole_text else passage,
            "words": note_paragraphs(annotation.note),
            "tags": annotation.tags,
            "colour": annotation.colour.value if coloured else "plain",
            "colour_name": self._words.colour(annotation.colour) if coloured else "",
            "created": created.replace(microsecond=0),
            "when": days.moment(created, self._words.language),
            "state": "" if orphan else state_told(annotation, passage, self._words),
            "number": 0,
            "back": "",
            "place": "",
        }
