/** What is said of a key that cannot be used: what it is, and what to do. */
import { CryptoError } from "../crypto-error.ts";
import { whatInstead } from "./instead.ts";
import type { Piece } from "./pieces.ts";

export function oldCipher(cipher: string | undefined, { isBinary }: Piece): CryptoError {
  const inform = isBinary ? "-inform DER " : "";
  const line = `openssl pkcs8 -topk8 -provider legacy -provider default ${inform}-in FILE -out key.pem`;
  const name = cipher === undefined ? "" : ` (${cipher})`;
  return new CryptoError("key_cipher_unsupported", {
    en: `The private key is encrypted with a cipher${name} that OpenSSL 3 no longer reads, whatever the passphrase; encrypt it anew with "${line}".`,
    zh: `私钥使用的加密算法${name.replace(" (", "（").replace(")", "）")}过旧，OpenSSL 3 已不再读取，与口令无关；请用以下命令重新加密：“${line}”。`,
  });
}

export function wrongPassphrase(): CryptoError {
  return new CryptoError("passphrase_missing_or_wrong", {
    en: "The private key is encrypted, and the passphrase is missing or wrong.",
    zh: "私钥已加密，缺少口令或口令错误。",
  });
}

export function damagedKey(): CryptoError {
  return new CryptoError("key_malformed", {
    en: "The private key is damaged; copy the whole file anew, from -----BEGIN to the last hyphen.",
    zh: "私钥已损坏；请重新复制整个文件，从 -----BEGIN 到最后一个连字符。",
  });
}

export function damagedJwk(): CryptoError {
  return new CryptoError("key_malformed", {
    en: "The JSON Web Key is incomplete or damaged: a private key for RSA has n, e, d, p, q, dp, dq and qi, each in base64url.",
    zh: "JWK 不完整或已损坏：RSA 私钥应有 n、e、d、p、q、dp、dq 和 qi，都是 base64url 编码。",
  });
}

export function notRsa(name: string): CryptoError {
  return new CryptoError("key_not_rsa", {
    en: `An RSA key is needed; this key is ${name}.`,
    zh: `需要 RSA 密钥；该密钥为 ${name}。`,
  });
}

export function notPublic(piece: Piece): CryptoError {
  const { en, zh } = whatInstead(piece, "public_key");
  return new CryptoError("key_malformed", { en: `A public key is needed; ${en}.`, zh: `需要公钥；${zh}。` });
}

export function notPrivate(piece: Piece): CryptoError {
  const { en, zh } = whatInstead(piece, "private_key");
  return new CryptoError("key_malformed", { en: `A private key is needed; ${en}.`, zh: `需要私钥；${zh}。` });
}

export function damagedPublicKey(): CryptoError {
  return new CryptoError("key_malformed", {
    en: "The public key is damaged, or of an algorithm that is not known here; make its file anew.",
    zh: "公钥已损坏，或其算法不受支持；请重新生成该文件。",
  });
}

export function severalKeys(count: number): CryptoError {
  return new CryptoError("key_ambiguous", {
    en: `The file holds ${count} different keys; give a file with the one that is meant.`,
    zh: `文件中有 ${count} 个不同的密钥；请只保留需要的那一个。`,
  });
}
