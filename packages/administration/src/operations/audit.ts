import { recordAuditReading } from "@shiming/core";
import { operation } from "../operation.ts";
import { UserId } from "../schemas/account.ts";
import { Done, Input } from "../schemas/common.ts";
import { Issuer } from "../schemas/host.ts";
import { thePlatform } from "../subjects.ts";

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
};
