import type { OwnSecretStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

const find = statement<{ name: string }, { sealed: Buffer }>(
  "SELECT sealed FROM own_secrets WHERE name = @name",
);
const add = statement<{ name: string; sealed: Buffer }>(
  "INSERT INTO own_secrets (name, sealed) VALUES (@name, @sealed) ON CONFLICT DO NOTHING",
);

export function createOwnSecretStore(connection: Connection): OwnSecretStore {
  return {
    find: async (name) => (await connection.first(find, { name }))?.sealed,
    async keep(name, sealed) {
      await connection.run(add, { name, sealed: Buffer.from(sealed) });
      return (await connection.first(find, { name }))?.sealed ?? sealed;
    },
  };
}
