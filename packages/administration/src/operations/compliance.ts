/** The pack for an audit: what happened in a period, what is registered, and the log, in files that a key vouches for. */
import { recordPackExport, refuse } from "@shiming/core";
import { compliancePack } from "../compliance/pack.ts";
import type { Period } from "../compliance/tally.ts";
import { operation } from "../operation.ts";
import { Input } from "../schemas/common.ts";
import { Pack, PackInput } from "../schemas/compliance.ts";
import { thePlatform } from "../subjects.ts";

const SAMPLES = 100;

export const complianceOperations = {
  // Not a GET: it is recorded.
  "compliance.export": operation("compliance.export", {
    method: "POST",
    path: "/compliance/pack",
    summary: {
      en: "The pack for an audit, as a ZIP: counts, registers, checkpoints and samples of the log, signed; no identities",
      zh: "导出合规材料包（ZIP）：统计、登记、日志检查点与抽样，带签名；不含个人身份",
    },
    input: Input(PackInput),
    output: Pack,
    subject: thePlatform,
    run: async ({ from, to, samples = SAMPLES, seed }, actor, deps, at) => {
      const period = periodOf(from, to, at);
      await recordPackExport({ ...period, seed }, actor, deps.stores, at);
      return compliancePack({ period, samples, seed }, actor, deps, at);
    },
  }),
};

/** @throws `value_invalid` */
function periodOf(from: string, to: string | undefined, at: Date): Period {
  const [start, wanted] = [new Date(from), to === undefined ? at : new Date(to)];
  // What has not happened yet is not told.
  const end = wanted < at ? wanted : at;
  return start < end ? { from: start, to: end } : refuse("value_invalid", { hint: NO_TIME });
}

const NO_TIME = {
  en: "the period begins before it ends, and not later than now",
  zh: "时段的开始须早于结束，也不能晚于现在",
};
