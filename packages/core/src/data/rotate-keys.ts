/** Another key in the place of the one that is used for what is new, and the end of one that nothing needs any more. */
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { KeyRegister } from "../ports/key-register.ts";
import type { KeyStore } from "../ports/key-store.ts";
import type { PasswordHashes } from "../ports/password-hashes.ts";
import type { SealedRecords } from "../ports/sealed-records.ts";
import { countHashes } from "./count-hashes.ts";
import { countSealed } from "./count-sealed.ts";
import { rememberKeys } from "./own-keys.ts";
import { EVENTS, isPepper, KEK } from "./platform-key.ts";

export interface RotationDeps {
  readonly keyStore: KeyStore;
  readonly keyRegister: KeyRegister;
  readonly sealedRecords: SealedRecords;
  /** Of payment passwords, and of those who sign in. */
  readonly passwordHashes: readonly PasswordHashes[];
}

/** How many records of a place, or which other key by its name, cannot be read without a key. */
export interface Need {
  readonly place: string;
  readonly records: number;
}

type Rotating = Pick<RotationDeps, "keyStore" | "keyRegister">;

/** What is sealed from here on is sealed with a new key; what was sealed before waits to be wrapped anew. @returns its name */
export async function rotateKeyEncryptionKey(
  actor: Permitted<"keys.rotate">,
  { keyStore, keyRegister }: Rotating,
  at: Date,
): Promise<string> {
  const id = await keyStore.createKeyEncryptionKey(at);
  await keyStore.resealKeys();
  await rememberKeys(await keyStore.list(), { kind: "keys_remembered", actor }, keyRegister, at);
  return `${KEK}${id}`;
}

/** What is hashed from here on is hashed with a new pepper; each hash of before waits for its password. @returns its name */
export async function rotatePepper(
  actor: Permitted<"keys.rotate">,
  { keyStore, keyRegister }: Rotating,
  at: Date,
): Promise<string> {
  const name = await keyStore.createPepper(at);
  await rememberKeys(await keyStore.list(), { kind: "keys_remembered", actor }, keyRegister, at);
  return name;
}

/** Events are signed with a new key from here on; receivers are told of it beside those of before. @returns its name */
export async function rotateEventKey(
  actor: Permitted<"keys.rotate">,
  { keyStore, keyRegister }: Rotating,
  at: Date,
): Promise<string> {
  const name = await keyStore.createEventKey(at);
  await rememberKeys(await keyStore.list(), { kind: "keys_remembered", actor }, keyRegister, at);
  return name;
}

/**
 * @param name of a key-encryption key, a pepper or a key that signs events
 * @throws `entity_not_found`; `value_invalid` for another kind, for the one that is used for what is new, and as long as anything needs it
 */
export async function removeKey(
  name: string,
  actor: Permitted<"keys.remove">,
  deps: RotationDeps,
  at: Date,
): Promise<void> {
  if (![KEK, EVENTS].some((kind) => name.startsWith(kind)) && !isPepper(name))
    refuse("value_invalid", { hint: OTHER_KIND });
  const key = (await deps.keyStore.list()).find((each) => each.name === name);
  if (!key) return refuse("entity_not_found", { hint: { en: `no key ${name}`, zh: `没有密钥 ${name}` } });
  if (key.isInUse) refuse("value_invalid", { hint: inUse(name) });
  const needs = await needsOf(name, deps);
  if (needs.length > 0) refuse("value_invalid", { hint: stillNeeded(name, needs) });
  await deps.keyStore.remove(name);
  const left = await deps.keyStore.list();
  await rememberKeys(left, { kind: "keys_remembered", actor }, deps.keyRegister, at);
}

async function needsOf(name: string, deps: Needing): Promise<readonly Need[]> {
  if (name.startsWith(EVENTS)) return [];
  const needs = isPepper(name) ? await needsOfPeppers(deps) : await needsOfKeks(deps);
  return needs.get(name) ?? [];
}

type Needing = Pick<RotationDeps, "keyStore" | "sealedRecords" | "passwordHashes">;

/** What needs each key, by its name. */
export async function needsOfKeys(deps: Needing): Promise<ReadonlyMap<string, readonly Need[]>> {
  return new Map<string, readonly Need[]>([...(await needsOfKeks(deps)), ...(await needsOfPeppers(deps))]);
}

/** Records by their place, and other keys one by one. */
async function needsOfKeks({ keyStore, sealedRecords }: Needing) {
  const records = await countSealed(sealedRecords);
  const keys = await keyStore.sealedKeys();
  const all = [...records, ...keys.map(({ name, keyId }) => ({ place: name, keyId, records: 1 }))];
  return Map.groupBy(all, ({ keyId }) => `${KEK}${keyId}`);
}

async function needsOfPeppers({ passwordHashes }: Needing) {
  const counts = await countHashes(passwordHashes);
  const needs = counts.map(({ place, pepper, hashes }) => ({ place, pepper, records: hashes }));
  return Map.groupBy(needs, ({ pepper }) => pepper);
}

const OTHER_KIND = {
  en: "only a key-encryption key, kek-NAME, a pepper, or a key that signed events can be removed",
  zh: "只能移除密钥加密密钥 kek-NAME、胡椒值或签发事件的密钥",
};

function inUse(name: string) {
  if (name.startsWith(EVENTS)) return SIGNS;
  return isPepper(name) ? HASHES : SEALS;
}

const SIGNS = {
  en: 'it signs events: "shiming keys rotate events" first',
  zh: "事件正用它签发：请先运行“shiming keys rotate events”",
};

const SEALS = {
  en: "it seals what is new: rotate first",
  zh: "它正用于密封新数据：请先轮换",
};

const HASHES = {
  en: 'it goes into new hashes: "shiming keys rotate pepper" first',
  zh: "新的哈希正在使用它：请先运行“shiming keys rotate pepper”",
};

function stillNeeded(name: string, needs: readonly Need[]) {
  const list = needs.map(({ place, records }) => `${place} ${records}`).join(", ");
  return isPepper(name)
    ? {
        en: `passwords were set under it: ${list}; each is hashed anew when its owner next gives it, or when it is set anew`,
        zh: `仍有密码是用它设置的：${list}；本人下次输入正确密码或重新设置密码时才会更新`,
      }
    : {
        en: `records are still sealed with it: ${list}; "shiming keys rotate --resume" wraps them anew`,
        zh: `仍有数据用它密封：${list}；请用“shiming keys rotate --resume”重新封装`,
      };
}
