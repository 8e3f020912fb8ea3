/** The tables, as a list of steps forward: number `n` brings a database from version `n` to `n + 1`. Never edit one that ran. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE key_check (digest BLOB NOT NULL) STRICT;

  -- No ID number: "recognition" is its keyed hash. The name is sealed, and opens for its own row only.
  CREATE TABLE citizen (
    id TEXT PRIMARY KEY,
    recognition BLOB NOT NULL UNIQUE,
    sealed_name BLOB NOT NULL,
    last_seen_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE session (
    token_digest BLOB PRIMARY KEY,
    citizen_id TEXT NOT NULL REFERENCES citizen ON DELETE CASCADE,
    opened_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX session_of_citizen ON session (citizen_id);

  -- Money is in fen, months are YYYY-MM and days YYYY-MM-DD in Asia/Shanghai.
  CREATE TABLE insurance (
    citizen_id TEXT NOT NULL REFERENCES citizen ON DELETE CASCADE,
    kind TEXT NOT NULL,
    paid_months INTEGER NOT NULL,
    PRIMARY KEY (citizen_id, kind)
  ) STRICT;

  CREATE TABLE insurance_payment (
    citizen_id TEXT NOT NULL REFERENCES citizen ON DELETE CASCADE,
    month TEXT NOT NULL,
    base INTEGER NOT NULL,
    own_share INTEGER NOT NULL,
    employer_share INTEGER NOT NULL,
    PRIMARY KEY (citizen_id, month)
  ) STRICT;

  CREATE TABLE provident_fund (
    citizen_id TEXT PRIMARY KEY REFERENCES citizen ON DELETE CASCADE,
    account TEXT NOT NULL,
    balance INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE provident_fund_deposit (
    citizen_id TEXT NOT NULL REFERENCES citizen ON DELETE CASCADE,
    month TEXT NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (citizen_id, month)
  ) STRICT;

  CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    citizen_id TEXT NOT NULL REFERENCES citizen ON DELETE CASCADE,
    department TEXT NOT NULL,
    day TEXT NOT NULL,
    period TEXT NOT NULL,
    place_in_line INTEGER NOT NULL,
    UNIQUE (citizen_id, day, period),
    UNIQUE (department, day, period, place_in_line)
  ) STRICT;
  `,
  `
  -- What the real-name platform calls the citizen in its events.
  CREATE TABLE openid (
    openid TEXT PRIMARY KEY,
    citizen_id TEXT NOT NULL REFERENCES citizen ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX openid_of_citizen ON openid (citizen_id);

  -- Sessions that ended because the citizen withdrew, for as long as a phone may still ask: of whom is not in it.
  CREATE TABLE withdrawn_session (
    token_digest BLOB PRIMARY KEY,
    deleted_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Until when whoever draws this pension has shown that they are there. Nothing of them was received for it.
  CREATE TABLE pension_qualification (
    pension_no TEXT PRIMARY KEY,
    valid_until TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- A reader gave a name and no number, and is known by the openid alone. The name is sealed for its card.
  CREATE TABLE library_card (
    openid TEXT PRIMARY KEY,
    card_no TEXT NOT NULL UNIQUE,
    sealed_name BLOB NOT NULL,
    issued_at INTEGER NOT NULL
  ) STRICT;

  -- Whose card was deleted because they withdrew, and when, for as long as they can be told so.
  CREATE TABLE deleted_card (
    openid TEXT PRIMARY KEY,
    deleted_at INTEGER NOT NULL
  ) STRICT;
  `,
];
