/** Puts the sign-in together. */
import type {
  InvitedAtSignUp,
  KeyEncryptionKeys,
  MembershipStore,
  OutboxStore,
  PasswordHashes,
  People,
  Peppers,
  RandomBytes,
  SealedRecords,
  StaffStore,
  ThrottleStore,
} from "@shiming/core";
import { type BetterAuthPlugin, betterAuth } from "better-auth";
import {
  type AuthenticateSession,
  createAuthenticateSession,
  type SessionOfPerson,
} from "./authenticate-session.ts";
import { callerLimits } from "./caller-limits.ts";
import { createContacts } from "./database/contacts.ts";
import { openSignInDatabase, type SignInPlace } from "./database/open-database.ts";
import { createPasswordHashes } from "./database/password-hashes.ts";
import { protectedAdapter } from "./database/protected-adapter.ts";
import { createSealedRecords } from "./database/sealed-records.ts";
import { createEnrol, type Enrol } from "./enrol.ts";
import { createHandle, type SignInRequest } from "./handle.ts";
import type { SignInSecrets } from "./keys.ts";
import { createLinks } from "./links.ts";
import { createMails } from "./mails.ts";
import { oidcPlugin } from "./oidc/plugin.ts";
import type { OidcSettings } from "./oidc/provider.ts";
import { signInOptions, tableOptions } from "./options.ts";
import { createEndBegun, passwordChangePlugin } from "./password/ended-by-change.ts";
import { passwordHashing } from "./password/hashing.ts";
import { createPeople } from "./people.ts";
import { isEnrolled } from "./second-factor.ts";
import { signUpPlugin } from "./sign-up/plugin.ts";
import { Throttle } from "./throttle.ts";
import { throttlePlugin } from "./throttle-plugin.ts";
import { createSpendCode } from "./used-codes.ts";

export interface SignInParts {
  readonly stores: {
    readonly outbox: Pick<OutboxStore, "put">;
    readonly staff: Pick<StaffStore, "find">;
    readonly memberships: Pick<MembershipStore, "of">;
    readonly throttles: ThrottleStore;
  };
  readonly keys: KeyEncryptionKeys;
  readonly peppers: Peppers;
  readonly secrets: SignInSecrets;
  readonly random: RandomBytes;
  readonly clock: () => Date;
  /** Where people reach the platform: asked for late, since a port may be known late. */
  readonly baseUrl: () => string;
  readonly invited: InvitedAtSignUp;
  /** Single sign-on of the staff. */
  readonly oidc?: OidcSettings | undefined;
  /** Hears what was answered with 500. */
  readonly onFault: (error: unknown) => void;
}

export interface SignIn {
  /** Answers a request below `/api/auth`. */
  handle(request: SignInRequest): Promise<Response>;
  readonly authenticateSession: AuthenticateSession;
  readonly people: People;
  readonly enrol: Enrol;
  readonly sealedRecords: SealedRecords;
  readonly passwordHashes: PasswordHashes;
  /** After older data was put back: whatever sessions there are may have been taken back since. @returns how many */
  endAllSessions(): Promise<number>;
  /** Sessions and links that are over. */
  forgetEnded(at: Date): Promise<void>;
  close(): Promise<void>;
}

const QUARTER_HOUR_MS = 15 * 60 * 1000;

/** @param place closed with it */
export async function openSignIn(place: SignInPlace, parts: SignInParts): Promise<SignIn> {
  const { stores, clock, baseUrl, secrets } = parts;
  const contacts = createContacts(secrets.addresses, parts.keys);
  const { db, type, close } = await openSignInDatabase(place, tableOptions());
  const createAdapter = protectedAdapter(db, type, contacts);
  const adapter = createAdapter(tableOptions());
  const renew = async (from: string, to: string) => {
    const where = [{ field: "password", value: from }];
    await adapter.updateMany({ model: "account", where, update: { password: to } });
  };
  const hashing = passwordHashing(parts.peppers, { renew, onFault: parts.onFault });
  const links = createLinks(baseUrl);
  const sendMail = createMails({ outbox: stores.outbox, keys: parts.keys, random: parts.random, clock });
  const mailed = new Throttle(stores.throttles, "mail", { most: 3, windowMs: QUARTER_HOUR_MS }, clock);
  const tries = new Throttle(stores.throttles, "password", { most: 10, windowMs: QUARTER_HOUR_MS }, clock);
  const isMailedTooOften = (email: string) => mailed.isTooMuch(contacts.digestOf(email));
  const endBegun = createEndBegun(adapter);
  const plugins: BetterAuthPlugin[] = [
    signUpPlugin({ contacts, links, sendMail, clock, isMailedTooOften, invited: parts.invited }),
    throttlePlugin(contacts, tries),
    passwordChangePlugin(endBegun),
  ];
  if (parts.oidc) {
    const { OidcProvider } = await import("./oidc/provider.ts");
    const provider = new OidcProvider(parts.oidc);
    plugins.push(oidcPlugin({ provider, staff: stores.staff, links, baseUrl }));
  }
  const auth = once(() => {
    const rateLimit = callerLimits(stores.throttles, contacts, clock);
    const options = {
      baseUrl: baseUrl(),
      secrets,
      hashing,
      links,
      sendMail,
      isMailedTooOften,
      endBegun,
      spendCode: createSpendCode(stores.throttles, contacts, clock),
      rateLimit,
      plugins,
    };
    return betterAuth({ ...signInOptions(options), database: createAdapter });
  });
  const origin = () => new URL(baseUrl()).origin;
  return {
    handle: createHandle({ origin, onFault: parts.onFault, answer: (request) => auth().handler(request) }),
    authenticateSession: createAuthenticateSession({
      ...stores,
      origin,
      findSession: (cookie) => findSession(auth().api, adapter, cookie),
    }),
    people: createPeople(adapter),
    enrol: createEnrol(adapter, secrets, hashing),
    sealedRecords: createSealedRecords(db),
    passwordHashes: createPasswordHashes(db),
    endAllSessions: () => adapter.deleteMany({ model: "session", where: [] }),
    async forgetEnded(at) {
      const where = [{ field: "expiresAt", operator: "lt" as const, value: at }];
      await adapter.deleteMany({ model: "session", where });
      await adapter.deleteMany({ model: "verification", where });
    },
    close,
  };
}

interface SessionReader {
  getSession(call: { headers: Headers; query: { disableRefresh: true } }): Promise<{
    readonly session: { readonly secondFactor?: string | null | undefined };
    readonly user: { readonly id: string; readonly twoFactorEnabled?: boolean | null | undefined };
  } | null>;
}

async function findSession(
  api: SessionReader,
  adapter: Parameters<typeof isEnrolled>[1],
  cookie: string,
): Promise<SessionOfPerson | undefined> {
  const found = await api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  if (!found) return undefined;
  const { user, session } = found;
  return {
    personId: user.id,
    secondFactor: session.secondFactor ?? null,
    isEnrolled: () => isEnrolled(user, adapter),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
