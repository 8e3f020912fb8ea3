/** How long classes of record are kept, legal holds, and what has been kept long enough. */
import type { InputOf, OutputOf } from "@shiming/administration";
import { retainedClasses } from "@shiming/core";
import type { Text } from "@shiming/crypto";
import { perform } from "../administration/perform.ts";
import type { Language } from "../language.ts";
import { table } from "../listing/table.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type Period = InputOf<"retention.set">["periods"][number];
type HoldOptions = CommonOptions & {
  readonly user?: string;
  readonly host?: string;
  readonly appid?: string;
  readonly class?: string;
  readonly reason: string;
};

export function addRetentionCommand(program: Command): void {
  const sub = subcommandsOf(
    program
      .command("retention")
      .description({ en: "how long records are kept, and legal holds", zh: "记录的保存期限和法律保留" }),
  );
  sub("show", { en: "the periods in force, and legal holds", zh: "显示现行期限和法律保留" }, [
    { en: "As JSON", zh: "输出 JSON" },
    "shiming retention show --json",
  ]).action(async (options: CommonOptions) => {
    const shown = await perform(locationOf(options), "retention.show", {});
    print(shown, options.json, (all) => retentionText(all, options.language));
  });
  sub("set", { en: "keep classes of record for another time", zh: "修改各类记录的保存期限" }, [
    { en: "Records of consents for five years", zh: "授权记录保存五年" },
    "shiming retention set consents=1825",
  ])
    .argument("<periods...>", {
      en: "a class and its days, 30 to 3650: consents=1825",
      zh: "类别和天数（30 至 3650）：consents=1825",
    })
    .action(async (given: readonly string[], options: CommonOptions) => {
      const set = await perform(locationOf(options), "retention.set", { periods: given.map(periodOf) });
      print(set, options.json, (all) => retentionText(all, options.language));
    });
  addHoldCommands(sub);
  sub(
    "run",
    {
      en: "remove now what has been kept long enough; the server does it once a day",
      zh: "立即删除超过期限的记录；服务器每天自动执行",
    },
    [{ en: "After a period was made shorter", zh: "缩短期限之后" }, "shiming retention run"],
  ).action(async (options: CommonOptions) => {
    const removed = await perform(locationOf(options), "retention.run", {});
    print(removed, options.json, (all) =>
      table(
        HEADS[options.language].removed,
        all.map((each) => [each.class, String(each.removed)]),
      ),
    );
  });
}

function addHoldCommands(sub: ReturnType<typeof subcommandsOf>): void {
  sub(
    "hold",
    {
      en: "place a legal hold: nothing of it is deleted until it is lifted",
      zh: "设置法律保留：解除前其内容不会被删除",
    },
    [
      { en: "An account that a court asks about", zh: "法院调查涉及的账户" },
      'shiming retention hold --user u-1 --reason "case 2026-17"',
    ],
  )
    .option("--user <user_id>", { en: "an account, by its user id", zh: "账户的用户 ID" })
    .option("--host <issuer>", {
      en: "its host (default: the only one)",
      zh: "账户所属宿主（默认：唯一的那个）",
    })
    .option("--appid <appid>", { en: "a mini program", zh: "小程序" })
    .option("--class <class>", { en: "a class of record", zh: "一类记录" })
    .requiredOption("--reason <text>", { en: "why; no names", zh: "理由；不要写姓名" })
    .action(async ({ user, host, appid, reason, ...options }: HoldOptions) => {
      const held = {
        ...(user !== undefined && { user_id: user }),
        ...(host !== undefined && { issuer: host }),
        ...(appid !== undefined && { appid }),
        ...(options.class !== undefined && { class: classNamed(options.class) }),
      };
      const hold = await perform(locationOf(options), "retention.hold", { ...held, reason });
      print(hold, options.json, ({ hold_id }) => hold_id);
    });
  sub("lift-hold", { en: "lift a legal hold", zh: "解除法律保留" }, [
    { en: "When the case is over", zh: "案件结束后" },
    "shiming retention lift-hold HOLD",
  ])
    .argument("<hold>", { en: "its id, see retention show", zh: "编号，见 retention show" })
    .action(async (hold_id: string, options: CommonOptions) => {
      await perform(locationOf(options), "retention.lift_hold", { hold_id });
      printForPrograms({ lifted: hold_id }, options.json);
    });
}

const HEADS = {
  en: {
    periods: ["class", "days", "usual"],
    holds: ["hold", "of", "since", "reason"],
    removed: ["class", "removed"],
  },
  zh: {
    periods: ["类别", "天数", "默认"],
    holds: ["编号", "对象", "开始时间", "理由"],
    removed: ["类别", "已删除"],
  },
} as const satisfies Readonly<Record<Language, object>>;

const WITHOUT_PERIOD: Readonly<Record<OutputOf<"retention.show">["without_period"][number]["kept"], Text>> = {
  for_good: { en: "for good", zh: "长期保存" },
  with_application: { en: "with their application", zh: "随申请保存" },
};

function retentionText(
  { periods, without_period, holds }: OutputOf<"retention.show">,
  language: Language,
): string {
  const heads = HEADS[language];
  const kept = table(heads.periods, [
    ...periods.map((each) => [each.class, String(each.days), String(each.usual)]),
    ...without_period.map((each) => [each.class, WITHOUT_PERIOD[each.kept][language], ""]),
  ]);
  if (holds.length === 0) return kept;
  const rows = holds.map((hold) => [hold.hold_id, heldText(hold), hold.placed_at, hold.reason]);
  return `${kept}\n\n${table(heads.holds, rows)}`;
}

const heldText = ({ kind, issuer, user_id, appid, class: held }: OutputOf<"retention.hold">) =>
  [kind, issuer, user_id, appid, held].filter((part) => part !== undefined).join(" ");

function periodOf(text: string): Period {
  const [, named = "", days] = /^([a-z_]+)=(\d{1,4})$/.exec(text) ?? [];
  if (days !== undefined) return { class: classNamed(named), days: Number(days) };
  return usage({
    en: `"${text}" is no class and its days, such as consents=1825.`,
    zh: `“${text}”应为类别和天数，如 consents=1825。`,
  });
}

function classNamed(text: string): Period["class"] {
  return retainedClasses.find((each) => each === text) ?? usage(unknownClass(text));
}

const unknownClass = (text: string): Text => ({
  en: `"${text}" is no class of record: ${retainedClasses.join(", ")}.`,
  zh: `“${text}”不是记录的类别：${retainedClasses.join("、")}。`,
});
