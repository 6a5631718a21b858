"""ZIP files that are the same bytes for the same content."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def packed(files: Iterable[tuple[str, bytes]], when: datetime) -> bytes:
    """A ZIP file of names and contents in the order given, every entry dated `when` in its own zone.

    ZIP knows no years before 1980: earlier ones become 1980.
    """
    stamp = (max(when.year, 1980), when.month, when.day, when.hour, when.minute, when.second)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files:
            info = ZipInfo(name, stamp)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()


def repacked(data: bytes, when: datetime) -> bytes:
    """The same ZIP file with every entry dated `when`."""
    with ZipFile(io.BytesIO(data)) as archive:
        return packed(((info.filename, archive.read(info)) for info in archive.infolist()), when)
