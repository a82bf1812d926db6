"""How a course ended."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.actions import EndingUntold
from cases.forms import fields
from cases.forms.dated import DatedForm
from documents.actions import Summary
from protocols.endings import COMPLETED, end_reason_choices

RELEASE = "Sign it and release it"
SIGN = "Sign it, release it later"
DRAFT = "Leave it as a draft"


class CloseForm(DatedForm):
    """`seen` is the summary that was on the page: what is signed is what was read."""

    DAYS = ("closed_on",)

    closed_on = fields.day("Date closed", missing="Enter the day the case was closed")
    ending_reason = fields.pick(
        "How it ended", end_reason_choices(), missing="Choose how it ended"
    )
    ending_outcome = fields.text(
        "What came of it",
        most=2000,
        missing=EndingUntold.sentences["ending_outcome"],
        hint="In your own words; it stands on the case’s overview.",
    )
    told = fields.line(
        "Who was told",
        most=300,
        missing=EndingUntold.sentences["told"],
        hint="For instance the client, the GP, the referrer.",
    )
    summary = fields.pick(
        "The treatment summary",
        [
            (Summary.RELEASE, RELEASE),
            (Summary.SIGN, SIGN),
            (Summary.DRAFT, DRAFT),
        ],
        missing="Choose what becomes of the summary",
        hints={
            Summary.RELEASE: "The admin may send and export it.",
            Summary.SIGN: "The PDF is made; it stays with the case.",
            Summary.DRAFT: "You can go on writing after closing.",
        },
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, has_summary: bool, held_words: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if held_words:
            question = f"{held_words}. Did it end earlier? Then choose how."
            self.fields["ending_reason"].widget.hints = {COMPLETED: question}
        if not has_summary:
            del self.fields["summary"]

    def shows_now(self, seen: str) -> None:
        """The page shows another summary from here on; all else stays as it was typed."""
        self.data = {
            **{name: self.data[name] for name in self.data},
            self.add_prefix("seen"): seen,
        }

    def entry(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        values.pop("seen")
        return values
