"""The log refuses to be changed, on both engines."""

from django.db import migrations

TABLE = "audit_event"

POSTGRESQL = f"""
CREATE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$;
CREATE TRIGGER audit_event_rows BEFORE UPDATE OR DELETE ON {TABLE}
  FOR EACH ROW EXECUTE FUNCTION audit_event_refuse();
CREATE TRIGGER audit_event_truncate BEFORE TRUNCATE ON {TABLE}
  FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse();
"""
POSTGRESQL_UNDO = f"""
DROP TRIGGER audit_event_truncate ON {TABLE};
DROP TRIGGER audit_event_rows ON {TABLE};
DROP FUNCTION audit_event_refuse();
"""
SQLITE = [
    (
        f"CREATE TRIGGER audit_event_u BEFORE UPDATE ON {TABLE} "
        "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
    ),
    (
        f"CREATE TRIGGER audit_event_d BEFORE DELETE ON {TABLE} "
        "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
    ),
]
SQLITE_UNDO = ["DROP TRIGGER audit_event_u", "DROP TRIGGER audit_event_d"]


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
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
