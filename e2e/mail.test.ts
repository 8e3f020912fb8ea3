/** Mail on a real database, over real sockets: what comes in, what becomes of it, and what goes out. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  type ApplicationIntake,
  deliverDue,
  messageColumn,
  type OutgoingMail,
  receiveMail,
  sealMail,
  understandMails,
} from "@shiming/core";
import { sealRecord, sensitive } from "@shiming/crypto";
import { createFolderMailer, createMailReader, listenForMails } from "@shiming/mail";
import { test as base, describe, expect } from "vitest";
import { root } from "./house/repository.ts";
import { run } from "./support/commands.ts";
import { createSecrets } from "./support/persons.ts";
import { openTestStores, storedBytes } from "./support/stores.ts";

/** The listener is in this process: it must be free to answer. */
const runBeside = promisify(execFile);
const SENDER = { name: "平台", address: "apply@realname.example.com" };
const T0 = new Date("2026-10-12T02:00:00Z");
/** Says so many times that the job goes on. */
const until = (times: number) => {
  let asked = 0;
  return async () => asked++ < times;
};
const fixture = (name: string) => join(root, "packages/mail/fixtures", `${name}.eml`);

async function office() {
  const folder = await mkdtemp(join(tmpdir(), "shiming-mail-"));
  const stores = await openTestStores(join(folder, "data"));
  const { keys } = createSecrets();
  const senders = sensitive(randomBytes(32));
  let time = T0;
  const clock = () => time;
  const calls: string[] = [];
  const known = new Map<string, string>();
  const intake: ApplicationIntake = {
    find: async ({ subjectToken, messageIds }) =>
      [subjectToken, ...messageIds].map((key) => known.get(key ?? "")).find((id) => id !== undefined),
    begin: async (form, mail) => {
      calls.push(`begin ${mail.messageId} ${form.items.mchId}`);
      return "A1";
    },
    continue: async (id, form, mail) =>
      void calls.push(`continue ${id} ${mail.messageId} ${form?.items.mchId}`),
  };
  const listener = await listenForMails({
    ...{ host: "127.0.0.1", port: 0, address: SENDER.address },
    isRelay: () => true,
    keep: (mail, head) => receiveMail(mail, head, { mails: stores.incomingMails, keys, senders }, clock()),
    onFault: (error) => calls.push(String(error)),
  });
  const { incomingMails: mails, outbox } = stores;
  const deps = { mails, outbox, keys, reader: createMailReader("mx.example"), intake };
  return {
    ...{ folder, stores, keys, senders, clock, calls, known },
    advance: (ms: number) => {
      time = new Date(time.getTime() + ms);
    },
    /** By Python's client, as any mail system would. */
    hand: (files: readonly string[], from = "zhangsan@example.gov.cn") =>
      runBeside("python3", ["-c", CLIENT, String(listener.port), from, SENDER.address, ...files]),
    understand: () => understandMails({ ...deps, domain: "realname.example.com" }, clock),
    async fates() {
      const mails = await stores.incomingMails.list({ limit: 50 });
      return mails.map(({ fate }) => fate).sort();
    },
    async close() {
      await listener.close();
      await stores.close();
      await rm(folder, { recursive: true });
    },
  };
}

const CLIENT = `
import smtplib, sys
with smtplib.SMTP("127.0.0.1", int(sys.argv[1]), timeout=30) as client:
    for name in sys.argv[4:]:
        client.sendmail(sys.argv[2], [sys.argv[3]], open(name, "rb").read())
`;

const test = base.extend<{ office: Awaited<ReturnType<typeof office>> }>({
  office: async ({ task: _ }, use) => {
    const opened = await office();
    await use(opened);
    await opened.close();
  },
});

describe("a mail that comes in", () => {
  test("begins one application, however often it arrives", async ({ office }) => {
    const form = fixture("foxmail-gb2312-base64");
    await office.hand([form, form]);
    await office.hand([form]);
    await office.understand();
    await office.hand([form]);
    await office.understand();
    expect(office.calls).toEqual(["begin foxmail-gb2312-base64@example.gov.cn 1900000109"]);
    expect(await office.fates()).toEqual(["understood"]);
  });

  test("under a Message-ID that was used before is another one where it says something else", async ({
    office,
  }) => {
    const { stores, keys, senders } = office;
    const at = office.clock();
    const take = (head: string, mchId: string) => {
      const body = ["主体名称：示例市第一医院", "使用场景：挂号", `商户号：${mchId}`].join("\r\n");
      const raw = Buffer.from(`Message-ID: <1@x.example>\r\nSubject: 申请\r\n${head}\r\n\r\n${body}\r\n`);
      const read = { messageId: "1@x.example", from: undefined, subject: "申请" };
      const mail = { envelope: { from: "a@x.example", isRelayed: true }, raw };
      return receiveMail(mail, read, { mails: stores.incomingMails, keys, senders }, at);
    };
    const taken = [
      await take("X-Way: 1", "1900000109"),
      await take("X-Way: 2", "1900000109"),
      await take("X-Way: 1", "1900000208"),
      await take("X-Way: 2", "1900000208"),
      await take('Content-Type: text/plain; charset="utf-8"', "1900000109\r\n"),
    ];
    expect(taken).toEqual(["kept", "repeated", "kept", "repeated", "kept"]);
    await office.understand();
    expect(office.calls).toEqual([
      "begin 1@x.example 1900000109",
      expect.stringMatching(/^begin [0-9a-f]{64}@repeated\.invalid 1900000208$/),
    ]);
    expect(await office.fates()).toEqual(["understood", "understood", "understood"]);
  });

  test("continues its application by the token of its subject, and never by its sender alone", async ({
    office,
  }) => {
    await office.hand([fixture("outlook-utf8-qp")]);
    await office.understand();
    office.known.set("SM-ABCD", "A1");
    await office.hand([fixture("reply-gmail-with-old-form"), fixture("question")]);
    await office.understand();
    expect(office.calls.slice(1)).toEqual([
      "continue A1 reply-gmail-with-old-form@example.gov.cn 1900000208",
    ]);
    expect(await office.fates()).toEqual(["unassigned", "understood", "understood"]);
  });

  test("begins an application also with the form in a file that nobody reads, so that its sender hears of it", async ({
    office,
  }) => {
    await office.hand([fixture("only-an-old-word-file")]);
    await office.understand();
    expect(office.calls).toEqual(["begin only-an-old-word-file@example.gov.cn undefined"]);
  });

  test("in a charset that nobody has is kept for staff as unreadable", async ({ office }) => {
    await office.hand([fixture("charset-that-nobody-has"), fixture("charset-of-seven-bits")]);
    await office.understand();
    expect([await office.fates(), office.calls]).toEqual([["unreadable", "unreadable"], []]);
  });

  test("is looked at again after a crash", async ({ office }) => {
    await office.hand([fixture("qq-gb18030-base64")]);
    const settle = office.stores.incomingMails.settle;
    office.stores.incomingMails.settle = () => Promise.reject(new Error("killed"));
    await expect(office.understand()).rejects.toThrow("killed");
    office.stores.incomingMails.settle = settle;
    await office.understand();
    expect(await office.fates()).toEqual(["understood"]);
  });

  test("is kept and not answered when a program wrote it, or too many come from one address", async ({
    office,
  }) => {
    const form = fixture("text-full-width-colon");
    await office.hand([form], "");
    const many = Array.from({ length: 25 }, (_, index) => index);
    for (const index of many) {
      const raw = Buffer.from(`Message-ID: <n${index}@x.example>\r\nSubject: hello\r\n\r\n你好`);
      const mail = { envelope: { from: "loop@x.example", isRelayed: true }, raw };
      const { stores, keys, senders } = office;
      const head = { messageId: `n${index}@x.example`, from: undefined, subject: "hello" };
      await receiveMail(mail, head, { mails: stores.incomingMails, keys, senders }, T0);
    }
    await office.understand();
    expect(office.calls).toEqual([]);
    expect(new Set(await office.fates())).toEqual(new Set(["automatic", "loop"]));
  });

  test("goes round in circles only where the platform has sent it: colleagues write from the same domain", async ({
    office,
  }) => {
    const { stores, keys, senders } = office;
    const to = ["zhang@hospital.example"];
    const mail = {
      to,
      language: "zh",
      references: [],
      template: "email_verification",
      url: "https://x",
    } as const;
    const sent = await sealMail(mail, "a person", { keys, random: randomBytes }, T0);
    await stores.outbox.put([sent]);
    const [colleague, ours] = ["CAF-1@realname.example.com", `${sent.id}@realname.example.com`];
    for (const messageId of [colleague, ours]) {
      const raw = Buffer.from(`Message-ID: <${messageId}>\r\nSubject: hello\r\n\r\nDoes this arrive?`);
      const head = { messageId, from: undefined, subject: "hello" };
      const received = { envelope: { from: "li@realname.example.com", isRelayed: true }, raw };
      await receiveMail(received, head, { mails: stores.incomingMails, keys, senders }, T0);
    }
    await office.understand();
    expect(await office.fates()).toEqual(["loop", "unassigned"]);
  });

  test("leaves nothing that can be read in the files of the database", async ({ office }) => {
    await office.hand([fixture("outlook-gbk-base64")]);
    await office.understand();
    const bytes = await storedBytes(join(office.folder, "data"));
    for (const fate of await office.fates()) expect(bytes.includes(fate), fate).toBe(true);
    for (const text of ["张三", "zhangsan", "13800138000", "outlook-gbk-base64", "1900000109"]) {
      expect(bytes.includes(text), text).toBe(false);
    }
    expect(bytes.includes(run("iconv", ["-t", "gb18030"], "张三"))).toBe(false);
  });
});

describe("a mail that goes out", () => {
  const mail: OutgoingMail = {
    ...{ to: ["zhangsan@example.gov.cn"], language: "zh", references: [], subjectToken: "SM-ABCD" },
    ...{ template: "application_step", applicationId: "A1", step: "需要补充材料" },
  };
  const put = async ({ stores, keys }: Awaited<ReturnType<typeof office>>, id: string) => {
    const sealed = await sealRecord(Buffer.from(JSON.stringify(mail)), messageColumn(id), keys.current());
    await stores.outbox.put([{ id, channel: "mail", at: T0, about: "A1", template: mail.template, sealed }]);
  };

  test("is one file, and the same one when it is sent again after a crash", async ({ office }) => {
    const { stores, keys, clock, folder } = office;
    const id = randomBytes(12).toString("hex");
    await put(office, id);
    const mailbox = createFolderMailer(join(folder, "mailbox"), SENDER);
    const settle = stores.outbox.settle;
    stores.outbox.settle = () => Promise.reject(new Error("killed"));
    const pause = async () => {};
    const deps = { outbox: stores.outbox, keys, mailer: mailbox, clock, pause };
    await expect(deliverDue(deps, until(3))).rejects.toThrow("killed");
    stores.outbox.settle = settle;
    expect(await deliverDue(deps)).toEqual({ delivered: 0, failed: 0, given_up: 0 });
    office.advance(5 * 60_000);
    expect(await deliverDue(deps)).toEqual({ delivered: 1, failed: 0, given_up: 0 });
    expect(readdirSync(join(folder, "mailbox"))).toEqual([`${id}.eml`]);
    const [listed] = await mailbox.list();
    expect(listed).toMatchObject({
      id,
      messageId: `${id}@realname.example.com`,
      to: ["zhangsan@example.gov.cn"],
    });
    expect(listed?.subject).toBe("[SM-ABCD] 实名授权申请进展：需要补充材料");
  });

  test("is sent once where the database is away when it was sent, for as long as the process lives", async ({
    office,
  }) => {
    const { stores, keys, clock } = office;
    await put(office, "a");
    const sent: string[] = [];
    const mailer = {
      async send({ id }: { readonly id: string }) {
        sent.push(id);
        return { outcome: "sent" } as const;
      },
    };
    const away = new Error("the database is away");
    const settle = stores.outbox.settle;
    let minutes = 0;
    const outbox = {
      ...stores.outbox,
      settle: async (...asked: Parameters<typeof settle>) => {
        if (minutes < 20) throw away;
        return settle(...asked);
      },
    };
    const pause = async () => {
      minutes += 1;
      office.advance(60_000);
    };
    const goesOn = async () => {
      if (minutes > 0 && minutes < 20) throw away;
      return true;
    };
    expect(await deliverDue({ outbox, keys, mailer, clock, pause }, goesOn)).toMatchObject({ delivered: 1 });
    expect([sent, await stores.outbox.find("a")]).toMatchObject([["a"], { state: "delivered" }]);
  });

  test("waits longer after each refusal, and is given up after three days or at once", async ({ office }) => {
    const { stores, keys, clock } = office;
    await put(office, "a");
    const refuse = (permanent: boolean) => ({
      send: async () => ({ outcome: "refused", error: "SMTP 451", permanent }) as const,
    });
    const deps = { outbox: stores.outbox, keys, clock, pause: async () => {} };
    let tries = 0;
    for (let minutes = 0; minutes < 4 * 24 * 60; minutes += 30) {
      tries += (await deliverDue({ ...deps, mailer: refuse(false) })).failed;
      office.advance(30 * 60_000);
    }
    expect(tries).toBeGreaterThan(10);
    expect(await stores.outbox.find("a")).toMatchObject({ state: "given_up", lastError: "SMTP 451" });
    await put(office, "b");
    await deliverDue({ ...deps, mailer: refuse(true) });
    expect(await stores.outbox.find("b")).toMatchObject({ state: "given_up", attempts: 1 });
  });
});
