/**
 * A row that was emptied is seen by no query and no dump from its commit on. PostgreSQL keeps its former version in the pages until a vacuum,
 * in the gaps of pages until they are written again, and in its own log for as long as that is archived: there the record opens until the
 * key-encryption key that wrapped its key is rotated and removed.
 */
import type { Erasure } from "@shiming/core";
import type { Queries } from "./connection.ts";
import { statement } from "./statement.ts";

const vacuum = statement<object>("VACUUM accounts");

export function createErasure(queries: Queries): Erasure {
  return {
    async erase(records) {
      // Where it takes too long, PostgreSQL does it later by itself.
      if (records.length > 0) await queries.run(vacuum, {}).catch(() => {});
    },
  };
}
