"""RTF (Rich Text Format 1.9.1): paragraphs, headings, list items and emphasis.

Read by a reader of our own, since the libraries for it give up everything but the bare words. The format is
a stream of groups in braces, control words and text; what is not understood is passed over, as the
specification asks of readers.
"""

from __future__ import annotations

from randnotiz.importers.composition import with_bold_headings
from randnotiz.importers.draft import Draft
from randnotiz.importers.finishing import finished
from randnotiz.importers.rtf_actions import WORDS
from randnotiz.importers.rtf_reader import Reader


def import_rtf(data: bytes) -> Draft:
    """A draft of an RTF document, without running heads and pictures; footnotes follow their paragraph.

    Raises ImportProblem "import.too_complex".
    """
    reader = Reader(WORDS)
    reader.read(data)
    return finished(
        with_bold_headings(reader.pieces),
        title=" ".join(reader.collected.get("title", "").split()),
        author=" ".join(reader.collected.get("author", "").split()),
    )
