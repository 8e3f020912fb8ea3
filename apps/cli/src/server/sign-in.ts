import { randomBytes } from "node:crypto";
import { invitedAtSignUp, type PasswordHashes, type People, type SealedRecords } from "@shiming/core";
import type { OidcSettings, SignIn } from "@shiming/sign-in";
import type { DatabaseBeside, OpenStores } from "@shiming/store";
import type { PlatformKeys } from "./platform-keys.ts";

export interface SignInPlace {
  readonly keys: PlatformKeys;
  readonly stores: OpenStores;
  readonly clock: () => Date;
  /** Where people reach the platform. */
  readonly baseUrl: () => string;
  readonly oidc?: OidcSettings | undefined;
  readonly onFault?: (error: unknown) => void;
}

/** The sign-in beside the stores. @throws StoreUnavailable */
export function openPlatformSignIn(place: SignInPlace): Promise<SignIn> {
  return openIn(place.stores.openBeside("sign-in"), place);
}

async function openIn(
  database: DatabaseBeside,
  { keys, stores, clock, baseUrl, oidc, onFault = () => {} }: SignInPlace,
): Promise<SignIn> {
  const { openSignIn } = await import("@shiming/sign-in");
  const { keyEncryptionKeys, peppers, signIn: secrets } = keys;
  const people: Pick<People, "find"> = { find: (ids) => signIn.people.find(ids) };
  const deps = { ...stores, people, keys: keyEncryptionKeys, random: randomBytes };
  const signIn: SignIn = await openSignIn(database, {
    stores,
    keys: keyEncryptionKeys,
    peppers,
    secrets,
    random: randomBytes,
    clock,
    baseUrl,
    invited: invitedAtSignUp(deps, clock),
    oidc,
    onFault,
  });
  return signIn;
}

/**
 * The sign-in of a server. Its database is opened at once, so that one that is damaged is refused at the start; what answers
 * is loaded by the first who signs in or brings a session: a node that answers service providers alone keeps 30 MB free.
 * @throws StoreUnavailable
 */
export function signInOnDemand(place: SignInPlace): SignIn {
  let unused: DatabaseBeside | undefined = place.stores.openBeside("sign-in");
  const loaded = onDemand(() => {
    const database = unused ?? place.stores.openBeside("sign-in");
    unused = undefined;
    return openIn(database, place);
  });
  return {
    handle: async (request) => (await loaded()).handle(request),
    // Who brings no cookie has no session.
    authenticateSession: async (headers) =>
      headers.cookie === undefined ? undefined : (await loaded()).authenticateSession(headers),
    people: peopleOf(loaded),
    sealedRecords: sealedRecordsOf(loaded),
    passwordHashes: passwordHashesOf(loaded),
    enrol: async (people, at) => (await loaded()).enrol(people, at),
    endAllSessions: async () => (await loaded()).endAllSessions(),
    // What is over does no harm: it is looked for where sessions are looked at.
    forgetEnded: async (at) => (await loaded.already)?.forgetEnded(at),
    close: async () => {
      if (unused) await closeUnused(unused);
      else await (await loaded.already)?.close();
    },
  };
}

async function closeUnused(place: DatabaseBeside): Promise<void> {
  if (place.engine === "sqlite") place.database.close();
  else await place.pool.end();
}

/** For a command that works on the data itself: opened when something is asked of people, and not before. */
export function peopleOnDemand(
  place: SignInPlace,
): People & Pick<SignIn, "sealedRecords" | "passwordHashes" | "close"> {
  const opened = onDemand(() => openPlatformSignIn(place));
  return {
    ...peopleOf(opened),
    sealedRecords: sealedRecordsOf(opened),
    passwordHashes: passwordHashesOf(opened),
    close: async () => (await opened.already)?.close(),
  };
}

function peopleOf(opened: () => Promise<SignIn>): People {
  return {
    find: async (ids) => (await opened()).people.find(ids),
    endSessions: async (id) => (await opened()).people.endSessions(id),
    resetSecondFactor: async (id) => (await opened()).people.resetSecondFactor(id),
  };
}

function sealedRecordsOf(opened: () => Promise<SignIn>): SealedRecords {
  return {
    places: async () => (await opened()).sealedRecords.places(),
    beginnings: async (...asked) => (await opened()).sealedRecords.beginnings(...asked),
    find: async (...asked) => (await opened()).sealedRecords.find(...asked),
    replace: async (...asked) => (await opened()).sealedRecords.replace(...asked),
  };
}

function passwordHashesOf(opened: () => Promise<SignIn>): PasswordHashes {
  return {
    place: "sign-in.account.password",
    beginnings: async (after) => (await opened()).passwordHashes.beginnings(after),
  };
}

interface OnDemand<T> {
  (): Promise<T>;
  /** What was opened, if it was. */
  readonly already: Promise<T> | undefined;
}

/** Opened once; what failed is tried again by the next who asks. */
function onDemand<T>(open: () => Promise<T>): OnDemand<T> {
  let opened: Promise<T> | undefined;
  const ask = () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return Object.defineProperty(ask, "already", { get: () => opened }) as OnDemand<T>;
}
