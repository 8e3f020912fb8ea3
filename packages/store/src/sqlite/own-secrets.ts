import type { OwnSecretStore } from "@shiming/core";
import type { Connection } from "./connection.ts";

export function createOwnSecretStore({ database, queue }: Connection): OwnSecretStore {
  const find = database.prepare<[string], Buffer>("SELECT sealed FROM own_secrets WHERE name = ?").pluck();
  const add = database.prepare<[string, Uint8Array]>(
    "INSERT OR IGNORE INTO own_secrets (name, sealed) VALUES (?, ?)",
  );

  return {
    find: async (name) => find.get(name),
    keep: (name, sealed) =>
      queue.run(() => {
        add.run(name, sealed);
        return find.get(name) ?? sealed;
      }),
  };
}
