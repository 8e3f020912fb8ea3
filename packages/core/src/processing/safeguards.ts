import type { Text } from "@shiming/crypto";

/** What protects people's identities on every platform, whatever its operator does besides: for records of processing. */
export const safeguards: readonly Text[] = [
  {
    en: "name and ID number are stored encrypted (AES-256-GCM), each record under a key of its own, which a key-encryption key or a KMS wraps",
    zh: "姓名和证件号码加密保存（AES-256-GCM），每条记录使用独立密钥，由主密钥或 KMS 加密该密钥",
  },
  {
    en: "they are handed over once for each consent, encrypted to the recipient's certificate, after its signature, approval and binding were checked",
    zh: "每次同意只提供一次，用接收方的证书加密，并事先核对其签名、批准和商户绑定",
  },
  {
    en: "a consent needs the person's own act, is separate for each recipient, and can be withdrawn at any time",
    zh: "每个接收方须由本人单独同意，可随时撤回",
  },
  {
    en: "staff have roles, sign in with a second factor, and do not see names or numbers in registers",
    zh: "工作人员按角色授权，登录须两步验证，在登记册中看不到姓名和证件号码",
  },
  {
    en: "everything that happens stands in an append-only log that anybody's copy of a checkpoint can be compared with",
    zh: "所有操作记入只增不改的日志，可用任何人保存的检查点核对",
  },
  {
    en: "records are removed when their time is over; a deleted identity is erased with its key",
    zh: "记录到期删除；删除实名信息时连同其密钥一并销毁",
  },
];
