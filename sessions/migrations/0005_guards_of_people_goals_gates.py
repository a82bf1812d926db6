"""Who was spoken of, which goal was worked on, and why a phase was left: kept as signed.

On SQLite a changed constraint makes a table anew and drops its triggers, so those of the
trace marks are set again.
"""

from importlib import import_module

from django.db import migrations

guards = import_module("sessions.migrations.0002_guards")

GROWING = {
    "therapy_sessions_sessionperson": "therapy_session_id",
    "therapy_sessions_sessiongoal": "therapy_session_id",
    "therapy_sessions_phasegate": None,
}
MARKS = "formulation_patternsighting"


def postgresql():
    for table, column in GROWING.items():
        yield guards._pg(table, "kept", "UPDATE OR DELETE", "TRUE")
        if column:
            yield guards._pg(table, "closed", "INSERT", guards.has_note("NEW", column))
        yield (
            f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION sessions_refuse()"
        )


def postgresql_undo():
    for table, column in GROWING.items():
        yield f"DROP TRIGGER guard_{table}_truncate ON {table}"
        yield guards._pg_drop(table, "kept")
        if column:
            yield guards._pg_drop(table, "closed")


def sqlite():
    for table, column in GROWING.items():
        yield guards._lite(table, "update", "UPDATE", "", guards.SIGNED)
        yield guards._lite(table, "delete", "DELETE", "", guards.KEPT)
        if column:
            is_signed = guards.has_note("NEW", column)
            yield guards._lite(table, "closed", "INSERT", is_signed, guards.SIGNED)


def sqlite_marks():
    is_linked = guards.is_linked(MARKS, "OLD")
    yield guards._lite(MARKS, "changed", "UPDATE", is_linked, guards.SIGNED)
    yield guards._lite(MARKS, "deleted", "DELETE", is_linked, guards.KEPT)


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite_marks():
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
        schema_editor.execute(statement)
    for statement in sqlite():
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql_undo():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite():
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")


class Migration(migrations.Migration):
    dependencies = [("therapy_sessions", "0002_guards")]
    operations = [migrations.RunPython(guard, unguard)]
