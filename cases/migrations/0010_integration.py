"""How this therapy stands beside other treatment only grows, on both engines."""

from importlib import import_module

from django.db import migrations

TABLES = ("cases_integration",)

before = import_module("cases.migrations.0002_append_only")


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for statement in (before.postgresql if is_postgresql else before.sqlite)(table):
            schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for name in ("rows", "truncate") if is_postgresql else ("u", "d"):
            where = f" ON {table}" if is_postgresql else ""
            schema_editor.execute(f"DROP TRIGGER {table}_{name}{where}", params=None)


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_couples_only_grow")]
    operations = [migrations.RunPython(guard, unguard)]
