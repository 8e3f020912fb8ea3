/** Runs operations where the stores are: in a server, or in a command that holds the lock of the data. */
import { randomBytes } from "node:crypto";
import { createCertificateAuthority } from "@shiming/ca";
import { refuse, type Stores } from "@shiming/core";
import { CryptoError } from "@shiming/crypto";
import { openOwnData } from "../server/own-data.ts";
import { loadPlatformKeys, type PlatformKeys } from "../server/platform-keys.ts";
import { commandLineActor } from "./actor.ts";
import { forgetControlChannel } from "./control-files.ts";
import { type OperationDeps, type OperationName, operations } from "./operations.ts";
import type { Perform, PlatformLocation } from "./perform.ts";

export function operationDeps(stores: Stores, keys: PlatformKeys): OperationDeps {
  return {
    stores,
    keys: keys.keyEncryptionKeys,
    pepper: keys.pepper,
    authority: createCertificateAuthority(keys.merchantAuthority),
    random: randomBytes,
  };
}

/**
 * Runs an operation by its name, as a server does for its control channel.
 * @throws DomainError for what it refuses, and for what is wrong with a key, a certificate or a record that it meets
 */
export async function performNamed(
  name: string,
  input: unknown,
  actor: string,
  deps: OperationDeps,
  at: Date,
): Promise<unknown> {
  if (!Object.hasOwn(operations, name))
    refuse("value_invalid", { hint: { en: `there is no operation ${name}`, zh: `没有操作 ${name}` } });
  const operation = operations[name as OperationName] as (
    input: unknown,
    actor: string,
    deps: OperationDeps,
    at: Date,
  ) => Promise<unknown>;
  try {
    return await operation(input, actor, deps, at);
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return refuse("value_invalid", { hint: error.text });
  }
}

/** Opens the data, and runs operations on it until it is closed. @throws StoreUnavailable */
export async function openUnderLock(
  location: PlatformLocation,
): Promise<{ readonly perform: Perform; close(): Promise<void> }> {
  const keys = loadPlatformKeys(location.keys, location.data);
  const actor = commandLineActor();
  const stores = await openOwnData({ data: location.data, keys, actor }, new Date());
  forgetControlChannel(location.data);
  const deps = operationDeps(stores, keys);
  return {
    perform: (name, input) => performNamed(name, input, actor, deps, new Date()),
    close: () => stores.close(),
  };
}
