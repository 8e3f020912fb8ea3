/** What a receipt tells, for whoever shows or checks it. Its members may be anything: nobody has looked at them yet. */
import { parseJws } from "./jws.ts";
import { STATUS_OF } from "./terms.ts";

type Members = Readonly<Record<string, unknown>>;

type NoticeTexts = Pick<ReceiptNotice, "categories" | "purpose" | "legalBasis" | "retention">;

/** Of the notice, what a reader is told; a member that is no text is left out. */
export interface ReceiptNotice {
  readonly operatorName: string;
  readonly operatorContact: string;
  readonly recipientName: string;
  readonly recipientContact: string;
  readonly miniProgram: string;
  readonly categories: readonly string[];
  readonly purpose: string;
  readonly legalBasis: string;
  readonly retention: string;
  /** The same in English, where the recipient has given it. */
  readonly english: NoticeTexts | undefined;
  readonly method: string;
  readonly withdrawal: string;
  readonly language: string;
  readonly version: string;
}

export interface ReceiptGuardian {
  readonly host: string;
  readonly userId: string;
  readonly maskedName: string | undefined;
}

export interface ReceiptStory {
  readonly receiptId: string;
  readonly createdAt: string;
  readonly platform: string;
  readonly logKey: string;
  readonly host: string;
  readonly userId: string;
  /** Masked; only where a guardian decided. */
  readonly maskedName: string | undefined;
  /** Who decided in the place of a child. */
  readonly guardian: ReceiptGuardian | undefined;
  readonly consentId: string;
  readonly kind: string;
  readonly appid: string;
  readonly items: readonly string[];
  readonly noticeText: string;
  readonly noticeDigest: string;
  readonly notice: ReceiptNotice;
  readonly approvedAt: string | undefined;
  readonly deniedAt: string | undefined;
  readonly withdrawnAt: string | undefined;
  readonly releasedAt: string | undefined;
  readonly mchId: string | undefined;
  /** Of a verification: when it was answered, and what. */
  readonly verifiedAt: string | undefined;
  readonly result: string | undefined;
  readonly proofs: readonly string[];
}

/** Out of the file, for whoever has it from the platform itself: nothing is checked. @returns `undefined` for another file */
export function readReceipt(file: string): ReceiptStory | undefined {
  const jws = parseJws(file);
  return jws && storyOf(jws.payload);
}

/** @returns `undefined` for what is no receipt of a consent */
export function storyOf(receipt: Members): ReceiptStory | undefined {
  const record = membersOf(receipt["dpv:hasRecordOfActivity"]);
  const notice = membersOf(record["dpv:hasNotice"]);
  const provenance = membersOf(receipt["dct:provenance"]);
  const told = parsed(text(notice["shiming:text"]));
  if (receipt["@type"] !== "dpv:ConsentReceipt" || !told || text(record["dct:identifier"]) === "")
    return undefined;
  const person = membersOf(record["dpv:hasDataSubject"]);
  const release = membersOf(record["shiming:release"]);
  const verification = membersOf(record["shiming:verification"]);
  const timeOf = (kind: keyof typeof STATUS_OF) => {
    const status = list(record["dpv:hasConsentStatus"]).map(membersOf);
    return optional(status.find((each) => each["@type"] === STATUS_OF[kind])?.["dpv:isIndicatedAtTime"]);
  };
  return {
    receiptId: text(receipt["dct:identifier"]),
    createdAt: text(receipt["dct:created"]),
    platform: text(membersOf(receipt["dct:publisher"])["dct:identifier"]),
    logKey: text(provenance["shiming:logKey"]),
    host: text(person["shiming:host"]),
    userId: text(person["dct:identifier"]),
    maskedName: optional(person["shiming:maskedName"]),
    guardian: guardianIn(record),
    consentId: text(record["dct:identifier"]),
    kind: text(record["shiming:kind"]),
    appid: text(record["shiming:appid"]),
    items: list(membersOf(record["dpv:hasProcess"])["dpv:hasPersonalData"]).map((item) =>
      text(membersOf(item)["dct:identifier"]),
    ),
    noticeText: text(notice["shiming:text"]),
    noticeDigest: text(notice["dct:identifier"]).replace(/^sha256:/, ""),
    notice: noticeOf(told),
    approvedAt: timeOf("consent_approved"),
    deniedAt: timeOf("consent_denied"),
    withdrawnAt: timeOf("consent_withdrawn"),
    releasedAt: optional(release["dct:date"]),
    mchId: optional(release["shiming:merchant"]),
    verifiedAt: optional(verification["dct:date"]),
    result: optional(verification["shiming:result"]),
    proofs: list(provenance["shiming:logProof"]).map(text),
  };
}

function guardianIn(record: Members): ReceiptGuardian | undefined {
  if (record["shiming:guardian"] === undefined) return undefined;
  const guardian = membersOf(record["shiming:guardian"]);
  return {
    host: text(guardian["shiming:host"]),
    userId: text(guardian["dct:identifier"]),
    maskedName: optional(guardian["shiming:maskedName"]),
  };
}

/** Only of the text that the log has the digest of. */
function noticeOf(told: Members): ReceiptNotice {
  const [operator, recipient] = [membersOf(told.operator), membersOf(told.recipient)];
  return {
    operatorName: text(operator.name),
    operatorContact: text(operator.contact),
    recipientName: text(recipient.legalName),
    recipientContact: text(recipient.contact),
    miniProgram: text(membersOf(told.miniProgram).name),
    ...textsOf(told, told),
    english: told.english === undefined ? undefined : textsOf(membersOf(told.english), told),
    method: text(told.method),
    withdrawal: text(told.withdrawal),
    language: text(told.language),
    version: text(told.version),
  };
}

/** @param told has the names of the categories where the texts have none */
function textsOf(texts: Members, told: Members): NoticeTexts {
  return {
    categories: list(texts.categoryNames ?? told.categoryNames).map(text),
    purpose: text(texts.purpose),
    legalBasis: text(texts.legalBasis),
    retention: text(texts.retention),
  };
}

export function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

export function parsed(json: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const optional = (value: unknown) => (typeof value === "string" ? value : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
