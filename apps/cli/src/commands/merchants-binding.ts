/** What a merchant's owner says to those who want to use its number. */
import type { Text } from "@shiming/crypto";
import { addNaming } from "./naming.ts";
import type { AddSubcommand } from "./subcommands.ts";

const ANSWERS: readonly {
  readonly command: string;
  readonly operation: "merchants.confirm_binding" | "merchants.refuse_binding" | "merchants.unbind";
  readonly does: Text;
  readonly when: Text;
}[] = [
  {
    command: "confirm-binding",
    operation: "merchants.confirm_binding",
    does: { en: "let a mini program that asked use the number", zh: "同意申请绑定的小程序使用商户号" },
    when: { en: "It is ours, or we know it", zh: "是我方或相识的小程序" },
  },
  {
    command: "refuse-binding",
    operation: "merchants.refuse_binding",
    does: { en: "refuse a mini program that asked", zh: "拒绝绑定申请" },
    when: { en: "Nobody here knows it", zh: "无人认识的小程序" },
  },
  {
    command: "unbind",
    operation: "merchants.unbind",
    does: { en: "let a mini program use the number no longer", zh: "不再允许小程序使用商户号" },
    when: { en: "The contract is over", zh: "合作结束" },
  },
];

export function addMerchantBindings(sub: AddSubcommand): void {
  for (const { command, operation, does, when } of ANSWERS) {
    addNaming(sub, {
      ...{ command, operation, does },
      example: [when, `shiming merchants ${command} 1900000109 wx1a2b3c4d5e6f7081`],
      names: [
        ["<mch_id>", { en: "merchant number", zh: "商户号" }, "mch_id"],
        ["<appid>", { en: "the mini program", zh: "小程序" }, "appid"],
      ],
    });
  }
}
