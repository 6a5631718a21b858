"""The piece vocabulary: segmentation and file."""

from pathlib import Path

import pytest

from randnotiz.analysis.recogniser.pieces import MOST_PIECES, UNKNOWN, PieceVocabulary

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁Ber", "lin", "▁Berlin", "er", "l", "i", "n", "B", "ü"]
SCORES = [0.0, 0.0, 0.0, 0.0, -3.0, -4.0, -4.0, -5.0, -3.0, -6.0, -6.0, -6.0, -6.0, -6.0]


@pytest.fixture
def vocabulary() -> PieceVocabulary:
    return PieceVocabulary(PIECES, SCORES, {"™": "", "ﬁ": "i"})


def texts(vocabulary: PieceVocabulary, word: str, spaced: bool = True) -> list[str]:
    return [vocabulary.pieces[number] for number in vocabulary.encode(word, spaced)]


def test_the_most_probable_segmentation_wins(vocabulary: PieceVocabulary) -> None:
    assert texts(vocabulary, "Berlin") == ["▁Berlin"]
    assert texts(vocabulary, "Berliner") == ["▁Berlin", "er"]
    assert texts(vocabulary, "lin", spaced=False) == ["lin"]


def test_unknown_characters_become_the_unknown_piece(vocabulary: PieceVocabulary) -> None:
    assert vocabulary.encode("漢", False) == (UNKNOWN,)
    assert texts(vocabulary, "Berlin漢er") == ["▁Berlin", "<unk>", "er"]


def test_rules_apply_and_a_word_of_nothing_is_unknown(vocabulary: PieceVocabulary) -> None:
    assert texts(vocabulary, "Berlin™") == ["▁Berlin"]
    assert texts(vocabulary, "Berlﬁn") == texts(vocabulary, "Berlin")
    assert vocabulary.encode("™", False) == (UNKNOWN,)


def test_a_decomposed_word_has_the_pieces_of_the_composed_one(vocabulary: PieceVocabulary) -> None:
    assert vocabulary.encode("Bu\u0308", False) == vocabulary.encode("Bü", False)


def test_an_endless_word_has_few_pieces(vocabulary: PieceVocabulary) -> None:
    assert len(vocabulary.encode("l" * 10_000, True)) == MOST_PIECES


def test_the_file_gives_back_the_vocabulary(vocabulary: PieceVocabulary, tmp_path: Path) -> None:
    file = tmp_path / "pieces.bin"
    vocabulary.save(file)
    loaded = PieceVocabulary.load(file)
    assert list(loaded.pieces) == PIECES
    assert list(loaded.scores) == SCORES
    assert loaded.rules == vocabulary.rules
    assert loaded.encode("Berliner", True) == vocabulary.encode("Berliner", True)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04" + bytes(40), None])
def test_another_or_a_cut_file_is_refused(
    vocabulary: PieceVocabulary, tmp_path: Path, damage: bytes | None
) -> None:
    file = tmp_path / "pieces.bin"
    vocabulary.save(file)
    file.write_bytes(file.read_bytes()[:-30] if damage is None else damage)
    with pytest.raises(ValueError, match=r"pieces\.bin"):
        PieceVocabulary.load(file)
