import { staffRoles } from "@shiming/core";
import { perform } from "../administration/perform.ts";
import { staffTable } from "../listing/people.ts";
import type { Command } from "../manual/command.ts";
import { usage } from "../sentence.ts";
import { addNaming, addReading } from "./naming.ts";
import { locationOf, print, printForPrograms } from "./options.ts";
import { type AddSubcommand, type CommonOptions, subcommandsOf } from "./subcommands.ts";

type Role = (typeof staffRoles)[number];
type RoleOptions = CommonOptions & { readonly role: string[] };

const ID = { en: "as staff list shows it", zh: "staff list 列出的编号" };
const ROLES = staffRoles.join(", ");
const ROLE_MEANING = { en: `roles: ${ROLES}`, zh: `角色：${ROLES}` };

export function addStaffCommand(program: Command): void {
  const staff = program
    .command("staff")
    .description({ en: "the operator's staff and their roles", zh: "运营方的工作人员及其角色" });
  const sub = subcommandsOf(staff);

  addReading(sub, {
    command: "overview",
    operation: "staff.overview",
    does: { en: "what waits for the staff, in figures", zh: "等待工作人员处理的事项统计" },
    example: [{ en: "Each morning", zh: "每天早上" }, "shiming staff overview"],
    names: [],
  });
  sub("list", { en: "everybody of the staff", zh: "列出所有工作人员" }, [
    { en: "Who may do what", zh: "谁有什么角色" },
    "shiming staff list",
  ]).action(async (options: CommonOptions) => {
    const { json, language } = options;
    print(await perform(locationOf(options), "staff.list", {}), json, (listed) =>
      staffTable(listed, language),
    );
  });
  addInvitingCommands(sub);
  sub("roles", { en: "give somebody other roles", zh: "更改角色" }, [
    { en: "A reviewer, and nothing else from now on", zh: "此后只是审核员" },
    "shiming staff roles 4fzXqKmB2cWn --role reviewer",
  ])
    .argument("<id>", ID)
    .requiredOption("--role <role...>", ROLE_MEANING)
    .action(async (id: string, options: RoleOptions) => {
      const input = { person_id: id, roles: rolesOf(options) };
      printForPrograms(await perform(locationOf(options), "staff.set_roles", input), options.json);
    });
  addNaming(sub, {
    command: "remove",
    operation: "staff.remove",
    does: { en: "somebody leaves; every session ends at once", zh: "移除某人；其所有会话立即结束" },
    example: [{ en: "Who works elsewhere now", zh: "已离职" }, "shiming staff remove 4fzXqKmB2cWn"],
    names: [["<id>", ID, "person_id"]],
  });
  addNaming(sub, {
    command: "reset-second-factor",
    operation: "staff.reset_second_factor",
    does: {
      en: "take a lost second factor from somebody, who signs in by password and sets up another",
      zh: "重置某人遗失的第二因素，本人凭密码登录后重新设置",
    },
    example: [
      { en: "The telephone is gone, and the recovery codes too", zh: "手机和恢复码都已遗失" },
      "shiming staff reset-second-factor 4fzXqKmB2cWn",
    ],
    names: [["<id>", ID, "person_id"]],
  });
}

function addInvitingCommands(sub: AddSubcommand): void {
  sub(
    "create",
    {
      en: "make a link by which somebody becomes staff: how the first administrator comes",
      zh: "生成加入工作人员的链接：第一名管理员由此产生",
    },
    [
      { en: "The first administrator", zh: "第一名管理员" },
      "shiming staff create li@realname.example.com --role administrator",
    ],
  )
    .argument("<email>", { en: "of whom the link is for", zh: "链接所给之人的邮箱" })
    .requiredOption("--role <role...>", ROLE_MEANING)
    .action(async (email: string, options: RoleOptions) => {
      const made = await perform(locationOf(options), "staff.create", { email, roles: rolesOf(options) });
      print(made, options.json, ({ url }) => url);
    });
  sub("invite", { en: "send somebody a link by mail", zh: "通过邮件发送链接" }, [
    { en: "A reviewer", zh: "一名审核员" },
    "shiming staff invite wang@realname.example.com --role reviewer",
  ])
    .argument("<email>", { en: "where the mail goes", zh: "邮件发往的邮箱" })
    .requiredOption("--role <role...>", ROLE_MEANING)
    .action(async (email: string, options: RoleOptions) => {
      const input = { email, roles: rolesOf(options), language: options.language };
      printForPrograms(await perform(locationOf(options), "staff.invite", input), options.json);
    });
}

function rolesOf({ role }: RoleOptions): Role[] {
  return role.map(
    (name) =>
      staffRoles.find((each) => each === name) ??
      usage({ en: `There is no role ${name}: ${ROLES}.`, zh: `没有角色 ${name}；可用的有 ${ROLES}。` }),
  );
}
