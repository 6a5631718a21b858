"""What the control words of RTF do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from randnotiz.importers.composition import raised
from randnotiz.importers.rtf_reader import Reader
from randnotiz.importers.rtf_words import CHARACTERS, CODE_PAGES, Paragraph


def _unicode(reader: Reader, value: int | None) -> None:
    """\\uN: a UTF-16 unit, signed, with a fallback behind it."""
    unit = (value or 0) & 0xFFFF
    reader.to_skip = reader.state.fallback
    if 0xD800 <= unit < 0xDC00:
        reader.surrogate = unit
    elif 0xDC00 <= unit < 0xE000 and reader.surrogate:
        reader.add(chr(0x10000 + ((reader.surrogate - 0xD800) << 10) + (unit - 0xDC00)))
        reader.surrogate = 0
    else:
        reader.add(chr(unit))


def _end_row(reader: Reader, value: int | None) -> None:
    reader.flush()
    if reader.runs and reader.runs[-1][0] == CHARACTERS["cell"]:
        reader.runs.pop()
    reader.end_paragraph()


def _font(reader: Reader, value: int | None) -> None:
    if reader.state.target == "fonts":
        reader.defining_font = value or 0
    else:
        codec = reader.fonts.get(value or 0, reader.document_codec)
        reader.state = replace(reader.state, codec=codec)


def _charset(reader: Reader, value: int | None) -> None:
    if value in CODE_PAGES and value:
        reader.fonts[reader.defining_font] = CODE_PAGES[value]


def _code_page(reader: Reader, value: int | None) -> None:
    codec = f"cp{value}"
    try:
        "".encode(codec)
    except LookupError:
        return  # an unknown one: windows-1252 stays
    reader.document_codec = codec
    reader.state = replace(reader.state, codec=codec)


def _style(reader: Reader, value: int | None) -> None:
    if reader.state.target == "style":
        reader.defining_style = value or 0
    elif not reader.state.target:
        reader.paragraph.heading = reader.styles.get(value or 0, 0)
        reader.paragraph.quoted = (value or 0) in reader.quoting


def _outline(reader: Reader, value: int | None) -> None:
    if not reader.state.target and value is not None and 0 <= value < 9:
        reader.paragraph.heading = value + 1


def _reset_paragraph(reader: Reader, value: int | None) -> None:
    if not reader.state.target:
        reader.paragraph = Paragraph()


def _reset_characters(reader: Reader, value: int | None) -> None:
    reader.state = replace(
        reader.state, bold=False, italic=False, hidden=False, raised=False, codec=reader.document_codec
    )


def _footnote(reader: Reader, value: int | None) -> None:
    """A footnote's text; \\* before it, for readers that know none, does not count."""
    within = reader.groups[-1] if reader.groups else reader.state
    if within.skipped or within.target or within.note:
        reader.state = replace(reader.state, skipped=True)
        return
    reader.outside = (reader.runs, reader.paragraph)
    reader.runs, reader.paragraph = [], Paragraph()
    reader.noted += 1
    reader.state = replace(reader.state, skipped=False, note=True, raised=False)


def _note_mark(reader: Reader, value: int | None) -> None:
    """The number that footnotes are counted with, in the text before the note's own text."""
    number = raised(str(reader.noted + (not reader.state.note)))
    reader.add(f"{number} " if reader.state.note else number)


def _list(reader: Reader, value: int | None) -> None:
    if not reader.state.target:
        reader.paragraph.listed = True


def _list_level(reader: Reader, value: int | None) -> None:
    if not reader.state.target:
        reader.paragraph.level = min(max((value or 0) + 1, 1), 9)


def _fallback(reader: Reader, value: int | None) -> None:
    reader.state = replace(reader.state, fallback=min(max(value or 0, 0), 8))


def _collect(reader: Reader, target: str) -> None:
    reader.state = replace(reader.state, target=target, skipped=False)


def _switch(name: str) -> Callable[[Reader, int | None], None]:
    """A control word that is on alone and off with a 0 behind it."""

    def switch(reader: Reader, value: int | None) -> None:
        on = value != 0
        if name == "bold":
            reader.state = replace(reader.state, bold=on)
        elif name == "italic":
            reader.state = replace(reader.state, italic=on)
        elif name == "raised":
            reader.state = replace(reader.state, raised=on)
        else:
            reader.state = replace(reader.state, hidden=on)

    return switch


def _target(name: str) -> Callable[[Reader, int | None], None]:
    def collect(reader: Reader, value: int | None) -> None:
        if not reader.state.skipped:
            _collect(reader, name)

    return collect


WORDS: Final[dict[str, Callable[[Reader, int | None], None]]] = {
    "b": _switch("bold"),
    "i": _switch("italic"),
    "v": _switch("hidden"),
    "deleted": _switch("hidden"),
    "super": _switch("raised"),
    "nosupersub": lambda reader, value: _switch("raised")(reader, 0),
    "footnote": _footnote,
    "chftn": _note_mark,
    "par": Reader.end_paragraph,
    "sect": Reader.end_paragraph,
    "page": Reader.end_paragraph,
    "row": _end_row,
    "pard": _reset_paragraph,
    "plain": _reset_characters,
    "u": _unicode,
    "uc": _fallback,
    "f": _font,
    "fcharset": _charset,
    "ansicpg": _code_page,
    "s": _style,
    "outlinelevel": _outline,
    "ls": _list,
    "ilvl": _list_level,
    "title": _target("title"),
    "author": _target("author"),
    "info": _target("info"),
    "fonttbl": _target("fonts"),
    "stylesheet": _target("style"),
    "listtext": _target("listtext"),
    "pntext": _target("listtext"),
}
