/**
 * Which session has passed a second factor, and what one that has not may still do. A session says so itself, from its making
 * on: it is made anew where a factor is passed, so none is ever raised.
 */
import type { BetterAuthOptions, DBAdapter } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import type { SpendCode } from "./used-codes.ts";

export const secondFactors = ["totp", "recovery_code", "passkey", "provider"] as const;
export type SecondFactor = (typeof secondFactors)[number];

/** The endpoints that make a session after a second factor. */
const factorAt: Readonly<Record<string, SecondFactor>> = {
  "/two-factor/verify-totp": "totp",
  "/two-factor/verify-backup-code": "recovery_code",
  "/passkey/verify-authentication": "passkey",
  "/oidc/callback": "provider",
};

export const sessionFields = {
  secondFactor: { type: "string", required: false, input: false },
} as const;

type SessionHooks = NonNullable<BetterAuthOptions["databaseHooks"]>["session"];

/** Sessions also forget where they came from: an address of the network is personal data that nobody needs here. */
export function sessionHooks(spendCode: SpendCode): SessionHooks {
  return {
    create: {
      async before(session, context) {
        const secondFactor = factorAt[context?.path ?? ""] ?? null;
        if (secondFactor === "totp") await spendCode(session.userId, String(context?.body.code));
        return { data: { ...session, ipAddress: "", secondFactor: secondFactor ?? factorBefore(context) } };
      },
    },
  };
}

/** Of the session that a change of the password goes on in. */
function factorBefore(context: { path?: string; context: { session: unknown } } | null): unknown {
  if (context?.path !== "/change-password") return null;
  const { session } = (context.context.session ?? {}) as { session?: { secondFactor?: unknown } };
  return session?.secondFactor ?? null;
}

/** What whoever knows the password alone may do, where there is a second factor besides. */
const openToPassword = new Set(["/sign-out", "/get-session", "/sign-in/email", ...Object.keys(factorAt)]);

/**
 * Before every endpoint: a password alone, or a device that was once trusted, does not add factors, read anything or change
 * anything of somebody who has a second factor.
 */
export const requirePassedFactor = createAuthMiddleware(async (context) => {
  const { path, body } = context;
  if (path === "/passkey/verify-authentication") requireUserVerified(body);
  if (body?.trustDevice) body.trustDevice = false;
  if (openToPassword.has(path) && path !== "/two-factor/verify-totp") return;
  const session = await getSessionFromCtx(context).catch(() => null);
  if (!session || session.session.secondFactor) return;
  if (await isEnrolled(session.user, context.context.adapter)) {
    throw new APIError("FORBIDDEN", SECOND_FACTOR_NEEDED);
  }
});

/** Whether a person has a second factor. */
export async function isEnrolled(
  { id, twoFactorEnabled }: { readonly id: string; readonly twoFactorEnabled?: boolean | null | undefined },
  adapter: Pick<DBAdapter<BetterAuthOptions>, "count">,
): Promise<boolean> {
  if (twoFactorEnabled === true) return true;
  return (await adapter.count({ model: "passkey", where: [{ field: "userId", value: id }] })) > 0;
}

const SECOND_FACTOR_NEEDED = {
  code: "SECOND_FACTOR_NEEDED",
  message: "this needs a session that has passed the second factor: sign in with it",
};

/**
 * A passkey stands for both factors only where the authenticator has asked for a PIN or a finger: bit 2 of the flags, byte 32
 * of the authenticator data (W3C WebAuthn §6.1), which the signature covers. The library does not look at it.
 */
function requireUserVerified(body: unknown): void {
  const { response } = (body ?? {}) as { response?: { response?: { authenticatorData?: unknown } } };
  const data = response?.response?.authenticatorData;
  const flags = typeof data === "string" ? Buffer.from(data, "base64url")[32] : undefined;
  if (flags !== undefined && (flags & 0b100) !== 0) return;
  throw new APIError("UNAUTHORIZED", {
    code: "USER_NOT_VERIFIED",
    message: "the passkey has to ask for a PIN or a fingerprint",
  });
}
