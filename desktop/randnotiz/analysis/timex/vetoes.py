"""Signs that what looks like a date is part of a name, a compound or a title."""

from __future__ import annotations

from randnotiz.analysis.timex.lexicon import CAPITALISED
from randnotiz.analysis.timex.rules import Draft
from randnotiz.analysis.timex.surroundings import Surroundings

# A quoted title is short: "der Film „Freitag, der 13.“".
TITLE_REACH = 6
# Words of time that are surnames too.
_NAMES = ("WD", "MONTH", "SEASON", "PART", "FALL")
# Words of time that begin compounds: "Wochen- und Monatsmarkt".
_HANGING = ("UNIT", "UNITS", "PART", "MONTH", "SEASON", "HOLIDAY")
# "Mo-Fr", "Herbst-Winter": both parts speak of time.
_JOINED = frozenset({"WD", "WDABBR", "MONTH", "SEASON"})


class Vetoes:
    """What speaks against the expressions of one text."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.tokens = around.tokens
        self.meanings = around.meanings
        self.language = around.language

    def allows(self, start: int, end: int, draft: Draft) -> bool:
        """Whether nothing around an expression says that it is part of a name, a compound or a title."""
        if self._in_compound(start, end, draft):
            return False
        if self._only_name(start, end) or self._is_surname(start, end) or self._names_a_place(start):
            return False
        return not self._in_title(start, end)

    def _in_compound(self, start: int, end: int, draft: Draft) -> bool:
        """ "Dienstag-Ausgabe", "Post-2015": parts of words with a hyphen, unless both parts speak of time."""
        tokens, meanings = self.tokens, self.meanings
        if (
            start >= 2
            and "TDASH" in meanings[start - 1]
            and tokens.joined(start - 2)
            and "WORD" in meanings[start - 2]
            and meanings[start - 2].keys().isdisjoint(_JOINED | {"MODPREFIX", "NUMW"})
        ):
            return True
        if self._hangs(end):
            return True
        if draft.type == "DURATION" or not self.language.compounds_veto or draft.form.value == "PAST_REF":
            return False
        if end + 1 >= len(meanings) or "TDASH" not in meanings[end] or not tokens.joined(end - 1):
            return False
        return "WORD" in meanings[end + 1] and meanings[end + 1].keys().isdisjoint(_JOINED)

    def _hangs(self, end: int) -> bool:
        """ "zu jeder Tages- und Nachtzeit": the word goes on in the next; weekdays may stand so."""
        if (
            end + 1 >= len(self.meanings)
            or "DASH" not in self.meanings[end]
            or not self.tokens.joined(end - 1)
        ):
            return False
        hanging = "TDASH" not in self.meanings[end] and "LOW" in self.meanings[end + 1]
        return hanging and not self.meanings[end - 1].keys().isdisjoint(_HANGING)

    def _only_name(self, start: int, end: int) -> bool:
        """A word that is lower case in the lexicon, capitalised in mid-sentence: "die Zeitung Heute"."""
        if end - start != 1 or "SMALL" not in self.meanings[start]:
            return False
        word = self.tokens.words[start]
        return word[:1].isupper() and not word.isupper() and not self.around.opens_sentence(start)

    def _is_surname(self, start: int, end: int) -> bool:
        """ "Herr Freitag", "Dr. Sommer", "Pfarrer Johannes Freitag", "Johannes Freitag sagte"."""
        if end - start != 1 or start == 0 or self.meanings[start].keys().isdisjoint(_NAMES):
            return False
        index = start - 2 if "DOT" in self.meanings[start - 1] else start - 1
        if self._is_titled(index):
            return True
        if self.meanings[start - 1].keys() != CAPITALISED.keys():
            return False
        return self._is_titled(start - 2) or (self.around.opens_sentence(start - 1) and self._is_verb(end))

    def _is_titled(self, index: int) -> bool:
        word = self.tokens.word(index)
        return word[:1].isupper() and word.lower().endswith(self.language.titles)

    def _is_verb(self, index: int) -> bool:
        if index >= len(self.meanings) or "LOW" not in self.meanings[index]:
            return False
        return bool(self.language.verb_signal(self.tokens.words[index], self.meanings[index]))

    def _names_a_place(self, start: int) -> bool:
        """ "Straße des 17. Juni", "Bewegung 2. Juni"."""
        if start >= 2 and "DOT" in self.meanings[start - 1] and "MONTH" in self.meanings[start]:
            start -= 2  # the month by itself, once its day has been refused
        if start == 0 or "DAY" not in self.meanings[start]:
            return False
        index = start - 2 if self.tokens.word(start - 1) in ("des", "the") else start - 1
        word = self.tokens.word(index)
        return word[:1].isupper() and word.lower().endswith(self.language.places)

    def _in_title(self, start: int, end: int) -> bool:
        """Whether an expression is a whole quotation, or stands in one that is a title."""
        for index in range(start - 1, max(start - TITLE_REACH, 0) - 1, -1):
            if not self.meanings[index].keys().isdisjoint(("NEWLINE", "STOP")):
                return False
            if "QUOTE" in self.meanings[index]:
                whole = index == start - 1 and end < len(self.meanings) and "QUOTE" in self.meanings[end]
                announced = index > 0 and "WORK" in self.meanings[index - 1]
                bare_year = end - start == 1 and "YEAR" in self.meanings[start]  # "Salon Mondial 2013"
                return whole or announced or (not bare_year and self._is_title(index, end))
        return False

    def _is_title(self, opening: int, end: int) -> bool:
        """Whether a short quotation stands in a sentence as a title does, not as what somebody said.

        A title begins with a capital and ends without a full stop; speech follows a colon, or is followed by
        a comma and a verb of saying ("Der Roman hieß „Der Sommer der Diebe“, den er ...", but "„Am Montag
        komme ich“, sagte er").
        """
        if opening == 0 or "CAP" not in self.meanings[opening + 1]:
            return False
        before = self.meanings[opening - 1]
        if before.keys().isdisjoint(("WORD", "LPAR", "COLON")):  # as none stands before speech
            return False
        for index in range(end, min(end + TITLE_REACH, len(self.meanings) - 1)):
            meanings = self.meanings[index]
            if "QUOTE" in meanings:
                return self._goes_on(index, "COLON" in before)
            if not meanings.keys().isdisjoint(("NEWLINE", "STOP", "COMMA", "DOT", "COLON")):
                return False
        return False

    def _goes_on(self, closing: int, announced: bool) -> bool:
        """Whether a sentence goes on behind a quotation as it does behind a title.

        Behind a colon it must be an entry of a listing: "Theater: „Der Sommer“, Samstag, 20 Uhr".
        """
        if closing + 1 >= len(self.meanings) or "COMMA" not in self.meanings[closing + 1]:
            return not announced
        following = self.tokens.word(closing + 2)
        return not following[:1].islower() or following in self.language.relatives
