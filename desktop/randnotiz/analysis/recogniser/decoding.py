"""From label scores to spans with a confidence, for many windows at once.

The network scores each word by itself; what may follow what is BIO (see ``labels``). The best labelling is
found by Viterbi's algorithm, the confidence of a span by the forward and backward sums over all labellings
that BIO allows (Rabiner 1989, "A tutorial on hidden Markov models", sections III.A and III.B): it is the
probability that exactly these words, with this label, form a span. Because only ``I-X`` is tied to what
stands before it, both need no matrix of transitions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .labels import IMPOSSIBLE

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """Words ``start`` to ``end`` (exclusive) of a window carry ``kind``, with a probability of
    ``confidence``."""

    start: int
    end: int
    kind: str
    confidence: float


class Decoder:
    """Decodes scores for a fixed tuple of BIO labels, ``O`` first."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._inside = np.array([label.startswith("I-") for label in labels])
        self._outside = ~self._inside
        # What an I-X may follow: its own B-X and itself. For other labels these two are not used.
        own = {label[2:]: number for number, label in enumerate(labels) if label.startswith("B-")}
        self._begin = np.array([own.get(label[2:], 0) for label in labels])
        self._self = np.arange(len(labels))

    def decode(self, scores: NDArray[np.float32], lengths: Sequence[int]) -> list[list[LabelledSpan]]:
        """The spans of each window; ``scores``: (windows, words, labels), any real numbers; ``lengths``:
        words of each."""
        if scores.shape[1] == 0:
            return [[] for _ in lengths]
        logged = _log_softmax(scores.astype(np.float64))
        # Behind a window's end every word is surely O, which changes neither the best path nor the sums
        # before it.
        for row, length in enumerate(lengths):
            logged[row, length:] = IMPOSSIBLE
            logged[row, length:, 0] = 0.0
        paths = self._best(logged)
        before, after, total = self._sums(logged)
        found = []
        for row, length in enumerate(lengths):
            spans = []
            for start, end, kind in self._spans(paths[row, :length]):
                inner = self.labels.index(f"I-{kind}")
                log = before[row, start] + logged[row, start, self.labels.index(f"B-{kind}")]
                log += logged[row, start + 1 : end, inner].sum() + after[row, end - 1] - total[row]
                spans.append(LabelledSpan(start, end, kind, float(min(1.0, np.exp(log)))))
            found.append(spans)
        return found

    def _best(self, logged: Scores) -> NDArray[np.intp]:
        windows, words, _ = logged.shape
        score = np.where(self._inside, IMPOSSIBLE, logged[:, 0])
        back = np.empty(logged.shape, np.intp)
        rows = np.arange(windows)
        for word in range(1, words):
            anywhere = score.argmax(1)
            begun, gone_on = score[:, self._begin], score
            own = np.where(begun >= gone_on, self._begin, self._self)
            back[:, word] = np.where(self._inside, own, anywhere[:, None])
            reached = np.where(self._inside, np.maximum(begun, gone_on), score[rows, anywhere][:, None])
            score = reached + logged[:, word]
        path = np.empty((windows, words), np.intp)
        path[:, -1] = score.argmax(1)
        for word in range(words - 1, 0, -1):
            path[:, word - 1] = back[rows, word, path[:, word]]
        return path

    def _sums(self, logged: Scores) -> tuple[Scores, Scores, Scores]:
        """Log sums: of all labellings before each word; of all after each word that start no ``I-``; of all,
        per window."""
        windows, words, _ = logged.shape
        before = np.zeros((windows, words))
        forward = np.where(self._inside, IMPOSSIBLE, logged[:, 0])
        for word in range(1, words):
            before[:, word] = _log_sum(forward)
            own = np.logaddexp(forward[:, self._begin], forward)
            forward = np.where(self._inside, own, before[:, word, None]) + logged[:, word]
        total = _log_sum(forward)
        after = np.zeros((windows, words))
        backward = np.zeros(logged.shape[::2])
        for word in range(words - 1, 0, -1):
            ahead = backward + logged[:, word]
            after[:, word - 1] = _log_sum(ahead[:, self._outside])
            backward = self._behind(ahead, after[:, word - 1])
        return before, after, total

    def _behind(self, ahead: Scores, free: Scores) -> Scores:
        """Log sum of what may follow each label: everything that starts no ``I-``, and the label's own
        ``I-``."""
        behind = np.repeat(free[:, None], len(self.labels), 1)
        for number in np.flatnonzero(self._inside):
            following = np.logaddexp(free, ahead[:, number])
            behind[:, number] = following
            behind[:, self._begin[number]] = following
        return behind

    def _spans(self, path: NDArray[np.intp]) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for word, number in enumerate(path.tolist()):
            label = self.labels[number]
            if label[0] == "B":
                found.append((word, word + 1, label[2:]))
            elif label[0] == "I":
                start, _, kind = found[-1]
                found[-1] = (start, word + 1, kind)
        return found


def _log_sum(values: Scores) -> Scores:
    top = values.max(-1)
    summed: Scores = top + np.log(np.exp(values - top[..., None]).sum(-1))
    return summed


def _log_softmax(values: Scores) -> Scores:
    logged: Scores = values - _log_sum(values)[..., None]
    return logged
