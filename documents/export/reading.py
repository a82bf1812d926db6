"""Cases as plain values: every table of the scope, a fixed number of queries for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from accounts.models import User
from cases.models import Case, Client, Consent, Contact
from cases.registry import case_records
from documents.export.scope import Model, Scope, kind_of, shared_tables
from documents.models import OF_SUPERVISION, Document, Rendering

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class MadePdf:
    """A PDF of the case: which document it is of, and where its bytes are kept."""

    document_id: str
    name: str
    file: str
    sha256: str
    size: int
    pages: int


@dataclass(kw_only=True)
class CaseData:
    """One case with all its records, as values that JSON can hold."""

    case: Row
    number: str
    clients: list[Row] = field(default_factory=list)
    records: dict[str, list[Row]] = field(default_factory=dict)
    pdfs: list[MadePdf] = field(default_factory=list)
    people: dict[str, Row] = field(default_factory=dict)


def read_cases(case_ids: Collection[UUID], scope: Scope) -> list[CaseData]:
    """These cases, by client number. As many queries for one as for fifty."""
    cases = list(
        Case.objects.filter(pk__in=case_ids)
        .select_related("client", "couple__client")
        .order_by("client__number", "pk")
    )
    clients = _clients({one for case in cases for one in _client_ids(case)})
    found = {
        case.pk: CaseData(
            case=_row(Case, vars(case)),
            number=case.client.number,
            clients=[clients[one] for one in _client_ids(case)],
        )
        for case in cases
    }
    for model in scope.records():
        for case_id, rows in _records(model, list(found), scope).items():
            found[case_id].records[kind_of(model)] = rows
    for case_id, pdfs in _pdfs(list(found)).items():
        found[case_id].pdfs = pdfs
    _name_people(found.values())
    return list(found.values())


def read_shared() -> Iterator[tuple[str, list[Row]]]:
    """What belongs to no single case: each table with its rows, those without left out."""
    for model in shared_tables():
        rows = _rows(model, model._base_manager.all())
        if rows:
            yield kind_of(model), rows


def read_people() -> list[Row]:
    """Everyone who works or worked here, as records name them. No passwords."""
    return [_person(user) for user in User.objects.get_queryset().by_name()]


def _person(user: User) -> Row:
    return {
        "id": str(user.pk),
        "name": user.full_name,
        "profession": user.profession,
        "registration_number": user.registration_number,
    }


def _client_ids(case: Case) -> list[UUID]:
    """The client, and the second of a couple."""
    partner = case.partner
    return [case.client_id, *([partner.pk] if partner else [])]


def _clients(client_ids: Collection[UUID]) -> dict[UUID, Row]:
    found = {row["id"]: row for row in _rows(Client, Client.objects.all(), client_ids)}
    for key, model in (("contacts", Contact), ("consents", Consent)):
        for row in found.values():
            row[key] = []
        for one in _rows(model, model._default_manager.all(), client_ids, "client"):
            found[one["client"]][key].append(one)
    return {UUID(key): row for key, row in found.items()}


def _records(model: Model, case_ids: list[UUID], scope: Scope) -> dict[UUID, list[Row]]:
    manager = model._base_manager if scope.with_withdrawn else model._default_manager
    rows = manager.exclude(**scope.rows_out.get(model._meta.label, {"pk__in": []}))
    if model is Document:
        rows = rows.exclude(kind__in=OF_SUPERVISION)
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in _rows(model, rows, case_ids, "case"):
        found[UUID(row["case"])].append(row)
    return found


def _rows(
    model: Model,
    rows: models.QuerySet[Any],
    of: Collection[UUID] | None = None,
    owner: str = "pk",
) -> list[Row]:
    """The rows of some owners as plain values, oldest first, with what they point to."""
    if of is not None:
        rows = rows.filter(**{f"{owner}__in": of})
    values = rows.order_by(*_order(model)).values(
        *(one.attname for one in exported_fields(model))
    )
    found = [_row(model, one) for one in values]
    for many in model._meta.many_to_many:
        _add_many(many, found)
    return found


def exported_fields(model: Model) -> list[models.Field[Any, Any]]:
    """All that a table holds, but for bytes: what is sealed is nobody's to export."""
    return [
        one
        for one in model._meta.concrete_fields
        if not isinstance(one, models.BinaryField)
    ]


def _order(model: Model) -> list[str]:
    dated = (models.DateField, models.TimeField)
    first = [one.name for one in exported_fields(model) if isinstance(one, dated)]
    return [*first[:1], "pk"]


def _row(model: Model, values: dict[str, Any]) -> Row:
    return {one.name: plain(values[one.attname]) for one in exported_fields(model)}


def plain(value: Any) -> Any:
    """A value as JSON holds it: days and times in ISO 8601, identifiers as text."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    return value


def _add_many(many: Any, rows: list[Row]) -> None:
    """The other ends of a many-to-many field, as a list of identifiers."""
    source, target = many.m2m_field_name(), many.m2m_reverse_field_name()
    by_id = {row["id"]: row for row in rows}
    for row in rows:
        row[many.name] = []
    links = many.remote_field.through._base_manager.filter(
        **{f"{source}__in": list(by_id)}
    )
    pairs = links.order_by(f"{target}_id").values_list(f"{source}_id", f"{target}_id")
    for one, other in pairs:
        by_id[str(one)][many.name].append(str(other))


def _pdfs(case_ids: list[UUID]) -> dict[UUID, list[MadePdf]]:
    """The PDFs that were made of each case's documents, under names without names."""
    found: dict[UUID, list[MadePdf]] = defaultdict(list)
    made = (
        Rendering.objects.filter(case__in=case_ids, state=Rendering.State.READY)
        .exclude(document__kind__in=OF_SUPERVISION)
        .select_related("document__case__client", "document__case__couple__client")
        .defer("document__parts", "document__facts")
        .order_by("document__kind", "document__number", "copy_number")
    )
    for one in made:
        found[one.case_id].append(
            MadePdf(
                document_id=str(one.document_id),
                name=_pdf_name(one.document, one.copy_number),
                file=one.file,
                sha256=one.sha256,
                size=one.size or 0,
                pages=one.pages or 0,
            )
        )
    return found


def _pdf_name(document: Document, copy: int) -> str:
    """`<number>-ending-letter-2.pdf`, the version, and `-copy-2` for a later copy."""
    again = f"-copy-{copy}" if copy > 1 else ""
    number = document.whose.number
    return f"{number}-{document.file_word}-{document.number}{again}.pdf"


def _name_people(found: Iterable[CaseData]) -> None:
    """Who is meant by the identifiers of colleagues, in each case."""
    cases = list(found)
    meant = {id(one): set(_people_in(one)) for one in cases}
    known = {
        str(user.pk): _person(user)
        for user in User.objects.filter(pk__in=set().union(*meant.values()))
    }
    for one in cases:
        one.people = {key: known[key] for key in sorted(meant[id(one)])}


def _people_in(found: CaseData) -> Iterator[str]:
    yield from (
        found.case[one.name] for one in _to_people(Case) if found.case[one.name]
    )
    for model in case_records():
        for row in found.records.get(kind_of(model), ()):
            for one in _to_people(model):
                if row[one.name]:
                    yield row[one.name]


def _to_people(model: Model) -> list[models.Field[Any, Any]]:
    return [one for one in model._meta.concrete_fields if one.related_model is User]
