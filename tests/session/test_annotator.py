"""Annotating: on disk first, then told, and every step undoable."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot
from tests.session.sample import TEXT

from randnotiz.domain.annotation import AnchorState, Annotation, Colour
from randnotiz.domain.problem import StoreProblem
from randnotiz.domain.selector import describe
from randnotiz.domain.span import Span
from randnotiz.session.annotator import Annotator, now
from randnotiz.store import Library


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def added(annotator: Annotator, words: str = "Jonas Weller", colour: Colour = Colour.GREEN) -> Annotation:
    annotation = annotator.add(span_of(words), colour)
    assert annotation is not None
    return annotation


def test_a_highlight_is_in_the_library_before_anyone_hears_of_it(
    annotator: Annotator, library: Library, qtbot: QtBot
) -> None:
    stored = []
    annotator.added.connect(lambda one: stored.append(library.annotations.get(one.id)))
    annotation = added(annotator)
    assert stored == [annotation]
    assert annotation.selector.exact == "Jonas Weller"
    assert annotation.span.of(TEXT) == "Jonas Weller"
    assert annotator.current == annotation.id


def test_white_space_around_a_selection_is_left_out(annotator: Annotator) -> None:
    wide = span_of(" Jonas Weller.\n\n")
    annotation = annotator.add(wide, Colour.BLUE)
    assert annotation is not None
    assert annotation.selector.exact == "Jonas Weller."


def test_a_selection_of_nothing_but_space_marks_nothing(annotator: Annotator, library: Library) -> None:
    assert annotator.add(span_of("\n\n"), Colour.BLUE) is None
    assert annotator.annotations() == []


def test_undo_and_redo_take_every_change_back_and_forth(annotator: Annotator, library: Library) -> None:
    annotation = added(annotator)
    annotator.set_colour(annotation.id, Colour.PINK)
    annotator.set_tags(annotation.id, ("Kiel",))
    annotator.set_note(annotation.id, "Wer hat das gesagt?")
    annotator.remove(annotation.id)
    stack = annotator.undo_stack
    assert annotator.annotations() == []
    stack.undo()
    back = annotator.get(annotation.id)
    assert back is not None
    assert (back.colour, back.tags, back.note) == (Colour.PINK, ("Kiel",), "Wer hat das gesagt?")
    for _ in range(4):
        stack.undo()
    assert library.annotations.of_article(annotation.article) == []
    while stack.canRedo():
        stack.redo()
    assert library.annotations.of_article(annotation.article) == []
    stack.undo()
    assert library.annotations.of_article(annotation.article) == [back]


def test_typing_without_a_pause_is_one_step_of_undo(annotator: Annotator, library: Library) -> None:
    annotation = added(annotator)
    for end in range(1, 6):
        annotator.set_note(annotation.id, "Notiz"[:end])
        assert library.annotations.get(annotation.id).note == "Notiz"[:end]
    annotator.undo_stack.undo()
    assert library.annotations.get(annotation.id).note == ""
    annotator.undo_stack.redo()
    assert library.annotations.get(annotation.id).note == "Notiz"


def test_typing_after_a_pause_is_a_step_of_its_own(library: Library, annotator: Annotator) -> None:
    time = [now()]
    annotator._clock = lambda: time[0]
    annotation = added(annotator)
    annotator.set_note(annotation.id, "eins")
    time[0] += timedelta(seconds=30)
    annotator.set_note(annotation.id, "eins zwei")
    annotator.undo_stack.undo()
    assert library.annotations.get(annotation.id).note == "eins"


def test_setting_what_is_set_already_makes_no_step(annotator: Annotator) -> None:
    annotation = added(annotator)
    steps = annotator.undo_stack.count()
    annotator.set_colour(annotation.id, annotation.colour)
    annotator.set_note(annotation.id, "")
    assert annotator.undo_stack.count() == steps


def test_overlapping_highlights_stay_two(annotator: Annotator) -> None:
    first, second = added(annotator, "Jonas Weller"), added(annotator, "Bürgermeister Jonas")
    assert annotator.annotations() == [second, first]


def test_a_failed_write_is_told_and_leaves_everything_as_it_was(
    annotator: Annotator, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotation = added(annotator)

    def full(_: Annotation) -> None:
        raise StoreProblem("store.full")

    monkeypatch.setattr(library.annotations, "save", full)
    with qtbot.waitSignal(annotator.failed) as told, qtbot.assertNotEmitted(annotator.changed):
        annotator.set_note(annotation.id, "geht verloren?")
    assert told.args is not None
    assert told.args[0].key == "store.full"
    assert annotator.get(annotation.id) == annotation
    with qtbot.waitSignal(annotator.failed):
        assert annotator.add(span_of("Kiel"), Colour.BLUE) is None


def test_a_moved_annotation_is_anchored_once_the_reader_agrees(
    annotator: Annotator, library: Library
) -> None:
    annotation = added(annotator)
    moved = Annotation(
        id=annotation.id,
        article=annotation.article,
        selector=describe(TEXT, span_of("im Februar")),
        created=annotation.created,
        modified=annotation.modified,
        state=AnchorState.MOVED,
    )
    annotator._annotations[annotation.id] = moved
    annotator.accept(annotation.id)
    kept = library.annotations.get(annotation.id)
    assert kept.state is AnchorState.ANCHORED
    assert kept.selector.exact == "im Februar"


def test_another_article_brings_its_own_annotations_and_forgets_undo(
    annotator: Annotator, library: Library, qtbot: QtBot
) -> None:
    annotation = added(annotator)
    reading = annotator.reading  # type: ignore[attr-defined]
    stored = reading.stored
    with qtbot.waitSignal(annotator.reset):
        reading.show(None)
    assert annotator.annotations() == []
    assert not annotator.undo_stack.canUndo()
    reading.show(stored)
    assert annotator.annotations() == [annotation]


def test_known_tags_are_those_of_the_article_once_each(annotator: Annotator) -> None:
    one, two = added(annotator, "Kiel"), added(annotator, "Februar")
    annotator.set_tags(one.id, ("Reise", "Norden"))
    annotator.set_tags(two.id, ("Norden",))
    assert annotator.known_tags() == ["Norden", "Reise"]
