/** Asking one user for one consent: the host's back end opens it, the sheet decides it. Contract §8. */
import Type, { type Static } from "typebox";
import { CONSENT_OK, failErrMsg } from "../consent-failures.ts";
import { patterns } from "../fields.ts";
import { limits } from "../limits.ts";
import { CategoryLevelId } from "./categories.ts";

const Text = Type.String({ minLength: 1 });
/** What can be handed over (contract §10). */
export const Item = Type.String({ pattern: patterns.item.source });

/** Name and number are given out (§5), or what a service provider has already is compared with them (§9). */
export type ConsentKind = Static<typeof ConsentKind>;
export const ConsentKind = Type.Enum(["realname", "verification"]);

/** `category_id` is the button's `category-id`: two ids, or three; a string of digits counts as its number. */
export type ConsentRequest = Static<typeof ConsentRequest>;
export const ConsentRequest = Type.Object({
  /** `realname` unless it is said. Of a verification (§9) the category may be left out. */
  kind: Type.Optional(ConsentKind),
  category_id: Type.Optional(
    Type.Array(Type.Union([CategoryLevelId, Type.String({ pattern: "^(0|[1-9][0-9]{0,9})$" })]), {
      minItems: 2,
      maxItems: 3,
    }),
  ),
});

/** A consent request that waits for its user, and where the host opens the sheet. */
export type ConsentRequestAnswer = Static<typeof ConsentRequestAnswer>;
export const ConsentRequestAnswer = Type.Object({
  id: Text,
  /** Carries a one-time secret in its fragment. */
  sheet_url: Text,
  /** Seconds from now. */
  expires_in: Type.Integer({ minimum: 0, maximum: limits.consentRequestSeconds }),
});

/** The one-time secret of a page's URL, to be spent for a cookie. */
export type PageSessionRequest = Static<typeof PageSessionRequest>;
export const PageSessionRequest = Type.Object({
  secret: Text,
  /** The page is in another's frame, where browsers send no SameSite=Strict cookie. */
  framed: Type.Optional(Type.Boolean()),
});

/** What the identity is for, in one language. */
const useTexts = { purpose: Text, legal_basis: Text, retention: Text, necessity: Type.Optional(Text) };
const CategoryNames = Type.Array(Text, { minItems: 2, maxItems: 3 });
/** Path of a PNG or WebP on the page's own origin. */
const Logo = Type.String({ pattern: "^/[^/]" });

/** Whoever runs the platform: whose payment password it is, and who can be asked. */
export type NoticeOperator = Static<typeof NoticeOperator>;
export const NoticeOperator = Type.Object({
  name: Text,
  /** Of the legal entity, where that is another name. */
  legal_name: Type.Optional(Text),
  contact: Text,
  logo: Type.Optional(Logo),
  privacy_url: Type.Optional(Text),
});

/** What a consent is a consent to, in the words and the language that the user was shown. */
export type Notice = Static<typeof Notice>;
export const Notice = Type.Object({
  /** Of the wording. */
  version: Text,
  /** BCP 47. */
  language: Text,
  /** A guardian decides for a child under 14; absent where the user decides alone. */
  acting: Type.Optional(Type.Literal("guardian")),
  /** Absent before version 4. */
  operator: Type.Optional(NoticeOperator),
  recipient: Type.Object({ legal_name: Text, contact: Text }),
  mini_program: Type.Object({
    appid: Type.String({ pattern: patterns.appid.source }),
    name: Text,
    logo: Type.Optional(Logo),
  }),
  category_id: Type.Array(CategoryLevelId, { minItems: 2, maxItems: 3 }),
  /** These, purpose, legal basis and retention are Chinese, whatever the language of the notice. */
  category_names: CategoryNames,
  ...useTexts,
  /** The same in English, where the service provider has given it. */
  english: Type.Optional(Type.Object({ ...useTexts, category_names: Type.Optional(CategoryNames) })),
  items: Type.Array(Text, { minItems: 1 }),
  /** The same for programs, in the same order. The user may leave out one that is not required. */
  disclosed: Type.Optional(
    Type.Array(Type.Object({ item: Item, required: Type.Boolean() }), { minItems: 1 }),
  ),
  method: Text,
  withdrawal: Text,
  /** How long the record of the consent is kept, and where to complain. Absent before version 5. */
  records: Type.Optional(Text),
  complaints: Type.Optional(Text),
  /** Paragraphs. Absent in the first version, 2026-11-1. */
  privacy_notice: Type.Optional(Type.Array(Text)),
});

/** Somebody as those are told who have to know who it is. Nameless once the account has no name any more. */
export type MaskedPerson = Static<typeof MaskedPerson>;
export const MaskedPerson = Type.Object({ masked_real_name: Type.Optional(Text) });

/** Everything the user sees before deciding. */
export type ConsentDetails = Static<typeof ConsentDetails>;
export const ConsentDetails = Type.Object({
  kind: ConsentKind,
  notice: Notice,
  /** SHA-256 of the notice as it is remembered, in lower-case hex. */
  notice_digest: Type.String({ pattern: "^[0-9a-f]{64}$" }),
  /** Both are absent of whoever is not verified by an ID card: a verification tells that, and nothing else. */
  masked_real_name: Type.Optional(Text),
  masked_credential_id: Type.Optional(Text),
  /** Whether the payment password is asked for, besides the tap. */
  needs_password: Type.Boolean(),
  /** What would be told of each item, by its name; name and ID number masked. */
  values: Type.Optional(
    Type.Record(Type.String({ pattern: patterns.item.source }), Type.Union([Text, Type.Boolean()])),
  ),
  /** The user is under 14 and acts alone: a guardian has to consent, and `approve` says `no real name info`. */
  needs_guardian: Type.Boolean(),
  /** The user is under 14, and there is somebody here who may consent. */
  has_guardian: Type.Optional(Type.Literal(true)),
  /**
   * A guardian acts (`act_for`): masked name and number above are the child's, and the payment password is that of the guardian, whose own
   * masked name this is.
   */
  guardian: Type.Optional(MaskedPerson),
  /** How many wrong payment passwords in a row lock the account. */
  tries_left: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Seconds from now. */
  expires_in: Type.Integer({ minimum: 0, maximum: limits.consentRequestSeconds }),
});

/**
 * The act of consenting: the payment password, six digits, where {@link ConsentDetails} says that it is needed, and what the user takes of
 * the items; all where it is absent.
 */
export type ConsentApproval = Static<typeof ConsentApproval>;
export const ConsentApproval = Type.Object({
  pay_password: Type.Optional(Type.String({ pattern: patterns.payPassword.source })),
  items: Type.Optional(Type.Array(Item, { minItems: 1 })),
  /** Of the notice that the user has read, as `details` has it. */
  notice_digest: Type.Optional(Type.String({ pattern: "^[0-9a-f]{64}$" })),
});

/** The user has consented; the mini program gets the `auth_token`. */
export type ConsentApprovalAnswer = Static<typeof ConsentApprovalAnswer>;
export const ConsentApprovalAnswer = Type.Object({ errMsg: Type.Literal(CONSENT_OK), auth_token: Text });

/** The user has consented to a verification; the mini program gets the `code`. */
export type VerificationApprovalAnswer = Static<typeof VerificationApprovalAnswer>;
export const VerificationApprovalAnswer = Type.Object({ errMsg: Type.Literal(CONSENT_OK), code: Text });

/** The user has declined; the mini program is told `cancel`. */
export type ConsentDenialAnswer = Static<typeof ConsentDenialAnswer>;
export const ConsentDenialAnswer = Type.Object({ errMsg: Type.Literal(failErrMsg("cancel")) });
