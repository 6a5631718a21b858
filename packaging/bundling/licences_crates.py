"""The crates and packages inside a compiled module, from the bill of materials its makers put beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bundling.licences_parts import Part, texts_for


def crates(bill: Path) -> list[Part]:
    """The components of a CycloneDX file, by name. Raises ValueError for a licence without a text here."""
    told = json.loads(bill.read_text(encoding="utf-8"))
    components = told.get("components", [])
    parts = {(part.name, part.version): part for part in map(_part, components)}
    return [parts[key] for key in sorted(parts, key=lambda key: (key[0].casefold(), key[1]))]


def _part(component: dict[str, Any]) -> Part:
    expression = _expression(component)
    return Part(
        component["name"],
        expression,
        component.get("author", ""),
        texts_for(expression),
        version=component.get("version", ""),
    )


def _expression(component: dict[str, Any]) -> str:
    """One expression of the forms CycloneDX has: an expression, or licences that all apply."""
    said = component.get("licenses", [])
    ids = [entry.get("expression") or _named(entry.get("license", {})) for entry in said]
    if not ids or not all(ids):
        raise ValueError(f"{component['name']} says no licence")
    return " AND ".join(f"({one})" if len(ids) > 1 and " OR " in one else one for one in ids)


def _named(licence: dict[str, str]) -> str:
    return licence.get("id") or licence.get("name") or ""
