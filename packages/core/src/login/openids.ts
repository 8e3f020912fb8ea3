import { openRecord, Sensitive, sealRecord } from "@shiming/crypto";
import type { AccountKey } from "../account/account.ts";
import type { KeyEncryptionKeys } from "../ports/key-encryption-keys.ts";
import type { OwnSecretStore } from "../ports/own-secret-store.ts";
import type { RandomBytes } from "../random.ts";
import { pairwiseOpenid } from "./pairwise-openid.ts";

const NAME = "openids";
const CONTEXT = `own_secrets.sealed:${NAME}`;

export interface OpenidDeps {
  readonly ownSecrets: OwnSecretStore;
  readonly keys: KeyEncryptionKeys;
  readonly random: RandomBytes;
}

/**
 * What users are called in each mini program. The key belongs to the data, sealed like an identity, and is made when the first
 * openid is asked for: key-encryption keys rotate around it, and it never changes, since every openid would.
 */
export class Openids {
  readonly #deps: OpenidDeps;
  #key: Promise<Sensitive<Buffer>> | undefined;

  constructor(deps: OpenidDeps) {
    this.#deps = deps;
  }

  /** @throws `platform_busy` where the key cannot be unsealed */
  async of(account: AccountKey, appid: string): Promise<string> {
    this.#key ??= this.#load();
    try {
      return pairwiseOpenid(await this.#key, account, appid);
    } catch (error) {
      this.#key = undefined;
      throw error;
    }
  }

  async #load(): Promise<Sensitive<Buffer>> {
    const { ownSecrets, keys } = this.#deps;
    const sealed = (await ownSecrets.find(NAME)) ?? (await this.#create());
    return new Sensitive(Buffer.from(await openRecord(sealed, CONTEXT, (id) => keys.byId(id))));
  }

  async #create(): Promise<Uint8Array> {
    const { ownSecrets, keys, random } = this.#deps;
    return ownSecrets.keep(NAME, await sealRecord(random(32), CONTEXT, keys.current()));
  }
}
