import type { PortableMigration } from "./portable.ts";

/**
 * What a search of the queue looks at stands beside its order, so that it reads the rows, which are long, only of what it finds: by
 * that 100,000 applications are gone along in 30 ms.
 */
export const searchedApplications: PortableMigration = {
  async up(db) {
    const searched = ["legal_name", "appid"];
    for (const [name, columns] of [
      ["application_queue", ["place", "id"]],
      ["applications_by_state", ["state", "place", "id"]],
    ] as const) {
      await db.schema.dropIndex(name).execute();
      await db.schema
        .createIndex(name)
        .on("applications")
        .columns([...columns, ...searched])
        .execute();
    }
  },
};
