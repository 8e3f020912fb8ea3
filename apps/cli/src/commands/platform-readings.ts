/** `health`, `settings` and `figures`: what a running platform tells of itself. */

import { perform } from "../administration/perform.ts";
import { factsOf } from "../listing/facts-of.ts";
import type { Command } from "../manual/command.ts";
import { parseTime } from "../time-option.ts";
import { addReading } from "./naming.ts";
import { locationOf, print } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addHealthCommand(program: Command): void {
  const health = program
    .command("health")
    .description({ en: "how a running platform is, and its jobs", zh: "运行中平台的健康状况和后台任务" });
  addReading(subcommandsOf(health), {
    command: "show",
    operation: "health.show",
    does: { en: "its parts, its jobs, and what ends soon", zh: "各部分、后台任务和即将到期的内容" },
    example: [{ en: "For a monitoring system", zh: "供监控系统使用" }, "shiming health show --json"],
    names: [],
  });
}

export function addSettingsCommand(program: Command): void {
  const settings = program
    .command("settings")
    .description({ en: "what a running platform was started with", zh: "运行中平台的启动设置" });
  addReading(subcommandsOf(settings), {
    command: "show",
    operation: "settings.show",
    does: { en: "settings, deadlines and adapters; never a secret", zh: "设置、期限和适配器；不含密钥" },
    example: [{ en: "Which adapters are in use", zh: "使用哪些适配器" }, "shiming settings show"],
    names: [],
  });
}

export function addFiguresCommand(program: Command): void {
  const figures = program.command("figures").description({
    en: "what was asked of people, and how long reviews took",
    zh: "授权情况和审核用时的统计",
  });
  subcommandsOf(figures)(
    "show",
    { en: "consents, releases by category, times of review", zh: "授权、按类目的提供次数、审核用时" },
    [{ en: "A quarter", zh: "一个季度" }, "shiming figures show --from 2026-10-01 --to 2026-12-31"],
  )
    .option("--from <time>", {
      en: "from this day or time on (default: thirty days ago)",
      zh: "从该日期或时间起（默认：三十天前）",
    })
    .option("--to <time>", {
      en: "to the end of this day, or before this time (default: now)",
      zh: "到该日期结束，或到该时间之前（默认：现在）",
    })
    .action(async (options: CommonOptions & { readonly from?: string; readonly to?: string }) => {
      const { from, to, json, language } = options;
      const shown = await perform(locationOf(options), "figures.show", {
        ...(from !== undefined && { from: parseTime("--from", from, "start").toISOString() }),
        ...(to !== undefined && { to: parseTime("--to", to, "end").toISOString() }),
      });
      print(shown, json, (all) => factsOf(all, language));
    });
}
