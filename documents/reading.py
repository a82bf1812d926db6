"""How hard an English text is to read: the Flesch-Kincaid grade, in a few lines.

Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid, Fishburne,
Rogers & Chissom 1975, Naval Technical Training Command, Research Branch Report 8-75). A
grade is a year of school in the USA, which children begin at five to six: the reading age
is the grade and five. Syllables are counted by groups of vowels, so that a grade is good
to about one year. It measures the length of words and sentences and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# The NHS content guide aims for 9 to 11, and asks that at least somebody of 11 to 14 can
# read it (https://service-manual.nhs.uk/content/health-literacy).
OLDEST_READER = 14
# Below this many words a grade says nothing.
FEWEST_WORDS = 30
# A sentence of this many words is long for anybody.
LONG = 25
AT_MOST_SHOWN = 3
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Lines of a list are read one by one, like sentences.
END = re.compile(r"(?<=[.!?:;])[”’\"')]*\s+|\n+")
VOWELS = re.compile(r"[aeiouyàáâäåæèéêëìíîïòóôöøùúûüœ]+")
SILENT = re.compile(r"[^aeiouy](?:e|es|ed)$")
SPOKEN = ("le", "les", "ted", "ded", "ses", "zes", "ces", "ges", "ches", "shes")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """`hard`: the sentences that are hardest, each as it stands."""

    grade: float
    hard: tuple[str, ...]

    @property
    def age(self) -> int:
        return max(5, round(self.grade + 5))

    @property
    def is_easy(self) -> bool:
        return self.age <= OLDEST_READER


def reading_of(texts: list[str]) -> Reading | None:
    """The grade of all texts together; None where they are too short to say."""
    sentences = [
        sentence.strip()
        for text in texts
        for sentence in END.split(text)
        if WORD.search(sentence)
    ]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    if len(words) < FEWEST_WORDS:
        return None
    hardest = sorted(sentences, key=grade_of, reverse=True)
    hard = [
        sentence
        for sentence in hardest
        if len(WORD.findall(sentence)) >= LONG or grade_of(sentence) + 5 > OLDEST_READER
    ]
    hard = [one for one in hard if len(WORD.findall(one)) >= LONG // 3]
    return Reading(
        grade=_grade(words, len(sentences)), hard=tuple(hard[:AT_MOST_SHOWN])
    )


def grade_of(sentence: str) -> float:
    return _grade(WORD.findall(sentence), 1)


def _grade(words: list[str], sentences: int) -> float:
    syllables = sum(syllables_of(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    """Groups of vowels, without a silent e at the end: "little" has two, "came" one."""
    said = word.lower().replace("’", "").replace("'", "")
    count = len(VOWELS.findall(said))
    if count > 1 and SILENT.search(said) and not said.endswith(SPOKEN):
        count -= 1
    return max(count, 1)
