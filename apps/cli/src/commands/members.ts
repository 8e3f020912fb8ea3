import { type MemberRole, memberRoles } from "@shiming/core";
import { perform } from "../administration/perform.ts";
import { membersTable } from "../listing/organisations.ts";
import type { Command } from "../manual/command.ts";
import { addNaming } from "./naming.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

const ORGANISATION = { en: "id of the organisation", zh: "主体 ID" };
const PERSON = { en: "id of the member", zh: "成员 ID" };

export function addMembersCommand(program: Command): void {
  const members = program
    .command("members")
    .description({ en: "who works for an organisation, and as what", zh: "主体的成员及其角色" });
  const sub = subcommandsOf(members);

  sub("list", { en: "the members of an organisation", zh: "列出主体的成员" }, [
    { en: "Who they are", zh: "有哪些成员" },
    "shiming members list 4f1c2a9be0d37756",
  ])
    .argument("<organisation>", ORGANISATION)
    .action(async (organisation_id: string, options: CommonOptions) => {
      const found = await perform(locationOf(options), "members.list", { organisation_id });
      print(found, options.json, (listed) => membersTable(listed, options.language));
    });
  sub("invite", { en: "invite somebody by mail", zh: "通过邮件邀请成员" }, [
    { en: "A developer", zh: "一名开发者" },
    "shiming members invite 4f1c2a9be0d37756 wang@provider.example.com --role developer",
  ])
    .argument("<organisation>", ORGANISATION)
    .argument("<email>", { en: "where the mail goes", zh: "邮件发往的邮箱" })
    .requiredChoice("--role <role>", { en: "what they may do", zh: "角色" }, memberRoles)
    .action(async (organisation_id: string, email: string, options: CommonOptions & { role: MemberRole }) => {
      const input = { organisation_id, email, role: options.role, language: options.language };
      printForPrograms(await perform(locationOf(options), "members.invite", input), options.json);
    });
  sub(
    "set-role",
    { en: "make a member owner, developer or viewer", zh: "把成员设为所有者、开发者或查看者" },
    [
      { en: "Another owner", zh: "再设一位所有者" },
      "shiming members set-role 4f1c2a9be0d37756 3c0b9e11d2 owner",
    ],
  )
    .argument("<organisation>", ORGANISATION)
    .argument("<person>", PERSON)
    .argumentChoice("<role>", { en: "what it may do", zh: "角色" }, memberRoles)
    .action(async (organisation_id: string, person_id: string, role: MemberRole, options: CommonOptions) => {
      const input = { organisation_id, person_id, role };
      printForPrograms(await perform(locationOf(options), "members.set_role", input), options.json);
    });
  addLeaving(sub);
}

const THE_MEMBER = [
  ["<organisation>", ORGANISATION, "organisation_id"],
  ["<person>", PERSON, "person_id"],
] as const;

function addLeaving(sub: AddSubcommand): void {
  addNaming(sub, {
    command: "remove",
    operation: "members.remove",
    does: { en: "remove a member; never the last owner", zh: "移除成员；最后一位所有者除外" },
    example: [
      { en: "Somebody has left", zh: "有人离职" },
      "shiming members remove 4f1c2a9be0d37756 3c0b9e11d2",
    ],
    names: THE_MEMBER,
  });
  addNaming(sub, {
    command: "reset-second-factor",
    operation: "members.reset_second_factor",
    does: {
      en: "take a lost second factor from a member, who signs in by password and sets up another; for staff",
      zh: "重置成员遗失的第二因素，成员凭密码登录后重新设置；仅限工作人员",
    },
    example: [
      { en: "The telephone is gone, and the recovery codes too", zh: "手机和恢复码都已遗失" },
      "shiming members reset-second-factor 4f1c2a9be0d37756 3c0b9e11d2",
    ],
    names: THE_MEMBER,
  });
  addNaming(sub, {
    command: "leave",
    operation: "members.leave",
    does: { en: "leave an organisation; for its members", zh: "退出主体；供成员本人使用" },
    example: [{ en: "I work elsewhere now", zh: "我已调离" }, "shiming members leave 4f1c2a9be0d37756"],
    names: [["<organisation>", ORGANISATION, "organisation_id"]],
  });
}
