import { expect, it } from "vitest";
import type { AffectedPerson } from "../../schemas/breach.ts";
import { addAffected, breachNoticeText, breachReportText, emptyToll, NO_STATEMENTS } from "./index.ts";

const row: AffectedPerson = {
  seq: 1,
  at: "2026-11-28T15:01:08.432Z",
  told: "released",
  issuer: "host",
  user_id: "u-1",
  consent_id: "c1",
  consent: "consented",
  withdrawn_at: null,
  recipient: "示例市医院",
  appid: "wx1",
  mch_id: "1900000109",
  cert_serialno: null,
  items: ["real_name"],
  result: null,
};
const rows: readonly AffectedPerson[] = [
  row,
  { ...row, told: "repeated", consent: "withdrawn", items: ["real_name", "credential_id"] },
  { ...row, user_id: "u-2", told: "verified", items: ["verification"], result: "match" },
  { ...row, issuer: null, user_id: null, recipient: null, consent: "removed" },
];

it("a breach is counted by persons and by times", () => {
  const toll = emptyToll();
  addAffected(toll, rows.slice(0, 2));
  addAffected(toll, rows.slice(2));
  expect(toll).toMatchObject({ released: 2, repeated: 1, verified: 1, withdrawn: 1, removed: 1 });
  expect(toll.persons.size).toBe(2);
  expect([...toll.items].map(([item, { size }]) => [item, size])).toEqual([
    ["real_name", 1],
    ["credential_id", 1],
    ["verification", 1],
  ]);
  expect([...toll.recipients.keys()]).toEqual(["示例市医院", ""]);
});

it("a report has what PIPL 57 asks for, and says what is to be filled in; a notification names nobody", () => {
  const toll = emptyToll();
  addAffected(toll, rows);
  const draft = { asked: { mch_id: "1900000109" }, toll, said: { ...NO_STATEMENTS, cause: "证书私钥被盗" } };
  const report = breachReportText(draft, "zh");
  for (const part of [
    "证书私钥被盗",
    "涉及账户：2 个",
    "姓名（1 人）",
    "示例市医院：2 个账户，3 次",
    "【请填写】",
  ])
    expect(report).toContain(part);
  expect(report).toContain("2026-11-28 23:01:08");
  expect(breachReportText(draft, "en")).toContain("[to be filled in]");
  for (const language of ["zh", "en"] as const) {
    const notice = breachNoticeText(draft, language);
    expect(notice).toContain("示例市医院");
    expect(notice).not.toMatch(/u-1|u-2|undefined/);
  }
});
