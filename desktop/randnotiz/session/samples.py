"""The sample article that explains the program by being annotated."""

from __future__ import annotations

import json
from uuid import NAMESPACE_URL, uuid5

from randnotiz import locations
from randnotiz.domain.annotation import Annotation, Colour
from randnotiz.domain.article import Article
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.files import read_bytes
from randnotiz.importers import import_bytes
from randnotiz.session.annotator import now
from randnotiz.store import Library

_NAMES = {"de": "willkommen", "en": "welcome"}


def add_sample(library: Library, language: str) -> int:
    """Put the annotated sample article into the library; returns its id. Raises Problem."""
    name = _NAMES["de" if language == "de" else "en"]
    path = locations.seeds() / f"{name}.md"
    article = import_bytes(read_bytes(path), name=path.name, source="", detect_language=False)
    notes = json.loads((path.parent / f"{name}.annotations.json").read_text("utf-8"))
    with library.transaction():
        stored = library.articles.add(article, now())
        if not library.annotations.of_article(stored.id):
            for note in notes:
                library.annotations.save(_annotation(stored.id, article, note))
    return stored.id


def _annotation(article_id: int, article: Article, note: dict[str, object]) -> Annotation:
    words = str(note["exact"])
    prefix = str(note.get("prefix", ""))
    start = article.text.index(prefix + words) + len(prefix)
    moment = now()
    tags = note.get("tags", [])
    assert isinstance(tags, list)
    return Annotation(
        # The same in every library, so that a sample brought in twice is still one.
        id=str(uuid5(NAMESPACE_URL, f"randnotiz:sample:{article.hash}:{start}:{words}")),
        article=article_id,
        selector=describe(article.text, Span(start, start + len(words))),
        created=moment,
        modified=moment,
        colour=Colour(str(note.get("colour", "yellow"))),
        note=str(note.get("note", "")),
        tags=tuple(str(tag) for tag in tags),
    )
