"""Risk entries stay as they were written, with the columns that they have now.

On SQLite new columns lay the table anew, and its guards go with the old one. On PostgreSQL
the guard compares whole rows and stands as it did.
"""

from importlib import import_module

from django.db import migrations

guards = import_module("sessions.migrations.0002_guards")
logging = import_module("sessions.migrations.0014_guards_of_logging")
couples = import_module("sessions.migrations.0016_guards_of_couples")

RISK = logging.RISK
NEW = (
    "asked_alone",
    "harm_from_others",
    "harm_to_others",
    "informed_at",
    "parent_not_told_reason",
    "parent_told",
    "plan_words",
    "safeguarding",
    "school_told",
    "self_neglect",
)


def of_entries(apps):
    """The guards of risk entries on SQLite: nothing changes, nothing goes."""
    for statement in logging.sqlite_changed(apps):
        if f" ON {RISK} " in statement:
            yield statement
    yield guards._lite(RISK, "delete", "DELETE", "", guards.KEPT)


def without(statement):
    """The same before the new columns."""
    for column in NEW:
        statement = statement.replace(f" AND NEW.{column} IS OLD.{column}", "")
    return statement


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        return
    for statement in of_entries(apps):
        couples.replace(schema_editor, statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        return
    for statement in of_entries(apps):
        couples.replace(schema_editor, without(statement))


class Migration(migrations.Migration):
    dependencies = [("therapy_sessions", "0016_guards_of_couples")]
    operations = [migrations.RunPython(guard, unguard)]
