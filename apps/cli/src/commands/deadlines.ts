import type { InputOf } from "@shiming/administration";
import { applicationStates } from "@shiming/core";
import { perform } from "../administration/perform.ts";
import { deadlinesTable } from "../listing/applications.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { locationOf, print } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type Deadline = InputOf<"deadlines.set">["deadlines"][number];

export function addDeadlinesCommand(program: Command): void {
  const deadlines = program
    .command("deadlines")
    .description({ en: "how many working days each step of a review has", zh: "审核各步骤的期限（工作日）" });
  const sub = subcommandsOf(deadlines);
  sub("show", { en: "those in force, and the usual ones", zh: "显示现行期限和默认期限" }, [
    { en: "As JSON", zh: "输出 JSON" },
    "shiming deadlines show --json",
  ]).action(async (options: CommonOptions) => {
    const shown = await perform(locationOf(options), "deadlines.show", {});
    print(shown, options.json, (all) => deadlinesTable(all, options.language));
  });
  sub("set", { en: "give steps that begin from now on other deadlines", zh: "修改此后开始的步骤的期限" }, [
    {
      en: "Seven working days for the form, ten for the permission",
      zh: "申请表七个工作日，接口申请十个工作日",
    },
    "shiming deadlines set submitted=7 permission_submitted=10",
  ])
    .argument("<deadlines...>", {
      en: "a step and its working days, 1 to 90: submitted=7",
      zh: "步骤和工作日数（1 至 90）：submitted=7",
    })
    .action(async (given: readonly string[], options: CommonOptions) => {
      const input = { deadlines: given.map(deadlineOf) };
      const set = await perform(locationOf(options), "deadlines.set", input);
      print(set, options.json, (all) => deadlinesTable(all, options.language));
    });
}

function deadlineOf(text: string): Deadline {
  const [, named, days] = /^([a-z_]+)=(\d{1,3})$/.exec(text) ?? [];
  const state = applicationStates.find((each) => each === named);
  if (state !== undefined && days !== undefined) return { state, working_days: Number(days) };
  return usage({
    en: `"${text}" is no step and its working days, such as submitted=7.`,
    zh: `“${text}”应为步骤和工作日数，如 submitted=7。`,
  });
}
