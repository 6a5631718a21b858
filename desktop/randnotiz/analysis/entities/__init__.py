"""Document sense: which mentions of an article name the same thing, and what that thing is called.

Pure Python over spans, labels and text. Nothing is ever joined because two strings look alike: every join has
a reason that a reader would accept (an inflected form of the same words, a surname after the full name, an
abbreviation that the text or a named source explains).
"""

from randnotiz.analysis.entities.grouping import group
from randnotiz.analysis.entities.names import Name

__all__ = ["Name", "group"]
