import type { StoreHealth } from "@shiming/core";
import type { Connection } from "./connection.ts";
import { unavailable } from "./failure.ts";

/** A commit of its own, behind which the queue looks whether the files that are open are still the ones at their paths. */
export function createHealth({ database, queue }: Connection): StoreHealth {
  const write = database.prepare<[number]>(
    "INSERT OR REPLACE INTO health_checks (id, checked_at) VALUES (1, ?)",
  );
  return {
    check: (at) =>
      queue
        .run(() => void write.run(at.getTime()))
        .catch((error: unknown) => {
          throw unavailable(database.name, error);
        }),
    now: async () => undefined,
  };
}
