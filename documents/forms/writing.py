"""Writing a document, remarking upon it, reading it together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from cases.forms import fields
from cases.forms.dated import DatedForm
from documents.actions import MOST_CHARACTERS
from documents.kinds import Shape, kind
from documents.models import Document
from documents.queries.editor import Editor, EditorPart
from documents.queries.sharing import mark_of

LONGEST_LINE = 80


class PartField(forms.CharField):
    """A line end counts once, as it does in the browser; it is sent as two characters."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class PartsForm(forms.Form):
    """One field for each part of a document. Blanks may be saved; approving asks for them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, editor: Editor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editor = editor
        self.fields["version"].initial = editor.document.version
        for part in editor.parts:
            self.fields[part.name] = _field(part)

    @property
    def rows(self) -> Iterator[tuple[EditorPart, BoundField]]:
        """Each part with its field."""
        return ((part, self[part.name]) for part in self.editor.parts)

    def parts(self) -> dict[str, str]:
        """What was typed, by part."""
        return {
            part.part.key: str(self.cleaned_data[part.name])
            for part in self.editor.parts
        }


def _field(part: EditorPart) -> PartField:
    title, is_line = part.part.title, part.part.shape == Shape.LINE
    most = LONGEST_LINE if is_line else MOST_CHARACTERS
    widget: forms.Widget = forms.TextInput(attrs={"autocomplete": "off"})
    if not is_line:
        widget = forms.Textarea(attrs={"rows": part.rows})
    return PartField(
        label=title,
        required=False,
        initial=part.text,
        help_text=part.part.help,
        max_length=most,
        widget=widget,
        error_messages={
            "max_length": f"“{title}” can hold {most} characters. Shorten it"
        },
    )


class VersionsForm(forms.Form):
    """Which two versions stand side by side, by their numbers."""

    older = forms.IntegerField(required=False)
    newer = forms.IntegerField(required=False)


class CommentForm(forms.Form):
    text = fields.text("Comment", most=1000, missing="Write the comment first", rows=2)
    part = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields.bare_helper()


class ShareForm(DatedForm):
    """Read together, or seen by the client before it goes to somebody else: when, and what
    the client said. A letter may be answered by one, and the final copy is theirs."""

    DAYS = ("shared_on", "given_on")

    shared_on = fields.day(
        "Read together on", missing="Enter the day on which you read it together"
    )
    is_read_aloud = fields.pick(
        "Read aloud?", [("yes", "Yes"), ("no", "No"), ("", "Not said")]
    )
    client_reaction = fields.text(
        "What the client said",
        most=1000,
        hint="In the client’s own words; also what they want changed.",
    )
    client_letter = fields.text(
        "The client’s own letter back",
        most=4000,
        hint="Only if the client wrote one and wants it kept here.",
        rows=4,
    )
    given_on = fields.day("Final copy given on")
    # What was kept when this page was made: nobody overwrites what they have not seen.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        kwargs["initial"] = _as_it_stands(document) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if not kind(document.kind).is_read_together:
            for name in ("is_read_aloud", "client_letter", "given_on"):
                del self.fields[name]
            seen = self.fields["shared_on"]
            seen.label = "The client saw it on"
            seen.error_messages["required"] = "Enter the day on which the client saw it"

    def values(self) -> dict[str, Any]:
        """For `share_document`. Only after `is_valid`."""
        given = fields.typed(self)
        if "is_read_aloud" in given:
            aloud = {"yes": True, "no": False}
            given["is_read_aloud"] = aloud.get(given["is_read_aloud"])
        return given

    def shows_now(self, document: Document) -> None:
        """The page shows what is kept by now; what was typed stays in the fields."""
        self.data = {
            **{name: self.data[name] for name in self.data},
            self.add_prefix("seen"): mark_of(document),
        }


def _as_it_stands(document: Document) -> dict[str, Any]:
    """What is kept already, so that a change begins with it."""
    if document.shared_on is None:
        return {"seen": mark_of(document)}
    aloud = {True: "yes", False: "no", None: ""}[document.is_read_aloud]
    return {
        "shared_on": document.shared_on,
        "is_read_aloud": aloud,
        "client_reaction": document.client_reaction,
        "client_letter": document.client_letter,
        "given_on": document.given_on,
        "seen": mark_of(document),
    }
