"""A session of a group: who was there, and what happened; its summary; meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from crispy_forms.layout import Layout, Row
from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from cases.forms import fields
from cases.models import GroupMembership
from protocols import groups as words
from protocols.groups import MeetingKind
from sessions.actions.groups import Presence
from sessions.forms.groups import RuleForm, Stands, number_field, standing_beside
from sessions.forms.moments import WhenForm
from sessions.models import GroupAttendance, IndividualMeeting, TherapySession
from sessions.queries.groups import GroupSheet

ABSENT_TOLD, ABSENT = "ABSENT_TOLD", "ABSENT"
ATTENDANCE = [
    ("", "Not said yet"),
    ("PRESENT", "Present"),
    ("LATE", "Late"),
    (ABSENT_TOLD, "Absent, told us"),
    (ABSENT, "Absent, did not say"),
]
NOTE_FIELDS = (
    "stage",
    "minutes",
    "theme",
    "links",
    "norms",
    "has_subgroup",
    "has_broken_rule",
    "next_task",
    "leader_notes",
)
STAGES = [(key, title) for key, (title, _) in words.STAGES.items()]


@dataclass(frozen=True, kw_only=True)
class PresenceRow:
    """One member's fields, for the table of the page."""

    membership: GroupMembership
    is_open: bool
    attendance: BoundField
    reason: BoundField
    spotlight: BoundField
    silent: BoundField


class GroupSessionForm(WhenForm):
    """The whole session on one page: everyone's attendance, and the group's note."""

    minutes = number_field("Minutes", least=30, most=180)
    stage = fields.select("Stage of the group", STAGES)
    theme = fields.line(
        "Theme",
        most=120,
        hint="A few words without anyone’s name: members’ own records show it.",
    )
    links = fields.text(
        "Links between members",
        most=2000,
        hint="What joined or divided them. Stays in the group’s note.",
    )
    norms = fields.text(
        "How the group works",
        most=2000,
        hint="Lateness, who speaks, contact outside: what was said about it.",
        rows=2,
    )
    has_subgroup = fields.tick(
        "Some kept together apart from the others",
        hint="Met, wrote or sided with each other. Shown to the supervisor.",
    )
    has_broken_rule = fields.tick(
        "Something that all agreed to was not kept",
        hint="What is said outside, lateness, contact. Shown to the supervisor.",
    )
    next_task = fields.text("Task for next week", most=1000, rows=2)
    leader_notes = fields.text("Leaders’ notes", most=10_000, rows=6)

    def __init__(self, *args: Any, sheet: GroupSheet, **kwargs: Any) -> None:
        self.sheet = sheet
        super().__init__(*args, initial=_standing(sheet), **kwargs)
        for row in sheet.rows:
            code, key = row.membership.code, row.membership.pk
            self.fields[f"attendance_{key}"] = fields.select(
                f"Attendance of {code}", ATTENDANCE
            )
            self.fields[f"attendance_{key}"].required = False
            self.fields[f"reason_{key}"] = fields.line(f"Reason of {code}", most=300)
            self.fields[f"spotlight_{key}"] = fields.tick(f"{code} in the spotlight")
            self.fields[f"silent_{key}"] = fields.tick(f"{code} said little")

    @property
    def rows(self) -> Iterator[PresenceRow]:
        for row in self.sheet.rows:
            key = row.membership.pk
            yield PresenceRow(
                membership=row.membership,
                is_open=row.is_open,
                attendance=self[f"attendance_{key}"],
                reason=self[f"reason_{key}"],
                spotlight=self[f"spotlight_{key}"],
                silent=self[f"silent_{key}"],
            )

    def standing_beside(self) -> list[Stands]:
        """What somebody else saved where something else was typed here."""
        return standing_beside(self, _standing(self.sheet))

    def presences(self) -> dict[UUID, Presence]:
        """Those of whom something was said."""
        found = {}
        for row in self.sheet.rows:
            key = row.membership.pk
            said = self.cleaned_data[f"attendance_{key}"]
            if said:
                found[key] = Presence(
                    attendance=said.removesuffix("_TOLD"),
                    reason=self.cleaned_data[f"reason_{key}"],
                    told_us=said != ABSENT,
                    in_spotlight=self.cleaned_data[f"spotlight_{key}"],
                    is_silent=self.cleaned_data[f"silent_{key}"],
                )
        return found

    def note(self) -> dict[str, Any]:
        """What `save_group_session` takes beside the version and who was there."""
        values = {name: self.cleaned_data[name] for name in NOTE_FIELDS}
        return {**values, "scheduled_at": self.moment}


def _standing(sheet: GroupSheet) -> dict[str, Any]:
    """What is saved already."""
    held = sheet.group_session
    local = timezone.localtime(held.scheduled_at)
    values: dict[str, Any] = {"day": local.date(), "time": local.time()}
    values |= {name: getattr(held, name) for name in NOTE_FIELDS}
    for one in sheet.rows:
        if one.row is not None:
            key = one.membership.pk
            values[f"attendance_{key}"] = _said(one.row)
            values[f"reason_{key}"] = one.row.reason
            values[f"spotlight_{key}"] = one.row.in_spotlight
            values[f"silent_{key}"] = one.row.is_silent
    return values


def _said(row: GroupAttendance) -> str:
    told = TherapySession.Attendance.CANCELLED_BY_CLIENT
    if not row.came and row.therapy_session.attendance == told:
        return ABSENT_TOLD
    return row.attendance


class NewGroupSessionForm(WhenForm):
    """The next session of the group: when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(Row("day", "time"))


class SummaryForm(RuleForm):
    """What members take home of a week."""

    text = fields.text(
        "Summary for the members",
        most=2500,
        rows=12,
        hint="Plain words, no names. “Two people tried speaking first.”",
    )


class GroupAddendumForm(RuleForm):
    """Words under a signed group note."""

    text = fields.text(
        "What you want to add", most=10_000, missing="Write what you want to add"
    )


class MeetingForm(RuleForm):
    """A meeting half-way or after the group."""

    held_on = fields.day("Day of the meeting")
    minutes = forms.IntegerField(
        label="Minutes",
        required=False,
        min_value=1,
        max_value=240,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "size": "4", "autocomplete": "off"}
        ),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            "Minutes must be a number between 1 and 240",
        ),
    )
    covered = fields.text(
        "What the meeting covered",
        most=4000,
        rows=6,
        hint="How far the goals are, what the group gives and lacks, what comes next. "
        "“Another member”, never a name.",
    )

    @classmethod
    def of(
        cls, meeting: IndividualMeeting | None, *args: Any, today: Any
    ) -> MeetingForm:
        """The form for what is typed so far; a new one begins with today."""
        names = list(cls.base_fields)
        if meeting is None:
            return cls(*args, initial={"held_on": today})
        return cls(*args, initial={name: getattr(meeting, name) for name in names})


class PreMeetingForm(MeetingForm):
    """Before the group: goals, expectations, how a group works, what is agreed."""

    goals = fields.text(
        "Goals",
        most=700,
        hint="Two or three, one on each line, in the client’s own words. They become "
        "goals of the case, and the goal card.",
    )
    expectations = fields.text("What they expect of the group", most=1000, rows=2)
    fears = fields.text("What they fear about it", most=1000, rows=2)
    safety = fields.text(
        "Safety",
        most=1000,
        rows=2,
        hint="What the leaders should know. A risk entry has its own page.",
    )
    acquaintance = fields.text(
        "Someone they may know in the group",
        most=500,
        rows=2,
        hint="How they would feel about it. No name: ask who else is in the group "
        "yourself.",
    )
    orientation = fields.several("Talked about", words.ORIENTATION)
    agrees_contract = fields.tick("The client agrees to how the group works")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Row("held_on", "minutes"),
            "goals",
            "expectations",
            "fears",
            "orientation",
            "agrees_contract",
            "safety",
            "acquaintance",
            "covered",
        )


def meeting_form(kind: str) -> type[MeetingForm]:
    return PreMeetingForm if kind == MeetingKind.PRE else MeetingForm
