"""Versions and decisions are added to and never rewritten, on both engines.

Risk entries have the same guard, which stands with that of the sessions they hang off.
"""

from django.db import migrations

TABLES = (
    "cases_confidentialityagreement",
    "cases_functioningrating",
    "cases_intakeversion",
    "cases_modelchange",
    "cases_reassignment",
    "cases_safetyplan",
    "cases_suitabilityreview",
)
WORDS = "this record only grows"

FUNCTION = f"""
CREATE FUNCTION cases_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}'; END $$;
"""


def postgresql(table):
    yield (
        f"CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION cases_refuse()"
    )
    yield (
        f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION cases_refuse()"
    )


def sqlite(table):
    for name, verb in (("u", "UPDATE"), ("d", "DELETE")):
        yield (
            f"CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        )


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    if is_postgresql:
        schema_editor.execute(FUNCTION, params=None)
    for table in TABLES:
        for statement in postgresql(table) if is_postgresql else sqlite(table):
            schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION cases_refuse() CASCADE", params=None)
        return
    for table in TABLES:
        for name in ("u", "d"):
            schema_editor.execute(f"DROP TRIGGER {table}_{name}")


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_first")]
    operations = [migrations.RunPython(guard, unguard)]
