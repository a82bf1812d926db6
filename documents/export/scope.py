"""What goes into an export, what stays out of it, and the sentence that says why.

Everything that a room registers as a case's record goes along by itself, so that no kind
of record can be forgotten. What stays out is named here. Supervision is the other way
round: its records are about the therapist's work, and go along only where named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from cases.registry import case_records

Model = type[models.Model]

ITS_AUTHORS = "Process notes are for their author alone."
A_DRAFT = "A draft is not part of the record yet."
ABOUT_FILES = "It says how files were made and holds nothing about the client."
OF_SUPERVISION = "Supervision is about the therapist's work, and stays there."
ANOTHER_CLIENT = "It is about another client, or leads to one."
SAID_ALONE = "What one of a couple said alone is not in a copy that the other may read."
A_KEY = "It is a key to a page, no record."

# Rooms whose records are the client's. Those above have to be named.
ROOMS = frozenset({"cases", "measures", "formulation", "therapy_sessions", "documents"})
SHARED_BY_SUPERVISION = frozenset({"supervision.SupervisionReview"})

ALWAYS_OUT = {
    "therapy_sessions.ProcessNote": ITS_AUTHORS,
    "therapy_sessions.HereAndNowNote": ITS_AUTHORS,
    "therapy_sessions.SetAsideDraft": A_DRAFT,
    "therapy_sessions.SessionDraft": A_DRAFT,
    "therapy_sessions.DraftCopy": A_DRAFT,
    "therapy_sessions.MeetingDraft": A_DRAFT,
    "documents.DocumentComment": A_DRAFT,
    "documents.Rendering": ABOUT_FILES,
    "documents.ExportItem": ABOUT_FILES,
    "documents.CaseExport": ABOUT_FILES,
    "documents.SummaryRequest": ABOUT_FILES,
    "measures.SelfReportLink": A_KEY,
}
OUT_OF_A_COPY = ALWAYS_OUT | {
    "therapy_sessions.NoteVoid": ANOTHER_CLIENT,
    "cases.CaseLink": ANOTHER_CLIENT,
    "cases.SafetyMeeting": SAID_ALONE,
}
# Tables of these rooms that belong to no case: groups go along with a whole practice.
OF_THE_CASE = frozenset(
    {"cases.Case", "cases.Client", "cases.Contact", "cases.Consent"}
)
NOT_SHARED = {
    "therapy_sessions.GroupDraft": A_DRAFT,
    "therapy_sessions.Snippet": "It is a colleague's own wording, about nobody.",
    "measures.KeptDefinition": "It is the wording of a questionnaire, about nobody.",
    "documents.ExportBatch": ABOUT_FILES,
}


@dataclass(frozen=True, kw_only=True)
class Scope:
    """One kind of export: the tables that stay out, and rows of others that do."""

    left_out: Mapping[str, str]
    # By table, the rows that stay out, as a filter.
    rows_out: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    # Also rows that count no more, because they were written in the wrong case.
    with_withdrawn: bool = False

    def records(self) -> list[Model]:
        """The tables of case records that go along, by name."""
        return [model for model in _by_name(case_records()) if not self.why_out(model)]

    def why_out(self, model: Model) -> str:
        """Why a table of case records stays out; "" when it goes along."""
        label = model._meta.label
        if model._meta.app_label in ROOMS or label in SHARED_BY_SUPERVISION:
            return self.left_out.get(label, "")
        return OF_SUPERVISION

    def reasons(self) -> dict[str, str]:
        """Each table that stays out, by the name it would have, with the reason."""
        return {
            kind_of(model): why
            for model in _by_name(case_records())
            if (why := self.why_out(model))
        }


# What a note says that was signed in the wrong case belongs to the other client.
COPY_OF_A_CASE = Scope(
    left_out=OUT_OF_A_COPY,
    rows_out={
        "documents.Document": {"state": "DRAFT"},
        "therapy_sessions.SessionNote": {"void__isnull": False},
        "therapy_sessions.NoteAddendum": {"note__void__isnull": False},
        "therapy_sessions.Countersignature": {"note__void__isnull": False},
    },
)
WHOLE_PRACTICE = Scope(
    left_out=ALWAYS_OUT,
    rows_out={"documents.Document": {"state": "DRAFT"}},
    with_withdrawn=True,
)


def shared_tables() -> list[Model]:
    """Tables of the record that belong to no single case, such as a group's sessions."""
    registered = set(case_records())
    return _by_name(
        model
        for model in apps.get_models()
        if model._meta.app_label in ROOMS
        and model not in registered
        and model._meta.label not in OF_THE_CASE | NOT_SHARED.keys()
    )


def kind_of(model: Model) -> str:
    """The name of a table in the export: "therapy_sessions.session_note"."""
    name = "".join(
        f"_{letter.lower()}" if letter.isupper() else letter
        for letter in model._meta.object_name or ""
    )
    return f"{model._meta.app_label}.{name.lstrip('_')}"


def _by_name(found: Any) -> list[Model]:
    return sorted(found, key=kind_of)
