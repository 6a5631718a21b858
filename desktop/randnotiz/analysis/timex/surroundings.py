"""What stands around an expression: its sentence, and the tense of the verbs near it."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from randnotiz.analysis.timex.language import Language
from randnotiz.analysis.timex.lexicon import Meanings
from randnotiz.analysis.timex.tokens import Tokens
from randnotiz.domain.timex.expression import Direction

# How far a verb may stand from the expression it dates, in tokens; keeps the work linear in endless
# sentences.
VERB_REACH = 40
# A listing's entry opens with a short label: "Bozen: ...", "Sand in Taufers: ...".
LABEL_REACH = 9
# ", 20.30 Uhr" and "um 20 Uhr" behind a day.
HOUR_REACH = 5
# How far from its day a verb of saying stands: "teilte ein Sprecher der Polizei am Dienstag mit".
SAYING_REACH = 8

Kind = Literal["weekday", "day", "period"]

_CLAUSE_ENDS = frozenset({"COMMA", "SEMICOLON", "COLON", "STOP"})


class Surroundings:
    """Sentence and entry numbers, and tense, for the expressions of one text."""

    def __init__(self, tokens: Tokens, meanings: list[Meanings], language: Language) -> None:
        self.tokens = tokens
        self.meanings = meanings
        self.language = language
        self.steps = 0
        self._sentences = [0, *self._sentence_starts()]
        self._entries = [start for start in self._sentences if self._opens_entry(start)]

    def numbers(self, index: int) -> tuple[int, int]:
        """The number of the sentence and of the listing entry that a token stands in."""
        return bisect_right(self._sentences, index) - 1, bisect_right(self._entries, index)

    def opens_sentence(self, index: int) -> bool:
        """Whether a token is the first word of a sentence, a quotation or a line."""
        while index > 0 and "QUOTE" in self.meanings[index - 1]:
            index -= 1
        place = bisect_right(self._sentences, index) - 1
        if self._sentences[place] == index or index == 0:
            return True
        before = self.meanings[index - 1]
        return not before.keys().isdisjoint(("COLON", "STOP", "LPAR", "NEWLINE", "DASH", "DOT"))

    def _sentence_starts(self) -> list[int]:
        starts = []
        for index, meanings in enumerate(self.meanings):
            self.steps += 1
            ends = "NEWLINE" in meanings or "STOP" in meanings
            if ends or ("DOT" in meanings and "TDOT" not in meanings and self._ends_sentence(index)):
                starts.append(index + 1)
        return starts

    def _ends_sentence(self, index: int) -> bool:
        """Whether the full stop at an index ends a sentence rather than an ordinal or an abbreviation."""
        if index + 1 >= len(self.meanings):
            return True
        following = self.meanings[index + 1]
        if following.keys().isdisjoint(("CAP", "QUOTE", "DIG", "LPAR", "DASH")):
            return False
        before = self.tokens.word(index - 1)
        if before.isdigit():
            return len(before) > 2
        return len(before) > 1 and "ABBR" not in self.meanings[index - 1]

    def _opens_entry(self, start: int) -> bool:
        """Whether a sentence opens with a short label and a colon."""
        lower = 0
        for index in range(start, min(start + LABEL_REACH, len(self.meanings))):
            meanings = self.meanings[index]
            if "COLON" in meanings:
                return index > start and "DETAIL" not in self.meanings[start]
            lower += "LOW" in meanings
            if lower > 1 or "COMMA" in meanings or "NEWLINE" in meanings:
                return False
        return False

    def direction(self, start: int, end: int, kind: Kind) -> Direction:
        """Past or future by the verbs of the clause around an expression, then of its sentence.

        "seit" and "vom" outweigh any verb, "für" and "auf" only before one day ("für Freitag geplant", but
        not "die Zahlen für Juli"); so does a participle right behind: "im Mai gegründete". "bis" and "ab"
        tell only where no verb does. The hour announces a weekday.
        """
        behind = start - 2 if start and "ART" in self.meanings[start - 1] else start - 1
        preposition = self.tokens.word(behind).lower()
        pointing = self.language.pointing.get(preposition, "")
        decided = self.language.deciding.get(preposition, "")
        if decided and (kind != "period" or decided == "past") and not self._in_range(behind, end):
            return decided
        if told := self.language.attribute(self.tokens.word(end)):
            return told
        for whole in (False, True):
            signals = [
                *self._signals(range(start - 1, -1, -1), whole),
                *self._signals(range(end, len(self.meanings)), whole),
            ]
            direction = self.language.tense(signals)
            if direction == "past" and decided != "future" and self._beside_verb(start, end):
                return "surely_past"
            if direction:
                return direction
        return pointing or ("future" if kind == "weekday" and self._has_hour(end) else "")

    def is_aside(self, start: int) -> bool:
        """Whether it is not what the text goes on to speak of.

        A limit ("bis Ostern", "bis zum 9. Mai", "seit dem Sommer") or the day on which somebody said so.
        """
        if self._is_day_of_saying(start):
            return True
        words = [self.tokens.word(index).lower() for index in (start - 1, start - 2)]
        behind_article = words[0] == "zum" or (start > 0 and "ART" in self.meanings[start - 1])
        return words[0] in self.language.limits or (behind_article and words[1] in self.language.limits)

    def _is_day_of_saying(self, start: int) -> bool:
        """ "teilte die Polizei am Dienstag mit", "wie er am Montag sagte"."""
        following = [self.tokens.word(index) for index in (start + 1, start + 2)]
        if following[0] == "mit" and following[1] in (".", ","):
            return True
        for walk in (range(start - 1, start - SAYING_REACH, -1), range(start + 1, start + SAYING_REACH)):
            for index in walk:
                if not 0 <= index < len(self.meanings):
                    break
                if not self.meanings[index].keys().isdisjoint(_CLAUSE_ENDS) or "DOT" in self.meanings[index]:
                    break
                if self.tokens.words[index] in self.language.saying:
                    return True
        return False

    def _beside_verb(self, start: int, end: int) -> bool:
        """Whether a verb of the past stands right beside: "Am 4. Mai begann", "begann am 4. Mai".

        In "Die Feier am 4. Mai wurde abgesagt" the day belongs to the noun.
        """
        opening = start - 1 if start and "PREP" in self.meanings[start - 1] else start
        places = [end] if self.opens_sentence(opening) else [opening - 1, opening - 2]
        return any(
            0 <= place < len(self.meanings)
            and self.language.verb_signal(self.tokens.words[place], self.meanings[place]) == "past"
            for place in places
        )

    def _in_range(self, preposition: int, end: int) -> bool:
        """Whether a range begins or ends: "vom 3. bis 5. Mai", "vom 1. Mai an", "von Samstag auf Sonntag"."""
        before = self._before(preposition)
        if "WD" in before or ("DOT" in before and "DAY" in self._before(preposition - 1)):
            return True
        return self.tokens.word(end).lower() in ("bis", "an", "auf", "-", "–", "und", "to", "until")

    def _has_hour(self, end: int) -> bool:
        """Whether the hour follows right behind: ", 20.30 Uhr"."""
        following = self.tokens.words[end : end + HOUR_REACH]
        return not self.language.hour_words.isdisjoint(following)

    def _signals(self, indices: range, whole_sentence: bool) -> list[tuple[int, str]]:
        """The verb signals along a walk away from the expression, with their distance."""
        sentence = bisect_right(self._sentences, indices.start) - 1
        signals: list[tuple[int, str]] = []
        for distance, index in enumerate(indices[:VERB_REACH], 1):
            self.steps += 1
            if not self._sentences[sentence] <= index < self._sentence_end(sentence):
                break
            meanings = self.meanings[index]
            if not whole_sentence and not meanings.keys().isdisjoint(_CLAUSE_ENDS):
                break
            signal = self.language.verb_signal(self.tokens.words[index], meanings)
            if (self.tokens.word(index - 1), self.tokens.words[index]) in self.language.announcing:
                signal = "future"
            if signal and not self._is_attribute(index):
                signals.append((distance, signal))
        return signals

    def _is_attribute(self, index: int) -> bool:
        """ "die vereinbarte Frist", "der verletzte Mann": between an article and a noun stands no verb."""
        if index == 0 or index + 1 >= len(self.meanings) or "CAP" not in self.meanings[index + 1]:
            return False
        before = self.meanings[index - 1]
        return "ONE" in before or ("ART" in before and "COMMA" not in self._before(index - 1))

    def _before(self, index: int) -> Meanings:
        return self.meanings[index - 1] if index > 0 else {}

    def _sentence_end(self, sentence: int) -> int:
        after = sentence + 1
        return self._sentences[after] if after < len(self._sentences) else len(self.meanings)
