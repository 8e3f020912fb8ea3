/** What can be told of a person besides name and number, and instead of them (contract §10): what is asked for, and what comes. */
import { type Disclosure, type SealedDisclosure, type Sensitive, sensitive } from "@shiming/crypto";
import { answerFields, claimsField, correctedAnswerFields, patterns } from "@shiming/wire";
import { RealnameError } from "../error/realname-error.ts";
import type { AnswerObject } from "../http/answer.ts";

/** One item of the approved use. */
export type Item =
  | "real_name"
  | "credential_id"
  | "masked_name"
  | "masked_credential_id"
  | `age_over_${number}`;

/** One that the person has to hand over, or, with a question mark behind it, may leave out: `"age_over_18?"`. */
export type AskedItem = Item | `${Item}?`;

type Own = { real_name: "realName"; credential_id: "credentialId" };
type Claim<Name> = Name extends `age_over_${number}` ? boolean : Sensitive<string>;
type Claims<Asked extends AskedItem> = {
  readonly [Name in Exclude<Asked, keyof Own | `${string}?`>]: Claim<Name>;
} & {
  readonly [Name in Asked as Name extends `${infer Inner}?` ? Exclude<Inner, keyof Own> : never]?: Claim<
    Name extends `${infer Inner}?` ? Inner : never
  >;
};

/** What comes of what was asked for: a member is there only if it can be, and for certain only if it is required. */
export type DisclosedItems<Asked extends AskedItem> = {
  readonly [Name in Asked as Name extends keyof Own ? Own[Name] : never]: Sensitive<string>;
} & {
  readonly [Name in Asked as Name extends `${infer Inner extends keyof Own}?`
    ? Own[Inner]
    : never]?: Sensitive<string>;
} & (Exclude<Asked, keyof Own | `${keyof Own}?`> extends never
    ? unknown
    : { readonly claims: Claims<Asked> });

interface Wanted {
  readonly item: string;
  readonly required: boolean;
}

/** @throws RealnameError `option_invalid` for anything but items, each once */
export function readItems(items: unknown): readonly Wanted[] {
  if (!Array.isArray(items) || items.length === 0) throw noItems();
  const wanted = items.map((asked) => {
    const text = String(asked);
    return { item: text.replace(/\?$/, ""), required: !text.endsWith("?") };
  });
  const names = new Set(wanted.map(({ item }) => item));
  const isGood = wanted.every(({ item }) => patterns.item.test(item) && item !== "verification");
  if (!isGood || names.size < wanted.length) throw noItems();
  return wanted;
}

const noItems = () =>
  new RealnameError("option_invalid", {
    subject: "items",
    form: {
      en: 'a list of the items that the use is approved for, such as ["masked_name", "age_over_18?"]',
      zh: '获准的信息项列表，如 ["masked_name", "age_over_18?"]',
    },
  });

/** The ciphertexts that are there, of those that are wanted. @throws RealnameError `certificate_swapped` */
export function parseItemsAnswer(
  answer: AnswerObject,
  certSerialNo: string,
  wanted: readonly Wanted[],
): SealedDisclosure {
  const named = answer[answerFields.certSerialNo] ?? certSerialNo;
  if (named !== certSerialNo) throw new RealnameError("certificate_swapped");
  const name = answer[answerFields.realName] ?? answer[correctedAnswerFields.realName];
  const number = answer[answerFields.credentialId] ?? answer[correctedAnswerFields.credentialId];
  const claims = answer[claimsField];
  const asksFor = (own: string) => wanted.some(({ item }) => item === own);
  const asksForClaims = wanted.some(({ item }) => item !== "real_name" && item !== "credential_id");
  return {
    ...(asksFor("real_name") && typeof name === "string" && { encryptedRealName: name }),
    ...(asksFor("credential_id") && typeof number === "string" && { encryptedCredentialId: number }),
    ...(asksForClaims && typeof claims === "string" && { encryptedClaims: claims }),
  };
}

/** @throws RealnameError `items_missing` with the names of those that are required and not there */
export function disclosedItems<Asked extends AskedItem>(
  { realName, credentialId, claims }: Disclosure,
  wanted: readonly Wanted[],
): DisclosedItems<Asked> {
  const said: Readonly<Record<string, unknown>> = claims ? JSON.parse(claims.reveal()) : {};
  const own: Readonly<Record<string, unknown>> = { real_name: realName, credential_id: credentialId };
  const find = (item: string) => (item in own ? own[item] : claimIn(said, item));
  const missing = wanted.filter(({ item, required }) => required && find(item) === undefined);
  if (missing.length > 0) {
    throw new RealnameError("items_missing", { detail: missing.map(({ item }) => item).join(", ") });
  }
  const others = wanted.map(({ item }) => item).filter((item) => !(item in own));
  const told = others.map((item) => [item, claimIn(said, item)] as const);
  return {
    ...(realName && { realName }),
    ...(credentialId && { credentialId }),
    ...(others.length > 0 && { claims: Object.fromEntries(told.filter(([, value]) => value !== undefined)) }),
  } as DisclosedItems<Asked>;
}

/** What the contract has for it; another kind of value is as good as none. */
function claimIn(
  claims: Readonly<Record<string, unknown>>,
  item: string,
): boolean | Sensitive<string> | undefined {
  const value = Object.hasOwn(claims, item) ? claims[item] : undefined;
  if (item.startsWith("age_over_")) return typeof value === "boolean" ? value : undefined;
  return typeof value === "string" ? sensitive(value) : undefined;
}
