import { createPublicKey, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AuditStore, GENESIS, isSignedHead, type SignedHead, signHead } from "@shiming/core";
import { appendToPrivateFile } from "../private-file.ts";
import { Sentence } from "../sentence.ts";

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
  if (!last || existsSync(join(data, "shiming.db"))) return;
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
    const head: SignedHead | undefined = Object(JSON.parse(line));
    const isHead = Number.isSafeInteger(head?.seq) && [head?.digest, head?.at, head?.signature].every(isText);
    return head && isHead ? [head] : [];
  } catch {
    return [];
  }
}

const isText = (value: unknown) => typeof value === "string";

/** Signs the head of the audit and writes it out, unless nothing has happened since the last one. */
export class AuditHeadWriter {
  readonly #audit: Pick<AuditStore, "head">;
  readonly #key: KeyObject;
  readonly #file: string;
  #last: SignedHead | undefined;
  /** A crash may have left half a line; the next head must not become the other half. */
  #isTorn: boolean;

  constructor(audit: Pick<AuditStore, "head">, key: KeyObject, dataDir: string) {
    this.#audit = audit;
    this.#key = key;
    this.#file = auditHeadsFile(dataDir);
    this.#last = lastSignedHead(this.#file, key);
    this.#isTorn = existsSync(this.#file) && !/(^|\n)$/.test(readFileSync(this.#file, "utf8"));
  }

  /** The last one that this key has signed. */
  get last(): { readonly seq: number; readonly at: Date } | undefined {
    return this.#last && { seq: this.#last.seq, at: new Date(this.#last.at) };
  }

  /** @throws the system's error where it cannot be written whole; what was there is then as it was */
  async write(at: Date): Promise<void> {
    const head = await this.#audit.head();
    if (head.digest === (this.#last ?? GENESIS).digest) return;
    const signed = signHead(head, at, this.#key);
    const line = `${JSON.stringify(signed)}\n`;
    appendToPrivateFile(this.#file, this.#isTorn ? `\n${line}` : line);
    this.#isTorn = false;
    this.#last = signed;
  }
}
