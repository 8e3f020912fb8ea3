/** The settings of single sign-on for the staff, and how they go together. */
import { Sensitive } from "@shiming/core";
import type { OidcSettings } from "@shiming/sign-in";
import { usage } from "../sentence.ts";
import { readList, readText } from "./readers.ts";
import type { Settings, Values } from "./setting.ts";

export const oidcSettings = {
  oidcIssuer: {
    name: "SHIMING_OIDC_ISSUER",
    meaning: {
      en: "single sign-on for the staff: issuer of your OpenID provider, such as https://login.example.com; only with SHIMING_OIDC_CLIENT_ID and SHIMING_OIDC_CLIENT_SECRET",
      zh: "工作人员单点登录：你的 OpenID 提供方的 issuer，例如 https://login.example.com；须与 SHIMING_OIDC_CLIENT_ID 和 SHIMING_OIDC_CLIENT_SECRET 一起设置",
    },
    read: readIssuer,
  },
  oidcClientId: {
    name: "SHIMING_OIDC_CLIENT_ID",
    meaning: { en: "the client that you have registered there", zh: "在提供方登记的客户端" },
    read: readText,
  },
  oidcClientSecret: {
    name: "SHIMING_OIDC_CLIENT_SECRET",
    meaning: {
      en: "its secret; or name its file in SHIMING_OIDC_CLIENT_SECRET_FILE",
      zh: "客户端的密钥；也可用 SHIMING_OIDC_CLIENT_SECRET_FILE 给出其文件",
    },
    isSecret: true,
    read: readText,
  },
  oidcAcr: {
    name: "SHIMING_OIDC_ACR",
    meaning: {
      en: "values of acr, separated by commas, of which the provider has to state one: what it calls a sign-in with a second factor",
      zh: "以逗号分隔的 acr 取值，提供方须声明其一，表示登录时使用了第二因素",
    },
    read: readList,
  },
  oidcAmr: {
    name: "SHIMING_OIDC_AMR",
    meaning: {
      en: "the same for amr, such as mfa,hwk",
      zh: "同上，用于 amr，例如 mfa,hwk",
    },
    read: readList,
  },
} as const satisfies Settings;

/** @throws Sentence where something is missing */
export function oidcOf(values: Values<typeof oidcSettings>): OidcSettings | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: secret } = values;
  const { oidcAcr: acr, oidcAmr: amr } = values;
  if ([issuer, clientId, secret, acr, amr].every((value) => value === undefined)) return undefined;
  if (issuer === undefined || clientId === undefined || secret === undefined) {
    return usage({
      en: "SHIMING_OIDC_ISSUER, SHIMING_OIDC_CLIENT_ID and SHIMING_OIDC_CLIENT_SECRET go together; set all three.",
      zh: "SHIMING_OIDC_ISSUER、SHIMING_OIDC_CLIENT_ID 和 SHIMING_OIDC_CLIENT_SECRET 须同时设置。",
    });
  }
  return { issuer, clientId, clientSecret: new Sensitive(secret), acr, amr };
}

/** Codes and tokens go there: over TLS, or on this machine. */
function readIssuer(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url?.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  return url && (url.protocol === "https:" || isHere) && !(url.search || url.hash || url.username)
    ? text
    : usage({
        en: `${name} must be an issuer such as https://login.example.com.`,
        zh: `${name} 须为 issuer，例如 https://login.example.com。`,
      });
}
