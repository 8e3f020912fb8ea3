/** How applications are shown to people. `--json` has all of it. */
import type { ListedApplication, OutputOf, ShownApplication } from "@shiming/administration";
import {
  actorWords,
  applicationMoveWords,
  applicationStateWords,
  inWords,
} from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { facts, table } from "./table.ts";
import { dateText, timeText } from "./words.ts";

const WHO: Readonly<Record<ListedApplication["next"]["who"], Text>> = {
  applicant: { en: "applicant", zh: "申请方" },
  staff: { en: "staff", zh: "平台方" },
  nobody: { en: "", zh: "" },
};

export function applicationsTable(applications: readonly ListedApplication[], language: Language): string {
  const heads =
    language === "zh"
      ? ["编号", "状态", "主体名称", "APPID", "轮到", "做什么", "期限"]
      : ["ID", "STATE", "LEGAL NAME", "APPID", "NEXT", "WHAT", "UNTIL"];
  const rows = applications.map((application) => [
    application.id,
    applicationStateWords[application.state][language],
    application.legal_name ?? "",
    application.appid ?? "",
    ...nextCells(application.next, language),
  ]);
  return table(heads, rows);
}

function nextCells(next: ListedApplication["next"], language: Language): readonly string[] {
  const over = language === "zh" ? "（超期）" : " (overdue)";
  const until = next.until === null ? "" : dateText(next.until) + (next.overdue ? over : "");
  return [WHO[next.who][language], (language === "zh" ? next.what_zh : next.what) ?? "", until];
}

export function applicationPage(application: ShownApplication, language: Language): string {
  const say = (en: string, zh: string) => (language === "zh" ? zh : en);
  const [who = "", what = "", until = ""] = nextCells(application.next, language);
  const head = facts([
    [say("id", "编号"), application.id],
    [say("state", "状态"), applicationStateWords[application.state][language]],
    [say("next", "下一步"), [who, what, until].filter(Boolean).join(say(", ", "，"))],
    ...itemsOf(application),
  ]);
  const findings = application.findings.map(({ en, zh }) => `- ${say(en, zh)}`);
  const history = application.history.map(({ at, move, to, by, reason }) => [
    timeText(at),
    inWords(applicationMoveWords, move)[language],
    inWords(applicationStateWords, to)[language],
    actorWords(by)[language],
    reason ?? "",
  ]);
  return [
    head,
    ...(findings.length > 0 ? ["", say("To mend:", "需要更正："), ...findings] : []),
    "",
    table(
      [
        say("TIME", "时间"),
        say("STEP", "步骤"),
        say("STATE", "状态"),
        say("BY", "操作者"),
        say("REASON", "原因"),
      ],
      history,
    ),
  ].join("\n");
}

/** Under the names that JSON has: they are what `--items` takes. */
function itemsOf(application: ShownApplication): [string, string][] {
  const { legal_name, scenario, mini_program_name, appid, mch_id } = application;
  const { calls_per_day, users_per_day, peak_per_minute, average_per_minute } = application;
  const contactText = (contact: object | null) =>
    Object.values(contact ?? {})
      .filter(Boolean)
      .join(" ");
  const items = { legal_name, scenario, mini_program_name, appid, mch_id, calls_per_day, users_per_day };
  const contacts = {
    product_contact: contactText(application.product_contact),
    development_contact: contactText(application.development_contact),
    platform_contact: contactText(application.platform_contact),
  };
  const all = { ...items, peak_per_minute, average_per_minute, ...contacts };
  return Object.entries(all).map(([name, value]) => [name, String(value ?? "")]);
}

export function differencesTable(
  differences: OutputOf<"applications.difference">,
  language: Language,
): string {
  const heads = language === "zh" ? ["字段", "已通过", "申请"] : ["FIELD", "APPROVED", "ASKED FOR"];
  return table(
    heads,
    differences.map(({ field, before, after }) => [field, valueText(field, before), valueText(field, after)]),
  );
}

/** An end is written as it is given: by its last day in China. */
function valueText(field: string, value: string | number | null): string {
  return field === "ends_at" && typeof value === "string" ? dateText(value) : String(value ?? "");
}

export function deadlinesTable(deadlines: OutputOf<"deadlines.show">, language: Language): string {
  const heads =
    language === "zh"
      ? ["步骤", "状态", "轮到", "工作日", "默认"]
      : ["STEP", "STATE", "WHOSE", "WORKING DAYS", "USUAL"];
  const rows = deadlines.map(({ state, owner, working_days, usual }) => [
    state,
    applicationStateWords[state][language],
    WHO[owner][language],
    String(working_days),
    String(usual),
  ]);
  return table(heads, rows);
}
