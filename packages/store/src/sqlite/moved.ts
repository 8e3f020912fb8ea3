import type { Database as Sqlite } from "better-sqlite3";
import { MARKS, type Mark } from "../move/marks.ts";

/** What a database says of where its data has gone; nothing where a release before has written it. */
export function marksIn(database: Sqlite): Mark[] {
  const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'moves'").get();
  return isThere ? database.prepare<[], Mark>(MARKS).all() : [];
}
