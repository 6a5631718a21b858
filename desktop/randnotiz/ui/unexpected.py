"""What ends a start, and what nobody foresaw: to the log and to the reader."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from types import TracebackType

    from randnotiz.domain.problem import Problem

log = logging.getLogger(__name__)


class Excepthook:
    """A bug reaches the log and the reader, with a way to copy it; the program goes on."""

    def __init__(self) -> None:
        self._telling = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import traceback

        words = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected error\n%s", words)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif QApplication.platformName() == "offscreen":
            print(words, file=sys.stderr)  # noqa: T201 - nobody could close a dialog there
            QApplication.exit(1)
        elif not self._telling:
            from randnotiz.ui.bug_dialog import BugDialog

            self._telling = True
            try:
                BugDialog(words).exec()
            finally:
                self._telling = False


def refuse(problem: Problem, language: str) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    from randnotiz.domain.sentences import sentence

    words = sentence(problem, language)
    log.error("%s", words)
    print(words, file=sys.stderr)  # noqa: T201 - a start without a window has nowhere else to say it
    if QApplication.platformName() != "offscreen":
        box = QMessageBox(QMessageBox.Icon.Critical, "Randnotiz", words)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
    return 1
