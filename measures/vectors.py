"""Checking scoring against a table of published and derived examples.

A row holds: instrument, responses (";" between, NA for missing), expected_total,
expected_severity, expected_flags (";" between, in any order), source.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from measures import jacobson_truax, outcomes, signals
from measures.instruments import INSTRUMENTS, PHQ9
from measures.outcomes import Change
from measures.scoring import InvalidAnswers, score

COLUMNS = (
    "instrument",
    "responses",
    "expected_total",
    "expected_severity",
    "expected_flags",
    "source",
)
MISSING = "NA"
ADOLESCENT_AGE = 15
# Printed figures are compared at their own precision, and within this at least.
TOLERANCE = Decimal("0.001")


class Verdict(StrEnum):
    MATCH = "MATCH"
    MISMATCH = "MISMATCH"
    UNSUPPORTED = "UNSUPPORTED"


class NotAVectorFile(ValueError):
    """The file lacks a column that a table of vectors has."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the code makes of a row's responses."""

    total: Decimal | None = None
    severity: str = ""
    flags: frozenset[str] = frozenset()

    def __str__(self) -> str:
        total = "" if self.total is None else f"{self.total}"
        return f"{total},{self.severity},{';'.join(sorted(self.flags))}"


@dataclass(frozen=True, kw_only=True)
class Check:
    """One row, judged."""

    line: int
    instrument: str
    verdict: Verdict
    expected: str
    found: str


def check_file(lines: Iterable[str]) -> list[Check]:
    """Judge every row of a CSV file. Raises NotAVectorFile."""
    reader = csv.DictReader(lines)
    lacking = [name for name in COLUMNS[:5] if name not in (reader.fieldnames or ())]
    if lacking:
        raise NotAVectorFile(f"The file has no column {lacking[0]}.")
    return [check_row(row, line=reader.line_num) for row in reader]


def check_row(row: Mapping[str, str], *, line: int = 0) -> Check:
    """Judge one row."""
    name = row["instrument"].strip()
    expected = ",".join(row[column].strip() for column in COLUMNS[2:5])
    try:
        found = _find(name, row["responses"].strip())
    except (ArithmeticError, ValueError, TypeError) as problem:
        return Check(
            line=line,
            instrument=name,
            verdict=Verdict.MISMATCH,
            expected=expected,
            found=f"{type(problem).__name__}: {problem}",
        )
    if found is None:
        verdict = Verdict.UNSUPPORTED
    else:
        verdict = Verdict.MATCH if _agrees(row, found) else Verdict.MISMATCH
    return Check(
        line=line,
        instrument=name,
        verdict=verdict,
        expected=expected,
        found=str(found) if found else "",
    )


def _agrees(row: Mapping[str, str], found: Found) -> bool:
    flags = frozenset(flag for flag in row["expected_flags"].strip().split(";") if flag)
    return (
        _same_total(row["expected_total"].strip(), found.total)
        and row["expected_severity"].strip() == found.severity
        and flags == found.flags
    )


def _same_total(expected: str, found: Decimal | None) -> bool:
    if not expected or found is None:
        return not expected and found is None
    printed = Decimal(expected)
    tolerance = TOLERANCE
    if "." in expected:
        decimals = len(expected.partition(".")[2])
        tolerance = max(tolerance, Decimal(1).scaleb(-decimals) / 2)
    return abs(printed - found) <= tolerance


def _find(name: str, responses: str) -> Found | None:
    """What the code makes of it; None when it knows no such instrument."""
    values = responses.split(";")
    if name in INSTRUMENTS:
        return _scored(name, values, age=None)
    if name == "PHQ9_AGE13_17":
        return _scored("PHQ9", values, age=ADOLESCENT_AGE)
    finder = FINDERS.get(name)
    return finder(values) if finder else None


def _scored(key: str, values: list[str], age: int | None) -> Found:
    answers = [_whole(value) for value in values]
    try:
        result = score(INSTRUMENTS[key], answers, age=age)
    except InvalidAnswers as problem:
        return Found(severity="error", flags=frozenset({problem.reason.value.lower()}))
    flags = frozenset(flag.value.lower() for flag in result.flags)
    if result.total is None:
        return Found(severity="invalid", flags=flags)
    return Found(
        total=Decimal(result.total), severity=(result.band or "").lower(), flags=flags
    )


def _whole(value: str) -> int | None:
    return None if value.strip() in (MISSING, "") else int(value)


def _rci(values: list[str]) -> Found:
    sd, reliability = map(float, values)
    index = jacobson_truax.reliable_change_index(sd, reliability)
    return Found(total=Decimal(str(index)))


def _rc(values: list[str]) -> Found:
    change = jacobson_truax.reliable_change(*map(float, values))
    is_reliable = jacobson_truax.is_reliable(change)
    severity = "reliable_change" if is_reliable else "no_reliable_change"
    return Found(total=Decimal(str(change)), severity=severity)


def _cutoff(letter: str) -> Callable[[list[str]], Found]:
    """Which way is better is read off the two means."""

    def find(values: list[str]) -> Found:
        clinical, sd_clinical, functional, sd_functional = map(float, values)
        higher = functional > clinical
        if letter == "A":
            found = jacobson_truax.cutoff_a(
                clinical, sd_clinical, higher_is_better=higher
            )
        elif letter == "B":
            found = jacobson_truax.cutoff_b(
                functional, sd_functional, higher_is_better=higher
            )
        else:
            found = jacobson_truax.cutoff_c(
                clinical, sd_clinical, functional, sd_functional
            )
        return Found(total=Decimal(str(found)))

    return find


def _nhs_outcome(values: list[str]) -> Found:
    phq9_first, phq9_last, gad7_first, gad7_last = map(_whole, values)
    outcome = outcomes.nhs_outcome(
        phq9_first=phq9_first,
        phq9_last=phq9_last,
        gad7_first=gad7_first,
        gad7_last=gad7_last,
    )
    flags = {
        "caseness_start": outcome.is_case_at_start,
        "recovery": outcome.is_recovered,
        "reliable_recovery": outcome.is_reliably_recovered,
    }
    return Found(
        severity=outcome.change.value.lower(),
        flags=frozenset(flag for flag, is_set in flags.items() if is_set),
    )


def _recovery_rate(values: list[str]) -> Found:
    return Found(total=outcomes.recovery_rate(*map(int, values)))


def _change_rate(values: list[str]) -> Found:
    finished, _, count = map(int, values)
    return Found(total=outcomes.change_rate(finished, count))


def _effect_size(values: list[str]) -> Found:
    return Found(total=outcomes.effect_size(*map(Decimal, values)))


def _phq9_change(values: list[str]) -> Found:
    first, last = map(int, values)
    signs = outcomes.change_signs(PHQ9, first, last)
    flags = {
        "mcid_5": signs.is_noticeable,
        "reliable_improvement": signs.change == Change.RELIABLE_IMPROVEMENT,
        "reliable_deterioration": signs.change == Change.RELIABLE_DETERIORATION,
        "response_50": signs.is_response,
        "remission": signs.is_remission,
    }
    return Found(
        total=Decimal(signs.drop),
        flags=frozenset(flag for flag, is_set in flags.items() if is_set),
    )


def _schueller(values: list[str]) -> Found:
    return Found(severity=signals.schueller(*map(int, values)).value.lower())


def _simple_signal(values: list[str]) -> Found:
    return Found(
        severity=signals.signal([int(value) for value in values]).value.lower()
    )


FINDERS: dict[str, Callable[[list[str]], Found]] = {
    "JT_RCI": _rci,
    "JT_RC": _rc,
    "JT_CUTOFF_A": _cutoff("A"),
    "JT_CUTOFF_B": _cutoff("B"),
    "JT_CUTOFF_C": _cutoff("C"),
    "NHSTT_OUTCOME": _nhs_outcome,
    "NHSTT_RATE_RECOVERY": _recovery_rate,
    "NHSTT_RATE_RELIABLE_RECOVERY": _recovery_rate,
    "NHSTT_RATE_IMPROVEMENT": _change_rate,
    "NHSTT_RATE_DETERIORATION": _change_rate,
    "NHSTT_RATE_NO_CHANGE": _change_rate,
    "NHSTT_EFFECT_SIZE": _effect_size,
    "PHQ9_CHANGE": _phq9_change,
    "OFFTRACK_SCHUELLER": _schueller,
    "OFFTRACK_SIMPLE_PHQ9": _simple_signal,
}
