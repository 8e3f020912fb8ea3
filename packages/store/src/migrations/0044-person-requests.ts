import { sql } from "kysely";
import type { PortableMigration } from "./portable.ts";

/** Complaints become one kind of what people ask: of other kinds, by other ways, reminded of, and answered by somebody. */
export const personRequests: PortableMigration = {
  async up(db, { integer, text }) {
    const withDefault = [
      ["kind", "complaint"],
      ["channel", "online"],
    ] as const;
    for (const [name, usual] of withDefault) {
      await db.schema
        .alterTable("complaints")
        .addColumn(name, text, (c) => c.notNull().defaultTo(usual))
        .execute();
    }
    await db.schema.alterTable("complaints").addColumn("reminded_at", integer).execute();
    await db.schema.alterTable("complaints").addColumn("answered_by", text).execute();
    await sql`CREATE INDEX open_complaints ON complaints (deadline) WHERE state = 'open'`.execute(db);
  },
};
