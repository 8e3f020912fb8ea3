/** Moves all data from SQLite to PostgreSQL or back, table by table, and compares both. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Text } from "@shiming/core";
import type { DatabaseBeside } from "../open-stores.ts";
import { migrateToLatest as migratePostgres } from "../postgres/migrate.ts";
import { openSchema } from "../postgres/schema.ts";
import { openPrivateDatabase } from "../sqlite/database-file.ts";
import { migrateToLatest as migrateSqlite } from "../sqlite/migrate.ts";
import { StoreUnavailable } from "../store-unavailable.ts";
import { findMove, finish, goneFrom, markNew, requireEmpty } from "./agreement.ts";
import { copyAll, type MovedContent, sharedTables } from "./copy.ts";
import { openPostgresSide } from "./postgres-side.ts";
import type { Side } from "./side.ts";
import { FILES, openSqliteSide } from "./sqlite-side.ts";

export interface MoveEnds {
  /** Where SQLite's files are, or are to be. Its lock is the caller's. */
  readonly folder: string;
  /** Of PostgreSQL. */
  readonly url: string;
  readonly to: "postgres" | "sqlite";
}

type PrepareBeside = (place: DatabaseBeside) => Promise<void>;

const BESIDE = "sign-in";

/** A move that has begun. The source is changed by nobody until it is closed. */
export interface Move {
  /** Whether the source was left before, and {@link finish} is all that is to do. */
  readonly isLeft: boolean;
  /** Copies what is not there yet, and compares every table. @throws StoreUnavailable where one is not the same in the end */
  copy(onTable?: (table: string) => void): Promise<readonly MovedContent[]>;
  /** From here on the source is not served any more, and then the target is. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Whether the data has left the source for good: then there is nothing left but to finish. @throws StoreUnavailable */
export async function hasLeft(ends: MoveEnds): Promise<boolean> {
  const source = ends.to === "sqlite" ? await openPostgresSide(ends.url) : openSqliteSide(ends.folder);
  try {
    return goneFrom(await source.marks()) !== undefined;
  } finally {
    await source.close();
  }
}

/**
 * Begins a move, or goes on with one. The source has the newest schema.
 * @param prepareBeside makes the tables of the sign-in in the target, and closes the place
 * @throws StoreUnavailable where somebody is at work, the target holds anything else, or the source's data has gone elsewhere
 */
export async function beginMove(ends: MoveEnds, prepareBeside: PrepareBeside, at: Date): Promise<Move> {
  mkdirSync(ends.folder, { recursive: true, mode: 0o700 });
  const sides = { postgres: await openPostgresSide(ends.url), sqlite: openSqliteSide(ends.folder) };
  const [source, target] =
    ends.to === "postgres" ? [sides.sqlite, sides.postgres] : [sides.postgres, sides.sqlite];
  const close = async () => {
    for (const side of [source, target]) await side.close();
  };
  try {
    for (const side of [source, target]) await side.requireAlone();
    const found = await findMove(source, target);
    if (!found) await requireEmpty(target);
    await prepareTarget(ends, prepareBeside);
    const move = found ?? (await markNew(source, target, at));
    if (!move.isLeft) await hold(source);
    return {
      close,
      isLeft: move.isLeft,
      copy: async (onTable = () => {}) =>
        copyAll(source, target, await sharedTables(sides.postgres, sides.sqlite), onTable),
      finish: () => finish(source, target, move, at),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function prepareTarget({ to, folder, url }: MoveEnds, prepareBeside: PrepareBeside): Promise<void> {
  if (to === "postgres") {
    await migratePostgres(url);
    await prepareBeside(openSchema(url, BESIDE));
  } else {
    await migrateSqlite(openPrivateDatabase(join(folder, FILES.platform)));
    const database = openPrivateDatabase(join(folder, FILES[BESIDE]));
    await prepareBeside({ engine: "sqlite", database });
  }
}

async function hold(source: Side): Promise<void> {
  await source.hold();
  // SQLite has none without a number; what came in since the source was prepared means that somebody is at work.
  const [waiting] = await source.ask("SELECT 1 FROM unnumbered_entries LIMIT 1");
  if (waiting) throw new StoreUnavailable(AT_WORK);
}

const AT_WORK: Text = {
  en: "Something was written to the source meanwhile: stop every node, then run this again.",
  zh: "迁移期间源数据库又有写入：请停止所有节点，再重新运行。",
};
