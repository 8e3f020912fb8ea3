import type { OperationDeps } from "@shiming/administration";

/** For operations that ask nothing about people. */
export const nobody: Pick<OperationDeps, "people" | "invitationUrl"> = {
  people: { find: async () => [], endSessions: async () => {}, resetSecondFactor: async () => {} },
  invitationUrl: (token) => `/invitation#token=${token}`,
};
