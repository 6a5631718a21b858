"""Prepare: ``prepare.py CORPORA ENCODER OUT``.

Reads the corpora folder and the encoder file, chooses the vocabulary, and writes to OUT: ``kept.json`` (piece
numbers), ``pieces.bin`` (the run-time vocabulary), ``train.jsonl`` (labelled sentences), ``german_dev.jsonl``
and ``english_dev.jsonl`` (raw text to judge by, never trained on). Takes about a minute.
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import wordfreq
from corpora import UNSURE, Row, Sentence, kept_out, read, sentences
from encoder_file import Encoder, read_encoder

from randnotiz.analysis.recogniser.pieces import UNKNOWN, WORD_START, PieceVocabulary


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "encoder", "out"):
        arguments.add_argument(name, type=Path)
    chosen = arguments.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    train, english = collect(chosen.corpora)
    _write(chosen.out / "train.jsonl", train)
    _write(chosen.out / "english_dev.jsonl", english)
    _write(chosen.out / "german_dev.jsonl", read(chosen.corpora / "germeval2014/dev.jsonl"))
    encoder = read_encoder(chosen.encoder)
    kept = choose_pieces(encoder, train)
    (chosen.out / "kept.json").write_text(json.dumps(kept))
    PieceVocabulary([encoder.pieces[i] for i in kept], [encoder.scores[i] for i in kept], encoder.rules).save(
        chosen.out / "pieces.bin"
    )
    labels = Counter(label for sentence in train for label in sentence["labels"] if label[0] in "B?")
    print(
        len(train),
        "sentences",
        sum(len(s["words"]) for s in train),
        "words;",
        len(kept),
        "pieces;",
        dict(labels),
    )
    print(dict(Counter(sentence["style"] for sentence in train)), len(english), "English documents kept out")


def collect(folder: Path) -> tuple[list[Sentence], list[Row]]:
    """The training sentences, in corpus order, and the English documents kept out of them."""
    train = [
        s
        for row in read(folder / "germeval2014/train.jsonl")
        for s in [*sentences(row, "germeval", is_open=False)]
    ]
    names = _name_words(train)
    wikigold, kept = _split(read(folder / "wikigold/train.jsonl"))
    gum = [row for part in ("train", "dev") for row in read(folder / f"gum-en/{part}.jsonl")]
    news, kept_news = _split(
        sorted((r for r in gum if r["source"].startswith("gum:news")), key=lambda r: r["source"])
    )
    interviews = [row for row in gum if row["source"].startswith("gum:interview")]
    crossner = [row for part in ("train", "dev") for row in read(folder / f"crossner-politics/{part}.jsonl")]
    for rows, style, is_open in (
        (wikigold, "wikigold", False),
        (read(folder / "re-docred/train.jsonl"), "redocred", False),
        (crossner, "crossner", False),
        (news + interviews, "gum", True),
    ):
        train += [s for row in rows for s in sentences(row, style, is_open)]
    business = [row for part in ("train", "dev") for row in read(folder / f"smartdata/{part}.jsonl")]
    business = [
        row for row in business if row["source"].startswith("smartdata:news") and "<br" not in row["text"]
    ]
    train += [
        _without_common_nouns(s, names) for row in business for s in sentences(row, "smartdata", is_open=True)
    ]
    return train, kept + kept_news


def _split(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    return (
        [row for index, row in enumerate(rows) if not kept_out(index)],
        [row for index, row in enumerate(rows) if kept_out(index)],
    )


def _name_words(train: Iterable[Sentence]) -> tuple[Counter[str], Counter[str]]:
    """How often each word of GermEval stands inside a marked span, and how often outside."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for sentence in train:
        for word, label in zip(sentence["words"], sentence["labels"], strict=True):
            (outside if label == "O" else inside)[word] += 1
    return inside, outside


def _without_common_nouns(sentence: Sentence, words: tuple[Counter[str], Counter[str]]) -> Sentence:
    """SmartData marks a few common nouns ("Unternehmen", "Polizei"): what GermEval leaves unmarked there
    counts as unsure."""
    inside, outside = words
    labels = sentence["labels"]
    for index, (word, label) in enumerate(zip(sentence["words"], labels, strict=True)):
        alone = not labels[index + 1 : index + 2] or not labels[index + 1].startswith("I-")
        common = word[0].islower() or outside[word] > max(1, 3 * inside[word])
        if label in ("B-ORG", "B-PER", "B-LOC") and alone and common:
            labels[index] = UNSURE
    return sentence


def choose_pieces(encoder: Encoder, train: Iterable[Sentence]) -> list[int]:
    """Numbers of the pieces that German and English need, sorted: those seen in the training sentences, those
    seen three times in wordfreq's word lists, all Latin pieces of up to three characters, single Latin,
    Greek and Cyrillic characters, and frequent capitalised Latin pieces (names from elsewhere)."""
    whole = PieceVocabulary(encoder.pieces, encoder.scores, encoder.rules)
    seen: Counter[int] = Counter()
    for word, spaced in _listed_words():
        seen.update(whole.encode(word, spaced))
    kept = {0, 1, 2, UNKNOWN} | {number for number, count in seen.items() if count >= 3}
    for sentence in train:
        for word, gap in zip(sentence["words"], sentence["gaps"], strict=True):
            kept.update(whole.encode(word, bool(gap)))
            kept.update(whole.encode(word.upper(), bool(gap)))
    kept.update(number for number, piece in enumerate(encoder.pieces) if _kept_by_shape(number, piece))
    kept.discard(len(encoder.pieces) - 1)  # <mask>
    return sorted(kept)


def _listed_words() -> Iterator[tuple[str, bool]]:
    for language in ("de", "en"):
        for word in wordfreq.iter_wordlist(language, "large"):
            forms = {word, word.capitalize()} | ({word.upper()} if len(word) <= 8 else set())
            for form in sorted(forms):
                yield form, True
                yield form, False


def _kept_by_shape(number: int, piece: str) -> bool:
    text = piece.replace(WORD_START, "")
    if len(text) <= 1:
        return all(_script(character) in ("LATIN", "GREEK", "CYRILLIC", "") for character in text)
    if not all(_script(character) in ("LATIN", "") for character in text):
        return False
    return len(text) <= 3 or (text[0].isupper() and number < 120_000)


def _script(character: str) -> str:
    """First word of a letter's Unicode name; empty for what is no letter."""
    return unicodedata.name(character, "?").split()[0] if character.isalpha() else ""


def _write(path: Path, rows: Iterable[Row | Sentence]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
