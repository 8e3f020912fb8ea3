/** The keys that data belongs to: remembered at its first use, and compared whenever it is opened. */
import { type Actor, nameOfActor } from "../actor/actor.ts";
import type { KeyRegister } from "../ports/key-register.ts";
import type { PlatformKey } from "./platform-key.ts";

/** What is wrong with a key: the data belongs to `another` by that name, or it is `missing` and needed. */
export interface ForeignKey {
  readonly name: string;
  readonly fault: "another" | "missing";
}

/**
 * Compares the keys at hand with those that the data belongs to.
 *
 * Another content under a name that is remembered is never right. A name that is not remembered is a new key beside the
 * old ones. One that is gone is missed, unless `shiming keys remove` has taken it away.
 */
export async function foreignKeysAmong(
  atHand: readonly PlatformKey[],
  register: Pick<KeyRegister, "list">,
): Promise<readonly ForeignKey[]> {
  const foreign: ForeignKey[] = [];
  for (const { name, fingerprint } of await register.list()) {
    const own = atHand.find((key) => key.name === name);
    if (own && own.fingerprint !== fingerprint) foreign.push({ name, fault: "another" });
    else if (!own) foreign.push({ name, fault: "missing" });
  }
  return foreign;
}

/**
 * Remembers the keys at hand, where the data does not know exactly these.
 * @param as `keys_accepted` when staff says so against what is remembered
 */
export async function rememberKeys(
  atHand: readonly PlatformKey[],
  as: { readonly kind: "keys_remembered" | "keys_accepted"; readonly actor: Actor },
  register: KeyRegister,
  at: Date,
): Promise<void> {
  const keys = [...atHand].sort((one, other) => (one.name < other.name ? -1 : 1));
  const known = await register.list();
  if (JSON.stringify(known.map(textOf)) === JSON.stringify(keys.map(textOf))) return;
  await register.replace(keys, { kind: as.kind, actor: nameOfActor(as.actor), at, keys });
}

const textOf = ({ name, fingerprint }: PlatformKey) => [name, fingerprint];
