import type { LogStore, SignedTreeHead, WitnessStanding } from "@shiming/core";
import type { Database } from "better-sqlite3";
import { standingOf, type WitnessRow, witnessRow } from "../rows/witnesses.ts";
import type { Connection } from "./connection.ts";
import { named } from "./named.ts";

/** The row of the checkpoint that was signed last. */
const ONLY = 1;

export function createLogStore({ database, queue }: Connection): LogStore {
  const { head, tile } = readLog(database);
  const witnesses = readWitnesses(database);
  const putTile = database.prepare<[number, number, Uint8Array]>(
    "INSERT OR REPLACE INTO log_tiles (level, place, hashes) VALUES (?, ?, ?)",
  );
  const putHead = database.prepare<[number, number, string, string]>(
    "INSERT OR REPLACE INTO log_head (id, size, signed_at, checkpoint) VALUES (?, ?, ?, ?)",
  );
  const putWitness = database.prepare<[WitnessRow]>(
    `INSERT OR REPLACE INTO log_witnesses ${named("witness size checkpoint signature cosigned_at trouble trouble_size trouble_since")}`,
  );

  return {
    head: async () => head(),
    tile: async (level, index) => tile(level, index),
    witnesses: async () => witnesses(),
    noteWitness: (standing) => queue.run(() => void putWitness.run(witnessRow(standing))),
    grow: (from, tiles, { seq, at, checkpoint }) =>
      queue.run(() => {
        if ((head()?.seq ?? 0) !== from) return false;
        for (const { level, index, hashes } of tiles) putTile.run(level, index, hashes);
        putHead.run(ONLY, seq, at, checkpoint);
        return true;
      }),
  };
}

/** Reads the tree of a database. */
export function readLog(database: Database): {
  head(): SignedTreeHead | undefined;
  tile(level: number, index: number): Uint8Array | undefined;
} {
  const head = database.prepare<[], SignedTreeHead>(
    "SELECT size AS seq, signed_at AS at, checkpoint FROM log_head",
  );
  const tile = database
    .prepare<[number, number], Uint8Array>("SELECT hashes FROM log_tiles WHERE level = ? AND place = ?")
    .pluck();
  return { head: () => head.get(), tile: (level, index) => tile.get(level, index) };
}

/** Reads what witnesses have said of it. */
export function readWitnesses(database: Database): () => readonly WitnessStanding[] {
  const witnesses = database.prepare<[], WitnessRow>("SELECT * FROM log_witnesses ORDER BY witness");
  return () => witnesses.all().map(standingOf);
}
