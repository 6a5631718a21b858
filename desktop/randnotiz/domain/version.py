"""Earlier texts of an article, and whether a text is a new version of another."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple

from randnotiz.domain.annotation import AnchorState, Annotation, Selector
from randnotiz.domain.article import Article

_WORD: Final = re.compile(r"\w+")

# Shares of the shorter text's pairs of words that the other text has too. Two articles of one newspaper share
# at most 0.08 (861 pairs of the 42 in KRAUTS, Strötgen et al. 2018), among our samples at most 0.19, a long
# one beside a short one; the pairs in tests/domain/edit_pairs share 0.5 and more, but for the one that an
# agency wrote anew, which shares 0.21 and has its title.
_FILE: Final = 0.3
_ADDRESS: Final = 0.2  # an address is meant to stay with its article, a file name is used again
_LIKE_TITLE: Final = 0.6  # titles that share so much of their words count as evidence
_WITH_TITLE: Final = 0.5  # and then so much of the share is enough
_NEVER_SHORTER: Final = 0.25  # in one file, only a text of its own is so much shorter than another
_FEW: Final = 12  # texts of fewer pairs are compared word by word


class Anchor(NamedTuple):
    """How an annotation lay in a version: `id` is the annotation's."""

    id: str
    selector: Selector
    state: AnchorState


class Version(NamedTuple):
    """A text that an article once had. It was the article's from `taken` to `kept` (aware, UTC).

    `position` is the code point at the top of the window when it was left; `anchors` say how the reader's
    annotations lay in it.
    """

    id: int
    article: Article
    position: int
    taken: datetime
    kept: datetime
    anchors: tuple[Anchor, ...]


class VersionSummary(NamedTuple):
    """A version without its text."""

    id: int
    title: str
    taken: datetime
    kept: datetime


def anchor_of(annotation: Annotation) -> Anchor:
    """How an annotation lies now."""
    return Anchor(annotation.id, annotation.selector, annotation.state)


def is_version_of(new: Article, old: Article) -> bool:
    """Whether two articles from one source are one, updated or corrected.

    Their sources have to be equal; what is asked here is whether the texts have enough in common. A title
    counts only where it stands in the text: a file's name is no evidence, it is what both have in any case.
    """
    if not new.source or new.source != old.source:
        return False
    titled = bool(new.title_block and old.title_block) and _like(new.title, old.title) >= _LIKE_TITLE
    if new.source.startswith(("http://", "https://")):
        wanted = _ADDRESS
    elif titled or min(len(new.text), len(old.text)) >= _NEVER_SHORTER * max(len(new.text), len(old.text)):
        wanted = _FILE
    else:
        return False  # a chapter, say, and the book that holds it
    return _share(new.text, old.text) >= (wanted * _WITH_TITLE if titled else wanted)


def _share(first: str, second: str) -> float:
    """How much of the shorter text's pairs of words (its words, if there are few) the other one has."""
    words = [_WORD.findall(text.casefold()) for text in (first, second)]
    if min(map(len, words)) > _FEW:
        counts = [Counter(pairwise(one)) for one in words]
    else:
        counts = [Counter((word, "") for word in one) for one in words]
    shorter = min(one.total() for one in counts)
    return (counts[0] & counts[1]).total() / shorter if shorter else 0.0


def _like(first: str, second: str) -> float:
    one, other = (Counter(_WORD.findall(title.casefold())) for title in (first, second))
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
