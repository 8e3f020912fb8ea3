/** What a comparison of registers with the audit finds, in words. */
import type { Text } from "@shiming/crypto";
import type { ComparedRegisters } from "../schemas/audit.ts";
import { inWords } from "./in-words.ts";

type Finding = ComparedRegisters["findings"][number];
type OpenRow = ComparedRegisters["open"][number];

const registerWords: Readonly<Record<Finding["register"], Text>> = {
  mini_program: { zh: "小程序", en: "mini program" },
  binding: { zh: "绑定", en: "binding" },
  merchant: { zh: "商户", en: "merchant" },
  certificate: { zh: "证书", en: "certificate" },
  authority: { zh: "证书机构", en: "authority" },
  host: { zh: "宿主", en: "host" },
  host_key: { zh: "宿主密钥", en: "host key" },
  organisation: { zh: "主体", en: "organisation" },
  member: { zh: "成员", en: "member" },
  staff: { zh: "工作人员", en: "staff" },
  api_token: { zh: "API 令牌", en: "API token" },
  event_endpoint: { zh: "事件接收地址", en: "endpoint for events" },
};

/** What stands in a row, by the names of the API. */
const fieldWords: Readonly<Record<string, Text>> = {
  name: { zh: "名称", en: "name" },
  logo: { zh: "图标", en: "logo" },
  organisation: { zh: "所属主体", en: "organisation" },
  service_provider: { zh: "服务提供方", en: "service provider" },
  offered_to: { zh: "转让对象", en: "offered to" },
  secret: { zh: "密钥摘要", en: "digest of the secret" },
  categories: { zh: "类目", en: "categories" },
  access: { zh: "实名授权", en: "access" },
  access_since: { zh: "实名授权起始", en: "access since" },
  access_ends_at: { zh: "实名授权截止", en: "access until" },
  approved: { zh: "获批类目", en: "approved categories" },
  approved_texts: { zh: "获批用途摘要", en: "digest of the approved uses" },
  quota_per_minute: { zh: "每分钟额度", en: "quota a minute" },
  quota_per_day: { zh: "每日额度", en: "quota a day" },
  legal_name: { zh: "主体名称", en: "legal name" },
  social_credit_code: { zh: "统一社会信用代码", en: "unified social credit code" },
  subject_type: { zh: "主体类型", en: "subject type" },
  contact: { zh: "联系方式摘要", en: "digest of the contact" },
  merchant: { zh: "商户号", en: "merchant" },
  certificate: { zh: "证书摘要", en: "digest of the certificate" },
  not_before: { zh: "生效时间", en: "not before" },
  not_after: { zh: "到期时间", en: "not after" },
  state: { zh: "状态", en: "state" },
  retires_at: { zh: "停用时间", en: "retires at" },
  revoked_at: { zh: "吊销时间", en: "revoked at" },
  revocation_list: { zh: "吊销列表摘要", en: "digest of the revocation list" },
  revocations_until: { zh: "吊销列表有效期", en: "revocation list until" },
  origin: { zh: "接收端", en: "origin" },
  url: { zh: "地址摘要", en: "digest of the address" },
  registered_at: { zh: "登记时间", en: "registered at" },
  origins: { zh: "页面来源", en: "origins" },
  thumbprint: { zh: "密钥指纹", en: "thumbprint" },
  role: { zh: "角色", en: "role" },
  roles: { zh: "角色", en: "roles" },
  owner: { zh: "持有者", en: "owner" },
  actions: { zh: "权限", en: "actions" },
  ends_at: { zh: "截止时间", en: "ends at" },
};

const registerFieldText = (field: string): Text => inWords(fieldWords, field);

/** A sentence for each. */
export function registerFindingText(found: Finding): Text {
  const { en, zh } = registerWords[found.register];
  switch (found.finding) {
    case "unexplained":
      return {
        en: `${en} ${found.key}: no entry explains it`,
        zh: `${zh} ${found.key}：没有任何记录说明其来历`,
      };
    case "missing":
      return {
        en: `${en} ${found.key}: gone, and entry ${found.seq} tells of it`,
        zh: `${zh} ${found.key}：已不存在，而第 ${found.seq} 条记录中有它`,
      };
    case "unreadable":
      return { en: `${en} ${found.key}: cannot be read`, zh: `${zh} ${found.key}：内容无法读取` };
    case "different": {
      const fields = found.fields.map(differenceText);
      return {
        en: `${en} ${found.key}: ${fields.map((field) => field.en).join("; ")} (up to entry ${found.seq})`,
        zh: `${zh} ${found.key}：${fields.map((field) => field.zh).join("；")}（截至第 ${found.seq} 条记录）`,
      };
    }
  }
}

function differenceText({ field, told, found }: Finding["fields"][number]): Text {
  const { en, zh } = registerFieldText(field);
  return {
    en: `${en} ${found ?? "none"}, by the audit ${told ?? "none"}`,
    zh: `${zh}为 ${found ?? "空"}，按审计应为 ${told ?? "空"}`,
  };
}

/** A sentence for each register that has such rows. */
export function openRowsTexts(open: readonly OpenRow[]): readonly Text[] {
  return [...Map.groupBy(open, ({ register }) => register)].map(([register, rows]) => {
    const fields = [...new Set(rows.flatMap((row) => row.fields))].map(registerFieldText);
    const { en, zh } = registerWords[register];
    const count = rows.length === 1 ? "1 row" : `${rows.length} rows`;
    return {
      en: `${en}: ${count} explained by entries of an earlier release, which do not say: ${fields.map((field) => field.en).join(", ")}`,
      zh: `${zh}：${rows.length} 行的来历见早期版本的记录，其中未写明：${fields.map((field) => field.zh).join("、")}`,
    };
  });
}

/** Of a row that changed again and again while it was looked at. */
export function unsettledRowText({ register, key }: ComparedRegisters["unsettled"][number]): Text {
  const { en, zh } = registerWords[register];
  return {
    en: `${en} ${key}: changed again and again meanwhile; compare again`,
    zh: `${zh} ${key}：核对期间一直在变动，请重新核对`,
  };
}
