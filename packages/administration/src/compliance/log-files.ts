/** The log in a pack: three checkpoints, the ways from each to the next, and who has witnessed it. */
import type { KeyObject } from "node:crypto";
import { createPublicKey } from "node:crypto";
import { LOG_FILES, type PackFile } from "@shiming/compliance";
import {
  cosignedCheckpoint,
  firstFrom,
  refuse,
  type SignedTreeHead,
  type Stores,
  treeHeadOf,
} from "@shiming/core";
import {
  formatAddCheckpoint,
  formatCheckpoint,
  formatVerifierKey,
  type HashReader,
  noteSigner,
  proveConsistency,
  readRoot,
  signNote,
  tileReader,
} from "@shiming/transparency";
import { ndjsonOf } from "./csv.ts";
import type { Period } from "./tally.ts";

export interface LogPart {
  readonly origin: string;
  /** `NAME+ID+KEY`. */
  readonly key: string;
  /** How many entries there were before the period, at its end, and at the last checkpoint. */
  readonly start: number;
  readonly end: number;
  readonly latest: number;
  /** The root at the end of the period, in hex. */
  readonly endRoot: string;
  readonly files: readonly PackFile[];
}

/** @throws `platform_busy` before the log has signed its first checkpoint, which takes a second */
export async function logPartOf(
  { from, to }: Period,
  { log, audit }: Pick<Stores, "log" | "audit">,
  privateKey: KeyObject,
): Promise<LogPart> {
  const head = (await log.head()) ?? refuse("platform_busy", { hint: NOT_SIGNED });
  const { origin, size: latest } = treeHeadOf(head);
  const placeOf = async (time: Date) => Math.min(latest, await countBefore(time, audit));
  const [start, end] = [await placeOf(from), await placeOf(to)];
  const read = tileReader(
    latest,
    async ({ level, index }) => (await log.tile(level, index)) ?? new Uint8Array(),
  );
  const sign = async (size: number) => {
    const text = formatCheckpoint({ origin, size, root: await readRoot(read, size) });
    return signNote(text, [noteSigner(origin, privateKey)]);
  };
  const heads = { start: await sign(start), end: await sign(end), latest: head };
  const key = formatVerifierKey(origin, createPublicKey(privateKey));
  const endRoot = treeHeadOf({ checkpoint: heads.end }).root.toString("hex");
  const files = await filesOf(heads, { start, end, latest }, { key, privateKey, read, log });
  return { origin, key, start, end, latest, endRoot, files };
}

/** Entries stand about where their time is: one that another node's clock has put on the other side may be there. */
async function countBefore(time: Date, audit: Stores["audit"]): Promise<number> {
  const size = await audit.size();
  const first = await firstFrom(time, audit, size);
  const last = first === size ? await recordAt(size, audit) : undefined;
  return last !== undefined && last < time.toISOString() ? size : Math.max(0, first - 1);
}

async function recordAt(seq: number, audit: Stores["audit"]): Promise<string | undefined> {
  for await (const { body } of audit.entries(seq - 1)) return String(JSON.parse(body).at);
  return undefined;
}

async function filesOf(
  heads: { readonly start: string; readonly end: string; readonly latest: SignedTreeHead },
  sizes: { readonly start: number; readonly end: number; readonly latest: number },
  around: {
    readonly key: string;
    readonly privateKey: KeyObject;
    readonly read: HashReader;
    readonly log: Stores["log"];
  },
): Promise<readonly PackFile[]> {
  const standings = await around.log.witnesses();
  const latest = cosignedCheckpoint(heads.latest.checkpoint, standings);
  const wayTo = async (oldSize: number, size: number, checkpoint: string) =>
    formatAddCheckpoint({
      oldSize,
      proof: await proveConsistency(around.read, oldSize, size),
      checkpoint,
    });
  const pem = createPublicKey(around.privateKey).export({ type: "spki", format: "pem" }).toString();
  const file = (path: string, zh: string, en: string, content: string): PackFile => ({
    path,
    what: { zh, en },
    content: [content],
  });
  return [
    file(LOG_FILES.key, "日志的验证公钥", "the log's verifier key", `${around.key}\n`),
    file(LOG_FILES.publicKey, "同一公钥（PEM）", "the same key, in PEM", pem),
    file(LOG_FILES.start, "时段开始时的检查点", "the checkpoint before the period", heads.start),
    file(LOG_FILES.end, "时段结束时的检查点", "the checkpoint at its end", heads.end),
    file(
      LOG_FILES.latest,
      "最新的检查点，含见证人联署",
      "the last one, with signatures of witnesses",
      latest,
    ),
    file(
      LOG_FILES.startToEnd,
      "从时段开始到结束只增不改的证明",
      "that nothing was changed from the beginning of the period to its end",
      await wayTo(sizes.start, sizes.end, heads.end),
    ),
    file(
      LOG_FILES.endToLatest,
      "从时段结束到最新检查点只增不改的证明",
      "that nothing was changed from its end to the last checkpoint",
      await wayTo(sizes.end, sizes.latest, latest),
    ),
    {
      path: "log/witnesses.ndjson",
      what: { zh: "见证人最近的联署", en: "what each witness has signed last" },
      content: ndjsonOf(
        standings.map(({ witness, cosigned, trouble }) => ({
          witness,
          cosigned_entries: cosigned?.seq ?? null,
          cosigned_at: cosigned?.at ?? null,
          trouble: trouble?.kind ?? null,
        })),
      ),
    },
  ];
}

const NOT_SIGNED = {
  en: "the log has signed no checkpoint yet: it does within a second",
  zh: "日志尚未签名任何检查点：一秒内会签名",
};
