/** `usage`: calls and consents of mini programs, by hour or day. */
import type { InputOf } from "@shiming/administration";
import { perform } from "../administration/perform.ts";
import { usageTables } from "../listing/usage.ts";
import type { Command } from "../manual/command.ts";
import { usage as wrongUsage } from "../sentence.ts";
import { parseTime } from "../time-option.ts";
import { locationOf, print } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

interface ShowOptions extends CommonOptions {
  readonly appid?: string;
  readonly from?: string;
  readonly to?: string;
  readonly by: "hour" | "day";
  readonly together?: boolean;
  readonly csv?: boolean;
  readonly bom?: boolean;
}

export function addUsageCommand(program: Command): void {
  const usage = program
    .command("usage")
    .description({ en: "how much mini programs call, and what fails", zh: "小程序的调用量和失败情况" });
  const show = subcommandsOf(usage)(
    "show",
    {
      en: "calls and consents by hour or day, and what failing codes mean",
      zh: "按小时或按天统计调用与授权，并说明失败返回码的含义",
    },
    [{ en: "Today, hour by hour", zh: "今天每小时的情况" }, "shiming usage show --by hour"],
    [
      { en: "November for a spreadsheet", zh: "十一月的数据，供电子表格使用" },
      "shiming usage show --from 2026-11-01 --to 2026-11-30 --csv --bom > november.csv",
    ],
  );
  show
    .option("--appid <appid>", { en: "only this mini program", zh: "只看该小程序" })
    .option("--from <time>", {
      en: "from this day or time on (Asia/Shanghai; default: 30 days, or today's hours)",
      zh: "从该日期或时间起（北京时间；默认：最近 30 天，按小时则为今天）",
    })
    .option("--to <time>", {
      en: "to the end of this day, or before this time (default: now)",
      zh: "到该日期结束，或到该时间之前（默认：现在）",
    })
    .choice("--by <unit>", { en: "hour or day", zh: "hour（小时）或 day（天）" }, ["hour", "day"], "day")
    .option("--together", { en: "one sum for all mini programs", zh: "所有小程序合并统计" })
    .option("--csv", { en: "print CSV, for a spreadsheet", zh: "输出 CSV，供电子表格使用" })
    .option("--bom", {
      en: "a byte order mark before CSV, for spreadsheets",
      zh: "在 CSV 前加字节顺序标记（BOM），供电子表格识别",
    })
    .action(showUsage);
}

async function showUsage(options: ShowOptions): Promise<void> {
  const { json, csv, bom, language } = options;
  if (json && csv)
    wrongUsage({ en: "Choose --json or --csv, not both.", zh: "--json 和 --csv 只能给出一个。" });
  if (bom && !csv) wrongUsage({ en: "--bom is for --csv.", zh: "--bom 仅用于 --csv。" });
  const asked = inputOf(options);
  if (csv) {
    const { content } = await perform(locationOf(options), "usage.export", asked);
    process.stdout.write((bom ? "\ufeff" : "") + content);
    return;
  }
  const shown = await perform(locationOf(options), "usage.show", asked);
  print(shown, json, (found) => usageTables(found, language));
}

function inputOf({ appid, from, to, by, together }: ShowOptions): InputOf<"usage.show"> {
  return {
    by,
    ...(appid !== undefined && { appid }),
    ...(from !== undefined && { from: parseTime("--from", from, "start").toISOString() }),
    ...(to !== undefined && { to: parseTime("--to", to, "end").toISOString() }),
    ...(together && { together }),
  };
}
