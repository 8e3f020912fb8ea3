/** What is registered when the pack is made: a file each, none of which names a person. A register more is a line more in the list. */
import type { PackFile } from "@shiming/compliance";
import {
  categoryIdOf,
  itemsOf,
  type RegisterName,
  registerNames,
  retentionOf,
  type Stores,
  type Text,
  usualRetention,
} from "@shiming/core";
import { assessmentRegister } from "../assessment-register.ts";
import type { OperationDeps } from "../operation.ts";
import { processingRegister, recipientRegister } from "../processing-register.ts";
import { csvOf, ndjsonOf } from "./csv.ts";
import type { Period } from "./tally.ts";

interface Asked {
  readonly period: Period;
  readonly deps: Pick<OperationDeps, "stores" | "keys" | "keyStore" | "operator">;
  readonly at: Date;
}

const WHAT: Readonly<Record<RegisterName, Text>> = {
  mini_program: {
    zh: "小程序：权限、类目、获准用途、配额",
    en: "mini programs: access, categories, approved uses, quota",
  },
  binding: { zh: "小程序与商户的绑定", en: "bindings of mini programs and merchants" },
  merchant: { zh: "商户", en: "merchants" },
  certificate: {
    zh: "商户证书：指纹、有效期、状态",
    en: "certificates of merchants: fingerprint, dates, state",
  },
  authority: { zh: "受信任的证书颁发机构", en: "certificate authorities that are trusted" },
  host: { zh: "宿主", en: "hosts" },
  host_key: { zh: "宿主的公钥指纹", en: "keys of hosts, by thumbprint" },
  organisation: { zh: "主体", en: "organisations" },
  member: { zh: "主体成员的角色", en: "members of organisations, and their roles" },
  staff: { zh: "工作人员的角色", en: "staff, and their roles" },
  event_endpoint: { zh: "事件接收地址（摘要）", en: "endpoints for events" },
  api_token: { zh: "API 令牌", en: "API tokens" },
};

export function registerFiles(asked: Asked): readonly PackFile[] {
  const { stores, keyStore } = asked.deps;
  return [
    ...registerNames.map((name) => ({
      path: `registers/${name.replace("_", "-")}.ndjson`,
      what: WHAT[name],
      content: ndjsonOf(rowsOf(name, stores)),
    })),
    {
      path: "registers/approved-uses.ndjson",
      what: { zh: "获准用途全文", en: "approved uses, word by word" },
      content: ndjsonOf(approvedUses(stores)),
    },
    {
      path: "registers/processing.ndjson",
      what: { zh: "个人信息处理记录", en: "records of processing" },
      content: ndjsonOf(wholeOf(asked, processingRegister)),
    },
    {
      path: "registers/recipients.ndjson",
      what: { zh: "接收方清单", en: "to whom identities go" },
      content: ndjsonOf(wholeOf(asked, recipientRegister)),
    },
    {
      path: "registers/assessments.ndjson",
      what: {
        zh: "个人信息保护影响评估：结论、日期、缺少和到期的",
        en: "impact assessments: outcome, days, and which are missing or due",
      },
      content: ndjsonOf(assessmentsOf(asked)),
    },
    {
      path: "registers/requests.csv",
      what: {
        zh: "该时段的个人请求、投诉及答复期限",
        en: "requests and complaints of people in the period, and when they were answered",
      },
      content: csvOf(
        [
          "request_id",
          "kind",
          "channel",
          "appid",
          "service_provider",
          "filed_at",
          "answer_by",
          "answered_at",
        ],
        requestsOf(asked),
      ),
    },
    {
      path: "registers/retention.csv",
      what: { zh: "各类记录的保存天数", en: "how many days records are kept, by class" },
      content: csvOf(["class", "days", "usual"], retentionRows(stores)),
    },
    {
      path: "registers/legal-holds.csv",
      what: { zh: "法律保留", en: "legal holds" },
      content: csvOf(["hold_id", "kind", "subject", "placed_at"], holdRows(stores)),
    },
    {
      path: "registers/platform-keys.csv",
      what: { zh: "平台自己的密钥（指纹）", en: "the platform's own keys, by fingerprint" },
      content: csvOf(["name", "fingerprint", "in_use"], keyRows(keyStore)),
    },
  ];
}

async function* rowsOf(name: RegisterName, { registers }: Stores) {
  for await (const { register, key, says } of registers.all()) if (register === name) yield { key, ...says };
}

/** Nobody has more: an approval is decided by people. */
const ALL = 100_000;

async function* wholeOf(
  { period, deps, at }: Asked,
  register: typeof processingRegister | typeof recipientRegister,
): AsyncGenerator<object> {
  yield* await register(
    { from: period.from.toISOString(), to: period.to.toISOString(), limit: ALL },
    deps,
    at,
  );
}

/** Without who assessed, and without the words: they are the operator's own. */
async function* assessmentsOf({ deps, at }: Asked): AsyncGenerator<object> {
  yield* await assessmentRegister({ limit: ALL }, deps, at);
}

const PAGE = 500;

async function* approvedUses({ miniPrograms }: Stores) {
  for (let after: string | undefined; ; ) {
    const page = await miniPrograms.list({ after, limit: PAGE });
    for (const { appid, approvedUses, serviceProvider } of page) {
      for (const { category, items, ...texts } of approvedUses) {
        const told = {
          appid,
          service_provider: serviceProvider.legalName,
          category: categoryIdOf(category).join("-"),
        };
        yield { ...told, items: itemsOf(items), ...textsOf(texts) };
      }
    }
    if (page.length < PAGE) return;
    after = page.at(-1)?.appid;
  }
}

const textsOf = ({ purpose, legalBasis, retention, necessity }: Readonly<Record<string, unknown>>) => ({
  ...{ purpose, legal_basis: legalBasis, retention },
  ...(necessity !== undefined && { necessity }),
});

async function* requestsOf({ period, deps }: Asked) {
  for (const request of await deps.stores.personRequests.list({ limit: ALL })) {
    const { id, kind, channel, about, filedAt, deadline, answer } = request;
    if (filedAt < period.from || filedAt >= period.to) continue;
    const times = [filedAt, deadline, answer?.at].map((at) => at?.toISOString());
    yield [id, kind, channel, about?.appid, about?.legalName, ...times];
  }
}

async function* retentionRows(stores: Stores) {
  for (const [kind, days] of await retentionOf(stores)) yield [kind, days, usualRetention.get(kind)];
}

/** Whose account is held, and why, is not for the pack. */
async function* holdRows({ retention }: Stores) {
  for (const { id, of, placedAt } of await retention.holds()) {
    const subject = of.kind === "class" ? of.class : of.kind === "mini_program" ? of.appid : undefined;
    yield [id, of.kind, subject, placedAt.toISOString()];
  }
}

const FINGERPRINT = 12;

async function* keyRows(keyStore: OperationDeps["keyStore"]) {
  for (const { name, fingerprint, isInUse } of await keyStore.list())
    yield [name, fingerprint.slice(0, FINGERPRINT), isInUse ? "yes" : "no"];
}
