"""Try the Debian package as a reader would: in a clean Debian, with a file manager, without a network.

    python3 packaging/try_deb.py [--release bookworm] [--pictures FOLDER]

Needs root, debootstrap, Xvfb, openbox, xdotool and ImageMagick's `import`. Installs dist/*.deb with apt into
a fresh tree, so that what it depends on is proven; double-clicks articles, drags one onto the program's icon,
removes the package again. Each step is said; the first that goes wrong ends it with status 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bundling.clean_tree import HOME, READER, Tree, clean_tree
from bundling.environment import WORK
from bundling.freeze import DIST
from bundling.release import NAME, VERSION
from steps import ROOT, SetUpFailed, say
from virtual_display import virtual_display

ARTICLES: Final = {
    "flussstadt.md": "Die Stadt, die ihrem Fluss Platz machte",
    "stadtbahn.txt": "Über die Neiße, diesmal auf Schienen",
    "wattenmeer.html": "Das Watt klingt nachts anders",
}
"""In the order in which the file manager shows them, with the titles their windows then bear."""
FOLDER: Final = HOME / "artikel"
LIBRARY: Final = HOME / ".local/share/randnotiz/library.sqlite"
# Where PCManFM draws its icons, in pixels from its window's corner, and the desktop's first one.
FIRST_ICON: Final = (207, 96)
ICON_STEP: Final = 94
DESKTOP_ICON: Final = (60, 30)
PATIENCE: Final = 30.0
# With what every desktop has: a table of kinds of files, and of who opens them.
FILE_MANAGER: Final = (
    "desktop-file-utils",
    "pcmanfm",
    "dbus",
    "dbus-x11",
    "shared-mime-info",
    "adwaita-icon-theme",
)


class Failed(Exception):
    """The package does not do what it should."""


def main(arguments: list[str]) -> int:
    """Try it; returns the exit status."""
    parser = argparse.ArgumentParser(prog="try_deb.py", description=__doc__)
    parser.add_argument("--release", default="bookworm", help="which Debian")
    parser.add_argument("--pictures", type=Path, default=WORK / "pictures", help="where screenshots go")
    chosen = parser.parse_args(arguments)
    chosen.pictures.mkdir(parents=True, exist_ok=True)
    try:
        with clean_tree(WORK / "clean", chosen.release) as tree:
            _try_in(tree, chosen.pictures)
    except (SetUpFailed, Failed) as failure:
        print(f"randnotiz: {failure}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        print(f"randnotiz: {failure}\n{failure.stderr or ''}", file=sys.stderr)
        return 1
    say("The package does what it should")
    return 0


def _try_in(tree: Tree, pictures: Path) -> None:
    before = _packages(tree)
    _install(tree)
    say(f"Installed with {len(_packages(tree) - before) - 1} packages that a bare Debian lacks")
    _articles(tree)
    _command_line(tree)
    tree.apt("install", *FILE_MANAGER)
    with virtual_display() as display:
        desk = Desk(tree, display, pictures)
        try:
            _double_clicks(desk)
            _icon(desk)
        except Failed:
            desk.picture("what-was-there-instead")
            raise
    _remove(tree)


def _install(tree: Tree) -> None:
    found = sorted(DIST.glob(f"{NAME}_{VERSION}_*.deb"))
    if not found:
        raise SetUpFailed("There is no package in dist/: run `python3 packaging/build.py deb` first")
    shutil.copy(found[-1], tree.inside(f"/tmp/{NAME}.deb"))
    tree.apt("install", f"/tmp/{NAME}.deb")


def _articles(tree: Tree) -> None:
    folder = tree.inside(FOLDER)
    folder.mkdir(parents=True)
    for name in ARTICLES:
        shutil.copy(ROOT / "seeds" / name, folder)
    desktop = tree.inside(HOME / "Desktop")
    desktop.mkdir()
    shutil.copy(tree.inside(f"/usr/share/applications/{NAME}.desktop"), desktop)
    (desktop / f"{NAME}.desktop").chmod(0o755)
    subprocess.run(["chroot", tree.root, "chown", "-R", f"{READER}:{READER}", HOME], check=True)


def _command_line(tree: Tree) -> None:
    """Everything the program can do without a window, where no network interface is."""
    _expect(VERSION in tree.output(NAME, "--version", network=False), "it tells its version")
    article = str(FOLDER / "stadtbahn.txt")
    found = tree.output(NAME, "analyse", article, network=False)
    _expect('"label": "PER"' in found and '"label": "DATE"' in found, "names and dates are found")
    for ending in ("html", "pdf", "docx", "md", "json", "csv", "tei.xml", "ics", "geojson", "qdpx"):
        copy = f"/tmp/copy.{ending}"
        tree.output(NAME, "export", "--article", article, "--to", copy, network=False)
        _expect(tree.inside(copy).stat().st_size > 0, f"an article is written as .{ending}")


def _double_clicks(desk: Desk) -> None:
    with desk.started("dbus-run-session", "--", "pcmanfm", str(FOLDER)):
        folder = desk.window("--name", f"^{FOLDER.name}$")
        desk.double_click(folder, 1)
        desk.wait_for_title(ARTICLES["stadtbahn.txt"])
        desk.picture("double-click")
        say("A double click opened the article")
        desk.do("windowactivate", "--sync", folder)
        desk.double_click(folder, 2)
        desk.wait_for_title(ARTICLES["wattenmeer.html"])
        desk.picture("second-double-click")
        _expect(
            len(desk.windows("--class", f"^{NAME}$")) == 1, "a second double click ends in the same window"
        )
        desk.quit()
    desk.wait_until_gone("--name", f"^{FOLDER.name}$")


def _icon(desk: Desk) -> None:
    with (
        desk.started("dbus-run-session", "--", "pcmanfm", str(FOLDER)),
        desk.started("dbus-run-session", "--", "pcmanfm", "--desktop"),
    ):
        folder = desk.window("--name", f"^{FOLDER.name}$")
        desk.window("--name", "^pcmanfm$")
        desk.do("windowmove", "--sync", folder, "700", "400")
        desk.drag(folder, 0, DESKTOP_ICON)
        desk.wait_for_title(ARTICLES["flussstadt.md"])
        desk.picture("dragged-onto-the-icon")
        say("A file dragged onto the program's icon was opened")
        desk.quit()


def _remove(tree: Tree) -> None:
    _expect(not any(tree.inside(HOME).rglob("deviceid")), "no library has given the machine a number")
    kept = tree.inside(LIBRARY).stat().st_size
    tree.apt("purge", NAME)
    left = [path for path in ("usr/lib/randnotiz", "usr/bin/randnotiz") if os.path.lexists(tree.root / path)]
    left += [str(path) for path in (tree.root / "usr/share").rglob("*randnotiz*")]
    _expect(not left, f"removing it leaves nothing behind {left or ''}")
    _expect(tree.inside(LIBRARY).stat().st_size == kept > 0, "removing it leaves the reader's library")
    tree.apt("install", f"/tmp/{NAME}.deb")
    found = tree.output(NAME, "search", "Watt")
    _expect("Watt" in found, "installed again, it finds the library as it was")


class Desk:
    """The screen, the mouse and the reader in front of them."""

    def __init__(self, tree: Tree, display: str, pictures: Path) -> None:
        self._tree = tree
        self._pictures = pictures
        self._environment = {**os.environ, "DISPLAY": display}
        runtime = "/tmp/runtime"
        tree.output("mkdir", "-p", "-m", "700", runtime)
        extra = {"DISPLAY": display, "XDG_RUNTIME_DIR": runtime, "XDG_CURRENT_DESKTOP": "LXDE"}
        self._reader = tree.environment(extra)

    @contextmanager
    def started(self, *words: str) -> Iterator[None]:
        """A program of the reader's, ended afterwards with everything it started."""
        quiet = subprocess.DEVNULL
        command = self._tree.command(words)
        process = subprocess.Popen(
            command, env=self._reader, stdout=quiet, stderr=quiet, start_new_session=True
        )
        try:
            yield
        finally:
            os.killpg(process.pid, 15)
            process.wait()

    def do(self, *words: str) -> str:
        """One command of xdotool's. Raises subprocess.CalledProcessError."""
        command = ["xdotool", *words]
        return subprocess.run(
            command, env=self._environment, check=True, capture_output=True, text=True
        ).stdout

    def windows(self, *search: str) -> list[str]:
        """The visible windows that fit."""
        command = ["xdotool", "search", "--onlyvisible", *search]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return done.stdout.split()

    def window(self, *search: str) -> str:
        """The newest window that fits, once there is one."""
        _until(lambda: bool(self.windows(*search)), f"a window appears: {search[-1]}")
        return self.windows(*search)[-1]

    def wait_until_gone(self, *search: str) -> None:
        """Wait until no window fits any more."""
        _until(lambda: not self.windows(*search), f"a window closes: {search[-1]}")

    def wait_for_title(self, title: str) -> None:
        """Wait until the program shows the article of this title, with the worker's finds on the screen."""

        def shown() -> bool:
            return any(
                title in self.do("getwindowname", each) for each in self.windows("--class", f"^{NAME}$")
            )

        _until(shown, f"the program shows “{title}”")

    def double_click(self, folder: str, place: int) -> None:
        """Double-click the icon at a place in the file manager's first row."""
        self._settle(folder)
        self.do("mousemove", "--window", folder, *self._icon(place))
        self.do("click", "--repeat", "2", "--delay", "120", "1")

    def drag(self, folder: str, place: int, target: tuple[int, int]) -> None:
        """Drag an icon of the file manager's first row to a place on the screen."""
        self._settle(folder)
        self.do("mousemove", "--window", folder, *self._icon(place), "mousedown", "1", "sleep", "0.3")
        for step in ((900, 500), (500, 300), (200, 100), (80, 50), target, target):
            self.do("mousemove", *map(str, step), "sleep", "0.2")
        self.do("mouseup", "1")

    def picture(self, name: str) -> None:
        """A picture of the whole screen, once the names found are on it."""
        time.sleep(4.0)  # noqa: TID251 - nothing outside the program tells when the worker has answered
        path = self._pictures / f"{name}.png"
        subprocess.run(["import", "-window", "root", path], env=self._environment, check=True)

    def quit(self) -> None:
        """Close the program's window as its button would, and wait for the process to end."""
        for each in self.windows("--class", f"^{NAME}$"):
            self.do("windowactivate", "--sync", each, "key", "--clearmodifiers", "alt+F4")
        self.wait_until_gone("--class", f"^{NAME}$")

    def _settle(self, folder: str) -> None:
        # The folder is read after its window stands; its icons are drawn soon after.
        self.do("windowactivate", "--sync", folder)
        time.sleep(2.0)  # noqa: TID251 - a file manager tells nobody when it has drawn

    @staticmethod
    def _icon(place: int) -> tuple[str, str]:
        return str(FIRST_ICON[0] + place * ICON_STEP), str(FIRST_ICON[1])


def _packages(tree: Tree) -> set[str]:
    return set(tree.output("dpkg-query", "-W", "-f", "${Package}\n").split())


def _expect(fact: bool, what: str) -> None:
    if not fact:
        raise Failed(f"not so: {what}")
    say(f"Seen: {what}")


def _until(fact: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not fact():
        if time.monotonic() > end:
            raise Failed(f"not within {PATIENCE:.0f} seconds: {what}")
        time.sleep(0.1)  # noqa: TID251 - another program's window, which sends us no signal


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
