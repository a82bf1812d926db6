"""A review of the course, as it is talked through with the client."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from cases.forms import fields
from formulation.forms.scale import ScaleField
from formulation.models import longest
from protocols.course_reviews import CONSIDERED, TOGETHER_LEAST, TOGETHER_MOST
from sessions.actions.course_reviews import WORDING
from sessions.models import CourseReview

DAY = ("kind", "reviewed_on")


def _text(
    label: str, name: str, *, hint: str = "", rows: int = 3, **kwargs: str
) -> Any:
    most = longest(CourseReview, name)
    return fields.text(label, most=most, hint=hint, rows=rows, **kwargs)


class ReviewForm(forms.Form):
    """`kinds` are the points of the protocol; a correction asks neither kind nor day."""

    kind = fields.select("Which review", [], missing="Choose which review it is")
    reviewed_on = fields.day("When", missing="Enter the day of the review")
    focus_right = fields.pick(
        "Is the focus still right?",
        CourseReview.FocusRight.choices,
        missing="Say whether the focus is still right",
    )
    focus_words = _text("What should be sharper or different", "focus_words", rows=2)
    changed = _text("What has changed", "changed", hint="And who did it.")
    in_the_way = _text("What is in the way", "in_the_way")
    alliance = ScaleField(
        "How we work together",
        low=TOGETHER_LEAST,
        high=TOGETHER_MOST,
        nothing="Not asked",
    )
    alliance_words = _text(
        "What helps us, what we should do differently", "alliance_words", rows=2
    )
    considered = fields.several(
        "If little has changed: what was thought about",
        [(one.key, one.title) for one in CONSIDERED],
        hint="It is the treatment that has not done enough yet, not the client.",
    )
    considered_words = _text("What came of it", "considered_words", rows=2)
    agreed = _text(
        "What we agreed",
        "agreed",
        missing="Write what you agreed, even if it is to go on as before",
    )
    client_words = _text(
        "In the client’s words", "client_words", hint="What stands out for them."
    )

    def __init__(
        self,
        *args: Any,
        kinds: list[tuple[str, str]] | None = None,
        today: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if kinds is None:
            for name in DAY:
                del self.fields[name]
            return
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["reviewed_on"].initial = today

    @classmethod
    def of(cls, review: CourseReview, *args: Any) -> ReviewForm:
        """The form filled with the wording that stands."""
        initial = {name: getattr(review, name) for name in WORDING}
        alliance = review.alliance
        initial["alliance"] = "" if alliance is None else str(alliance)
        return cls(*args, initial=initial)
