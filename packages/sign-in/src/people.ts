import { type People, Sensitive } from "@shiming/core";
import type { protectedAdapter } from "./database/protected-adapter.ts";

type Adapter = ReturnType<ReturnType<typeof protectedAdapter>>;

/** Persons and sessions, where nobody asks by HTTP. */
export function createPeople(adapter: Adapter): People {
  const endSessions = async (id: string): Promise<void> => {
    await adapter.deleteMany({ model: "session", where: [{ field: "userId", value: id }] });
  };
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
    endSessions,
    async resetSecondFactor(id) {
      const ofPerson = [{ field: "userId", value: id }];
      await adapter.update({
        model: "user",
        where: [{ field: "id", value: id }],
        update: { twoFactorEnabled: false },
      });
      await adapter.deleteMany({ model: "twoFactor", where: ofPerson });
      await adapter.deleteMany({ model: "passkey", where: ofPerson });
      // Last: who is cut off before it is still signed in, and has it done again.
      await endSessions(id);
    },
  };
}

interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}
