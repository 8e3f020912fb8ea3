/** The platform on its stores, as it answers: what it does by itself are its duties, see duties.ts. */
import { createPublicKey, randomBytes, sign } from "node:crypto";
import { type OperationDeps, perform } from "@shiming/administration";
import {
  createStoredIdentitySource,
  createStoredPasswordVerifier,
  DomainError,
  Openids,
} from "@shiming/core";
import { jwksOf } from "@shiming/events";
import { createPlatform, describeFault, type Platform, type PlatformParts } from "@shiming/platform";
import type { SignIn } from "@shiming/sign-in";
import type { OpenStores } from "@shiming/store";
import { operationDeps } from "../administration/direct.ts";
import { type AuditHeadWriter, headWriterOf } from "./audit-heads.ts";
import { createAuthenticate } from "./authenticate.ts";
import { consoleAt } from "./console.ts";
import { eventTransportOf } from "./events.ts";
import { JobRuns } from "./job-runs.ts";
import { mailPartsOf } from "./mail-parts.ts";
import { requireRootList } from "./merchant-authority.ts";
import { startNodeClock } from "./node-clock.ts";
import { OutdatedHashes } from "./outdated-hashes.ts";
import { findForeignKey } from "./own-keys.ts";
import { loadPages } from "./pages.ts";
import { loadPlatformKeys, type PlatformKeys } from "./platform-keys.ts";
import { runningPlatform } from "./running-platform.ts";
import type { ServerSettings } from "./server-settings.ts";
import { settingFacts } from "./setting-facts.ts";
import { signInOnDemand } from "./sign-in.ts";
import { unlistenable } from "./unlistenable.ts";
import { watchKeys } from "./watch-keys.ts";
import { NO_WITNESSES } from "./witnesses.ts";

export interface ServedPlatform {
  readonly platform: Platform;
  readonly stores: OpenStores;
  readonly heads: AuditHeadWriter;
  /** How its jobs went, whoever starts them. */
  readonly runs: JobRuns;
  readonly outdatedHashes: OutdatedHashes;
  readonly deps: OperationDeps;
  readonly signIn: SignIn;
  readonly clock: () => Date;
  readonly log: PlatformParts["log"];
  /** Answers what was accepted. The stores stay open. @param isReplaced whether other workers go on */
  close(isReplaced?: boolean): Promise<void>;
}

/** @throws Sentence when the port is taken; the stores stay open */
export async function servePlatform(
  {
    data,
    databaseUrl,
    keys,
    keyFolder,
    config,
    operator,
    consoleUrl: consolePlace,
    oidc,
    log,
    mail,
    otherPort,
    operations: _,
    fourEyesApprovals,
    witnesses = NO_WITNESSES,
    events: eventSettings = {},
    ...sandbox
  }: ServerSettings,
  stores: OpenStores,
): Promise<ServedPlatform> {
  const nodeClock = startNodeClock(stores.health, log);
  const clock = nodeClock.now;
  const heads = headWriterOf(stores, keys, data, { baseUrl: config.baseUrl });
  let url = "";
  const baseUrl = () => url || (config.baseUrl ?? "");
  const consoleUrl = () => (typeof consolePlace === "function" ? consolePlace(baseUrl()) : consolePlace);
  const signIn = signInOnDemand({
    ...{ keys, stores, clock, oidc },
    // Without a console the operator's own is at the platform's address.
    baseUrl: () => consoleUrl() ?? baseUrl(),
    onFault: (error) => log.error({ ...reasonOf(error), fault: describeFault(error) }, "a sign-in failed"),
  });
  const { people } = signIn;
  const runs = new JobRuns(() => new Date(), log, stores.leases);
  const findObstacle = async () =>
    keys.keyEncryptionKeys.obstacle ??
    findForeignKey(() => loadPlatformKeys(keyFolder, data, { held: keys }), stores);
  const started = {
    engine: databaseUrl ? "PostgreSQL" : "SQLite",
    operator,
    fourEyesApprovals,
    mail,
    hasSingleSignOn: oidc !== undefined,
  };
  const addresses = () => ({ platform: baseUrl(), sheet: platform.sheetUrl, console: consoleUrl() });
  const running = runningPlatform({
    ...{ data, keys, stores, heads, witnesses, runs, findObstacle, clock, log },
    settings: () => settingFacts(started, addresses(), process.env),
  });
  const events = eventTransportOf(eventSettings, keys);
  const openidDeps = { ...stores, keys: keys.keyEncryptionKeys, random: randomBytes };
  const performing = operationDeps(stores, keys, {
    ...{ people, peoplesRecords: signIn.sealedRecords, peoplesHashes: signIn.passwordHashes },
    ...{ baseUrl, consoleUrl, mail: mailPartsOf(data, mail), fourEyesApprovals, operator },
    events: { ...events, openids: new Openids(openidDeps), issuer: baseUrl },
    // Nothing is tried before the platform listens.
    callRealnameInfo: (accessToken, body) => platform.callRealnameInfo(accessToken, body),
  });
  const { passwordHashes } = performing;
  const outdatedHashes = new OutdatedHashes({ peppers: keys.peppers, passwordHashes, clock });
  // A list that cannot be read is told at the start, and not when somebody asks for it.
  requireRootList(keyFolder);
  const { replica } = stores;
  const deps: OperationDeps = {
    ...performing,
    running,
    ...(replica && { storesOfLists: replica.stores, noteChange: replica.noteChange }),
  };
  const platform = await createPlatform({
    stores,
    identities: createStoredIdentitySource({ accounts: stores.accounts, keys: keys.keyEncryptionKeys }),
    passwords: passwordsOf(stores, keys, log),
    keys: keys.keyEncryptionKeys,
    authority: deps.authority,
    clock,
    random: randomBytes,
    config,
    operator,
    log,
    signIn,
    api: {
      perform: (name, input, actor) => perform(name, input, actor, deps, clock()),
      authenticate: createAuthenticate(stores, signIn.authenticateSession, clock),
    },
    pages: await loadPages(),
    console: await consoleAt(consolePlace, oidc !== undefined),
    callers: stores.callers,
    writeQueue: stores.writes,
    lastSignedHead: () => heads.last,
    logKey: createPublicKey(keys.auditKey),
    signReceipt: (signed) => sign(null, signed, keys.auditKey),
    eventKeys: () => jwksOf(keys.events.all),
    witnesses: witnesses.witnesses,
    outdatedHashes: () => outdatedHashes.counts,
    findObstacle,
    ...sandbox,
  }).catch(async (error: unknown) => {
    nodeClock.stop();
    await signIn.close();
    throw unlistenable(error, config, otherPort);
  });
  url = platform.baseUrl;
  const stopWatching = watchKeys({ keys, clock, runs });
  return {
    ...{ platform, stores, heads, runs, outdatedHashes, deps, signIn, clock, log },
    async close(isReplaced) {
      stopWatching();
      await platform.close(isReplaced);
      events.transport.close();
      await signIn.close();
      nodeClock.stop();
    },
  };
}

/** What the domain says is of its own making, and quotes nobody. */
function reasonOf(error: unknown): { reason?: string } {
  return error instanceof DomainError ? { reason: error.message } : {};
}

function passwordsOf(
  { accounts }: OpenStores,
  { peppers }: PlatformKeys,
  log: PlatformParts["log"],
): PlatformParts["passwords"] {
  const onDearHash = () =>
    log.warn(
      { reason: "hash_too_dear" },
      "a stored payment password asks for more than a hash may, and never matches: set it anew",
    );
  const onMissingPepper = (pepper: string) =>
    log.error({ reason: `${pepper}.key is missing` }, "a payment password could not be judged");
  return createStoredPasswordVerifier({
    ...{ accounts, peppers, random: randomBytes },
    onDearHash,
    onMissingPepper,
  });
}
