"""What a query asks for: its words and phrases, each with the ways in which German may spell it.

SQLite's tokenizer already takes "München" and "Munchen" for the same word. What it cannot know ("Muenchen",
"Straße" and "Strasse", "Merkels") is asked for by spelling the query's words in every way; the indexes stay
plain, so that anyone can rebuild them and they never depend on a version of this module.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice, product
from typing import Final

from randnotiz.store.passages import Part

_MOST_SPELLINGS: Final = 12
_LONGEST_QUERY: Final = 400  # code points; what is pasted beyond that is not looked for
_MOST_WORDS: Final = 32  # FTS5's parser gives up somewhere above 200
_LEAST_INFLECTED: Final = 4  # letters of a name that may have a genitive's s behind it

_PART = re.compile(r'["„“”«»]([^"„“”«»]*)["„“”«»]|([^\s"„“”«»,;]+)')
_WORD = re.compile(r"[^\W_]+")
_ESZETT = re.compile("ss|ß")
# "neue", "Bauer", "Quelle": after these letters "ue" is no umlaut.
_TRANSLITERATED = re.compile("(?<![aeqAEQ])ue|ae|oe")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def parts_of(query: str, unfinished: bool = False) -> list[Part]:
    """What a query asks for: its words and phrases.

    The last word may be unfinished, as may one with "*" behind it; with `unfinished`, all that do not stand
    in quotation marks.
    """
    groups: list[tuple[list[str], bool, bool]] = []
    for quoted, plain in _PART.findall(unicodedata.normalize("NFC", query[:_LONGEST_QUERY])):
        words = _WORD.findall(quoted or plain)[:_MOST_WORDS]
        if words:
            groups.append((words, bool(plain), unfinished or plain.endswith("*")))
    del groups[_MOST_WORDS:]
    last = len(groups) - 1
    return [
        _part(words, plain, plain and (open_end or number == last))
        for number, (words, plain, open_end) in enumerate(groups)
    ]


def match_expression(parts: list[Part]) -> str:
    """The query in FTS5's language (https://www.sqlite.org/fts5.html)."""
    return " AND ".join(_phrase(part) for part in parts)


def _part(words: list[str], plain: bool, unfinished: bool) -> Part:
    *others, last = words
    ends = spellings(last, unfinished)
    if plain:
        ends = [*ends, *_inflected(ends, unfinished)]
    return Part((*(tuple(spellings(word)) for word in others), tuple(ends)), unfinished)


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


def _inflected(words: list[str], unfinished: bool) -> list[str]:
    """The words without the genitive's s they may have, or with one if they are finished.

    So "Merkels" finds Merkel, and the other way round.
    """
    found = []
    for word in words:
        if word.endswith("s") and not word.endswith("ss") and len(word) > _LEAST_INFLECTED:
            found.append(word[:-1])
        elif not unfinished and not word.endswith(("s", "ß", "x", "z")) and len(word) >= _LEAST_INFLECTED:
            found.append(word + "s")
    return found


def _with_eszett(word: str) -> list[str]:
    pieces = _ESZETT.split(word)
    kinds: list[list[str]] = [["ss", "ß"]] * min(len(pieces) - 1, 3)
    kinds += [["ss"]] * (len(pieces) - 1 - len(kinds))
    variants = []
    for joints in product(*kinds):
        variants.append("".join(piece + joint for piece, joint in zip(pieces, (*joints, ""), strict=True)))
    return sorted(variants, key=lambda variant: variant != word)
