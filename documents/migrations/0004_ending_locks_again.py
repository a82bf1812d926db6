"""On SQLite a new column makes the table anew and drops its guards: set them again."""

from importlib import import_module

from django.db import migrations

locks = import_module("documents.migrations.0002_locks")


def lock_again(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        return
    for statement in locks.SQLITE:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_ending_gp_letter")]
    operations = [migrations.RunPython(lock_again, migrations.RunPython.noop)]
