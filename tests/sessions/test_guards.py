"""What is signed stays as it was signed: every way of writing to it, on both engines."""

from __future__ import annotations

import importlib
import inspect
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.urls import reverse

from cases.models import RiskEntry
from formulation.actions import set_goal
from formulation.models import InventoryPerson, PatternSighting
from measures.models import Administration
from sessions import actions
from sessions.entry import SightingFields
from sessions.models import (
    CarriedTask,
    CopingPractice,
    CopingStrategy,
    Countersignature,
    CourseReview,
    Homework,
    HomeworkReview,
    JointAttendance,
    NoteAddendum,
    PhaseGate,
    SessionGoal,
    SessionMeasure,
    SessionNote,
    SessionPerson,
    SessionRisk,
    SessionSighting,
    TaskTick,
    TechniqueUse,
    TherapySession,
    links,
)
from tests import guards, make, make_sessions

migration = importlib.import_module("sessions.migrations.0002_guards")
later = importlib.import_module("sessions.migrations.0005_guards_of_people_goals_gates")
newest = importlib.import_module("sessions.migrations.0010_guards_of_homework")
voids = importlib.import_module("sessions.migrations.0014_guards_of_logging")
# Every migration that set guards after the first one, in the order of their numbers.
LATER = (
    later,
    importlib.import_module("sessions.migrations.0008_guards_of_ending"),
    importlib.import_module("sessions.migrations.0010_guards_of_groups"),
    newest,
    importlib.import_module("sessions.migrations.0012_guards_of_worksheets"),
    voids,
    importlib.import_module("sessions.migrations.0016_guards_of_couples"),
    importlib.import_module("sessions.migrations.0021_guards_again"),
)

pytestmark = pytest.mark.django_db

GUARDED = (
    SessionNote,
    NoteAddendum,
    Countersignature,
    TaskTick,
    TechniqueUse,
    SessionMeasure,
    SessionRisk,
    SessionSighting,
    SessionPerson,
    SessionGoal,
    PhaseGate,
    Homework,
    HomeworkReview,
    CopingPractice,
    CopingStrategy,
    CourseReview,
    TherapySession,
    Administration,
    RiskEntry,
    PatternSighting,
)
CHILDREN = (
    TaskTick,
    TechniqueUse,
    SessionMeasure,
    SessionRisk,
    SessionSighting,
    SessionPerson,
    SessionGoal,
    Homework,
    HomeworkReview,
    JointAttendance,
    CopingPractice,
)


@pytest.fixture
def signed(trainee, supervisor) -> SessionNote:
    """A trainee's second DIT session with something in every table that hangs off it."""
    case = make.case(therapist=trainee, protocol_key="DIT_16_SEED")
    first, second = make_sessions.course(case=case)[:2]
    dad = InventoryPerson.objects.create(
        case=case, name="Dad", added_at=make.NOW, author=trainee
    )
    make_sessions.signed(
        first, techniques=("DIT_LISTENING",), next_homework="Notice when I go quiet"
    )
    goal = set_goal(
        case=case,
        by=trainee,
        words="Say when I am hurt",
        baseline=None,
        target=None,
        set_on=make.TODAY,
        at=make.NOW,
    )
    JointAttendance.objects.create(case=case, therapy_session=second, came="BOTH")
    PhaseGate.objects.create(
        case=case,
        therapy_session=second,
        missing=["IPAF"],
        reason="Two more scenes first",
        recorded_at=make.NOW,
        author=trainee,
    )
    strategy = make_sessions.coping(case)
    CopingPractice.objects.create(
        case=case,
        strategy=strategy,
        therapy_session=second,
        practised_on=make.TODAY,
        helped=6,
        recorded_at=make.NOW,
        author=trainee,
    )
    make_sessions.course_review(case, therapy_session=second)
    note = make_sessions.signed(
        second,
        ticks=("DIT_ENGAGEMENT_REPEATS",),
        techniques=("DIT_EMPATHY",),
        homework_reviews={Homework.objects.get().pk: ("PARTLY", "It is early")},
        next_homework="Write one scene down",
        sightings=(SightingFields(person_id=dad.pk, changed="NO"),),
        goals=(goal.pk,),
    )
    actions.add_addendum(note=note, by=trainee, text="The brother rang afterwards.")
    actions.countersign(note=note, by=supervisor, decision="AGREED")
    return note


def row_of(model, note: SessionNote) -> models.Model:
    """The row of this table that belongs to the signed session."""
    session = note.therapy_session
    by_model: dict[object, Any] = {
        SessionNote: SessionNote.objects.filter(pk=note.pk),
        NoteAddendum: note.addenda.all(),
        Countersignature: note.countersignatures.all(),
        TherapySession: TherapySession.objects.filter(pk=session.pk),
        Homework: Homework.objects.filter(set_in=session),
        HomeworkReview: HomeworkReview.objects.filter(reviewed_in=session),
        CopingStrategy: CopingStrategy.objects.filter(case=session.case),
        Administration: Administration.objects.filter(
            session_link__therapy_session=session
        ),
        RiskEntry: RiskEntry.objects.filter(session_link__therapy_session=session),
        PatternSighting: PatternSighting.objects.filter(
            session_link__therapy_session=session
        ),
    }
    if model in by_model:
        rows = by_model[model]
    else:
        rows = model.objects.filter(therapy_session=session)
    row: models.Model | None = rows.first()
    assert row is not None
    return row


def changed_column(model: type[models.Model]) -> str:
    """A text column that the database would otherwise let anybody change."""
    names = {
        SessionMeasure: "case_id",
        SessionRisk: "case_id",
        SessionSighting: "case_id",
        SessionPerson: "case_id",
        SessionGoal: "case_id",
        PhaseGate: "reason",
        TherapySession: "absence_meaning",
        Administration: "band",
        HomeworkReview: "learned",
        CopingPractice: "note",
        CopingStrategy: "words",
        CourseReview: "agreed",
        NoteAddendum: "text",
        Countersignature: "comment",
        PatternSighting: "trigger",
        RiskEntry: "said",
        TaskTick: "title",
        TechniqueUse: "title",
    }
    return names.get(model, "text")


def value_for(model: type[models.Model]) -> object:
    """Another value for that column; for a link, another case."""
    if changed_column(model) != "case_id":
        return "changed"
    return make.case(therapist=make.user("Other Person")).pk


# The guards' own words: a constraint that happened to refuse would prove nothing.
REFUSED = f"{migration.SIGNED}|{migration.KEPT}"


def refuses(write) -> None:
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        write()


def execute(sql: str, *params, **names: str) -> None:
    """Run SQL in which words in capitals stand for tables and columns."""
    for word, name in names.items():
        sql = sql.replace(word, name)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def raw_id(row: models.Model) -> object:
    return row._meta.pk.get_db_prep_value(row.pk, connection)


@pytest.mark.parametrize("model", GUARDED)
def test_orm_save_is_refused(model, signed):
    row = row_of(model, signed)
    setattr(row, changed_column(model), value_for(model))

    refuses(row.save)


@pytest.mark.parametrize("model", GUARDED)
def test_orm_update_is_refused(model, signed):
    row, value = row_of(model, signed), value_for(model)

    refuses(
        lambda: model.objects.filter(pk=row.pk).update(**{changed_column(model): value})
    )


@pytest.mark.parametrize("model", GUARDED)
def test_orm_bulk_update_is_refused(model, signed):
    row = row_of(model, signed)
    setattr(row, changed_column(model), value_for(model))

    refuses(lambda: model.objects.bulk_update([row], [changed_column(model)]))


@pytest.mark.parametrize("model", GUARDED)
def test_orm_delete_is_refused_or_protected(model, signed):
    row = row_of(model, signed)

    with (
        pytest.raises((IntegrityError, models.ProtectedError)),
        transaction.atomic(),
    ):
        row.delete()


@pytest.mark.parametrize("model", GUARDED)
def test_orm_raw_delete_is_refused(model, signed):
    row = row_of(model, signed)

    refuses(lambda: model.objects.filter(pk=row.pk)._raw_delete("default"))


@pytest.mark.parametrize("model", GUARDED)
def test_an_update_in_sql_is_refused(model, signed):
    row = row_of(model, signed)
    column, value = changed_column(model), value_for(model)
    field = model._meta.get_field(column)

    refuses(
        lambda: execute(
            "UPDATE TABLE_ SET COLUMN_ = %s WHERE id = %s",
            field.get_db_prep_value(value, connection),
            raw_id(row),
            TABLE_=model._meta.db_table,
            COLUMN_=field.column,
        )
    )


@pytest.mark.parametrize("model", GUARDED)
def test_a_delete_in_sql_is_refused(model, signed):
    row = row_of(model, signed)

    refuses(
        lambda: execute(
            "DELETE FROM TABLE_ WHERE id = %s",
            raw_id(row),
            TABLE_=model._meta.db_table,
        )
    )


@pytest.mark.parametrize("model", GUARDED)
def test_replacing_or_emptying_the_table_is_refused(model, signed):
    row, table = row_of(model, signed), model._meta.db_table
    if connection.vendor == "postgresql":
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        refuses(lambda: execute("TRUNCATE TABLE_ CASCADE", TABLE_=table))
        return
    columns = ", ".join(f.column for f in model._meta.concrete_fields)

    refuses(
        lambda: execute(
            "REPLACE INTO TABLE_ (COLUMNS_) SELECT COLUMNS_ FROM TABLE_ WHERE id = %s",
            raw_id(row),
            TABLE_=table,
            COLUMNS_=columns,
        )
    )


@pytest.mark.parametrize("model", CHILDREN)
def test_another_row_cannot_be_hung_on_a_signed_session(model, signed):
    twin = row_of(model, signed)
    twin.pk = None
    twin._state.adding = True
    if hasattr(twin, "key"):
        twin.key = "ANOTHER"

    refuses(lambda: twin.save(force_insert=True))


@pytest.mark.parametrize("model", CHILDREN)
def test_a_row_cannot_be_hung_on_it_in_sql(model, signed):
    columns = ", ".join(
        f.column for f in model._meta.concrete_fields if f.column != "id"
    )
    fresh = "gen_random_uuid()"
    if connection.vendor == "sqlite":
        fresh = "lower(hex(randomblob(16)))"

    refuses(
        lambda: execute(
            "INSERT INTO TABLE_ (id, COLUMNS_) "
            "SELECT FRESH_, COLUMNS_ FROM TABLE_ WHERE id = %s",
            raw_id(row_of(model, signed)),
            TABLE_=model._meta.db_table,
            COLUMNS_=columns,
            FRESH_=fresh,
        )
    )


@pytest.mark.parametrize(
    "column",
    [f.column for f in TherapySession._meta.concrete_fields if f.column != "id"],
)
def test_every_column_of_a_signed_session_is_frozen(column, signed):
    session = signed.therapy_session

    refuses(
        lambda: execute(
            "UPDATE TABLE_ SET COLUMN_ = COLUMN_ WHERE id = %s",
            raw_id(session),
            TABLE_=session._meta.db_table,
            COLUMN_=column,
        )
    )


@pytest.mark.parametrize(
    "column",
    [
        f.column
        for f in Administration._meta.concrete_fields
        if f.column not in (*migration.MAY_BE_TAKEN_BACK, "id")
    ],
)
def test_no_column_of_scores_ever_changes(column, signed):
    loose = Administration.objects.create(
        case=signed.case,
        instrument_key="PHQ9",
        instrument_version="1",
        taken_on=make.TODAY,
        answers=[0] * 9,
        total=0,
        recorded_at=make.NOW,
        author=signed.author,
    )
    other = make.case(therapist=make.user("Other Person"))
    values = {
        "case_id": other.pk,
        "author_id": other.therapist_id,
        "about_id": other.client_id,
        "answers": [1] * 9,
        "total": 9,
        "risk_item": 3,
        "is_case": True,
        "is_prorated": True,
        "taken_on": make.TODAY.replace(day=1),
        "recorded_at": make.NOW.replace(hour=1),
    }
    name = next(
        f.name for f in Administration._meta.concrete_fields if f.column == column
    )
    value = values.get(column, "X")

    refuses(
        lambda: Administration.objects.filter(pk=loose.pk).update(
            **{column if column.endswith("_id") else name: value}
        )
    )


def test_scores_of_no_session_can_be_taken_back_and_those_of_a_signed_one_cannot(
    signed, trainee
):
    loose = Administration.objects.create(
        case=signed.case,
        instrument_key="PHQ9",
        instrument_version="1",
        taken_on=make.TODAY,
        answers=[0] * 9,
        total=0,
        recorded_at=make.NOW,
        author=trainee,
    )
    taken_back = {"withdrawn_at": make.NOW, "withdrawn_reason": "Wrong client"}

    Administration.objects.filter(pk=loose.pk).update(**taken_back)

    assert Administration.objects.get(pk=loose.pk).withdrawn_at == make.NOW
    held = row_of(Administration, signed)
    refuses(lambda: Administration.objects.filter(pk=held.pk).update(**taken_back))


def test_a_trace_mark_of_no_session_can_still_be_changed(signed, trainee):
    loose = PatternSighting.objects.create(
        case=signed.case,
        seen_on=make.TODAY,
        source="IN_THE_ROOM",
        recorded_at=make.NOW,
        author=trainee,
    )

    PatternSighting.objects.filter(pk=loose.pk).update(trigger="A look at the clock")

    loose.refresh_from_db()
    assert loose.trigger == "A look at the clock"


def test_what_helps_can_be_taken_out_and_put_back_and_nothing_else_of_it_changes(
    signed,
):
    strategy = CopingStrategy.objects.get()

    strategy.removed_at = make.NOW
    strategy.save(update_fields=["removed_at"])

    for change in ({"words": "Another"}, {"recorded_at": make.NOW.replace(hour=1)}):
        refuses(
            lambda change=change: CopingStrategy.objects.filter(pk=strategy.pk).update(
                **change
            )
        )


def test_practice_of_no_session_can_still_be_added(signed, trainee):
    strategy = CopingStrategy.objects.get()

    actions.practise_coping(
        strategy=strategy, by=trainee, helped=8, practised_on=make.TODAY, at=make.NOW
    )

    assert strategy.practices.count() == 2


def test_a_session_that_is_open_can_be_moved_and_a_missed_one_cannot_be_deleted(signed):
    third = make_sessions.sessions(signed.case)[2]
    third.minutes = 40
    third.save()
    TherapySession.objects.filter(pk=third.pk).update(
        attendance="DID_NOT_COME", absence_reason="Not known"
    )

    refuses(lambda: TherapySession.objects.filter(pk=third.pk)._raw_delete("default"))


def test_an_open_appointment_can_be_deleted(signed):
    last = make_sessions.sessions(signed.case)[-1]

    TherapySession.objects.filter(pk=last.pk)._raw_delete("default")

    assert len(make_sessions.sessions(signed.case)) == 15


def test_no_action_changes_a_signed_session(signed, trainee):
    session = signed.therapy_session
    later = make_sessions.moment(make.TODAY)
    attempts = [
        lambda: make_sessions.signed(session),
        lambda: actions.save_draft(
            therapy_session=session, by=trainee, fields={"text": "Again"}, version=0
        ),
        lambda: actions.record_absence(
            therapy_session=session,
            by=trainee,
            attendance="DID_NOT_COME",
            absence_reason="None",
        ),
        lambda: actions.move_session(
            therapy_session=session, by=trainee, scheduled_at=later
        ),
    ]
    before = SessionNote.objects.get(pk=signed.pk).content

    for attempt in attempts:
        with pytest.raises(actions.NoteAlreadySigned):
            attempt()

    assert SessionNote.objects.get(pk=signed.pk).content == before
    assert SessionNote.objects.count() == 2


WRITING_PAGES = (
    "log",
    "autosave",
    "sign",
    "start_from_last",
    "conflict",
    "absence",
    "move",
)


@pytest.mark.parametrize("page", WRITING_PAGES)
def test_no_page_changes_a_signed_session(signed_in, trainee, signed, page):
    session = signed.therapy_session
    typed = {
        "version": "0",
        "text": "Again",
        "attendance": "DID_NOT_COME",
        "absence_reason": "None",
        "day": make.TODAY.isoformat(),
        "time": "10:00",
        "techniques": ["DIT_MENTALIZING"],
        "accept_gaps": "1",
    }
    before = everything_of(signed)

    response = signed_in(trainee).post(
        reverse(f"sessions:{page}", args=[session.case_id, session.pk]), typed
    )

    assert response.status_code in (302, 409)
    assert everything_of(signed) == before


def everything_of(note: SessionNote) -> list[object]:
    """Every value of every row that the signature covers."""
    found: list[object] = []
    for model in GUARDED:
        rows = model.objects.order_by("pk").values_list()
        found.append([list(row) for row in rows if model is not TherapySession])
    session = TherapySession.objects.filter(pk=note.therapy_session_id).values_list()
    return [*found, list(session)]


def tables_with_guards() -> dict[str, str]:
    """Table -> everything that its triggers say."""
    if connection.vendor == "sqlite":
        sql = "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        sql = (
            "SELECT c.relname, pg_get_triggerdef(t.oid) || p.prosrc FROM pg_trigger t "
            "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal"
        )
    found: dict[str, str] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql)
        for table, text in cursor.fetchall():
            found[table] = found.get(table, "") + text
    return found


def test_every_table_that_hangs_off_a_session_is_guarded():
    """A new model in links.py fails here until it has a guard, or is named as open."""
    open_ended = {CarriedTask}  # belongs to the case; finished in its own time
    hanging = {
        model
        for _, model in inspect.getmembers(links, inspect.isclass)
        if issubclass(model, models.Model) and model.__module__ == links.__name__
    }

    guarded = tables_with_guards()

    assert hanging - open_ended == set(CHILDREN) - {CopingPractice}
    for model in GUARDED:
        text = guarded.get(model._meta.db_table, "")
        assert "UPDATE" in text, model
        assert "DELETE" in text, model
        if connection.vendor == "postgresql":
            assert "TRUNCATE" in text, model
    for model in CHILDREN:
        assert "INSERT" in guarded[model._meta.db_table], model


def test_the_guards_name_real_columns():
    tables = {model._meta.db_table: model for model in apps.get_models()}
    for table, column in (
        migration.GROWING | later.GROWING | newest.GROWING | newest.MADE_ANEW
    ).items():
        if column:
            field = next(
                f for f in tables[table]._meta.concrete_fields if f.column == column
            )
            assert field.related_model is TherapySession


def test_the_guards_of_scores_name_every_column():
    """SQLite has no "all columns but these", so a new one has to be added."""
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL compares whole rows")
    text = tables_with_guards()[Administration._meta.db_table]

    for field in Administration._meta.concrete_fields:
        is_named = f"NEW.{field.column} IS NOT OLD" in text
        assert is_named == (field.column not in migration.MAY_BE_TAKEN_BACK), field


@pytest.mark.parametrize(
    ("model", "frees"),
    [
        (TherapySession, voids.FREES),
        (RiskEntry, voids.TAKEN),
        (PatternSighting, voids.TAKEN),
    ],
)
def test_what_a_void_may_not_change_names_every_other_column(model, frees):
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL compares whole rows")
    text = tables_with_guards()[model._meta.db_table]

    for field in model._meta.concrete_fields:
        is_named = f"NEW.{field.column} IS OLD.{field.column}" in text
        assert is_named == (field.column not in frees), field


def test_a_test_can_lift_the_guards_and_they_come_back(signed):
    before = guards.standing_guards()
    with guards.lifted():
        SessionNote.objects.filter(pk=signed.pk).update(text="Only a test can do this")

    assert guards.standing_guards() == before
    refuses(lambda: SessionNote.objects.filter(pk=signed.pk).update(text="Again"))


class Editor:
    """Runs the migration's statements; SQLite's own editor wants no transaction."""

    connection = connection

    def execute(self, sql: str, params: object = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_guards_can_be_taken_down_and_put_up_again_by_the_migration(signed):
    before = names_of_guards()
    if connection.vendor == "postgresql":
        execute("SET CONSTRAINTS ALL IMMEDIATE")

    for one in reversed(LATER):
        one.unguard(apps, Editor())
    migration.unguard(apps, Editor())
    without = names_of_guards()
    migration.guard(apps, Editor())
    for one in LATER:
        one.guard(apps, Editor())

    assert len(without) < len(before)
    assert not any(name.startswith("guard_therapy_sessions") for name in without)
    assert names_of_guards() == before
    refuses(lambda: SessionNote.objects.filter(pk=signed.pk).update(text="Again"))


def names_of_guards() -> list[str]:
    return [name for name, _ in guards.standing_guards()]
