"""Which rows a document was made from; frozen at approval like the notes, on both engines."""

from importlib import import_module

from django.db import migrations

locks = import_module("documents.migrations.0002_locks")

FROZEN = (*locks.DOCUMENT_FROZEN, "source_records")
POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION documents_document_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op <> 'UPDATE' THEN RAISE EXCEPTION 'documents are never deleted'; END IF;
  IF old.approved_at IS NOT NULL AND ({{frozen}})
    OR {locks.changed_once_set(locks.DOCUMENT_ONCE)}
  THEN RAISE EXCEPTION 'an approved document does not change'; END IF;
  RETURN new;
END $$;
"""
SQLITE = (
    "CREATE TRIGGER documents_document_u BEFORE UPDATE ON documents_document WHEN "
    "old.approved_at IS NOT NULL AND ({frozen}) "
    f"OR {locks.changed_once_set(locks.DOCUMENT_ONCE, differ='IS NOT')} "
    "BEGIN SELECT RAISE(ABORT, 'an approved document does not change'); END"
)


def lock(schema_editor, frozen):
    """On SQLite a new column makes the table anew and drops its guards: set all again."""
    if schema_editor.connection.vendor == "postgresql":
        text = POSTGRESQL.format(frozen=locks.changed(frozen))
        schema_editor.execute(text, params=None)
        return
    update = SQLITE.format(frozen=locks.changed(frozen, differ="IS NOT"))
    for statement in [one for one in locks.SQLITE if "document_u" not in one] + [
        update
    ]:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
        schema_editor.execute(statement)


def lock_with_rows(apps, schema_editor):
    lock(schema_editor, FROZEN)


def lock_without(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        lock(schema_editor, locks.DOCUMENT_FROZEN)
    else:
        schema_editor.execute("DROP TRIGGER IF EXISTS documents_document_u")


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_locks")]
    operations = [migrations.RunPython(lock_with_rows, lock_without)]
