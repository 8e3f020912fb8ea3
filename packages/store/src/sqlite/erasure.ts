/**
 * What was taken out of rows is taken out of the file, too. SQLite overwrites what it deletes (`secure_delete`), but where it has spread
 * rows over other pages before, it leaves copies in the gaps of pages: so it is looked, and where something is found, the file is written anew.
 */
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { type Erasure, wrappedKeyOf } from "@shiming/core";
import { StoreUnavailable } from "../store-unavailable.ts";
import type { Connection } from "./connection.ts";

const CHUNK_BYTES = 1 << 20;
const TRIES = 20;
const BETWEEN_MS = 250;

export function createErasure({ database, queue }: Connection): Erasure {
  const file = database.name;

  /** Between two transactions: neither can be done in one. */
  async function alone(work: () => void): Promise<void> {
    await queue.drained();
    while (database.inTransaction) await nextTurn();
    work();
  }

  async function emptyLog(): Promise<void> {
    for (let tries = 1; ; tries++) {
      let isBusy = false;
      await alone(() => {
        const [result] = database.pragma("wal_checkpoint(TRUNCATE)") as [{ busy: number }];
        isBusy = result.busy !== 0;
      });
      if (!isBusy) return;
      if (tries === TRIES) throw IN_USE();
      await delay(BETWEEN_MS);
    }
  }

  return {
    async erase(records) {
      const needles = records.map(wrappedKeyOf);
      await emptyLog();
      if (needles.length === 0 || !(await isIn([file, `${file}-wal`], needles))) return;
      await alone(() => database.exec("VACUUM"));
      await emptyLog();
    },
  };
}

/** Without the key that a record was sealed with nothing of it opens: it is the key that must be nowhere. */
async function isIn(paths: readonly string[], needles: readonly Buffer[]): Promise<boolean> {
  for (const path of paths.filter(existsSync)) if (await isInFile(path, needles)) return true;
  return false;
}

async function isInFile(path: string, needles: readonly Buffer[]): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES + Math.max(...needles.map(({ length }) => length)));
    for (let at = 0; ; at += CHUNK_BYTES) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
      const seen = chunk.subarray(0, bytesRead);
      if (needles.some((needle) => seen.includes(needle))) return true;
      if (bytesRead < chunk.length) return false;
    }
  } finally {
    await handle.close();
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

const IN_USE = () =>
  new StoreUnavailable({
    en: "The record is deleted, but something still reads the state of before, such as a backup: its log is emptied when that ends.",
    zh: "记录已删除，但仍有程序（如备份）在读取此前的状态：待其结束后才会清空日志。",
  });
