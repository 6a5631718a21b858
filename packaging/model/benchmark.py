"""Benchmark: ``benchmark.py PIPELINE... --texts TEXT...``.

Prints what a reader waits for, each measured in a fresh process: import and load time, the first and the warm
analysis of a 750-word article, words a second on a long text, peak memory; and beside it spaCy's blank
tokeniser, the floor for any spaCy pipeline on this machine. Words are what ``str.split`` gives. The texts are
repeated or cut to the wanted length.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

ARTICLE = 750
LONG = 10_000
BLANK = "blank"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pipelines", nargs="+", help="folders of spaCy pipelines, compared in this order")
    arguments.add_argument("--texts", type=Path, nargs="+", required=True)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in chosen.texts)
    if chosen.measure:
        print(json.dumps(measure(chosen.pipelines[0], text)))
        return
    for pipeline in [BLANK, *chosen.pipelines]:
        runs = [_in_own_process(pipeline, chosen.texts) for _ in range(chosen.runs)]
        print(pipeline)
        for what in runs[0]:
            print(f"  {what:28}{statistics.median(run[what] for run in runs):10.2f}")


def _in_own_process(pipeline: str, texts: list[Path]) -> dict[str, float]:
    command = [sys.executable, __file__, pipeline, "--measure", "--texts", *map(str, texts)]
    figures: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return figures


def measure(pipeline: str, text: str) -> dict[str, float]:
    """The figures of one pipeline in this process."""
    began = time.perf_counter()
    nlp = _open(pipeline)
    loaded = time.perf_counter()
    article, long = _words(text, ARTICLE), _words(text, LONG)
    nlp(article)
    first = time.perf_counter()
    warm = min(_timed(nlp, article) for _ in range(3))
    spent = sum(_timed(nlp, stretch) for stretch in _stretches(long))
    return {
        "import and load, s": loaded - began,
        "first article, s": first - loaded,
        "warm article (750 words), s": warm,
        "words a second, long text": LONG / spent,
        "peak memory, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "cores": float(len(os.sched_getaffinity(0))),
    }


def _open(pipeline: str) -> Any:
    import spacy

    if pipeline == BLANK:
        return spacy.blank("de")
    import randnotiz.analysis.recogniser  # noqa: F401  registers our component

    return spacy.load(pipeline)


def _timed(nlp: Any, text: str) -> float:
    began = time.perf_counter()
    nlp(text)
    return time.perf_counter() - began


def _words(text: str, count: int) -> str:
    """The first ``count`` words of ``text``, repeated as often as needed, with its paragraphs."""
    found = 0
    paragraphs: list[str] = []
    while found < count:
        for paragraph in text.split("\n"):
            paragraphs.append(" ".join(paragraph.split()[: count - found]))
            found += len(paragraphs[-1].split())
    return "\n".join(paragraphs)


def _stretches(text: str) -> list[str]:
    """The text as the program hands it on: in stretches of about 12,000 characters that end with a line."""
    stretches = [""]
    for line in text.splitlines(keepends=True):
        if len(stretches[-1]) > 12_000:
            stretches.append("")
        stretches[-1] += line
    return stretches


if __name__ == "__main__":
    main()
