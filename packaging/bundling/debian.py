"""A Debian package made of the bundle: dpkg-deb does the packing, everything around it is laid out here."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
from collections.abc import Iterable
from email.utils import formatdate
from pathlib import Path
from typing import Final

import set_up_system
from bundling import elf
from bundling.environment import WORK
from bundling.freeze import DIST, STAGE
from bundling.release import NAME, TITLE, VERSION
from steps import ROOT, say

MAINTAINER: Final = "The Randnotiz authors <maintainer@randnotiz.invalid>"
DESKTOP: Final = ROOT / "resources" / "desktop"
_LIBRARY: Final = Path("usr/lib") / NAME
_MTIME: Final = 0

# Beside what set_up_system knows: Wayland's client side.
LIBRARIES: Final = {
    **set_up_system.LIBRARIES,
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libbrotlicommon.so.1": "libbrotli1",
}
# Since the change of time_t's size Debian and Ubuntu call the library differently; both names are accepted.
RENAMED: Final = {"libglib2.0-0": "libglib2.0-0 | libglib2.0-0t64"}

DESCRIPTION: Final = """reader for news articles with a margin that thinks along
 Randnotiz opens a news article, finds the people, organisations, places
 and dates in it, and lets the reader highlight passages, write notes
 beside them and hand on an annotated copy. It reads plain text, Markdown,
 web pages, PDF, Word, OpenDocument, rich text, EPUB and mails.
 .
 Everything happens on the reader's own computer; no network connection
 is ever opened. German and English."""

COPYRIGHT: Final = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Randnotiz
Comment: The package brings the libraries it needs. The licence of each lies in
 /usr/lib/randnotiz/_internal/randnotiz/resources/licences and is shown in the
 window under Help, About Randnotiz.

Files: *
Copyright: {holder}
License: MIT
{text}"""


def build(bundle: Path, *, quick: bool = False) -> Path:
    """Make the package of a bundle; returns its path. `quick` packs it less tightly, in seconds.

    Raises subprocess.CalledProcessError where dpkg-deb fails, KeyError for a library of an unknown package.
    """
    say("Laying out the Debian package")
    tree = WORK / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(bundle, tree)
    asks = elf.asked_of_the_system(tree / _LIBRARY)
    control = control_file(depends(asks), installed_size(tree), architecture())
    (tree / "DEBIAN").mkdir(mode=0o755)
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    (tree / "DEBIAN" / "md5sums").write_text(md5sums(tree), encoding="utf-8")
    _set_modes(tree)
    DIST.mkdir(exist_ok=True)
    package = DIST / f"{NAME}_{VERSION}_{architecture()}.deb"
    packer = ["-Zzstd", "-z1"] if quick else ["-Zxz"]
    say("Packing it")
    subprocess.run(["dpkg-deb", "--root-owner-group", *packer, "--build", tree, package], check=True)
    return package


def lay_out(bundle: Path, tree: Path) -> None:
    """Copy the bundle and everything a desktop looks for to where Debian's policy wants it."""
    shutil.copytree(bundle, tree / _LIBRARY, symlinks=True)
    share = tree / "usr/share"
    link = tree / "usr/bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../lib/{NAME}/{NAME}")
    desktop_files(share)
    doc = share / "doc" / NAME
    doc.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text("utf-8")
    (doc / "copyright").write_text(copyright_file(licence), encoding="utf-8")
    _gzip(doc / "changelog.gz", changelog())
    _gzip(share / "man/man1" / f"{NAME}.1.gz", (DESKTOP / f"{NAME}.1").read_text("utf-8"))
    overrides = share / "lintian/overrides"
    overrides.mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "lintian-overrides", overrides / NAME)


def desktop_files(share: Path) -> None:
    """Desktop entry, metainfo and icons, below a `share` folder."""
    for source, folder in (
        (f"{NAME}.desktop", "applications"),
        ("org.randnotiz.Randnotiz.metainfo.xml", "metainfo"),
    ):
        (share / folder).mkdir(parents=True)
        shutil.copy(DESKTOP / source, share / folder)
    icons = share / "icons" / "hicolor"
    shutil.copytree(STAGE / "hicolor", icons)
    (icons / "scalable/apps").mkdir(parents=True)
    shutil.copy(ROOT / "resources/icons" / f"{NAME}.svg", icons / "scalable/apps")


def depends(asks: elf.Asks) -> str:
    """The Depends field for what the bundle asks of the system."""
    packages = elf.packages_for(asks.libraries, LIBRARIES)
    return ", ".join(
        [f"libc6 (>= {'.'.join(map(str, asks.glibc))})", *(RENAMED.get(name, name) for name in packages)]
    )


def control_file(needs: str, size: int, machine: str) -> str:
    """DEBIAN/control. `size` is the installed size in KiB."""
    fields = {
        "Package": NAME,
        "Version": VERSION,
        "Architecture": machine,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(size),
        "Depends": needs,
        "Recommends": "desktop-file-utils, hicolor-icon-theme, shared-mime-info, xdg-desktop-portal",
        "Section": "text",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def copyright_file(licence: str) -> str:
    """The copyright file in Debian's format, from the text of LICENSE (MIT)."""
    paragraphs = licence.strip().split("\n\n")
    holder = next(line for part in paragraphs for line in part.splitlines() if line.startswith("Copyright"))
    text = "\n\n".join(part for part in paragraphs if not part.startswith(("MIT License", "Copyright")))
    indented = "".join(f" {line}\n" if line.strip() else " .\n" for line in text.splitlines())
    return COPYRIGHT.format(holder=holder.removeprefix("Copyright").replace("(c)", "").strip(), text=indented)


def changelog() -> str:
    """The changelog that policy asks for, of this one release."""
    signed = f" -- {MAINTAINER}  {formatdate(_MTIME)}"
    return f"{NAME} ({VERSION}) stable; urgency=medium\n\n  * {TITLE} {VERSION}.\n\n{signed}\n"


def installed_size(tree: Path) -> int:
    """The size of a tree in KiB, files rounded up as dpkg does."""
    files = (path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    return sum((path.stat().st_size + 1023) // 1024 for path in files)


def md5sums(tree: Path) -> str:
    """The checksums of every file, by its place below the root."""
    lines = []
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.relative_to(tree).parts:
            digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
            lines.append(f"{digest}  {path.relative_to(tree).as_posix()}\n")
    return "".join(lines)


def architecture() -> str:
    """Debian's name for this machine's kind."""
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _set_modes(tree: Path) -> None:
    programs = {tree / _LIBRARY / NAME}
    for path in _all(tree):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in programs else 0o644)


def _all(tree: Path) -> Iterable[Path]:
    return [tree, *tree.rglob("*")]


def _gzip(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Without a name and a time the same sources make the same package.
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=_MTIME))
