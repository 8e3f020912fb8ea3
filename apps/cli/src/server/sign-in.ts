import { randomBytes } from "node:crypto";
import { invitedAtSignUp, type People, type SealedRecords } from "@shiming/core";
import type { OidcSettings, SignIn } from "@shiming/sign-in";
import type { OpenStores } from "@shiming/store";
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
export async function openPlatformSignIn({
  keys,
  stores,
  clock,
  baseUrl,
  oidc,
  onFault = () => {},
}: SignInPlace): Promise<SignIn> {
  const { openSignIn } = await import("@shiming/sign-in");
  const { keyEncryptionKeys, pepper } = keys;
  const people: Pick<People, "find"> = { find: (ids) => signIn.people.find(ids) };
  const deps = { ...stores, people, keys: keyEncryptionKeys, random: randomBytes };
  const signIn: SignIn = await openSignIn(stores.openBeside("sign-in"), {
    stores,
    keys: keyEncryptionKeys,
    pepper,
    random: randomBytes,
    clock,
    baseUrl,
    invited: invitedAtSignUp(deps, clock),
    oidc,
    onFault,
  });
  return signIn;
}

/** For a command that works on the data itself: opened when something is asked of people, and not before. */
export function peopleOnDemand(
  place: SignInPlace,
): People & { readonly sealedRecords: SealedRecords; close(): Promise<void> } {
  let opened: Promise<SignIn> | undefined;
  const signIn = () => {
    opened ??= openPlatformSignIn(place);
    return opened;
  };
  const people = async () => (await signIn()).people;
  const sealed = async () => (await signIn()).sealedRecords;
  return {
    find: async (ids) => (await people()).find(ids),
    endSessions: async (id) => (await people()).endSessions(id),
    resetSecondFactor: async (id) => (await people()).resetSecondFactor(id),
    sealedRecords: {
      places: async () => (await sealed()).places(),
      beginnings: async (...asked) => (await sealed()).beginnings(...asked),
      find: async (...asked) => (await sealed()).find(...asked),
      replace: async (...asked) => (await sealed()).replace(...asked),
    },
    close: async () => (await opened)?.close(),
  };
}
