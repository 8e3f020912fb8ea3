import type { LogoStore } from "@shiming/core";
import type { Connection } from "./connection.ts";

export function createLogoStore({ database, queue }: Connection): LogoStore {
  const find = database.prepare<[string], Buffer>("SELECT image FROM logos WHERE digest = ?").pluck();
  const put = database.prepare<[string, Uint8Array]>(
    "INSERT OR IGNORE INTO logos (digest, image) VALUES (?, ?)",
  );
  return {
    find: async (digest) => find.get(digest),
    put: (digest, image) => queue.run(() => void put.run(digest, image)),
  };
}
