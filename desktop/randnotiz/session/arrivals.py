"""What becomes of an article that arrives: known already, a new version of one in the library, or new.

Without Qt: the window and the command line bring articles in alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from randnotiz.domain.article import Article, DateOrigin
from randnotiz.store import Library

if TYPE_CHECKING:
    from randnotiz.domain.annotation import Annotation
    from randnotiz.domain.changes import Changes
    from randnotiz.domain.shelf import StoredArticle
    from randnotiz.domain.version import Version


class Arrived(NamedTuple):
    """The article's id; whether it is new, or only its text (`changed`), or what came is an `older` text."""

    id: int
    is_new: bool = False
    changed: bool = False
    older: bool = False


class News(NamedTuple):
    """What is new in an article since the reader read it last, then as `version`.

    `passages` changed; of the annotations `moved` are to be looked at, `unplaced` were not found any more.
    """

    article: int
    version: int
    passages: int
    moved: int
    unplaced: int


def _known_or_changed(library: Library, article: Article) -> Arrived | StoredArticle | None:
    """What the library has of an article: itself (Arrived), an earlier text of it that is to be exchanged
    (the StoredArticle), or nothing. Raises StoreProblem."""
    known = library.articles.find(article.hash)
    if known is not None:
        return Arrived(known)
    if not article.source:
        return None
    version = library.versions.find(article.hash)
    if version is not None:
        stored = library.articles.get(version[1])
        return stored if stored.article.source == article.source else Arrived(stored.id, older=True)
    return _earlier(library, article)


def take_in(
    library: Library, article: Article, now: datetime, before_change: Callable[[int], object] = lambda _: None
) -> Arrived:
    """Bring an article in: add it, or give the one that it is a new version of its text.

    An article that is there already is left as it is; one that is going to change is named to `before_change`
    first. Raises Problem.
    """
    known = _known_or_changed(library, article)
    if isinstance(known, Arrived):
        return known
    if known is None:
        return Arrived(library.articles.add(article, now).id, is_new=True)
    before_change(known.id)
    known = library.articles.get(known.id)
    version = library.versions.find(article.hash)
    if version is not None and version[1] == known.id:
        go_to(library, known.id, version[0], now)
    else:
        _renew(library, known, article, now)
    return Arrived(known.id, changed=True)


def take_in_copy(library: Library, article: Article, now: datetime) -> Arrived:
    """The article that a copy of ours was made of; added, if the library does not have it in any version.

    An article that is there keeps its text: a copy may be older than it. Raises StoreProblem.
    """
    known = _known_or_changed(library, article)
    if known is not None:
        return Arrived(known.id)
    version = library.versions.find(article.hash)
    if version is not None:
        return Arrived(version[1])
    if article.source and "/" not in article.source:  # a copy names the file, not where it lay
        from randnotiz.domain.version import is_version_of

        for number in library.articles.of_file_name(article.source):
            there = library.articles.get(number).article
            if is_version_of(replace(article, source=there.source), there):
                return Arrived(number)
    return Arrived(library.articles.add(article, now).id, is_new=True)


def _earlier(library: Library, article: Article) -> StoredArticle | None:
    """The article of the same source that this one is a new version of, if there is one."""
    numbers = library.articles.of_source(article.source)
    if not numbers:
        return None
    from randnotiz.domain.version import is_version_of

    stored = (library.articles.get(number) for number in numbers)
    return next((one for one in stored if is_version_of(article, one.article)), None)


def _renew(library: Library, stored: StoredArticle, article: Article, now: datetime) -> None:
    """Give a stored article a new text, and its annotations their places in it."""
    from randnotiz.domain.changes import changes_between
    from randnotiz.domain.replacing import place_again

    changes = changes_between(stored.article, article)
    annotations = library.annotations.of_article(stored.id)
    placed = place_again(annotations, article.text, changes)
    library.versions.exchange(
        stored, _dated(stored.article, article), changes.new_offset(stored.position), placed, now
    )


def _dated(old: Article, new: Article) -> Article:
    """The new article with the date that counts: the reader's own, else its own, else the old one's."""
    if old.published_origin is DateOrigin.READER:
        return replace(new, published=old.published, published_origin=old.published_origin)
    if new.published is not None:
        return new
    from randnotiz.domain.timex import extract_dateline

    stated = extract_dateline(new.text)
    if stated is not None:
        return replace(new, published=stated[0], published_origin=DateOrigin.DATELINE)
    return replace(new, published=old.published, published_origin=old.published_origin)


def go_to(library: Library, article: int, version: int, now: datetime) -> None:
    """Give an article the text of one of its versions again, with its annotations as they lay in that.

    Annotations made since are placed in it as well as can be; those deleted since stay deleted, and what was
    written on them since stays. Raises Problem, KeyError.
    """
    from randnotiz.domain.changes import changes_between

    stored, wanted = library.articles.get(article), library.versions.get(version)
    annotations = _as_they_were(
        library.annotations.of_article(article), wanted, changes_between(stored.article, wanted.article)
    )
    own = stored.article
    text = wanted.article
    if own.published_origin is DateOrigin.READER:
        text = replace(text, published=own.published, published_origin=own.published_origin)
    library.versions.exchange(stored, text, wanted.position, annotations, now, drop=version)


def _as_they_were(annotations: Sequence[Annotation], version: Version, changes: Changes) -> list[Annotation]:
    from randnotiz.domain.replacing import place_again

    anchors = {anchor.id: anchor for anchor in version.anchors}
    back = [
        replace(one, selector=anchors[one.id].selector, state=anchors[one.id].state)
        for one in annotations
        if one.id in anchors
    ]
    since = [one for one in annotations if one.id not in anchors]
    return back + place_again(since, version.article.text, changes)


def news_of(library: Library, stored: StoredArticle) -> News | None:
    """What changed since the reader opened this article last; None if nothing did. Raises StoreProblem."""
    last = library.versions.last_read(stored.id, stored.opened)
    return None if last is None else news_since(library, stored, last)


def news_since(library: Library, stored: StoredArticle, version: int) -> News:
    """What changed from a version to the present text. Raises StoreProblem, KeyError."""
    from randnotiz.domain.annotation import AnchorState
    from randnotiz.domain.changes import changes_between

    before = library.versions.get(version)
    states = {anchor.id: anchor.state for anchor in before.anchors}
    doubtful = [
        annotation.state
        for annotation in library.annotations.of_article(stored.id)
        if annotation.state is not states.get(annotation.id, annotation.state)
    ]
    return News(
        article=stored.id,
        version=version,
        passages=changes_between(before.article, stored.article).passages,
        moved=doubtful.count(AnchorState.MOVED),
        unplaced=doubtful.count(AnchorState.ORPHANED),
    )
