"""The shape of an export as JSON Schema, made from the tables themselves.

It goes along in every export, so that whoever reads one in ten years needs nothing else.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from cases.models import Case, Client, Consent, Contact
from documents.export.reading import exported_fields
from documents.export.scope import Model, Scope, kind_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
FORMAT = "ipt-practice-case/1"

# By the kind of field, the first that fits.
TYPES: tuple[tuple[type[models.Field[Any, Any]], dict[str, Any]], ...] = (
    (models.BooleanField, {"type": "boolean"}),
    (models.IntegerField, {"type": "integer"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.TimeField, {"type": "string", "format": "time"}),
    (models.UUIDField, {"type": "string", "format": "uuid"}),
    (models.CharField, {"type": "string"}),
    (models.TextField, {"type": "string"}),
    (models.DecimalField, {"type": "string"}),
)
TEXT = {"type": "string"}
PERSON = {
    "type": "object",
    "required": ["id", "name", "profession", "registration_number"],
    "properties": {
        "id": {"type": "string"},
        "name": TEXT,
        "profession": TEXT,
        "registration_number": TEXT,
    },
    "additionalProperties": False,
}
FILE = {
    "type": "object",
    "required": ["document", "file", "sha256", "bytes", "pages"],
    "properties": {
        "document": {"type": "string", "format": "uuid"},
        "file": TEXT,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "bytes": {"type": "integer"},
        "pages": {"type": "integer"},
    },
    "additionalProperties": False,
}


def schema_of_a_case(scope: Scope) -> dict[str, Any]:
    """The JSON Schema (2020-12) of `record.json`, with a definition for each table."""
    tables = {kind_of(model): model for model in scope.records()}
    client = _table(Client)
    client["properties"] |= {
        "contacts": _rows(kind_of(Contact)),
        "consents": _rows(kind_of(Consent)),
    }
    client["required"] += ["contacts", "consents"]
    return {
        "$schema": DRAFT,
        "title": "One case of IPT Practice",
        "type": "object",
        "required": [
            "format", "made_at", "case", "clients", "people", "records", "files",
            "left_out",
        ],
        "properties": {
            "format": {"const": FORMAT},
            "made_at": {"type": "string", "format": "date-time"},
            "case": {"$ref": f"#/$defs/{kind_of(Case)}"},
            "clients": {
                "description": "The client, and the second of a couple.",
                "type": "array",
                "minItems": 1,
                "maxItems": 2,
                "items": {"$ref": f"#/$defs/{kind_of(Client)}"},
            },
            "people": {
                "description": "Colleagues that the records name, by identifier.",
                "type": "object",
                "additionalProperties": PERSON,
            },
            "records": {
                "description": "The rows of each table, oldest first.",
                "type": "object",
                "properties": {kind: _rows(kind) for kind in tables},
                "additionalProperties": False,
            },
            "files": {"type": "array", "items": FILE},
            "left_out": {
                "description": "What stays out of every export of this sort, and why.",
                "type": "object",
                "additionalProperties": TEXT,
            },
        },
        "additionalProperties": False,
        "$defs": {
            kind_of(Case): _table(Case),
            kind_of(Client): client,
            **{kind_of(one): _table(one) for one in (Contact, Consent)},
            **{kind: _table(model) for kind, model in tables.items()},
        },
    }  # fmt: skip


def _rows(kind: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}


def _table(model: Model) -> dict[str, Any]:
    """The shape of one row. `description` is what the table is for, in a sentence."""
    fields = {one.name: _field(one) for one in exported_fields(model)}
    fields |= {
        one.name: {"type": "array", "items": {"type": "string"}}
        for one in model._meta.many_to_many
    }
    return {
        "description": (model.__doc__ or "").strip().split("\n")[0],
        "type": "object",
        "required": list(fields),
        "properties": fields,
        "additionalProperties": False,
    }


def _field(one: models.Field[Any, Any]) -> dict[str, Any]:
    """The shape of one value, the words of its choices with it."""
    if one.is_relation:
        target: Any = one.related_model
        shape: dict[str, Any] = {
            "type": "string",
            "format": "uuid",
            "description": kind_of(target),
        }
        if target._meta.pk is None or not isinstance(target._meta.pk, models.UUIDField):
            shape = {"description": kind_of(target)}
    else:
        shape = dict(
            next((shape for kind, shape in TYPES if isinstance(one, kind)), {})
        )
    if one.choices:
        shape["description"] = "; ".join(
            f"{key}: {words}" for key, words in one.flatchoices if key not in ("", None)
        )
    if one.null and "type" in shape:
        shape["type"] = [shape["type"], "null"]
    return shape
