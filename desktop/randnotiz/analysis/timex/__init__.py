"""Finding time expressions in German and English text, and resolving them."""

from randnotiz.analysis.timex.finder import find_times
from randnotiz.domain.timex import TimeExpression, extract_dateline, resolve

__all__ = ["TimeExpression", "extract_dateline", "find_times", "resolve"]
