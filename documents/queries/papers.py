"""What pages for the client are made from, beyond the record of the course.

Read when a kind asks for it, and once: a page that nobody makes costs nothing.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from cases.models import Case, ConfidentialityAgreement, Contact, GroupMembership
from formulation.models import Formulation
from formulation.queries import Circle, Comparison, circle_of, compared_circles
from formulation.queries.formulation_told import Told, told_to_client
from formulation.queries.support import PrintedPlan, printed_plan
from sessions.models import CourseReview, GroupSummary, SchoolPlan, Worksheet


class Papers:
    """In: the case whose client they are about; None for the partner of a couple, of whom
    none of this is kept."""

    def __init__(self, case: Case | None) -> None:
        self.case = case

    @cached_property
    def formulation(self) -> Told | None:
        """The newest version, as it is told to the client."""
        found = (
            Formulation.objects.filter(case=self.case)
            .select_related("focus_area__person", "trigger_event")
            .order_by("-number")
            .first()
        )
        return told_to_client(found) if found else None

    @cached_property
    def review(self) -> CourseReview | None:
        """The last review of the course, in its last wording."""
        standing = CourseReview.objects.filter(case=self.case, replaced_by=None)
        return standing.order_by("-reviewed_on", "-recorded_at").first()

    @cached_property
    def circle(self) -> Circle:
        return circle_of(self.case).for_print if self.case else Circle(places=())

    @cached_property
    def circles(self) -> Comparison | None:
        """At the start and now."""
        return compared_circles(self.case) if self.case else None

    @cached_property
    def school_plan(self) -> SchoolPlan | None:
        plans = SchoolPlan.objects.filter(case=self.case).select_related("contact")
        return plans.order_by("-recorded_at").first()

    @cached_property
    def confidentiality(self) -> ConfidentialityAgreement | None:
        found = ConfidentialityAgreement.objects.filter(case=self.case)
        return found.order_by("-recorded_at").first()

    @cached_property
    def guardian(self) -> Contact | None:
        return self._contact(Contact.Kind.GUARDIAN)

    @cached_property
    def referrer(self) -> Contact | None:
        return self._contact(Contact.Kind.REFERRER)

    @cached_property
    def group_summary(self) -> GroupSummary | None:
        """The last one approved of the group that the client belonged to that week."""
        of_group = GroupMembership.objects.filter(
            case=self.case, joined_on__isnull=False
        )
        membership = of_group.order_by("-joined_on").first()
        if membership is None:
            return None
        found = GroupSummary.objects.filter(
            group_session__group=membership.group_id,
            group_session__scheduled_at__date__gte=membership.joined_on,
            approved_at__isnull=False,
        )
        if membership.left_on is not None:
            found = found.filter(
                group_session__scheduled_at__date__lte=membership.left_on
            )
        return (
            found.select_related("group_session__group")
            .order_by("-group_session__number")
            .first()
        )

    @cached_property
    def worksheets(self) -> dict[str, Worksheet]:
        """Of each kind the one that was worked on last."""
        found: dict[str, Worksheet] = {}
        sheets = Worksheet.objects.filter(case=self.case).standing().with_people()
        for sheet in sheets.latest_first():
            found.setdefault(sheet.kind, sheet)
        return found

    def support_plan(self, today: date) -> PrintedPlan | None:
        return printed_plan(self.case, today=today) if self.case else None

    def _contact(self, kind: str) -> Contact | None:
        if self.case is None:
            return None
        found = Contact.objects.filter(client=self.case.client_id, kind=kind)
        return found.standing().order_by("name").first()
