"""The notes in copies that this program wrote: W3C Web Annotations in JSON-LD, alone or inside HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from randnotiz.domain.annotation import AnchorState
from randnotiz.importers.notes import BroughtNote
from randnotiz.importers.notes_values import colour_of, dicts, moment, text_of
from randnotiz.importers.own_copy import own_data

_URN: Final = "urn:uuid:"
_STATES: Final = {state.value: state for state in AnchorState}
_HASH: Final = "urn:randnotiz:text:sha256:"


def read_own(data: bytes) -> Iterator[BroughtNote] | None:
    """The notes of a copy of ours; None for anything else."""
    copy = own_data(data)
    if copy is None:
        return None
    article = copy.get("article")
    page = copy.get("first")
    about = article if isinstance(article, dict) else {}
    items = page.get("items") if isinstance(page, dict) else None
    return (note for item in dicts(items) if (note := _note(item, about)) is not None)


def _note(item: Mapping[str, Any], article: Mapping[str, Any]) -> BroughtNote | None:
    """None for what a machine found: names and dates are items of the same list."""
    identity = text_of(item.get("id"))
    if not identity.startswith(_URN):
        return None
    target = item.get("target")
    selectors = dicts(target.get("selector")) if isinstance(target, dict) else []
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    place = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    start, end = place.get("start"), place.get("end")
    known = isinstance(start, int) and isinstance(end, int) and 0 <= start < end
    bodies = dicts(item.get("body"))
    return BroughtNote(
        quote=text_of(quote.get("exact")),
        note="\n\n".join(_values(bodies, "commenting")),
        tags=tuple(_values(bodies, "tagging")),
        colour=next(map(colour_of, _values(bodies, "highlighting")), None),
        prefix=text_of(quote.get("prefix")),
        suffix=text_of(quote.get("suffix")),
        start=start if known else None,
        end=end if known else None,
        created=moment(item.get("created")),
        modified=moment(item.get("modified")),
        id=_uuid(identity),
        title=text_of(article.get("title")),
        source=text_of(article.get("url")) or text_of(article.get("rn:source")),
        text_hash=text_of(article.get("id")).removeprefix(_HASH),
        state=_STATES.get(text_of(item.get("anchor"))),
    )


def _values(bodies: list[dict[str, Any]], purpose: str) -> Iterator[str]:
    return (text_of(body.get("value")) for body in bodies if body.get("purpose") == purpose)


def _uuid(identity: str) -> str:
    try:
        return str(UUID(identity.removeprefix(_URN)))
    except ValueError:
        return ""
