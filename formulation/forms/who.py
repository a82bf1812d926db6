"""A person of this inventory, as a field. The template prints the names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from cases.models import Case
from formulation.models import InventoryPerson


class WhoField(forms.ModelChoiceField[InventoryPerson]):
    """Someone of the inventory; `templates/formulation/who.html` draws it.

    Options are written there with `{% name %}`, so that hidden names stay hidden.
    """

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(
            queryset=InventoryPerson.objects.none(),
            label=label,
            required=False,
            help_text=hint,
            error_messages={"invalid_choice": "Choose a person from this inventory"},
        )

    def clean(self, value: Any) -> InventoryPerson | None:
        """The one chosen. Something that is no id at all gets the same sentence."""
        try:
            chosen: InventoryPerson | None = super().clean(value)
        except ValidationError:
            raise ValidationError(self.error_messages["invalid_choice"]) from None
        return chosen

    def offer(self, case: Case) -> None:
        """Choose among the people of this case."""
        self.queryset = InventoryPerson.objects.filter(case=case).present().by_name()


class SeveralField(forms.ModelMultipleChoiceField[InventoryPerson]):
    """Some of the inventory; `templates/formulation/several.html` draws it."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(
            queryset=InventoryPerson.objects.none(),
            label=label,
            required=False,
            help_text=hint,
            error_messages={
                "invalid_choice": "Choose people from this inventory",
                "invalid_pk_value": "Choose people from this inventory",
                "invalid_list": "Choose people from this inventory",
            },
        )

    def clean(self, value: Any) -> models.QuerySet[InventoryPerson]:
        """Those chosen. Something that is no id at all gets the same sentence."""
        try:
            return super().clean(value)
        except ValidationError:
            raise ValidationError(self.error_messages["invalid_choice"]) from None

    def offer(self, case: Case, named: Sequence[InventoryPerson] = ()) -> None:
        """Choose among the people of this case, and those already `named`: one of them
        may have been taken out of the inventory since."""
        everyone = InventoryPerson.objects.filter(case=case)
        kept = everyone.filter(pk__in=[person.pk for person in named])
        self.queryset = (everyone.present() | kept).by_name()
