/** Runs operations where the stores are: in a server, or in a command that holds the lock of the data. */
import { randomBytes } from "node:crypto";
import { type OperationDeps, perform } from "@shiming/administration";
import { createCertificateAuthority, readRevocationList } from "@shiming/ca";
import {
  type PasswordHashes,
  Rewrapping,
  type SealedRecords,
  type Stores,
  sealedTogether,
} from "@shiming/core";
import { databaseUrl } from "../server/database-place.ts";
import { mailPartsOf } from "../server/mail-parts.ts";
import { openOwnData } from "../server/own-data.ts";
import { loadPlatformKeys, type PlatformKeys } from "../server/platform-keys.ts";
import { scannerOf } from "../server/scan-command.ts";
import { peopleOnDemand } from "../server/sign-in.ts";
import { operatorIn } from "../settings/operator-settings.ts";
import { VERSION } from "../version.ts";
import { commandLineActor } from "./actor.ts";
import { forgetControlChannel } from "./control-files.ts";
import type { Ask, Perform, PlatformLocation } from "./location.ts";

interface Surroundings
  extends Pick<
    OperationDeps,
    "people" | "mail" | "fourEyesApprovals" | "callRealnameInfo" | "events" | "operator"
  > {
  /** Of those who sign in. */
  readonly peoplesRecords: SealedRecords;
  readonly peoplesHashes: PasswordHashes;
  /** Where people reach the platform; empty while nobody knows; asked for each link, and for each certificate. */
  readonly baseUrl: () => string;
  /** Where they sign in, where that is somewhere else. */
  readonly consoleUrl?: () => string | undefined;
}

export function operationDeps(
  stores: Stores,
  keys: PlatformKeys,
  { baseUrl, consoleUrl = () => undefined, peoplesRecords, peoplesHashes, ...around }: Surroundings,
): OperationDeps {
  const revocationsUrl = (name: string) => {
    const base = baseUrl();
    return base === "" ? undefined : `${base}/ca/${name}.crl`;
  };
  const sealedRecords = sealedTogether(stores.sealedRecords, peoplesRecords);
  return {
    ...around,
    stores,
    keys: keys.keyEncryptionKeys,
    keyStore: keys.store,
    sealedRecords,
    passwordHashes: [
      { place: "accounts.pay_password_hash", beginnings: stores.accounts.hashBeginnings },
      peoplesHashes,
    ],
    rewrapping: new Rewrapping(sealedRecords, keys.keyEncryptionKeys),
    peppers: keys.peppers,
    own: { version: VERSION, url: baseUrl, logKey: keys.auditKey },
    authority: createCertificateAuthority({ ...keys.merchantAuthority, revocationsUrl }),
    readRevocationList,
    random: randomBytes,
    isScanned: scannerOf(process.env) !== undefined,
    revocationsUrl,
    invitationUrl: (token) => `${consoleUrl() ?? baseUrl()}/invitation#token=${token}`,
  };
}

/** Opens the data, and runs operations on it until it is closed. @throws StoreUnavailable */
export async function openUnderLock(
  location: PlatformLocation,
): Promise<{ readonly perform: Perform; close(): Promise<void> }> {
  const keys = await loadPlatformKeys(location.keys, location.data);
  const actor = commandLineActor();
  const stores = await openOwnData(
    { data: location.data, databaseUrl: databaseUrl(), keys, actor },
    new Date(),
  );
  forgetControlChannel(location.data);
  const baseUrl = () => process.env.SHIMING_BASE_URL ?? "";
  const consoleUrl = () => process.env.SHIMING_CONSOLE_URL || undefined;
  const people = peopleOnDemand({ keys, stores, clock: () => new Date(), baseUrl });
  const mail = mailPartsOf(location.data);
  const deps = operationDeps(stores, keys, {
    ...{ people, peoplesRecords: people.sealedRecords, peoplesHashes: people.passwordHashes },
    ...{ baseUrl, consoleUrl, mail },
    operator: operatorIn(process.env),
  });
  const run: Ask = (name, input) => perform(name, asJson(input), actor, deps, new Date());
  return {
    perform: run as Perform,
    async close() {
      await people.close();
      await stores.close();
    },
  };
}

/** As it would travel to a server: what is undefined is absent. */
const asJson = (input: unknown): unknown => JSON.parse(JSON.stringify(input));
