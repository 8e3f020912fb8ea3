/** What is said of each step: seen right, seen wrong, or not looked at. */
import type { Mistake, Text } from "@shiming/crypto";
import type { Fault } from "@shiming/wire";

export type { Text } from "@shiming/crypto";

/** The steps, in the order of the contract, by their stable words. */
export const steps = {
  base_url: { en: "base URL", zh: "平台地址" },
  connection: { en: "connection", zh: "连接" },
  tls: { en: "TLS", zh: "TLS" },
  answer: { en: "answer", zh: "应答" },
  clock: { en: "clock", zh: "时钟" },
  access_token: { en: "access token", zh: "access_token" },
  categories: { en: "categories", zh: "类目" },
  private_key: { en: "private key", zh: "私钥" },
  certificate: { en: "certificate", zh: "证书" },
  key_pair: { en: "key and certificate", zh: "私钥与证书" },
  serial_number: { en: "serial number", zh: "证书序列号" },
  string_to_sign: { en: "string to sign", zh: "待签名串" },
  quota: { en: "quota", zh: "调用额度" },
  timestamp: { en: "timestamp accepted", zh: "时间戳验证" },
  merchant: { en: "merchant number", zh: "商户号" },
  certificate_known: { en: "certificate known", zh: "证书登记" },
  signature: { en: "signature accepted", zh: "签名验证" },
  access: { en: "real-name access", zh: "实名授权权限" },
  binding: { en: "binding", zh: "商户号绑定" },
  platform_log: { en: "line of the platform's log", zh: "平台日志中的一行" },
  captured_answer: { en: "captured answer", zh: "捕获的应答" },
  captured_body: { en: "captured body", zh: "捕获的请求体" },
  captured_serial: { en: "captured serial", zh: "捕获的序列号" },
  captured_timestamp: { en: "captured timestamp", zh: "捕获的时间戳" },
  captured_sign: { en: "captured sign", zh: "捕获的签名" },
  auth_token: { en: "auth_token", zh: "auth_token" },
  verification_access: { en: "verification access", zh: "核验权限" },
  captured_openid: { en: "captured openid", zh: "捕获的 openid" },
  captured_identity: { en: "captured name and number", zh: "捕获的姓名和号码" },
  captured_cred_type: { en: "captured cred_type", zh: "捕获的 cred_type" },
  captured_code: { en: "captured code", zh: "捕获的 code" },
  verification_code: { en: "code", zh: "code" },
  openid: { en: "openid", zh: "openid" },
} as const satisfies Record<string, Text>;

export type Step = keyof typeof steps;

/** None of the texts ever holds a secret, a token or personal data. */
export type Finding =
  | { readonly step: Step; readonly verdict: "passed"; readonly seen: Text }
  | { readonly step: Step; readonly verdict: "skipped"; readonly seen: Text }
  | FailedFinding;

export interface FailedFinding {
  readonly step: Step;
  readonly verdict: "failed";
  readonly seen: Text;
  /** What to do. */
  readonly mend: Text;
  /** Who has to do it. */
  readonly fault: Fault;
  /** The platform's answer, or the words of the mistakes that were found. */
  readonly errcode?: number;
  readonly mistakes?: readonly string[];
}

/** A step's finding, and what later steps can build on: nothing when it failed or was skipped. */
export interface Checked<T> {
  readonly finding: Finding;
  readonly value?: T;
}

export function text(en: string, zh: string): Text {
  return { en, zh };
}

export function passed<T>(step: Step, seen: Text, value: T): Checked<T> {
  return { finding: { step, verdict: "passed", seen }, value };
}

export function skipped(step: Step, seen: Text): { readonly finding: Finding } {
  return { finding: { step, verdict: "skipped", seen } };
}

export function failed(
  step: Step,
  seen: Text,
  mend: Text,
  { fault = "caller", ...rest }: Partial<Pick<FailedFinding, "fault" | "errcode" | "mistakes">> = {},
): { readonly finding: FailedFinding } {
  return { finding: { step, verdict: "failed", seen, mend, fault, ...rest } };
}

/** Mistakes as one sentence: what each is and what to do about it. It may begin with the name of a field. */
export function sentenceOf(mistakes: readonly Mistake[]): Text {
  const [en, zh] = [mistakes.map((mistake) => mistake.en), mistakes.map((mistake) => mistake.zh)];
  return text(`${en.join("; ")}.`, `${zh.join("；")}。`);
}

/** A step that cannot be looked at before an earlier one is right. */
export function skippedAfter(step: Step, ...earlier: Step[]): { readonly finding: Finding } {
  const names = (language: keyof Text) => earlier.map((each) => steps[each][language]);
  return skipped(step, text(`needs: ${names("en").join(", ")}`, `需要先解决：${names("zh").join("、")}`));
}
