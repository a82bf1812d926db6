"""Colleagues: name, roles, supervision."""

from __future__ import annotations

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row
from django import forms

from accounts.actions.people import NAME_FIELDS, ROLE_FIELDS
from accounts.models import Arrangement, User
from accounts.queries import arrangement_for
from ui.direction import without_turning_marks


class PersonForm(forms.ModelForm[User]):
    """For someone new and for someone who is here."""

    class Meta:
        model = User
        fields = (*NAME_FIELDS, *ROLE_FIELDS)
        labels = {
            "email": "Work email",
            "title": "Title",
            "given_name": "Given name",
            "family_name": "Family name",
            "profession": "Profession",
            "registration_number": "Registration number",
            "is_therapist": "Therapist",
            "is_trainee": "Trainee therapist",
            "is_supervisor": "Supervisor",
            "is_practice_admin": "Practice admin",
        }
        help_texts = {
            "email": "They sign in with it.",
            "title": "Such as Dr. May stay empty.",
            "profession": "As it stands under letters, such as IPT therapist.",
            "is_therapist": "Sees their own clients. Reassign open cases before you "
            "take this role away.",
            "is_trainee": "A therapist in training: supervisors co-sign their notes "
            "unless another arrangement is made.",
            "is_supervisor": "Reads the cases of the people they supervise. End each "
            "supervision before you take this role away.",
            "is_practice_admin": "Manages people and exports. Reads no clinical text.",
        }
        error_messages = {
            "email": {
                "required": "Enter the email that they sign in with",
                "invalid": "Enter an email address, like name@practice.org",
            },
            "given_name": {"required": "Enter a given name"},
            "family_name": {"required": "Enter a family name"},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        for name in NAME_FIELDS:
            self.fields[name].validators.append(without_turning_marks)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset(
                "Name and sign-in",
                Row("email", "title", css_class="feet"),
                Row("given_name", "family_name"),
                Row("profession", "registration_number", css_class="feet"),
            ),
            Fieldset("Roles", *ROLE_FIELDS),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(cleaned.get(role) for role in ROLE_FIELDS):
            self.add_error("is_therapist", "Choose at least one role")
        return cleaned

    def _post_clean(self) -> None:
        """Rules that need the database are the action's, which names them better."""


def _arrangement(*, is_required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="What the supervisor does",
        required=is_required,
        choices=Arrangement.choices,
        widget=ArrangementWidget,
        error_messages={
            "required": "Choose what the supervisor does",
            "invalid_choice": "Choose what the supervisor does",
        },
    )


class ArrangementWidget(forms.RadioSelect):
    """Each choice with what it means for the two."""

    hints: ClassVar[dict[str, str]] = {
        Arrangement.MAY_READ: "Reads the cases and talks about them. Nothing waits.",
        Arrangement.MUST_APPROVE: "No letter or summary leaves the practice before the "
        "supervisor has agreed to it.",
        Arrangement.MUST_COSIGN: "Every note waits for the supervisor’s signature, and "
        "letters for their agreement.",
    }


class LinkForm(forms.Form):
    """Who supervises this person, from when."""

    supervisor = forms.ModelChoiceField(
        label="Supervisor",
        queryset=User.objects.none(),
        empty_label="Choose a supervisor",
        error_messages={
            "required": "Choose a supervisor",
            "invalid_choice": "Choose a supervisor from the list",
        },
    )
    starts_on = forms.DateField(
        label="First day",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": "Enter the first day",
            "invalid": "First day must be a real date, like 23 11 2026",
        },
    )
    ends_on = forms.DateField(
        label="Last day",
        required=False,
        help_text="Leave it empty if it is open.",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Last day must be a real date, like 23 11 2026"},
    )
    # Left alone it is what a trainee or a qualified therapist needs.
    arrangement = _arrangement(is_required=False)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["supervisor"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101
        choice.queryset = User.objects.supervisors().exclude(pk=person.pk).by_name()
        self.fields["arrangement"].initial = arrangement_for(person)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("supervisor", "starts_on", "ends_on", "arrangement")


class ArrangementForm(forms.Form):
    """Another arrangement, from a day on."""

    arrangement = _arrangement()
    starts_on = forms.DateField(
        label="From",
        help_text="Until the day before, what is arranged now holds.",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": "Enter the first day",
            "invalid": "The day must be a real date, like 23 11 2026",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("arrangement", "starts_on")


class EndLinkForm(forms.Form):
    """The last day of a supervision."""

    ends_on = forms.DateField(
        label="Last day",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": "Enter the last day",
            "invalid": "Last day must be a real date, like 23 11 2026",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("ends_on")
