"""The states of a worksheet are added to and never rewritten, on both engines."""

from importlib import import_module

from django.db import migrations

guards = import_module("sessions.migrations.0002_guards")

GROWING = {"therapy_sessions_worksheetversion": None}


def postgresql():
    for table in GROWING:
        yield guards._pg(table, "kept", "UPDATE OR DELETE", "TRUE")
        yield (
            f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION sessions_refuse()"
        )


def postgresql_undo():
    for table in GROWING:
        yield f"DROP TRIGGER guard_{table}_truncate ON {table}"
        yield guards._pg_drop(table, "kept")


def sqlite():
    for table in GROWING:
        yield guards._lite(table, "update", "UPDATE", "", guards.SIGNED)
        yield guards._lite(table, "delete", "DELETE", "", guards.KEPT)


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
    dependencies = [
        ("therapy_sessions", "0010_guards_of_groups"),
        ("therapy_sessions", "0010_guards_of_homework"),
    ]
    operations = [migrations.RunPython(guard, unguard)]
