import { perform } from "../administration/perform.ts";
import type { Command } from "../manual/command.ts";
import { locationOf, print } from "./options.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

export function addRequestsCommand(program: Command): void {
  const requests = program.command("requests").description({
    en: "transfers, binding requests, invitations and proposals that wait for an answer",
    zh: "等待答复的转让、绑定申请、邀请和提议",
  });
  subcommandsOf(requests)(
    "expire",
    { en: "end those that nobody answered in time, now", zh: "立即终止逾期无人答复的" },
    [{ en: "A running server does so by itself", zh: "运行中的服务器会自动执行" }, "shiming requests expire"],
  ).action(async (options: CommonOptions) => {
    const done = await perform(locationOf(options), "requests.expire", {});
    print(done, options.json, ({ expired }) => String(expired));
  });
}
