"""What is signed or approved in a group stays as it was; the database refuses otherwise.

A group's note and what is added to it only grow. A group session, who was there, a summary
and a meeting one to one are typed into until they are signed, and never after.
"""

from importlib import import_module

from django.db import migrations

guards = import_module("sessions.migrations.0002_guards")

NOTE = "therapy_sessions_groupnote"
GROWING = (NOTE, "therapy_sessions_groupaddendum")
SESSION = "therapy_sessions_groupsession"
ATTENDANCE = "therapy_sessions_groupattendance"
# Table -> the column that says that it is signed.
SIGNED_ROWS = {
    "therapy_sessions_groupsummary": "approved_at",
    "therapy_sessions_individualmeeting": "signed_at",
}
TABLES = (*GROWING, SESSION, ATTENDANCE, *SIGNED_ROWS)


def has_note(row, column):
    return guards.named(
        "EXISTS (SELECT 1 FROM NOTE_ n WHERE n.group_session_id = ROW_.COLUMN_)",
        NOTE_=NOTE,
        COLUMN_=column,
        ROW_=row,
    )


def conditions():
    """(table, column) or (table, None) with the condition for changes and deletions."""
    yield SESSION, has_note("OLD", "id")
    yield ATTENDANCE, has_note("OLD", "group_session_id")
    for table, column in SIGNED_ROWS.items():
        yield table, f"OLD.{column} IS NOT NULL"


def postgresql():
    for table in GROWING:
        yield guards._pg(table, "kept", "UPDATE OR DELETE", "TRUE")
    for table, condition in conditions():
        yield guards._pg(table, "signed", "UPDATE OR DELETE", condition)
    yield guards._pg(
        ATTENDANCE, "closed", "INSERT", has_note("NEW", "group_session_id")
    )
    for table in TABLES:
        yield (
            f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION sessions_refuse()"
        )


def postgresql_undo():
    for table in TABLES:
        yield f"DROP TRIGGER guard_{table}_truncate ON {table}"
    for table in GROWING:
        yield guards._pg_drop(table, "kept")
    for table, _ in conditions():
        yield guards._pg_drop(table, "signed")
    yield guards._pg_drop(ATTENDANCE, "closed")


def sqlite():
    for table in GROWING:
        yield guards._lite(table, "update", "UPDATE", "", guards.SIGNED)
        yield guards._lite(table, "delete", "DELETE", "", guards.KEPT)
    for table, condition in conditions():
        yield guards._lite(table, "changed", "UPDATE", condition, guards.SIGNED)
        yield guards._lite(table, "deleted", "DELETE", condition, guards.KEPT)
    is_signed = has_note("NEW", "group_session_id")
    yield guards._lite(ATTENDANCE, "closed", "INSERT", is_signed, guards.SIGNED)


def guard(apps, schema_editor):
    is_pg = schema_editor.connection.vendor == "postgresql"
    for statement in postgresql() if is_pg else sqlite():
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql_undo():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite():
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")


class Migration(migrations.Migration):
    dependencies = [("therapy_sessions", "0008_guards_of_ending")]
    operations = [migrations.RunPython(guard, unguard)]
