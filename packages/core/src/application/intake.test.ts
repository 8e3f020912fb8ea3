import { randomBytes } from "node:crypto";
import { openRecord } from "@shiming/crypto";
import { expect, it } from "vitest";
import { authorize } from "../authorization/authorize.ts";
import type { StoredFile } from "../file/stored-file.ts";
import type { IncomingMail } from "../mail/incoming-mail.ts";
import type { OutgoingMail } from "../mail/outgoing-mail.ts";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import { messageColumn } from "../outbox/message.ts";
import { applicationsInMemory, TEST_KEYS } from "../testing/applications.ts";
import { ON_MACHINE } from "../testing/operator.ts";
import { approveApplication } from "./approve.ts";
import { attendApplications } from "./attend.ts";
import { requireApplication } from "./change.ts";
import type { ReadForm } from "./form.ts";
import { createApplicationIntake } from "./intake.ts";
import { moveApplication } from "./review.ts";

const at = new Date(Date.UTC(2026, 10, 23, 4));
const APPID = "wx1a2b3c4d5e6f7081";

const contact = { name: "王一", telephone: "13800138000", email: "wang@hospital.example" };
const form: ReadForm = {
  items: {
    ...{ legalName: "某市第一人民医院", scenario: "患者预约挂号时核验本人身份，防止号贩子倒号" },
    ...{ miniProgramName: "挂号", appid: APPID, mchId: "1900000109" },
    ...{ callsPerDay: 2000, usersPerDay: 1500, peakPerMinute: 20, averagePerMinute: 2 },
    ...{ productContact: contact, developmentContact: contact },
  },
  unread: [],
};

function mail(messageId: string, over: Partial<IncomingMail> = {}): IncomingMail {
  return {
    ...{ messageId, inReplyTo: [], references: [], from: { name: "", address: "wang@hospital.example" } },
    ...{ subject: "申请", date: at, text: "见附件", html: undefined, attachments: [] },
    ...{ unreadableCharsets: [], authenticationResults: [], automatic: undefined, raw: Buffer.of() },
    ...over,
  };
}

function setUp() {
  const app: { value: MiniProgram | undefined } = {
    value: {
      ...{ appid: APPID, name: "挂号", serviceProvider: { legalName: "某市第一人民医院", contact: "12345" } },
      ...{ secretDigest: "", categories: [], access: { state: "none" }, approvedUses: [] },
      quota: { perMinute: 1, perDay: 1 },
    },
  };
  const files = new Map<string, StoredFile>();
  const memory = applicationsInMemory(app);
  const deps = {
    ...{
      applications: memory.store,
      calendar: { days: async () => new Map(), deadlines: async () => new Map() },
      keys: TEST_KEYS,
    },
    ...{ random: randomBytes, isScanned: false },
    miniPrograms: { find: async () => app.value, isBound: async () => true },
    merchants: { find: async (mchId: string) => ({ mchId, legalName: "某市第一人民医院" }) },
    files: {
      put: async (file: StoredFile) => void files.set(file.digest, file),
      find: async (digest: string) => files.get(digest),
      listHeld: async () => [],
      settle: async () => {},
    },
    staffAddresses: async () => ["reviewer@platform.example"],
  };
  const sent = async () =>
    Promise.all(
      memory.mails().map(async ({ id, sealed }): Promise<OutgoingMail> => {
        const plain = await openRecord(sealed, messageColumn(id), () => TEST_KEYS.current());
        return JSON.parse(Buffer.from(plain).toString());
      }),
    );
  return { deps, memory, files, sent, intake: createApplicationIntake(deps) };
}

it("a form that is complete waits for the staff, and is acknowledged item by item", async () => {
  const { deps, intake, sent } = setUp();
  const id = await intake.begin(form, mail("<one@hospital>"), at);
  const { application } = await requireApplication(id, deps);
  expect([application.state, application.form]).toEqual(["submitted", form]);
  const [receipt] = await sent();
  expect(receipt).toMatchObject({ template: "form_received", to: ["wang@hospital.example"], missing: [] });
  expect(receipt?.subjectToken).toMatch(/^SM-[0-9A-Z]{13}$/);
  // Five working days from a Monday.
  expect(receipt).toMatchObject({ until: "2026-11-30" });
});

it("one with something missing waits for the applicant, who is told what at once and answers with the form", async () => {
  const { deps, intake, sent } = setUp();
  const { mchId: _, ...items } = form.items;
  const id = await intake.begin({ items, unread: [] }, mail("one@hospital"), at);
  expect((await requireApplication(id, deps)).application.state).toBe("needs_information");
  expect(await sent()).toMatchObject([
    { missing: ["第 4 项“商户号”：未填写，请补充"], until: "2026-12-07", references: ["one@hospital"] },
  ]);
  await intake.continue(id, form, mail("two@hospital"), at);
  expect((await sent()).at(-1)?.references).toEqual(["one@hospital", "two@hospital"]);
  expect((await requireApplication(id, deps)).application).toMatchObject({ state: "submitted", form });
});

it("the same mail twice, even at once, is one application and one acknowledgement", async () => {
  const { intake, memory } = setUp();
  const ids = await Promise.all([1, 2, 3].map(() => intake.begin(form, mail("one@hospital"), at)));
  expect(new Set(ids).size).toBe(1);
  expect([memory.rows.size, memory.messages.length]).toEqual([1, 1]);
});

it("a reply finds its application by the token or by a mail before, and never by the sender", async () => {
  const { intake, memory, sent } = setUp();
  const id = await intake.begin(form, mail("one@hospital"), at);
  const [receipt] = await sent();
  const token = receipt?.subjectToken;
  const found = (subjectToken: string | undefined, ...messageIds: string[]) =>
    intake.find({ subjectToken, messageIds });
  expect(await found(token)).toBe(id);
  expect(await found(`[${token?.toLowerCase()}]`)).toBe(id);
  expect(await found(undefined, "strange@x", "one@hospital")).toBe(id);
  expect(await found(undefined, `${memory.messages[0]?.id}@platform.example`)).toBe(id);
  expect(await found("SM-0000000000000", "wang@hospital.example")).toBeUndefined();
});

it("an answer to a question goes back to the staff with its files and its words, once", async () => {
  const { deps, intake, files } = setUp();
  const id = await intake.begin(form, mail("one@hospital"), at);
  const reviewer = authorize(ON_MACHINE, "applications.ask", { applicationId: id });
  await moveApplication({ id }, "ask", "请提供依据", reviewer, deps, at);
  const content = Buffer.from("%PDF-1.7");
  const answer = mail("two@hospital", {
    text: "依据见附件",
    attachments: [{ name: "../依据.pdf", statedType: "", content }],
  });
  for (let time = 0; time < 2; time += 1) await intake.continue(id, undefined, answer, at);
  const { application } = await requireApplication(id, deps);
  expect(application.history.map(({ move }) => move)).toEqual(["receive", "ask", "answer"]);
  expect(application.history.at(-1)).toMatchObject({ by: `applicant of ${id}`, reason: "依据见附件" });
  expect(application.attachments).toMatchObject([{ name: "依据.pdf", type: "application/pdf", size: 8 }]);
  expect(files.size).toBe(1);
});

it("nothing of a mail is readable at rest", async () => {
  const { intake, memory } = setUp();
  await intake.begin(form, mail("one@hospital"), at);
  const stored = [...memory.rows.values(), ...memory.mails()].map(({ sealed }) => Buffer.from(sealed));
  for (const bytes of stored) {
    for (const secret of ["13800138000", "王一", "wang@"]) expect(bytes.includes(secret)).toBe(false);
  }
  expect(JSON.stringify([...memory.rows.values()].map(({ sealed: _, ...facts }) => facts))).not.toContain(
    "138",
  );
});

it("both sides are reminded of a move that is late, once", async () => {
  const { deps, intake, memory, sent } = setUp();
  const id = await intake.begin(form, mail("one@hospital"), at);
  const job = authorize(ON_MACHINE, "applications.attend", "platform");
  const attend = (when: Date | undefined) => attendApplications(job, deps, when ?? at);
  const { deadline } = (await requireApplication(id, deps)).application;
  expect(deadline?.toISOString()).toBe("2026-11-30T15:59:59.000Z");
  expect(await attend(new Date((deadline?.getTime() ?? 0) - 1))).toBe(0);
  expect([await attend(deadline), await attend(deadline)]).toEqual([1, 0]);
  expect((await sent()).slice(1).map(({ to }) => to)).toEqual([
    ["wang@hospital.example"],
    ["reviewer@platform.example"],
  ]);
  expect(memory.events).toHaveLength(2);
});

const oldWord = {
  name: "申请表.doc",
  statedType: "application/msword",
  content: Buffer.from("d0cf11e0a1b11ae1", "hex"),
};

it("a form in a file that nobody reads is answered by how to send it, and the answer continues it", async () => {
  const { deps, intake, sent } = setUp();
  const empty = { items: {}, unread: [] };
  const id = await intake.begin(empty, mail("one@hospital", { attachments: [oldWord] }), at);
  const [receipt] = await sent();
  expect(receipt).toMatchObject({
    template: "form_received",
    notes: [
      "申请表.doc：无法读取这类文件（.doc）中的申请表；请发送 .docx 或 .xlsx，或把表格粘贴到邮件正文中",
      "随申请保存的附件：申请表.doc",
    ],
  });
  await intake.continue(id, undefined, mail("two@hospital", { attachments: [oldWord] }), at);
  expect((await requireApplication(id, deps)).application.state).toBe("needs_information");
  expect((await sent()).at(-1)).toMatchObject({ template: "form_received" });
  await intake.continue(id, form, mail("three@hospital"), at);
  expect((await requireApplication(id, deps)).application.state).toBe("submitted");
});

it("an item that may be left out reads as none, and not as unread", async () => {
  const { intake, sent } = setUp();
  await intake.begin(form, mail("one@hospital"), at);
  const { platformContact: _, ...items } = { ...form.items, platformContact: undefined };
  await intake.begin({ items, unread: [{ item: 10, text: "?" }] }, mail("two@hospital"), at);
  const ten = (await sent()).map((receipt) =>
    receipt.template === "form_received" ? receipt.items.filter(({ item }) => item === 10) : [],
  );
  expect(ten.map((items) => items.map(({ value }) => value))).toEqual([
    ["无", "无"],
    [undefined, undefined],
  ]);
});

it("a reply changes what it names: of a contact the part, and what it says unreadably is asked for", async () => {
  const { deps, intake, sent } = setUp();
  const { mchId: _, ...items } = form.items;
  const id = await intake.begin({ items, unread: [] }, mail("one@hospital"), at);
  const said: ReadForm = {
    items: { productContact: { telephone: "13900139000" } },
    unread: [{ item: 4, text: "稍后提供" }],
  };
  await intake.continue(id, said, mail("two@hospital"), at);
  const { application } = await requireApplication(id, deps);
  expect(application.form.items.productContact).toEqual({ ...contact, telephone: "13900139000" });
  expect((await sent()).at(-1)).toMatchObject({
    missing: ["第 4 项“商户号”：“稍后提供”无法识别，请只写一个商户号"],
  });
});

it("an approval of what is not under review is refused for that, and not for what it lacks", async () => {
  const { deps, intake } = setUp();
  const id = await intake.begin(form, mail("<one@a>"), at);
  const actor = authorize(ON_MACHINE, "applications.approve", { applicationId: id });
  await expect(approveApplication({ id }, {}, actor, deps, at)).rejects.toThrow(
    /where an application is submitted/,
  );
});

it("who sends two forms in one mail hears which one was taken", async () => {
  const { intake, sent } = setUp();
  await intake.begin({ ...form, repeated: [3, 4] }, mail("<two@a>"), at);
  const [receipt] = await sent();
  expect(receipt).toMatchObject({
    template: "form_received",
    missing: [],
    notes: ["邮件中第 3、4 项填写了不止一次且内容不同，以最前面的为准；如需为其他小程序申请，请另发一封邮件"],
  });
});

it("more files than there is room for, and larger ones, stop nothing, and are named", async () => {
  const { deps, intake, sent } = setUp();
  const { mchId: _, ...items } = form.items;
  const id = await intake.begin({ items, unread: [] }, mail("one@hospital"), at);
  const files = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => ({
      name: `${from + n}.pdf`,
      statedType: "",
      content: Buffer.from(`%PDF-1.7 ${from + n}`),
    }));
  const large = { name: "大.pdf", statedType: "", content: Buffer.alloc(10_000_001, "%PDF-") };
  const again = { items: { callsPerDay: 2000 }, unread: [] };
  await intake.continue(id, again, mail("two@hospital", { attachments: [...files(0, 21), large] }), at);
  await intake.continue(id, again, mail("three@hospital", { attachments: files(30, 20) }), at);
  await intake.continue(id, again, mail("four@hospital", { attachments: files(60, 2) }), at);
  expect((await requireApplication(id, deps)).application.attachments).toHaveLength(40);
  const notes = (await sent()).map((each) => (each.template === "form_received" ? each.notes : []));
  expect(notes[1]).toContain("大.pdf 超过 10 MB，未随申请保存：请压缩或拆分后重新发送");
  expect(notes[1]).toContain("附件过多，以下未随申请保存：20.pdf");
  expect(notes[3]).toEqual([
    "60.pdf、61.pdf：无法读取这类文件（PDF）中的申请表；请发送 .docx 或 .xlsx，或把表格粘贴到邮件正文中",
    "附件过多，以下未随申请保存：60.pdf、61.pdf",
  ]);
});
