import type { IdentityDocument } from "@shiming/core";

/** An invented person of the sandbox. */
export interface Persona {
  readonly userId: string;
  /** What the persona is there to try. */
  readonly persona: string;
  readonly payPassword: string;
  readonly identity:
    | { readonly document: IdentityDocument; readonly realName: string; readonly credentialId: string }
    | undefined;
  readonly hasPaymentAccount: boolean;
  readonly isLocked: boolean;
  /** Who may act for the persona. */
  readonly guardians: readonly string[];
}

/** ID numbers are valid by their checksum, of the area code 999999, which is assigned to no place. */
export const PERSONAS: readonly Persona[] = [
  idCard("zhangsanfeng", "plain", "张三丰", "999999199003071007"),
  idCard("lilei", "two-character name", "李雷", "999999198511231076"),
  idCard("ouyang", "double surname of four characters", "欧阳若兰", "999999197802141148"),
  idCard("ayguli", "minority name with U+00B7", "阿依古丽·买买提", "999999199912311215"),
  idCard("yanwenbo", "surname 䶮, which some GBK tables lack", "䶮文博", "999999200002291281"),
  idCard("chenhong", "name with 𬭎, outside GBK", "陈𬭎", "999999196608151356"),
  idCard("zhaoxing", "ID number ending in X", "赵晓星", "99999919730601019X"),
  {
    ...idCard("maria", "verified by passport only", "", ""),
    identity: { document: "passport", realName: "MARIA SILVA", credentialId: "FA1234567" },
  },
  { ...idCard("wangwu", "without verified identity", "", ""), identity: undefined },
  idCard("xiaoming", "under 14: a guardian is needed", "李小明", "999999201806011032"),
  {
    ...idCard("lixiaoyu", "under 14, and lilei is the guardian", "李小雨", "999999201603121047"),
    guardians: ["lilei"],
  },
  { ...idCard("sunli", "without payment account", "孙丽", "999999199204181499"), hasPaymentAccount: false },
  { ...idCard("zhouqiang", "account locked", "周强", "999999198809091563"), isLocked: true },
];

function idCard(userId: string, persona: string, realName: string, credentialId: string): Persona {
  return {
    userId,
    persona,
    payPassword: "246810",
    identity: { document: "resident_id_card", realName, credentialId },
    hasPaymentAccount: true,
    isLocked: false,
    guardians: [],
  };
}
