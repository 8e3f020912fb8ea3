import type { Invitation } from "@shiming/administration";
import { invitationsTable } from "../listing/people.ts";
import type { Command } from "../manual/command.ts";
import { addNaming } from "./naming.ts";
import { locationOf, print } from "./options.ts";
import { addJournalOptions, listPages, type PageOptions } from "./pages.ts";
import { type CommonOptions, subcommandsOf } from "./subcommands.ts";

type ListOptions = CommonOptions & PageOptions & { readonly organisation?: string; readonly open?: boolean };

export function addInvitationsCommand(program: Command): void {
  const invitations = program
    .command("invitations")
    .description({ en: "invitations to the staff and to organisations", zh: "工作人员和单位的邀请" });
  const sub = subcommandsOf(invitations);

  const list = sub(
    "list",
    { en: "those to the staff, or to an organisation", zh: "列出工作人员或单位的邀请" },
    [{ en: "Who was invited to the staff", zh: "邀请了谁" }, "shiming invitations list"],
  )
    .option("--organisation <id>", { en: "those to this organisation", zh: "该单位的邀请" })
    .option("--open", { en: "those alone that can still be accepted", zh: "只列出还可以接受的" });
  addJournalOptions(list).action(async ({ json, language, organisation, open, ...options }: ListOptions) => {
    const input = { ...(organisation && { organisation_id: organisation }), ...(open && { open }) };
    const idOf = ({ invitation_id }: Invitation) => invitation_id;
    const listed = await listPages(locationOf(options), "invitations.list", input, options, idOf);
    print(listed, json, (invitations) => invitationsTable(invitations, language));
  });
  addNaming(sub, {
    command: "revoke",
    operation: "invitations.revoke",
    does: { en: "take one back: its link opens nothing any more", zh: "撤回邀请，其链接随即失效" },
    example: [
      { en: "It went to the wrong address", zh: "发错了邮箱" },
      "shiming invitations revoke nR3v0kedExampleInvite",
    ],
    names: [
      ["<id>", { en: "as invitations list shows it", zh: "invitations list 列出的编号" }, "invitation_id"],
    ],
  });
}
