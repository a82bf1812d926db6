"""Where a recording was said to be stays to be read, on both engines."""

from importlib import import_module

from django.db import migrations

TABLE = "supervision_recordingplace"

before = import_module("cases.migrations.0002_append_only")


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in (before.postgresql if is_postgresql else before.sqlite)(TABLE):
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for name in ("rows", "truncate") if is_postgresql else ("u", "d"):
        where = f" ON {TABLE}" if is_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {TABLE}_{name}{where}", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0011_briefs_only_grow"),
        ("cases", "0002_append_only"),
    ]
    operations = [migrations.RunPython(guard, unguard)]
