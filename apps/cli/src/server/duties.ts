/** What a server does besides answering: its control channel, mail and jobs. One process for each data folder has them. */
import { applicationDeps, perform } from "@shiming/administration";
import { createApplicationIntake, refuse } from "@shiming/core";
import { describeFault } from "@shiming/platform";
import { openControlChannel } from "../administration/control-channel.ts";
import { startApplicationJobs } from "./application-jobs.ts";
import { certificateWarnings } from "./certificate-warnings.ts";
import { startEvents } from "./events.ts";
import { startJobs } from "./jobs.ts";
import { type RunningMail, startMail } from "./mail.ts";
import { startCounting } from "./outdated-hashes.ts";
import { realPath } from "./real-path.ts";
import { startRetention } from "./retention-job.ts";
import { startRewrapping } from "./rewrap-job.ts";
import type { ServedPlatform } from "./served-platform.ts";
import type { ServerSettings } from "./server-settings.ts";
import { OTHER_SMTP_PORT, unlistenable } from "./unlistenable.ts";
import { NO_WITNESSES, Witnesses } from "./witnesses.ts";

export interface Duties {
  /** Where mail is taken in. */
  readonly smtpPort: number | undefined;
  /** Answers the commands that have come, finishes what runs, begins nothing more, and gives the jobs back. */
  stop(): Promise<void>;
}

type DutySettings = Pick<ServerSettings, "data" | "keys" | "mail" | "operations" | "witnesses">;

/** @throws Sentence when the port for mail is taken; nothing goes on then */
export async function takeDuties(settings: DutySettings, served: ServedPlatform): Promise<Duties> {
  const { heads, stores, signIn, deps, clock, runs, outdatedHashes, log } = served;
  const { keys } = settings;
  const closeControl = await listenToCommands(settings, served);
  let mail: RunningMail | undefined;
  try {
    mail = await attendMail(settings, served);
  } catch (error) {
    await closeControl();
    throw error;
  }
  const witnesses = new Witnesses(settings.witnesses ?? NO_WITNESSES, stores.log, log);
  const stopJobs = startJobs({
    ...{ heads, witnesses },
    ...stores,
    signIn,
    clock,
    runs,
    warnOfEnds: certificateWarnings(deps),
  });
  const stopApplicationJobs = startApplicationJobs(deps, clock, runs);
  const stopEvents = startEvents({ deps, countTry: served.platform.countEventTry, clock, runs });
  const stopRetention = startRetention(deps, clock, runs);
  const stopCounting = startCounting(outdatedHashes, runs);
  const { rewrapping } = deps;
  const stopRewrapping = startRewrapping({ ring: keys.keyEncryptionKeys, rewrapping, clock, runs });
  return {
    smtpPort: mail?.smtpPort,
    async stop() {
      stopJobs();
      stopApplicationJobs();
      stopRetention();
      await stopCounting();
      await stopRewrapping();
      await stopEvents();
      await witnesses.close();
      await mail?.close();
      await closeControl();
      // Where the database is away, they come to their end by themselves.
      await stores.leases.close().catch(() => {});
    },
  };
}

function listenToCommands(
  { data, keys, operations }: DutySettings,
  { deps, signIn, clock, log }: ServedPlatform,
): Promise<() => Promise<void>> {
  return openControlChannel(
    data,
    async ({ operation, input, user, keys: named }) => {
      if (named !== undefined && named !== realPath(keys.folder)) refuseOtherKeys(keys.folder, named);
      return (
        operations?.get(operation)?.(input, { deps, signIn }, user) ??
        perform(operation, input, { kind: "command_line", user }, deps, clock())
      );
    },
    { onFault: (error) => log.error({ fault: describeFault(error) }, "a command's call failed") },
  );
}

function refuseOtherKeys(keys: string, named: string): never {
  return refuse("value_invalid", {
    hint: {
      en: `the server that runs on the data has its keys in ${keys}, not in ${named}: leave --keys out, or stop the server first`,
      zh: `在这份数据上运行的服务器使用 ${keys} 中的密钥，不是 ${named}：请去掉 --keys，或先停止服务器`,
    },
  });
}

async function attendMail(
  { mail, keys }: DutySettings,
  { stores, deps, clock, log, runs }: ServedPlatform,
): Promise<RunningMail | undefined> {
  if (!mail) return undefined;
  const intake = createApplicationIntake(applicationDeps(deps));
  return startMail(mail, { stores, keys, intake, clock, log, runs }).catch((error: unknown) => {
    throw unlistenable(error, mail.listen ?? {}, OTHER_SMTP_PORT);
  });
}
