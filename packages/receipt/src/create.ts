/** The receipt of a consent as JSON-LD, after the DPV community group's guide for ISO/IEC TS 27560:2023. */
import { CONFORMS_TO, CONTEXT, DATA_OF, STATUS_OF } from "./terms.ts";

/** What a receipt is made of. Times are ISO 8601, in UTC. Nothing of it says a number, or a whole name. */
export interface ReceiptFacts {
  readonly receiptId: string;
  readonly createdAt: string;
  /** Where the platform is. */
  readonly platform: string;
  /** The verifier key of its log, for whoever has no better one. */
  readonly logKey: string;
  /** The account: whose host, and what it is called there. */
  readonly person: ReceiptPerson;
  /** Who decided in the place of a child under 14. */
  readonly guardian?: ReceiptPerson | undefined;
  readonly consent: {
    readonly id: string;
    /** `realname`: given out; `verification`: the service provider is told whether what it has is right. */
    readonly kind: string;
    readonly appid: string;
    readonly requestedAt: string;
    readonly shownAt?: string | undefined;
    readonly approvedAt?: string | undefined;
    readonly deniedAt?: string | undefined;
    readonly withdrawnAt?: string | undefined;
    /** How it was given: `payment_password`. */
    readonly method?: string | undefined;
    /** What was consented to; none where it was refused. */
    readonly items: readonly string[];
    readonly release?: ReceiptRelease | undefined;
    readonly verification?: ReceiptVerification | undefined;
  };
  /** Exactly the text that the log has the digest of, in JSON. */
  readonly noticeText: string;
  readonly noticeDigest: string;
  /** C2SP tlog-proof, each with its entry as `extra`. */
  readonly proofs: readonly string[];
}

interface ReceiptPerson {
  readonly host: string;
  readonly userId: string;
  /** Where two people have to be told apart. */
  readonly maskedName?: string;
}

export interface ReceiptRelease {
  readonly releasedAt: string;
  readonly mchId?: string | undefined;
}

/** When a service provider was told whether what it has is right, and what. */
export interface ReceiptVerification {
  readonly verifiedAt: string;
  readonly result: string;
}

interface Party {
  readonly name?: string;
  readonly legalName?: string;
  readonly contact?: string;
}

interface NoticeMembers {
  readonly operator?: Party;
  readonly recipient?: Party;
  readonly miniProgram?: { readonly name?: string };
  readonly categoryNames?: readonly string[];
  readonly purpose?: string;
  readonly retention?: string;
  readonly language?: string;
  readonly version?: string;
  readonly offered?: readonly {
    readonly item?: string;
    readonly name?: string;
    readonly required?: boolean;
  }[];
}

export function createReceipt(facts: ReceiptFacts): object {
  const { receiptId, createdAt, platform, logKey, consent, proofs } = facts;
  const notice: NoticeMembers = JSON.parse(facts.noticeText);
  const operator = partyOf({ ...notice.operator, legalName: notice.operator?.name ?? platform }, platform);
  return {
    "@context": CONTEXT,
    "@id": `urn:uuid:${receiptId}`,
    "@type": "dpv:ConsentReceipt",
    "dct:identifier": receiptId,
    "dct:conformsTo": CONFORMS_TO.receipt,
    "dct:created": createdAt,
    "dct:publisher": operator,
    "dct:audience": "dpv:DataSubject",
    "dpv:hasRecordOfActivity": {
      "@id": `urn:shiming:consent:${consent.id}`,
      "@type": "dpv:ConsentRecord",
      "dct:identifier": consent.id,
      "dct:conformsTo": CONFORMS_TO.record,
      "dpv:hasDataSubject": personOf(
        facts.person,
        facts.guardian ? ["dpv:DataSubject", "dpv:Child"] : "dpv:DataSubject",
      ),
      ...(facts.guardian && { "shiming:guardian": personOf(facts.guardian, GUARDIAN) }),
      "dpv:hasDataController": operator,
      "dpv:hasJurisdiction": "loc:CN",
      "dpv:hasApplicableLaw": { "@type": "dpv:Law", "dct:title": "中华人民共和国个人信息保护法" },
      "dpv:hasLegalBasis": "dpv:ExplicitlyExpressedConsent",
      "dpv:hasProcess": processOf(facts, notice),
      "dpv:hasConsentControl": { "@type": "dpv:WithdrawConsent", "dpv:isExercisedAt": `${platform}/me` },
      "dpv:hasNotice": {
        "@type": "dpv:ConsentNotice",
        "dct:identifier": `sha256:${facts.noticeDigest}`,
        "dct:language": notice.language,
        "dct:hasVersion": notice.version,
        ...(consent.shownAt && { "dct:date": consent.shownAt }),
        "shiming:text": facts.noticeText,
      },
      "dpv:hasConsentStatus": statusesOf(facts),
      "shiming:kind": consent.kind,
      "shiming:appid": consent.appid,
      "shiming:requestedAt": consent.requestedAt,
      ...(consent.release && { "shiming:release": releaseOf(consent.release) }),
      ...(consent.verification && { "shiming:verification": verificationOf(consent.verification) }),
    },
    "dct:provenance": {
      "@type": "dct:ProvenanceStatement",
      "shiming:logKey": logKey,
      "shiming:logProof": proofs,
    },
  };
}

function partyOf({ legalName, contact }: Party, url?: string): object {
  return {
    "@type": "dpv:LegalEntity",
    ...(url !== undefined && { "dct:identifier": url }),
    "dpv:hasName": legalName,
    ...(contact !== undefined && { "dpv:hasContact": contact }),
  };
}

function processOf({ consent }: ReceiptFacts, notice: NoticeMembers): object {
  const isVerification = consent.kind === "verification";
  return {
    "@type": "dpv:Process",
    "dpv:hasService": {
      "@type": "dpv:Service",
      "dct:identifier": consent.appid,
      "dct:title": notice.miniProgram?.name,
      "dct:description": notice.categoryNames?.join(" › "),
    },
    "dpv:hasRecipient": {
      ...partyOf(notice.recipient ?? {}),
      "@type": ["dpv:ThirdParty", "dpv:DataController"],
    },
    "dpv:hasPurpose": { "@type": "dpv:Purpose", "dct:description": notice.purpose },
    "dpv:hasProcessing": isVerification ? "dpv:Match" : "dpv:DiscloseByTransmission",
    "dpv:hasPersonalData": consent.items.map((item) => dataOf(item, notice)),
    "dpv:hasStorageCondition": [
      // The notice names no place, and a receipt tells no more than the notice.
      { "@type": "dpv:StorageLocation", "rdf:value": "not stated in the notice" },
      {
        "@type": "dpv:StorageDuration",
        "dpv:hasDuration": { "@type": "dpv:Duration", "rdf:value": notice.retention },
      },
    ],
  };
}

function dataOf(item: string, { offered }: NoticeMembers): object {
  const isRequired = offered?.find((each) => each.item === item)?.required ?? true;
  const known = DATA_OF[item];
  return {
    "@type": ["dpv:SensitivePersonalData", ...(known ? [known] : [])],
    "dct:identifier": item,
    "dpv:hasNecessity": isRequired ? "dpv:Required" : "dpv:Optional",
  };
}

function statusesOf({ consent, guardian }: ReceiptFacts): object[] {
  const { approvedAt, deniedAt, withdrawnAt, method } = consent;
  const by = { "dpv:isIndicatedBy": guardian ? GUARDIAN : "dpv:DataSubject" };
  return [
    ...statusOf("consent_approved", approvedAt, { ...by, "dpv:hasIndicationMethod": method }),
    ...statusOf("consent_denied", deniedAt, by),
    // The child may have taken back what a guardian has given: the entry of the log knows.
    ...statusOf("consent_withdrawn", withdrawnAt, guardian ? {} : by),
  ];
}

function statusOf(kind: keyof typeof STATUS_OF, at: string | undefined, more: object): object[] {
  return at === undefined ? [] : [{ "@type": STATUS_OF[kind], "dpv:isIndicatedAtTime": at, ...more }];
}

const GUARDIAN = "dpv:GuardianOfDataSubject";

function personOf({ host, userId, maskedName }: ReceiptPerson, type: string | readonly string[]): object {
  return {
    "@type": type,
    "dct:identifier": userId,
    "shiming:host": host,
    ...(maskedName !== undefined && { "shiming:maskedName": maskedName }),
  };
}

function releaseOf({ releasedAt, mchId }: ReceiptRelease): object {
  return {
    "@type": "dpv:DiscloseByTransmission",
    "dct:date": releasedAt,
    ...(mchId !== undefined && { "shiming:merchant": mchId }),
  };
}

function verificationOf({ verifiedAt, result }: ReceiptVerification): object {
  return { "@type": "dpv:Match", "dct:date": verifiedAt, "shiming:result": result };
}
