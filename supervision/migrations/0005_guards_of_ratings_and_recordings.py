"""What was given, heard and destroyed stays as it was, on both engines (docs/adr/0042).

* That a recording was listened to: rows are only added.
* A recording: never deleted; of what was entered only its end is added, once.
* A rating: whose, by whom and of what never changes; nothing does once it is given. A
  draft may go.
* That a rating is shared: never deleted; taken back or read, each once.
"""

from django.db import migrations

WORDS = "this record stays as it was written"
SAMPLE = "supervision_recordingsample"
RECORDING = "supervision_sessionrecording"
RATING = "supervision_competencerating"
SHARE = "supervision_ratingshare"

# Table -> (columns that never change, condition on OLD under which nothing changes).
FROZEN = {
    RECORDING: (
        (
            "case_id",
            "therapy_session_id",
            "kind",
            "made_on",
            "kept_at",
            "destroy_by",
            "recorded_at",
            "recorded_by_id",
        ),
        "OLD.destroyed_on IS NOT NULL",
    ),
    RATING: (
        (
            "case_id",
            "therapist_id",
            "rater_id",
            "evidence",
            "therapy_session_id",
            "recording_id",
            "protocol_key",
            "phase",
            "phase_title",
            "focus_area",
        ),
        "OLD.given_at IS NOT NULL",
    ),
    SHARE: (
        ("case_id", "rating_id", "shared_at"),
        "OLD.taken_back_at IS NOT NULL OR OLD.read_at IS NOT NULL",
    ),
    SAMPLE: ((), "1 = 1"),
}
# Rows that may never go; a rating may while it is a draft.
DELETING = {
    RECORDING: "1 = 1",
    RATING: "OLD.given_at IS NOT NULL",
    SHARE: "1 = 1",
    SAMPLE: "1 = 1",
}


def is_refused(table, differs):
    """When an update is refused; `differs` compares two values, none being a value."""
    columns, is_over = FROZEN[table]
    changed = [differs.format(column=column) for column in columns]
    return " OR ".join([f"({is_over})", *changed])


def postgresql():
    yield f"""
CREATE FUNCTION supervision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
END $$"""
    for table in FROZEN:
        changed = is_refused(table, "NEW.{column} IS DISTINCT FROM OLD.{column}")
        yield (
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table} FOR EACH ROW "
            f"WHEN ({changed}) EXECUTE FUNCTION supervision_stays()"
        )
        yield (
            f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW "
            f"WHEN ({DELETING[table]}) EXECUTE FUNCTION supervision_stays()"
        )
        yield (
            f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION supervision_stays()"
        )


def sqlite():
    for table in FROZEN:
        changed = is_refused(table, "NEW.{column} IS NOT OLD.{column}")
        for name, verb, condition in (
            ("stays", "UPDATE", changed),
            ("kept", "DELETE", DELETING[table]),
        ):
            yield (
                f"CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table} "
                f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            )


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in postgresql() if is_postgresql else sqlite():
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION supervision_stays() CASCADE", params=None)
        return
    for table in FROZEN:
        for name in ("stays", "kept"):
            schema_editor.execute(f"DROP TRIGGER {table}_{name}", params=None)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_first")]
    operations = [migrations.RunPython(guard, unguard)]
