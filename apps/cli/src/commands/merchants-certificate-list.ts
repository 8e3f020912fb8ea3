import type { InputOf, OutputOf } from "@shiming/administration";
import { certificateStates } from "@shiming/core";
import { certificatesTable } from "../listing/lists.ts";
import { locationOf, print } from "./options.ts";
import { addRegisterOptions, listPages, type PageOptions } from "./pages.ts";
import type { AddSubcommand, CommonOptions } from "./subcommands.ts";

type Listed = OutputOf<"merchants.list_certificates">[number];
type ListOptions = CommonOptions &
  PageOptions & {
    readonly search?: string;
    readonly state?: NonNullable<InputOf<"merchants.list_certificates">["state"]>;
  };

export function addCertificateList(sub: AddSubcommand): void {
  const list = sub(
    "certificates",
    {
      en: "those of all merchants, those that end first in front; for staff",
      zh: "列出全部商户的证书，先到期的在前；仅限工作人员",
    },
    [{ en: "What was revoked", zh: "哪些已吊销" }, "shiming merchants certificates --state revoked"],
  ).choice("--state <state>", { en: "those alone that are so", zh: "只列出该状态的" }, certificateStates);
  addRegisterOptions(list, {
    en: "a part of a serial number, or the beginning of a merchant number",
    zh: "序列号的一部分，或商户号的开头",
  }).action(async ({ json, language, search, state, ...options }: ListOptions) => {
    const input = { ...(search && { search }), ...(state && { state }) };
    const serialOf = ({ cert_serialno }: Listed) => cert_serialno;
    const listed = await listPages(
      locationOf(options),
      "merchants.list_certificates",
      input,
      options,
      serialOf,
    );
    print(listed, json, (all) => certificatesTable(all, language));
  });
}
