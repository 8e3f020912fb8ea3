import type { InputOf } from "@shiming/administration";
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

/** With a head or without, as a spreadsheet writes it. @throws Sentence with each line that cannot be read */
function daysOf(text: string): InputOf<"calendar.import">["days"] {
  const lines = text
    .split(/\r\n|\n|\r/u)
    .map((line, place) => ({ number: place + 1, cells: line.split(/[,，;\t]/u).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.join("") !== "" && cells.join() !== "day,is");
  const bad = lines.filter(({ cells: [, is = "", ...rest] }) => !isKind(is) || rest.join("") !== "");
  if (bad.length > 0) {
    const [all, first] = [bad.map(({ number }) => number), bad[0]?.cells.join() ?? ""];
    return usage({
      en: `Not a day and holiday or workday, such as 2027-01-01,holiday: line ${all.join(", ")} (${first}).`,
      zh: `以下各行应为日期和 holiday 或 workday，如 2027-01-01,holiday：第 ${all.join("、")} 行（${first}）。`,
    });
  }
  return lines.flatMap(({ cells: [day = "", is = ""] }) => (isKind(is) ? [{ day, is }] : []));
}

const isKind = (text: string): text is "holiday" | "workday" => text === "holiday" || text === "workday";
