/** How usage is shown to people: a row for each hour or day, then what the failing codes mean. */
import type { Usage } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import { menders } from "@shiming/wire";
import type { Language } from "../language.ts";
import { table } from "./table.ts";
import { dateText, timeText } from "./words.ts";

const HEADS = {
  day: { en: "DAY", zh: "日期" },
  hour: { en: "HOUR", zh: "小时" },
  calls: { en: "CALLS", zh: "调用" },
  failed: { en: "FAILED", zh: "失败" },
  quota: { en: "OF QUOTA", zh: "占额度" },
  requested: { en: "ASKED", zh: "征求同意" },
  approved: { en: "GIVEN", zh: "同意" },
  denied: { en: "REFUSED", zh: "拒绝" },
  withdrawn: { en: "WITHDRAWN", zh: "撤回" },
  code: { en: "CODE", zh: "返回码" },
  times: { en: "TIMES", zh: "次数" },
  mender: { en: "MENDED BY", zh: "由谁解决" },
  meaning: { en: "WHAT IT MEANS, AND WHAT TO DO", zh: "含义与处理办法" },
} as const satisfies Record<string, Text>;

const NOTHING: Text = {
  en: "Nothing was counted in this time.",
  zh: "这段时间没有记录到调用和授权。",
};

const STEPS = [
  "requested",
  "approved",
  "denied",
  "withdrawn",
] as const satisfies readonly (keyof typeof HEADS & Usage["consents"][number]["step"])[];

type When = Pick<Usage["sums"][number], "start" | "appid">;

/** What was counted in an hour or a day of a mini program. */
type Line = When & Record<"calls" | "failed" | "of_quota" | (typeof STEPS)[number], number>;

export function usageTables(usage: Usage, language: Language): string {
  const lines = linesOf(usage);
  if (lines.length === 0) return NOTHING[language];
  const [first = "", ...others] = headsOf([usage.by, "calls", "failed", "quota", ...STEPS], language);
  const sums = table([first, "APPID", ...others], rowsOf(lines, usage));
  return usage.codes.length === 0 ? sums : `${sums}\n\n${codesTable(usage, language)}`;
}

const headsOf = (names: readonly (keyof typeof HEADS)[], language: Language) =>
  names.map((name) => HEADS[name][language]);

function linesOf({ sums, consents }: Usage): readonly Line[] {
  const lines = new Map<string, Line>();
  const add = ({ start, appid }: When, counted: Partial<Line>) => {
    const key = `${start} ${appid ?? ""}`;
    const steps = { requested: 0, approved: 0, denied: 0, withdrawn: 0 };
    const before = lines.get(key) ?? { start, appid, calls: 0, failed: 0, of_quota: 0, ...steps };
    lines.set(key, { ...before, ...counted });
  };
  for (const sum of sums) add(sum, sum);
  for (const { step, times, ...when } of consents) add(when, { [step]: times });
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

function rowsOf(lines: readonly Line[], { by, apps }: Usage): string[][] {
  const quotas = new Map(apps.map(({ appid, quota }) => [appid, quota.per_day]));
  return lines.map(({ start, appid, calls, failed, of_quota, ...line }) => {
    const perDay = by === "day" ? quotas.get(appid ?? "") : undefined;
    const ofQuota = perDay === undefined ? "" : `${of_quota}/${perDay}`;
    const time = by === "day" ? dateText(start) : timeText(start);
    const steps = STEPS.map((step) => String(line[step]));
    return [time, appid ?? "", String(calls), String(failed), ofQuota, ...steps];
  });
}

function codesTable({ calls, codes }: Usage, language: Language): string {
  const rows = codes.map(({ code, meaning, mended_by, advice }) => {
    const times = calls.reduce((sum, each) => sum + (each.code === code ? each.times : 0), 0);
    const between = language === "zh" ? "" : " ";
    const said = meaning[language] + between + advice[language];
    return [String(code), String(times), menders[mended_by][language], said];
  });
  return table(headsOf(["code", "times", "mender", "meaning"], language), rows);
}
