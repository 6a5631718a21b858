"""Formats that are ZIP archives of XML: opened with bounds on what they may unfold to."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cached_property
from typing import TYPE_CHECKING, Final

from randnotiz.domain.problem import ImportProblem

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_MEMBERS: Final = 20_000
_LARGEST_MEMBER: Final = 40 * 1024**2  # bytes, unpacked, of a part that is read
# What zipfile raises for archives that are damaged, cut off, or packed in ways it does not know.
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
_DECLARATION: Final = (b"<!DOCTYPE", b"<!ENTITY")


class Archive:
    """A ZIP archive in memory. Members are read by name alone, never unpacked to disk.

    Raises ImportProblem: "import.damaged", "import.encrypted", "import.too_complex".
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _UNREADABLE as error:
            raise ImportProblem("import.damaged") from error
        if len(self._zip.infolist()) > _MOST_MEMBERS:
            raise ImportProblem("import.too_complex")
        self._unpacked = 0

    @cached_property
    def names(self) -> frozenset[str]:
        """The members' paths as the archive writes them."""
        return frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """A member's bytes; what all reads unfold to together is bounded too."""
        try:
            info = self._zip.getinfo(name)
        except KeyError as error:
            raise ImportProblem("import.damaged") from error
        if info.flag_bits & 1:
            raise ImportProblem("import.encrypted")
        self._unpacked += info.file_size  # zipfile itself stops at this size, whatever the data unfolds to
        if info.file_size > _LARGEST_MEMBER or self._unpacked > 4 * _LARGEST_MEMBER:
            raise ImportProblem("import.too_complex")
        try:
            return self._zip.read(info)
        except (*_UNREADABLE, zlib.error) as error:
            raise ImportProblem("import.damaged") from error

    def xml(self, name: str) -> _Element:
        """The root of an XML member."""
        return parse_xml(self.read(name))


def parse_xml(data: bytes) -> _Element:
    """The root of an XML document that declares no entities: none of the formats read has a use for them.

    Raises ImportProblem "import.too_complex" for declarations, "import.damaged" for what is not well-formed
    or nested more deeply than libxml2 allows.
    """
    from lxml import etree

    if any(mark in data for mark in _DECLARATION):
        raise ImportProblem("import.too_complex")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ImportProblem("import.damaged") from error


def local_name(element: _Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
