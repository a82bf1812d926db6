"""Who of a couple came is kept as signed; whom scores and risk entries are about, too.

On SQLite the guards of both name the columns, and are set again with the new one.
"""

from importlib import import_module

from django.db import migrations

guards = import_module("sessions.migrations.0002_guards")
logging = import_module("sessions.migrations.0014_guards_of_logging")

CAME = "therapy_sessions_jointattendance"
COLUMN = "therapy_session_id"
RISK = "cases_riskentry"
ABOUT_CHANGED = " OR NEW.about_id IS NOT OLD.about_id"


def postgresql():
    yield guards._pg(CAME, "kept", "UPDATE OR DELETE", "TRUE")
    yield guards._pg(CAME, "closed", "INSERT", guards.has_note("NEW", COLUMN))
    yield (
        f"CREATE TRIGGER guard_{CAME}_truncate BEFORE TRUNCATE ON {CAME} "
        "FOR EACH STATEMENT EXECUTE FUNCTION sessions_refuse()"
    )


def postgresql_undo():
    yield f"DROP TRIGGER guard_{CAME}_truncate ON {CAME}"
    yield guards._pg_drop(CAME, "kept")
    yield guards._pg_drop(CAME, "closed")


def sqlite():
    yield guards._lite(CAME, "update", "UPDATE", "", guards.SIGNED)
    yield guards._lite(CAME, "delete", "DELETE", "", guards.KEPT)
    is_signed = guards.has_note("NEW", COLUMN)
    yield guards._lite(CAME, "closed", "INSERT", is_signed, guards.SIGNED)


def again(apps):
    """The guards of risk entries and scores that name their columns, on SQLite."""
    for statement in logging.sqlite_changed(apps):
        if any(f" ON {table} " in statement for table in (RISK, logging.SCORES)):
            yield statement


def without(statement):
    """The same before it was known whom a row is about."""
    for words in (" AND NEW.about_id IS OLD.about_id", ABOUT_CHANGED):
        statement = statement.replace(words, "")
    return statement


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql():
            schema_editor.execute(statement, params=None)
        return
    for statement in again(apps):
        replace(schema_editor, statement)
    for statement in sqlite():
        schema_editor.execute(statement)


def replace(schema_editor, statement):
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
    schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql_undo():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite():
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")
    for statement in again(apps):
        replace(schema_editor, without(statement))


class Migration(migrations.Migration):
    dependencies = [("therapy_sessions", "0014_guards_of_logging")]
    operations = [migrations.RunPython(guard, unguard)]
