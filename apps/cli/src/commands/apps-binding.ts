import type { Text } from "@shiming/crypto";
import { addNaming } from "./naming.ts";
import type { AddSubcommand } from "./subcommands.ts";

const BINDINGS: readonly {
  readonly command: string;
  readonly operation: "apps.bind" | "apps.unbind" | "apps.request_binding";
  readonly does: Text;
  readonly when: Text;
}[] = [
  {
    command: "request-binding",
    operation: "apps.request_binding",
    does: {
      en: "ask the merchant's owner to bind it; at once where that is who asks",
      zh: "向商户所有者申请绑定；申请人即为商户所有者时立即生效",
    },
    when: { en: "With the number of another organisation", zh: "使用另一主体的商户号" },
  },
  {
    command: "bind",
    operation: "apps.bind",
    does: { en: "bind to a merchant without asking; for staff", zh: "不经申请直接绑定商户；仅限工作人员" },
    when: {
      en: "Let the mini program call with that merchant's certificates",
      zh: "允许小程序用该商户的证书调用",
    },
  },
  {
    command: "unbind",
    operation: "apps.unbind",
    does: {
      en: "remove the binding to a merchant, or take a request back",
      zh: "解除与商户的绑定，或撤回申请",
    },
    when: { en: "No longer", zh: "不再允许" },
  },
];

export function addBindingCommands(sub: AddSubcommand): void {
  for (const { command, operation, does, when } of BINDINGS) {
    addNaming(sub, {
      ...{ command, operation, does },
      example: [when, `shiming apps ${command} wx1a2b3c4d5e6f7081 1900000109`],
      names: [
        ["<appid>", { en: "the mini program", zh: "小程序" }, "appid"],
        ["<mch_id>", { en: "merchant number", zh: "商户号" }, "mch_id"],
      ],
    });
  }
}
