import type { OperationDeps } from "@shiming/administration";
import { Sensitive } from "@shiming/core";

export const addressOf = (id: string) => `${id}@realname.example.com`;

/** Whoever is asked about has a sign-in, at an address made of the id. */
export const everybody: Pick<OperationDeps, "people" | "invitationUrl"> = {
  people: {
    find: async (ids) =>
      ids.map((id) => ({ id, email: new Sensitive(addressOf(id)), name: new Sensitive(id) })),
    endSessions: async () => {},
    resetSecondFactor: async () => {},
  },
  invitationUrl: (token) => `/invitation#token=${token}`,
};
