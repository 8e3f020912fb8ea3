import { pageOfAudit, recordAuditReading, shanghaiDateOf } from "@shiming/core";
import Type from "typebox";
import { auditSelectionOf } from "../audit-selection.ts";
import { auditFile, describeComparison, describeNewest, describeVerification } from "../described-audit.ts";
import { operation } from "../operation.ts";
import { runningOf } from "../running-platform.ts";
import { UserId } from "../schemas/account.ts";
import {
  AuditFile,
  AuditSelectionInput,
  Comparison,
  FoundEntries,
  Place,
  Verification,
} from "../schemas/audit.ts";
import { Done, Input, Nothing } from "../schemas/common.ts";
import { Issuer } from "../schemas/host.ts";
import { thePlatform } from "../subjects.ts";

/** So many entries a call looks at: a tenth of a second. */
const LOOKED = 20_000;
const IN_A_FILE = 10_000;

export const auditOperations = {
  "audit.record_reading": operation("audit.record_reading", {
    method: "POST",
    path: "/audit/readings",
    summary: {
      en: "Record that somebody reads what the audit tells of a person",
      zh: "记录有人查阅了某人的审计",
    },
    input: Input({ issuer: Issuer, user_id: UserId }),
    output: Done,
    subject: thePlatform,
    run: async ({ issuer, user_id: userId }, actor, { stores }, at) => {
      await recordAuditReading({ issuer, userId }, actor, stores, at);
      return {};
    },
  }),

  // Not a GET: looking up a person is recorded, and an id does not belong into an address.
  "audit.search": operation("audit.search", {
    method: "POST",
    path: "/audit/search",
    summary: { en: "What happened, newest first, page by page", zh: "查询审计，从新到旧（分页）" },
    input: Input({
      ...AuditSelectionInput.properties,
      before: Place.before,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    output: FoundEntries,
    subject: thePlatform,
    run: async ({ before, limit = 50, ...asked }, actor, deps, at) => {
      const selection = await auditSelectionOf(asked, actor, deps, at);
      const entries = deps.stores.audit.entriesBackwards(before);
      return describeNewest(await pageOfAudit(entries, selection, { wanted: limit, looked: LOOKED }));
    },
  }),

  "audit.export": operation("audit.export", {
    method: "POST",
    path: "/audit/export",
    summary: {
      en: "The same as a file, oldest first, part by part",
      zh: "导出同样的内容，从旧到新（分段）",
    },
    input: Input({
      ...AuditSelectionInput.properties,
      after: Place.after,
      format: Type.Enum(["ndjson", "csv"]),
    }),
    output: AuditFile,
    subject: thePlatform,
    run: async ({ after, format, ...asked }, actor, deps, at) => {
      const selection = await auditSelectionOf(asked, actor, deps, at);
      const limits = { wanted: IN_A_FILE, looked: LOOKED };
      const { records, last } = await pageOfAudit(deps.stores.audit.entries(after), selection, limits);
      return {
        name: `audit-${shanghaiDateOf(at)}.${format}`,
        content: auditFile(records, format, after === undefined),
        next: last?.seq ?? null,
      };
    },
  }),

  "audit.verify": operation("audit.verify", {
    method: "POST",
    path: "/audit/verification",
    summary: {
      en: "Begin to verify the whole audit; nothing is begun while one runs",
      zh: "开始校验全部审计；已在校验时不重复开始",
    },
    input: Nothing,
    output: Verification,
    subject: thePlatform,
    run: (_input, _actor, deps, at) => {
      const { verification } = runningOf(deps);
      verification.start(at);
      return describeVerification(verification.now());
    },
  }),

  "audit.verification": operation("audit.verification", {
    method: "GET",
    path: "/audit/verification",
    summary: { en: "How far the verification is, and what it found", zh: "校验的进度与结果" },
    input: Nothing,
    output: Verification,
    subject: thePlatform,
    run: (_input, _actor, deps) => describeVerification(runningOf(deps).verification.now()),
  }),

  "audit.compare": operation("audit.compare", {
    method: "POST",
    path: "/audit/comparison",
    summary: {
      en: "Begin to hold what the registers say against the audit; nothing is begun while one runs",
      zh: "开始用审计核对登记内容；已在核对时不重复开始",
    },
    input: Nothing,
    output: Comparison,
    subject: thePlatform,
    run: (_input, _actor, deps, at) => {
      const { comparison } = runningOf(deps);
      comparison.start(at);
      return describeComparison(comparison.now());
    },
  }),

  "audit.comparison": operation("audit.comparison", {
    method: "GET",
    path: "/audit/comparison",
    summary: { en: "How far the comparison is, and what it found", zh: "核对的进度与结果" },
    input: Nothing,
    output: Comparison,
    subject: thePlatform,
    run: (_input, _actor, deps) => describeComparison(runningOf(deps).comparison.now()),
  }),
};
