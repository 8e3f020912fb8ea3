import { type People, Sensitive } from "@shiming/core";
import type { protectedAdapter } from "./database/protected-adapter.ts";

type Adapter = ReturnType<ReturnType<typeof protectedAdapter>>;

/** Persons and sessions, where nobody asks by HTTP. */
export function createPeople(adapter: Adapter): People {
  return {
    async find(ids) {
      const where = [{ field: "id", operator: "in" as const, value: [...ids] }];
      const rows = await adapter.findMany<PersonRow>({ model: "user", where, limit: ids.length });
      return rows.map(({ id, email, name }) => ({
        id,
        email: new Sensitive(email),
        name: new Sensitive(name),
      }));
    },
    async endSessions(id) {
      await adapter.deleteMany({ model: "session", where: [{ field: "userId", value: id }] });
    },
  };
}

interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}
