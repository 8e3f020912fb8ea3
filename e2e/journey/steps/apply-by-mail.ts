/** The form of ten items by mail, a question of the staff, and the answer by mail. */
import { expect } from "vitest";
import { scannedLicence } from "../support/documents.ts";
import { replyTo, sendForm } from "../support/form.ts";
import { dayOf, expectLetter, expectStanding, stateOf } from "../support/standing.ts";
import type { Step } from "../support/step.ts";
import { APP_NAME, HOSPITAL, MCH_ID, noted, type Story } from "../support/story.ts";

const SCENARIO = "患者在小程序预约挂号、查询检验报告时，核验本人身份";
const QUESTION = "请补充办理依据的文件名称和条款";
const ANSWER = "依据《医疗机构管理条例》第三十一条，执业许可证见附件。";

const valuesOf = ({ notes }: Story) => [
  HOSPITAL,
  SCENARIO,
  `${APP_NAME} ${notes.appid}`,
  MCH_ID,
  "调用次数 20000，用户数 15000",
  "600",
  "14",
  "张三 13800138000 zhang@hospital.example",
  "王五 13900139000 wang@hospital.example",
  "",
];

export const sendsTheForm: Step = {
  name: "the provider sends the form of ten items: an HTML mail in GBK, as Outlook pastes a table of Word",
  act: (story) => sendForm(story.platform, story.provider, valuesOf(story)),
  isDone: async ({ reviewerOne }) => (await reviewerOne.do("mails.list", { limit: 10 })).length > 0,
  async seen(story) {
    const { post, provider, reviewerOne, notes } = story;
    const letter = await post.letterTo(provider.email, "已收到您的实名授权申请");
    const [application, ...others] = await reviewerOne.do("applications.list", {});
    expect(others).toEqual([]);
    notes.applicationId = noted(application).id;
    expect(letter.subject).toMatch(/^\[SM-[0-9A-Z]{13}\] 已收到您的实名授权申请$/);
    expect(letter.references).toContain("<form-1@hospital.example>");
    const repeated = [
      `编号 ${notes.applicationId}`,
      `1 业务方名称（主体名称）: ${HOSPITAL}`,
      `2 使用该接口的场景和用途: ${SCENARIO}`,
      `3 小程序名称: ${APP_NAME}`,
      `3 小程序 appid: ${notes.appid}`,
      `4 商户号: ${MCH_ID}`,
      "5 日均调用次数: 20000",
      "5 日均用户数: 15000",
      "6 最高并发调用量（分钟级）: 600",
      "7 平均每分钟调用量: 14",
      "8 产品联系人手机: 13800138000",
      "9 开发联系人邮箱: wang@hospital.example",
      "十项信息齐全，我们最晚于 ",
    ];
    for (const line of repeated) expect(letter.text).toContain(line);
    const shown = await expectStanding(story, {
      ...{ state: "submitted", who: "staff", what: "审核申请表", days: 5 },
      ...{ capability: "not_open", toDo: "无需操作，平台方正在审核" },
    });
    expect(shown).toMatchObject({
      ...{ organisation_id: notes.organisationId, legal_name: HOSPITAL, mch_id: MCH_ID, findings: [] },
      ...{ calls_per_day: 20_000, users_per_day: 15_000, peak_per_minute: 600, average_per_minute: 14 },
      history: [{ move: "receive", to: "submitted" }],
    });
  },
};

export const asksAQuestion: Step = {
  name: "a reviewer takes it, and asks a question",
  async act({ reviewerOne, notes }) {
    const id = noted(notes.applicationId);
    await reviewerOne.do("applications.take", { id });
    await reviewerOne.do("applications.ask", { id, reason: QUESTION });
  },
  isDone: async (story) => (await stateOf(story)) === "needs_information",
  async seen(story) {
    const shown = await expectStanding(story, {
      ...{ state: "needs_information", who: "applicant", what: "补充材料", days: 10 },
      ...{ capability: "not_open", toDo: "补充材料" },
    });
    const until = `截止: ${dayOf(shown.next.until)}`;
    const letter = await expectLetter(story, "您的申请需要补充材料。", [
      `说明: ${QUESTION}`,
      "下一步: 贵方：补充材料",
      until,
    ]);
    expect(letter.references).toContain("<form-1@hospital.example>");
  },
};

export const repliesByMail: Step = {
  name: "the provider replies by mail, with the licence attached",
  async act({ post, platform, provider }) {
    const letter = await post.letterTo(provider.email, "您的申请需要补充材料。");
    const file = { filename: "执业许可证.png", content: scannedLicence };
    await replyTo(letter, platform, provider, ANSWER, file);
  },
  isDone: async ({ reviewerOne }) => (await reviewerOne.do("mails.list", { limit: 10 })).length > 1,
  async seen(story) {
    await expectLetter(story, "我们已收到您补充的材料。", ["下一步: 平台方：审核申请表"]);
    const shown = await expectStanding(story, {
      ...{ state: "submitted", who: "staff", what: "审核申请表", days: 5 },
      ...{ capability: "not_open", toDo: "无需操作，平台方正在审核" },
    });
    expect(shown.history.at(-1)).toMatchObject({
      ...{ move: "answer", to: "submitted", by: `applicant of ${shown.id}` },
      reason: expect.stringContaining(ANSWER),
    });
    expect(shown.attachments).toMatchObject([
      { kind: "qualification", name: "执业许可证.png", type: "image/png" },
    ]);
  },
};
