"""A line above the page that says what happened, without stopping the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from randnotiz.ui.theme import Themes

_READ_MS = 4000
"""Milliseconds after which a message counts as read."""
_NOT_AGAIN_MS = 20_000
"""Milliseconds for which a warning that was closed is not said again in the same words: it is tried again."""


class Banner(QFrame):
    """One message at a time, with at most one thing to do about it. Text is never read as markup."""

    def __init__(self, themes: Themes) -> None:
        super().__init__()
        self._themes = themes
        self._act: Callable[[], object] | None = None
        self._lasting = False
        self._icon, self.label = QLabel(), QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.clicked.connect(self._do)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.setObjectName("banner")
        self._warning = False
        self._since = QElapsedTimer()
        self._closed = ""  # the warning that the reader closed, and when it was said last
        self._said = QElapsedTimer()
        themes.changed.connect(self._look)
        self._look()
        self._words()
        self.hide()

    def say(
        self,
        words: str,
        *,
        warning: bool = False,
        action: str = "",
        act: Callable[[], object] | None = None,
        lasting: bool = False,
    ) -> None:
        """Show a message until it is closed, another comes or, unless it is `lasting`, it has been read.

        `act` runs when `action` is chosen.
        """
        if warning and self._said_enough(words):
            return
        self.label.setText(words)
        self.setAccessibleName(words)
        self._act, self._lasting = act, lasting
        self.button.setText(action)
        self.button.setVisible(act is not None)
        self._warning = warning
        self._look()
        self.show()
        self._since.start()

    def _said_enough(self, words: str) -> bool:
        again = words == self._closed and self._said.isValid() and self._said.elapsed() < _NOT_AGAIN_MS
        self._closed = words if again else ""
        self._said.start()
        return again

    def _put_away(self) -> None:
        self._closed = self.label.text() if self._warning else ""
        self.hide()

    def take_back(self, words: Sequence[str]) -> None:
        """What one of these said does not hold any more."""
        self._closed = ""
        if self.label.text() in words:
            self.hide()

    def age(self) -> None:
        """The reader went on to something else: a message that was there to be read has been read."""
        if not self._lasting and self._since.isValid() and self._since.elapsed() > _READ_MS:
            self.hide()

    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _look(self) -> None:
        theme = self._themes.current
        edge = theme.danger if self._warning else theme.muted  # the accent is too near to the warning's red
        self.setStyleSheet(
            f"#banner {{ background: {theme.panel.name()}; border: none;"
            f" border-left: 4px solid {edge.name()}; border-bottom: 1px solid {theme.line.name()}; }}"
        )
        name = "triangle-alert" if self._warning else "info"
        self._icon.setPixmap(self._themes.icon(name, edge).pixmap(18, 18))
        self._close.setIcon(self._themes.icon("x"))

    def _words(self) -> None:
        name = QCoreApplication.translate("Banner", "Close this message")
        self._close.setToolTip(name)
        self._close.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._words()
        super().changeEvent(event)
