/** What a person has to be told before consenting (Personal Information Protection Law, Articles 17, 23 and 30), element by element. */
import type { Text } from "@shiming/crypto";
import { itemsOf } from "../disclosure/approved-items.ts";
import { refuse } from "../failure.ts";
import type { ApprovedUse, MiniProgram, ServiceProvider } from "../mini-program/mini-program.ts";
import type { ConsentNotice } from "./notice.ts";

type Element = readonly [name: Text, says: string | undefined];

/** Those that come from the service provider. */
function ofProvider({ legalName, contact }: ServiceProvider, use: ToldUse): readonly Element[] {
  return [
    [{ en: "the recipient's legal name", zh: "接收方名称" }, legalName],
    [{ en: "the recipient's contact", zh: "接收方联系方式" }, contact],
    [{ en: "the purpose", zh: "用途" }, use.purpose],
    [{ en: "the legal basis", zh: "法律依据" }, use.legalBasis],
    [{ en: "how long the recipient keeps it", zh: "接收方的保存期限" }, use.retention],
  ];
}
type ToldUse = Pick<ApprovedUse, "purpose" | "legalBasis" | "retention">;

/** Those that come from the operator and from the platform's own wording. */
function ofPlatform({ operator, complaints, records, method, withdrawal, ...notice }: ConsentNotice) {
  // The platform's own first paragraph says it where the service provider says nothing of its own.
  const necessity = notice.necessity ?? notice.privacyNotice?.[0];
  return [
    [{ en: "the operator's name", zh: "平台运营方名称" }, operator?.legalName ?? operator?.name],
    [{ en: "the operator's contact", zh: "平台运营方联系方式" }, operator?.contact],
    [{ en: "where to complain", zh: "投诉渠道" }, complaints],
    [{ en: "how long the record is kept", zh: "授权记录的保存期限" }, records],
    [{ en: "how it is handled", zh: "处理方式" }, method],
    [{ en: "what is handed over", zh: "提供的信息项" }, notice.items.join("")],
    [{ en: "the necessity and the influence on the person", zh: "必要性和对个人的影响" }, necessity],
    [{ en: "how to withdraw", zh: "撤回方式" }, withdrawal],
  ] as const satisfies readonly Element[];
}

const missing = (elements: readonly Element[]): readonly Text[] =>
  elements.flatMap(([name, says]) => ((says ?? "").trim() === "" ? [name] : []));

/** Nobody is asked on half a notice. @throws `access_denied` with the names of what is missing */
export function requireCompleteNotice(notice: ConsentNotice): void {
  const { purpose, legalBasis, retention } = notice;
  const own = ofProvider(notice.recipient, { purpose, legalBasis, retention });
  const absent = missing([...own, ...ofPlatform(notice)]);
  if (absent.length > 0) refuse("access_denied", { hint: incomplete(absent) });
}

/** What could not be told to anybody is not approved. @throws `value_invalid` with the names of what is missing */
export function requireTellable({ serviceProvider }: MiniProgram, uses: readonly ApprovedUse[]): void {
  for (const use of uses) {
    const absent = missing(ofProvider(serviceProvider, use));
    if (absent.length > 0 || itemsOf(use.items).length === 0) {
      refuse("value_invalid", { hint: incomplete(absent) });
    }
  }
}

const incomplete = (absent: readonly Text[]): Text => ({
  en: `people have to be told before they consent, and this is missing: ${absent.map(({ en }) => en).join(", ")}`,
  zh: `征得同意前必须告知本人，目前缺少：${absent.map(({ zh }) => zh).join("、")}`,
});
