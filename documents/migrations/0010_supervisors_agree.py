"""What a supervisor said to a release stays as it was said, on both engines."""

from importlib import import_module

from django.db import migrations

append_only = import_module("cases.migrations.0002_append_only")

TABLE = "documents_releaseanswer"


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    write = append_only.postgresql if is_postgresql else append_only.sqlite
    for statement in write(TABLE):
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for name in ("rows", "truncate") if is_postgresql else ("u", "d"):
        where = f" ON {TABLE}" if is_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {TABLE}_{name}{where}", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0008_named_people"),
        ("cases", "0002_append_only"),
    ]
    operations = [migrations.RunPython(guard, unguard)]
