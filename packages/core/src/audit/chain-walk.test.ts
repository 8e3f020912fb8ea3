import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { chainHeadOf, chainOf } from "../testing/chain.ts";
import { addEntries, memoryLog } from "../testing/log.ts";
import type { AuditEntry } from "./entry.ts";
import { signLog } from "./sign-log.ts";
import type { SignedHead } from "./signed-head.ts";
import { verifyAudit } from "./verify.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const chain = chainOf(10);
const headAt = (entries: readonly AuditEntry[], seq: number, at?: Date) =>
  chainHeadOf(entries[seq - 1] as AuditEntry, privateKey, at);

async function problemsOf(entries: readonly AuditEntry[], heads: readonly SignedHead[]): Promise<string[]> {
  const { problems } = await verifyAudit(entries, { heads, publicKeys: [publicKey] });
  return problems.map(
    (found) => `${found.problem} ${found.seq}${"lastSeq" in found ? `–${found.lastSeq}` : ""}`,
  );
}

describe("entries of a chain, before there was a log", () => {
  it("are whole as they were written, and where a log goes on from them", async () => {
    const heads = [headAt(chain, 3), headAt(chain, 10)];
    expect(await problemsOf(chain, heads)).toEqual([]);
    const memory = memoryLog([...chain]);
    addEntries(memory, 5);
    const head = await signLog(memory, { origin: "platform.example/log", privateKey }, new Date(0));
    expect(await problemsOf(memory.entries, head ? [...heads, head] : heads)).toEqual([]);
  });

  it("name the one that was changed, by the one that continues it", async () => {
    const entries = chain.with(4, { seq: 5, body: chain[4]?.body.replace("operator", "nobody") ?? "" });
    expect(await problemsOf(entries, [])).toEqual(["changed 5"]);
    expect(await problemsOf(chain.with(4, { seq: 5, body: "nonsense" }), [])).toEqual(["changed 5"]);
  });

  it("are held against the heads that were signed of them", async () => {
    const heads = [headAt(chain, 2), headAt(chain, 6), headAt(chain, 9)];
    expect(await problemsOf(chainOf(10, chain.slice(0, 4), "forged"), heads)).toEqual([
      "rewritten 3–6",
      "rewritten 7–9",
    ]);
    expect(await problemsOf(chain.slice(0, 7), heads)).toEqual(["cut 8–9"]);
    expect(await problemsOf(chain.toSpliced(4, 2), heads)).toEqual(["missing 5–6"]);
    const forged = { ...headAt(chain, 4), digest: "0".repeat(64) };
    expect(await problemsOf(chain, [forged, { ...headAt(chain, 5), at: "" }])).toEqual([
      "head_forged 4",
      "head_forged 5",
    ]);
  });
});

describe("where older data was accepted", () => {
  const copy = chainOf(4, chain.slice(0, 4));
  const heads = [headAt(chain, 3), headAt(chain, 6), headAt(chain, 8)];
  const accepted = (lost: unknown): AuditEntry => ({
    seq: 5,
    body: JSON.stringify({
      nonce: "n",
      kind: "older_data_accepted",
      at: new Date(100),
      actor: "operator",
      lost,
    }),
  });
  const after = (lost: unknown, count: number) => {
    const memory = memoryLog([...copy, accepted(lost)]);
    addEntries(memory, count, "after");
    return memory.entries;
  };

  it("heads of what was given up are no problems, and are told of, however much has happened since", async () => {
    for (const count of [0, 1, 20]) {
      const entries = after({ seq: 8, root: "" }, count);
      const report = await verifyAudit(entries, { heads, publicKeys: [publicKey] });
      expect(report.problems).toEqual([]);
      expect(report.givenUp).toEqual([{ seq: 5, lastSeq: 8, at: "1970-01-01T00:00:00.100Z" }]);
    }
  });

  it("heads of a log that was given up are none either, and those of the log since are held against it", async () => {
    const signer = { origin: "platform.example/log", privateKey };
    const newer = memoryLog([...chain]);
    const ofNewer = await signLog(newer, signer, new Date(50));
    const memory = memoryLog(after({ seq: 10, root: "" }, 1));
    const since = await signLog(memory, signer, new Date(200));
    expect(
      await problemsOf(
        memory.entries,
        [ofNewer, since].filter((head) => head !== undefined),
      ),
    ).toEqual([]);
    memory.entries.splice(5, 1);
    expect(await problemsOf(memory.entries, since ? [since] : [])).toEqual(["cut 6–6"]);
  });

  it("heads that were signed afterwards, or of more than was given up, are problems as ever", async () => {
    const entries = after({ seq: 6, root: "" }, 5);
    expect(await problemsOf(entries, heads)).toEqual(["rewritten 4–8"]);
    expect(await problemsOf(entries, [headAt(chain, 6, new Date(200))])).toEqual(["rewritten 1–6"]);
  });

  it.each([null, {}, { seq: "8" }, 8])(
    "an entry that names nothing gives nothing up: %j",
    async (nothing) => {
      expect(await problemsOf(after(nothing, 0), heads)).toEqual(["cut 6–8"]);
    },
  );
});
