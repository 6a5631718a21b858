"""What the network is trained on; needs the training tools."""

import random

import pytest

torch = pytest.importorskip("torch", reason="the training tools are not installed")

from corpora import Sentence  # noqa: E402
from examples import IGNORED, ROOM, Augmenter, allowed, batches, encode, packed, tensors  # noqa: E402

from randnotiz.analysis.recogniser.labels import LABELS  # noqa: E402
from randnotiz.analysis.recogniser.pieces import END, PieceVocabulary  # noqa: E402

VOCABULARY = PieceVocabulary(
    ["<s>", "<pad>", "</s>", "<unk>", "▁Kiew", "▁a", "s"], [0.0] * 4 + [-1.0] * 3, {}
)


def sentence(text: str, labels: str = "", document: str = "d", style: str = "gum") -> Sentence:
    words = text.split()
    return Sentence(
        words=words,
        gaps=[1] * len(words),
        labels=labels.split() or ["O"] * len(words),
        style=style,
        open=False,
        document=document,
    )


def test_the_first_piece_of_a_word_carries_its_label() -> None:
    (example,) = encode([sentence("a Kiews a", "O B-LOC ?")], VOCABULARY, style=2)
    assert example.numbers == [len(VOCABULARY) + 2, 5, 4, 6, 5, END]
    place = LABELS.index("B-LOC")
    assert example.targets == [IGNORED, 0, place, IGNORED, IGNORED, IGNORED]
    assert example.heads == [1, 2, 4]


def test_an_unmarked_word_of_an_open_corpus_may_be_anything_but_a_shown_name() -> None:
    (example,) = encode([{**sentence("a"), "open": True}], VOCABULARY, style=0)
    row = allowed()[example.targets[1]]
    assert {label for label, weight in zip(LABELS, row.tolist(), strict=True) if weight == 0} == {
        label for label in LABELS if label[2:] not in ("PER", "ORG", "LOC")
    }


def test_windows_have_room_and_lose_no_word() -> None:
    found = encode([sentence("a Kiew " * 300)], VOCABULARY, style=0)
    assert all(len(example.numbers) <= ROOM for example in found)
    assert sum(len(example.heads) for example in found) == 600


def test_packing_keeps_every_sentence_once_and_documents_in_order() -> None:
    document = [sentence(f"a a{number}", document="d") for number in range(30)]
    loose = [sentence(f"b{number}", document=str(number), style="germeval") for number in range(30)]
    groups = list(packed([*loose, *document], random.Random(1)))
    words = [s["words"][-1] for group in groups for s in group]
    assert sorted(words) == sorted([f"a{n}" for n in range(30)] + [f"b{n}" for n in range(30)])
    assert [word for word in words if word[0] == "a"] == [f"a{n}" for n in range(30)]


def test_augmentation_keeps_words_and_labels_in_step() -> None:
    augment = Augmenter(random.Random(3))
    plain = sentence('" Kiew " a .', "O B-LOC O O O")
    seen = {tuple(augment(plain)["words"]) for _ in range(300)}
    assert all(len(words) == 5 for words in seen)
    assert ("„", "Kiew", "“", "a", ".") in seen
    assert ('"', "KIEW", '"', "A", ".") in seen


def test_batches_hold_every_example_within_their_room() -> None:
    examples = [
        example for count in range(1, 60) for example in encode([sentence("a " * count)], VOCABULARY, 0)
    ]
    found = batches(examples, 256, random.Random(1))
    assert sum(len(batch) for batch in found) == len(examples)
    for batch in found:
        numbers, mask, targets = tensors(batch)
        assert numbers.numel() <= 256
        assert int(mask.sum()) == sum(len(example.numbers) for example in batch)
        assert int((targets != IGNORED).sum()) == sum(len(example.heads) for example in batch)
