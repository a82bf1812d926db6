"""A closed supervision session stays as it was closed, on both engines (docs/adr/0041).

While it is open its supervisor writes, takes cases out and discards it. Closed, its row,
who was there and what was said refuse every change; decisions, additions and reflections
only grow from the start, and decisions not even that.

On SQLite a new column lays a table anew, and its guards go with the old one: whoever adds
one sets them again.
"""

from django.db import migrations

SESSION = "supervision_supervisionsession"
ITEM = "supervision_supervisionitem"
PRESENCE = "supervision_supervisionpresence"
DECISION = "supervision_supervisiondecision"
ADDENDUM = "supervision_supervisionaddendum"
REFLECTION = "supervision_supervisionreflection"
TABLES = (SESSION, ITEM, PRESENCE, DECISION, ADDENDUM, REFLECTION)

WORDS = "a closed supervision session stays as it was closed"


def named(sql, **names):
    """SQL in which words in capitals stand for tables and columns of ours."""
    for word, name in names.items():
        sql = sql.replace(word, name)
    return sql


def closed(session):
    """Whether the session that this column names is closed."""
    return named(
        "EXISTS (SELECT 1 FROM SESSION_ s WHERE s.id = ROW_ AND s.closed_at IS NOT NULL)",
        SESSION_=SESSION,
        ROW_=session,
    )


def closed_item(item):
    return named(
        "EXISTS (SELECT 1 FROM ITEM_ i JOIN SESSION_ s ON s.id = i.session_id "
        "WHERE i.id = ROW_ AND s.closed_at IS NOT NULL)",
        ITEM_=ITEM,
        SESSION_=SESSION,
        ROW_=item,
    )


# (table, event, when it is refused)
GUARDS = (
    (SESSION, "UPDATE", "OLD.closed_at IS NOT NULL"),
    (SESSION, "DELETE", "OLD.closed_at IS NOT NULL"),
    *(
        guard
        for table in (ITEM, PRESENCE)
        for guard in (
            (table, "INSERT", closed("NEW.session_id")),
            (
                table,
                "UPDATE",
                f"{closed('OLD.session_id')} OR {closed('NEW.session_id')}",
            ),
            (table, "DELETE", closed("OLD.session_id")),
        )
    ),
    (DECISION, "INSERT", closed_item("NEW.item_id")),
    *(
        (table, event, "1 = 1")
        for table in (DECISION, ADDENDUM, REFLECTION)
        for event in ("UPDATE", "DELETE")
    ),
)


def name_of(table, event):
    return f"guard_{table}_{event.lower()}"


def sqlite():
    for table, event, refused in GUARDS:
        yield (
            f"CREATE TRIGGER {name_of(table, event)} BEFORE {event} ON {table} "
            f"WHEN {refused} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
        )


def postgresql():
    """A trigger whose WHEN may ask other tables: through a function of its own."""
    yield f"""
CREATE FUNCTION supervision_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
END $$"""
    for table, event, refused in GUARDS:
        name = name_of(table, event)
        yield f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {refused} THEN
    RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER {name} BEFORE {event} ON {table}
  FOR EACH ROW EXECUTE FUNCTION {name}()"""
    for table in TABLES:
        yield (
            f"CREATE TRIGGER {name_of(table, 'TRUNCATE')} BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION supervision_refuse()"
        )


def guard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in postgresql() if is_postgresql else sqlite():
        schema_editor.execute(statement, params=None)


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table, event, _ in GUARDS:
        name = name_of(table, event)
        if is_postgresql:
            schema_editor.execute(f"DROP TRIGGER {name} ON {table}", params=None)
            schema_editor.execute(f"DROP FUNCTION {name}()", params=None)
        else:
            schema_editor.execute(f"DROP TRIGGER {name}")
    if is_postgresql:
        for table in TABLES:
            schema_editor.execute(
                f"DROP TRIGGER {name_of(table, 'TRUNCATE')} ON {table}", params=None
            )
        schema_editor.execute("DROP FUNCTION supervision_refuse()", params=None)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0005_guards_of_ratings_and_recordings")]
    operations = [migrations.RunPython(guard, unguard)]
