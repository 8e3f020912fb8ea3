import type { ListedApplication } from "@shiming/administration";
import { type ApplicationState, applicationStates } from "@shiming/core";
import { perform, withPlatform } from "../administration/perform.ts";
import { applicationPage, applicationsTable, differencesTable } from "../listing/applications.ts";
import { threadText } from "../listing/thread.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { addBelonging } from "./applications-belonging.ts";
import { addApplicationFiles } from "./applications-files.ts";
import { addFillingIn } from "./applications-fill-in.ts";
import { addReviewing } from "./applications-review.ts";
import { locationOf, print } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addApplicationsCommand(program: Command): void {
  const applications = program
    .command("applications")
    .description({ en: "applications for real-name access", zh: "实名授权接口的申请" });
  const sub = subcommandsOf(applications);
  addList(sub);
  addShow(sub);
  addFillingIn(sub);
  addBelonging(sub);
  addApplicationFiles(sub);
  addReviewing(sub);
}

interface ListOptions extends CommonOptions {
  readonly state?: string;
  readonly waitingFor?: "applicant" | "staff" | "nobody";
  readonly mine?: boolean;
  readonly free?: boolean;
  readonly unclaimed?: boolean;
  readonly overdue?: boolean;
  readonly search?: string;
}

function addList(sub: AddSubcommand): void {
  sub("list", { en: "applications, overdue ones first", zh: "列出申请，超期的在前" }, [
    { en: "What is overdue", zh: "超期的申请" },
    "shiming applications list --overdue",
  ])
    .option("--state <state>", {
      en: "only those in this state, such as submitted",
      zh: "只列出处于该状态的，如 submitted",
    })
    .option("--waiting-for <whom>", {
      en: "only those whose move it is: applicant, staff or nobody",
      zh: "只列出轮到谁的：applicant、staff 或 nobody",
    })
    .option("--free", { en: "only those that nobody has taken", zh: "只列出待领取的" })
    .option("--unclaimed", {
      en: "only those that came by mail and belong to no organisation yet",
      zh: "只列出通过邮件提交、尚未归属主体的",
    })
    .option("--mine", { en: "only those that you have taken", zh: "只列出您领取的" })
    .option("--overdue", { en: "only those whose time is over", zh: "只列出超期的" })
    .option("--search <text>", {
      en: "an appid, or a part of the legal name",
      zh: "appid，或主体名称的一部分",
    })
    .action(async (options: ListOptions) => {
      const listed = await listAll(options);
      print(listed, options.json, (all) => applicationsTable(all, options.language));
    });
}

/** Page by page: what is listed last may have changed meanwhile. */
function listAll(options: ListOptions): Promise<readonly ListedApplication[]> {
  const { mine, free, unclaimed, overdue, search, waitingFor: waiting_for } = options;
  const filter = { mine, free, unclaimed, overdue, search, waiting_for, state: stateOf(options.state) };
  return withPlatform(locationOf(options), async (run) => {
    const all: ListedApplication[] = [];
    for (;;) {
      const page = await run("applications.list", { ...filter, after: all.at(-1)?.id });
      all.push(...page);
      if (page.length === 0) return all;
    }
  });
}

function stateOf(text: string | undefined): ApplicationState | undefined {
  if (text === undefined) return undefined;
  const state = applicationStates.find((each) => each === text);
  const states = applicationStates.join(", ");
  return state ?? usage({ en: `--state is one of ${states}.`, zh: `--state 应为其中之一：${states}。` });
}

function addShow(sub: AddSubcommand): void {
  sub(
    "show",
    { en: "one application, with what is missing and its history", zh: "显示一份申请及其缺项和历史" },
    [{ en: "As JSON", zh: "输出 JSON" }, "shiming applications show A4Q7ZN2M8K5TH0XW3 --json"],
  )
    .argument("<id>", { en: "the application", zh: "申请编号" })
    .action(async (id: string, options: CommonOptions) => {
      const shown = await perform(locationOf(options), "applications.show", { id });
      print(shown, options.json, (application) => applicationPage(application, options.language));
    });
  sub("thread", { en: "the mails about it, oldest first", zh: "往来邮件，从旧到新" }, [
    { en: "To read", zh: "查看" },
    "shiming applications thread A4Q7ZN2M8K5TH0XW3",
  ])
    .argument("<id>", { en: "the application", zh: "申请编号" })
    .action(async (id: string, options: CommonOptions) => {
      const mails = await perform(locationOf(options), "applications.thread", { id });
      print(mails, options.json, (all) => threadText(all, options.language));
    });
  sub(
    "difference",
    {
      en: "what a change asks for in place of what is approved, field by field",
      zh: "逐项显示变更申请与已通过内容的差异",
    },
    [{ en: "Of a renewal", zh: "一份续期申请" }, "shiming applications difference A4Q7ZN2M8K5TH0XW3"],
  )
    .argument("<id>", { en: "the application", zh: "申请编号" })
    .action(async (id: string, options: CommonOptions) => {
      const found = await perform(locationOf(options), "applications.difference", { id });
      print(found, options.json, (all) => differencesTable(all, options.language));
    });
}
