"""The sentences that tell the reader what went wrong, in German and English side by side.

They stand here and not in Qt's translations because the command line, which never loads Qt, says them too.
"""

from __future__ import annotations

from typing import Final

from randnotiz.domain.problem import Problem
from randnotiz.domain.sentences import analysing, exporting, importing, storing

SENTENCES: Final[dict[str, dict[str, str]]] = {
    **importing.SENTENCES,
    **storing.SENTENCES,
    **exporting.SENTENCES,
    **analysing.SENTENCES,
}


def sentence(problem: Problem, language: str) -> str:
    """The sentence for a problem; `language` is "de" for German, anything else is English.

    Raises KeyError for a key without a sentence: that is a bug, and a test looks for it.
    """
    forms = SENTENCES[problem.key]
    return forms["de" if language == "de" else "en"].format(**problem.values)
