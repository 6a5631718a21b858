"""The middle of the window: messages, the page with its marks, and the line for finding."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from randnotiz.domain.span import Span
from randnotiz.session.preferences import Preferences
from randnotiz.ui.article_view import ArticleView
from randnotiz.ui.theme import Themes
from randnotiz.ui.typesetting import SetArticle, Typesetter

if TYPE_CHECKING:
    from randnotiz.domain.article import Article
    from randnotiz.domain.shelf import StoredArticle
    from randnotiz.session.desk import Desk
    from randnotiz.ui.article_marks import ArticleMarks
    from randnotiz.ui.banner import Banner
    from randnotiz.ui.find_bar import FindBar
    from randnotiz.ui.selection_bar import SelectionBar

_SELECTED = 75  # opacity, of 255, of the tint over selected words


class ArticlePanel(QWidget):
    """Shows the open article and answers what the reader does on it.

    An article may stand on the page before there is a library: see `show_page` and `take`.
    """

    colour_chosen = Signal(object)  # Colour
    copy_chosen = Signal()

    def __init__(self, preferences: Preferences, themes: Themes) -> None:
        super().__init__()
        self._taken: Desk | None = None
        self._preferences = preferences
        self._themes = themes
        self._article: Article | None = None  # what stands on the page
        self._shown: StoredArticle | None = None
        self._setting: SetArticle | None = None  # the page
        self.view = ArticleView()
        self._stack = QStackedWidget()
        self._stack.setBackgroundRole(QPalette.ColorRole.Base)
        self._stack.setAutoFillBackground(True)
        self._stack.addWidget(self.view)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self._words()

    @property
    def _desk(self) -> Desk:
        assert self._taken is not None
        return self._taken

    def take(self, desk: Desk) -> None:
        """Follow the session from now on."""
        self._taken = desk
        reading = desk.reading
        reading.step_related = self._preferences.show_related
        reading.article_changed.connect(self._article_changed)
        reading.selection_changed.connect(self._reveal_mention)
        self._preferences.changed.connect(self._preference_changed)
        self._themes.changed.connect(self.restyle)
        self._themes.changed.connect(self._set_again)
        self.view.hovered.connect(self._hover)
        self.view.selection_settled.connect(self._selection_settled)
        self.view.scrolled.connect(self._hide_bar)

    # ------------------------------------------------------------- what is built when it is needed

    @cached_property
    def marks(self) -> ArticleMarks:
        """What is marked in the text; the text itself stands before that."""
        from randnotiz.ui.article_marks import ArticleMarks

        desk = self._desk
        marks = ArticleMarks(self.view, desk.reading, desk.annotator, desk.preferences, self._themes)
        self.view.clicked.connect(marks.click)
        return marks

    @cached_property
    def _empty(self) -> QtWidgets.QLabel:
        """What stands there without an article."""
        label = QtWidgets.QLabel(margin=40)
        label.setEnabled(False)  # in the ink of what stands beside
        label.setAlignment(QtCore.Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        self._stack.addWidget(label)
        return label

    @cached_property
    def banner(self) -> Banner:
        """The line above the page."""
        from randnotiz.ui.banner import Banner

        banner = Banner(self._themes)
        self._column.insertWidget(0, banner)
        return banner

    @cached_property
    def find_bar(self) -> FindBar:
        """The line below the page."""
        from randnotiz.ui.find_bar import FindBar

        bar = FindBar(self._themes, self._text, self.view.top_offset)
        bar.found.connect(self._found)
        bar.closed.connect(self.view.setFocus)
        self._column.addWidget(bar)
        bar.come_after(self.view)
        return bar

    @cached_property
    def bar(self) -> SelectionBar:
        """The bar beside a selection."""
        from randnotiz.ui.selection_bar import SelectionBar

        bar = SelectionBar(self._themes, self.view.viewport())
        bar.colour_chosen.connect(self.colour_chosen)
        bar.copy_chosen.connect(self.copy_chosen)
        return bar

    def put_below(self, part: QWidget) -> None:
        """Give a part its place right below the page."""
        self._column.insertWidget(self._column.indexOf(self._stack) + 1, part)

    def _hide_bar(self) -> None:
        if "bar" in self.__dict__:
            self.bar.hide()

    def _search_again(self) -> None:
        if "find_bar" in self.__dict__:
            self.find_bar.search()

    # ------------------------------------------------------------- showing

    def _text(self) -> str:
        article = self._desk.reading.article
        return article.text if article else ""

    def _article_changed(self, stored: StoredArticle | None) -> None:
        before, self._shown = self._shown, stored
        page, self._article = self._article, stored.article if stored else None
        if stored is None:
            self.view.show_article("", None)
            self._show_empty()
            return
        if before is not None and before.id == stored.id:
            self._renew(page, stored.article)
            return
        if page is not None and before is None and page.hash == stored.article.hash:
            self._take_over(page, stored)
        else:
            self._set()
            self._go_to(stored.position)
        self._search_again()
        if "banner" in self.__dict__:
            self.banner.age()

    def show_page(self, article: Article, position: int) -> None:
        """Show an article that the library, which is not open yet, will have in a moment."""
        self._article = article
        self._set()
        if position:
            self._go_to(min(position, len(article.text)))

    def _take_over(self, page: Article, stored: StoredArticle) -> None:
        """The library has what stands on the page: nothing moves, unless it knows better."""
        self._renew(page, stored.article)
        if stored.position and not self.view.top_offset():
            self._go_to(stored.position)

    def _go_to(self, position: int) -> None:
        self.view.scroll_to(position)
        self.view.place_caret(position)

    def complete(self) -> None:
        """Mark what is known of the text, and let it be used: once the text is on the screen."""
        if self._shown is None:
            self._show_empty()
        self.marks.show_all()
        self.restyle()

    def _show_empty(self) -> None:
        self._stack.setCurrentWidget(self._empty)
        self._words()

    def _set(self) -> None:
        article = self._article
        assert article is not None
        self._setting = Typesetter(self._themes, self._preferences.text_size).set(article)
        self.view.show_article(article.text, self._setting)
        self._stack.setCurrentWidget(self.view)
        self._hide_bar()
        if "marks" in self.__dict__:
            self.marks.show_all()

    def _renew(self, page: Article | None, article: Article) -> None:
        """Show what the library now knows of the article on the page."""
        if page is None or page == article or self._setting is None:
            return
        setter = Typesetter(self._themes, self._preferences.text_size)
        again = self._setting = setter.head_again(self._setting, page, article)
        self.view.move_text(again.map) if again is not None else self._set_again()

    def _set_again(self) -> None:
        """Set the same article anew (theme, size, byline), with the same words at the upper edge."""
        if self._article is None:
            return
        top, selected = self.view.top_offset(), self.view.selected_span()
        self._set()
        self.view.scroll_to(top)
        if selected is not None:
            self.view.select(selected)
        self._search_again()

    def _preference_changed(self, name: str) -> None:
        if name == "text_size":
            self._set_again()
        elif name == "show_related":
            self._desk.reading.step_related = self._preferences.show_related

    def restyle(self) -> None:
        """What needs style sheets, and can wait until the text is on the screen."""
        # A tint: one reads on through it. The lists' solid accent is too loud here.
        palette, tint = QPalette(), QtGui.QColor(self._themes.current.accent)
        tint.setAlpha(_SELECTED)
        palette.setColor(QPalette.ColorRole.Highlight, tint)
        palette.setColor(QPalette.ColorRole.HighlightedText, self._themes.current.ink)
        self.view.setPalette(palette)
        self.view.verticalScrollBar().setStyleSheet(self._themes.scroll_style())
        self.view.become_usable()

    def _words(self) -> None:
        say = QCoreApplication.translate
        if "_empty" in self.__dict__:
            self._empty.setText(
                say(
                    "ArticlePanel",
                    "Open an article with Ctrl+O, drop a file here, or paste one with Ctrl+Shift+V.",
                )
            )
        self.view.setAccessibleName(say("ArticlePanel", "Article"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._words()
            self._set_again()
        super().changeEvent(event)

    # ------------------------------------------------------------- following

    def reveal(self, span: Span) -> None:
        """Bring a passage into view."""
        self.view.reveal(span)

    def _reveal_mention(self) -> None:
        mention = self._desk.reading.mention
        if mention is not None:
            self.view.reveal(mention.span)

    def _found(self, finds: list[Span], current: Span | None) -> None:
        self.marks.show_finds(finds, current)
        if current is not None:
            self.view.reveal(current)
            self.view.place_caret(current.start)

    def _selection_settled(self) -> None:
        span = self.view.selected_span()
        if span is None:
            self._hide_bar()
            return
        first, last = self.view.rect_of(span.start), self.view.rect_of(span.end)
        self.bar.show_at(last.bottomLeft(), first.topLeft())

    def _hover(self, offset: int, where: QPoint) -> None:
        from randnotiz.ui.hover import card_at

        words = card_at(self.marks, self._desk.reading, offset)
        if words:
            QtWidgets.QToolTip.showText(where + QPoint(0, 8), words, self.view.viewport(), QRect(), 30_000)
        else:
            QtWidgets.QToolTip.hideText()

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
            step = 1 if event.angleDelta().y() > 0 else -1
            self._preferences.text_size += step
            event.accept()
            return
        super().wheelEvent(event)
