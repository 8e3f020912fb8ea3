/** How `list` shows mini programs, merchants, hosts and accounts to people. `--json` has more. */

import type {
  Account,
  AccountFacts,
  App,
  Binding,
  Certificate,
  Host,
  Merchant,
  OutputOf,
} from "@shiming/administration";
import {
  accessStateWords,
  bindingStateWords,
  consentStateWords,
  documentWords,
  inWords,
} from "@shiming/administration/words";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { printable } from "../printable.ts";
import { stateText } from "./certificates.ts";
import { facts, table } from "./table.ts";
import { dateText, timeText, yesNo } from "./words.ts";

const HEADS = {
  name: { en: "NAME", zh: "名称" },
  access: { en: "ACCESS", zh: "实名授权" },
  approved: { en: "CATEGORIES", zh: "已批准类目" },
  merchants: { en: "MERCHANTS", zh: "商户号" },
  quota: { en: "PER MINUTE/DAY", zh: "每分钟/每日" },
  provider: { en: "SERVICE PROVIDER", zh: "服务提供方" },
  legalName: { en: "LEGAL NAME", zh: "主体名称" },
  notAfter: { en: "NOT AFTER", zh: "有效期至" },
  state: { en: "STATE", zh: "状态" },
  issuer: { en: "ISSUER", zh: "签发方" },
  keys: { en: "KEYS", zh: "密钥" },
  origins: { en: "ORIGINS", zh: "页面来源" },
  payment: { en: "PAYMENT ACCOUNT", zh: "支付账户" },
  identity: { en: "IDENTITY", zh: "实名信息" },
  password: { en: "PASSWORD", zh: "支付密码" },
  locked: { en: "LOCKED UNTIL", zh: "锁定至" },
} as const satisfies Record<string, Text>;

type Head = keyof typeof HEADS | `:${string}`;

/** Names of the contract, such as `appid`, are the same in every language. */
function headsOf(heads: readonly Head[], language: Language): string[] {
  return heads.map((head) =>
    head.startsWith(":") ? head.slice(1) : HEADS[head as keyof typeof HEADS][language],
  );
}

export function appsTable(apps: readonly App[], language: Language): string {
  const heads: Head[] = [":APPID", "name", "access", "approved", "merchants", "quota", "provider"];
  const rows = apps.map((app) => [
    app.appid,
    app.name,
    accessText(app, language),
    app.approved_categories.map((ids) => ids.join(",")).join(" "),
    app.merchants.join(" "),
    `${app.quota.per_minute}/${app.quota.per_day}`,
    app.service_provider.legal_name,
  ]);
  return table(headsOf(heads, language), rows);
}

function accessText({ access }: App, language: Language): string {
  const { state, since, reason } = access;
  const day = since === null ? "" : ` ${dateText(since)}`;
  return accessStateWords[state][language] + day + (reason ? ` (${reason})` : "");
}

/** A row for each certificate: a merchant without one has a row of its own. */
export function merchantsTable(merchants: readonly Merchant[], language: Language): string {
  const heads: Head[] = [":MCH_ID", "legalName", ":CERT_SERIALNO", "notAfter", "state"];
  const rows = merchants.flatMap(({ mch_id, legal_name, certificates }) => {
    const shown = certificates.map((each) => [mch_id, legal_name, ...certificateCells(each, language)]);
    return shown.length > 0 ? shown : [[mch_id, legal_name, "", "", ""]];
  });
  return table(headsOf(heads, language), rows);
}

function certificateCells(certificate: Certificate, language: Language): string[] {
  return [certificate.cert_serialno, dateText(certificate.not_after), stateText(certificate, language)];
}

/** Those of all merchants. */
export function certificatesTable(
  certificates: OutputOf<"merchants.list_certificates">,
  language: Language,
): string {
  const heads: Head[] = [":MCH_ID", "legalName", ":CERT_SERIALNO", "notAfter", "state"];
  const rows = certificates.map((each) => [
    each.mch_id,
    each.legal_name,
    ...certificateCells(each, language),
  ]);
  return table(headsOf(heads, language), rows);
}

export function bindingsTable(bindings: readonly Binding[], language: Language): string {
  const heads: Head[] = [":APPID", "name", ":MCH_ID", "legalName", "state"];
  const rows = bindings.map(({ appid, name, mch_id, legal_name, state }) => [
    ...[appid, name, mch_id, legal_name],
    bindingStateWords[state][language],
  ]);
  return table(headsOf(heads, language), rows);
}

export function hostsTable(hosts: readonly Host[], language: Language): string {
  const rows = hosts.map(({ issuer, keys, origins }) => [
    issuer,
    keys.map(({ kid }) => kid).join(" "),
    origins.join(" "),
  ]);
  return table(headsOf(["issuer", "keys", "origins"], language), rows);
}

export function accountsTable(accounts: readonly AccountFacts[], language: Language): string {
  const heads: Head[] = [":USER_ID", "payment", "identity", "password", "locked"];
  const rows = accounts.map((account) => [
    account.user_id,
    yesNo(account.payment_account, language),
    yesNo(account.identity, language),
    yesNo(account.pay_password, language),
    timeText(account.locked_until),
  ]);
  return table(headsOf(heads, language), rows);
}

const ACCOUNT_FACTS: Readonly<Record<string, Text>> = {
  issuer: { en: "host", zh: "宿主" },
  user: { en: "user id", zh: "用户 ID" },
  payment: { en: "payment account", zh: "支付账户" },
  identity: { en: "verified by", zh: "实名证件" },
  password: { en: "payment password", zh: "支付密码" },
  locked: { en: "locked until", zh: "锁定至" },
  attempts: { en: "wrong attempts", zh: "连续输错次数" },
  locks: { en: "locks in a row", zh: "连续锁定次数" },
  guardians: { en: "guardians", zh: "监护人" },
  wards: { en: "guardian of", zh: "是其监护人" },
  consents: { en: "consents", zh: "授权" },
};

export function accountFacts(account: Account, language: Language): string {
  const { credential_type: document, consents } = account;
  const values: Readonly<Record<string, string>> = {
    issuer: account.issuer,
    user: account.user_id,
    payment: yesNo(account.payment_account, language),
    identity: document === null ? yesNo(false, language) : inWords(documentWords, document)[language],
    password: yesNo(account.pay_password, language),
    locked: timeText(account.locked_until),
    attempts: String(account.wrong_attempts),
    locks: String(account.locks),
    ...(account.guardians.length > 0 && { guardians: userIds(account.guardians) }),
    ...(account.wards.length > 0 && { wards: userIds(account.wards) }),
    consents: consentsText(consents, language),
  };
  return facts(
    Object.entries(values).map(([name, value]) => [ACCOUNT_FACTS[name]?.[language] ?? name, value]),
  );
}

const userIds = (those: readonly string[]) => those.map(printable).join(", ");

const CONSENT_STATES = ["approved", "released", "verified", "withdrawn", "denied", "pending"] as const;

function consentsText(consents: Account["consents"], language: Language): string {
  return CONSENT_STATES.map((state) => `${consentStateWords[state][language]} ${consents[state]}`).join(
    language === "zh" ? "，" : ", ",
  );
}
