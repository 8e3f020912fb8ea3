/** Mini programs, and whose numbers they use, as they stand. */
import type { Binding } from "@shiming/administration";
import { appsTable, bindingsTable } from "../listing/lists.ts";
import { addReading } from "./naming.ts";
import { locationOf, print } from "./options.ts";
import { addRegisterOptions, listPages, type PageOptions } from "./pages.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

type ListOptions = CommonOptions & PageOptions & { readonly search?: string; readonly organisation?: string };

function addList(sub: AddSubcommand): void {
  const list = sub("list", { en: "every mini program", zh: "列出所有小程序" }, [
    { en: "As JSON", zh: "输出 JSON" },
    "shiming apps list --json",
  ]).option("--organisation <id>", { en: "those of this organisation", zh: "该主体的小程序" });
  addRegisterOptions(list, {
    en: "a part of its name or service provider, or the beginning of its appid",
    zh: "名称或服务提供方的一部分，或 appid 的开头",
  }).action(async ({ json, language, search, organisation, ...options }: ListOptions) => {
    const input = { ...(search && { search }), ...(organisation && { organisation_id: organisation }) };
    const apps = await listPages(locationOf(options), "apps.list", input, options, ({ appid }) => appid);
    print(apps, json, (listed) => appsTable(listed, language));
  });
}

export function addShowing(sub: AddSubcommand): void {
  addList(sub);
  addBindingsList(sub);
  const names = [["<appid>", { en: "the mini program", zh: "小程序" }, "appid"]] as const;
  addReading(sub, {
    command: "show",
    operation: "apps.show",
    does: { en: "one mini program, with all that is known of it", zh: "显示单个小程序的全部信息" },
    example: [
      { en: "Its access and its quota", zh: "授权状态和额度" },
      "shiming apps show wx1a2b3c4d5e6f7081",
    ],
    names,
  });
  addReading(sub, {
    command: "in-use",
    operation: "apps.in_use",
    does: {
      en: "in figures, what would end with its secret, its access or its owner",
      zh: "重置密钥、终止授权或转让会影响多少在用的内容",
    },
    example: [{ en: "Before it is suspended", zh: "暂停之前" }, "shiming apps in-use wx1a2b3c4d5e6f7081"],
    names,
  });
}

type BindingOptions = CommonOptions &
  PageOptions & { readonly search?: string; readonly state?: Binding["state"] };

function addBindingsList(sub: AddSubcommand): void {
  const bindings = sub(
    "bindings",
    {
      en: "which mini program uses which merchant's number, and who has asked to; for staff",
      zh: "列出哪个小程序使用哪个商户号，以及待确认的申请；仅限工作人员",
    },
    [
      { en: "What waits for a merchant's owner", zh: "等待商户确认的申请" },
      "shiming apps bindings --state open",
    ],
  ).choice("--state <state>", { en: "those alone that are so", zh: "只列出该状态的" }, [
    "bound",
    "open",
    "expired",
  ]);
  addRegisterOptions(bindings, {
    en: "a part of a name, or the beginning of an appid or a merchant number",
    zh: "名称的一部分，或 appid、商户号的开头",
  }).action(async ({ json, language, search, state, ...options }: BindingOptions) => {
    const input = { ...(search && { search }), ...(state && { state }) };
    const listed = await listPages(
      locationOf(options),
      "apps.list_bindings",
      input,
      options,
      ({ key }) => key,
    );
    print(listed, json, (all) => bindingsTable(all, language));
  });
}
