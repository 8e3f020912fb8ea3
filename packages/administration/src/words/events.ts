import type { SecurityEventType } from "@shiming/core";
import type { Text } from "@shiming/crypto";

/** What service providers are told of. */
export const eventWords: Readonly<Record<SecurityEventType, Text>> = {
  "consent-withdrawn": { zh: "撤回授权", en: "Consent withdrawn" },
  "identity-changed": { zh: "身份信息变更", en: "Identity changed" },
  "account-closed": { zh: "账户注销", en: "Account closed" },
  "access-changed": { zh: "权限变化", en: "Access changed" },
  "certificate-expiring": { zh: "证书即将到期", en: "Certificate about to end" },
  "verification-test": { zh: "测试事件", en: "Test event" },
};
