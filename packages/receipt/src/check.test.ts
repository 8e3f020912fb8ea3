import { createHash, generateKeyPairSync, sign } from "node:crypto";
import {
  formatCheckpoint,
  formatProof,
  formatVerifierKey,
  leafHash,
  nodeHash,
  noteSigner,
  signNote,
} from "@shiming/transparency";
import { describe, expect, it } from "vitest";
import { checkReceipt, createReceipt, RECEIPT_TYPE, type ReceiptFacts } from "./index.ts";

const ORIGIN = "platform.example/log";
const log = generateKeyPairSync("ed25519");
const other = generateKeyPairSync("ed25519");
const logKey = formatVerifierKey(ORIGIN, log.publicKey);
const noticeText = JSON.stringify({
  version: "4",
  language: "zh-CN",
  operator: { name: "明信支付", contact: "95000" },
  recipient: { legalName: "某市人民医院", contact: "12345" },
  miniProgram: { appid: "wx1", name: "掌上医院" },
  categoryNames: ["医疗", "公立医疗机构"],
  purpose: "预约挂号",
  english: { purpose: "To make an appointment" },
});
const noticeDigest = createHash("sha256").update(noticeText).digest("hex");
const approvedAt = "2026-11-28T02:00:00.000Z";
const withdrawnAt = "2026-11-28T03:00:00.000Z";
const of = { consentId: "c1", appid: "wx1" };
const told = [
  { nonce: "a", kind: "consent_approved", at: approvedAt, ...of, noticeDigest },
  { nonce: "b", kind: "consent_withdrawn", at: withdrawnAt, ...of },
];

/** A log of three entries, of which the last two tell of the consent. */
function proofsOf(entries: readonly object[], key = log.privateKey): string[] {
  const texts = [{}, ...entries].map((entry) => Buffer.from(JSON.stringify(entry)));
  const [first, second, third] = texts.map((text) => leafHash(text)) as [Buffer, Buffer, Buffer];
  const left = nodeHash(first, second);
  const root = nodeHash(left, third);
  const text = formatCheckpoint({ origin: ORIGIN, size: 3, root });
  const checkpoint = signNote(text, [noteSigner(ORIGIN, key)]);
  return [
    formatProof({ extra: texts[1], index: 1, path: [first, third], checkpoint }),
    formatProof({ extra: texts[2], index: 2, path: [left], checkpoint }),
  ];
}

const facts: ReceiptFacts = {
  receiptId: "11111111-2222-4333-8444-555555555555",
  createdAt: "2026-11-29T00:00:00.000Z",
  platform: "https://platform.example",
  logKey,
  person: { host: "https://wallet.example", userId: "u-1" },
  consent: {
    id: "c1",
    kind: "realname",
    appid: "wx1",
    requestedAt: approvedAt,
    approvedAt,
    withdrawnAt,
    method: "payment_password",
    items: ["real_name", "credential_id"],
  },
  noticeText,
  noticeDigest,
  proofs: proofsOf(told),
};

function signed(receipt: object, header: object = {}, key = log.privateKey): string {
  const head = { alg: "EdDSA", typ: RECEIPT_TYPE, ...header };
  const text = [head, receipt]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  return `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
}

const faultsOf = async (file: string, trusted = [logKey]) => (await checkReceipt(file, trusted)).faults;
const receiptWith = (change: Partial<ReceiptFacts>) => signed(createReceipt({ ...facts, ...change }));
const consentWith = (change: Partial<ReceiptFacts["consent"]>) =>
  receiptWith({ consent: { ...facts.consent, ...change } });

describe("a receipt", () => {
  it("holds where the platform has signed it and its log tells all of it", async () => {
    const { faults, story, entries } = await checkReceipt(receiptWith({}), [logKey]);
    expect(faults).toEqual([]);
    expect(story).toMatchObject({ consentId: "c1", userId: "u-1", withdrawnAt, items: facts.consent.items });
    expect(story?.notice).toMatchObject({ recipientName: "某市人民医院", purpose: "预约挂号" });
    const english = { purpose: "To make an appointment", categories: ["医疗", "公立医疗机构"] };
    expect(story?.notice.english).toMatchObject(english);
    expect(entries).toEqual([
      { kind: "consent_approved", at: approvedAt, number: 2, logSize: 3 },
      { kind: "consent_withdrawn", at: withdrawnAt, number: 3, logSize: 3 },
    ]);
  });

  it("is believed by nobody who has its key from itself alone", async () => {
    expect(await faultsOf(receiptWith({}), [])).toEqual(["key_not_trusted"]);
    const forged = { ...facts, logKey: formatVerifierKey(ORIGIN, other.publicKey) };
    const file = signed(
      createReceipt({ ...forged, proofs: proofsOf(told, other.privateKey) }),
      {},
      other.privateKey,
    );
    expect(await faultsOf(file)).toEqual(["key_not_trusted"]);
  });

  it.each([
    ["by another key", signed(createReceipt(facts), {}, other.privateKey)],
    ["as something else", signed(createReceipt(facts), { typ: "secevent+jwt" })],
    ["by no algorithm", signed(createReceipt(facts), { alg: "none" })],
    ["with what must be understood", signed(createReceipt(facts), { crit: ["b64"] })],
  ])("that was signed %s is not the platform's", async (_, file) => {
    expect(await faultsOf(file)).toEqual(["signature_wrong"]);
  });

  it.each([
    ["a notice that was not shown", { noticeText: noticeText.replace("预约挂号", "贷款") }, ["notice_wrong"]],
    ["the proof of another log", { proofs: proofsOf(told, other.privateKey) }, ["proof_wrong", "not_in_log"]],
    ["an entry that was changed", { proofs: facts.proofs.map(elsewhere) }, ["proof_wrong", "not_in_log"]],
    ["no proof of the withdrawal", { proofs: facts.proofs.slice(0, 1) }, ["not_in_log"]],
  ] as const)("with %s does not hold", async (_, change, faults) => {
    expect(await faultsOf(receiptWith(change))).toEqual(faults);
  });

  it.each([
    ["another time", { approvedAt: withdrawnAt }],
    ["other items", { items: ["real_name"] }],
    ["another mini program", { appid: "wx2" }],
    ["a release that the log has not", { release: { releasedAt: approvedAt } }],
    ["another consent", { id: "c2" }],
  ])("that tells of %s is contradicted by the log", async (_, change) => {
    expect(await faultsOf(consentWith(change))).toEqual(["not_in_log"]);
  });

  it.each(["", "a.b.c", "nonsense", signed({}), signed([]), `${receiptWith({})}.x`])(
    "is not %#",
    async (file) => {
      expect(await faultsOf(file)).toEqual(["no_receipt"]);
    },
  );
});

function elsewhere(proof: string): string {
  const [, extra = ""] = /^extra (.*)$/m.exec(proof) ?? [];
  const changed = Buffer.from(Buffer.from(extra, "base64").toString().replace("c1", "c9")).toString("base64");
  return proof.replace(extra, changed);
}
