/** A server that is one process: the platform on its database, with its jobs and its control channel. */
import type { OpenStores } from "@shiming/store";
import { commandLineActor } from "../administration/actor.ts";
import { forgetControlChannel } from "../administration/control-files.ts";
import { writeLastHead } from "./audit-heads.ts";
import { takeDuties } from "./duties.ts";
import { requireRightClock } from "./node-clock.ts";
import { openOwnData } from "./own-data.ts";
import { servePlatform } from "./served-platform.ts";
import type { ServerSettings } from "./server-settings.ts";
import { tellStarted } from "./started-line.ts";

export interface RunningServer {
  readonly url: string;
  readonly audit: OpenStores["audit"];
  /** Where mail is taken in. */
  readonly smtpPort: number | undefined;
  /** Answers what was accepted, signs the last audit head, and lets go of the data. */
  close(): Promise<void>;
}

/**
 * The platform on its database, with its jobs and its control channel.
 * @param prepare fills the stores before the first request can come
 * @throws Sentence when the port is taken, the data is another's, older than its heads, or of other keys, and when the clock is wrong; StoreUnavailable
 */
export async function startServer(
  settings: ServerSettings,
  prepare: (stores: OpenStores) => Promise<void> = async () => {},
): Promise<RunningServer> {
  const stores = await openServerStores(settings);
  // Before anything else: nobody may take the place of a server that was killed.
  forgetControlChannel(settings.data);
  try {
    await prepare(stores);
    return await run(settings, stores);
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** @param isHeld whether the process that started this one holds the data folder. @throws as {@link startServer} */
export async function openServerStores(
  { data, databaseUrl, databaseOptions, keys, begun = new Date() }: ServerSettings,
  { isHeld = false } = {},
): Promise<OpenStores> {
  const stores = await openOwnData(
    { data, databaseUrl, databaseOptions, isHeld, keys, actor: commandLineActor() },
    begun,
  );
  try {
    // A start on a full disk ends in a sentence, and not in a server that takes nothing.
    await stores.health.check(new Date());
    await requireRightClock(stores.health);
    await stores.housekeeping.endIssuedAhead(new Date());
    return stores;
  } catch (error) {
    await stores.close();
    throw error;
  }
}

async function run(settings: ServerSettings, stores: OpenStores): Promise<RunningServer> {
  const served = await servePlatform(settings, stores);
  const duties = await takeDuties(settings, served).catch(async (error: unknown) => {
    await served.close();
    throw error;
  });
  tellStarted(settings, served);
  return {
    url: served.platform.url,
    audit: stores.audit,
    smtpPort: duties.smtpPort,
    async close() {
      try {
        await duties.stop();
        await served.close();
        await writeLastHead(settings.data, served.heads, stores.leases, new Date());
      } finally {
        await stores.close();
      }
    },
  };
}
