"""What is asked about an annotation whose text has changed, and the buttons to answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from randnotiz.domain.annotation import AnchorState, Annotation
from randnotiz.session.annotator import Annotator
from randnotiz.session.placing import reject
from randnotiz.ui.elided import one_line
from randnotiz.ui.fields import IconButton, Panel, button_style
from randnotiz.ui.notes_model import state_words
from randnotiz.ui.theme import Themes

_LONGEST = 160
"""Characters of the words that stand there now."""


class DoubtfulButton(IconButton):
    """Pressed, it shows only what is to be checked or placed."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, "triangle-alert", 16, parent)
        self.setCheckable(True)

    def restyle(self) -> None:
        super().restyle()
        theme = self._themes.current
        pressed = f"background: {theme.page.name()}; border-color: {theme.muted.name()};"
        self.setStyleSheet(f"{self.styleSheet()} QToolButton:checked {{ {pressed} }}")


class UnplacedRow(Panel):
    """Hidden for an annotation that lies where it was made.

    `attach_wanted`: the annotation is to be placed on the words that the reader has selected in the text.
    """

    attach_wanted = Signal(str)

    def __init__(self, annotator: Annotator, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._annotator = annotator
        self._annotation: Annotation | None = None
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.accept, self.reject, self.attach = QPushButton(self), QPushButton(self), QPushButton(self)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(6)
        for button in (self.accept, self.reject, self.attach):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        self.accept.clicked.connect(lambda: self._annotator.accept(self._id))
        self.reject.clicked.connect(lambda: reject(self._annotator, self._id))
        self.attach.clicked.connect(lambda: self.attach_wanted.emit(self._id))
        self.restyle()
        self.retranslate()

    @property
    def _id(self) -> str:
        return self._annotation.id if self._annotation else ""

    def show_annotation(self, annotation: Annotation | None) -> None:
        """Ask about this one, if there is anything to ask."""
        self._annotation = annotation
        state = annotation.state if annotation else AnchorState.ANCHORED
        self.setVisible(state is not AnchorState.ANCHORED)
        self.accept.setVisible(state is AnchorState.MOVED)
        self.reject.setVisible(state is AnchorState.MOVED)
        self.attach.setVisible(state is AnchorState.ORPHANED)
        self.words.setText(self._sentence(state))

    def _sentence(self, state: AnchorState) -> str:
        say, said = QCoreApplication.translate, [state_words(state)]
        if state is AnchorState.ORPHANED:
            said.append(say("UnplacedRow", "Select the words in the text that it belongs to."))
        now = one_line(self._annotator.words_at(self._id), _LONGEST)
        made_on = one_line(self._annotation.selector.exact, _LONGEST) if self._annotation else ""
        if now and now != made_on:
            said.append(say("UnplacedRow", "There it says now: “{words}”").format(words=now))
        return "\n".join(said)

    def restyle(self) -> None:
        self.words.setFont(self.themes.small_font())
        self.words.setStyleSheet(f"color: {self.themes.current.danger.name()};")
        for button in (self.accept, self.reject, self.attach):
            button.setFont(self.themes.ui_font())
            button.setStyleSheet(button_style(self.themes))

    def retranslate(self) -> None:
        say = QCoreApplication.translate
        self.accept.setText(say("UnplacedRow", "It belongs here"))
        self.reject.setText(say("UnplacedRow", "Not here"))
        self.attach.setText(say("UnplacedRow", "Attach here"))
        self.attach.setToolTip(say("UnplacedRow", "Attach to the words selected in the text"))
        self.show_annotation(self._annotation)
