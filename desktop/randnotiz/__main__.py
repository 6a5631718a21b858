"""How the program is started: the window by default, a subcommand, or the analysis worker.

Nothing is imported before it is known to be needed: the time to the window counts from here.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

WORKER = "--analysis-worker"
IMPORT_WORKER = "--import-worker"
SUBCOMMANDS = (
    *("analyse", "import", "export", "search"),
    *("backup", "restore", "export-library", "import-library"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if WORKER in words[:1]:
        from randnotiz.analysis.worker import run_worker
        from randnotiz.importers import detect_language

        return run_worker(detect_language)
    if IMPORT_WORKER in words[:1]:
        from randnotiz.importers.worker import run_import_worker

        return run_import_worker()
    if words and words[0] in SUBCOMMANDS:
        from randnotiz.cli import run_subcommand

        return run_subcommand(words)
    return _open_window(words)


def _open_window(words: list[str]) -> int:
    import gc

    gc.disable()  # until the window stands: see app.main
    files, library, picture = _window_arguments(words)
    from randnotiz.late_signatures import load_shiboken

    load_shiboken()
    from randnotiz.beginning import early_reading

    early = early_reading(files)
    from randnotiz import app

    try:
        return app.main(files, library, picture, early)
    finally:
        if early is not None:
            early.process.close()


def _window_arguments(words: list[str]) -> tuple[list[Path], Path | None, Path | None]:
    # A double click gives nothing but files: the parser, a tenth of a start, is for everything else.
    if not any(word.startswith("-") for word in words):
        return [Path(word) for word in words], None, None
    from randnotiz.cli.window import window_arguments

    chosen = window_arguments(words)
    return chosen.files, chosen.library, chosen.picture


if __name__ == "__main__":
    sys.exit(main())
