import type { LogoStore } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { statement } from "./statement.ts";

const find = statement<{ digest: string }, { image: Buffer }>(
  "SELECT image FROM logos WHERE digest = @digest",
);
const put = statement<{ digest: string; image: Uint8Array }>(
  "INSERT INTO logos (digest, image) VALUES (@digest, @image) ON CONFLICT DO NOTHING",
);

export function createLogoStore(connection: Connection): LogoStore {
  return {
    find: async (digest) => (await connection.first(find, { digest }))?.image,
    async put(digest, image) {
      await connection.run(put, { digest, image: Buffer.from(image) });
    },
  };
}
