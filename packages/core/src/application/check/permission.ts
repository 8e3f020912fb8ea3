/** What is applied for online: categories, ground, storage, assessment, files. */
import type { Text } from "@shiming/crypto";
import { faultsOfUse } from "../../administration/shown-use.ts";
import { refuse } from "../../failure.ts";
import { categoryIdOf } from "../../mini-program/category.ts";
import type { ApprovedUse, MiniProgram } from "../../mini-program/mini-program.ts";
import type { Application, AttachmentKind } from "../application.ts";
import { type Finding, onlineFault } from "./finding.ts";

const TEXTS: Readonly<Record<string, Text>> = {
  "legal_ground.law": { en: "the law or policy", zh: "法律或政策依据" },
  "legal_ground.article": { en: "the article of the law or policy", zh: "法律或政策的条款" },
  "storage.where": { en: "where the data is kept", zh: "信息的存储地点" },
  "storage.how": { en: "how the data is protected", zh: "信息的保护方式" },
  "assessment.necessity": { en: "the necessity, in the impact assessment", zh: "影响评估：必要性" },
  "assessment.risk": { en: "the risk, in the impact assessment", zh: "影响评估：风险" },
  "assessment.measures": { en: "the measures, in the impact assessment", zh: "影响评估：保护措施" },
};

const FILES: Readonly<Partial<Record<AttachmentKind, Text>>> = {
  qualification: { en: "a qualification of your organisation", zh: "主体的资质证明" },
  assessment: { en: "the report of the impact assessment", zh: "个人信息保护影响评估报告" },
  agreement: { en: "the agreement on provision", zh: "信息提供协议" },
};

export function findIncompletePermission(application: Application): readonly Finding[] {
  const { permission, attachments } = application;
  const { legalGround, storage, assessment } = permission;
  const given: Readonly<Record<string, string | undefined>> = {
    "legal_ground.law": legalGround?.law,
    "legal_ground.article": legalGround?.article,
    "storage.where": storage?.where,
    "storage.how": storage?.how,
    "assessment.necessity": assessment?.necessity,
    "assessment.risk": assessment?.risk,
    "assessment.measures": assessment?.measures,
  };
  const texts = Object.entries(TEXTS).filter(([field]) => (given[field] ?? "").trim().length < 2);
  const files = Object.entries(FILES).filter(([kind]) => !attachments.some((file) => file.kind === kind));
  return [
    ...(permission.uses.length === 0 ? [noCategory] : []),
    ...permission.uses.flatMap(findUnshowable),
    ...texts.map(([field, name]) => onlineFault(field, missing(name))),
    ...files.map(([kind, name]) => onlineFault(`attachments.${kind}`, toAttach(name))),
  ];
}

/** An end that has passed, or that nobody would look at again. */
export function findUnusableEnd({ permission: { endsAt } }: Application, at: Date): readonly Finding[] {
  if (endsAt === undefined) return [];
  if (endsAt <= at) return [onlineFault("ends_at", ENDED)];
  return endsAt.getTime() - at.getTime() > LONG_MS ? [onlineFault("ends_at", FAR, "remark")] : [];
}

const LONG_MS = 5 * 366 * 86_400_000;
const ENDED: Text = {
  en: "The end that is asked for has passed: choose a later day, or none for a year from the approval",
  zh: "申请的截止日期已过：请改为以后的日期，或留空（自通过之日起一年）",
};
const FAR: Text = {
  en: "The end that is asked for is more than five years away: it may be approved for less",
  zh: "申请的截止日期在五年以后，批准的期限可能较短",
};

/** What citizens could not be shown as it stands. */
function findUnshowable(use: ApprovedUse, place: number): readonly Finding[] {
  return faultsOfUse(use).map(([member, says]) =>
    onlineFault(`uses.${place}.${member}`, {
      en: `Category ${place + 1}: ${says.en}`,
      zh: `第 ${place + 1} 个类目：${says.zh}`,
    }),
  );
}

const noCategory = onlineFault("uses", {
  en: "Choose at least one category, with purpose, legal basis and retention",
  zh: "请至少选择一个类目，并填写用途、法律依据和保存期限",
});
const missing = (name: Text): Text => ({ en: `Please say ${name.en}`, zh: `请填写${name.zh}` });
const toAttach = (name: Text): Text => ({ en: `Please attach ${name.en}`, zh: `请上传${name.zh}` });

/** Which subject may use which category is decided elsewhere: here is what it says. */
export type MayUse = (organisationId: string, category: readonly number[]) => Promise<Text | undefined>;

export async function findOutOfScope(
  { permission, organisationId }: Application,
  app: MiniProgram | undefined,
  mayUse: MayUse | undefined,
): Promise<readonly Finding[]> {
  const own = new Set(app?.categories.map((category) => categoryIdOf(category).join()));
  const findings: Finding[] = [];
  for (const [place, { category }] of permission.uses.entries()) {
    const id = categoryIdOf(category);
    const field = `uses.${place}.category`;
    if (app && !own.has(id.join())) findings.push(onlineFault(field, notOwn(id.join())));
    const obstacle = organisationId === undefined ? undefined : await mayUse?.(organisationId, id);
    if (obstacle) findings.push(onlineFault(field, obstacle));
  }
  return findings;
}

/**
 * An approval keeps to the same rule, whatever was changed since it was applied for.
 * @throws `value_invalid` for a category that is not open to what the organisation is
 */
export async function requireInScope(
  uses: readonly ApprovedUse[],
  organisationId: string | undefined,
  mayUse: MayUse | undefined,
): Promise<void> {
  if (organisationId === undefined) return;
  for (const { category } of uses) {
    const obstacle = await mayUse?.(organisationId, categoryIdOf(category));
    if (obstacle) refuse("value_invalid", { hint: obstacle });
  }
}

const notOwn = (id: string): Text => ({
  en: `${id} is no category of the mini program: add it there first`,
  zh: `${id} 不是该小程序的类目：请先为小程序添加`,
});
