"""The labels of the recognition model and which of them may follow each other.

Beside the names (PER, ORG, LOC, and MISC for the other names, which is never shown) the model knows GermEval 2014's two
kinds of words that only contain a name: ``...part`` for compounds ("Trump-Regierung" is PERpart) and ``LOCderiv`` or
``DERIV`` for words derived from a place or another name ("russischen", "Berliner").
"""

import numpy as np
from numpy.typing import NDArray

KINDS = ("PER", "ORG", "LOC", "MISC", "PERpart", "ORGpart", "LOCpart", "LOCderiv", "DERIV")
LABELS: tuple[str, ...] = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
SHOWN = frozenset({"PER", "ORG", "LOC"})

IMPOSSIBLE = -1e9


def transitions(labels: tuple[str, ...] = LABELS) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Score of starting with each label, shape (n,), and of label ``b`` after label ``a``, shape (n, n): 0 or IMPOSSIBLE.

    BIO: an ``I-X`` continues a ``B-X`` or ``I-X`` and stands nowhere else.
    """
    count = len(labels)
    start = np.zeros(count, np.float32)
    step = np.zeros((count, count), np.float32)
    for after, label in enumerate(labels):
        if not label.startswith("I-"):
            continue
        start[after] = IMPOSSIBLE
        for before, previous in enumerate(labels):
            if previous[1:] != label[1:]:
                step[before, after] = IMPOSSIBLE
    return start, step
