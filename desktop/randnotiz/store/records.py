"""The library as JSON, one object a line: what the rescue copy and a copy of everything are made of.

Every record says by its "type" what it is. An article is known by the hash of its text, which its notes and
analyses name in "article"; offsets count code points. The last line about a thing is the one that counts, and
"removed" takes one back, so that such a file may be added to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from randnotiz.domain.annotation import AnchorState, Annotation, Colour, Selector
from randnotiz.domain.article import Article, Block, BlockKind, DateOrigin, Style, StyleKind, text_hash
from randnotiz.domain.mention import Analysis, analysis_from_dict, analysis_to_dict
from randnotiz.domain.shelf import StoredArticle
from randnotiz.store.values import as_json, instant

FORMAT: Final = 1
"""The version that is written; a higher one is read as far as it can be understood."""

Record = dict[str, Any]

# Line ends for Unicode but not for JSON: written as escapes, so that every program counts the same lines.
_LINE_ENDS: Final = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ABOUT: Final = (
    "One JSON object a line, UTF-8. Notes name their article by the hash of its text. Offsets count Unicode "
    "code points. The last line about an article or a note counts."
)


def line_of(record: Record) -> bytes:
    """A record as one line of UTF-8 with its line feed."""
    line = json.dumps(record, ensure_ascii=False, separators=(", ", ": "))
    for character, escape in _LINE_ENDS.items():
        line = line.replace(character, escape)
    return line.encode() + b"\n"


def header(now: datetime) -> Record:
    """The first line: what this file is."""
    return {"type": "randnotiz", "format": FORMAT, "written": instant(now), "about": _ABOUT}


def article_record(stored: StoredArticle, imported_title: str | None = None) -> Record:
    """An article with its text, blocks, dates and where the reader was in it.

    `imported_title` is the title that it came with, if the reader gave it another.
    """
    article = stored.article
    return {
        "type": "article",
        "article": article.hash,
        "title": article.title,
        "imported_title": imported_title,
        "author": article.author,
        "publisher": article.publisher,
        "source": article.source,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "published_origin": article.published_origin.value if article.published_origin else None,
        "added": instant(stored.added),
        "opened": instant(stored.opened),
        "position": stored.position,
        "text": article.text,
        "blocks": [
            {"kind": b.kind.value, "start": b.start, "end": b.end, "level": b.level, "marker": b.marker}
            for b in article.blocks
        ],
        "styles": [{"kind": s.kind.value, "start": s.start, "end": s.end} for s in article.styles],
    }


def annotation_record(annotation: Annotation, article: str) -> Record:
    """An annotation; `article` is the hash of its article's text."""
    selector = annotation.selector
    return {
        "type": "annotation",
        "id": annotation.id,
        "article": article,
        "quote": selector.exact,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "colour": annotation.colour.value,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
        "end": selector.end,
        "state": annotation.state.value,
        "created": instant(annotation.created),
        "modified": instant(annotation.modified),
    }


def analysis_record(analysis: Analysis) -> Record:
    """What a model found in a text."""
    return {"type": "analysis", "article": analysis.text_hash, **analysis_to_dict(analysis)}


def version_record(row: Sequence[Any], article: str) -> Record:
    """An earlier text of an article, a row of `Versions.rows`; `article` is the hash of its text now."""
    _, _, text_hash, title, author, publisher, language, published, origin, position, *rest = row
    taken, kept, anchors, blocks, styles, text = rest
    return {
        "type": "version",
        "article": article,
        "text_hash": text_hash,
        "title": title,
        "author": author,
        "publisher": publisher,
        "language": language,
        "published": published,
        "published_origin": origin,
        "position": position,
        "taken": taken,
        "kept": kept,
        "text": text,
        "blocks": json.loads(blocks),
        "styles": json.loads(styles),
        "annotations": json.loads(anchors),
    }


def removed_record(key: str) -> Record:
    """What `key_of` names is no longer there."""
    return {"type": "removed", "what": key}


def key_of(record: Record) -> str | None:
    """What a record is about: of two with the same key the later one counts. None: about nothing to keep."""
    kind = record.get("type")
    if kind == "article":
        return f"article {_text(record, 'article')}"
    if kind == "annotation":
        return f"annotation {_text(record, 'id')}"
    if kind == "version":
        return f"version {_text(record, 'article')} {_text(record, 'text_hash')} {_text(record, 'kept')}"
    if kind == "analysis":
        return f"analysis {_text(record, 'article')} {_text(record, 'model')}"
    return None


def article_of(record: Record) -> tuple[str, StoredArticle]:
    """The hash that an article's notes name it by, and the article; its id is 0.

    The hash is what the record says, which is not the text's own where a hand or a fault changed the text.
    Raises KeyError, TypeError or ValueError for what makes no sense as an article.
    """
    text = _text(record, "text")
    published = record["published"]
    origin = record["published_origin"]
    article = Article(
        text=text,
        title=_text(record, "title"),
        blocks=tuple(
            Block(BlockKind(b["kind"]), *_span(b, text), _count(b, "level"), _text(b, "marker"))
            for b in _list(record, "blocks")
        ),
        styles=tuple(Style(StyleKind(s["kind"]), *_span(s, text)) for s in _list(record, "styles")),
        language=None if record["language"] is None else _text(record, "language"),
        published=None if published is None else date.fromisoformat(published),
        published_origin=None if origin is None else DateOrigin(origin),
        author=_text(record, "author"),
        publisher=_text(record, "publisher"),
        source=_text(record, "source"),
    )
    position = min(_count(record, "position"), len(text))
    stored = StoredArticle(0, article, _time(record, "added"), _time(record, "opened"), position)
    return _text(record, "article"), stored


def annotation_of(record: Record) -> tuple[str, Annotation]:
    """The hash of its article's text, and the annotation, whose `article` is 0.

    Raises KeyError, TypeError or ValueError for what makes no sense as an annotation.
    """
    start, end = _count(record, "start"), _count(record, "end")
    if end < start:
        raise ValueError("a passage that ends before it begins")
    annotation = Annotation(
        id=_text(record, "id"),
        article=0,
        selector=Selector(
            _text(record, "quote"), _text(record, "prefix"), _text(record, "suffix"), start, end
        ),
        created=_time(record, "created"),
        modified=_time(record, "modified"),
        colour=Colour(record["colour"]),
        note=_text(record, "note"),
        tags=tuple(_string(tag) for tag in _list(record, "tags")),
        state=AnchorState(record["state"]),
    )
    return _text(record, "article"), annotation


def version_of(record: Record) -> tuple[str, tuple[Any, ...]]:
    """The hash of its article's text, and a row for `Versions.put_back` but for the numbers it begins with.

    Raises KeyError, TypeError or ValueError for what makes no sense as an earlier text.
    """
    text = _text(record, "text")
    if text_hash(text) != _text(record, "text_hash"):
        raise ValueError("an altered text")
    _times = [_time(record, name) for name in ("taken", "kept")]
    blocks, styles, anchors = (_list(record, name) for name in ("blocks", "styles", "annotations"))
    spans = [(start, end) for _, start, end, *_ in (*blocks, *styles)]
    spans += [(start, end) for _, _, _, _, start, end, _ in anchors]
    if not all(type(start) is int and type(end) is int and 0 <= start <= end for start, end in spans):
        raise ValueError("a passage that is none")
    values = [record[name] for name in ("language", "published", "published_origin")]
    if record["published"] is not None:
        date.fromisoformat(record["published"])
    for kind, *_ in blocks:
        BlockKind(kind)
    for kind, *_ in styles:
        StyleKind(kind)
    return _text(record, "article"), (
        _text(record, "text_hash"),
        *(_text(record, name) for name in ("title", "author", "publisher")),
        *(None if value is None else _string(value) for value in values),
        min(_count(record, "position"), len(text)),
        *(instant(moment) for moment in _times),
        as_json(anchors),
        as_json(blocks),
        as_json(styles),
        text,
    )


def analysis_of(record: Record) -> Analysis:
    """The reverse of `analysis_record`. Raises KeyError, TypeError or ValueError."""
    return analysis_from_dict(record)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, not {type(value).__name__}")
    value.encode()  # half of a surrogate pair is no text: UnicodeEncodeError is a ValueError
    return value


def _text(record: Mapping[str, Any], name: str) -> str:
    return _string(record[name])


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record[name]
    if not isinstance(value, list):
        raise TypeError(f"{name}: a list expected")
    return value


def _count(record: Mapping[str, Any], name: str) -> int:
    value = record[name]
    if type(value) is not int or not 0 <= value < 2**62:
        raise ValueError(f"{name}: a count expected")
    return value


def _span(record: Mapping[str, Any], text: str) -> tuple[int, int]:
    start, end = _count(record, "start"), _count(record, "end")
    if not start <= end <= len(text):
        raise ValueError("a passage that is not in the text")
    return start, end


def _time(record: Mapping[str, Any], name: str) -> datetime:
    moment = datetime.fromisoformat(_text(record, name))
    if moment.tzinfo is None:
        raise ValueError(f"{name}: a time without a zone")
    return moment
