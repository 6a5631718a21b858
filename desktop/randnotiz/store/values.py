"""Between the domain's values and what SQLite keeps."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any


def instant(value: datetime) -> str:
    """An aware time as text in UTC that sorts as time does. Raises ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone: {value!r}")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def writable(text: str) -> str:
    """Text that UTF-8 can hold: halves of a surrogate pair are joined, a lone half becomes U+FFFD.

    Qt hands on what the reader typed or pasted as it is; nothing that was typed may be lost to an encoder.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def as_json(value: Any) -> str:
    """Plain values as compact JSON in which every word stays readable and searchable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
