/** Runs operations where the stores are: in a server, or in a command that holds the lock of the data. */
import { randomBytes } from "node:crypto";
import { type OperationDeps, perform } from "@shiming/administration";
import { createCertificateAuthority } from "@shiming/ca";
import type { Stores } from "@shiming/core";
import { openOwnData } from "../server/own-data.ts";
import { loadPlatformKeys, type PlatformKeys } from "../server/platform-keys.ts";
import { commandLineActor } from "./actor.ts";
import { forgetControlChannel } from "./control-files.ts";
import type { Ask, Perform, PlatformLocation } from "./location.ts";

export function operationDeps(stores: Stores, keys: PlatformKeys): OperationDeps {
  return {
    stores,
    keys: keys.keyEncryptionKeys,
    pepper: keys.pepper,
    authority: createCertificateAuthority(keys.merchantAuthority),
    random: randomBytes,
  };
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
  const run: Ask = (name, input) => perform(name, asJson(input), actor, deps, new Date());
  return { perform: run as Perform, close: () => stores.close() };
}

/** As it would travel to a server: what is undefined is absent. */
const asJson = (input: unknown): unknown => JSON.parse(JSON.stringify(input));
