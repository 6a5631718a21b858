"""What was found in the texts: a cache that may be lost without harm."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from randnotiz.store.connection import Connection
from randnotiz.store.heads import learn_names
from randnotiz.store.values import as_json

if TYPE_CHECKING:
    from randnotiz.domain.mention import Analysis


class Analyses:
    """Reads and writes analyses. Every method raises StoreProblem for trouble with the file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, text_hash: str, model: str) -> Analysis | None:
        """What this model found in this text, or None if it was not asked yet."""
        return _analysis(
            self._connection.value(
                "SELECT found FROM analysis WHERE text_hash = ? AND model = ?", (text_hash, model)
            )
        )

    def latest(self, text_hash: str) -> Analysis | None:
        """What was found in this text last, whatever the model."""
        return _analysis(self.latest_as_json(text_hash))

    def latest_as_json(self, text_hash: str) -> str | None:
        """The same as it is stored, for `analysis_from_json`: reading a long one takes a while."""
        found = self._connection.value(
            "SELECT found FROM analysis WHERE text_hash = ? ORDER BY number DESC LIMIT 1", (text_hash,)
        )
        return None if found is None else str(found)

    def put(self, analysis: Analysis, words: str = "") -> None:
        """Keep an analysis, and make its names known to the search.

        It replaces the same model's earlier one of this text. `words` are its JSON where that is known.
        """
        words = words or analysis_as_json(analysis)
        with self._connection.transaction():
            self._connection.execute(
                "DELETE FROM analysis WHERE text_hash = ? AND model = ?", (analysis.text_hash, analysis.model)
            )
            self._connection.execute(
                "INSERT INTO analysis (text_hash, model, found) VALUES (?, ?, ?)",
                (analysis.text_hash, analysis.model, words),
            )
            learn_names(self._connection, analysis.text_hash, analysis.entities)


def analysis_as_json(analysis: Analysis) -> str:
    """An analysis as it is stored, written mention by mention: no other thread is held up for long."""
    from randnotiz.domain.mention import analysis_to_dict, mention_to_dict

    whole = as_json(analysis_to_dict(replace(analysis, mentions=())))
    # Within a JSON string its quotes would be escaped: this can only be the key.
    before, after = whole.split('"mentions":[]', 1)
    mentions = ",".join(as_json(mention_to_dict(mention)) for mention in analysis.mentions)
    return f'{before}"mentions":[{mentions}]{after}'


def _analysis(found: str | None) -> Analysis | None:
    if found is None:
        return None
    from randnotiz.domain.mention import analysis_from_dict  # a new article is shown without

    return analysis_from_dict(json.loads(found))
