"""What an admin may know of cases and their summaries: the register, never the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.models import User
from cases.models import Case
from documents.models import Document, SummaryRequest
from documents.queries.sending import why_not_sent

SUMMARY = Document.Kind.TREATMENT_SUMMARY
NONE_YET = "No treatment summary has been written"
STILL_A_DRAFT = "The treatment summary is still a draft"
NOT_RELEASED = "The treatment summary is approved, but not released"
# What the therapist can be asked for. Nobody asks for what the client has refused.
ASKABLE = frozenset([NONE_YET, STILL_A_DRAFT, NOT_RELEASED])


@dataclass(frozen=True, kw_only=True)
class ExportLine:
    """One case as an export sees it: its released summary, or why there is none."""

    case: Case
    document: Document | None
    why_not: str
    is_asked_for: bool

    @property
    def can_be_exported(self) -> bool:
        return self.document is not None

    @property
    def can_be_asked_for(self) -> bool:
        return self.why_not in ASKABLE


@dataclass(frozen=True, kw_only=True)
class ExportPlan:
    """What would be made, and what would be left out, before anything starts."""

    lines: tuple[ExportLine, ...]

    @property
    def ready(self) -> tuple[ExportLine, ...]:
        return tuple(line for line in self.lines if line.can_be_exported)

    @property
    def left_out(self) -> tuple[ExportLine, ...]:
        return tuple(line for line in self.lines if not line.can_be_exported)

    @property
    def button(self) -> str:
        """Of several some may lose their tick, so that only one is counted."""
        return "Make 1 summary" if len(self.ready) == 1 else "Make the ticked summaries"


def closed_between(
    first: date | None, until: date | None, therapist: User | None = None
) -> list[UUID]:
    """Cases closed in a period, both days included; an open end leaves it open."""
    found = Case.objects.closed()
    if first is not None:
        found = found.filter(closed_on__gte=first)
    if until is not None:
        found = found.filter(closed_on__lte=until)
    if therapist is not None:
        found = found.filter(therapist=therapist)
    return list(found.values_list("pk", flat=True))


def therapists_with_cases() -> list[User]:
    """Everyone who has or had a case of their own, by name; leavers too."""
    return list(
        User.objects.get_queryset().filter(cases__isnull=False).distinct().by_name()
    )


def cases_numbered(numbers: Collection[str]) -> list[UUID]:
    """Every case of the clients with these numbers, open or closed."""
    return list(
        Case.objects.filter(client__number__in=numbers).values_list("pk", flat=True)
    )


def numbers_of_nobody(numbers: Sequence[str]) -> list[str]:
    """Those of these client numbers with no case, in the order they came."""
    known = set(
        Case.objects.filter(client__number__in=numbers).values_list(
            "client__number", flat=True
        )
    )
    return [number for number in dict.fromkeys(numbers) if number not in known]


def plan_export(case_ids: Collection[UUID]) -> ExportPlan:
    """The plan for these cases, by client number. Five queries."""
    cases = list(
        Case.objects.filter(pk__in=case_ids)
        .with_people()
        .order_by("client__number", "referred_on", "pk")
    )
    summaries = _summaries(case_ids)
    asked = set(
        SummaryRequest.objects.filter(
            case__in=case_ids, answered_at__isnull=True
        ).values_list("case", flat=True)
    )
    stopped = why_not_sent(SUMMARY, {case.client_id for case in cases})
    return ExportPlan(
        lines=tuple(
            _line(
                case,
                summaries.get(case.pk, ()),
                is_asked=case.pk in asked,
                stopped=stopped.get(case.client_id, ""),
            )
            for case in cases
        )
    )


def _summaries(case_ids: Collection[UUID]) -> dict[UUID, list[Document]]:
    """Each case's summaries, latest version first, without their text."""
    found: dict[UUID, list[Document]] = {}
    rows = Document.objects.of_kind(SUMMARY).filter(case__in=case_ids)
    for document in rows.defer(
        "parts", "facts", "source_notes", "source_records"
    ).order_by("-number"):
        found.setdefault(document.case_id, []).append(document)
    return found


def _line(
    case: Case, summaries: Iterable[Document], *, is_asked: bool, stopped: str
) -> ExportLine:
    summaries = list(summaries)
    if stopped:
        return ExportLine(case=case, document=None, why_not=stopped, is_asked_for=False)
    document = next((one for one in summaries if one.is_released), None)
    why_not = ""
    if document is None:
        why_not = NONE_YET
        if any(not one.is_draft for one in summaries):
            why_not = NOT_RELEASED
        elif summaries:
            why_not = STILL_A_DRAFT
    return ExportLine(
        case=case, document=document, why_not=why_not, is_asked_for=is_asked
    )
