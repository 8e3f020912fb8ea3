import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { createCertificateAuthority } from "@shiming/ca";
import { refuse, type Stores } from "@shiming/core";
import { openSqliteStores } from "@shiming/store";
import { Sentence } from "../sentence.ts";
import { loadPlatformKeys, type PlatformKeys } from "../server/platform-keys.ts";
import { askRunningServer } from "./control-channel.ts";
import { type OperationDeps, type OperationInputs, type OperationName, operations } from "./operations.ts";

/** Where the data and the keys of the platform are that a command is about. */
export interface PlatformLocation {
  readonly data: string;
  readonly keys: string;
}

export function operationDeps(stores: Stores, keys: PlatformKeys): OperationDeps {
  return {
    stores,
    keys: keys.keyEncryptionKeys,
    pepper: keys.pepper,
    authority: createCertificateAuthority(keys.merchantAuthority),
    random: randomBytes,
  };
}

/** Runs an operation by its name, as a server does for its control channel. */
export function performNamed(
  name: string,
  input: unknown,
  actor: string,
  deps: OperationDeps,
  at: Date,
): Promise<unknown> {
  if (!Object.hasOwn(operations, name)) refuse("value_invalid", { hint: `there is no operation ${name}` });
  const operation = operations[name as OperationName] as (
    input: unknown,
    actor: string,
    deps: OperationDeps,
    at: Date,
  ) => Promise<unknown>;
  return operation(input, actor, deps, at);
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
  const asked = await askRunningServer(location.data, name, input);
  if (asked) return asked.result;
  if (!existsSync(join(location.data, "shiming.db"))) {
    throw new Sentence(`There is no platform in ${location.data}; --data DIR names another folder.`);
  }
  const keys = loadPlatformKeys(location.keys);
  const stores = await openSqliteStores(location.data);
  try {
    return await performNamed(name, input, commandLineActor(), operationDeps(stores, keys), new Date());
  } finally {
    await stores.close();
  }
}

/** Who of the machine's users typed the command, as far as the system tells. */
export function commandLineActor(): string {
  return `command line, ${userInfo().username}`;
}
