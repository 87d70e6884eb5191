"""Who may do what in a team dossier, in the words of PostgreSQL: roles, policies, and what the server notes itself.

Three roles: to read, to write in one's own programmes, and control, which may write everything. A row is of the
programme that it stands in or is about. Pictures, comments and texts without a place are of no programme: whoever may
write may add and change them; a picture that a text shows stays.
"""

# ruff: noqa: S608  # the names in these statements are of the program itself

from collections.abc import Iterator

from vgr_desktop.files.format.schema import TABLE
from vgr_desktop.team.tables import SCHEMA

READING, WRITING, CONTROL = "vgr_lezen", "vgr_schrijven", "vgr_beheer"

_ABOUT = ("review", "acceptance")
_FREE = ("picture", "leftover", "comment", "reply")
_TEXTS = ("text", "explanation", "deviation", "section")

_FUNCTIONS = (
    # Whether the one who is logged in has a role; a role that does not exist nobody has.
    f"""CREATE OR REPLACE FUNCTION {SCHEMA}.has_role(wanted TEXT) RETURNS BOOLEAN
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted AND pg_has_role(session_user, oid, 'MEMBER'))
    OR pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = '{SCHEMA}.report'::regclass), 'MEMBER')
$$""",
    # The programme in which an item stands, by lineage; empty: of the report as a whole. NULL: of no programme.
    f"""CREATE OR REPLACE FUNCTION {SCHEMA}.chapter_of(item INTEGER) RETURNS TEXT
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp AS $$
DECLARE here RECORD;
BEGIN
  FOR step IN 1..12 LOOP
    SELECT kind, above, chapter INTO here FROM place WHERE id = item AND NOT gone;
    IF NOT FOUND OR here.kind IN ({", ".join(f"'{kind}'" for kind in _FREE)}) THEN RETURN NULL; END IF;
    IF here.chapter IS NOT NULL THEN RETURN here.chapter; END IF;
    IF here.above IS NULL THEN RETURN ''; END IF;
    item := here.above;
  END LOOP;
  RETURN '';
END $$""",
    f"""CREATE OR REPLACE FUNCTION {SCHEMA}.may_write(wanted TEXT) RETURNS BOOLEAN
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp AS $$
  SELECT {SCHEMA}.has_role('{CONTROL}') OR ({SCHEMA}.has_role('{WRITING}') AND (wanted IS NULL
    OR EXISTS (SELECT 1 FROM writer WHERE role = session_user AND chapter = wanted)))
$$""",
    f"""CREATE OR REPLACE FUNCTION {SCHEMA}.is_shown(picture TEXT) RETURNS BOOLEAN
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp AS $$
  SELECT {" OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE strpos(body, picture) > 0)" for table in _TEXTS)}
$$""",
    # Notes of every row which revision changed it. A row can only change in a transaction that made a revision.
    f"""CREATE OR REPLACE FUNCTION {SCHEMA}.note_item() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp AS $$
DECLARE latest INTEGER; above INTEGER; chapter TEXT;
BEGIN
  SELECT number INTO latest FROM revision WHERE xmin = pg_current_xact_id()::xid ORDER BY number DESC LIMIT 1;
  IF latest IS NULL THEN RAISE EXCEPTION 'a change belongs to a revision' USING ERRCODE = '42501'; END IF;
  IF TG_OP = 'DELETE' THEN
    UPDATE place SET gone = true, revision = latest WHERE id = OLD.id;
    RETURN NULL;
  END IF;
  IF TG_TABLE_NAME IN ({", ".join(f"'{kind}'" for kind in _ABOUT)}) THEN above := NEW.subject;
  ELSE above := NEW.parent; END IF;
  IF TG_TABLE_NAME = 'programme' THEN chapter := NEW.lineage; END IF;
  INSERT INTO place (id, kind, above, chapter, revision) VALUES (NEW.id, TG_TABLE_NAME, above, chapter, latest)
  ON CONFLICT (id) DO UPDATE SET above = excluded.above, chapter = excluded.chapter, revision = excluded.revision,
    gone = false;
  RETURN NULL;
END $$""",
    # The next number follows the last, ids are never handed out twice, and all who listen are told.
    f"""CREATE OR REPLACE FUNCTION {SCHEMA}.note_revision() RETURNS TRIGGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {SCHEMA}, pg_temp AS $$
DECLARE last RECORD;
BEGIN
  SELECT number, next_id INTO last FROM revision ORDER BY number DESC LIMIT 1;
  IF NEW.number > coalesce(last.number, 0) + 1 OR NEW.next_id < coalesce(last.next_id, 1) THEN
    RAISE EXCEPTION 'revisions follow each other' USING ERRCODE = '23505';
  END IF;
  PERFORM pg_notify('{SCHEMA}', json_build_object('revision', NEW.number, 'mark', NEW.mark)::text);
  RETURN NEW;
END $$""",
)


def statements() -> list[str]:
    """The functions, triggers and policies; run again they bring older ones up to date."""
    return [*_FUNCTIONS, *_noting_revisions(), *(line for table in TABLE for line in _guarding(table))]


def _noting_revisions() -> Iterator[str]:
    yield f"DROP TRIGGER IF EXISTS note_revision ON {SCHEMA}.revision"
    yield (
        f"CREATE TRIGGER note_revision BEFORE INSERT ON {SCHEMA}.revision "
        f"FOR EACH ROW EXECUTE FUNCTION {SCHEMA}.note_revision()"
    )


def _guarding(table: str) -> Iterator[str]:
    on = f"{SCHEMA}.{table}"
    yield f"DROP TRIGGER IF EXISTS note_item ON {on}"
    yield (
        f"CREATE TRIGGER note_item AFTER INSERT OR UPDATE OR DELETE ON {on} "
        f"FOR EACH ROW EXECUTE FUNCTION {SCHEMA}.note_item()"
    )
    yield f"ALTER TABLE {on} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {on} FORCE ROW LEVEL SECURITY"
    put, change = _may_put(table), f"{SCHEMA}.may_write({SCHEMA}.chapter_of(id))"
    shown = f" AND NOT {SCHEMA}.is_shown(lineage)" if table == "picture" else ""
    for name, rule in {
        "reading": "FOR SELECT USING (true)",
        "putting": f"FOR INSERT WITH CHECK ({put})",
        "changing": f"FOR UPDATE USING ({change}) WITH CHECK ({put})",
        "removing": f"FOR DELETE USING ({change}{shown})",
    }.items():
        yield f"DROP POLICY IF EXISTS {name} ON {on}"
        yield f"CREATE POLICY {name} ON {on} {rule}"


def _may_put(table: str) -> str:
    """Whether a row may come into this table, as it would then be."""
    if table in _FREE:
        chapter = "NULL"
    elif table == "programme":
        chapter = "lineage"
    elif table == "report":
        chapter = "''"
    else:
        chapter = f"{SCHEMA}.chapter_of({'subject' if table in _ABOUT else 'parent'})"
    return f"{SCHEMA}.may_write({chapter})"


def roles_sql() -> str:
    """The SQL for the roles, which an administrator runs once for each server, and for what each of them may do."""
    roles = "\n".join(f"CREATE ROLE {role} NOLOGIN;" for role in (READING, WRITING, CONTROL))
    return f"""-- De drie rollen; een keer per server, door wie rollen mag maken.
{roles}

{grants_sql()}
-- Per collega een eigen naam, bijvoorbeeld:
--   CREATE ROLE jansen LOGIN PASSWORD '...' IN ROLE {WRITING};
-- en welke programma's van hem zijn: vgr team allow <adres> jansen --programme 9
"""


def grants_sql() -> str:
    """What each role may do, in the database of the team dossier."""
    items = ", ".join(f"{SCHEMA}.{table}" for table in TABLE)
    everybody = ", ".join((READING, WRITING, CONTROL))
    asked = ", ".join(f"{SCHEMA}.{name}" for name in ("has_role", "may_write", "chapter_of", "is_shown"))
    return f"""-- Wat zij mogen; in de database van het teamdossier.
REVOKE ALL ON SCHEMA {SCHEMA} FROM PUBLIC;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA {SCHEMA} FROM PUBLIC;
GRANT USAGE ON SCHEMA {SCHEMA} TO {everybody};
GRANT EXECUTE ON FUNCTION {asked} TO {everybody};
GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO {everybody};
GRANT INSERT (number, mark, next_id) ON {SCHEMA}.revision TO {WRITING}, {CONTROL};
GRANT INSERT, UPDATE, DELETE ON {items} TO {WRITING}, {CONTROL};
GRANT INSERT, DELETE ON {SCHEMA}.writer TO {CONTROL};
"""
