import type { KeyObject } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AuditStore, type SignedHead, signHead } from "@shiming/core";

/** Where the signed heads of the audit are written, one JSON object a line. Ship it off the machine as it grows. */
export function auditHeadsFile(dataDir: string): string {
  return join(dataDir, "audit-heads.ndjson");
}

export function readAuditHeads(file: string): SignedHead[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8").split("\n").flatMap(parseHead);
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
  #lastSeq: number;
  /** A crash may have left half a line; the next head must not become the other half. */
  #isTorn: boolean;

  constructor(audit: Pick<AuditStore, "head">, key: KeyObject, dataDir: string) {
    this.#audit = audit;
    this.#key = key;
    this.#file = auditHeadsFile(dataDir);
    this.#lastSeq = readAuditHeads(this.#file).at(-1)?.seq ?? 0;
    this.#isTorn = existsSync(this.#file) && !/(^|\n)$/.test(readFileSync(this.#file, "utf8"));
  }

  async write(at: Date): Promise<void> {
    const head = await this.#audit.head();
    if (head.seq === this.#lastSeq) return;
    const line = `${JSON.stringify(signHead(head, at, this.#key))}\n`;
    appendFileSync(this.#file, this.#isTorn ? `\n${line}` : line, { mode: 0o600 });
    this.#isTorn = false;
    this.#lastSeq = head.seq;
  }
}
