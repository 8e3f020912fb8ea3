/** What operations about mail work with. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OperationDeps } from "@shiming/administration";
import { createFolderMailer, createMailReader, letterOf, type MailSender } from "@shiming/mail";
import type { MailSettings } from "./mail.ts";

/** The mailbox of a sandbox, in its folder. */
export const mailboxFolder = (data: string): string => join(data, "mailbox");

/** Who a sandbox writes as. */
export const SANDBOX_SENDER: MailSender = { name: "实名 Shiming", address: "apply@realname.example" };

export function mailPartsOf(data: string, settings?: MailSettings): OperationDeps["mail"] {
  const folder = mailboxFolder(data);
  const isThere = settings?.out ? "folder" in settings.out : existsSync(folder);
  return {
    reader: createMailReader(settings?.authserv),
    letterOf,
    ...(isThere && { mailbox: createFolderMailer(folder, settings?.sender ?? SANDBOX_SENDER) }),
  };
}
