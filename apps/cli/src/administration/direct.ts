/** Runs operations where the stores are: in a server, or in a command that holds the lock of the data. */
import { randomBytes } from "node:crypto";
import { createCertificateAuthority } from "@shiming/ca";
import { refuse, type Stores } from "@shiming/core";
import { openSqliteStores } from "@shiming/store";
import { loadPlatformKeys, type PlatformKeys } from "../server/platform-keys.ts";
import { commandLineActor } from "./actor.ts";
import { forgetControlChannel } from "./control-channel.ts";
import { type OperationDeps, type OperationName, operations } from "./operations.ts";
import type { PlatformLocation } from "./perform.ts";

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

/** Opens the data, runs the operation, and lets go of the data again. @throws StoreUnavailable */
export async function performUnderLock(
  location: PlatformLocation,
  name: OperationName,
  input: unknown,
): Promise<unknown> {
  const keys = loadPlatformKeys(location.keys);
  const stores = await openSqliteStores(location.data);
  forgetControlChannel(location.data);
  try {
    return await performNamed(name, input, commandLineActor(), operationDeps(stores, keys), new Date());
  } finally {
    await stores.close();
  }
}
