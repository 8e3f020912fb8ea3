/** Judges names by which staff point at somebody: one rule for imported files, commands and hosts. */
import type { Text } from "@shiming/crypto";
import { refuse } from "../failure.ts";

/** Visible characters, no white space at either end. */
const USER_ID = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u;
/** The audit separates them by spaces. */
const NAME = /^[^\s\p{C}\p{Zl}\p{Zp}]{1,256}$/u;

export function isUserId(text: string): boolean {
  return USER_ID.test(text);
}

/** @throws `value_invalid` for what is no user id of a host */
export function requireUserId(text: string): string {
  if (isUserId(text)) return text;
  return refuse("value_invalid", {
    hint: {
      en: "a user id is 1 to 256 visible characters without white space at either end",
      zh: "user_id 为 1 至 256 个可见字符，首尾不能有空白",
    },
  });
}

/** @throws `value_invalid` for what cannot be the issuer, or a key's id, in an assertion */
export function requireHostName(what: "issuer" | "kid", text: string): string {
  if (NAME.test(text)) return text;
  const name: Text = what === "issuer" ? { en: "an issuer", zh: "签发方" } : { en: "a kid", zh: "kid" };
  return refuse("value_invalid", {
    hint: {
      en: `${name.en} is 1 to 256 visible characters without white space`,
      zh: `${name.zh} 为 1 至 256 个可见字符，不能有空白`,
    },
  });
}
