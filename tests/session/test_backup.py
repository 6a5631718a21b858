"""The backup at the start, made beside the reader's work."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.session.sample import NOON

from randnotiz.domain.article import Article
from randnotiz.session.backup import Backup
from randnotiz.store import Library, open_library


def test_a_backup_holds_what_the_library_holds(
    library: Library, article: Article, qtbot: QtBot, tmp_path: Path
) -> None:
    stored = library.articles.add(article, NOON)
    backup = Backup(library)
    with qtbot.waitSignal(backup.done, timeout=20_000) as done:
        backup.start()
    assert done.args is not None
    [copy] = library.backups()
    assert done.args[0] == copy
    restored = tmp_path / "elsewhere" / "library.sqlite"
    restored.parent.mkdir()
    restored.write_bytes(copy.read_bytes())
    again = open_library(restored).library
    assert again.articles.get(stored.id).article == article
    again.close()


def test_where_nothing_changed_no_second_backup_is_made(
    library: Library, article: Article, qtbot: QtBot
) -> None:
    library.articles.add(article, NOON)
    for _ in range(2):
        backup = Backup(library)
        with qtbot.waitSignal(backup.done, timeout=20_000):
            backup.start()
    assert len(library.backups()) == 1


def test_a_backup_given_up_leaves_nothing_behind(library: Library, article: Article, qtbot: QtBot) -> None:
    library.articles.add(article, NOON)
    backup = Backup(library)
    backup.start()
    backup.stop()
    assert library.backups() == []
    assert not list(library.path.parent.rglob("*.part"))
