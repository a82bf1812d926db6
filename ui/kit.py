"""Every part once, with invented data: for the people who build pages. Only with DEBUG."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout, Row
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ui.drawing import Area, Column, Course, Focus, Mark, Person, Scale
from ui.frame import CaseFrame, Phase, Rail, Stop, StopState, Tab

PHQ = Scale(
    title="PHQ-9",
    maximum=27,
    cuts=(0, 5, 10, 15, 20),
    names=("Minimal", "Mild", "Moderate", "Mod. severe", "Severe"),
    short_names=("Min.", "Mild", "Mod.", "Mod. sev", "Severe"),
    cutoff=10,
    reliable=6,
)
GAD = Scale(
    title="GAD-7",
    maximum=21,
    cuts=(0, 5, 10, 15),
    names=("Minimal", "Mild", "Moderate", "Severe"),
    short_names=("Min.", "Mild", "Mod.", "Severe"),
    cutoff=8,
    reliable=4,
)
FIRST_DAY = date(2026, 9, 14)
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Invented:
    """Someone who does not exist."""

    display_name: str = "Wilma Example"
    initials: str = "W.E."
    first_name: str = "Wilma"
    pronouns: str = "she/her"
    number: str = "7K2M4QXR"
    born_on: date = date(1979, 3, 14)


class SampleForm(forms.Form):
    """One field of each kind."""

    held_on = forms.DateField(
        label="Date of session",
        help_text="For example, 23 11 2026",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    minutes = forms.IntegerField(
        label="Minutes",
        error_messages={"invalid": "Minutes must be a number between 1 and 120"},
    )
    place = forms.ChoiceField(
        label="Where",
        choices=[("ROOM", "In person"), ("VIDEO", "Video"), ("PHONE", "Phone")],
        widget=forms.RadioSelect,
    )
    area = forms.ChoiceField(
        label="Focus area",
        choices=[
            ("GRIEF", "Grief"),
            ("TRANSITION", "Role transition"),
            ("DISPUTE", "Role dispute"),
            ("DEFICITS", "Interpersonal deficits"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the four areas"},
    )
    techniques = forms.MultipleChoiceField(
        label="Techniques",
        choices=[("A", "Clarification"), ("B", "Role-play"), ("C", "Problem solving")],
        widget=forms.CheckboxSelectMultiple,
    )
    agenda = forms.MultipleChoiceField(
        label="Agenda",
        choices=[
            ("A", "Reviewed symptoms and the week"),
            ("B", "Linked mood to what happened with people"),
            ("C", "New role: skills and supports that it needs"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.ChoiceField(
        label="Reason", choices=[("AUDIT", "Audit"), ("GP", "GP request")]
    )
    note = forms.CharField(
        label="Session note", widget=forms.Textarea(attrs={"rows": 3})
    )
    is_shared = forms.BooleanField(label="Shared with the client", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["area"].widget.hints = {
            "GRIEF": "A death, and mourning that has not found its way",
            "TRANSITION": "A change of role that was not wished for, or not prepared",
            "DISPUTE": "Two people who expect different things of each other",
            "DEFICITS": "Few relationships, or none that nourish",
        }
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Row("held_on", Field("minutes", css_class="short")),
            *("place", "area", "techniques", "agenda", "reason", "note", "is_shared"),
        )


def sample_course(planned: int = 16, *, is_finished: bool = False) -> Course:
    phq = [19, 19, 18, 20, 17, 16, 17, 13, 12]
    gad = [14, 14, 13, 15, 12, 12, 13, 10, 9]
    if is_finished:
        phq += [12, 11, 9, 9, 8, 7, 6, 6]
        gad += [9, 8, 8, 6, 6, 5, 5, 4]
    columns = []
    for at in range(planned + 1):
        is_done = at < len(phq)
        columns.append(
            Column(
                label=str(at) if at else "A",
                scores=(phq[at], gad[at]) if is_done else (None, None),
                on=FIRST_DAY + WEEK * at,
                risk_item=int(at < 4) if is_done else None,
                task=("done", "partly", "not done")[at % 3]
                if is_done and at > 1
                else "",
            )
        )
    if is_finished:
        columns += [
            Column(label="1 month", scores=(6, 4), on=FIRST_DAY + WEEK * (planned + 4)),
            Column(
                label="3 months", scores=(7, None), on=FIRST_DAY + WEEK * (planned + 13)
            ),
        ]
    return Course(
        scales=(PHQ, GAD),
        planned=planned,
        columns=tuple(columns),
        phase_starts=(5, 13),
        today=None if is_finished else len(phq),
        marks=(
            Mark(column=2, words="Inventory", tone=1),
            Mark(column=4, words="Focus agreed", tone=1),
            Mark(column=10, words="Mid-course review due", tone=4, is_due=True),
            Mark(column=14, words="Closing letter due", tone=4, is_due=True),
        ),
    )


def sample_rail(
    planned: int = 16, *, is_dit: bool = False, has_lead: bool = False
) -> Rail:
    phases: tuple[Phase, ...]
    if is_dit:
        phases = (
            Phase(title="Engagement", first=1, last=4, tone=1),
            Phase(title="Working through", first=5, last=10, tone=2),
            Phase(title="Consolidation", first=11, last=planned - 1, tone=3),
            Phase(title="End", first=planned, last=planned, tone=4),
        )
    else:
        phases = (
            Phase(title="Beginning", first=1, last=4, tone=1),
            Phase(title="Middle", first=5, last=planned - 4, tone=2),
            Phase(title="Ending", first=planned - 3, last=planned, tone=4),
        )
    stops = [Stop(label="A", state=StopState.LEAD, on=FIRST_DAY)] if has_lead else []
    for phase in phases:
        for number in range(phase.first, phase.last + 1):
            state = (
                StopState.DONE if number < 8 else StopState.DRAFT if number == 8 else
                StopState.NEXT if number == 9 else StopState.PLAN
            )  # fmt: skip
            stops.append(
                Stop(
                    label=str(number),
                    state=state,
                    tone=phase.tone,
                    url="#rail" if state != StopState.PLAN else "",
                    on=FIRST_DAY + WEEK * number,
                    missed_before=int(number == 6),
                )
            )
    return Rail(phases=phases, stops=tuple(stops))


def sample_people() -> list[Person]:
    rows = [
        ("Felix", "FO", 1, "husband", "FAMILY", "MIXED", "DAILY", None, False),
        ("Jonah", "JO", 1, "son, 15", "FAMILY", "SUPPORTIVE", "DAILY", None, False),
        ("Ada", "AO", 2, "daughter, 19", "FAMILY", "SUPPORTIVE", "WEEKLY", 1, False),
        ("Blessing", "BE", 2, "sister", "FAMILY", "SUPPORTIVE", "WEEKLY", None, False),
        ("Ruth", "RB", 2, "friend", "FRIENDS", "SUPPORTIVE", "WEEKLY", 3, False),
        ("Nkechi", "NE", 3, "mother", "FAMILY", "MIXED", "WEEKLY", None, False),
        (
            "Sam",
            "SL",
            3,
            "university friend",
            "FRIENDS",
            "SUPPORTIVE",
            "MONTHLY",
            None,
            False,
        ),
        ("Mr Marsh", "DM", 3, "former head", "WORK", "DIFFICULT", "RARELY", 2, False),
        (
            "Helen",
            "HW",
            3,
            "neighbour",
            "COMMUNITY",
            "SUPPORTIVE",
            "MONTHLY",
            None,
            False,
        ),
        ("Dr Ames", "PA", 3, "GP", "COMMUNITY", "SUPPORTIVE", "MONTHLY", None, False),
        ("Class 6B", "6B", 4, "her pupils", "WORK", "", "NEVER", 1, True),
        ("Choir", "CH", 5, "Tuesday group", "COMMUNITY", "", "NEVER", 2, True),
    ]
    return [
        Person(
            id=str(at), name=name, initials=initials, ring=ring, relation=relation,
            sector=sector, tone=tone, contact=contact, was_ring=was, is_lost=is_lost,
            words=relation, url=f"#person-{at}",
        )
        for at, (name, initials, ring, relation, sector, tone, contact, was, is_lost)
        in enumerate(rows)
    ]  # fmt: skip


def sample_frame() -> CaseFrame:
    labels = "Overview Sessions Inventory Focus Plan Measures Risk Letters History"
    return CaseFrame(
        client=Invented(),
        model="IPT",
        format_line="16 sessions",
        focus_line="role transition",
        therapist="R Adeyemi",
        supervisors=("H Novak",),
        contact_warning="Mobile only, no voicemail",
        risk_line="Risk asked 16 Nov: no thoughts",
        tabs=tuple(
            Tab(
                label=label,
                url="#main",
                is_current=label == "Focus",
                count=8 if at == 1 else None,
            )
            for at, label in enumerate(labels.split())
        ),
        rail=sample_rail(),
    )


FOCUS = Focus(
    self_words="Too much. Not lovable when I show what I feel",
    other_words="Critical and far away. Will turn from me",
    affect="Hurt that goes numb",
    underneath="Anger kept out of sight",
    defence="goes quiet and leaves first",
    cost="alone with it, and sure it was true",
)
AREAS = [
    Area(title="Work or study", start=3, now=1),
    Area(title="Home", start=2, now=2),
    Area(title="Money", start=1, now=2),
    Area(title="Leisure", start=4, now=2),
    Area(title="Friendships", start=3, now=2),
    Area(title="Partner", start=2, now=None),
    Area(title="Parenting"),
]
STRIP_LABELS = (
    "Interest", "Low mood", "Sleep", "Tired", "Appetite",
    "Failure", "Focusing", "Slow, restless", "Self-harm",
)  # fmt: skip


def sample_strip() -> dict[str, object]:
    form = forms.Form({f"phq_{at}": score for at, score in enumerate("122110201")})
    for at, _ in enumerate(STRIP_LABELS):
        form.fields[f"phq_{at}"] = forms.IntegerField()
    rows = [
        {"field": form[f"phq_{at}"], "label": label}
        for at, label in enumerate(STRIP_LABELS)
    ]
    return {
        "title": "PHQ-9",
        "fields": rows,
        "bands": "0:Minimal 5:Mild 10:Moderate 15:Mod. severe 20:Severe",
        "hot": 9,
        "last": 12,
        "total": 10,
        "band": "Moderate",
    }


@login_not_required
@require_safe
def kit(request: HttpRequest) -> HttpResponse:
    """The page of parts and states."""
    context = {
        "form": SampleForm(
            {"minutes": "fifty", "techniques": ["B"], "area": "TRANSITION"}
        ),
        "frame": sample_frame(),
        "client": Invented(),
        "rails": [sample_rail(12), sample_rail(16, is_dit=True)],
        "rail": sample_rail(has_lead=True),
        "course": sample_course(),
        "finished": sample_course(is_finished=True),
        "unmeasured": Course(
            scales=(PHQ, GAD),
            planned=12,
            columns=tuple(Column(label=str(at) if at else "A") for at in range(13)),
        ),
        "people": sample_people(),
        "focus": FOCUS,
        "areas": AREAS,
        "strip": sample_strip(),
        "phq": PHQ,
        "scores": [19, 19, 18, 20, None, 16, 17, 13, 12],
        "ratings": [2, 4, 6],
    }
    return render(request, "ui/kit.html", context)
