"""Judging time expressions as TempEval-3 did: strict and relaxed extents, types and values of what overlaps.

Source of the measures: UzZaman et al., SemEval-2013 Task 1: TempEval-3. An expression of the system counts
as found (relaxed) when it overlaps one of the reference; strict when both ends agree. Value and type F1
count those found whose value or type is right, so neither can exceed the relaxed F1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression with its type and value; offsets in code points, end exclusive."""

    start: int
    end: int
    type: str
    value: str | None
    text: str = ""


@dataclass(slots=True)
class Tally:
    """Counts over many documents."""

    reference: int = 0
    system: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    iso_value: int = 0
    type: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, text: str, reference: list[Timex], system: list[Timex]) -> None:
        """Count one document."""
        self.reference += len(reference)
        self.system += len(system)
        free = list(system)
        for wanted in reference:
            found = _partner(wanted, free)
            if found is None:
                self.notes.append(f"{name} MISSED {_show(text, wanted)}")
                continue
            free.remove(found)
            self._count(name, text, wanted, found)
        self.notes += [f"{name} EXTRA {_show(text, timex)}" for timex in free]

    def _count(self, name: str, text: str, wanted: Timex, found: Timex) -> None:
        exact = (wanted.start, wanted.end) == (found.start, found.end)
        self.relaxed += 1
        self.strict += exact
        self.type += wanted.type == found.type
        self.value += wanted.value == found.value
        self.iso_value += iso(wanted.value) == iso(found.value)
        if not exact:
            self.notes.append(f"{name} EXTENT {_show(text, wanted)} <> {found.text!r}")
        if wanted.value != found.value:
            self.notes.append(f"{name} VALUE {_show(text, wanted)} <> {found.value}")
        if wanted.type != found.type:
            self.notes.append(f"{name} TYPE {_show(text, wanted)} <> {found.type}")

    def f1(self, right: int) -> float:
        """F1 in per cent of a count of right ones."""
        total = self.reference + self.system
        return 200 * right / total if total else 0.0

    def line(self, label: str) -> str:
        """One line of a report."""
        precision = 100 * self.relaxed / self.system if self.system else 0.0
        recall = 100 * self.relaxed / self.reference if self.reference else 0.0
        return (
            f"{label:<14} strict {self.f1(self.strict):5.1f}  relaxed {self.f1(self.relaxed):5.1f}"
            f" (P {precision:5.1f} R {recall:5.1f})  value {self.f1(self.value):5.1f}"
            f"  value as ISO {self.f1(self.iso_value):5.1f}  type {self.f1(self.type):5.1f}"
            f"  [{self.reference} reference, {self.system} system]"
        )


def iso(value: str | None) -> str | None:
    """A value with its clock time spelled as ISO 8601 does: T8.30 and T8:30 are T08:30."""
    if value is None:
        return None
    return re.sub(r"T(\d{1,2})[.:](\d\d)$", lambda match: f"T{int(match[1]):02d}:{match[2]}", value)


def _partner(wanted: Timex, system: list[Timex]) -> Timex | None:
    """The expression of the system that overlaps best."""
    overlapping = [timex for timex in system if timex.start < wanted.end and wanted.start < timex.end]
    return min(overlapping, key=lambda t: abs(t.start - wanted.start) + abs(t.end - wanted.end), default=None)


def _show(text: str, timex: Timex) -> str:
    left = " ".join(text[max(0, timex.start - 40) : timex.start].split("\n"))
    right = " ".join(text[timex.end : timex.end + 25].split("\n"))
    return f"{left}[{timex.text}]{right} ({timex.type} {timex.value})"
