import type { InputOf, OutputOf } from "@shiming/administration";
import type { Action } from "@shiming/core";
import { isSqliteDirectoryInUse } from "@shiming/store/locks";
import { requireDatabaseOfHeads } from "../server/audit-heads.ts";
import { requireDataFolder } from "../server/data-folder.ts";
import { requirePlatform } from "../server/database-place.ts";
import { realPath } from "../server/real-path.ts";
import { commandLineActor } from "./actor.ts";
import { askRunningServer } from "./control-client.ts";
import type { Ask, Perform, PlatformLocation, RemotePlatform } from "./location.ts";

/** Runs one operation, as {@link withPlatform} does. */
export function perform<Name extends Action>(
  where: PlatformLocation | RemotePlatform,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  return withPlatform(where, (run) => run(name, input));
}

/**
 * Runs operations on a platform elsewhere, or on the one whose data is here.
 * @throws Sentence when there is no data, or nobody answers
 */
export async function withPlatform<T>(
  where: PlatformLocation | RemotePlatform,
  work: (run: Perform) => Promise<T>,
): Promise<T> {
  if (!("server" in where)) return withData(where, work);
  const { askRemotely } = await import("./remote.ts");
  return work(askRemotely(where) as Perform);
}

/**
 * Runs operations through the server that is running on the data, or else directly, under the lock of the data, which is
 * held until the work is done.
 */
async function withData<T>(location: PlatformLocation, work: (run: Perform) => Promise<T>): Promise<T> {
  requireDataFolder(location.data);
  requireDatabaseOfHeads(location.data);
  requirePlatform(location.data);
  // Whoever holds the lock is the server. Without that, the address may be of one that was killed, and the port of
  // anybody by now.
  if (isSqliteDirectoryInUse(location.data)) {
    const { user } = commandLineActor();
    const keys = location.typedKeys === undefined ? undefined : realPath(location.typedKeys);
    const ask: Ask = async (operation, input) => {
      const answer = await askRunningServer(location.data, { operation, input, user, keys });
      return answer.result;
    };
    return work(ask as Perform);
  }
  // Loaded only here: a command that asks a server needs none of the server's parts.
  const { openUnderLock } = await import("./direct.ts");
  const platform = await openUnderLock(location);
  try {
    return await work(platform.perform);
  } finally {
    await platform.close();
  }
}
