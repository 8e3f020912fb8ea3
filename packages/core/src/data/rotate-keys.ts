/** Another key-encryption key in the place of the one that seals, and the end of one that nothing is sealed with any more. */
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { KeyRegister } from "../ports/key-register.ts";
import type { KeyStore } from "../ports/key-store.ts";
import type { SealedRecords } from "../ports/sealed-records.ts";
import { countSealed, type SealedCount } from "./count-sealed.ts";
import { rememberKeys } from "./own-keys.ts";
import { KEK } from "./platform-key.ts";

export interface RotationDeps {
  readonly keys: KeyEncryptionKeys;
  readonly keyStore: KeyStore;
  readonly keyRegister: KeyRegister;
  readonly sealedRecords: SealedRecords;
}

/** What is sealed from here on is sealed with a new key; what was sealed before waits to be wrapped anew. @returns its id */
export async function rotateKeyEncryptionKey(
  actor: Permitted<"keys.rotate">,
  { keyStore, keyRegister }: Pick<RotationDeps, "keyStore" | "keyRegister">,
  at: Date,
): Promise<string> {
  const id = await keyStore.createKeyEncryptionKey(at);
  await keyStore.resealKeys();
  await rememberKeys(await keyStore.list(), { kind: "keys_remembered", actor }, keyRegister, at);
  return id;
}

/**
 * @param id of a key-encryption key
 * @throws `entity_not_found`; `value_invalid` for the one that seals, and as long as anything is sealed with it
 */
export async function removeKeyEncryptionKey(
  id: string,
  actor: Permitted<"keys.remove">,
  { keys, keyStore, keyRegister, sealedRecords }: RotationDeps,
  at: Date,
): Promise<void> {
  const before = await keyStore.list();
  if (!before.some(({ name }) => name === `${KEK}${id}`)) {
    refuse("entity_not_found", { hint: { en: `no key ${KEK}${id}`, zh: `没有密钥 ${KEK}${id}` } });
  }
  if (keys.current().id === id) refuse("value_invalid", { hint: IN_USE });
  const needing = await neededFor(id, { keyStore, sealedRecords });
  if (needing.length > 0) refuse("value_invalid", { hint: stillSealed(needing) });
  await keyStore.removeKeyEncryptionKey(id);
  await rememberKeys(await keyStore.list(), { kind: "keys_remembered", actor }, keyRegister, at);
}

/** What is still sealed with a key: records by their place, and other keys one by one. */
async function neededFor(
  id: string,
  { keyStore, sealedRecords }: Pick<RotationDeps, "keyStore" | "sealedRecords">,
): Promise<readonly SealedCount[]> {
  const records = (await countSealed(sealedRecords)).filter(({ keyId }) => keyId === id);
  const keys = (await keyStore.sealedKeys()).filter(({ keyId }) => keyId === id);
  return [...records, ...keys.map(({ name, keyId }) => ({ place: name, keyId, records: 1 }))];
}

const IN_USE = {
  en: "it seals what is new: rotate first",
  zh: "它正用于密封新数据：请先轮换",
};

function stillSealed(needing: readonly SealedCount[]) {
  const list = needing.map(({ place, records }) => `${place} ${records}`).join(", ");
  return {
    en: `records are still sealed with it: ${list}; "shiming keys rotate --resume" wraps them anew`,
    zh: `仍有数据用它密封：${list}；请用“shiming keys rotate --resume”重新封装`,
  };
}
