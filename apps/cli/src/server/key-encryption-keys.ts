import type { Kms } from "../kms/kms.ts";
import { createTransit } from "../kms/transit.ts";
import { kmsOf, kmsSettings } from "../settings/kms-settings.ts";
import { type Environment, Mistakes, readSettings } from "../settings/setting.ts";
import type { KeyFolder } from "./key-files.ts";
import { KeyRing } from "./key-ring.ts";

/** @throws Sentence about settings that are wrong, and as {@link KeyRing.open} does */
export function readKeyEncryptionKeys(keys: KeyFolder, environment?: Environment): Promise<KeyRing> {
  return KeyRing.open(keys, kmsOfEnvironment(environment), new Date());
}

/** The KMS that the environment names. @throws Sentence */
export function kmsOfEnvironment(environment: Environment = process.env): Kms | undefined {
  const mistakes = new Mistakes();
  const values = readSettings(kmsSettings, environment, mistakes);
  mistakes.throwAny();
  const settings = kmsOf(values);
  return settings && createTransit(settings);
}
