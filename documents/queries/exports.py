"""What an admin may know of cases and their summaries: the register, never the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from cases.models import Case, CaseQuerySet, Client
from documents.models import SUMMARIES, Document, SummaryRequest, summary_key, whose
from documents.queries.sending import why_not_sent

SUMMARY = Document.Kind.TREATMENT_SUMMARY
OF_PARTNER = Document.Kind.PARTNER_SUMMARY
NONE_YET = "No treatment summary has been written"
STILL_A_DRAFT = "The treatment summary is still a draft"
NOT_RELEASED = "The treatment summary is approved, but not released"
# What the therapist can be asked for. Nobody asks for what the client has refused.
ASKABLE = frozenset([NONE_YET, STILL_A_DRAFT, NOT_RELEASED])


@dataclass(frozen=True, kw_only=True)
class ExportLine:
    """One person's summary as an export sees it: the released one, or why there is none.

    A case has one line; that of a couple has two, the client's and the partner's.
    """

    case: Case
    kind: str
    document: Document | None
    why_not: str
    is_asked_for: bool

    @property
    def key(self) -> str:
        return summary_key(self.case.pk, self.kind)

    @property
    def whose(self) -> Client:
        return whose(self.case, self.kind)

    @property
    def is_of_partner(self) -> bool:
        return self.kind == OF_PARTNER

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
    def keys(self) -> str:
        """All that is shown, in one field: the number of fields is limited."""
        return " ".join(line.key for line in self.lines)

    @property
    def cases(self) -> int:
        return len({line.case.pk for line in self.lines})

    @property
    def couples(self) -> int:
        """Cases of which both people's summaries are here."""
        return len(self.lines) - self.cases

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


def summaries_numbered(numbers: Collection[str]) -> list[str]:
    """The keys of the summaries about the clients with these numbers, in cases open or
    closed: of a couple only that of the one who was named."""
    return [
        summary_key(case.pk, kind)
        for case in _of_clients(numbers).with_people()
        for kind in SUMMARIES
        if _has(case, kind) and whose(case, kind).number in numbers
    ]


def numbers_of_nobody(numbers: Sequence[str]) -> list[str]:
    """Those of these client numbers with no case, in the order they came."""
    found = _of_clients(numbers).values_list("client__number", "couple__client__number")
    known = {number for pair in found for number in pair}
    return [number for number in dict.fromkeys(numbers) if number not in known]


def _of_clients(numbers: Collection[str]) -> CaseQuerySet:
    return Case.objects.filter(
        Q(client__number__in=numbers) | Q(couple__client__number__in=numbers)
    )


def cases_of(keys: Iterable[str]) -> list[UUID]:
    """The cases that these keys speak of; nonsense among them is left out."""
    found: dict[UUID, None] = {}
    for key in keys:
        try:
            found[UUID(key.partition(":")[0])] = None
        except ValueError:
            continue
    return list(found)


def plan_export(
    case_ids: Collection[UUID], only: Collection[str] | None = None
) -> ExportPlan:
    """The plan for these cases, by client number; `only` keeps the lines with these keys.
    Five queries."""
    cases = list(
        Case.objects.filter(pk__in=case_ids)
        .with_people()
        .order_by("client__number", "referred_on", "pk")
    )
    summaries = _summaries(case_ids)
    requests = SummaryRequest.objects.filter(
        case__in=case_ids, answered_at__isnull=True
    )
    asked = {one.key for one in requests}
    wanted = [
        (case, kind)
        for case in cases
        for kind in SUMMARIES
        if _has(case, kind) and (only is None or summary_key(case.pk, kind) in only)
    ]
    stopped = why_not_sent({(kind, whose(case, kind).pk) for case, kind in wanted})
    return ExportPlan(
        lines=tuple(
            _line(
                case,
                kind,
                summaries.get(summary_key(case.pk, kind), ()),
                is_asked=summary_key(case.pk, kind) in asked,
                stopped=stopped.get((kind, whose(case, kind).pk), ""),
            )
            for case, kind in wanted
        )
    )


def _has(case: Case, kind: str) -> bool:
    """Whether there is somebody in the case whom this kind is about."""
    return kind == SUMMARY or case.partner is not None


def _summaries(case_ids: Collection[UUID]) -> dict[str, list[Document]]:
    """The summaries by key, latest version first, without their text."""
    found: dict[str, list[Document]] = {}
    rows = Document.objects.filter(kind__in=SUMMARIES, case__in=case_ids)
    for document in rows.defer(
        "parts", "facts", "source_notes", "source_records"
    ).order_by("-number"):
        key = summary_key(document.case_id, document.kind)
        found.setdefault(key, []).append(document)
    return found


def _line(
    case: Case,
    kind: str,
    summaries: Iterable[Document],
    *,
    is_asked: bool,
    stopped: str,
) -> ExportLine:
    document, why_not = None, stopped
    if not stopped:
        document, why_not = _latest_released(list(summaries))
    return ExportLine(
        case=case,
        kind=kind,
        document=document,
        why_not=why_not,
        is_asked_for=is_asked and not stopped,
    )


def _latest_released(summaries: list[Document]) -> tuple[Document | None, str]:
    """The one that is exported, or why there is none."""
    for one in summaries:
        if one.is_released:
            return one, ""
    if any(not one.is_draft for one in summaries):
        return None, NOT_RELEASED
    return None, STILL_A_DRAFT if summaries else NONE_YET
