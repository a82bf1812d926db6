"""A new client and case from a referral; a new case for someone who comes back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Div, Fieldset, Layout, Row

from accounts.models import User
from cases.forms import fields
from cases.forms.client import IdentityForm, identity_layout
from cases.forms.dated import DatedForm
from cases.models import Case, Client, Consent, Contact
from protocols import grouped_choices, problems
from protocols.intake.shapes import ADULT_FROM

MEASURES = [("", "As suggested for the problem"), *problems.MAIN_MEASURES.items()]
CONSENTS = {
    "consent_treatment": Consent.Kind.TREATMENT,
    "consent_records": Consent.Kind.RECORDS,
    "consent_gp": Consent.Kind.SHARE_GP,
}


class CaseFields(DatedForm):
    """The referral, the problem treated, the therapist, the first consents, the model."""

    DAYS: tuple[str, ...] = ("referred_on", "consent_on")

    referral_source = fields.select(
        "Who referred",
        [("", "Choose"), *Case.ReferralSource.choices],
        missing="Say who referred the client",
    )
    referred_on = fields.day(
        "Date of referral", missing="Enter the date of the referral"
    )
    referral_reason = fields.text("Reason, in the words of whoever referred", most=2000)
    problem = fields.select(
        "Problem treated",
        [("", "Choose"), *problems.choices()],
        missing="Choose the problem treated",
        hint="Agendas, prompts and letters use this word.",
    )
    other_problem = fields.line(
        "If something else, which", most=80, hint="One or two words, as in a sentence."
    )
    main_measure = fields.select("Main measure", MEASURES)
    therapist = fields.select("Therapist", [], missing="Choose the therapist")
    consent_treatment = fields.tick("Treatment")
    consent_records = fields.tick("Keeping this record")
    consent_gp = fields.tick("Writing to the GP")
    consent_on = fields.day("Date of consent")
    protocol_key = fields.select(
        "Model",
        [("", "Not decided yet"), *grouped_choices()],
        hint="The questions about IPT or DIT come with the assessment.",
    )
    model_reason = fields.line(
        "If decided, how and by whom", most=300, hint="Stays with the case."
    )

    def __init__(
        self, *args: Any, by: User, therapists: Iterable[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in therapists}
        self.by = by
        self.fields["referred_on"].initial = self.today
        self.fields["consent_on"].initial = self.today
        self._offer_therapists()

    def _offer_therapists(self) -> None:
        """A therapist opens own cases; only the admin is asked whose case it is."""
        if self.by.is_practice_admin:
            names = [(pk, person.full_name) for pk, person in self.people.items()]
            field = self.fields["therapist"]
            field.choices = [("", "Choose"), *names]  # type: ignore[attr-defined]
            if self.by.is_therapist:
                field.initial = str(self.by.pk)
        else:
            del self.fields["therapist"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("problem") == problems.ProblemKey.OTHER:
            if not values.get("other_problem"):
                self.add_error("other_problem", "Write which problem is treated")
        else:
            values["other_problem"] = ""
        given = any(values.get(name) for name in CONSENTS)
        if given and "consent_on" not in self.errors and not values.get("consent_on"):
            self.add_error("consent_on", "Enter the date of consent")
        if values.get("protocol_key") and not values.get("model_reason"):
            self.add_error(
                "model_reason", "Write how the model was decided, or leave it open"
            )
        return values

    def referral(self) -> dict[str, Any]:
        """What `refer_client` takes, without who the client is."""
        values = self.cleaned_data
        therapist = values.get("therapist")
        return {
            "client_fields": None,
            "therapist": self.people[therapist] if therapist else self.by,
            "problem": values["problem"],
            "other_problem": values["other_problem"],
            "main_measure": values["main_measure"],
            "referral_source": values["referral_source"],
            "referred_on": values["referred_on"],
            "referral_reason": values["referral_reason"],
            "protocol_key": values["protocol_key"],
            "model_reason": values["model_reason"],
            "consents": {
                kind.value: values["consent_on"]
                for name, kind in CONSENTS.items()
                if values[name]
            },
        }

    def case_layout(self) -> list[object]:
        therapist = ["therapist"] if "therapist" in self.fields else []
        return [
            Fieldset(
                "Referral",
                Row("referral_source", "referred_on"),
                "referral_reason",
                Row("problem", "other_problem"),
                Row("main_measure", *therapist),
            ),
            Fieldset(
                "Consent given",
                Div(
                    "consent_treatment",
                    "consent_records",
                    "consent_gp",
                    css_class="tight",
                ),
                "consent_on",
            ),
            Fieldset("Model", Row("protocol_key", "model_reason")),
        ]


class ReturnForm(CaseFields):
    """A new case for a client who comes back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(*self.case_layout())


class ReferralForm(CaseFields, IdentityForm):
    """One short form for a new client and their case."""

    DAYS = (*IdentityForm.DAYS, *CaseFields.DAYS)

    gp_name = fields.line("GP", most=120, hint="Name, and practice.")
    gp_phone = fields.line("GP’s telephone", most=40, type="tel")
    referrer_name = fields.line(
        "Referrer", most=120, hint="If it is someone other than the GP."
    )
    referrer_phone = fields.line("Referrer’s telephone", most=40, type="tel")
    emergency_name = fields.line("Emergency contact", most=120)
    emergency_phone = fields.line("Emergency telephone", most=40, type="tel")
    guardian_name = fields.line("Parent or guardian", most=120)
    guardian_relation = fields.line(
        "Who that is", most=80, hint="Mother, foster carer."
    )
    guardian_phone = fields.line("Guardian’s telephone", most=40, type="tel")
    guardian_is_responsible = fields.tick("Has legal responsibility")
    guardian_may_be_told = fields.line(
        "What may be shared with them",
        most=300,
        hint="Safety is always an exception. Ask the client first.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper.layout = Layout(
            Div(
                Div(*self.client_layout(), css_class="fields"),
                Div(*self.case_layout(), css_class="fields"),
                css_class="halves",
            )
        )

    def client_layout(self) -> list[object]:
        return [
            Fieldset("Client", *identity_layout()),
            Fieldset(
                "Under 18: parent or guardian",
                Row("guardian_name", "guardian_relation"),
                Row("guardian_phone", "guardian_may_be_told"),
                "guardian_is_responsible",
            ),
            Fieldset(
                "People around the treatment",
                Row("gp_name", "gp_phone"),
                Row("referrer_name", "referrer_phone"),
                Row("emergency_name", "emergency_phone"),
            ),
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        born = values.get("born_on")
        if born and Client(born_on=born).age_on(self.today) < ADULT_FROM:
            if not values.get("guardian_name"):
                self.add_error("guardian_name", "Under 18: enter a parent or guardian")
            if not values.get("guardian_may_be_told"):
                self.add_error(
                    "guardian_may_be_told",
                    "Under 18: write what may be shared with the parent or guardian",
                )
        return values

    def referral(self) -> dict[str, Any]:
        """The same with a new client and the people around them."""
        return super().referral() | {
            "client_fields": self.identity(),
            "contacts": self.contacts(),
        }

    def likeness(self) -> dict[str, Any]:
        """What tells whether the client may be on record already."""
        return {name: self.cleaned_data[name] for name in ("born_on", "family_name")}

    def contacts(self) -> list[dict[str, Any]]:
        """Everyone who was named, as fields of Contact."""
        values = self.cleaned_data
        agreed = values["consent_on"] if values["consent_gp"] else None
        found = [
            _contact(Contact.Kind.GP, values, "gp", consent_given_on=agreed),
            _contact(Contact.Kind.REFERRER, values, "referrer"),
            _contact(Contact.Kind.EMERGENCY, values, "emergency"),
            _contact(
                Contact.Kind.GUARDIAN,
                values,
                "guardian",
                relation=values["guardian_relation"],
                may_be_told=values["guardian_may_be_told"],
                has_legal_responsibility=values["guardian_is_responsible"],
            ),
        ]
        return [contact for contact in found if contact["name"]]


def _contact(
    kind: str, values: dict[str, Any], stem: str, **more: Any
) -> dict[str, Any]:
    return {
        "kind": kind,
        "name": values[f"{stem}_name"],
        "phone": values[f"{stem}_phone"],
        **more,
    }
