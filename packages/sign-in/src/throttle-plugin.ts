import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import type { Contacts } from "./database/contacts.ts";
import type { Throttle } from "./throttle.ts";

/** Passwords tried at one address, known or not, from wherever: a passkey is not held up by others' tries. */
export function throttlePlugin({ digestOf }: Contacts, tries: Throttle): BetterAuthPlugin {
  const isSignIn = ({ path }: { path?: string | undefined }) => path === "/sign-in/email";
  const keyOf = (body: { email?: unknown } | null | undefined) =>
    digestOf(typeof body?.email === "string" ? body.email : "");
  return {
    id: "throttle",
    hooks: {
      before: [
        {
          matcher: isSignIn,
          handler: createAuthMiddleware(async ({ body }) => {
            if (!(await tries.isTooMuch(keyOf(body)))) return;
            throw new APIError(
              "TOO_MANY_REQUESTS",
              {
                code: "TOO_MANY_TRIES",
                message: "too many tries at this address: come again in a quarter of an hour",
              },
              { "retry-after": "900" },
            );
          }),
        },
      ],
      after: [
        {
          matcher: isSignIn,
          handler: createAuthMiddleware(async ({ body, context }) => {
            const { returned } = context;
            // Where nothing could be judged, nobody has tried.
            const isRefused = returned instanceof APIError && returned.statusCode < 500;
            if (!isRefused) await tries.forget(keyOf(body));
          }),
        },
      ],
    },
  };
}
