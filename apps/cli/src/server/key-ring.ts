/** The key-encryption keys at hand: those that lie open in the folder, and those that a KMS has unwrapped, for a while. */
import { join } from "node:path";
import { fingerprintOfSecret, KEK, type KeyEncryptionKeys, type PlatformKey, refuse } from "@shiming/core";
import { type KeyEncryptionKey, localKeyEncryptionKey, type Text } from "@shiming/crypto";
import { type Kms, KmsUnavailable } from "../kms/kms.ts";
import { usage } from "../sentence.ts";
import { type KekFile, type KeyFolder, kekFiles, missing, readKeyFile, secretOf } from "./key-files.ts";

interface HeldKey {
  readonly file: KekFile;
  readonly fingerprint: PlatformKey;
  /** `undefined` where the KMS does not give it out any more. */
  readonly key: KeyEncryptionKey | undefined;
  /** Of one that a KMS has unwrapped, in Unix milliseconds. */
  readonly renewAt?: number;
  readonly goneAt?: number;
}

/**
 * Unsealing asks nobody: a key of the KMS is held in memory, asked for anew after a third of its time, and dropped at its end,
 * or as soon as the KMS refuses it. Then everything that needs it is refused at once, as busy.
 */
export class KeyRing implements KeyEncryptionKeys {
  readonly #folder: KeyFolder;
  readonly #kms: Kms | undefined;
  #held = new Map<string, HeldKey>();
  #turn: Promise<void> = Promise.resolve();
  #obstacle: Text | undefined;

  private constructor(folder: KeyFolder, kms: Kms | undefined) {
    this.#folder = folder;
    this.#kms = kms;
  }

  /** @throws Sentence about a key that is missing, wrong, or that the KMS does not give out */
  static async open(folder: KeyFolder, kms: Kms | undefined, at: Date): Promise<KeyRing> {
    const ring = new KeyRing(folder, kms);
    await ring.#read(at, (failure) => {
      throw failure.sentence;
    });
    return ring;
  }

  current(): KeyEncryptionKey {
    const last = [...this.#held.values()].at(-1);
    return last?.key ?? refuse("platform_busy", { hint: UNREACHABLE });
  }

  byId(id: string): KeyEncryptionKey | undefined {
    const held = this.#held.get(id) ?? this.#lateComer(id);
    if (held && !held.key) refuse("platform_busy", { hint: UNREACHABLE });
    return held?.key;
  }

  /** What tells each of them from any other, as the folder has them now. */
  get fingerprints(): readonly PlatformKey[] {
    return [...this.#held.values()].map(({ fingerprint }) => fingerprint);
  }

  /** Where each is, in order of their names. */
  get files(): readonly KekFile[] {
    return [...this.#held.values()].map(({ file }) => file);
  }

  get kms(): Kms | undefined {
    return this.#kms;
  }

  /** Why a key cannot be used, if one cannot. */
  get obstacle(): Text | undefined {
    return [...this.#held.values()].every(({ key }) => key) ? undefined : (this.#obstacle ?? UNREACHABLE);
  }

  /**
   * Looks whether the folder has other keys, and asks the KMS again where it is time. One call after the other.
   * @param onFailure hears of a KMS that is away or refuses
   * @throws Sentence about a file that cannot be read
   */
  refresh(at: Date, onFailure: (failure: KmsUnavailable) => void = () => {}): Promise<void> {
    const turn = this.#turn.then(() => this.#read(at, onFailure));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #read(at: Date, onFailure: (failure: KmsUnavailable) => void): Promise<void> {
    const files = kekFiles(this.#folder);
    if (files.length === 0) missing(this.#folder, join(this.#folder.folder, "kek-NAME.key"));
    const next = new Map<string, HeldKey>();
    for (const file of files) {
      const known = this.#held.get(file.name);
      const held = file.isWrapped
        ? await this.#unwrapped(file, known, at, onFailure)
        : this.#open(file, known);
      if (held) next.set(file.name, held);
    }
    this.#held = next;
  }

  /** What records were opened with stays, although its file has another content now: that is told by its fingerprint. */
  #open(file: KekFile, held?: HeldKey): HeldKey {
    const path = join(this.#folder.folder, file.file);
    const secret = secretOf(readKeyFile(this.#folder, file.file).trim(), path);
    const fingerprint = fingerprintOfSecret(`${KEK}${file.name}`, secret);
    return { file, fingerprint, key: held?.key ?? localKeyEncryptionKey(file.name, secret) };
  }

  async #unwrapped(
    file: KekFile,
    held: HeldKey | undefined,
    at: Date,
    onFailure: (failure: KmsUnavailable) => void,
  ): Promise<HeldKey | undefined> {
    const now = at.getTime();
    if (held?.key && held.renewAt !== undefined && now < held.renewAt) return held;
    const kms = this.#kms ?? withoutKms(join(this.#folder.folder, file.file));
    try {
      const secret = secretOf(
        await kms.unwrap(file.name, readKeyFile(this.#folder, file.file).trim()),
        file.file,
      );
      const fingerprint = fingerprintOfSecret(`${KEK}${file.name}`, secret);
      const key = localKeyEncryptionKey(file.name, secret);
      secret.fill(0);
      return { file, fingerprint, key, renewAt: now + kms.holdMs / 3, goneAt: now + kms.holdMs };
    } catch (error) {
      if (!(error instanceof KmsUnavailable)) throw error;
      this.#obstacle = error.text;
      onFailure(error);
      const isOver = error.isRefusal || now >= (held?.goneAt ?? 0);
      return held && isOver ? { ...held, key: undefined } : held;
    }
  }

  /** Another node has rotated: its key is in the folder before its first record is in the database. */
  #lateComer(id: string): HeldKey | undefined {
    const file = kekFiles(this.#folder).find(({ name }) => name === id);
    if (!file) return undefined;
    // The KMS is asked beside: until it has answered, this is busy.
    if (file.isWrapped) return refuse("platform_busy", { hint: UNREACHABLE });
    const held = this.#open(file);
    this.#held = new Map(
      [...this.#held, [id, held] as const].sort(([one], [other]) => (one < other ? -1 : 1)),
    );
    return held;
  }
}

const UNREACHABLE: Text = {
  en: "the KMS gives out no keys; nothing can be sealed or opened until it does",
  zh: "KMS 未提供密钥；在恢复之前无法密封或打开任何数据",
};

function withoutKms(path: string): never {
  return usage({
    en: `${path} is wrapped by a KMS: set SHIMING_KMS_URL, SHIMING_KMS_KEY and SHIMING_KMS_TOKEN_FILE.`,
    zh: `${path} 由 KMS 包裹：请设置 SHIMING_KMS_URL、SHIMING_KMS_KEY 和 SHIMING_KMS_TOKEN_FILE。`,
  });
}
