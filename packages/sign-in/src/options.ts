/** How the library is set up. Everything that it sends, keeps or allows differs from its defaults for a reason said here. */
import { passkey } from "@better-auth/passkey";
import type { BetterAuthOptions, BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import { BASE_PATH } from "./base-path.ts";
import { personFields } from "./database/protected-adapter.ts";
import { cookieSecret, type SignInSecrets } from "./keys.ts";
import type { Links } from "./links.ts";
import { type createMails, languageOf } from "./mails.ts";
import type { EndBegun } from "./password/ended-by-change.ts";
import type { PasswordHashing } from "./password/hashing.ts";
import { LONGEST, requireGoodPassword, SHORTEST } from "./password/password-rules.ts";
import { requirePassedFactor, sessionFields, sessionHooks } from "./second-factor.ts";
import type { SpendCode } from "./used-codes.ts";

/** Set by the door alone: what a caller sends under this name is thrown away. */
export const CALLER_ADDRESS = "x-caller-address";
const HOUR = 60 * 60;

/** What the tables look like: also known without an address that people reach. */
export function tableOptions() {
  return {
    user: { additionalFields: personFields },
    session: { additionalFields: sessionFields },
    plugins: [twoFactor({ issuer: "Shiming" }), passkey({ rpName: "Shiming" })] as BetterAuthPlugin[],
  } satisfies BetterAuthOptions;
}

export interface OptionParts {
  readonly baseUrl: string;
  readonly secrets: SignInSecrets;
  readonly hashing: PasswordHashing;
  readonly links: Links;
  readonly sendMail: ReturnType<typeof createMails>;
  readonly isMailedTooOften: (email: string) => Promise<boolean>;
  readonly spendCode: SpendCode;
  readonly endBegun: EndBegun;
  readonly rateLimit: BetterAuthOptions["rateLimit"];
  readonly plugins: readonly BetterAuthPlugin[];
}

export function signInOptions(parts: OptionParts) {
  const { baseUrl, secrets, plugins, rateLimit } = parts;
  const isSecure = baseUrl.startsWith("https:");
  const { origin, hostname } = new URL(baseUrl);
  return {
    ...tableOptions(),
    appName: "Shiming",
    baseURL: baseUrl,
    basePath: BASE_PATH,
    secret: cookieSecret(secrets),
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    // They would write addresses: what is refused is answered, and what fails is thrown to the door.
    logger: { disabled: true },
    onAPIError: {
      onError(error) {
        if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
      },
    },
    emailAndPassword: passwordOptions(parts),
    session: {
      additionalFields: sessionFields,
      expiresIn: 12 * HOUR,
      updateAge: HOUR,
      freshAge: HOUR,
    },
    verification: { storeIdentifier: "hashed" },
    databaseHooks: { session: sessionHooks(parts.spendCode) },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        await requirePassedFactor(context);
        if (context.body?.newPassword !== undefined) await requireGoodPassword(context.body.newPassword);
      }),
    },
    rateLimit,
    advanced: {
      // The library knows the prefix `__Secure-` alone; `__Host-` also keeps other hosts of the domain from setting it.
      useSecureCookies: false,
      cookiePrefix: isSecure ? "__Host-shiming" : "shiming",
      defaultCookieAttributes: { sameSite: "strict", httpOnly: true, path: "/", secure: isSecure },
      ipAddress: { ipAddressHeaders: [CALLER_ADDRESS] },
    },
    plugins: [
      twoFactor({ issuer: "Shiming", backupCodeOptions: { amount: 10, storeBackupCodes: "encrypted" } }),
      passkey({
        rpID: hostname,
        rpName: "Shiming",
        origin,
        authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
      }),
      ...plugins,
    ],
  } satisfies BetterAuthOptions;
}

function passwordOptions({ hashing, links, sendMail, isMailedTooOften, endBegun }: OptionParts) {
  return {
    enabled: true,
    // Signing up goes by a link: see sign-up/plugin.ts.
    disableSignUp: true,
    requireEmailVerification: true,
    minPasswordLength: SHORTEST,
    maxPasswordLength: LONGEST,
    password: hashing,
    revokeSessionsOnPasswordReset: true,
    onPasswordReset: ({ user }) => endBegun(user.id),
    resetPasswordTokenExpiresIn: HOUR,
    sendResetPassword: async ({ user, token }, request) => {
      if (await isMailedTooOften(user.email)) return;
      const content = { template: "password_reset", url: links.resetPassword(token) } as const;
      await sendMail(user.email, languageOf(request?.headers), content);
    },
  } satisfies BetterAuthOptions["emailAndPassword"];
}
