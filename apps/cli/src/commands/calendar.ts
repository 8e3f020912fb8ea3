import { perform } from "../administration/perform.ts";
import { table } from "../listing/table.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { locationOf, print, printForPrograms, readInput } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addCalendarCommand(program: Command): void {
  const calendar = program
    .command("calendar")
    .description({ en: "the working days that deadlines are counted in", zh: "计算办理期限的工作日历" });
  const sub = subcommandsOf(calendar);
  sub("show", { en: "public holidays, and weekends that are worked", zh: "显示节假日和调休上班日" }, [
    { en: "As JSON", zh: "输出 JSON" },
    "shiming calendar show --json",
  ]).action(async (options: CommonOptions) => {
    const days = await perform(locationOf(options), "calendar.show", {});
    print(days, options.json, (all) =>
      table(
        ["DAY", "IS"],
        all.map(({ day, is }) => [day, is]),
      ),
    );
  });
  sub(
    "import",
    { en: "import a year as the State Council has published it", zh: "导入国务院公布的一年节假日安排" },
    [
      {
        en: "A line a day: 2027-01-01,holiday or 2027-02-20,workday",
        zh: "每行一天：2027-01-01,holiday 或 2027-02-20,workday",
      },
      "shiming calendar import 2027 days.csv",
    ],
  )
    .argument("<year>", { en: "the year", zh: "年份" })
    .argument("<file>", {
      en: "CSV: day, and holiday or workday; - for standard input",
      zh: "CSV：日期，holiday 或 workday；- 表示标准输入",
    })
    .action(async (year: string, file: string, options: CommonOptions) => {
      const days = daysOf(readInput(file));
      printForPrograms(await perform(locationOf(options), "calendar.import", { year, days }), options.json);
    });
}

function daysOf(text: string) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && line.trim() !== "day,is");
  return lines.map((line, place) => {
    const [day = "", is] = line.split(",").map((cell) => cell.trim());
    if (is === "holiday" || is === "workday") return { day, is } as const;
    return usage({
      en: `Line ${place + 1} is not a day and holiday or workday: 2027-01-01,holiday`,
      zh: `第 ${place + 1} 行应为日期和 holiday 或 workday，如 2027-01-01,holiday`,
    });
  });
}
