"""What was approved stays as it was, and what was made stays what it is: both engines."""

from django.db import migrations

DOCUMENT_FROZEN = (
    "id", "case_id", "kind", "number", "parts", "facts", "source_notes", "version",
    "created_at", "created_by_id", "saved_at", "approved_at", "approved_by_id",
)  # fmt: skip
DOCUMENT_ONCE = ("issued_at", "released_at", "released_by_id")
RENDERING_FROZEN = (
    "id", "case_id", "document_id", "copy_number", "state", "file", "sha256", "size",
    "pages", "finished_at",
)  # fmt: skip


def changed(columns, new="new", old="old", differ="IS DISTINCT FROM"):
    return " OR ".join(f"{new}.{name} {differ} {old}.{name}" for name in columns)


def changed_once_set(columns, differ="IS DISTINCT FROM"):
    return " OR ".join(
        f"old.{name} IS NOT NULL AND new.{name} {differ} old.{name}" for name in columns
    )


POSTGRESQL = f"""
CREATE FUNCTION documents_document_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op <> 'UPDATE' THEN RAISE EXCEPTION 'documents are never deleted'; END IF;
  IF old.approved_at IS NOT NULL AND ({changed(DOCUMENT_FROZEN)})
    OR {changed_once_set(DOCUMENT_ONCE)}
  THEN RAISE EXCEPTION 'an approved document does not change'; END IF;
  RETURN new;
END $$;
CREATE TRIGGER documents_document_rows BEFORE UPDATE OR DELETE ON documents_document
  FOR EACH ROW EXECUTE FUNCTION documents_document_guard();
CREATE TRIGGER documents_document_truncate BEFORE TRUNCATE ON documents_document
  FOR EACH STATEMENT EXECUTE FUNCTION documents_document_guard();
CREATE FUNCTION documents_rendering_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF tg_op = 'DELETE' THEN RAISE EXCEPTION 'a made PDF is never deleted'; END IF;
  IF {changed(RENDERING_FROZEN)} THEN RAISE EXCEPTION 'a made PDF does not change'; END IF;
  RETURN new;
END $$;
CREATE TRIGGER documents_rendering_rows BEFORE UPDATE OR DELETE ON documents_rendering
  FOR EACH ROW WHEN (old.state = 'READY') EXECUTE FUNCTION documents_rendering_guard();
"""
POSTGRESQL_UNDO = """
DROP TRIGGER documents_rendering_rows ON documents_rendering;
DROP FUNCTION documents_rendering_guard();
DROP TRIGGER documents_document_truncate ON documents_document;
DROP TRIGGER documents_document_rows ON documents_document;
DROP FUNCTION documents_document_guard();
"""
SQLITE = [
    (
        "CREATE TRIGGER documents_document_d BEFORE DELETE ON documents_document "
        "BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END"
    ),
    (
        "CREATE TRIGGER documents_document_u BEFORE UPDATE ON documents_document WHEN "
        f"old.approved_at IS NOT NULL AND ({changed(DOCUMENT_FROZEN, differ='IS NOT')}) "
        f"OR {changed_once_set(DOCUMENT_ONCE, differ='IS NOT')} "
        "BEGIN SELECT RAISE(ABORT, 'an approved document does not change'); END"
    ),
    (
        "CREATE TRIGGER documents_rendering_d BEFORE DELETE ON documents_rendering "
        "WHEN old.state = 'READY' "
        "BEGIN SELECT RAISE(ABORT, 'a made PDF is never deleted'); END"
    ),
    (
        "CREATE TRIGGER documents_rendering_u BEFORE UPDATE ON documents_rendering WHEN "
        f"old.state = 'READY' AND ({changed(RENDERING_FROZEN, differ='IS NOT')}) "
        "BEGIN SELECT RAISE(ABORT, 'a made PDF does not change'); END"
    ),
]
SQLITE_UNDO = [
    "DROP TRIGGER documents_rendering_u",
    "DROP TRIGGER documents_rendering_d",
    "DROP TRIGGER documents_document_u",
    "DROP TRIGGER documents_document_d",
]


def run(schema_editor, postgresql, sqlite):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(postgresql, params=None)
    else:
        for statement in sqlite:
            schema_editor.execute(statement)


def guard(apps, schema_editor):
    run(schema_editor, POSTGRESQL, SQLITE)


def unguard(apps, schema_editor):
    run(schema_editor, POSTGRESQL_UNDO, SQLITE_UNDO)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_first")]
    operations = [migrations.RunPython(guard, unguard)]
