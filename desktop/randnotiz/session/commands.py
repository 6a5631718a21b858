"""What undoable commands share: they write first, and a failed write is said, never raised through C++."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from randnotiz.domain.problem import Problem


class StoreCommand(QUndoCommand):
    """A command whose two directions write to the store and then tell the listeners.

    `words` says what it is called, in the language of the moment. `forward` and `backward` may raise Problem.
    Then the command becomes obsolete and `failed` hears of it:
    an exception that crosses C++ would lose its message and still move the stack's index.
    """

    def __init__(
        self,
        words: Callable[[], str],
        forward: Callable[[], None],
        backward: Callable[[], None],
        failed: Callable[[Problem], None],
        merge_key: str = "",
    ) -> None:
        super().__init__(words())
        self._words = words
        self._forward = forward
        self._backward = backward
        self._failed = failed
        self.merge_key = merge_key

    def retranslate(self) -> None:
        """Take on the name that it has in the program's present language."""
        self.setText(self._words())

    def redo(self) -> None:
        self._run(self._forward)

    def undo(self) -> None:
        self._run(self._backward)

    def _run(self, write: Callable[[], None]) -> None:
        try:
            write()
        except Problem as problem:
            self.setObsolete(True)
            self._failed(problem)

    def id(self) -> int:
        return 1 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over a later command of the same key: its end, our beginning."""
        if not isinstance(other, StoreCommand) or other.merge_key != self.merge_key or other.isObsolete():
            return False
        self._forward = other._forward
        return True
