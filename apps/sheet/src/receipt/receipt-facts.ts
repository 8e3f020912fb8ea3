/** What a receipt tells, as rows that a person reads. */
import type { ReceiptStory } from "@shiming/receipt";
import { formatTime } from "../i18n/index.ts";
import type { Fact } from "../page/FactList.vue";
import { itemNames } from "../page/item-names.ts";

type Say = (key: string, named?: Record<string, unknown>) => string;

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

const personText = ({ userId, maskedName }: Pick<ReceiptStory, "userId" | "maskedName">) =>
  maskedName === undefined ? userId : `${maskedName} (${userId})`;

export function groupsOfReceipt(story: ReceiptStory, say: Say, language: string): readonly FactGroup[] {
  const { notice } = story;
  const texts = (language === "en" && notice.english) || notice;
  const row = (name: string, text: string | undefined): Fact[] =>
    text ? [{ name: say(`receipt.${name}`), text }] : [];
  const time = (name: string, instant: string | undefined) =>
    row(name, instant && formatTime(instant, language));
  const usedRow = ({ kind, verifiedAt, releasedAt }: ReceiptStory) =>
    kind === "verification"
      ? row("verified", verifiedAt ? formatTime(verifiedAt, language) : say("my.notVerified"))
      : row("released", releasedAt ? formatTime(releasedAt, language) : say("receipt.notReleased"));
  return [
    {
      title: say("receipt.what"),
      facts: [
        ...row("result", story.result && say(`my.verification.${story.result}`)),
        ...row("items", itemNames(story.items, say)),
        ...row("purpose", texts.purpose),
        ...row("category", texts.categories.join(" › ")),
        ...row("legalBasis", texts.legalBasis),
        ...row("retention", texts.retention),
        ...row(story.kind === "verification" ? "methodVerification" : "method", notice.method),
      ],
    },
    {
      title: say("receipt.who"),
      facts: [
        ...row("recipient", notice.recipientName),
        ...row("contact", notice.recipientContact),
        ...row("miniProgram", `${notice.miniProgram} (${story.appid})`),
        ...row("operator", notice.operatorName),
        ...row("operatorContact", notice.operatorContact),
        ...row("account", personText(story)),
        ...row("guardian", story.guardian && personText(story.guardian)),
      ],
    },
    {
      title: say("receipt.when"),
      facts: [
        ...time("approved", story.approvedAt),
        ...time("denied", story.deniedAt),
        ...(story.approvedAt ? usedRow(story) : []),
        ...time("withdrawn", story.withdrawnAt),
        ...time("created", story.createdAt),
      ],
    },
    {
      title: say("receipt.numbers"),
      facts: [
        ...row("consentId", story.consentId),
        ...row("receiptId", story.receiptId),
        ...row("notice", say("receipt.noticeVersion", { version: notice.version })),
        ...row("digest", story.noticeDigest),
      ],
    },
  ];
}
