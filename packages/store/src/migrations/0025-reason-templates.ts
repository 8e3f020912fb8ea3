import type { Kysely } from "kysely";
import type { PortableMigration } from "./portable.ts";

interface Tables {
  reason_templates: { id: string; move: string; title: string; zh: string; en: string; revision: number };
}

/** What a reviewer says most often: to begin with, and for the operator to change. */
const FIRST: readonly Omit<Tables["reason_templates"], "revision">[] = [
  {
    ...{ id: "ask-legal-ground", move: "ask", title: "缺少办理依据" },
    zh: "请补充要求实名办理的法律法规或政策文件，写明文件名称和具体条款。",
    en: "Please name the law or policy that requires real names for this, with its article.",
  },
  {
    ...{ id: "ask-scenario", move: "ask", title: "使用场景不清楚" },
    zh: "请说明用户在哪一步授权、每位用户核验几次，以及为什么现有方式不能满足。",
    en: "Please say at which step people are asked, how often each of them is, and why nothing less will do.",
  },
  {
    ...{ id: "ask-estimates", move: "ask", title: "调用量预估不一致" },
    zh: "日均调用量、峰值与均值不一致，请核对后重新填写，并说明估算方法。",
    en: "The estimates of calls do not agree with each other. Please check them, and say how they were made.",
  },
  {
    ...{ id: "open-entrance", move: "open_entrance", title: "材料无误" },
    zh: "材料齐全，信息一致。",
    en: "The material is complete, and it agrees.",
  },
  {
    ...{ id: "ask-assessment", move: "ask_permission", title: "影响评估不完整" },
    zh: "请在个人信息保护影响评估中补充必要性、风险和保护措施，并上传盖章件。",
    en: "Please complete the impact assessment (necessity, risk, measures), and upload it with your seal.",
  },
  {
    ...{ id: "ask-retention", move: "ask_permission", title: "保存期限过长" },
    zh: "请缩短保存期限，或说明需要保存这么久的依据。",
    en: "Please shorten the retention, or say what requires it.",
  },
  {
    ...{ id: "decline-ground", move: "decline", title: "没有法律依据" },
    zh: "该业务没有要求核验真实身份的法律依据，可以用对个人影响更小的方式实现。",
    en: "No law requires real names for this, and something with less effect on people will do.",
  },
  {
    ...{ id: "suspend-complaints", move: "suspend", title: "收到投诉，核查期间暂停" },
    zh: "收到用户投诉，核查期间暂停接口权限。请在五个工作日内书面说明情况。",
    en: "There are complaints; access is suspended while they are looked into. Please explain in writing within five working days.",
  },
  {
    ...{ id: "resume-checked", move: "resume", title: "核查完毕" },
    zh: "核查完毕，恢复接口权限。",
    en: "The matter was looked into; access is open again.",
  },
];

/** Reasons that staff give again and again; and by which application the mails of each are found. */
export const reasonTemplates: PortableMigration = {
  async up(db, { integer, text }) {
    const table = db.schema.createTable("reason_templates").addColumn("id", text, (c) => c.primaryKey());
    await ["move", "title", "zh", "en"]
      .reduce((with_, name) => with_.addColumn(name, text, (c) => c.notNull()), table)
      .addColumn("revision", integer, (c) => c.notNull())
      .execute();
    const templates = FIRST.map((template) => ({ ...template, revision: 1 }));
    await (db as Kysely<Tables>).insertInto("reason_templates").values(templates).execute();
    const index = db.schema.createIndex("mails_of_application").on("incoming_mails");
    await index.columns(["application_id", "received_at", "id"]).execute();
  },
};
