"""The open article: following an entity, and the publication date."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from tests.session.sample import analysis_of

from randnotiz.analysis.timex import find_times
from randnotiz.domain.article import DateOrigin
from randnotiz.domain.dating import dated
from randnotiz.domain.mention import Label, Mention, analysis_from_dict, analysis_from_json, analysis_to_dict
from randnotiz.session.reading import Reading
from randnotiz.store import Library


def test_following_an_entity_goes_round(reading: Reading, qtbot: QtBot) -> None:
    assert reading.article is not None
    reading.set_analysis(analysis_of(reading.article))
    reading.select_entity("per:harms")
    assert reading.place() == (1, 3)
    reading.next_mention()
    reading.next_mention()
    assert reading.place() == (3, 3)
    reading.next_mention()
    assert reading.place() == (1, 3)
    reading.previous_mention()
    assert reading.place() == (3, 3)


def test_selecting_a_mention_selects_its_entity(reading: Reading, qtbot: QtBot) -> None:
    assert reading.article is not None
    reading.set_analysis(analysis_of(reading.article))
    assert reading.analysis is not None
    weller = reading.analysis.mentions_of("per:weller")[1]
    with qtbot.waitSignal(reading.selection_changed):
        reading.select_mention(weller)
    assert reading.entity == "per:weller"
    assert reading.place() == (2, 2)


def test_nothing_is_followed_without_an_article(library: Library, qapp: object) -> None:
    reading = Reading(library)
    reading.next_mention()
    reading.select_entity("per:harms")
    assert reading.place() is None


def test_an_answer_for_another_text_is_dropped(reading: Reading, qtbot: QtBot) -> None:
    assert reading.article is not None
    late = replace(analysis_of(reading.article), text_hash="0" * 64)
    with qtbot.assertNotEmitted(reading.analysis_changed):
        reading.set_analysis(late)
    assert reading.analysis is None


def test_a_fuller_analysis_keeps_what_is_selected(reading: Reading) -> None:
    assert reading.article is not None
    whole = analysis_of(reading.article)
    reading.set_analysis(replace(whole, mentions=whole.mentions[:3]))
    reading.select_mention(whole.mentions[1])
    reading.set_analysis(whole)
    assert reading.mention == whole.mentions[1]
    reading.set_analysis(replace(whole, mentions=(), entities=()))
    assert reading.entity is None


def with_dates(reading: Reading) -> Reading:
    article = reading.article
    assert article is not None
    mentions = tuple(
        Mention(found.start, found.end, Label.DATE, "", origin="rule", time=found.to_dict())
        for found in find_times(article.text, "de")
    )
    reading.set_analysis(replace(analysis_of(article), mentions=mentions, entities=()))
    return reading


def test_changing_the_publication_date_counts_every_date_anew_and_can_be_undone(
    reading: Reading, library: Library, qtbot: QtBot
) -> None:
    with_dates(reading)
    assert reading.analysis is not None
    assert reading.stored is not None
    assert [mention.value for mention in reading.analysis.mentions] == ["2026-11-17", "2027-02"]
    with qtbot.waitSignals([reading.analysis_changed, reading.article_changed]):
        reading.set_published(date(2025, 8, 20))
    assert [mention.value for mention in reading.analysis.mentions] == ["2025-08-19", "2026-02"]
    kept = library.articles.get(reading.stored.id).article
    assert (kept.published, kept.published_origin) == (date(2025, 8, 20), DateOrigin.READER)
    reading.undo_stack.undo()
    assert [mention.value for mention in reading.analysis.mentions] == ["2026-11-17", "2027-02"]
    assert library.articles.get(reading.stored.id).article.published == date(2026, 11, 20)


def test_without_a_publication_date_relative_dates_stay_open(reading: Reading) -> None:
    with_dates(reading)
    reading.set_published(None)
    assert reading.analysis is not None
    assert [mention.value for mention in reading.analysis.mentions] == [None, None]
    names = {entity.name for entity in reading.analysis.entities}
    assert names == {"Dienstag", "Februar"}


def test_dates_of_one_value_are_one_entity(reading: Reading) -> None:
    with_dates(reading)
    assert reading.analysis is not None
    first, second = reading.analysis.mentions
    same = replace(reading.analysis, mentions=(first, replace(first, start=second.start, end=second.end)))
    assert reading.article is not None
    entities = dated(same, reading.article.text, date(2026, 11, 20)).entities
    assert [entity.id for entity in entities] == ["date:2026-11-17"]


def test_a_title_is_changed_in_the_library_and_not_in_the_text(reading: Reading, library: Library) -> None:
    assert reading.stored is not None
    text = reading.stored.article.text
    reading.set_title("  Harms\0  in\u2028Kiel ")
    kept = library.articles.get(reading.stored.id).article
    assert kept.title == "Harms in Kiel"
    assert kept.text == text
    reading.undo_stack.undo()
    assert library.articles.get(reading.stored.id).article.title == "Besuch in Kiel"


def long_json(reading: Reading) -> str:
    """An analysis of the open article that is so long that it is read beside the window."""
    assert reading.article is not None
    found = analysis_of(reading.article)
    whole = replace(found, mentions=found.mentions * 2500)
    return json.dumps(analysis_to_dict(whole), separators=(",", ":"))


def test_a_long_analysis_is_read_beside_the_window(reading: Reading, qtbot: QtBot) -> None:
    words = long_json(reading)
    with qtbot.waitSignals([reading.analysis_changed, reading.recalled]):
        reading.recall(words)
        assert reading.analysis is None
        assert reading.is_recalling
    assert reading.analysis is not None
    assert reading.article is not None
    whole = analysis_from_dict(json.loads(words))
    assert reading.analysis == dated(whole, reading.article.text, reading.article.published)
    assert not reading.is_recalling


def test_a_long_analysis_comes_too_late_for_another_article(reading: Reading, qtbot: QtBot) -> None:
    words = long_json(reading)
    with qtbot.waitSignal(reading.recalled):
        reading.recall(words)
        reading.show(None)
    assert reading.analysis is None


def test_a_date_that_is_set_meanwhile_counts(reading: Reading, qtbot: QtBot) -> None:
    words = long_json(reading)
    with qtbot.waitSignal(reading.recalled):
        reading.recall(words)
        reading.set_published(date(2001, 2, 3))
    assert reading.analysis is not None
    assert reading.article is not None
    assert reading.analysis == dated(
        analysis_from_dict(json.loads(words)), reading.article.text, date(2001, 2, 3)
    )


@pytest.mark.parametrize("spaces", [(",", ":"), (", ", ":")])
def test_an_analysis_read_step_by_step_is_the_same(reading: Reading, spaces: tuple[str, str]) -> None:
    assert reading.article is not None
    for found in (analysis_of(reading.article), replace(analysis_of(reading.article), mentions=())):
        odd = replace(found, language='"mentions":[{', text_hash="[{}]")
        words = json.dumps(analysis_to_dict(odd), separators=spaces)
        assert analysis_from_json(words) == odd
    for broken in ("", "{}", '{"mentions":[{"start":1}]}', '{"mentions":[', "[]"):
        with pytest.raises((KeyError, TypeError, ValueError)):
            analysis_from_json(broken)


def test_at_the_end_nobody_is_told_that_the_undo_stack_is_gone(reading: Reading) -> None:
    reading.set_title("Another title")
    told: list[bool] = []
    reading.undo_stack.canUndoChanged.connect(told.append)
    assert reading.undo_stack.canUndo()
    reading.end()
    assert not reading.undo_stack.canUndo()
    assert told == []
