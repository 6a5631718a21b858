"""A strip at the window's foot while many files are brought in: how far, what just now, and a way to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QStatusBar, QWidget

from randnotiz.session.gathering import Fate, Gathering, Report
from randnotiz.ui.fields import button_style

if TYPE_CHECKING:
    from randnotiz.ui.main_window import MainWindow

_SLOW_MS = 1_500
_BAR = QSize(220, 6)


class ImportStrip(QStatusBar):
    """Shows what `gathering` does. At the end the banner says what came of it and offers the report."""

    def __init__(self, window: MainWindow, gathering: Gathering) -> None:
        super().__init__(window)
        self._window = window
        self._gathering = gathering
        self._progress = (0, 0, "")
        self._build()
        window.desk.shelf.working.connect(self._reading)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(lambda: self._show_progress(0, 0, ""))
        gathering.progressed.connect(self._show_progress)
        gathering.ended.connect(self._end)
        window.themes.changed.connect(self._look)
        self._look()
        self._words()
        window.setStatusBar(self)
        self.hide()

    def _build(self) -> None:
        self.setSizeGripEnabled(False)
        self.setObjectName("imports")
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR)
        self.stop = QPushButton()
        self.stop.clicked.connect(self._cancel)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        self.addWidget(inside, 1)

    def begin(self) -> None:
        """What is going on already when the strip is made."""
        self._reading(self._window.desk.shelf.busy)

    def _reading(self, busy: bool) -> None:
        """A single file shows nothing unless it takes its time: then it can be given up."""
        if not busy:
            self._slow.stop()
            if not self._gathering.running:
                self.hide()
        elif not self._gathering.running and not self.isVisible() and not self._slow.isActive():
            self._slow.start()

    def _show_progress(self, done: int, total: int, name: str) -> None:
        self._progress = (done, total, name)
        self.bar.setRange(0, total)  # 0 to 0 shows that nobody knows yet how long it takes
        self.bar.setValue(done)
        self._say()
        if not self.isVisible():
            self.stop.setEnabled(True)
            self.show()

    def _say(self) -> None:
        done, total, name = self._progress
        say, count = QCoreApplication.translate, QLocale().toString
        if total:
            words = say("ImportStrip", "Reading file {number} of {total}: {name}")
            words = words.format(number=count(done + 1), total=count(total), name=name)
        elif self._gathering.running:
            words = say("ImportStrip", "Looking for files…")
        else:
            words = say("ImportStrip", "Reading the file…")
        metrics = QFontMetrics(self.label.font())
        self.label.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, self.label.width()))
        self.label.setAccessibleName(words)

    def _cancel(self) -> None:
        self.stop.setEnabled(False)
        if self._gathering.running:
            self._gathering.cancel()
        else:
            self._window.desk.shelf.stop_reading()

    def _end(self, report: Report) -> None:
        self.hide()
        if not report.rows and not report.left:
            words = QCoreApplication.translate("ImportStrip", "There are no files in this folder.")
            self._window.article.banner.say(words, warning=True)
            return
        warned = bool(report.count(Fate.FAILED) or report.left)
        self._window.article.banner.say(
            summary(report),
            warning=warned,
            action=QCoreApplication.translate("ImportStrip", "Show &report"),
            act=lambda: self._report(report),
            lasting=True,
        )

    def _report(self, report: Report) -> None:
        from randnotiz.ui.import_report import ImportReport

        dialog = ImportReport(report, self._window.themes, self._window.translations.language, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.opened.connect(self._window.open_article)
        dialog.show()

    # ------------------------------------------------------------- look and words

    def _look(self) -> None:
        theme = self._window.themes.current
        self.setStyleSheet(
            f"#imports {{ background: {theme.panel.name()}; border-top: 1px solid {theme.line.name()}; }}"
            f"#imports::item {{ border: none; }}"
            f"QProgressBar {{ background: {theme.line.name()}; border: none; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {theme.accent.name()}; border-radius: 3px; }}"
        )
        self.stop.setStyleSheet(button_style(self._window.themes))

    def _words(self) -> None:
        say = QCoreApplication.translate
        self.stop.setText(say("ImportStrip", "Stop"))
        self.stop.setToolTip(say("ImportStrip", "Stop; what has been brought in stays"))
        self.bar.setAccessibleName(say("ImportStrip", "Progress"))
        self.setAccessibleName(say("ImportStrip", "Bringing in files"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._words()
            self._say()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._say)  # when the label has its room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._say)


def summary(report: Report) -> str:
    """What came of all files, in one line."""
    say = QCoreApplication.translate
    new, changed, known = report.count(Fate.NEW), report.count(Fate.CHANGED), report.count(Fate.KNOWN)
    failed, skipped = report.count(Fate.FAILED), report.count(Fate.SKIPPED)
    others = changed or known or failed or skipped or report.left
    parts = [say("ImportStrip", "%n article(s) brought in", "", new)] if new or not others else []
    if changed:
        parts.append(say("ImportStrip", "%n with a new text", "", changed))
    if known:
        parts.append(say("ImportStrip", "%n already in the library", "", known))
    if failed:
        parts.append(say("ImportStrip", "%n not readable", "", failed))
    if skipped:
        parts.append(say("ImportStrip", "%n skipped", "", skipped))
    left = report.left
    if left:
        parts.append(say("ImportStrip", "%n not read any more", "", left))
    return ", ".join(parts) + "."
