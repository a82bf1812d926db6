"""Whom a document calls by their first name: a choice of its writer, frozen with the text."""

from importlib import import_module

from django.db import migrations

before = import_module("documents.migrations.0007_source_records")

FROZEN = (*before.FROZEN, "named_people")


def lock(apps, schema_editor):
    before.lock(schema_editor, FROZEN)


def unlock(apps, schema_editor):
    before.lock(schema_editor, before.FROZEN)


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_source_records")]
    operations = [migrations.RunPython(lock, unlock)]
