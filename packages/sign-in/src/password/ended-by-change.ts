/** What ends with a password: links that would set another, sign-ins that it has begun, and sessions elsewhere. */
import type { BetterAuthOptions, BetterAuthPlugin, DBAdapter } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";

/** Of a person: links to reset the password, and sign-ins that wait for a second factor. */
export type EndBegun = (personId: string) => Promise<void>;

export function createEndBegun(adapter: Pick<DBAdapter<BetterAuthOptions>, "deleteMany">): EndBegun {
  return async (personId) => {
    await adapter.deleteMany({ model: "verification", where: [{ field: "value", value: personId }] });
  };
}

/** For a change by its owner; a reset by mail ends sessions by the library's own option. */
export function passwordChangePlugin(endBegun: EndBegun): BetterAuthPlugin {
  const isChange = ({ path }: { path?: string | undefined }) => path === "/change-password";
  return {
    id: "password-change",
    hooks: {
      before: [
        {
          matcher: isChange,
          handler: createAuthMiddleware(async ({ body }) => {
            if (body) body.revokeOtherSessions = true;
          }),
        },
      ],
      after: [
        {
          matcher: isChange,
          handler: createAuthMiddleware(async ({ context: { returned, newSession } }) => {
            if (!(returned instanceof APIError) && newSession) await endBegun(newSession.user.id);
          }),
        },
      ],
    },
  };
}
