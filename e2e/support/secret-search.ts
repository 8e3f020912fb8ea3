/** Looks for secrets in bytes, in every encoding that a careless line of code could have put them into. */
import { run } from "./commands.ts";

export interface Secret {
  /** What it is, as a finding may say it. */
  readonly kind: string;
  readonly value: string;
}

/** Names the place and the kind of a secret, never the secret. */
export interface Finding {
  readonly file: string;
  readonly kind: string;
  readonly reading: string;
}

/** Bytes as they are, or decoded from what stands in them. */
interface Reading {
  readonly name: string;
  readonly bytes: Buffer;
}

/** One finding for each secret that is there, in the plainest reading that shows it. */
export function findSecrets(file: string, bytes: Buffer, secrets: readonly Secret[]): Finding[] {
  const readings = readingsOf(bytes);
  return secrets.flatMap(({ kind, value }) => {
    const forms = formsOf(value);
    const found = readings.find(({ bytes }) => forms.some((form) => isIn(bytes, form, value)));
    return found ? [{ file, kind, reading: found.name }] : [];
  });
}

/** UTF-8 and, where it differs, GB18030, which has all of GBK. */
function formsOf(value: string): Buffer[] {
  const utf8 = Buffer.from(value);
  if (utf8.length === value.length) return [utf8];
  return [utf8, run("iconv", ["-f", "utf-8", "-t", "gb18030"], utf8)];
}

function isIn(bytes: Buffer, form: Buffer, value: string): boolean {
  for (let at = bytes.indexOf(form); at >= 0; at = bytes.indexOf(form, at + 1)) {
    if (!isChance(bytes, at, value)) return true;
  }
  return false;
}

const DIGEST_LENGTH = 64;

/**
 * A payment password is short enough to stand in a digest by chance: six digits do not count inside a run of hex digits
 * that is as long as digests are. Beside one they count.
 */
function isChance(bytes: Buffer, at: number, value: string): boolean {
  if (!/^\d{6}$/.test(value)) return false;
  let [from, to] = [at, at + value.length];
  while (from > 0 && isHexDigit(bytes[from - 1])) from -= 1;
  while (to < bytes.length && isHexDigit(bytes[to])) to += 1;
  return (to - from) % DIGEST_LENGTH === 0;
}

function isHexDigit(byte: number | undefined): boolean {
  return byte !== undefined && /[0-9a-f]/.test(String.fromCharCode(byte));
}

/** A run may begin anywhere in what was encoded, so that it is decoded from its first, second, third … character. */
function readingsOf(bytes: Buffer): Reading[] {
  const text = bytes.toString("latin1");
  const base64 = text.match(/[\w+/-]{6,}/g) ?? [];
  const hex = text.match(/[0-9A-Fa-f]{8,}/g) ?? [];
  return [
    { name: "as it is", bytes },
    { name: "base64", bytes: decode(base64, "base64", 4) },
    { name: "hex", bytes: decode(hex, "hex", 2) },
    { name: "escaped", bytes: decodeEscapes(text) },
  ];
}

/** Node's decoder takes base64 and base64url alike. */
function decode(runs: readonly string[], encoding: "base64" | "hex", width: number): Buffer {
  const between = Buffer.of(0);
  const decoded = runs.flatMap((run) =>
    Array.from({ length: width }, (_, skip) => [Buffer.from(run.slice(skip), encoding), between]).flat(),
  );
  return Buffer.concat(decoded);
}

/** `\u5f20` and `%E5%BC%A0`. */
function decodeEscapes(text: string): Buffer {
  const plain = text
    .replace(/(?:\\u[0-9A-Fa-f]{4})+/g, (run) => Buffer.from(JSON.parse(`"${run}"`)).toString("latin1"))
    .replace(/%([0-9A-Fa-f]{2})/g, (_, byte) => String.fromCharCode(Number.parseInt(byte, 16)));
  return Buffer.from(plain, "latin1");
}
