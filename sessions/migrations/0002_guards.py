"""What is signed stays as it was signed: the database refuses, on both engines.

Three kinds of guard (docs/adr/0010):

* GROWING: rows are added and never changed or deleted. Those that hang off a session
  also refuse new rows once its note exists.
* A therapy session refuses any change once it is signed, and to be deleted unless it is
  an appointment that lies open.
* Scores, risk entries and trace marks live in lower rooms, which know no sessions. A risk
  entry only ever grows; scores may be taken back, and trace marks changed, until a signed
  session holds them.
"""

from django.db import migrations

NOTE = "therapy_sessions_sessionnote"
SESSION = "therapy_sessions_therapysession"

# Table -> the column that names the session, None where rows may still be added later.
GROWING = {
    NOTE: None,
    "therapy_sessions_noteaddendum": None,
    "therapy_sessions_countersignature": None,
    "therapy_sessions_tasktick": "therapy_session_id",
    "therapy_sessions_techniqueuse": "therapy_session_id",
    "therapy_sessions_sessionmeasure": "therapy_session_id",
    "therapy_sessions_sessionrisk": "therapy_session_id",
    "therapy_sessions_sessionsighting": "therapy_session_id",
    "therapy_sessions_homework": "set_in_id",
    "therapy_sessions_homeworkreview": "reviewed_in_id",
    "cases_riskentry": None,
}
# Table -> (link table, its column that names the row).
LINKED = {
    "measures_administration": (
        "therapy_sessions_sessionmeasure",
        "administration_id",
    ),
    "formulation_patternsighting": (
        "therapy_sessions_sessionsighting",
        "sighting_id",
    ),
}
SCORES = "measures_administration"
# Scores entered in error are taken back, with a reason; nothing else of them changes.
MAY_BE_TAKEN_BACK = ("withdrawn_at", "withdrawn_reason")

SIGNED = "what is signed stays as it was signed"
KEPT = "records are kept, not deleted"


def named(sql, **names):
    """SQL in which words in capitals stand for tables and columns of ours."""
    for word, name in names.items():
        sql = sql.replace(word, name)
    return sql


def is_linked(table, row):
    """Whether a signed session holds this row."""
    link, column = LINKED[table]
    return named(
        "EXISTS (SELECT 1 FROM LINK_ l JOIN NOTE_ n "
        "ON n.therapy_session_id = l.therapy_session_id WHERE l.COLUMN_ = ROW_.id)",
        LINK_=link,
        NOTE_=NOTE,
        COLUMN_=column,
        ROW_=row,
    )


def has_note(row, column):
    """Whether the session that this row names is signed."""
    return named(
        "EXISTS (SELECT 1 FROM NOTE_ n WHERE n.therapy_session_id = ROW_.COLUMN_)",
        NOTE_=NOTE,
        COLUMN_=column,
        ROW_=row,
    )


# PostgreSQL


def postgresql():
    yield f"""
CREATE FUNCTION sessions_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{SIGNED}' USING ERRCODE = 'integrity_constraint_violation';
END $$"""
    for table, column in GROWING.items():
        yield _pg(table, "kept", "UPDATE OR DELETE", "TRUE")
        if column:
            yield _pg(table, "closed", "INSERT", has_note("NEW", column))
    yield _pg(SESSION, "signed", "UPDATE", has_note("OLD", "id"))
    yield _pg(
        SESSION,
        "deleted",
        "DELETE",
        f"OLD.attendance <> 'PLANNED' OR {has_note('OLD', 'id')}",
    )
    frozen = (
        f"(to_jsonb(NEW) - '{{{','.join(MAY_BE_TAKEN_BACK)}}}'::text[]) IS DISTINCT "
        f"FROM (to_jsonb(OLD) - '{{{','.join(MAY_BE_TAKEN_BACK)}}}'::text[])"
    )
    yield _pg(SCORES, "frozen", "UPDATE", f"{frozen} OR {is_linked(SCORES, 'OLD')}")
    yield _pg(SCORES, "deleted", "DELETE", "TRUE")
    for table in LINKED:
        if table != SCORES:
            yield _pg(table, "linked", "UPDATE OR DELETE", is_linked(table, "OLD"))
    for table in (*GROWING, SESSION, *LINKED):
        yield (
            f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION sessions_refuse()"
        )


def _pg(table, name, events, condition):
    """A trigger whose WHEN may ask other tables: through a function of its own."""
    guard = f"guard_{table}_{name}"
    return f"""
CREATE FUNCTION {guard}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {condition} THEN
    RAISE EXCEPTION '{SIGNED}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER {guard} BEFORE {events} ON {table}
  FOR EACH ROW EXECUTE FUNCTION {guard}()"""


def postgresql_undo():
    for table in (*GROWING, SESSION, *LINKED):
        yield f"DROP TRIGGER guard_{table}_truncate ON {table}"
    for table, column in GROWING.items():
        yield _pg_drop(table, "kept")
        if column:
            yield _pg_drop(table, "closed")
    yield _pg_drop(SESSION, "signed")
    yield _pg_drop(SESSION, "deleted")
    yield _pg_drop(SCORES, "frozen")
    yield _pg_drop(SCORES, "deleted")
    for table in LINKED:
        if table != SCORES:
            yield _pg_drop(table, "linked")
    yield "DROP FUNCTION sessions_refuse()"


def _pg_drop(table, name):
    guard = f"guard_{table}_{name}"
    return f"DROP TRIGGER {guard} ON {table}; DROP FUNCTION {guard}()"


# SQLite. Needs PRAGMA recursive_triggers=ON (settings), or REPLACE would delete unseen.


def sqlite(apps):
    for table, column in GROWING.items():
        yield _lite(table, "update", "UPDATE", "", SIGNED)
        yield _lite(table, "delete", "DELETE", "", KEPT)
        if column:
            yield _lite(table, "closed", "INSERT", has_note("NEW", column), SIGNED)
    yield _lite(SESSION, "signed", "UPDATE", has_note("OLD", "id"), SIGNED)
    yield _lite(
        SESSION,
        "deleted",
        "DELETE",
        f"OLD.attendance <> 'PLANNED' OR {has_note('OLD', 'id')}",
        KEPT,
    )
    frozen = " OR ".join(
        f"NEW.{column} IS NOT OLD.{column}" for column in scores_columns(apps)
    )
    yield _lite(
        SCORES, "frozen", "UPDATE", f"{frozen} OR {is_linked(SCORES, 'OLD')}", SIGNED
    )
    yield _lite(SCORES, "deleted", "DELETE", "", KEPT)
    for table in LINKED:
        if table != SCORES:
            condition = is_linked(table, "OLD")
            yield _lite(table, "changed", "UPDATE", condition, SIGNED)
            yield _lite(table, "deleted", "DELETE", condition, KEPT)


def scores_columns(apps):
    """Every column of a filled-in questionnaire but those that say it was taken back."""
    fields = apps.get_model("measures", "Administration")._meta.concrete_fields
    return [f.column for f in fields if f.column not in MAY_BE_TAKEN_BACK]


def _lite(table, name, event, condition, words):
    when = f"WHEN {condition} " if condition else ""
    return (
        f"CREATE TRIGGER guard_{table}_{name} BEFORE {event} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
    )


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql():
            schema_editor.execute(statement, params=None)
    else:
        for statement in sqlite(apps):
            schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgresql_undo():
            schema_editor.execute(statement, params=None)
        return
    for statement in sqlite(apps):
        name = statement.split()[2]
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [
        ("therapy_sessions", "0001_first"),
        ("measures", "0001_first"),
        ("cases", "0001_first"),
        ("formulation", "0001_first"),
    ]
    operations = [migrations.RunPython(guard, unguard)]
