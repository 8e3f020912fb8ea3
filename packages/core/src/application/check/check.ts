/** Everything that a machine can say about an application before a person looks at it. */
import { refuse } from "../../failure.ts";
import type { MerchantStore } from "../../ports/merchant-store.ts";
import type { MiniProgramStore } from "../../ports/mini-program-store.ts";
import type { Application } from "../application.ts";
import { findMissing } from "./completeness.ts";
import { findUnreachable } from "./contacts.ts";
import { findImpossible } from "./estimates.ts";
import type { Finding } from "./finding.ts";
import { findStrange, type KnownThings } from "./known-things.ts";
import { findMoreThanUsual, type UsualItems } from "./least.ts";
import { findIncompletePermission, findOutOfScope, findUnusableEnd, type MayUse } from "./permission.ts";
import { valuesOf } from "./values.ts";
import { findEmptyPurposes, findEmptyWords } from "./wording.ts";

export interface CheckDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "isBound">;
  readonly merchants: Pick<MerchantStore, "find">;
  /** Whether the subject type of an organisation may use a category. */
  readonly mayUse?: MayUse | undefined;
  readonly usualItems?: UsualItems | undefined;
}

export type Part = "form" | "permission";

/** @returns findings item by item; those of the form, or those of both parts */
export async function checkApplication(
  application: Application,
  deps: CheckDeps,
  part: Part,
  at: Date,
): Promise<readonly Finding[]> {
  const values = valuesOf(application.form);
  const known = await knownThings(application, deps);
  const ofForm = [
    ...findMissing(values, application.form),
    ...findEmptyWords(values),
    ...findStrange(values, application, known),
    ...findImpossible(values),
    ...findUnreachable(values),
  ].sort((one, other) => (one.item ?? 0) - (other.item ?? 0));
  if (part === "form") return ofForm;
  return [
    ...ofForm,
    ...findIncompletePermission(application),
    ...findUnusableEnd(application, at),
    ...findEmptyPurposes(application),
    ...(await findOutOfScope(application, known.app, deps.mayUse)),
    ...(await findMoreThanUsual(application, deps.usualItems)),
  ];
}

/** The part that an application has got to. */
export function partOf({ state, succeeds }: Application): Part {
  const isForm = state === "drafted" || state === "submitted" || state === "needs_information";
  return isForm && succeeds === undefined ? "form" : "permission";
}

async function knownThings(
  { form }: Application,
  { miniPrograms, merchants }: CheckDeps,
): Promise<KnownThings> {
  const { appid = "", mchId = "" } = form.items;
  const [app, merchant, isBound] = await Promise.all([
    miniPrograms.find(appid),
    merchants.find(mchId),
    miniPrograms.isBound(appid, mchId),
  ]);
  return { app, merchant, isBound };
}

/** @throws `value_invalid` with every fault, a line each */
export async function requireFaultless(
  application: Application,
  deps: CheckDeps,
  part: Part,
  at: Date,
): Promise<void> {
  const findings = await checkApplication(application, deps, part, at);
  const faults = findings.filter(({ weight }) => weight === "fault");
  if (faults.length === 0) return;
  refuse("value_invalid", {
    hint: {
      en: `not yet complete:\n${faults.map(({ text }) => `- ${text.en}`).join("\n")}`,
      zh: `还不能提交：\n${faults.map(({ text }) => `- ${text.zh}`).join("\n")}`,
    },
  });
}
