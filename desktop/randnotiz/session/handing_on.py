"""Annotated copies: what goes into one, and writing it, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from randnotiz.domain.annotation import Annotation
from randnotiz.exporters import ExportInput, ExportOptions, export
from randnotiz.files import write_atomically
from randnotiz.session.reading import Reading


def export_input(reading: Reading, annotations: Iterable[Annotation], language: str) -> ExportInput | None:
    """All that a copy of the open article holds; None while no article is open."""
    stored = reading.stored
    if stored is None:
        return None
    analysis = reading.analysis
    article = stored.article
    if article.language is None and analysis is not None:
        article = replace(article, language=analysis.language)
    return ExportInput(
        article=article,
        annotations=tuple(annotations),
        analysis=analysis,
        exported=datetime.now().astimezone(),
        language=language,
    )


def write_copy(what: ExportInput, key: str, path: Path, options: ExportOptions, *, overwrite: bool) -> None:
    """Write a copy in the format `key`. Raises Problem; the file then is as it was."""
    write_atomically(path, export(key, what, options), overwrite=overwrite)
