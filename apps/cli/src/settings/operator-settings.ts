/** Whoever runs the platform, as its pages tell citizens: whose payment password it is, and whom they can ask. */
import { requireLogo, requireShownText, type ShownText } from "@shiming/core";
import type { PlatformParts } from "@shiming/platform";
import { judged } from "../faults/judged.ts";
import { usage } from "../sentence.ts";
import { readNumber } from "./readers.ts";
import { type Environment, Mistakes, readSettings, type Settings, type Values } from "./setting.ts";
import { readSettingFile } from "./setting-file.ts";

export const operatorSettings = {
  operatorName: {
    name: "SHIMING_OPERATOR_NAME",
    meaning: {
      en: "the operator's name, as citizens know it: they have set their payment password there; needed",
      zh: "平台由谁运营，写市民熟悉的名称：支付密码就是在那里设置的；必填",
    },
    isNeeded: true,
    read: shownText("operatorName"),
  },
  operatorContact: {
    name: "SHIMING_OPERATOR_CONTACT",
    meaning: {
      en: "how a citizen reaches the operator: telephone, e-mail or address; needed",
      zh: "市民怎样联系运营方：电话、邮箱或地址；必填",
    },
    isNeeded: true,
    read: shownText("contact"),
  },
  operatorLegalName: {
    name: "SHIMING_OPERATOR_LEGAL_NAME",
    meaning: {
      en: "the legal name of the operator, where that is not the name that citizens know",
      zh: "运营方的主体名称；与市民熟悉的名称不同时填写",
    },
    read: shownText("legalName"),
  },
  operatorComplaints: {
    name: "SHIMING_OPERATOR_COMPLAINTS",
    meaning: {
      en: "where a citizen complains: telephone, e-mail or address; SHIMING_OPERATOR_CONTACT unless set",
      zh: "市民向哪里投诉：电话、邮箱或地址；默认与 SHIMING_OPERATOR_CONTACT 相同",
    },
    read: shownText("contact"),
  },
  recordYears: {
    name: "SHIMING_CONSENT_RECORD_YEARS",
    meaning: {
      en: "how many years the record of a consent is kept, as the sheet says; 3 unless set",
      zh: "授权记录保存多少年，授权页会告知；默认 3",
    },
    read: readNumber(1, 100),
  },
  operatorLogo: {
    name: "SHIMING_OPERATOR_LOGO",
    meaning: {
      en: "file of the operator's logo: PNG or WebP of at most 64 KiB and 1024 pixels a side",
      zh: "运营方标志的图片文件：PNG 或 WebP，不超过 64 KiB，边长不超过 1024 像素",
    },
    read: readLogoFile,
  },
  operatorPrivacyUrl: {
    name: "SHIMING_OPERATOR_PRIVACY_URL",
    meaning: {
      en: "address of the operator's privacy policy, https://…",
      zh: "运营方隐私政策的网址，以 https:// 开头",
    },
    read: readWebAddress,
  },
} as const satisfies Settings;

export function operatorOf(values: Values<typeof operatorSettings>): PlatformParts["operator"] {
  const { operatorName: name, operatorContact: contact, operatorLogo: logo } = values;
  const { operatorPrivacyUrl: privacyUrl, operatorLegalName: legalName } = values;
  const { operatorComplaints: complaints, recordYears } = values;
  return {
    ...{ name, contact },
    ...(legalName && { legalName }),
    ...(complaints && { complaints }),
    ...(recordYears && { recordYears }),
    ...(logo && { logo }),
    ...(privacyUrl && { privacyUrl }),
  };
}

/** For a command beside a server's environment; `undefined` where that does not say whose platform it is. */
export function operatorIn(environment: Environment): ReturnType<typeof operatorOf> | undefined {
  if (!environment[operatorSettings.operatorName.name]) return undefined;
  const mistakes = new Mistakes();
  const values = readSettings(operatorSettings, environment, mistakes);
  mistakes.throwAny();
  return operatorOf(values);
}

/** Judged as what service providers tell citizens is. */
function shownText(what: ShownText) {
  return (text: string, name: string) => judged(name, () => requireShownText(what, text));
}

function readLogoFile(file: string, name: string): Buffer {
  const logo = readSettingFile(file, name);
  judged(`${name}: ${file}`, () => requireLogo(logo));
  return logo;
}

/** Citizens follow it: nothing but a web page, and encrypted. */
function readWebAddress(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === "https:" && url.username === "" && url.password === ""
    ? url.href
    : usage({
        en: `${name} must be a web address such as https://wallet.example.com/privacy.`,
        zh: `${name} 须为网址，例如 https://wallet.example.com/privacy。`,
      });
}
