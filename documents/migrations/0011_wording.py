"""The practice's own wording, version by version: rows that never change."""

from django.db import migrations

WORDS = "a wording is kept as it was written"
POSTGRESQL = f"""
CREATE FUNCTION documents_wording_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}'; END $$;
CREATE TRIGGER documents_wording_rows BEFORE UPDATE OR DELETE ON documents_partwording
  FOR EACH ROW EXECUTE FUNCTION documents_wording_guard();
CREATE TRIGGER documents_wording_truncate BEFORE TRUNCATE ON documents_partwording
  FOR EACH STATEMENT EXECUTE FUNCTION documents_wording_guard();
"""
POSTGRESQL_UNDO = """
DROP TRIGGER documents_wording_truncate ON documents_partwording;
DROP TRIGGER documents_wording_rows ON documents_partwording;
DROP FUNCTION documents_wording_guard();
"""
SQLITE = [
    f"CREATE TRIGGER documents_wording_{name} BEFORE {event} ON documents_partwording "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for name, event in (("u", "UPDATE"), ("d", "DELETE"))
]


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
        return
    for statement in SQLITE:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_UNDO, params=None)
        return
    for statement in SQLITE:
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_supervisors_agree")]
    operations = [migrations.RunPython(guard, unguard)]
