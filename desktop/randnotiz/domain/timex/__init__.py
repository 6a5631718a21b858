"""Time expressions: their symbolic form, their resolution against a publication date, and TIMEX3 values."""

from randnotiz.domain.timex.dateline import extract_dateline
from randnotiz.domain.timex.expression import (
    Explanation,
    Form,
    ResolvedTime,
    TimeExpression,
    TimexType,
)
from randnotiz.domain.timex.resolve import resolve
from randnotiz.domain.timex.value import Period, parse_value

__all__ = [
    "Explanation",
    "Form",
    "Period",
    "ResolvedTime",
    "TimeExpression",
    "TimexType",
    "extract_dateline",
    "parse_value",
    "resolve",
]
