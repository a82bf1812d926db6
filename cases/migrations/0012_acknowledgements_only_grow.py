"""What a supervisor said to a risk entry only grows, on both engines.

On SQLite a new column lays the table anew, and its guards go with the old one: those of the
safety plan are set again.
"""

from importlib import import_module

from django.db import migrations

TABLE = "cases_riskacknowledgement"
PLANS = "cases_safetyplan"

before = import_module("cases.migrations.0002_append_only")


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in before.postgresql(TABLE):
            schema_editor.execute(statement, params=None)
        return
    for table in (TABLE, PLANS):
        for statement in before.sqlite(table):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
            schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    """The plan keeps its guards: it had them before."""
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for name in ("rows", "truncate") if is_postgresql else ("u", "d"):
        where = f" ON {TABLE}" if is_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {TABLE}_{name}{where}", params=None)


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_integration")]
    operations = [migrations.RunPython(guard, unguard)]
