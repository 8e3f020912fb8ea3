import { randomBytes } from "node:crypto";
import { applicationDeps, type OperationDeps, perform } from "@shiming/administration";
import {
  createApplicationIntake,
  createStoredIdentitySource,
  createStoredPasswordVerifier,
} from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { createPlatform, describeFault, type PlatformConfig, type PlatformParts } from "@shiming/platform";
import type { OidcSettings, SignIn } from "@shiming/sign-in";
import type { OpenStores } from "@shiming/store";
import { commandLineActor } from "../administration/actor.ts";
import { openControlChannel } from "../administration/control-channel.ts";
import { forgetControlChannel } from "../administration/control-files.ts";
import { operationDeps } from "../administration/direct.ts";
import { Sentence } from "../sentence.ts";
import { startApplicationJobs } from "./application-jobs.ts";
import { auditHeadsFile, headWriterOf } from "./audit-heads.ts";
import { createAuthenticate } from "./authenticate.ts";
import { certificateWarnings } from "./certificate-warnings.ts";
import { consoleAt } from "./console.ts";
import { JobRuns } from "./job-runs.ts";
import { startJobs } from "./jobs.ts";
import { type MailSettings, startMail } from "./mail.ts";
import { mailPartsOf } from "./mail-parts.ts";
import { openOwnData } from "./own-data.ts";
import { findForeignKey } from "./own-keys.ts";
import { loadPages } from "./pages.ts";
import { loadPlatformKeys, type PlatformKeys } from "./platform-keys.ts";
import { runningPlatform } from "./running-platform.ts";
import { settingFacts } from "./setting-facts.ts";
import { openPlatformSignIn } from "./sign-in.ts";
import { startedLine } from "./started-line.ts";
import { OTHER_SMTP_PORT, unlistenable } from "./unlistenable.ts";

export interface ServerSettings {
  readonly data: string;
  /** Of PostgreSQL, if the data is there. */
  readonly databaseUrl?: string | undefined;
  /** Since when the data is there, if it is new; now, unless it is given. */
  readonly begun?: Date | undefined;
  readonly keys: PlatformKeys;
  /** Where they lie: `/readyz` tells when others are there. */
  readonly keyFolder: string;
  readonly config: PlatformConfig;
  readonly operator: PlatformParts["operator"];
  /** The origin of the console; a function where the port is known late. Without it there is none. */
  readonly consoleUrl?: string | ((baseUrl: string) => string) | undefined;
  /** Single sign-on of the staff. */
  readonly oidc?: OidcSettings | undefined;
  readonly log: PlatformParts["log"];
  /** Without it nothing is sent, and nothing comes in. */
  readonly mail?: MailSettings | undefined;
  /** Whether approvals are confirmed by another of the staff. */
  readonly fourEyesApprovals: boolean;
  /** How the one who started it chooses another port. */
  readonly otherPort: Text;
  /** The sandbox's own help for developers. */
  readonly diagnosis?: PlatformParts["diagnosis"];
  /** What a sandbox puts beside the platform. */
  readonly sites?: PlatformParts["sites"];
  readonly frontPage?: PlatformParts["frontPage"];
  /** What a sandbox shows its developer. */
  readonly onCall?: PlatformParts["onCall"];
  /** What a sandbox can be asked over the control channel besides, by name. */
  readonly operations?: ReadonlyMap<string, SandboxOperation>;
}

/** @param user who asks, as the command line says */
export type SandboxOperation = (input: unknown, inside: Inside, user: string) => Promise<unknown>;

/** What the platform works with. */
export interface Inside {
  readonly deps: OperationDeps;
  readonly signIn: SignIn;
}

export interface RunningServer {
  readonly url: string;
  readonly audit: OpenStores["audit"];
  /** Where mail is taken in. */
  readonly smtpPort: number | undefined;
  /** Answers what was accepted, signs the last audit head, and lets go of the data. */
  close(): Promise<void>;
}

const clock = () => new Date();

/**
 * The platform on its database, with its jobs and its control channel.
 * @param prepare fills the stores before the first request can come
 * @throws Sentence when the port is taken, the data is another's, older than its heads, or of other keys; StoreUnavailable
 */
export async function startServer(
  settings: ServerSettings,
  prepare: (stores: OpenStores) => Promise<void> = async () => {},
): Promise<RunningServer> {
  const { data, databaseUrl, keys, begun = clock() } = settings;
  const stores = await openOwnData({ data, databaseUrl, keys, actor: commandLineActor() }, begun);
  // Before anything else: nobody may take the place of a server that was killed.
  forgetControlChannel(data);
  try {
    // A start on a full disk ends in a sentence, and not in a server that takes nothing.
    await stores.health.check(clock());
    await stores.housekeeping.endIssuedAhead(clock());
    await prepare(stores);
    return await run(settings, stores);
  } catch (error) {
    await stores.close();
    throw error;
  }
}

async function run(
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
    operations,
    fourEyesApprovals,
    ...sandbox
  }: ServerSettings,
  stores: OpenStores,
): Promise<RunningServer> {
  const heads = headWriterOf(stores, keys, data, { baseUrl: config.baseUrl });
  let url = "";
  const baseUrl = () => url || (config.baseUrl ?? "");
  const consoleUrl = () => (typeof consolePlace === "function" ? consolePlace(baseUrl()) : consolePlace);
  const signIn = await openPlatformSignIn({
    ...{ keys, stores, clock, oidc },
    // Without a console the operator's own is at the platform's address.
    baseUrl: () => consoleUrl() ?? baseUrl(),
    onFault: (error) => log.error({ fault: describeFault(error) }, "a sign-in failed"),
  });
  const { people } = signIn;
  const runs = new JobRuns(clock, log);
  const findObstacle = () => findForeignKey(() => loadPlatformKeys(keyFolder, data), stores);
  const started = {
    engine: databaseUrl ? "PostgreSQL" : "SQLite",
    operator,
    fourEyesApprovals,
    mail,
    hasSingleSignOn: oidc !== undefined,
  };
  const addresses = () => ({ platform: baseUrl(), sheet: platform.sheetUrl, console: consoleUrl() });
  const running = runningPlatform({
    ...{ data, keys, stores, heads, runs, findObstacle, clock, log },
    settings: () => settingFacts(started, addresses(), process.env),
  });
  const performing = operationDeps(stores, keys, {
    ...{ people, baseUrl, consoleUrl, mail: mailPartsOf(data, mail), fourEyesApprovals },
    // Nothing is tried before the platform listens.
    callRealnameInfo: (accessToken, body) => platform.callRealnameInfo(accessToken, body),
  });
  const deps = { ...performing, running };
  const platform = await createPlatform({
    stores,
    identities: createStoredIdentitySource({ accounts: stores.accounts, keys: keys.keyEncryptionKeys }),
    passwords: createStoredPasswordVerifier({
      accounts: stores.accounts,
      pepper: keys.pepper,
      random: randomBytes,
      onDearHash: () =>
        log.warn(
          { reason: "hash_too_dear" },
          "a stored payment password asks for more than a hash may, and never matches: set it anew",
        ),
    }),
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
    writeQueue: stores.writes,
    lastSignedHead: () => heads.last,
    findObstacle,
    ...sandbox,
  }).catch(async (error: unknown) => {
    await signIn.close();
    throw unlistenable(error, config, otherPort);
  });
  url = platform.baseUrl;
  const closeControl = await openControlChannel(
    data,
    async ({ operation, input, user }) =>
      operations?.get(operation)?.(input, { deps, signIn }, user) ??
      perform(operation, input, { kind: "command_line", user }, deps, clock()),
    { onFault: (error) => log.error({ fault: describeFault(error) }, "a command's call failed") },
  );
  const intake = createApplicationIntake(applicationDeps(deps));
  const runningMail =
    mail &&
    (await startMail(mail, { stores, keys, intake, clock, log, runs }).catch(async (error: unknown) => {
      await platform.close();
      await closeControl();
      await signIn.close();
      throw unlistenable(error, mail.listen ?? {}, OTHER_SMTP_PORT);
    }));
  log.info(startedLine({ platform, data, keys, schema: stores.schema }), "started");
  const warnOfEnds = certificateWarnings(deps);
  const stopJobs = startJobs({ heads, ...stores, signIn, clock, runs, warnOfEnds });
  const stopApplicationJobs = startApplicationJobs(deps, clock, runs);
  return {
    url: platform.url,
    audit: stores.audit,
    smtpPort: runningMail?.smtpPort,
    async close() {
      stopJobs();
      stopApplicationJobs();
      try {
        await platform.close();
        await runningMail?.close();
        await closeControl();
        await signIn.close();
        await heads.write(clock()).catch((error: unknown) => {
          throw headUnwritten(data, error);
        });
      } finally {
        await stores.close();
      }
    },
  };
}

function headUnwritten(data: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === undefined) return error;
  return new Sentence({
    en: `The last head of the audit could not be written to ${auditHeadsFile(data)} (${code}); the next start signs it.`,
    zh: `最后一个审计链头无法写入 ${auditHeadsFile(data)}（${code}）；下次启动会补签。`,
  });
}
