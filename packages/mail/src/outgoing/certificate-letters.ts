/** What is written of certificates and authorities that come to an end. */
import { type Block, type Letter, text } from "./letter.ts";
import type { Language, Of } from "./template.ts";

export function certificateLetter(
  { mchId, certSerialNo, notAfter, days }: Of<"certificate_expiring">,
  language: Language,
): Letter {
  const rows: readonly (readonly [string, string])[] =
    language === "zh"
      ? [
          ["商户号", mchId],
          ["证书序列号", certSerialNo],
          ["有效期至", notAfter],
        ]
      : [
          ["Merchant", mchId],
          ["Certificate serial number", certSerialNo],
          ["Valid until", notAfter],
        ];
  return language === "zh"
    ? {
        subject: `商户 ${mchId} 的证书将在 ${days} 天内到期`,
        blocks: [text("请及时申请新证书；新旧证书可同时使用，直至您设定的日期。"), { kind: "table", rows }],
      }
    : {
        subject: `The certificate of merchant ${mchId} ends in ${days} ${days === 1 ? "day" : "days"}`,
        blocks: [
          text("Please apply for a new one in time: both work side by side until a date that you set."),
          { kind: "table", rows },
        ],
      };
}

export function authorityLetter(
  { name, what, end, days }: Of<"authority_expiring">,
  language: Language,
): Letter {
  const rows: Block = {
    kind: "table",
    rows:
      language === "zh"
        ? [
            ["签发机构", name],
            ["截止", end],
          ]
        : [
            ["Issuer", name],
            ["Until", end],
          ],
  };
  if (language === "zh") {
    return {
      subject:
        what === "issuing"
          ? `商户证书签发机构 ${name} 将在 ${days} 天内停止签发`
          : `商户证书签发机构 ${name} 的证书将在 ${days} 天内到期`,
      blocks: [text("请运行 shiming keys rotate-issuer 生成下一个签发机构，并重新启动服务。"), rows],
    };
  }
  const soon = `in ${days} ${days === 1 ? "day" : "days"}`;
  return {
    subject:
      what === "issuing"
        ? `The issuer of merchant certificates ${name} stops issuing ${soon}`
        : `The certificate of the issuer ${name} ends ${soon}`,
    blocks: [
      text("Please make the next one by shiming keys rotate-issuer, and start the server again."),
      rows,
    ],
  };
}
