"""The tables, step by step. A step that has shipped is never edited: a new one follows it."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("navbat")


@migrations(name="0001_first_hall")
def first_hall(db: Database) -> None:
    """The record, the tables of current state, and the rows that workers take."""
    for statement in FIRST_HALL.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations(name="0002_every_step")
def every_step(db: Database) -> None:
    """Kinds of visits, what each stage served, letting others go first, breaks as rows of the shifts, the
    cycle of the fixed ratio, texts of ratings, and what stands for months that were removed."""
    for statement in EVERY_STEP.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations(name="0003_papers")
def papers(db: Database) -> None:
    """Papers besides slips, which belong to no ticket, and how much paper each printer has used."""
    for statement in PAPERS.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations(name="0004_seen_and_heard")
def seen_and_heard(db: Database) -> None:
    """Notices, and announcements that belong to one of those; how long each sound lasts."""
    for statement in SEEN_AND_HEARD.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations(name="0005_made_at")
def made_at(db: Database) -> None:
    """Since when the sound of an announcement is made."""
    db.execute("ALTER TABLE announcements ADD COLUMN made_at INTEGER")


FIRST_HALL = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, business_day TEXT NOT NULL, kind TEXT NOT NULL,
    ticket TEXT, actor TEXT NOT NULL, data TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX journal_of_ticket ON journal (ticket, seq) WHERE ticket IS NOT NULL;
CREATE INDEX journal_at_counter ON journal (
    CASE WHEN json_valid(data) THEN json_extract(data, '$.counter') END, seq) WHERE ticket IS NOT NULL;
CREATE INDEX journal_of_kind ON journal (kind, seq);

CREATE TABLE days (
    business_day TEXT PRIMARY KEY, opened_at INTEGER NOT NULL, closed_at INTEGER) STRICT;
CREATE TABLE tickets (
    id TEXT PRIMARY KEY, label TEXT NOT NULL, business_day TEXT NOT NULL, series TEXT NOT NULL,
    number INTEGER NOT NULL, language TEXT NOT NULL, issued_at INTEGER NOT NULL, stage_n INTEGER NOT NULL,
    state TEXT NOT NULL, priority TEXT, quantity INTEGER NOT NULL, purpose TEXT, appointment_at INTEGER,
    kiosk TEXT, version INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX one_label_a_day ON tickets (business_day, label);
CREATE TABLE stages (
    ticket TEXT NOT NULL REFERENCES tickets, n INTEGER NOT NULL, service TEXT NOT NULL, state TEXT NOT NULL,
    queued_at INTEGER, ranked_at INTEGER, first INTEGER NOT NULL, for_counter TEXT, for_operator TEXT,
    first_called_at INTEGER, called_at INTEGER, started_at INTEGER, ended_at INTEGER, call_id TEXT,
    counter TEXT, operator TEXT, recalls INTEGER NOT NULL, recalls_before INTEGER NOT NULL, outcome TEXT,
    reason TEXT, held_until INTEGER, since INTEGER, queue_ms INTEGER NOT NULL, service_ms INTEGER NOT NULL,
    hold_ms INTEGER NOT NULL, PRIMARY KEY (ticket, n)) STRICT, WITHOUT ROWID;
CREATE INDEX stages_in_the_hall ON stages (state)
    WHERE state IN ('waiting', 'called', 'serving', 'held', 'missed');
CREATE UNIQUE INDEX one_ticket_a_counter ON stages (counter) WHERE state IN ('called', 'serving');
CREATE UNIQUE INDEX one_stage_a_call ON stages (call_id) WHERE call_id IS NOT NULL;
CREATE INDEX stages_by_call ON stages (called_at) WHERE called_at IS NOT NULL;
CREATE TABLE counters (
    id TEXT PRIMARY KEY, state TEXT NOT NULL, version INTEGER NOT NULL, operator TEXT, ticket TEXT,
    shift TEXT, since INTEGER) STRICT;
CREATE TABLE shifts (
    id TEXT PRIMARY KEY, counter TEXT NOT NULL, operator TEXT NOT NULL, business_day TEXT NOT NULL,
    opened_at INTEGER NOT NULL, closed_at INTEGER) STRICT;

CREATE TABLE numbers (
    business_day TEXT NOT NULL, series TEXT NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (business_day, series)) STRICT, WITHOUT ROWID;
CREATE TABLE structures (
    version INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, document TEXT NOT NULL) STRICT;
CREATE TABLE keys (
    credential TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, status INTEGER NOT NULL,
    answer TEXT NOT NULL, etag TEXT, business_day TEXT NOT NULL,
    PRIMARY KEY (credential, key)) STRICT, WITHOUT ROWID;

CREATE TABLE print_jobs (
    id INTEGER PRIMARY KEY, ticket TEXT NOT NULL, printers TEXT NOT NULL, printer TEXT, state TEXT NOT NULL,
    problem TEXT, facts TEXT NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL) STRICT;
CREATE INDEX print_jobs_of_ticket ON print_jobs (ticket, id);
CREATE INDEX print_jobs_by_time ON print_jobs (created_at);
CREATE INDEX print_jobs_open ON print_jobs (state) WHERE state IN ('queued', 'sending');
CREATE TABLE announcements (
    id INTEGER PRIMARY KEY, call_id TEXT NOT NULL, ticket TEXT NOT NULL, label TEXT NOT NULL,
    counter TEXT NOT NULL, language TEXT NOT NULL, speaker TEXT NOT NULL, state TEXT NOT NULL,
    problem TEXT, wav TEXT, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL) STRICT;
CREATE INDEX announcements_open ON announcements (state) WHERE state IN ('queued', 'ready');
CREATE UNIQUE INDEX one_announcement_a_speaker ON announcements (call_id, speaker);

CREATE TABLE users (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, must_change INTEGER NOT NULL,
    disabled INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE sessions (
    secret TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES users, created_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL) STRICT;
CREATE TABLE tokens (
    secret TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, kiosk TEXT,
    created_at INTEGER NOT NULL) STRICT;
CREATE TABLE devices (
    secret TEXT PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE pairings (
    secret TEXT PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, created_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL) STRICT;

CREATE TABLE private_needs (ticket TEXT PRIMARY KEY, needs TEXT NOT NULL, business_day TEXT NOT NULL) STRICT;
CREATE TABLE private_notes (
    id INTEGER PRIMARY KEY, ticket TEXT NOT NULL, at INTEGER NOT NULL, author TEXT NOT NULL,
    note TEXT NOT NULL) STRICT;
"""

EVERY_STEP = """
ALTER TABLE stages ADD COLUMN quantity INTEGER;
ALTER TABLE stages ADD COLUMN behind TEXT NOT NULL DEFAULT '';
ALTER TABLE tickets ADD COLUMN kind TEXT NOT NULL DEFAULT 'visit';
ALTER TABLE counters ADD COLUMN pause TEXT;
ALTER TABLE counters ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE shifts ADD COLUMN kind TEXT NOT NULL DEFAULT 'open';
ALTER TABLE shifts ADD COLUMN reason TEXT;
ALTER TABLE shifts ADD COLUMN services TEXT NOT NULL DEFAULT '';
CREATE INDEX stages_by_service ON stages (service, ticket);
CREATE TABLE private_ratings (
    ticket TEXT NOT NULL, stage INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (ticket, stage)) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (
    seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, kept_from TEXT NOT NULL, state TEXT NOT NULL) STRICT;
"""

PAPERS = """
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY, paper TEXT NOT NULL, ticket TEXT, printers TEXT NOT NULL, printer TEXT,
    state TEXT NOT NULL, problem TEXT, facts TEXT NOT NULL, created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL) STRICT;
INSERT INTO jobs SELECT id, 'ticket', ticket, printers, printer, state, problem, facts, created_at, changed_at
    FROM print_jobs;
DROP TABLE print_jobs;
ALTER TABLE jobs RENAME TO print_jobs;
CREATE INDEX print_jobs_of_ticket ON print_jobs (ticket, id) WHERE ticket IS NOT NULL;
CREATE INDEX print_jobs_by_time ON print_jobs (created_at);
CREATE INDEX print_jobs_open ON print_jobs (state) WHERE state IN ('queued', 'sending');
CREATE TABLE supplies (
    printer TEXT PRIMARY KEY, slips INTEGER NOT NULL, roll_since INTEGER, former_roll INTEGER,
    last_good_at INTEGER) STRICT, WITHOUT ROWID;
"""

SEEN_AND_HEARD = """
CREATE TABLE sounds (
    id INTEGER PRIMARY KEY, call_id TEXT NOT NULL, ticket TEXT, notice INTEGER, label TEXT NOT NULL,
    counter TEXT NOT NULL, language TEXT NOT NULL, speaker TEXT NOT NULL, state TEXT NOT NULL,
    problem TEXT, wav TEXT, length_ms INTEGER, is_short INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL) STRICT;
INSERT INTO sounds SELECT id, call_id, ticket, NULL, label, counter, language, speaker, state, problem, wav,
    NULL, 0, created_at, changed_at FROM announcements;
DROP TABLE announcements;
ALTER TABLE sounds RENAME TO announcements;
CREATE INDEX announcements_open ON announcements (state) WHERE state IN ('queued', 'ready');
CREATE INDEX announcements_of_speaker ON announcements (speaker, changed_at);
CREATE UNIQUE INDEX one_announcement_a_speaker ON announcements (call_id, speaker);
CREATE TABLE notices (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, texts TEXT NOT NULL, is_spoken INTEGER NOT NULL,
    posted_at INTEGER NOT NULL, posted_by TEXT NOT NULL, ends_at INTEGER, ended_at INTEGER) STRICT;
CREATE INDEX notices_that_stand ON notices (id) WHERE ended_at IS NULL;
"""
