/** A mailbox in a folder, for a sandbox: one `.eml` for each mail that went out, whole or not at all. */
import { mkdir, open, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Mailbox, MailboxMail, Mailer } from "@shiming/core";
import { composeMail, type MailSender } from "./compose.ts";

const NAME = /^[A-Za-z0-9_-]{1,120}$/;

export function createFolderMailer(folder: string, sender: MailSender): Mailer & Mailbox {
  const read = async (id: string): Promise<MailboxMail | undefined> => {
    if (!NAME.test(id)) return undefined;
    const content = await readFile(join(folder, `${id}.eml`)).catch(() => undefined);
    return content && describe(id, content);
  };
  return {
    async send({ id, mail, at }) {
      if (!NAME.test(id))
        return { outcome: "refused", permanent: true, error: "the id is no name of a file" };
      const { content } = await composeMail(id, mail, at, sender);
      return writeWhole(folder, `${id}.eml`, content).then(
        () => ({ outcome: "sent" }),
        ({ code }: NodeJS.ErrnoException) => ({ outcome: "refused", permanent: false, error: `${code}` }),
      );
    },
    async list() {
      const names = await readdir(folder).catch(() => []);
      const ids = names.filter((name) => name.endsWith(".eml")).map((name) => name.slice(0, -".eml".length));
      const mails = (await Promise.all(ids.map(read))).filter((mail) => mail !== undefined);
      return mails.sort((one, other) => other.at.getTime() - one.at.getTime());
    },
    read,
  };
}

async function writeWhole(folder: string, name: string, content: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const beginning = join(folder, `.${name}.new`);
  const file = await open(beginning, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beginning, join(folder, name));
}

async function describe(id: string, content: Buffer): Promise<MailboxMail> {
  const { simpleParser } = await import("mailparser");
  const {
    messageId = "",
    date = new Date(0),
    to,
    subject = "",
    text = "",
    html,
  } = await simpleParser(content);
  const addresses = [to ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));
  return {
    id,
    messageId: messageId.replace(/^<|>$/g, ""),
    at: date,
    to: addresses,
    subject,
    text,
    html: html || undefined,
    source: content.toString(),
  };
}
