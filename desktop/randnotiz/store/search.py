"""Full-text search with the spellings that German allows for one word.

SQLite's tokenizer already takes "München" and "Munchen" for the same word. What it cannot know ("Muenchen",
"Straße" and "Strasse") is asked for by spelling the query's words in every way; the index stays plain, so
that anyone can rebuild it and it never depends on a version of this module.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice, product
from typing import Final

from randnotiz.domain.shelf import SearchHit
from randnotiz.domain.span import Span
from randnotiz.store.connection import Connection, Row

_OPEN: Final = "\x02"
_CLOSE: Final = "\x03"
_PASSAGE_WORDS: Final = 32
_MOST_SPELLINGS: Final = 12
_MOST_WORDS: Final = 32  # FTS5's parser gives up somewhere above 200

_PART = re.compile(r'["„“”«»]([^"„“”«»]*)["„“”«»]|([^\s"„“”«»,;]+)')
_WORD = re.compile(r"[^\W_]+")
_ESZETT = re.compile("ss|ß")
# "neue", "Bauer", "Quelle": after these letters "ue" is no umlaut.
_TRANSLITERATED = re.compile("(?<![aeqAEQ])ue|ae|oe")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

_ARTICLES: Final = f"""
    SELECT article.id, article.title,
        snippet(article_index, 1, char(2), char(3), '…', {_PASSAGE_WORDS}),
        highlight(article_index, 0, char(2), char(3))
    FROM article_index JOIN article ON article.id = article_index.rowid
    WHERE article_index MATCH ? ORDER BY article_index.rank LIMIT ?
"""
_NOTES: Final = f"""
    SELECT article.id, article.title, annotation.id,
        snippet(note_index, 0, char(2), char(3), '…', {_PASSAGE_WORDS}), annotation.tags,
        highlight(note_index, 1, char(2), char(3))
    FROM note_index JOIN annotation ON annotation.number = note_index.rowid
        JOIN article ON article.id = annotation.article
    WHERE note_index MATCH ? ORDER BY note_index.rank LIMIT ?
"""


def search(connection: Connection, query: str, limit: int) -> list[SearchHit]:
    """Places where all words of `query` are found: the reader's notes first, then articles, best first.

    Words in quotation marks must follow each other; the last word may be unfinished. Every text is a legal
    query; one without words finds nothing. Notes take at most half of `limit` where articles could fill it.
    """
    expression = match_expression(query)
    if not expression or limit < 1:
        return []
    notes = [_note_hit(row) for row in connection.execute(_NOTES, (expression, limit))]
    articles = [_article_hit(row) for row in connection.execute(_ARTICLES, (expression, limit))]
    room = max(limit - len(articles), (limit + 1) // 2)
    return [*notes[:room], *articles][:limit]


def match_expression(query: str) -> str:
    """The query in FTS5's language (https://www.sqlite.org/fts5.html), "" if it holds no word."""
    parts: list[list[str]] = []
    unfinished = True
    for quoted, plain in _PART.findall(unicodedata.normalize("NFC", query)):
        words = _WORD.findall(quoted or plain)
        if words:
            parts.append(words[:_MOST_WORDS])
            unfinished = not quoted
    del parts[_MOST_WORDS:]
    last = len(parts) - 1
    return " AND ".join(_phrase(words, unfinished and index == last) for index, words in enumerate(parts))


def _phrase(words: list[str], unfinished: bool) -> str:
    choices = [spellings(word, unfinished and index == len(words) - 1) for index, word in enumerate(words)]
    star = " *" if unfinished else ""
    spelled = islice(product(*choices), _MOST_SPELLINGS)
    phrases = [f'"{" ".join(choice)}"{star}' for choice in spelled]
    return f"({' OR '.join(phrases)})"


def spellings(word: str, unfinished: bool = False) -> list[str]:
    """The ways to write one word, its own first: umlauts as vowel and e or bare, ß as ss.

    The end of an unfinished word is left as it is: "Mue" may still become "Mueller" or "Muell".
    """
    word = word.lower()
    end = len(word) - 1 if unfinished else len(word)
    bare = _TRANSLITERATED.sub(lambda found: found[0] if found.end() > end else found[0][0], word)
    forms = dict.fromkeys((word, word.translate(_UMLAUTS), bare))
    if unfinished and word.endswith("s") and not word.endswith("ss"):
        forms |= dict.fromkeys([f"{form[:-1]}ß" for form in forms])  # "Gros" on its way to "Grosse"
    spelled = dict.fromkeys(variant for form in forms for variant in _with_eszett(form))
    return list(spelled)[:_MOST_SPELLINGS]


def _with_eszett(word: str) -> list[str]:
    pieces = _ESZETT.split(word)
    kinds: list[list[str]] = [["ss", "ß"]] * min(len(pieces) - 1, 3)
    kinds += [["ss"]] * (len(pieces) - 1 - len(kinds))
    variants = []
    for joints in product(*kinds):
        variants.append("".join(piece + joint for piece, joint in zip(pieces, (*joints, ""), strict=True)))
    return sorted(variants, key=lambda variant: variant != word)


def _article_hit(row: Row) -> SearchHit:
    article, title, passage, marked_title = row
    text, marks = _unmarked(passage)
    if not marks:  # found in the title alone
        text, marks = _unmarked(marked_title)
    return SearchHit(article, title, text, marks)


def _note_hit(row: Row) -> SearchHit:
    article, title, annotation, passage, tags, marked_tags = row
    text, marks = _unmarked(passage)
    if not marks and marked_tags != tags:  # found in the tags alone
        text, marks = _unmarked(_without_json(marked_tags))
    return SearchHit(article, title, text, marks, annotation)


def _without_json(tags: str) -> str:
    """Tags as the reader types them, from a JSON list into which marks may have been set."""
    words = tags[1:-1].strip('"').split('","')
    return ", ".join(word.replace('\\"', '"').replace("\\\\", "\\") for word in words)


def _unmarked(passage: str) -> tuple[str, tuple[Span, ...]]:
    """A passage on one line without the marks that were set into it, and where they were."""
    pieces: list[str] = []
    marks: list[Span] = []
    length, start = 0, -1
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", passage.replace("\n", " ")):
        if piece == _OPEN:
            start = length
        elif piece == _CLOSE:
            if 0 <= start < length:
                marks.append(Span(start, length))
            start = -1
        else:
            pieces.append(piece)
            length += len(piece)
    return "".join(pieces), tuple(marks)
