import { existsSync } from "node:fs";
import { join } from "node:path";
import { isSqliteDirectoryInUse } from "@shiming/store";
import { Sentence } from "../sentence.ts";
import { commandLineActor } from "./actor.ts";
import { askRunningServer } from "./control-channel.ts";
import type { OperationInputs, OperationName } from "./operations.ts";

/** Where the data and the keys of the platform are that a command is about. */
export interface PlatformLocation {
  readonly data: string;
  readonly keys: string;
}

/**
 * Runs an operation through the server that is running on the data, or else directly, under the lock of the data.
 * @throws DomainError what the operation refused; Sentence when there is no data
 */
export async function perform<Name extends OperationName>(
  location: PlatformLocation,
  name: Name,
  input: OperationInputs[Name],
): Promise<unknown> {
  if (!existsSync(join(location.data, "shiming.db"))) {
    throw new Sentence(`There is no platform in ${location.data}; --data DIR names another folder.`);
  }
  // Whoever holds the lock is the server. Without that, the address may be of one that was killed, and the port of
  // anybody by now.
  if (isSqliteDirectoryInUse(location.data)) {
    return (await askRunningServer(location.data, { operation: name, input, actor: commandLineActor() }))
      .result;
  }
  // Loaded only here: a command that asks a server needs none of the server's parts.
  const { performUnderLock } = await import("./direct.ts");
  return performUnderLock(location, name, input);
}
