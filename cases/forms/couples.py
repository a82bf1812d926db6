"""Two people in one case: who the partner is, the terms, commitment, seeing each alone."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout, Row
from django import forms

from cases.client_number import normalise
from cases.forms import fields
from cases.forms.client import IdentityForm
from cases.forms.dated import DatedForm
from cases.models import Case, Client, CoupleTerms, SafetyMeeting
from cases.queries.couples import client_numbered

GO_ON = [("YES", "Joint work can go on"), ("NO", "Joint work should not go on")]


class KnownPartnerForm(forms.Form):
    """The partner is a client here already: found by their number."""

    number = fields.line(
        "Client number",
        most=12,
        missing="Enter the client number, like K7M2PQ4X",
        hint="Of someone whom you treat or treated, or whose case you may read.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()
        self.found: Client | None = None

    def clean_number(self) -> str:
        number = normalise(self.cleaned_data["number"])
        self.found = client_numbered(number) if number else None
        if self.found is None:
            raise forms.ValidationError(
                "Enter the number of a client whom you treat or treated, or add them as new"
            )
        return str(number)


class NewPartnerForm(IdentityForm):
    """The partner is new here: a client like the first."""


class CoupleTermsForm(DatedForm):
    """What the two come for, and what holds for what one says alone."""

    DAYS = ("secrets_agreed_on",)
    FIELDS = (
        "purpose",
        "other_purpose",
        "identified",
        "history",
        "secrets",
        "secrets_agreed_on",
        "print_outs",
    )

    purpose = fields.pick(
        "What they come for",
        CoupleTerms.Purpose.choices,
        missing="Choose what the two come for",
    )
    other_purpose = fields.line("If something else, what", most=200)
    identified = fields.pick(
        "Whose depression is treated",
        CoupleTerms.Identified.choices,
        missing="Choose whose depression is treated, or that both are clients alike",
    )
    history = fields.text(
        "Their history together",
        most=4000,
        hint="How they met, what was good, when it changed. As both tell it.",
    )
    secrets = fields.text(
        "What is agreed about secrets",
        most=2000,
        hint="For example: “What one of us says alone may be brought into the joint "
        "session by us, not by the therapist, unless someone is in danger.”",
    )
    secrets_agreed_on = fields.day(
        "Agreed by both on", hint="Belongs here before joint work begins."
    )
    print_outs = fields.line(
        "Who gets which print-out", most=500, hint="Like “Both get the joint ones.”"
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, second = (one.first_name for one in case.people_in_it)
        field = self.fields["identified"]
        field.choices = [  # type: ignore[attr-defined]
            ("FIRST", first),
            ("SECOND", second),
            ("NONE", "Neither: both are clients alike"),
        ]

    @classmethod
    def of(
        cls, terms: CoupleTerms | None, *args: Any, **kwargs: Any
    ) -> CoupleTermsForm:
        """The form filled with what holds."""
        initial = {name: getattr(terms, name) for name in cls.FIELDS} if terms else {}
        return cls(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("purpose") == CoupleTerms.Purpose.OTHER:
            if not values.get("other_purpose"):
                self.add_error("other_purpose", "Write what the two come for")
        else:
            values["other_purpose"] = ""
        if values.get("secrets_agreed_on") and not values.get("secrets"):
            self.add_error("secrets", "Write what was agreed about secrets")
        return values


class CommitmentForm(DatedForm):
    """Both asked on one day how much they want to stay and work on it."""

    DAYS = ("said_on",)
    RANGE = "Enter a number from 0 to 10"

    said_on = fields.day("Asked on", missing="Enter the day on which you asked")

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = dict(zip(("first", "second"), case.people_in_it, strict=True))
        for key, client in self.people.items():
            self.fields[key] = forms.IntegerField(
                label=client.first_name,
                required=False,
                min_value=0,
                max_value=10,
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "size": "3", "autocomplete": "off"}
                ),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"), self.RANGE
                ),
            )
        self.fields["said_on"].initial = self.today
        self.helper.layout = Layout(Row("first", "second"), "said_on")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and all(values.get(key) is None for key in self.people):
            self.add_error("first", self.RANGE)
        return values

    def said(self) -> list[tuple[Client, int]]:
        """Who said what; one who was not asked is left out."""
        found = [(one, self.cleaned_data[key]) for key, one in self.people.items()]
        return [(client, level) for client, level in found if level is not None]


class SafetyMeetingForm(DatedForm):
    """One of the two, seen alone: fear, control, violence, and what follows."""

    DAYS = ("held_on",)
    ASKED = SafetyMeeting.Answer.choices

    held_on = fields.day("Seen alone on", missing="Enter the day of the meeting")
    afraid = fields.pick(
        "Feels afraid of the partner",
        ASKED,
        missing="Say what was answered about fear",
        hint="“Is there anything about your partner that frightens you?”",
    )
    controlled = fields.pick(
        "Is controlled",
        ASKED,
        missing="Say what was answered about control",
        hint="Money, friends, telephone, going out, what to wear.",
    )
    hurt = fields.pick(
        "Is or was hurt",
        ASKED,
        missing="Say what was answered about being hurt",
        hint="Pushed, hit, forced into sex, threatened; also long ago.",
    )
    said = fields.text(
        "What was said",
        most=4000,
        missing="Write what was said, even if it is short",
        hint="Stays with the clinicians. No joint paper holds it.",
    )
    may_go_on = fields.pick(
        "Joint work", GO_ON, missing="Say whether joint work can go on"
    )
    reason = fields.text(
        "If it should not, why",
        most=1000,
        rows=2,
        hint="Control or violence now: work with each of them individually instead.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("may_go_on") == "NO" and not values.get("reason"):
            self.add_error("reason", "Write why joint work should not go on")
        return values

    def meeting(self) -> dict[str, Any]:
        """What `hold_safety_meeting` takes."""
        values = fields.typed(self)
        return values | {"may_go_on": values["may_go_on"] == "YES"}


class LinkForm(forms.Form):
    """Another case that belongs to this one."""

    other = fields.line(
        "Client number of the other case",
        most=12,
        missing="Enter the client number of the other case",
    )
    reason = fields.line(
        "Why they belong together",
        most=300,
        missing="Write why they belong together",
    )

    def __init__(self, *args: Any, linkable: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()
        self.linkable = linkable
        self.found: Case | None = None

    def clean_other(self) -> str:
        number = normalise(self.cleaned_data["other"])
        if number:
            self.found = self.linkable.filter(client__number=number).first()
        if self.found is None:
            raise forms.ValidationError(
                "Enter the number of a client whose case you may open"
            )
        return str(number)
