/** What a server does with mail: hands over what is in the outbox, takes mails in, and looks at them. */

import { isIPv6 } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import {
  type ApplicationIntake,
  deliverDue,
  type Mailer,
  receiveMail,
  type Stores,
  understandMails,
} from "@shiming/core";
import {
  createFolderMailer,
  createMailReader,
  createSmtpMailer,
  listenForMails,
  type MailSender,
  type SmtpListener,
} from "@shiming/mail";
import { describeFault, type PlatformParts } from "@shiming/platform";
import { parseNetworks } from "@shiming/platform/networks";
import type { JobRuns } from "./job-runs.ts";
import type { PlatformKeys } from "./platform-keys.ts";
import { RepeatedJob } from "./repeated-job.ts";

export interface MailSettings {
  readonly sender: MailSender;
  /** Where mail is handed over, or the folder that it stays in; without either it waits in the outbox. */
  readonly out?: { readonly smtpUrl: string } | { readonly folder: string } | undefined;
  readonly listen?: MailListen | undefined;
  /** The name of the operator's mail system in `Authentication-Results`. */
  readonly authserv?: string | undefined;
}

export interface MailListen {
  readonly host: string;
  readonly port: number;
  readonly relays: readonly string[];
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer } | undefined;
}

export interface MailJobDeps {
  readonly stores: Stores;
  readonly keys: PlatformKeys;
  readonly intake: ApplicationIntake | undefined;
  readonly clock: () => Date;
  readonly log: PlatformParts["log"];
  readonly runs: JobRuns;
}

export interface RunningMail {
  /** Where mail is taken in. */
  readonly smtpPort: number | undefined;
  close(): Promise<void>;
}

function mailerOf({ out, sender }: MailSettings): Mailer | undefined {
  if (out === undefined) return undefined;
  return "folder" in out ? createFolderMailer(out.folder, sender) : createSmtpMailer(out.smtpUrl, sender);
}

/** @throws Error of the system for an address that cannot be listened on */
export async function startMail(settings: MailSettings, deps: MailJobDeps): Promise<RunningMail> {
  const { stores, keys, clock, runs } = deps;
  const mailer = mailerOf(settings);
  const jobs: RepeatedJob[] = [];
  if (mailer) {
    const delivery = { outbox: stores.outbox, keys: keys.keyEncryptionKeys, mailer, clock, pause };
    jobs.push(new RepeatedJob("mail_delivery", (goesOn) => deliverDue(delivery, goesOn), runs));
  }
  const understanding = understandingOf(settings, deps);
  if (understanding) jobs.push(understanding);
  const listener =
    settings.listen && (await listen(settings.listen, settings, deps, () => understanding?.soon()));
  for (const job of jobs) job.start();
  return {
    smtpPort: listener?.port,
    async close() {
      await listener?.close();
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}

function understandingOf({ sender, authserv }: MailSettings, deps: MailJobDeps): RepeatedJob | undefined {
  const { stores, keys, intake, clock, runs } = deps;
  if (!intake) return undefined;
  const reader = createMailReader(authserv);
  const domain = sender.address.split("@").at(-1) ?? "";
  const kept = { mails: stores.incomingMails, outbox: stores.outbox, keys: keys.keyEncryptionKeys };
  const work = { ...kept, reader, intake, domain };
  return new RepeatedJob("mail_understanding", (goesOn) => understandMails(work, clock, goesOn), runs);
}

function listen(
  { host, port, relays, tls }: MailListen,
  { sender }: MailSettings,
  { stores, keys, clock, log }: MailJobDeps,
  onKept: () => void,
): Promise<SmtpListener> {
  const networks = parseNetworks(relays);
  const receiving = {
    mails: stores.incomingMails,
    keys: keys.keyEncryptionKeys,
    senders: keys.signIn.senders,
  };
  return listenForMails({
    ...{ host, port, tls, address: sender.address },
    isRelay: (ip) =>
      networks.check(ip.replace(/^::ffff:/, ""), isIPv6(ip.replace(/^::ffff:/, "")) ? "ipv6" : "ipv4"),
    keep: async (mail, head) => {
      await receiveMail(mail, head, receiving, clock());
      onKept();
    },
    onFault: (error) => log.error({ fault: describeFault(error) }, "a mail could not be kept"),
  });
}
