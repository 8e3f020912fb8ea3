import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import Database, { type Database as Sqlite } from "better-sqlite3";
import { migrations } from "./schema.ts";

/**
 * Opens, or makes, the database of a folder, readable for its owner alone, and brings its tables up to date. What is
 * deleted is overwritten, so that no page of the file keeps it.
 */
export function openDatabase(folder: string): Sqlite {
  const file = join(folder, "city-service.db");
  // One that is there is not even opened: closing it would let go of the locks that this process may hold on it.
  if (!existsSync(file)) closeSync(openSync(file, "wx", 0o600));
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("secure_delete = ON");
  migrate(database);
  return database;
}

/** The log beside the database may hold deleted rows, too: this writes it back and empties it. */
export function forgetLog(database: Sqlite): void {
  database.pragma("wal_checkpoint(TRUNCATE)");
}

function migrate(database: Sqlite): void {
  const version = Number(database.pragma("user_version", { simple: true }));
  if (version > migrations.length) throw new Error("The database is newer than this program.");
  database.transaction(() => {
    for (const step of migrations.slice(version)) database.exec(step);
    database.pragma(`user_version = ${migrations.length}`);
  })();
}
