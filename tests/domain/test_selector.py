"""Finding a passage again: in its place, moved, changed, or not at all, and never on other words."""

from __future__ import annotations

import random
from time import perf_counter

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.domain.strategies import (
    COMBINING,
    EMOJI,
    FAMILY,
    HAN,
    WORDS,
    proses,
    spans_of,
    texts,
    texts_with_spans,
)

from randnotiz.domain.annotation import AnchorState, Selector
from randnotiz.domain.selector import CONTEXT, Placement, describe, find_again
from randnotiz.domain.span import Span

ARTICLE = (
    "Die Bundesregierung hat am Montag in Berlin neue Hilfen für die Ukraine angekündigt. Außenministerin "
    "Anna Weber sprach von einem wichtigen Zeichen.\n\n"
    "Präsident Wolodymyr Selenskyj dankte in Kiew für die Unterstützung. „Ohne unsere Freunde wären wir "
    "allein“, sagte er.\n\n"
    "In Brüssel berieten die Außenminister der EU über weitere Sanktionen. Die Bundesregierung hat sich dazu "
    "noch nicht geäußert."
)
ORPHANED = Placement(AnchorState.ORPHANED, None, 0.0)


def _marked(words: str, text: str = ARTICLE, nth: int = 0) -> Selector:
    """The selector of the nth place where `words` stand."""
    start = text.index(words)
    for _ in range(nth):
        start = text.index(words, start + 1)
    return describe(text, Span(start, start + len(words)))


def _words(placement: Placement, text: str) -> str | None:
    return placement.span.of(text) if placement.span else None


def _stands_once(selector: Selector, text: str) -> bool:
    """Whether quote and context together are long enough to mean something, and stand there once."""
    whole = selector.prefix + selector.exact + selector.suffix
    return len(whole) >= 12 and text.find(whole) == text.rfind(whole) != -1


# Describing


@given(texts_with_spans())
def test_a_selector_holds_the_words_and_up_to_32_code_points_around(case: tuple[str, Span]) -> None:
    text, span = case
    selector = describe(text, span)
    assert selector.exact == span.of(text)
    assert selector.span == span
    assert len(selector.prefix) == min(CONTEXT, span.start)
    assert text[: span.start].endswith(selector.prefix)
    assert len(selector.suffix) == min(CONTEXT, len(text) - span.end)
    assert text[span.end :].startswith(selector.suffix)


def test_a_span_past_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="reaches past"):
        describe("kurz", Span(2, 5))


# The same text, or the same words elsewhere


@given(texts_with_spans())
def test_an_unchanged_text_gives_the_same_place(case: tuple[str, Span]) -> None:
    text, span = case
    assert find_again(text, describe(text, span)) == Placement(AnchorState.ANCHORED, span, 1.0)


@given(texts_with_spans(proses()), proses(1, 30))
@example((f"{EMOJI} Kiew sagt Ja. " * 3, Span(2, 6)), f"{FAMILY}{COMBINING}")
def test_text_put_before_moves_the_place_and_nothing_else(case: tuple[str, Span], before: str) -> None:
    text, span = case
    new = f"{before}\n\n{text}"
    selector = describe(text, span)
    assume(_stands_once(selector, new))
    assert find_again(new, selector) == Placement(AnchorState.ANCHORED, span.shifted(len(before) + 2), 1.0)


@given(texts_with_spans(proses()), st.data())
def test_text_taken_away_before_moves_the_place_and_nothing_else(
    case: tuple[str, Span], data: st.DataObject
) -> None:
    text, span = case
    assume(span.start > CONTEXT)
    cut = data.draw(st.integers(1, span.start - CONTEXT))
    selector = describe(text, span)
    new = text[cut:]
    assume(_stands_once(selector, new))
    assert find_again(new, selector) == Placement(AnchorState.ANCHORED, span.shifted(-cut), 1.0)


@given(proses(30, 120), st.data())
def test_words_with_state_anchored_are_the_words_marked(text: str, data: st.DataObject) -> None:
    """Whatever is done to the text, no annotation lies surely on words that were not marked."""
    span = data.draw(spans_of(text))
    new = _edited(text, random.Random(data.draw(st.integers(0, 2**16))), data.draw(st.integers(1, 30)))
    placement = find_again(new, describe(text, span))
    if placement.state is AnchorState.ANCHORED:
        assert _words(placement, new) == span.of(text)
    assert (placement.span is None) == (placement.state is AnchorState.ORPHANED)
    assert 0 <= placement.score <= 1
    if placement.span is not None:
        assert 0 < len(placement.span) <= len(new) - placement.span.start


@given(texts(min_size=1), texts_with_spans())
def test_any_two_texts_are_compared_without_failing(new: str, case: tuple[str, Span]) -> None:
    text, span = case
    placement = find_again(new, describe(text, span))
    assert placement.state is not AnchorState.ANCHORED or _words(placement, new) == span.of(text)


def test_edits_elsewhere_leave_the_annotation_surely_in_its_place() -> None:
    new = ARTICLE.replace("am Montag in Berlin", "am Dienstag").replace("noch nicht", "bisher nicht")
    for words in ("Wolodymyr Selenskyj", "Kiew", "Ohne unsere Freunde wären wir allein", "Brüssel"):
        placement = find_again(new, _marked(words))
        assert (placement.state, _words(placement, new)) == (AnchorState.ANCHORED, words)


def test_of_two_equal_quotes_the_one_with_the_right_context_is_taken() -> None:
    selector = _marked("Die Bundesregierung", nth=1)
    new = "Eilmeldung: " + ARTICLE.replace("noch nicht", "bisher nicht")
    placement = find_again(new, selector)
    assert placement.state is AnchorState.ANCHORED
    assert placement.span == Span(new.rindex("Die Bundesregierung"), new.rindex("Die Bundesregierung") + 19)


def test_a_passage_that_changed_places_with_another_is_followed() -> None:
    """The very words stand at the old position too, but everything around them is different there."""
    text = (
        "Erster Absatz: Weber sagte Ja zu allem.\n\n" + "Zweiter Bericht, Weber lehnte ab, wie erwartet.\n\n"
    )
    selector = _marked("Weber", text)
    new = "x" * (selector.start - 20) + " in einer ganz neuen Weber Zeile.\n\n" + text
    assert new.index("Weber") != selector.start
    new = new[new.index("Weber") - selector.start :] if new.index("Weber") > selector.start else new
    placement = find_again(new, selector)
    assert placement.state is AnchorState.ANCHORED
    assert placement.span is not None
    assert new[: placement.span.start].endswith("Erster Absatz: ")


def test_repeated_passages_with_the_same_context_are_asked_about() -> None:
    paragraph = "Der Sprecher sagte am Abend: Wir prüfen das. Danach ging er.\n\n"
    text = "Anfang des Berichts.\n\n" + paragraph * 2
    new = "Neu: " + "Anfang des Berichts.\n\n" + paragraph.replace("Danach", "Später") * 2
    placement = find_again(new, _marked("Wir prüfen das", text))
    assert (placement.state, _words(placement, new)) == (AnchorState.MOVED, "Wir prüfen das")


def test_a_short_word_without_its_context_is_not_taken_for_the_passage() -> None:
    new = "Über Fußball: er gewann. Danach trank er Wasser, und dann ging er."
    assert find_again(new, _marked("er")).state is not AnchorState.ANCHORED


def test_a_short_word_is_not_found_inside_another_word() -> None:
    assert find_again("Der Jahresbericht.", describe("Ja", Span(0, 2))).state is not AnchorState.ANCHORED


def test_a_long_quote_needs_no_context() -> None:
    quote = "Ohne unsere Freunde wären wir allein"
    new = f"In einem ganz anderen Artikel steht auch „{quote}“ als Zitat."
    placement = find_again(new, _marked(quote))
    assert (placement.state, _words(placement, new)) == (AnchorState.ANCHORED, quote)


# Changed words


@pytest.mark.parametrize(
    ("words", "old", "new", "found"),
    [
        ("Wolodymyr Selenskyj", "Selenskyj", "Selenskyi", "Wolodymyr Selenskyi"),
        ("Wolodymyr Selenskyj", "Wolodymyr", "Volodymyr", "Volodymyr Selenskyj"),
        (
            "neue Hilfen für die Ukraine",
            "neue Hilfen",
            "neue Waffenhilfen",
            "neue Waffenhilfen für die Ukraine",
        ),
        ("Anna Weber sprach", "sprach", f"{EMOJI} sprach", f"Anna Weber {EMOJI} sprach"),
        ("für die Unterstützung", "Unterstützung", "Unterstu\u0308tzung", "für die Unterstu\u0308tzung"),
    ],
)
def test_words_that_changed_a_little_are_shown_and_asked_about(
    words: str, old: str, new: str, found: str
) -> None:
    text = ARTICLE.replace(old, new)
    placement = find_again(text, _marked(words))
    assert (placement.state, _words(placement, text)) == (AnchorState.MOVED, found)


def test_a_changed_sentence_is_found_in_a_text_that_changed_everywhere() -> None:
    quote = "In Brüssel berieten die Außenminister der EU über weitere Sanktionen."
    new = "Nachtrag.\n\n" + ARTICLE.replace("berieten", "beraten").replace("Berlin", "der Hauptstadt")
    placement = find_again(new, _marked(quote))
    assert (placement.state, _words(placement, new)) == (
        AnchorState.MOVED,
        quote.replace("berieten", "beraten"),
    )


def test_a_passage_longer_than_an_article_is_found_by_its_ends() -> None:
    rng = random.Random(5)
    text = " ".join(rng.choices(WORDS, k=2000))
    selector = describe(text, Span(1000, 9000))
    new = "Vorspann. " + text[:4000] + " Eingeschoben. " + text[4000:]
    placement = find_again(new, selector)
    assert placement.state is AnchorState.MOVED
    assert placement.span is not None
    assert abs(placement.span.start - 1010) <= 2
    assert abs(placement.span.end - 9025) <= 2


def test_text_without_spaces_is_found_again() -> None:
    quote = f"{HAN}政府宣布新的援助计划并表示支持"
    text = f"星期一。{quote}，部长在会议后说明情况。" + "其他消息没有变化。" * 20
    new = "更新：" + text.replace("新的援助", "大的援助").replace("星期一", "星期二")
    placement = find_again(new, _marked(quote, text))
    assert (placement.state, _words(placement, new)) == (AnchorState.MOVED, quote.replace("新的", "大的"))


def test_a_character_is_never_cut_in_two() -> None:
    text = f"Gestern traf sich die Gruppe {FAMILY} mit Mu\u0308ller zum Gespräch."
    new = f"Gestern traf die Gruppe {FAMILY}\u0301 mit Mu\u0308ller zum Gespräch."
    placement = find_again(new, _marked(f"sich die Gruppe {FAMILY}", text))
    assert placement.span is not None
    assert new[placement.span.end : placement.span.end + 1] == " "


# Gone


def test_a_deleted_passage_is_orphaned_and_not_put_on_other_words() -> None:
    new = ARTICLE.replace("Präsident Wolodymyr Selenskyj dankte in Kiew für die Unterstützung. ", "")
    for words in ("Wolodymyr Selenskyj", "Kiew", "dankte in Kiew für die Unterstützung"):
        assert find_again(new, _marked(words)) == ORPHANED


def test_in_another_text_nothing_is_found() -> None:
    new = (
        "Ein ganz anderer Bericht über Musik, Wetter und das Leben auf dem Land, ohne ein einziges Ereignis."
    )
    for words in ("Außenminister der EU", "Anna Weber", "über weitere Sanktionen"):
        assert find_again(new, _marked(words)) == ORPHANED


def test_in_an_empty_text_nothing_is_found() -> None:
    assert find_again("", _marked("Kiew")) == ORPHANED


def test_no_words_are_found_nowhere() -> None:
    assert find_again(ARTICLE, Selector("", "", "", 0, 0)) == ORPHANED


def _edited(text: str, rng: random.Random, edits: int) -> str:
    """The text with words deleted, doubled or put in at random."""
    words = text.split(" ")
    for _ in range(edits):
        place = rng.randrange(len(words))
        words[place : place + 1] = rng.choice(([], [words[place]] * 2, [rng.choice(WORDS), words[place]]))
        if not words:
            words = ["leer"]
    return " ".join(words)


@pytest.mark.benchmark
def test_many_selectors_in_a_long_text() -> None:  # pragma: no cover
    """500 selectors in 1 MB: unchanged, and with one word in 300 changed."""
    rng = random.Random(7)
    vocabulary = [*WORDS, *("".join(rng.choices("abcdefghijklmnop", k=8)) for _ in range(20_000))]
    text = " ".join(rng.choices(vocabulary, k=130_000))
    starts = [rng.randrange(len(text) - 400) for _ in range(500)]
    selectors = [describe(text, Span(start, start + rng.choice((4, 30, 200)))) for start in starts]
    for name, new in (("unchanged", text), ("changed", _edited(text, rng, 430))):
        begun = perf_counter()
        states = [find_again(new, selector).state for selector in selectors]
        print(name, f"{perf_counter() - begun:.2f} s", {state: states.count(state) for state in AnchorState})  # noqa: T201
