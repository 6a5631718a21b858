"""What the window's process and the analysis worker say to each other: one JSON object a line.

Standard library and domain only, so that the window's process can speak it without loading a model.
Lines are ASCII (JSON escapes the rest), which is UTF-8 too: no character of an article, U+2028 or a lone
surrogate included, can end or break a line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from randnotiz.domain.mention import Analysis, analysis_from_dict, analysis_to_dict


class ProtocolError(ValueError):
    """A line that is no message of this protocol."""


@dataclass(frozen=True, slots=True)
class Analyse:
    """Request: find names and dates in `text`.

    `id` is the asker's own number and comes back with every answer. `language` is "de", "en", another ISO
    639-1 code (answered with `Failed`), or None where it is not known. `published` is the day relative
    dates are counted from.
    """

    id: int
    text: str
    text_hash: str
    language: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Cancel:
    """Request: nobody waits for request `id` any more. No answer follows it once it has been read."""

    id: int


@dataclass(frozen=True, slots=True)
class Ready:
    """Answer, once: the pipeline is loaded and warm. `model` is what analyses are cached under.

    `seconds` is how long that took from the worker's start.
    """

    model: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Partial:
    """Answer: what was found in the first `done` code points. Replaces every earlier answer to `id`.

    Sent at growing distances, so that all of them together are no longer than about two results.
    """

    id: int
    done: int
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Result:
    """Answer: all that was found; nothing follows for this `id`."""

    id: int
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Failed:
    """Answer: request `id` got no result; `key` and `values` make an `AnalysisProblem`."""

    id: int
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fatal:
    """Answer: the worker cannot work at all and ends; `key` and `values` make an `AnalysisProblem`."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


Request = Analyse | Cancel
Answer = Ready | Partial | Result | Failed | Fatal


def encode(message: Request | Answer) -> bytes:
    """A message as one line, with its line feed."""
    write, _ = _FORMS[type(message)]
    row = {"type": _NAMES[type(message)], **write(message)}
    return json.dumps(row, separators=(",", ":")).encode("ascii") + b"\n"


def decode(line: bytes | str) -> Request | Answer:
    """The message of one line. Raises ProtocolError for anything else."""
    try:
        row = json.loads(line)
        _, read = _FORMS[_TYPES[row["type"]]]
        message: Request | Answer = read(row)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ProtocolError(f"not a message: {line[:80]!r}") from error
    return message


def decode_request(line: bytes | str) -> Request:
    """The request of one line. Raises ProtocolError for anything else."""
    message = decode(line)
    if isinstance(message, Analyse | Cancel):
        return message
    raise ProtocolError(f"not a request: {line[:80]!r}")


def decode_answer(line: bytes | str) -> Answer:
    """The answer of one line. Raises ProtocolError for anything else."""
    message = decode(line)
    if isinstance(message, Analyse | Cancel):
        raise ProtocolError(f"not an answer: {line[:80]!r}")
    return message


def _write_analyse(message: Analyse) -> dict[str, Any]:
    return {
        "id": message.id,
        "text": message.text,
        "text_hash": message.text_hash,
        "language": message.language,
        "published": message.published.isoformat() if message.published else None,
    }


def _read_analyse(row: Mapping[str, Any]) -> Analyse:
    published = row.get("published")
    language = row.get("language")
    if not isinstance(row["text"], str):
        raise TypeError("text is no string")
    return Analyse(
        id=int(row["id"]),
        text=row["text"],
        text_hash=str(row["text_hash"]),
        language=None if language is None else str(language),
        published=None if published is None else date.fromisoformat(published),
    )


def _write_partial(message: Partial) -> dict[str, Any]:
    return {"id": message.id, "done": message.done, "analysis": analysis_to_dict(message.analysis)}


def _read_partial(row: Mapping[str, Any]) -> Partial:
    return Partial(int(row["id"]), int(row["done"]), analysis_from_dict(row["analysis"]))


def _write_result(message: Result) -> dict[str, Any]:
    return {"id": message.id, "analysis": analysis_to_dict(message.analysis)}


def _read_values(row: Mapping[str, Any]) -> dict[str, str | int]:
    return {str(name): value for name, value in row["values"].items() if isinstance(value, str | int)}


_FORMS: Final[dict[type, tuple[Callable[[Any], dict[str, Any]], Callable[[Mapping[str, Any]], Any]]]] = {
    Analyse: (_write_analyse, _read_analyse),
    Cancel: (lambda message: {"id": message.id}, lambda row: Cancel(int(row["id"]))),
    Ready: (
        lambda message: {"model": message.model, "seconds": round(message.seconds, 3)},
        lambda row: Ready(str(row["model"]), float(row["seconds"])),
    ),
    Partial: (_write_partial, _read_partial),
    Result: (_write_result, lambda row: Result(int(row["id"]), analysis_from_dict(row["analysis"]))),
    Failed: (
        lambda message: {"id": message.id, "key": message.key, "values": dict(message.values)},
        lambda row: Failed(int(row["id"]), str(row["key"]), _read_values(row)),
    ),
    Fatal: (
        lambda message: {"key": message.key, "values": dict(message.values)},
        lambda row: Fatal(str(row["key"]), _read_values(row)),
    ),
}
_NAMES: Final[dict[type, str]] = {kind: kind.__name__.lower() for kind in _FORMS}
_TYPES: Final[dict[str, type]] = {name: kind for kind, name in _NAMES.items()}
