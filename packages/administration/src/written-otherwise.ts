/** What is around a name that nothing has, or its case: who types `WX1A…` means `wx1a…`. */
import { DomainError, type Text } from "@shiming/core";

/** By the form that it should have: appids are written in small letters, numbers of certificates and applications in capitals. */
const FORMS: readonly RegExp[] = [
  /^wx[0-9a-f]{16}$/,
  /^[0-9A-F]{40}$/,
  /^[AR][0-9A-Z]{16}$/,
  /^[0-9]{8,10}$/,
];
const LONGEST = 100;
const QUOTES = /^["'`<\u2018\u201c\u300c]{1,3}|["'`>\u2019\u201d\u300d]{1,3}$/g;

/** The same refusal, with how the name was probably meant. */
export function asMeant(error: unknown, input: object): unknown {
  if (!(error instanceof DomainError) || error.failure !== "entity_not_found") return error;
  const { hint } = error.detail;
  const meant = Object.values(input).flatMap((value) => otherSpelling(value) ?? [])[0];
  if (!hint || meant === undefined) return error;
  const said: Text = {
    en: `${hint.en}; did you mean ${meant}?`,
    zh: `${hint.zh}；是否想写 ${meant}？`,
  };
  return new DomainError(error.failure, { ...error.detail, hint: said });
}

/** @returns `undefined` for what is written as it should be, and for what has none of the forms */
export function otherSpelling(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > LONGEST) return undefined;
  const bare = value
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .replace(QUOTES, "");
  const spellings = [bare, bare.toLowerCase(), bare.toUpperCase()];
  const meant = spellings.find((each) => FORMS.some((form) => form.test(each)));
  return meant === value ? undefined : meant;
}
