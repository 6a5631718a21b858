"""The program's icon in every size a system asks for, drawn from its SVG; run with the builder's Python.

    python pictures.py FOLDER

writes FOLDER/hicolor/SIZExSIZE/apps/randnotiz.png, FOLDER/randnotiz.ico and FOLDER/randnotiz.icns.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

SIZES: Final = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
ICO_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
# Apple's four-letter types of PNG data, by their size in pixels; "@2x" ones have two.
ICNS_TYPES: Final = {
    b"icp4": 16,
    b"icp5": 32,
    b"icp6": 64,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
_ICO_FULL: Final = 256  # written as 0: the field has one byte


def drawing(icons: Path, size: int) -> Path:
    """The SVG to draw a size from: one of its own where the large one would not fall on whole pixels."""
    own = icons / "small" / f"randnotiz-{size}.svg"
    return own if own.is_file() else icons / "randnotiz.svg"


def draw(svg: Path, size: int) -> bytes:
    """An SVG as a PNG of `size` pixels a side, with a transparent ground."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, the library either
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """A Windows icon of PNGs, by their size: a directory of 16 bytes each, then the pictures."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    for size, data in sorted(pictures.items()):
        side = 0 if size == _ICO_FULL else size
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + b"".join(data for _, data in sorted(pictures.items()))


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """An icon for macOS: chunks of a type, their length with its eight bytes of head, and a PNG."""
    chunks = b"".join(
        kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size]
        for kind, size in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", len(chunks) + 8) + chunks


def write(icons: Path, folder: Path) -> None:
    """Write every size and both icon files into `folder`; `icons` holds the SVGs."""
    pictures = {size: draw(drawing(icons, size), size) for size in SIZES}
    for size, data in pictures.items():
        place = folder / "hicolor" / f"{size}x{size}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        (place / "randnotiz.png").write_bytes(data)
    (folder / "randnotiz.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "randnotiz.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    write(Path(__file__).parents[2] / "resources" / "icons", Path(sys.argv[1]))
