"""Baseline: ``baseline.py PREPARED OUT [--steps 4000]``.

Trains spaCy's own small convolutional recogniser on the same sentences, words and labels, to have something
to compare with.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import spacy
from corpora import Sentence
from spacy.cli.init_config import init_config
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from randnotiz.analysis.recogniser.component import TOKENISER
from randnotiz.analysis.recogniser.labels import SHOWN


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("prepared", "out"):
        arguments.add_argument(name, type=Path)
    arguments.add_argument("--steps", type=int, default=4000)
    chosen = arguments.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": TOKENISER}}})
    with (chosen.prepared / "train.jsonl").open(encoding="utf-8") as lines:
        DocBin(docs=_documents(nlp, map(json.loads, lines))).to_disk(chosen.out / "train.spacy")
    with (chosen.prepared / "german_dev.jsonl").open(encoding="utf-8") as lines:
        DocBin(docs=_marked(nlp, map(json.loads, lines))).to_disk(chosen.out / "dev.spacy")
    config = init_config(lang="xx", pipeline=["ner"], optimize="efficiency")
    config["nlp"]["tokenizer"] = {"@tokenizers": TOKENISER}
    config["training"].update(max_steps=chosen.steps, eval_frequency=500, seed=1)
    config.to_disk(chosen.out / "config.cfg")
    files = {"paths.train": str(chosen.out / "train.spacy"), "paths.dev": str(chosen.out / "dev.spacy")}
    train(chosen.out / "config.cfg", chosen.out, overrides=files)


def _documents(nlp: Language, sentences: Iterable[Sentence]) -> Iterable[Doc]:
    for sentence in sentences:
        spaces = [bool(gap) for gap in sentence["gaps"][1:]] + [False]
        labels = [label if label[2:] in SHOWN else "O" for label in sentence["labels"]]
        yield Doc(nlp.vocab, words=sentence["words"], spaces=spaces, ents=labels)


def _marked(nlp: Language, rows: Iterable[dict[str, list[tuple[int, int, str]]]]) -> Iterable[Doc]:
    for row in rows:
        doc = nlp.make_doc(str(row["text"]))
        spans = [doc.char_span(start, end, label) for start, end, label in row["ents"] if label in SHOWN]
        doc.set_ents([span for span in spans if span is not None])
        yield doc


if __name__ == "__main__":
    main()
