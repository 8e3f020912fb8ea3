import { perform } from "../administration/perform.ts";
import { proposalFacts, proposalsTable } from "../listing/proposals.ts";
import type { Command } from "../manual/command.ts";
import { printable } from "../printable.ts";
import { wholeNumber } from "../whole-number.ts";
import { addNaming } from "./naming.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

const ID = ["<proposal_id>", { en: "its id, as the list has it", zh: "提议的 id，见列表" }] as const;

export function addProposalsCommand(program: Command): void {
  const proposals = program.command("proposals").description({
    en: "what one of the staff proposes and another confirms",
    zh: "一名工作人员提议、须由另一名确认的操作",
  });
  const sub = subcommandsOf(proposals);
  addList(sub);
  sub("show", { en: "a proposal, and what it would do", zh: "显示一项提议及其内容" }, [
    { en: "Before you confirm it", zh: "确认之前" },
    "shiming proposals show 3xQ8Zk0d9fL2mN4pR6sT8u",
  ])
    .argument(...ID)
    .action(async (proposal_id: string, options: CommonOptions) => {
      const { json, language } = options;
      const shown = await perform(locationOf(options), "proposals.show", { proposal_id });
      print(shown, json, (each) => proposalFacts(each, language));
    });
  addNaming(sub, {
    command: "confirm",
    operation: "proposals.confirm",
    does: { en: "confirm what another has proposed: it is done now", zh: "确认他人的提议，随即执行" },
    example: [
      { en: "After a look at it", zh: "查看之后" },
      "shiming proposals confirm 3xQ8Zk0d9fL2mN4pR6sT8u",
    ],
    names: [[...ID, "proposal_id"]],
  });
  sub("reject", { en: "reject a proposal, or take your own back", zh: "否决一项提议，或撤回自己的提议" }, [
    { en: "It is not what was agreed", zh: "与约定不符" },
    "shiming proposals reject 3xQ8Zk0d9fL2mN4pR6sT8u --reason 商户号不符",
  ])
    .argument(...ID)
    .requiredOption("--reason <text>", { en: "why", zh: "原因" })
    .action(async (proposal_id: string, options: CommonOptions & { reason: string }) => {
      const input = { proposal_id, reason: options.reason };
      printForPrograms(await perform(locationOf(options), "proposals.reject", input), options.json);
    });
}

function addList(sub: AddSubcommand): void {
  sub("list", { en: "proposals that wait, newest first", zh: "列出待确认的提议，新的在前" }, [
    { en: "Those that were decided, too", zh: "连同已有结论的" },
    "shiming proposals list --all",
  ])
    .option("--all", { en: "those too that were decided or have expired", zh: "包括已有结论或已过期的" })
    .option("--after <proposal_id>", { en: "begin after this one", zh: "从这一项之后开始" })
    .option(
      "--limit <number>",
      { en: "proposals of a page, 1000 at most", zh: "每页的条数，最多 1000" },
      wholeNumber("--limit", 1, 1000),
      100,
    )
    .action(async (options: CommonOptions & { all?: boolean; after?: string; limit: number }) => {
      const { all = false, after, limit, json, language } = options;
      const page = await perform(locationOf(options), "proposals.list", { open: !all, after, limit });
      print(page, json, ({ proposals }) => proposalsTable(proposals, language));
      const next = page.next === null ? "" : printable(page.next);
      if (next && !json)
        console.error({ en: `There are more: --after ${next}`, zh: `还有更多：--after ${next}` }[language]);
    });
}
