"""A fresh Debian tree to install the package in, and a person in it who has never run the program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from steps import SetUpFailed, say

READER: Final = "reader"
HOME: Final = Path("/home") / READER
_BARE: Final = "bare"
_APT: Final = {
    "DEBIAN_FRONTEND": "noninteractive",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "LC_ALL": "C.UTF-8",
}


class Tree:
    """A Debian installation in a folder, entered by chroot."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def apt(self, *words: str) -> None:
        """Run apt-get in it. Raises subprocess.CalledProcessError with apt's own words as `stderr`."""
        options = ["-y", "-qq", "-o", "Dpkg::Use-Pty=0", "--no-install-recommends"]
        command = ["chroot", str(self.root), "apt-get", *options, *words]
        subprocess.run(command, env=_APT, check=True, capture_output=True, text=True)

    def command(self, words: Sequence[str], *, network: bool = True) -> list[str]:
        """The command that runs `words` in it as the reader; without `network`, where no interface is."""
        apart = [] if network else ["unshare", "--net"]
        return [*apart, "chroot", f"--userspec={READER}:{READER}", str(self.root), *words]

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """The reader's environment."""
        return {
            "HOME": str(HOME),
            "USER": READER,
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/usr/sbin:/bin",
            **(extra or {}),
        }

    def output(self, *words: str, network: bool = True) -> str:
        """What a command of the reader's prints. Raises subprocess.CalledProcessError."""
        command = self.command(words, network=network)
        done = subprocess.run(command, env=self.environment(), check=True, capture_output=True, text=True)
        return done.stdout

    def inside(self, path: Path | str) -> Path:
        """A path of the tree as this system sees it."""
        return self.root / str(path).lstrip("/")


@contextmanager
def clean_tree(work: Path, release: str) -> Iterator[Tree]:
    """A tree as debootstrap makes it, with a reader; the bare one is kept in `work` for the next time.

    Raises SetUpFailed where this may not be done here, subprocess.CalledProcessError.
    """
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        raise SetUpFailed("A clean tree needs root and debootstrap.")
    bare, root = work / f"{_BARE}-{release}", work / "tree"
    if not bare.is_dir():
        say(f"Making a bare Debian {release} (a few minutes the first time)")
        work.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["debootstrap", "--variant=minbase", release, bare], check=True, stdout=subprocess.DEVNULL
        )
    remove(root)
    subprocess.run(["cp", "-a", "--reflink=auto", bare, root], check=True)
    tree = Tree(root)
    _mount(root)
    try:
        subprocess.run(["chroot", root, "useradd", "--create-home", READER], env=_APT, check=True)
        tree.apt("update")
        yield tree
    finally:
        _unmount(root)


def remove(root: Path) -> None:
    """Delete a tree; nothing of this system is mounted in it any more then."""
    _unmount(root)
    mounts = Path("/proc/mounts").read_text(encoding="utf-8")
    if f" {root}/" in mounts:
        raise SetUpFailed(f"{root} has something mounted in it")
    shutil.rmtree(root, ignore_errors=True)


def _mount(root: Path) -> None:
    subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=1777", "tmp", root / "tmp"], check=True)
    subprocess.run(["mount", "--bind", "/dev", root / "dev"], check=True)


def _unmount(root: Path) -> None:
    for name in ("dev", "tmp", "proc"):
        if os.path.ismount(root / name):
            subprocess.run(["umount", "--lazy", root / name], check=True)
