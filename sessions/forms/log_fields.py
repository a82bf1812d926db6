"""The log of one session: everything on one form, in the order in which it happens.

A draft is shown as it was typed, right or wrong; only signing binds and checks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from cases.forms import RiskForm, fields
from cases.models import Case, Client
from cases.queries import is_under_18
from formulation.models import PatternSighting
from measures.forms import item_fields
from protocols.endings import FEELINGS
from sessions.dates import NoSuchTime, moment
from sessions.entry import SessionEntry
from sessions.forms.gates import WHY, gate_reason_field
from sessions.forms.keeping import keep_field
from sessions.forms.log_homework import (
    LONGEST_TASK,
    homework_fields,
    next_task_rows,
    next_tasks_initial,
    too_long,
)
from sessions.models import JointAttendance, TherapySession
from sessions.queries.sheet import LogSheet
from sessions.typed import (
    CAME,
    COPING,
    FELT,
    GOALS,
    HOMEWORK,
    PARTNER_RISK,
    PARTNER_RISK_QUICK,
    PEOPLE,
    PRIVATE,
    PRIVATE_FROM,
    RISK,
    RISK_QUICK,
    TRY_OUTS,
    WITHOUT_PERSON,
    Typed,
    entry_from,
    fingerprint,
    from_post,
    item9_of,
    keep_name,
    many,
    one,
    quick_risk,
)

MOST_MINUTES = 120
MINUTES_RANGE = f"Minutes must be a number between 1 and {MOST_MINUTES}"
# In the order of what is asked: nothing, or one press.
TRACE = [
    ("", "Not seen"),
    (PatternSighting.Changed.NO.value, "Happened"),
    (PatternSighting.Changed.PARTLY.value, "Noticed"),
    (PatternSighting.Changed.YES.value, "Different"),
]
# Fields of which "nothing" is one of the answers.
ONE_OF_MANY = (f"{HOMEWORK}_", f"{COPING}_", "trace_")
ATTENDANCE = [(key.value, key.label) for key in TherapySession.ATTENDED]


class LogFields(forms.Form):
    """`sheet` says what to ask; `data` is None while a draft is only shown."""

    attendance = fields.pick("Attendance", ATTENDANCE)
    held_on = fields.day("Date of session", missing="Enter the date of the session")
    held_time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": "Enter the time of the session",
            "invalid": "Time must be a real time, like 14 05",
        },
        input_formats=["%H:%M", "%H.%M", "%H %M", "%H%M"],
    )
    place = fields.pick(
        "Where", TherapySession.Place.choices, missing="Choose where it took place"
    )
    minutes = forms.IntegerField(
        label="Minutes",
        error_messages={"required": MINUTES_RANGE, "invalid": MINUTES_RANGE},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "size": "4", "autocomplete": "off"}
        ),
    )
    measure_missed_reason = fields.line(
        "Not done today, because",
        most=300,
        hint="Only if a questionnaire was left out.",
    )
    focus_link = fields.text("How this session links to the focus", most=1000, rows=2)
    text = fields.text("Session note", most=10_000, rows=9)
    important = fields.line(
        "What was important to the client",
        most=500,
        hint="As they said it at the end.",
    )
    next_plan = fields.text("For next time", most=1000, rows=2)
    process_note = fields.text("Process note", most=20_000, rows=5)
    gate_reason = gate_reason_field()

    def __init__(self, data: QueryDict | None = None, *, sheet: LogSheet) -> None:
        self.sheet = sheet
        self.typed: Mapping[str, Typed] = from_post(data) if data else sheet.fields
        super().__init__(data, initial=None if data else self._initial())
        self._offer()
        self._risk_data = with_quick(data, sheet) if data else None
        self.risk = self._risk_form(self._risk_data)
        if self.risk.is_blank:
            self.risk = self._risk_form(None)
        self.partner_risk: RiskForm | None = None
        if sheet.case.partner is not None:
            self.partner_risk = self._partner_risk_form(self._risk_data)
            if self.partner_risk.is_blank:
                self.partner_risk = self._partner_risk_form(None)
        self.helper = fields.bare_helper()

    def _risk_form(self, data: QueryDict | None) -> RiskForm:
        """The entry's own form: bound, and so checked, once anything of it is written."""
        return RiskForm(
            data,
            prefix=RISK,
            initial=self._risk_initial(RISK),
            item9=self.item9,
            has_plan=self.sheet.has_safety_plan,
            is_under_18=self._is_under_18(self.sheet.case.client),
        )

    def _partner_risk_form(self, data: QueryDict | None) -> RiskForm:
        """The partner's own entry; their item 9 comes from their own questionnaire."""
        return RiskForm(
            data,
            prefix=PARTNER_RISK,
            initial=self._risk_initial(PARTNER_RISK),
            item9=self.partner_item9,
            has_plan=self.sheet.has_partner_plan,
            is_under_18=self._is_under_18(self.sheet.case.partner),
        )

    def _is_under_18(self, person: Client | None) -> bool:
        """On the day of the appointment, as signing asks."""
        day = timezone.localdate(self.sheet.therapy_session.scheduled_at)
        return person is not None and is_under_18(person, day)

    # What is offered

    def _offer(self) -> None:
        sheet = self.sheet
        items = sheet.agenda.items
        self.fields["ticks"] = _several(
            "Agenda",
            [(item.key, item.title) for item in items],
            hints={item.key: item.hint for item in items if item.hint},
        )
        self.fields["finished_tasks"] = _several(
            "Asked for in supervision: tick what is done",
            [(str(task.pk), task.text) for task in sheet.tasks],
            hints={str(task.pk): task.asked_by.formal_name for task in sheet.tasks},
        )
        self.fields["finished_tasks"].widget.attrs["data-shape"] = "ticks"
        self.fields["techniques"] = _several(
            "Techniques", [(one.key, one.title) for one in sheet.techniques]
        )
        self.fields[RISK_QUICK] = fields.tick(quick_words(sheet.known.last_thoughts))
        if sheet.case.partner is not None:
            self._offer_for_two(sheet.case)
        for plan in sheet.strips:
            self.fields.update(item_fields(plan.instrument))
            if plan.own is not None:
                self.fields[keep_name(plan.key)] = keep_field(plan)
        self.fields.update(homework_fields(sheet, self.typed))
        for key, label in self._trace_keys():
            self.fields[f"trace_{key}"] = fields.pick(label, TRACE)
        self.fields[PEOPLE] = _several(
            "Spoken of", [(str(one.pk), one.name) for one in sheet.people]
        )
        self.fields[TRY_OUTS] = _several(
            "Found on a worksheet",
            [(str(one.worksheet_id), one.text) for one in sheet.try_outs],
        )
        self.fields[GOALS] = _several(
            "Goals worked on", [(str(one.pk), one.words) for one in sheet.goals]
        )
        if sheet.has_ending:
            self.fields[FELT] = _several(
                "What the client feels about it", list(FEELINGS)
            )
            self.fields["felt_words"] = fields.text(
                "In the client’s words", most=1000, rows=2
            )
        for name in self.fields:
            if name not in self.initial and name.startswith(ONE_OF_MANY):
                self.initial.setdefault(name, "")

    def _offer_for_two(self, case: Case) -> None:
        """Who came, and the partner's own press."""
        first, second = (one.first_name for one in case.people_in_it)
        came = JointAttendance.Came
        choices = [
            (came.BOTH.value, "Both"),
            (came.FIRST.value, f"{first} alone"),
            (came.SECOND.value, f"{second} alone"),
        ]
        self.fields[CAME] = fields.pick("Who came", choices)
        self.initial.setdefault(CAME, came.BOTH.value)
        last = self.sheet.known.partner_last_thoughts
        self.fields[PARTNER_RISK_QUICK] = fields.tick(quick_words(last))

    def _trace_keys(self) -> Iterator[tuple[str, str]]:
        if not self.sheet.has_trace:
            return
        for person in self.sheet.trace_people:
            yield str(person.pk), person.name
        for key, source in WITHOUT_PERSON.items():
            yield key, str(PatternSighting.Source(source).label)

    def _initial(self) -> dict[str, Any]:
        """The draft as typed over what the appointment says."""
        session = self.sheet.therapy_session
        local = timezone.localtime(session.scheduled_at)
        values: dict[str, Any] = {
            "attendance": _as_in_the_group(session),
            "held_on": local.date(),
            "held_time": local.time(),
            "place": session.place,
            "minutes": session.minutes,
            "process_note": self.sheet.process_note.text,
        }
        several = (
            *("ticks", "techniques", "finished_tasks"),
            *(PEOPLE, GOALS, TRY_OUTS, FELT),
        )
        for name in self.typed:
            if name.startswith((f"{RISK}-", f"{PARTNER_RISK}-")):
                continue
            found = list(many(self.typed, name)) if name in several else None
            values[name] = one(self.typed, name) if found is None else found
        return values | next_tasks_initial(self.typed)

    def _risk_initial(self, prefix: str) -> dict[str, Any]:
        names = [name for name in self.typed if name.startswith(f"{prefix}-")]
        return {
            name.removeprefix(f"{prefix}-"): list(many(self.typed, name))
            if name == f"{prefix}-actions"
            else one(self.typed, name)
            for name in names
        }

    @property
    def item9(self) -> int | None:
        """The answer of the day, typed here or in the record already."""
        return self.sheet.day.item9_with(item9_of(self.typed))

    @property
    def partner_item9(self) -> int | None:
        """What the partner answered today, where the record has it."""
        of_partner = self.sheet.day.of_partner
        return of_partner.item9 if of_partner is not None else None

    @property
    def lacks_gate_reason(self) -> bool:
        """Whether the session leaves the initial phase and nobody says why (ADR 0025)."""
        return bool(self.sheet.unexplained) and not one(self.typed, "gate_reason")

    @property
    def private_from(self) -> str:
        """What the process note began from: its text as it stands here, if that is saved."""
        if self.has_error(PRIVATE):
            return one(self.typed, PRIVATE_FROM)
        return fingerprint(self[PRIVATE].value() or "")

    # What was typed

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        if not 1 <= minutes <= MOST_MINUTES:
            raise forms.ValidationError(MINUTES_RANGE)
        return minutes

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self._check_when(values)
        for row in next_task_rows(self):
            if too_long(values.get(row.task.name, "")):
                sentence = f"Keep each task for next time to {LONGEST_TASK} characters"
                self.add_error(row.task.name, sentence)
        if "accept_gaps" in self.data and self.lacks_gate_reason:
            self.add_error("gate_reason", WHY)
        return values

    def _check_when(self, values: dict[str, Any]) -> None:
        day: date | None = values.get("held_on")
        at = values.get("held_time")
        if day is None or at is None:
            return
        if day > timezone.localdate():
            self.add_error("held_on", "Date of session must be today or in the past")
            return
        try:
            moment(day, at)
        except NoSuchTime as problem:
            self.add_error("held_time", str(problem))

    def is_valid(self) -> bool:
        """The risk entry is checked as soon as anything of it is written."""
        are_valid = [not one.is_bound or one.is_valid() for one in self._risks]
        return super().is_valid() and all(are_valid)

    @property
    def _risks(self) -> list[RiskForm]:
        """The entry of the client, and that of the partner."""
        return [one for one in (self.risk, self.partner_risk) if one is not None]

    @property
    def failed(self) -> list[forms.BaseForm]:
        """For the summary of errors above the page."""
        return [form for form in (self, *self._risks) if form.is_bound]

    def entry(self) -> SessionEntry:
        """The session, ready to be signed. Only after `is_valid`."""
        typed = dict(self.typed)
        typed["held_on"] = self.cleaned_data["held_on"].isoformat()
        typed["held_time"] = self.cleaned_data["held_time"].isoformat()
        return entry_from(typed, self.sheet.known)

    def add_risk_problems(self, problems: Mapping[str, str], *, field: str) -> None:
        """What a full risk entry still needs, at its fields; `field` says whose."""
        if field.startswith(PARTNER_RISK):
            form = self.partner_risk = self._partner_risk_form(self._risk_data)
        else:
            form = self.risk = self._risk_form(self._risk_data)
        for name, sentence in problems.items():
            if name not in form.errors:
                form.add_error(name if name in form.fields else None, sentence)

    def add_problem(self, field: str, sentence: str) -> None:
        """A rule's sentence at its field, or above the form."""
        self.add_error(field if field in self.fields else None, sentence)


def _as_in_the_group(session: TherapySession) -> str:
    """Came, or came late where the leaders of the client's group have said so."""
    there = getattr(session, "group_attendance", None)
    is_late = there is not None and there.attendance == there.Attendance.LATE
    came = TherapySession.Attendance
    return str(came.CAME_LATE if is_late else came.CAME)


def with_quick(data: QueryDict, sheet: LogSheet) -> QueryDict:
    """The one press as answers of the entry, where nothing else is chosen."""
    presses = (
        (RISK, RISK_QUICK, sheet.known.last_thoughts),
        (PARTNER_RISK, PARTNER_RISK_QUICK, sheet.known.partner_last_thoughts),
    )
    filled = data.copy()
    for prefix, press, last in presses:
        if data.get(press):
            quick = quick_risk(last)
            for name in ("asked", "thoughts", "compared"):
                if not filled.get(f"{prefix}-{name}"):
                    filled[f"{prefix}-{name}"] = getattr(quick, name)
    return filled


def quick_words(last: str | None) -> str:
    """What the one press says, beside what was said last time."""
    if last is None:
        return "Asked directly: no thoughts of suicide or self-harm"
    if last == "NONE":
        return "Asked directly: no change, no thoughts"
    return "Asked directly: no thoughts now, less than last time"


def _several(
    label: str,
    choices: list[tuple[str, str]],
    *,
    hints: dict[str, str] | None = None,
) -> forms.MultipleChoiceField:
    field = fields.several(label, choices)
    field.widget.hints = hints or {}
    return field
