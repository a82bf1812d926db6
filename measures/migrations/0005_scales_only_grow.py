"""Numbers of scales are kept but for being taken back; kept definitions never change."""

from importlib import import_module

from django.db import migrations

before = import_module("cases.migrations.0002_append_only")

ENTRIES = "measures_scaleentry"
TABLES = ("measures_keptdefinition",)
MAY_BE_TAKEN_BACK = ("withdrawn_at", "withdrawn_reason")
WORDS = "what was recorded stays as it was recorded"


def frozen_columns(apps):
    fields = apps.get_model("measures", "ScaleEntry")._meta.concrete_fields
    return [f.column for f in fields if f.column not in MAY_BE_TAKEN_BACK]


def sqlite(apps):
    changed = " OR ".join(
        f'NEW."{column}" IS NOT OLD."{column}"' for column in frozen_columns(apps)
    )
    yield (
        f"CREATE TRIGGER {ENTRIES}_u BEFORE UPDATE ON {ENTRIES} WHEN {changed} "
        f"OR OLD.withdrawn_at IS NOT NULL BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    )
    yield (
        f"CREATE TRIGGER {ENTRIES}_d BEFORE DELETE ON {ENTRIES} "
        f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    )


def postgresql(apps):
    mine = ",".join(MAY_BE_TAKEN_BACK)
    yield f"""
CREATE FUNCTION {ENTRIES}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL
     AND (to_jsonb(NEW) - '{{{mine}}}'::text[]) = (to_jsonb(OLD) - '{{{mine}}}'::text[])
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER {ENTRIES}_rows BEFORE UPDATE OR DELETE ON {ENTRIES}
  FOR EACH ROW EXECUTE FUNCTION {ENTRIES}_refuse();
CREATE TRIGGER {ENTRIES}_truncate BEFORE TRUNCATE ON {ENTRIES}
  FOR EACH STATEMENT EXECUTE FUNCTION {ENTRIES}_refuse()"""


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    statements = postgresql(apps) if is_postgresql else sqlite(apps)
    for statement in statements:
        schema_editor.execute(statement, params=None)
    for table in TABLES:
        for statement in (before.postgresql if is_postgresql else before.sqlite)(table):
            schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in (ENTRIES, *TABLES):
        for name in ("rows", "truncate") if is_postgresql else ("u", "d"):
            where = f" ON {table}" if is_postgresql else ""
            schema_editor.execute(f"DROP TRIGGER {table}_{name}{where}", params=None)
    if is_postgresql:
        schema_editor.execute(f"DROP FUNCTION {ENTRIES}_refuse()", params=None)


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0001_first"),
        ("cases", "0002_append_only"),
    ]
    operations = [migrations.RunPython(guard, unguard)]
