"""From corpora to labelled words."""

from corpora import Row, kept_out, sentences


def labelled(text: str, *marked: tuple[str, str]) -> list[list[tuple[str, str]]]:
    """Each sentence's marked words with their labels; ``marked``: strings in text order, with labels."""
    ents = []
    place = 0
    for name, label in marked:
        place = text.index(name, place)
        ents.append((place, place + len(name), label))
        place += len(name)
    row = Row(text=text, ents=ents, source="test:0")
    return [
        [(word, label) for word, label in zip(s["words"], s["labels"], strict=True) if label != "O"]
        for s in sentences(row, "germeval", False)
    ]


def test_spans_become_begin_and_inside() -> None:
    text = "Angela Merkel traf die SPD in Berlin."
    assert labelled(text, ("Angela Merkel", "PER"), ("SPD", "ORG"), ("Berlin", "LOC")) == [
        [("Angela", "B-PER"), ("Merkel", "I-PER"), ("SPD", "B-ORG"), ("Berlin", "B-LOC")]
    ]


def test_derived_words_parts_and_dates() -> None:
    text = "Der deutsche SPD-Chef las 1999 den Goethe-Faust."
    marked = (
        ("deutsche", "LOCderiv"),
        ("SPD-Chef", "ORGpart"),
        ("1999", "DATE"),
        ("Goethe-Faust", "MISCpart"),
    )
    assert labelled(text, *marked) == [
        [("deutsche", "B-LOCderiv"), ("SPD-Chef", "B-ORGpart"), ("Goethe-Faust", "B-MISC")]
    ]


def test_a_name_marked_inside_a_compound_makes_it_a_part() -> None:
    assert labelled("Die Lufthansa-Piloten", ("Lufthansa", "ORG")) == [[("Lufthansa-Piloten", "B-ORGpart")]]


def test_a_name_that_ends_inside_a_later_word_is_unsure() -> None:
    assert labelled("Die Deutsche Bank-Tochter", ("Deutsche Bank", "ORG")) == [
        [("Deutsche", "?"), ("Bank-Tochter", "?")]
    ]


def test_no_sentence_ends_inside_a_name() -> None:
    assert labelled("Er hört Wer hilft? Das Ende oft.", ("Wer hilft? Das Ende", "MISC")) == [
        [("Wer", "B-MISC"), ("hilft", "I-MISC"), ("?", "I-MISC"), ("Das", "I-MISC"), ("Ende", "I-MISC")]
    ]


def test_gaps_tell_white_space_from_line_breaks() -> None:
    (first, second) = sentences(Row(text="(Kiew)\nEs brennt.", ents=[], source="test:0"), "gum", True)
    assert first["gaps"] == [1, 0, 0]
    assert second["gaps"] == [2, 1, 0]


def test_a_fifth_is_kept_out() -> None:
    assert [index for index in range(12) if kept_out(index)] == [4, 9]
