"""How the treatment stands beside other treatment, in words."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case, Integration

Use, Other = Integration.Use, Integration.Other
# As in a sentence, after "Beside" and "After".
IN_A_SENTENCE = {
    Other.COUNSELLING: "counselling",
    Other.COUPLE: "couple therapy",
    Other.MEDICATION: "medication",
}


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What stands now, in one line, and every row, newest first.

    `line` is "" while nothing is recorded, or the treatment stands on its own.
    """

    now: Integration | None
    line: str
    rows: tuple[Integration, ...]


def beside_of(case: Case) -> Beside:
    """One query."""
    rows = tuple(
        Integration.objects.filter(case=case)
        .select_related("author")
        .order_by("-recorded_at")
    )
    now = rows[0] if rows else None
    return Beside(now=now, line=line_of(now) if now else "", rows=rows)


def line_of(row: Integration) -> str:
    """ "Beside CBT", "After counselling", "" on its own. Names nobody."""
    if row.use == Use.SOLE:
        return ""
    named = row.other_title
    if row.other in IN_A_SENTENCE:
        named = IN_A_SENTENCE[Other(row.other)]
    return f"{'Beside' if row.use == Use.ADJUNCT else 'After'} {named}"
