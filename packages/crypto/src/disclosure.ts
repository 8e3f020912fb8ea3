/**
 * What an answer releases (contract §§5, 10), each value encrypted by itself: a name, an ID number, and whatever else as one JSON
 * object. Sealed by the platform, opened by the service provider.
 */
import type { KeyObject } from "node:crypto";
import { parseCanonicalBase64 } from "./base64.ts";
import { isCredentialId } from "./credential-id.ts";
import { CryptoError } from "./crypto-error.ts";
import type { EncryptionThread } from "./encryption-thread.ts";
import { decodeName, encodeName } from "./name-charset.ts";
import { type OpenedPkcs1, openPkcs1 } from "./pkcs1.ts";
import { isRealName } from "./real-name.ts";
import { type Sensitive, sensitive } from "./sensitive.ts";

/** Each member only where it is released. */
export interface Disclosure {
  readonly realName?: Sensitive<string>;
  readonly credentialId?: Sensitive<string>;
  /** A JSON object. */
  readonly claims?: Sensitive<string>;
}

/** The same, each as base64 of RSAES-PKCS1-v1_5 for one certificate. */
export interface SealedDisclosure {
  readonly encryptedRealName?: string;
  readonly encryptedCredentialId?: string;
  readonly encryptedClaims?: string;
}

/**
 * Encrypts what is there to the public key of a merchant certificate, in another thread. Only what {@link openDisclosure} would
 * return is sealed.
 *
 * @throws CryptoError `realname_info_invalid` for a name or ID number that breaks its rules; `plaintext_too_long` for claims that the
 * key has no room for
 */
export async function sealDisclosureAside(
  publicKey: KeyObject,
  { realName, credentialId, claims }: Disclosure,
  thread: Pick<EncryptionThread, "encrypt">,
): Promise<SealedDisclosure> {
  const plaintexts = [
    realName && realNameBytes(realName),
    credentialId && credentialIdBytes(credentialId),
    claims && Buffer.from(claims.reveal()),
  ];
  const [encryptedRealName, encryptedCredentialId, encryptedClaims] = await Promise.all(
    plaintexts.map((plaintext) => plaintext && thread.encrypt(publicKey, plaintext)),
  );
  return present({ encryptedRealName, encryptedCredentialId, encryptedClaims });
}

/** As the contract has it: GB18030. @throws CryptoError `realname_info_invalid` */
export function realNameBytes(realName: Sensitive<string>): Uint8Array {
  return isRealName(realName.reveal()) ? encodeName(realName.reveal()) : malformed();
}

/** ASCII. @throws CryptoError `realname_info_invalid` */
export function credentialIdBytes(credentialId: Sensitive<string>): Uint8Array {
  return isCredentialId(credentialId.reveal()) ? Buffer.from(credentialId.reveal(), "latin1") : malformed();
}

function malformed(): never {
  throw new CryptoError("realname_info_invalid", {
    en: "The name or the ID number is not well formed.",
    zh: "姓名或身份证号格式不正确。",
  });
}

/**
 * Decrypts what is there, and returns it only when all of it is what it should be: strict GB18030 that can be a name, an ID number by
 * GB 11643, a JSON object in UTF-8. All values are always decrypted and validated, and there is one failure for everything, so that
 * whoever can submit ciphertexts learns nothing about their padding.
 *
 * @throws CryptoError `realname_info_unreadable`
 */
export function openDisclosure(privateKey: KeyObject, sealed: SealedDisclosure): Disclosure {
  const open = (text: string | undefined) =>
    text === undefined ? undefined : decryptBase64(privateKey, text);
  const name = open(sealed.encryptedRealName);
  const number = open(sealed.encryptedCredentialId);
  return readDisclosure(name, number, open(sealed.encryptedClaims));
}

/**
 * {@link openDisclosure} for a thread that has other work as well.
 *
 * @param turn resolves when the thread is free for one private RSA operation; awaited before each of them
 * @throws CryptoError `realname_info_unreadable`
 */
export async function openDisclosureInTurns(
  privateKey: KeyObject,
  sealed: SealedDisclosure,
  turn: () => Promise<void>,
): Promise<Disclosure> {
  const open = async (text: string | undefined) => {
    if (text === undefined) return undefined;
    await turn();
    return decryptBase64(privateKey, text);
  };
  const name = await open(sealed.encryptedRealName);
  const number = await open(sealed.encryptedCredentialId);
  return readDisclosure(name, number, await open(sealed.encryptedClaims));
}

function readDisclosure(
  name: OpenedPkcs1 | undefined,
  number: OpenedPkcs1 | undefined,
  object: OpenedPkcs1 | undefined,
): Disclosure {
  const values = [read(name, readName), read(number, readCredentialId), read(object, readClaims)] as const;
  // Validation alone would let one damaged name in a hundred pass as another name: short random bytes are often
  // well-formed GBK. So all must also be genuine, decided last and together with everything else.
  const good = values.reduce((all, value) => all & (value?.good ?? 1), 1);
  if (good === 0) return unreadable();
  const [realName, credentialId, claims] = values.map((value) => value && sensitive(value.text as string));
  return present({ realName, credentialId, claims });
}

function read(opened: OpenedPkcs1 | undefined, as: (bytes: Buffer) => string | undefined) {
  if (!opened) return undefined;
  const text = as(opened.message);
  return { text, good: Number(text !== undefined) & opened.genuine };
}

/** @throws CryptoError `realname_info_unreadable` */
export function unreadable(): never {
  throw new CryptoError("realname_info_unreadable", {
    en: "The real-name information cannot be read with this private key: it is for another certificate, or was damaged.",
    zh: "用这个私钥无法解密实名信息：它是为另一张证书加密的，或者已损坏。",
  });
}

export function decryptBase64(privateKey: KeyObject, text: string): OpenedPkcs1 {
  return openPkcs1(privateKey, parseCanonicalBase64(text) ?? Buffer.alloc(0));
}

export function readName(bytes: Buffer): string | undefined {
  try {
    const name = decodeName(bytes);
    return isRealName(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

export function readCredentialId(bytes: Buffer): string | undefined {
  const number = bytes.toString("latin1");
  return isCredentialId(number) ? number : undefined;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a JSON object. */
export function readClaims(bytes: Buffer): string | undefined {
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? text : undefined;
  } catch {
    return undefined;
  }
}

type Present<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> };

function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
