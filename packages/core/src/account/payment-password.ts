import { type Argon2Parameters, argon2, createHmac, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Sensitive } from "@shiming/crypto";
import type { RandomBytes } from "../random.ts";

const derive = promisify<"argon2id", Argon2Parameters, Buffer>(argon2);

const PAY_PASSWORD = /^[0-9]{6}$/;
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
/** What a hash from elsewhere may ask of this machine: memory in KiB, as in its PHC string. */
const MOST = { memory: 262_144, passes: 16, parallelism: 16 } as const;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A payment password is six decimal digits (contract §2). */
export function isPayPassword(value: unknown): value is string {
  return typeof value === "string" && PAY_PASSWORD.test(value);
}

/** Six digits have no entropy of their own: without the pepper, a stolen hash is a million guesses away from them. */
function peppered(password: Sensitive<string>, pepper: Sensitive<Buffer>): Buffer {
  return createHmac("sha256", pepper.reveal()).update(password.reveal()).digest();
}

/** The PHC string of argon2id (RFC 9106) over the peppered password. */
export async function hashPayPassword(
  password: Sensitive<string>,
  pepper: Sensitive<Buffer>,
  random: RandomBytes,
): Promise<string> {
  const nonce = random(16);
  const tag = await derive("argon2id", { message: peppered(password, pepper), nonce, ...COST });
  const text = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${text(nonce)}$${text(tag)}`;
}

/** Whether the password belongs to the PHC string. One of another form, or that asks for too much, never matches. */
export async function verifyPayPassword(
  password: Sensitive<string>,
  phc: string,
  pepper: Sensitive<Buffer>,
): Promise<boolean> {
  const [, m, t, p, salt, tag] = PHC.exec(phc) ?? [];
  const [memory, passes, parallelism] = [Number(m), Number(t), Number(p)];
  const isAffordable = memory <= MOST.memory && passes <= MOST.passes && parallelism <= MOST.parallelism;
  if (!salt || !tag || !isAffordable) return false;
  const expected = Buffer.from(tag, "base64");
  const actual = await derive("argon2id", {
    message: peppered(password, pepper),
    nonce: Buffer.from(salt, "base64"),
    memory,
    passes,
    parallelism,
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}
