"""The Word copy in the few elements that a text widget shows, read back from the document itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from randnotiz.exporters.wording import Wording

_TAGS: Final = {"Title": "h1", "Quote": "blockquote"}
_SOFT: Final = "color:#665e53; font-size:small"


def outline(made: bytes, language: str) -> str:
    """Qt's rich text for a document: paragraphs with shading, tables, then the comments with their dates."""
    from docx import Document
    from docx.table import Table

    document = Document(io.BytesIO(made))
    parts: list[str] = []
    for part in document.iter_inner_content():
        parts.append(_table(part) if isinstance(part, Table) else "".join(_paragraph(part)))
    comments = list(document.comments)
    if comments:
        parts.append(f"<h2>{escape(Wording(language)('notes'))}</h2>")
        parts += map(_comment, comments)
    return "".join(parts)


def _paragraph(paragraph: Any) -> Iterator[str]:
    style = paragraph.style.name
    tag = f"h{style[-1]}" if style.startswith("Heading") else _TAGS.get(style, "p")
    yield f'<{tag} style="{_SOFT}">' if style == "Randnotiz" else f"<{tag}>"
    properties = paragraph._p.pPr
    if properties is not None and properties.numPr is not None:
        yield "&nbsp;&nbsp;•&nbsp;"
    yield from map(_run, paragraph.runs)
    yield f"</{tag}>"


def _run(run: Any) -> str:
    from docx.oxml.ns import qn

    number = next((mark.get(qn("w:id")) for mark in run._r.iter(qn("w:commentReference"))), None)
    if number is not None:
        return f"<sup>{int(number) + 1}</sup>"
    told = escape(run.text).replace("\n", "<br>")
    told = f"<b>{told}</b>" if run.bold else told
    told = f"<i>{told}</i>" if run.italic else told
    fill = next((shade.get(qn("w:fill")) for shade in run._r.iter(qn("w:shd"))), None)
    return f'<span style="background-color:#{escape(fill)}">{told}</span>' if fill else told


def _table(table: Any) -> str:
    rows = []
    for number, row in enumerate(table._tbl.tr_lst):
        tag = "td" if number else "th"
        cells = ("<br>".join(escape(_words(p)) for p in cell.p_lst) for cell in row.tc_lst)
        rows.append("<tr>" + "".join(f'<{tag} align="left">{cell}</{tag}>' for cell in cells) + "</tr>")
    return f'<table cellpadding="3" style="font-size:small">{"".join(rows)}</table>'


def _words(paragraph: Any) -> str:
    return "".join(run.text for run in paragraph.r_lst)


def _comment(comment: Any) -> str:
    words = "<br>".join(escape(part.text) for part in comment.paragraphs)
    when = f"{comment.timestamp:%Y-%m-%d %H:%M}" if comment.timestamp else ""
    return f'<p><b>{comment.comment_id + 1}</b> {words}<br><span style="{_SOFT}">{when}</span></p>'
