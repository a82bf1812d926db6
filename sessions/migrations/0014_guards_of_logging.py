"""What a voided note frees, and nothing else, may change (docs/adr/0029).

Voids, texts taken over and attempts to reach a client only grow. Once a note is voided,
its session may give up its number, once; the score, risk entry and trace mark that hung off
it may be taken back, once; and a link that would keep a score, an entry or a task from the
right note may go. All other columns stay as they were signed.
"""

from importlib import import_module

from django.db import migrations

guards = import_module("sessions.migrations.0002_guards")

NOTE, SESSION = guards.NOTE, guards.SESSION
VOID = "therapy_sessions_notevoid"
GROWING = (
    VOID,
    "therapy_sessions_takenover",
    "therapy_sessions_contactattempt",
)
MARKS = "formulation_patternsighting"
RISK = "cases_riskentry"
SCORES = guards.SCORES
# Table -> (link table, its column that names the row).
LINKED = guards.LINKED | {RISK: ("therapy_sessions_sessionrisk", "risk_entry_id")}
# Links that can stand once for what they point to -> the column that names the session.
ONCE = {
    "therapy_sessions_sessionmeasure": "therapy_session_id",
    "therapy_sessions_sessionrisk": "therapy_session_id",
    "therapy_sessions_homeworkreview": "reviewed_in_id",
}


def has_void(row, column):
    """Whether the note of the session that this row names was voided."""
    return guards.named(
        "EXISTS (SELECT 1 FROM VOID_ v JOIN NOTE_ n ON n.id = v.note_id "
        "WHERE n.therapy_session_id = ROW_.COLUMN_)",
        VOID_=VOID,
        NOTE_=NOTE,
        COLUMN_=column,
        ROW_=row,
    )


def hung_off_a_void(table, row):
    """Whether a voided note holds this row."""
    link, column = LINKED[table]
    return guards.named(
        "EXISTS (SELECT 1 FROM LINK_ l JOIN NOTE_ n "
        "ON n.therapy_session_id = l.therapy_session_id "
        "JOIN VOID_ v ON v.note_id = n.id WHERE l.COLUMN_ = ROW_.id)",
        LINK_=link,
        NOTE_=NOTE,
        VOID_=VOID,
        COLUMN_=column,
        ROW_=row,
    )


def same(columns):
    """Whether nothing but the others changes, on SQLite."""
    return " AND ".join(f"NEW.{column} IS OLD.{column}" for column in columns)


def same_but(names):
    """Whether nothing but these columns changes, on PostgreSQL."""
    listed = "'{" + ",".join(names) + "}'::text[]"
    return f"((to_jsonb(NEW) - {listed}) = (to_jsonb(OLD) - {listed}))"


FREES = ("number", "attendance")
GIVES_UP = (
    "OLD.attendance <> 'VOIDED' AND NEW.attendance = 'VOIDED' AND NEW.number IS NULL"
)
TAKEN = ("withdrawn_at",)
IS_TAKEN = "OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL"


def may_give_up(unchanged):
    return f"({has_void('OLD', 'id')} AND {GIVES_UP} AND {unchanged})"


def may_be_taken(table, unchanged):
    return f"({hung_off_a_void(table, 'OLD')} AND {IS_TAKEN} AND {unchanged})"


def scores(frozen):
    """Nothing but that they were taken back; in a signed session, after a void alone."""
    held = guards.is_linked(SCORES, "OLD")
    freed = f"{hung_off_a_void(SCORES, 'OLD')} AND {IS_TAKEN}"
    return f"{frozen} OR ({held} AND NOT ({freed}))"


# PostgreSQL


def postgresql():
    for table in GROWING:
        yield guards._pg(table, "kept", "UPDATE OR DELETE", "TRUE")
        yield (
            f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION sessions_refuse()"
        )
    yield guards._pg_drop(SESSION, "signed")
    yield guards._pg(
        SESSION,
        "signed",
        "UPDATE",
        f"{guards.has_note('OLD', 'id')} AND NOT {may_give_up(same_but(FREES))}",
    )
    yield guards._pg_drop(RISK, "kept")
    taken = may_be_taken(RISK, same_but(TAKEN))
    yield guards._pg(RISK, "kept", "UPDATE OR DELETE", _pg_unless(taken))
    yield guards._pg_drop(MARKS, "linked")
    taken = may_be_taken(MARKS, same_but(TAKEN))
    yield guards._pg(
        MARKS,
        "linked",
        "UPDATE OR DELETE",
        f"{guards.is_linked(MARKS, 'OLD')} AND {_pg_unless(taken)}",
    )
    yield guards._pg_drop(SCORES, "frozen")
    frozen = f"NOT {same_but(guards.MAY_BE_TAKEN_BACK)}"
    yield guards._pg(SCORES, "frozen", "UPDATE", scores(frozen))
    for table, column in ONCE.items():
        yield guards._pg_drop(table, "kept")
        yield guards._pg(
            table,
            "kept",
            "UPDATE OR DELETE",
            f"TG_OP <> 'DELETE' OR NOT {has_void('OLD', column)}",
        )


def _pg_unless(taken):
    """NEW is of no use where a row is deleted."""
    return f"(CASE WHEN TG_OP = 'DELETE' THEN TRUE ELSE NOT {taken} END)"


def postgresql_undo():
    for table in GROWING:
        yield f"DROP TRIGGER guard_{table}_truncate ON {table}"
        yield guards._pg_drop(table, "kept")
    yield guards._pg_drop(SESSION, "signed")
    yield guards._pg(SESSION, "signed", "UPDATE", guards.has_note("OLD", "id"))
    yield guards._pg_drop(MARKS, "linked")
    yield guards._pg(
        MARKS, "linked", "UPDATE OR DELETE", guards.is_linked(MARKS, "OLD")
    )
    yield guards._pg_drop(SCORES, "frozen")
    frozen = f"NOT {same_but(guards.MAY_BE_TAKEN_BACK)}"
    yield guards._pg(
        SCORES, "frozen", "UPDATE", f"{frozen} OR {guards.is_linked(SCORES, 'OLD')}"
    )
    for table in (RISK, *ONCE):
        yield guards._pg_drop(table, "kept")
        yield guards._pg(table, "kept", "UPDATE OR DELETE", "TRUE")


# SQLite


def columns_of(apps, app, model, *but):
    fields = apps.get_model(app, model)._meta.concrete_fields
    return [field.column for field in fields if field.column not in but]


def sqlite_grown():
    for table in GROWING:
        yield guards._lite(table, "update", "UPDATE", "", guards.SIGNED)
        yield guards._lite(table, "delete", "DELETE", "", guards.KEPT)


def sqlite_changed(apps):
    """In place of the guards of these names."""
    frozen = columns_of(apps, "therapy_sessions", "TherapySession", *FREES)
    yield guards._lite(
        SESSION,
        "signed",
        "UPDATE",
        f"{guards.has_note('OLD', 'id')} AND NOT {may_give_up(same(frozen))}",
        guards.SIGNED,
    )
    frozen = columns_of(apps, "cases", "RiskEntry", *TAKEN)
    taken = may_be_taken(RISK, same(frozen))
    yield guards._lite(RISK, "update", "UPDATE", f"NOT {taken}", guards.SIGNED)
    frozen = columns_of(apps, "formulation", "PatternSighting", *TAKEN)
    taken = may_be_taken(MARKS, same(frozen))
    yield guards._lite(
        MARKS,
        "changed",
        "UPDATE",
        f"{guards.is_linked(MARKS, 'OLD')} AND NOT {taken}",
        guards.SIGNED,
    )
    frozen = " OR ".join(
        f"NEW.{column} IS NOT OLD.{column}" for column in guards.scores_columns(apps)
    )
    yield guards._lite(SCORES, "frozen", "UPDATE", scores(frozen), guards.SIGNED)
    for table, column in ONCE.items():
        unless = f"NOT {has_void('OLD', column)}"
        yield guards._lite(table, "delete", "DELETE", unless, guards.KEPT)


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite_changed(apps):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
        schema_editor.execute(statement)
    for statement in sqlite_grown():
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql_undo():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite_grown():
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")
    changed = {statement.split()[2] for statement in sqlite_changed(apps)}
    for name in changed:
        schema_editor.execute(f"DROP TRIGGER {name}")
    for statement in guards.sqlite(apps):
        if statement.split()[2] in changed:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("therapy_sessions", "0012_guards_of_worksheets")]
    operations = [migrations.RunPython(guard, unguard)]
