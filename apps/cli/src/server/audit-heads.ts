import { createPublicKey, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isSignedHead, type Log, type LogSigner, type SignedHead, signLog } from "@shiming/core";
import type { Leases } from "@shiming/store";
import { appendToPrivateFile } from "../private-file.ts";
import { Sentence } from "../sentence.ts";
import { hasDatabase } from "./database-place.ts";

/** The job that signs the log. */
export const SIGNING = "audit_log";

/** Where the signed heads of the audit are written, one JSON object a line. Ship it off the machine as it grows. */
export function auditHeadsFile(dataDir: string): string {
  return join(dataDir, "audit-heads.ndjson");
}

export function readAuditHeads(file: string): SignedHead[] {
  return linesOf(file).flatMap(parseHead);
}

/** The last line that is a head by this key: what the chain is compared with. */
export function lastSignedHead(file: string, key: KeyObject): SignedHead | undefined {
  const publicKey = createPublicKey(key);
  for (const line of linesOf(file).reverse()) {
    const head = parseHead(line).find((found) => isSignedHead(found, publicKey));
    if (head) return head;
  }
  return undefined;
}

/** Where heads were signed there was a database: an empty one in its place would hand everything out anew. */
export function requireDatabaseOfHeads(data: string): void {
  const last = readAuditHeads(auditHeadsFile(data)).at(-1);
  if (!last || hasDatabase(data)) return;
  throw new Sentence({
    en: `${data} has signed heads of the audit up to entry ${last.seq}, but no shiming.db: restore it from a copy, then run "shiming restore".`,
    zh: `${data} 里有签名到第 ${last.seq} 条的审计链头，却没有 shiming.db：请从备份恢复，再运行“shiming restore”。`,
  });
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
}

/** A line that a crash has torn is no head, and not worse than a head that was never written. */
function parseHead(line: string): SignedHead[] {
  try {
    const { seq, at, ...signed } = Object(JSON.parse(line));
    const isHead = [signed.checkpoint].every(isText) || [signed.digest, signed.signature].every(isText);
    return Number.isSafeInteger(seq) && isText(at) && isHead ? [{ seq, at, ...signed }] : [];
  } catch {
    return [];
  }
}

const isText = (value: unknown) => typeof value === "string";

/** The name of a log whose platform has this address; it keeps the one that it began with. */
function logOrigin(baseUrl: string | undefined): string {
  return `${baseUrl ? new URL(baseUrl).host : "localhost"}/log`;
}

/** Takes what is new in the audit into its log, signs the log, and writes out what it has signed. */
export class AuditHeadWriter {
  readonly #stores: Log;
  readonly #signer: LogSigner;
  readonly #file: string;
  #signing: Promise<SignedHead | undefined> | undefined;
  #last: SignedHead | undefined;
  /** A crash may have left half a line; the next head must not become the other half. */
  #isTorn: boolean;

  constructor(stores: Log, signer: LogSigner, dataDir: string) {
    this.#stores = stores;
    this.#signer = signer;
    this.#file = auditHeadsFile(dataDir);
    this.#last = lastSignedHead(this.#file, signer.privateKey);
    this.#isTorn = existsSync(this.#file) && !/(^|\n)$/.test(readFileSync(this.#file, "utf8"));
  }

  /** The last one that this key has signed, of those that are written out. */
  get last(): { readonly seq: number; readonly at: Date } | undefined {
    return this.#last && { seq: this.#last.seq, at: new Date(this.#last.at) };
  }

  /** Signs the log, unless nothing has happened since. */
  async sign(at: Date): Promise<SignedHead | undefined> {
    this.#signing ??= signLog(this.#stores, this.#signer, at).finally(() => {
      this.#signing = undefined;
    });
    return this.#signing;
  }

  /** Signs the log, and writes that out. @throws as {@link writeSigned} */
  async write(at: Date): Promise<void> {
    await this.sign(at);
    await this.writeSigned();
  }

  /** What was signed, by whichever node. @throws the system's error where it cannot be written whole; what was there is then as it was */
  async writeSigned(): Promise<void> {
    await this.#signing;
    const head = await this.#stores.log.head();
    if (!head || isSame(head, this.#last)) return;
    const line = `${JSON.stringify(head)}\n`;
    appendToPrivateFile(this.#file, this.#isTorn ? `\n${line}` : line);
    this.#isTorn = false;
    this.#last = head;
  }
}

/**
 * @param baseUrl of the platform, for the name of a log that has none yet
 * @param isNewKey whether staff have just taken the key in the place of another
 */
export function headWriterOf(
  stores: Log,
  { auditKey }: { readonly auditKey: KeyObject },
  data: string,
  { baseUrl, isNewKey }: { readonly baseUrl?: string | undefined; readonly isNewKey?: boolean } = {},
): AuditHeadWriter {
  const origin = logOrigin(baseUrl ?? process.env.SHIMING_BASE_URL);
  return new AuditHeadWriter(stores, { origin, privateKey: auditKey, ...(isNewKey && { isNewKey }) }, data);
}

function isSame(head: SignedHead, last: SignedHead | undefined): boolean {
  return (
    "checkpoint" in head && last !== undefined && "checkpoint" in last && head.checkpoint === last.checkpoint
  );
}

/** The head that a server leaves when it ends: signed by it, or by the node that signs now. @throws Sentence where there is no place for it */
export async function writeLastHead(
  data: string,
  heads: AuditHeadWriter,
  leases: Leases,
  at: Date,
): Promise<void> {
  await leases.seek([SIGNING]);
  await leases.under(SIGNING, () => heads.sign(at));
  await heads.writeSigned().catch((error: unknown) => {
    throw headUnwritten(data, error);
  });
}

function headUnwritten(data: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === undefined) return error;
  return new Sentence({
    en: `The last head of the audit could not be written to ${auditHeadsFile(data)} (${code}); the next start signs it.`,
    zh: `最后一个审计链头无法写入 ${auditHeadsFile(data)}（${code}）；下次启动会补签。`,
  });
}
