"""Whom a document calls by their first name: a choice of its writer, frozen with the text."""

from importlib import import_module

from django.db import migrations, models

before = import_module("documents.migrations.0007_source_records")

FROZEN = (*before.FROZEN, "named_people")


def lock(apps, schema_editor):
    before.lock(schema_editor, FROZEN)


def unlock(apps, schema_editor):
    """Undone before the column goes: a guard that names it would stand in the way."""
    before.lock(schema_editor, before.FROZEN)


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_source_records")]
    operations = [
        migrations.AddField(
            model_name="document",
            name="named_people",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.RunPython(lock, unlock),
    ]
