"""Practice of coping strategies and reviews of the course only grow.

A coping strategy may be taken out and put back; its words stay. On SQLite new columns make
a table anew and drop its triggers, so those of homework and of its review are set again.
"""

from importlib import import_module

from django.db import migrations

guards = import_module("sessions.migrations.0002_guards")

GROWING = {
    "therapy_sessions_copingpractice": "therapy_session_id",
    "therapy_sessions_coursereview": None,
}
STRATEGY = "therapy_sessions_copingstrategy"
MAY_CHANGE = "removed_at"
MADE_ANEW = {
    "therapy_sessions_homework": "set_in_id",
    "therapy_sessions_homeworkreview": "reviewed_in_id",
}


def postgresql():
    for table, column in GROWING.items():
        yield guards._pg(table, "kept", "UPDATE OR DELETE", "TRUE")
        if column:
            yield guards._pg(table, "closed", "INSERT", guards.has_note("NEW", column))
    changed = (
        f"(to_jsonb(NEW) - '{MAY_CHANGE}') IS DISTINCT FROM "
        f"(to_jsonb(OLD) - '{MAY_CHANGE}')"
    )
    yield guards._pg(STRATEGY, "frozen", "UPDATE", changed)
    yield guards._pg(STRATEGY, "deleted", "DELETE", "TRUE")
    for table in (*GROWING, STRATEGY):
        yield (
            f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION sessions_refuse()"
        )


def postgresql_undo():
    for table, column in GROWING.items():
        yield guards._pg_drop(table, "kept")
        if column:
            yield guards._pg_drop(table, "closed")
    yield guards._pg_drop(STRATEGY, "frozen")
    yield guards._pg_drop(STRATEGY, "deleted")
    for table in (*GROWING, STRATEGY):
        yield f"DROP TRIGGER guard_{table}_truncate ON {table}"


def sqlite_growing(tables):
    for table, column in tables.items():
        yield guards._lite(table, "update", "UPDATE", "", guards.SIGNED)
        yield guards._lite(table, "delete", "DELETE", "", guards.KEPT)
        if column:
            is_signed = guards.has_note("NEW", column)
            yield guards._lite(table, "closed", "INSERT", is_signed, guards.SIGNED)


def sqlite(apps):
    yield from sqlite_growing(GROWING)
    model = apps.get_model("therapy_sessions", "CopingStrategy")
    columns = [f.column for f in model._meta.concrete_fields if f.column != MAY_CHANGE]
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)
    yield guards._lite(STRATEGY, "frozen", "UPDATE", changed, guards.SIGNED)
    yield guards._lite(STRATEGY, "deleted", "DELETE", "", guards.KEPT)


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite_growing(MADE_ANEW):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
        schema_editor.execute(statement)
    for statement in sqlite(apps):
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql_undo():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite(apps):
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")


class Migration(migrations.Migration):
    dependencies = [("therapy_sessions", "0008_guards_of_ending")]
    operations = [migrations.RunPython(guard, unguard)]
