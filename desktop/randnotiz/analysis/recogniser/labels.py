"""The labels of the recognition model.

Beside the names (PER, ORG, LOC, and MISC for the other names, which is never shown) the model knows GermEval
2014's two kinds of words that only contain a name: ``...part`` for compounds ("Trump-Regierung" is PERpart)
and ``LOCderiv`` or ``DERIV`` for words derived from a place or another name ("russischen", "Berliner").
"""

KINDS = ("PER", "ORG", "LOC", "MISC", "PERpart", "ORGpart", "LOCpart", "LOCderiv", "DERIV")
LABELS: tuple[str, ...] = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BI"))
"""BIO: an ``I-X`` continues a ``B-X`` or ``I-X`` and stands nowhere else."""

SHOWN = frozenset({"PER", "ORG", "LOC"})

IMPOSSIBLE = -1e9
"""Log probability of what cannot be."""
