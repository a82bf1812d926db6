"""A contact after the ending: scores, safety, how things are, who supports the client."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone

from cases.forms import RiskForm, fields
from cases.forms.safety import level_field
from cases.models import Case, Contact
from cases.queries import is_under_18
from formulation.forms.who import WhoField
from measures.forms import Strip, item_fields, strip_of
from measures.instruments import instrument
from protocols.endings import FOLLOW_UP_MONTHS as MONTHS
from protocols.functioning import FUNCTIONING
from sessions.actions import Afterwards
from sessions.dates import NoSuchTime, moment, months_after
from sessions.forms.keeping import keep_one
from sessions.forms.moments import WhenForm, time_field
from sessions.models import TherapySession
from sessions.queries.expected import ALWAYS_ASKED
from sessions.typed import RISK, Known, Typed, entry_from, from_post, keep_name
from ui.words import clock, long_day

MOST_MINUTES = 120
# How far a contact may be from its month and still be the one that was meant.
NEAR = timedelta(days=14)
MINUTES_RANGE = f"Minutes must be a number between 1 and {MOST_MINUTES}"


class ContactField(forms.ModelChoiceField[Contact]):
    """Someone on the client's list; the page draws it, so that names can stay hidden."""

    def __init__(self, label: str) -> None:
        super().__init__(
            queryset=Contact.objects.none(),
            label=label,
            required=False,
            error_messages={"invalid_choice": "Choose a contact of this client"},
        )


def _said(appointment: TherapySession) -> str:
    local = timezone.localtime(appointment.scheduled_at)
    return f"{long_day(local.date())}, {clock(local)}"


class FollowUpForm(WhenForm):
    """Recorded and signed in one step."""

    place = fields.pick(
        "How", TherapySession.Place.choices, missing="Choose how you were in contact"
    )
    minutes = forms.IntegerField(
        label="Minutes",
        initial=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4"}),
        error_messages={"required": MINUTES_RANGE, "invalid": MINUTES_RANGE},
    )
    measure_missed_reason = fields.line("Not done, because", most=300)
    month = fields.pick(
        "Which one",
        [
            *(
                (str(one), f"After {one} month{'s' if one > 1 else ''}")
                for one in MONTHS
            ),
            ("", "In between"),
        ],
    )
    supporter = WhoField("Who supports the client now")
    contact = ContactField("Or someone around the treatment")
    support_words = fields.line(
        "How, or who else", most=300, hint="For instance monthly check-ins at school."
    )
    signs_noticed = fields.text("Warning signs noticed", most=1000, rows=2)
    text = fields.text("How things are", most=10_000, rows=6)
    next_plan = fields.text("What comes next", most=1000, rows=2)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        case: Case,
        has_safety_plan: bool,
        today: date,
        planned: Sequence[TherapySession] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self._offer(case, planned)
        self.typed: dict[str, Typed] = from_post(data) if data else {}
        self.today = today
        self.initial.setdefault("place", TherapySession.Place.PHONE)
        self.initial.setdefault("day", today)
        local = timezone.localdate(planned[0].scheduled_at) if planned else today
        self.initial.setdefault("month", month_near(local, case.closed_on))
        for key in ALWAYS_ASKED:
            self.fields.update(item_fields(instrument(key)))
            self.fields[keep_name(key)] = keep_one(instrument(key))
        known = {
            "has_plan": has_safety_plan,
            "is_under_18": is_under_18(case.client, today),
        }
        self.risk = RiskForm(data, prefix=RISK, item9=self._item9(), **known)
        if self.risk.is_blank:
            self.risk = RiskForm(prefix=RISK, **known)

    def _offer(self, case: Case, planned: Sequence[TherapySession]) -> None:
        """The people and contacts of this client, and what is booked, the next one first."""
        supporter, contact = self.fields["supporter"], self.fields["contact"]
        assert isinstance(supporter, WhoField)  # noqa: S101
        assert isinstance(contact, ContactField)  # noqa: S101
        supporter.offer(case)
        contact.queryset = case.client.contacts.standing().in_order()
        self.planned = {str(one.pk): one for one in planned}
        if planned:
            booked = [(key, _said(one)) for key, one in self.planned.items()]
            self.fields["appointment"] = fields.pick(
                "Booked for", [*booked, ("", "It was not booked")]
            )
            self.initial.setdefault("appointment", booked[0][0])
            local = timezone.localtime(planned[0].scheduled_at)
            self.initial.setdefault("time", local.time())
        for area in FUNCTIONING:
            self.fields[area.key] = level_field(
                area.title, area.question, nothing="Not asked"
            )

    def _item9(self) -> int | None:
        answers = self._read().get("PHQ9")
        return answers[8] if answers else None

    def _read(self) -> Mapping[str, tuple[int | None, ...]]:
        items = {key: len(instrument(key).items) for key in ALWAYS_ASKED}
        return entry_from(self.typed, Known(items=items)).answers

    def is_valid(self) -> bool:
        is_risk_valid = not self.risk.is_bound or self.risk.is_valid()
        return super().is_valid() and is_risk_valid

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > self.today:
            raise forms.ValidationError("Day must be today or in the past")
        return day

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        if not 1 <= minutes <= MOST_MINUTES:
            raise forms.ValidationError(MINUTES_RANGE)
        return minutes

    def values(self) -> dict[str, Any]:
        """For `record_follow_up`. Only after `is_valid`."""
        names = ("text", "next_plan", "measure_missed_reason", "minutes", "place")
        given = {name: self.cleaned_data[name] for name in names}
        entry = entry_from(self.typed, Known(items={}))
        return given | {
            "held_at": self.moment,
            "answers": self._read(),
            "kept": {key: self.cleaned_data[keep_name(key)] for key in ALWAYS_ASKED},
            "risk": entry.risk,
            "appointment": self.planned.get(self.cleaned_data.get("appointment", "")),
            "afterwards": self._afterwards(),
        }

    def _afterwards(self) -> Afterwards:
        said = self.cleaned_data
        supporter, contact = said["supporter"], said["contact"]
        return Afterwards(
            month=int(said["month"]) if said["month"] else None,
            supporter_id=supporter.pk if supporter else None,
            contact_id=contact.pk if contact else None,
            support_words=said["support_words"],
            signs_noticed=said["signs_noticed"],
            ratings={area.key: said[area.key] for area in FUNCTIONING},
        )

    @property
    def areas(self) -> list[BoundField]:
        return [self[area.key] for area in FUNCTIONING]

    def add_risk_problems(self, problems: Mapping[str, str]) -> None:
        """What the full risk entry still needs, where none was begun."""
        for sentence in problems.values():
            self.add_error(None, sentence)

    @property
    def failed(self) -> list[forms.BaseForm]:
        return [form for form in (self, self.risk) if form.is_bound]

    @property
    def keeps(self) -> list[BoundField]:
        """Which of two answers stands: shown once it was asked for."""
        found = [self[keep_name(key)] for key in ALWAYS_ASKED]
        return [field for field in found if field.errors or field.value()]

    @property
    def strips(self) -> list[Strip]:
        return [strip_of(self, instrument(key)) for key in ALWAYS_ASKED]


class BookFollowUpsForm(forms.Form):
    """Days of the contacts after 1, 3 and 6 months; a day that is left blank is not booked."""

    at = time_field("Time", missing="Enter the time")

    def __init__(self, *args: Any, closed_on: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for months in MONTHS:
            name = f"after_{months}"
            plural = "s" if months > 1 else ""
            self.fields[name] = fields.day(f"After {months} month{plural}")
            offered = weekday_after(closed_on, months)
            if offered >= today:
                self.initial.setdefault(name, offered)
        self.initial.setdefault("at", time(12))
        self.order_fields([f"after_{months}" for months in MONTHS])
        self.helper = fields.bare_helper()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        days = [values.get(f"after_{months}") for months in MONTHS]
        at = values.get("at")
        try:
            values["moments"] = [moment(day, at) for day in days if day and at]
        except NoSuchTime as problem:
            self.add_error("at", str(problem))
        return values

    @property
    def moments(self) -> list[datetime]:
        """Only after `is_valid`."""
        found: list[datetime] = self.cleaned_data["moments"]
        return found


def weekday_after(day: date, months: int) -> date:
    """So many months later, on a working day."""
    later = months_after(day, months)
    return later + timedelta(
        days=max(0, 7 - later.weekday()) if later.weekday() > 4 else 0
    )


def month_near(day: date, closed_on: date | None) -> str:
    """The contact that this day was meant for: "3" for one about three months later."""
    if closed_on is None:
        return ""
    near = (
        str(months)
        for months in MONTHS
        if abs(day - months_after(closed_on, months)) <= NEAR
    )
    return next(near, "")
