"""Notes that come in files: where they belong, what is there of them already, and what would be saved.

Bringing in never takes anything away: of a note that is there already the newer words count, and where those
of the library give way they stay beside it as a note of their own. Without Qt: the command line uses it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from randnotiz.domain.annotation import AnchorState, Annotation, Colour, Selector
from randnotiz.domain.article import Article
from randnotiz.domain.edit_distance import closest
from randnotiz.domain.problem import ImportProblem
from randnotiz.domain.selector import describe
from randnotiz.domain.shelf import StoredArticle
from randnotiz.importers.notes import BroughtNote, PlacedNote, place_notes
from randnotiz.session.arrivals import Arrived, take_in_copy
from randnotiz.session.notes_file import NotesFile
from randnotiz.store import Library

_TELLING: Final = 12
"""Code points of a quote that say by themselves that a note made elsewhere was made in this text."""


_MOST: Final = 10_000
"""Notes for one article, from another program: placing them takes the window's own time."""


class Fate(StrEnum):
    """What becomes of a note that is brought in."""

    PLACED = "placed"
    MOVED = "moved"  # its words changed or stand elsewhere: the reader is asked
    UNPLACED = "unplaced"
    KNOWN = "known"  # the library has it already, as new or newer


class PlannedNote(NamedTuple):
    """A note as it would be saved. `before` is what it replaces; `beside` keeps other words of that."""

    annotation: Annotation
    fate: Fate
    before: Annotation | None = None
    beside: Annotation | None = None


class Plan(NamedTuple):
    """What a file of notes would bring. `article` is the one that most of it belongs to.

    `strangers` counts notes on articles that the library does not have.
    """

    name: str
    article: int
    title: str
    notes: tuple[PlannedNote, ...]
    strangers: int = 0

    def count(self, fate: Fate) -> int:
        """How many notes have this fate."""
        return sum(note.fate is fate for note in self.notes)

    def changes(self, with_unplaced: bool) -> list[tuple[Annotation | None, Annotation]]:
        """What is to be saved, and what each replaces; unplaced notes only where they are wanted."""
        found: list[tuple[Annotation | None, Annotation]] = []
        for note in self.notes:
            if note.fate is Fate.KNOWN or (note.fate is Fate.UNPLACED and not with_unplaced):
                continue
            found.append((note.before, note.annotation))
            if note.beside is not None:
                found.append((None, note.beside))
        return found


def plan_notes(
    library: Library, notes: Sequence[BroughtNote], name: str, article: int | None, now: datetime
) -> Plan:
    """Where notes belong: to the article that they name if the library has it, else to the open `article`.

    Raises ImportProblem "import.notes_need_article" where there is neither; StoreProblem.
    """
    homes = _Homes(library)
    groups: dict[int, list[BroughtNote]] = {}
    for note in notes:
        home = homes.of(note)
        groups.setdefault(article or 0 if home is None else home, []).append(note)
    homeless = groups.pop(0, [])
    if not groups and homeless:
        raise ImportProblem("import.notes_need_article", name=name)
    several = len({(note.source, note.title) for note in notes}) > 1
    planned: list[PlannedNote] = []
    strangers = len(homeless)
    for number, own in groups.items():
        stored = library.articles.get(number)
        text = stored.article.text
        if several:  # what names another article belongs here only if its words stand here
            kept = [note for note in own if homes.of(note) == number or note.quote.strip() in text]
            strangers, own = strangers + len(own) - len(kept), kept
        if len(own) > _MOST:
            raise ImportProblem("import.too_complex", name=name)
        placed = [
            one
            for one in place_notes(own, text)
            if homes.of(one.note) == number or not several or _is_sure(one)
        ]
        strangers += len(own) - len(placed)
        planned += _planned(library, stored, placed, now)
    main = max(groups, key=lambda number: len(groups[number]))
    return Plan(name, main, library.articles.summary(main).title, tuple(planned), strangers)


def _is_sure(placed: PlacedNote) -> bool:
    return placed.placement.state is AnchorState.ANCHORED and len(placed.note.quote.strip()) >= _TELLING


class _Homes:
    """Finds the articles that notes name: by their very text, their source, their title."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, str, str], int | None] = {}

    def of(self, note: BroughtNote) -> int | None:
        key = (note.text_hash, note.source, note.title)
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def _find(self, text_hash: str, source: str, title: str) -> int | None:
        articles = self._library.articles
        if text_hash:
            known = articles.find(text_hash)
            if known is not None:
                return known
            version = self._library.versions.find(text_hash)
            if version is not None:
                return version[1]
        for address in dict.fromkeys((source, source.partition("#")[0].rstrip("/"))) if source else ():
            numbers = articles.of_source(address)
            if numbers:
                return numbers[0]
        numbers = articles.of_title(" ".join(title.split())) if title.strip() else []
        return numbers[0] if len(numbers) == 1 else None


# ----------------------------------------------------------------- one article's notes


def restore(library: Library, file: NotesFile, now: datetime) -> tuple[Arrived, Plan]:
    """Bring in a copy of ours. A new article comes with its notes at once; those of an article that is there
    already, in this or another version, are planned: it keeps its present text. Raises StoreProblem."""
    assert file.article is not None
    with library.transaction():
        arrived = take_in_copy(library, file.article, now)
        stored = library.articles.get(arrived.id)
        placed = place_notes(file.notes, stored.article.text)
        planned = tuple(_planned(library, stored, placed, now))
        plan = Plan(file.path.name, arrived.id, stored.article.title, planned)
        if arrived.is_new:
            save(library, plan, with_unplaced=True)
    return arrived, plan


def _planned(
    library: Library, stored: StoredArticle, placed: Iterable[PlacedNote], now: datetime
) -> list[PlannedNote]:
    there = library.annotations.of_article(stored.id)
    same = {(one.selector.exact, one.span, one.note) for one in there}
    found: list[PlannedNote] = []
    given: set[str] = set()
    for one in placed:
        annotation = _annotation(stored, one, now, given)
        before = _known(library, annotation.id)
        if before is not None and before.article != stored.id:
            annotation = replace(annotation, id=_derived(f"{stored.id}:{annotation.id}"))
            before = _known(library, annotation.id)
        given.add(annotation.id)
        if before is not None:
            found.append(_merged(before, annotation))
        elif not one.note.id and (annotation.selector.exact, annotation.span, annotation.note) in same:
            found.append(PlannedNote(annotation, Fate.KNOWN))
        else:
            found.append(PlannedNote(annotation, _FATES[annotation.state]))
    return found


_FATES: Final = {
    AnchorState.ANCHORED: Fate.PLACED,
    AnchorState.MOVED: Fate.MOVED,
    AnchorState.ORPHANED: Fate.UNPLACED,
}


def _known(library: Library, id: str) -> Annotation | None:
    try:
        return library.annotations.get(id)
    except KeyError:
        return None


def _derived(words: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"randnotiz:brought:{words}"))


def _annotation(stored: StoredArticle, placed: PlacedNote, now: datetime, given: set[str]) -> Annotation:
    """A note as an annotation. Its id hangs on what does not change: when it comes again it is known."""
    note = placed.note
    id = note.id
    if not id:
        made = note.created.isoformat() if note.created else note.note
        id = _derived(f"{note.source}|{note.title}|{note.quote}|{made}")
    while id in given:
        id = _derived(id)
    selector, state = _lying(stored.article, placed)
    if not selector.exact:  # a note on the whole page: the reader may place it
        selector = replace(selector, exact=stored.article.title)
    created = note.created or note.modified or now
    return Annotation(
        id=id,
        article=stored.id,
        selector=selector,
        created=created,
        modified=note.modified or created,
        colour=note.colour or Colour.YELLOW,
        note=note.note,
        tags=note.tags,
        state=state,
    )


def _lying(article: Article, placed: PlacedNote) -> tuple[Selector, AnchorState]:
    """Where a note lies: as its copy says if that speaks of this very text, else where it was found."""
    note, selector, placement = placed.note, placed.selector, placed.placement
    if (
        note.state is not None
        and note.text_hash == article.hash
        and _fits(article.text, selector, note.state)
    ):
        return selector, note.state
    if placement.span is None:
        return selector, AnchorState.ORPHANED
    if placement.state is AnchorState.ANCHORED:
        return describe(article.text, placement.span), placement.state
    return replace(selector, start=placement.span.start, end=placement.span.end), placement.state


def _fits(text: str, selector: Selector, state: AnchorState) -> bool:
    """Whether a selector may lie as a file claims: no file can put a note on other words."""
    if state is AnchorState.ORPHANED:
        return True
    words = text[selector.start : selector.end]
    if state is AnchorState.ANCHORED:
        return words == selector.exact
    whole = 0 < selector.end <= len(text) and len(words) <= 2 * len(selector.exact) + 32
    return whole and closest(selector.exact, words).errors * 4 <= len(selector.exact)


def _merged(before: Annotation, brought: Annotation) -> PlannedNote:
    """Of a note that is there already the newer words count; others that would go stay beside it."""
    same = (before.note, before.tags, before.colour) == (brought.note, brought.tags, brought.colour)
    lost = before.state is AnchorState.ORPHANED and brought.state is not AnchorState.ORPHANED
    if same and not lost:
        return PlannedNote(before, Fate.KNOWN)
    if brought.modified <= before.modified and not lost:
        return PlannedNote(before, Fate.KNOWN)
    place = brought if lost else before
    newer = brought if brought.modified > before.modified else before
    after = replace(newer, selector=place.selector, state=place.state, created=before.created)
    beside = None
    if newer is brought and before.note.strip() and before.note.strip() not in brought.note:
        beside = replace(
            before,
            id=_derived(f"{before.id}:{before.note}"),
            selector=after.selector,
            state=after.state,
        )
    return PlannedNote(after, _FATES[after.state], before, beside)


def save(library: Library, plan: Plan, *, with_unplaced: bool) -> int:
    """Save what a plan brings, all or nothing; gives the number of notes saved. Raises StoreProblem."""
    changes = plan.changes(with_unplaced)
    with library.transaction():
        for _, annotation in changes:
            library.annotations.save(annotation)
    return len(changes)
