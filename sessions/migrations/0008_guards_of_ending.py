"""The ending and what comes after it is added to and never rewritten, on both engines.

A feeling that was written down in a session is covered by its signature, so it takes no
new row once the note exists.
"""

from importlib import import_module

from django.db import migrations

guards = import_module("sessions.migrations.0002_guards")

GROWING = {
    "therapy_sessions_relapseplan": None,
    "therapy_sessions_relapseplanperson": None,
    "therapy_sessions_plancopy": None,
    "therapy_sessions_endingfeeling": "therapy_session_id",
    "therapy_sessions_endingstep": None,
    "therapy_sessions_followupcontact": None,
    "therapy_sessions_maintenancecontract": None,
    "therapy_sessions_stepup": None,
}


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


def sqlite_undo():
    for statement in sqlite():
        yield f"DROP TRIGGER {statement.split()[2]}"


def run(schema_editor, on_postgresql, on_sqlite):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in on_postgresql() if is_postgresql else on_sqlite():
        schema_editor.execute(statement, params=None)


def guard(apps, schema_editor):
    run(schema_editor, postgresql, sqlite)


def unguard(apps, schema_editor):
    run(schema_editor, postgresql_undo, sqlite_undo)


class Migration(migrations.Migration):
    dependencies = [("therapy_sessions", "0005_guards_of_people_goals_gates")]
    operations = [migrations.RunPython(guard, unguard)]
