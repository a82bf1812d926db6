"""A here-and-now note, and lifting a line of it into the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from cases.forms import fields
from formulation.models import InventoryPerson, OriginRelationship
from sessions.here_and_now import (
    BEGINS,
    LONGEST,
    SAID,
    STRAIN,
    TAKEN,
    TOUCHED,
    HereAndNow,
    from_values,
)

NOTE, TRACE = "note", "trace"


class HereAndNowForm(forms.Form):
    """Blank space first; everything below it may stay empty."""

    happened = fields.text(
        "What happened between us",
        most=LONGEST,
        hint="What you saw and heard. An impression, not a fact.",
        rows=5,
    )
    pull = fields.text(
        "My feeling, or what I was pulled to do", most=LONGEST, hint="Short.", rows=2
    )
    touched = fields.several("Touched of the pattern", TOUCHED)
    said = fields.pick("Said to the client", SAID)
    what_i_said = fields.text("What I said, in short", most=LONGEST, rows=2)
    taken = fields.pick("How the client took it", TAKEN)
    strain = fields.pick("Strain", STRAIN)
    person = fields.select("Like with", [])
    origin = fields.select("Where it may come from", [])

    def __init__(
        self,
        *args: Any,
        people: Iterable[InventoryPerson],
        origins: Iterable[OriginRelationship],
        is_dit: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody"),
            *((str(one.pk), one.name) for one in people),
        ]
        self.fields["origin"].choices = [  # type: ignore[attr-defined]
            ("", "Not linked"),
            *((str(one.pk), one.person.name) for one in origins),
        ]
        if not is_dit:
            del self.fields["touched"], self.fields["origin"]
        self.helper = fields.bare_helper()

    @property
    def words(self) -> HereAndNow:
        """Only after `is_valid`."""
        return from_values(self.cleaned_data)

    def add_problem(self, field: str, sentence: str) -> None:
        self.add_error(field if field in self.fields else None, sentence)


def begun() -> dict[str, Any]:
    """How every note begins."""
    return {"happened": BEGINS}


class LiftForm(forms.Form):
    """A line of the note, reworded if wished, and where it goes."""

    line = fields.pick("Line", [])
    reworded = fields.text(
        "In other words",
        most=LONGEST,
        hint="Empty takes the line as it is. Write it as the client may read it.",
        rows=2,
    )
    into = fields.pick("Into", [])

    def __init__(
        self,
        *args: Any,
        words: HereAndNow,
        is_signed: bool,
        is_dit: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = words.sentences
        self.fields["line"].choices = [  # type: ignore[attr-defined]
            (str(at), line) for at, line in enumerate(self.lines)
        ]
        where = (
            "An addition to the signed note" if is_signed else "The draft of the note"
        )
        choices = [(NOTE, where)]
        if is_dit:
            choices.append((TRACE, "The pattern, seen in the room"))
        self.fields["into"].choices = choices  # type: ignore[attr-defined]
        self.fields["into"].initial = NOTE
        self.helper = fields.bare_helper()

    @property
    def chosen(self) -> str:
        """The words that are lifted. Only after `is_valid`."""
        reworded: str = self.cleaned_data["reworded"].strip()
        at: str = self.cleaned_data["line"]
        return reworded or (self.lines[int(at)] if at else "")

    def add_problem(self, field: str, sentence: str) -> None:
        self.add_error(field if field in self.fields else None, sentence)
