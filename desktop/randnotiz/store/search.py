"""Full-text search with the spellings that German allows for one word.

SQLite's tokenizer already takes "München" and "Munchen" for the same word. What it cannot know ("Muenchen",
"Straße" and "Strasse") is asked for by spelling the query's words in every way; the index stays plain, so
that anyone can rebuild it and it never depends on a version of this module.
"""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import islice, product
from typing import Final

from randnotiz.domain.shelf import SearchHit
from randnotiz.store.connection import Connection
from randnotiz.store.passages import Marker, Part

_MOST_SPELLINGS: Final = 12
_LONGEST_QUERY: Final = 400  # code points; what is pasted beyond that is not looked for
_MOST_WORDS: Final = 32  # FTS5's parser gives up somewhere above 200

_PART = re.compile(r'["„“”«»]([^"„“”«»]*)["„“”«»]|([^\s"„“”«»,;]+)')
_WORD = re.compile(r"[^\W_]+")
_ESZETT = re.compile("ss|ß")
# "neue", "Bauer", "Quelle": after these letters "ue" is no umlaut.
_TRANSLITERATED = re.compile("(?<![aeqAEQ])ue|ae|oe")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

_ARTICLES: Final = """
    SELECT article.id, article.title, article_text.text
    FROM article_index JOIN article ON article.id = article_index.rowid
        JOIN article_text ON article_text.article = article.id
    WHERE article_index MATCH ? ORDER BY article_index.rank LIMIT ?
"""
_NOTES: Final = """
    SELECT article.id, article.title, annotation.id, annotation.note, annotation.tags
    FROM note_index JOIN annotation ON annotation.number = note_index.rowid
        JOIN article ON article.id = annotation.article
    WHERE note_index MATCH ? ORDER BY note_index.rank LIMIT ?
"""


def search(connection: Connection, query: str, limit: int) -> list[SearchHit]:
    """Places where all words of `query` are found: the reader's notes first, then articles, best first.

    Words in quotation marks must follow each other; the last word may be unfinished. Every text is a legal
    query; one without words finds nothing. Notes take at most half of `limit` where articles could fill it.
    """
    parts = parts_of(query)
    if not parts or limit < 1:
        return []
    marker, expression = Marker(parts), match_expression(parts)
    notes = connection.execute(_NOTES, (expression, limit))
    articles = connection.execute(_ARTICLES, (expression, limit))
    room = max(limit - len(articles), (limit + 1) // 2)
    return [
        *(_note_hit(marker, *row) for row in notes[:room]),
        *(_article_hit(marker, *row) for row in articles[: limit - min(room, len(notes))]),
    ]


def parts_of(query: str) -> list[Part]:
    """What a query asks for: its words and phrases, each with the ways to spell it."""
    groups: list[list[str]] = []
    unfinished = True
    for quoted, plain in _PART.findall(unicodedata.normalize("NFC", query[:_LONGEST_QUERY])):
        words = _WORD.findall(quoted or plain)[:_MOST_WORDS]
        if words:
            groups.append(words)
            unfinished = not quoted
    del groups[_MOST_WORDS:]
    return [_part(words, unfinished and index == len(groups) - 1) for index, words in enumerate(groups)]


def match_expression(parts: list[Part]) -> str:
    """The query in FTS5's language (https://www.sqlite.org/fts5.html)."""
    return " AND ".join(_phrase(part) for part in parts)


def _part(words: list[str], unfinished: bool) -> Part:
    *others, last = words
    return Part(
        (*(tuple(spellings(word)) for word in others), tuple(spellings(last, unfinished))), unfinished
    )


def _phrase(part: Part) -> str:
    star = " *" if part.unfinished else ""
    choices = islice(product(*part.words), _MOST_SPELLINGS)
    phrases = [f'"{" ".join(choice)}"{star}' for choice in choices]
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


def _article_hit(marker: Marker, article: int, title: str, text: str) -> SearchHit:
    passage, marks = marker.passage(text)
    if not marks:  # found in the title alone
        passage, marks = marker.passage(title)
    return SearchHit(article, title, passage, marks)


def _note_hit(marker: Marker, article: int, title: str, annotation: str, note: str, tags: str) -> SearchHit:
    passage, marks = marker.passage(note)
    if not marks:  # found in the tags alone
        passage, marks = marker.passage(", ".join(json.loads(tags)))
    return SearchHit(article, title, passage, marks, annotation)
