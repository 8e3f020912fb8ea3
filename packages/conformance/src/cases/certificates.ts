/** Merchant certificates as their serial numbers show them. Contract §§1, 5 and 6. */
import { createPublicKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { limits, patterns } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, requireCode } from "../check.ts";
import { needed } from "../finding.ts";
import { exchange, fieldsFor, strangeToken } from "../parties/merchant.ts";
import { runProgram } from "../parties/programs.ts";
import type { TargetMerchant } from "../target.ts";
import { text } from "../text.ts";

const section = 6;

/** `openssl x509 -serial` prints an even number of digits, and no zeros before them. */
async function serialNumberOf({ certificateFile }: TargetMerchant): Promise<string> {
  const printed = await runProgram("openssl", ["x509", "-noout", "-serial", "-in", certificateFile]);
  return printed.toString().trim().replace("serial=", "").padStart(40, "0");
}

/** Two certificates of one merchant. */
function pairIn({ target }: Stage): readonly [TargetMerchant, TargetMerchant] {
  const { mchId } = target.merchant;
  const [first, second] = target.merchants.filter((merchant) => merchant.mchId === mchId);
  return [needed(first, "merchant"), needed(second, "second certificate of the same merchant")];
}

export const certificateCases: readonly Case[] = [
  {
    section,
    title: text(
      "certificate: its serial number is written as 40 upper-case hex digits, leading zeros kept",
      "证书：序列号写成 40 位大写十六进制，保留前导零",
    ),
    async run({ target }) {
      for (const merchant of target.merchants) {
        const isRight =
          patterns.certSerialNo.test(merchant.certSerialNo) &&
          merchant.certSerialNo === (await serialNumberOf(merchant));
        demand(isRight, "cert_serialno as openssl prints it, 40 digits", `that of ${merchant.mchId} differs`);
      }
    },
  },
  {
    section,
    title: text(
      "certificate: holds the key that the merchant has, RSA 2048 to 4096",
      "证书：其中是商户自己的密钥，RSA 2048 至 4096 位",
    ),
    async run({ target }) {
      for (const { certificateFile, privateKey, mchId } of target.merchants) {
        const { publicKey } = new X509Certificate(readFileSync(certificateFile));
        demand(
          publicKey.equals(createPublicKey(privateKey)),
          "the merchant's own key",
          `another at ${mchId}`,
        );
        const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
        const isOfSize = bits >= limits.rsaBits.min && bits <= limits.rsaBits.max;
        demand(isOfSize, "RSA 2048 to 4096", `${bits} bits at ${mchId}`);
      }
    },
  },
  {
    section,
    title: text(
      "certificate: every merchant's is known to the platform, and no other merchant may name it",
      "证书：每个商户的证书平台都认识，其他商户不能使用",
    ),
    async run(stage) {
      for (const merchant of stage.target.merchants) {
        requireCode(await exchange(stage, fieldsFor(stage, strangeToken(), merchant)), 94005, 94007);
        for (const { mchId } of stage.target.merchants.filter((other) => other.mchId !== merchant.mchId)) {
          const fields = { ...fieldsFor(stage, strangeToken(), merchant), mch_id: mchId };
          requireCode(await exchange(stage, fields), 94009);
        }
      }
    },
  },
  {
    section,
    title: text(
      "certificate: a new one works while the old one still does",
      "证书：旧证书仍有效时，新证书也有效",
    ),
    async run(stage) {
      for (const merchant of pairIn(stage)) {
        requireCode(await exchange(stage, fieldsFor(stage, strangeToken(), merchant)), 94005);
      }
    },
  },
];
