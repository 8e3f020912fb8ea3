/** The entrance opens, and the provider applies for the permission online. */
import { expect } from "vitest";
import { pdf } from "../support/documents.ts";
import { dayOf, expectLetter, expectStanding, type Standing, stateOf } from "../support/standing.ts";
import type { Step } from "../support/step.ts";
import { noted, type Story, tokenFileOf } from "../support/story.ts";

export const opensTheEntrance: Step = {
  name: "the reviewer opens the entrance, by command line from elsewhere",
  async act(story) {
    const { platform, reviewerOne, notes } = story;
    const token = await tokenFileOf(story, reviewerOne, ["applications.list", "applications.open_entrance"]);
    await platform.remotely(token, ["applications", "open-entrance", noted(notes.applicationId)]);
  },
  isDone: async (story) => (await stateOf(story)) === "entrance_opened",
  async seen(story) {
    const shown = await expectStanding(story, {
      ...{ state: "entrance_opened", who: "applicant", what: "在线申请接口权限", days: 30 },
      ...{ capability: "entrance_open", toDo: "在线申请接口权限" },
    });
    await expectLetter(story, "材料无误，入口已开放，您可以在线申请接口权限。", [
      "下一步: 贵方：在线申请接口权限",
      `截止: ${dayOf(shown.next.until)}`,
    ]);
  },
};

const USE = {
  purpose: "预约挂号和查询检验报告时核验患者本人身份",
  legal_basis: "《医疗机构管理条例》第三十一条",
  retention: "业务办结后 30 日内删除",
};

export const beginsThePermission: Step = {
  name: "the provider begins to apply online: categories, purpose, ground, storage, impact assessment",
  async act({ provider, notes }) {
    const tree = await provider.do("categories.list", {});
    const { category } = noted(tree.find(({ category }) => category.second.name === "公立医疗机构"));
    await provider.do("applications.draft_permission", {
      id: noted(notes.applicationId),
      uses: [{ category, ...USE }],
      legal_ground: { law: "《医疗机构管理条例》", article: "第三十一条" },
      storage: { where: "医院机房，境内", how: "加密保存，按岗位授权访问，留有日志" },
      assessment: {
        necessity: "挂号和检验报告须对应到本人，自行填写会张冠李戴",
        risk: "姓名和证件号码泄露",
        measures: "只保存加密的姓名，证件号码核验后不保存",
      },
    });
  },
  isDone: async (story) => (await stateOf(story)) === "permission_drafted",
  async seen(story) {
    const shown = await expectStanding(story, {
      ...{ state: "permission_drafted", who: "applicant", what: "填完权限申请并提交" },
      ...{ capability: "entrance_open", toDo: "填完权限申请并提交" },
    });
    expect(shown.findings.map(({ zh }) => zh)).toEqual([
      "请上传个人信息保护影响评估报告",
      "请上传信息提供协议",
    ]);
  },
};

const FILES = [
  { kind: "qualification", name: "事业单位法人证书.pdf", content: pdf("Licence") },
  { kind: "assessment", name: "影响评估报告.pdf", content: pdf("PIPIA") },
  { kind: "agreement", name: "信息提供协议.pdf", content: pdf("Agreement") },
] as const;

export const attachesTheFiles: Step = {
  name: "the provider uploads the qualification, the assessment's report and the agreement",
  async act({ provider, notes }) {
    for (const { kind, name, content } of FILES) {
      const file = { kind, name, content: content.toString("base64") };
      await provider.do("applications.attach", { id: noted(notes.applicationId), ...file });
    }
  },
  isDone: async (story) => (await attached(story)).includes("agreement"),
  async seen(story) {
    const { reviewerOne, notes } = story;
    const id = noted(notes.applicationId);
    const { attachments, findings } = await reviewerOne.do("applications.show", { id });
    expect(findings).toEqual([]);
    expect(attachments.map(({ kind, type, scan }) => [kind, type, scan])).toEqual([
      ["qualification", "image/png", "clean"],
      ["qualification", "application/pdf", "clean"],
      ["assessment", "application/pdf", "clean"],
      ["agreement", "application/pdf", "clean"],
    ]);
    const { digest } = noted(attachments.find(({ kind }) => kind === "agreement"));
    const { content } = await reviewerOne.do("applications.download", { id, digest });
    expect(Buffer.from(content, "base64").equals(FILES[2].content)).toBe(true);
  },
};

const attached = async ({ provider, notes }: Story) =>
  (await provider.do("applications.show", { id: noted(notes.applicationId) })).attachments.map(
    ({ kind }) => kind,
  );

export const submitsThePermission: Step = {
  name: "the provider submits the permission",
  act: ({ provider, notes }) =>
    provider.do("applications.submit_permission", { id: noted(notes.applicationId) }),
  isDone: async (story) => (await stateOf(story)) === "permission_submitted",
  async seen(story) {
    await expectStanding(story, UNDER_REVIEW);
    await expectLetter(story, "您的权限申请已提交审核。", ["下一步: 平台方：审核权限申请"]);
  },
};

export const UNDER_REVIEW: Standing = {
  ...{ state: "permission_submitted", who: "staff", what: "审核权限申请", days: 7 },
  ...{ capability: "under_review", toDo: "无需操作，平台方正在审核" },
};
