"""Works of others inside a library's own files: what a licence text of the library alone would not name."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

TEXTS: Final = Path(__file__).parent / "texts"


class Part(NamedTuple):
    """Somebody's work that was built into a library.

    `licence` is an SPDX expression, `texts` are files in the folder `texts`. `sign` is a regular expression
    for bytes that a compiled library with this part in it contains; its first group, if it has one, is the
    part's version. `system` is the one value of sys.platform the part is for, if not all.
    """

    name: str
    licence: str
    holder: str = ""
    texts: tuple[str, ...] = ()
    sign: bytes = b""
    system: str = ""
    version: str = ""


def present(parts: Iterable[Part], libraries: Iterable[Path]) -> list[Part]:
    """Those of `parts` that are for this system and show their sign in a library, with their versions.

    A part without a sign counts as present: what leaves no trace in a compiled file cannot be looked for.
    """
    here = [part for part in parts if part.system in {"", sys.platform}]
    signed = {part.name: part for part in here if part.sign}
    seen: dict[str, str] = {}
    for library in libraries if signed else ():
        data = library.read_bytes()
        for name, part in signed.items():
            found = re.search(part.sign, data)
            if found:
                version = found[1].decode("ascii", "replace") if found.re.groups else part.version
                seen.setdefault(name, version)
    return [
        part._replace(version=seen.get(part.name, part.version))
        for part in here
        if not part.sign or part.name in seen
    ]


def listing(library: str, parts: Iterable[Part]) -> str:
    """What stands before the texts: each part with its licence and whose it is."""
    lines = [f"{library} contains works of others; the texts of their licences follow.", ""]
    for part in parts:
        lines.append(f"{part.name} {part.version}".strip() + f": {part.licence}")
        lines += [f"    {line}" for line in part.holder.splitlines()]
    return "\n".join(lines) + "\n"


def texts_of(parts: Iterable[Part]) -> tuple[Path, ...]:
    """The files with their licences, each once. Raises ValueError for a part without one."""
    names: dict[str, None] = {}
    for part in parts:
        if not part.texts:
            raise ValueError(f"no licence text for {part.name}: add one to {TEXTS}")
        names.update(dict.fromkeys(part.texts))
    return tuple(TEXTS / f"{name}.txt" for name in names)


def texts_for(expression: str) -> tuple[str, ...]:
    """The names of the standard texts of an SPDX expression.

    Of alternatives those that lie in the folder `texts`: whoever may choose needs one. Raises ValueError
    where none of the alternatives, or one of several that apply together, has a text there.
    """
    found: dict[str, None] = {}
    for together in re.split(r"\s+AND\s+", re.sub(r"\s*/\s*", " OR ", expression)):
        choices = re.split(r"\s+OR\s+", together.strip("() "))
        known = [names for names in map(_alternative, choices) if names]
        if not known:
            raise ValueError(f"no licence text for “{expression}”: add one to {TEXTS}")
        for names in known:
            found.update(dict.fromkeys(names))
    return tuple(found)


def _alternative(choice: str) -> tuple[str, ...]:
    names = tuple(choice.strip("() ").replace(" WITH ", "\n").splitlines())
    return names if all((TEXTS / f"{name}.txt").is_file() for name in names) else ()
