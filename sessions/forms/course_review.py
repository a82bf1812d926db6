"""A review of the course, as it is talked through with the client."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from cases.forms.safety import level_field
from cases.queries.functioning import FunctioningLine
from formulation.models import longest
from protocols.course_reviews import CONSIDERED, TOGETHER_LEAST, TOGETHER_MOST
from protocols.functioning import functioning_area
from sessions.actions.course_reviews import WORDING
from sessions.models import CourseReview
from ui.scale import ScaleField

DAY = ("kind", "reviewed_on")


def _text(
    label: str, name: str, *, hint: str = "", rows: int = 3, **kwargs: str
) -> Any:
    most = longest(CourseReview, name)
    return fields.text(label, most=most, hint=hint, rows=rows, **kwargs)


class ReviewForm(forms.Form):
    """`kinds` are the points of the protocol, `life` how the client manages until now.

    A correction asks neither kind nor day nor ratings: they stay those of the review.
    """

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
        life: Sequence[FunctioningLine] = (),
        today: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rated: list[str] = []
        if kinds is None:
            for name in DAY:
                del self.fields[name]
            return
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        self.fields["reviewed_on"].initial = today
        for line in life:
            area = functioning_area(line.key)
            said = " ".join([area.question, *_until_now(line)])
            self.fields[line.key] = level_field(line.title, said, nothing="Not asked")
            self.rated.append(line.key)

    @property
    def areas(self) -> list[BoundField]:
        return [self[key] for key in self.rated]

    def entry(self) -> dict[str, Any]:
        """For `write_review` and `correct_review`. Only after `is_valid`."""
        values = fields.typed(self)
        ratings = {key: values.pop(key) for key in self.rated}
        return values | {"ratings": ratings} if ratings else values

    @classmethod
    def of(cls, review: CourseReview, *args: Any) -> ReviewForm:
        """The form filled with the wording that stands."""
        initial = {name: getattr(review, name) for name in WORDING}
        alliance = review.alliance
        initial["alliance"] = "" if alliance is None else str(alliance)
        return cls(*args, initial=initial)


def _until_now(line: FunctioningLine) -> list[str]:
    """ "Start: 3, hardly managing.", and what was said last, where it was rated again."""
    said = []
    if line.start is not None:
        said.append(f"Start: {line.start}, {line.start_words.lower()}.")
    if line.now is not None:
        said.append(f"Last: {line.now}, {line.now_words.lower()}.")
    return said
