/** A release as it should be: its answer, its charset, its keys. Contract §5. */
import { answerFields, limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, requireCode, requireEqual, textIn } from "../check.ts";
import { NotJudged, needed } from "../finding.ts";
import type { Received } from "../http.ts";
import { exchange, fieldsFor, openAnswer } from "../parties/merchant.ts";
import { authorize } from "../parties/person.ts";
import { PERSON_APART } from "../parties/person-apart.ts";
import { encodeText, runProgram } from "../parties/programs.ts";
import type { TargetMerchant, TargetUser } from "../target.ts";
import { type Text, text } from "../text.ts";

const section = 5;

async function release(
  stage: Stage,
  user: TargetUser = stage.target.person,
  merchant: TargetMerchant = stage.target.merchant,
): Promise<Received> {
  return exchange(stage, fieldsFor(stage, await authorize(stage, { user }), merchant));
}

/** Whom an answer is about, bit by bit. */
async function requirePerson(
  received: Received,
  { realName, credentialId }: TargetUser,
  merchant: TargetMerchant,
): Promise<void> {
  const { name, number } = openAnswer(received, merchant);
  const expected = await encodeText(realName, "gb18030");
  demand(name.equals(expected), `the name ${realName} as the bytes ${inHex(expected)}`, inHex(name));
  demand(number.toString("latin1") === credentialId, `the ID number ${credentialId} in ASCII`, inHex(number));
}

const inHex = (bytes: Buffer) => bytes.toString("hex").replace(/..(?!$)/g, "$& ");

interface Kind {
  readonly name: Text;
  readonly isIt: (user: TargetUser) => boolean;
}

const kinds: readonly Kind[] = [
  {
    name: text("a name in GBK", "GBK 中的姓名"),
    isIt: ({ realName }) => /^[\u4e00-\u9fa5]+$/.test(realName),
  },
  {
    name: text("a name of two characters", "两个字的姓名"),
    isIt: ({ realName }) => [...realName].length === 2,
  },
  {
    name: text("a name of four characters or more", "四个字以上的姓名"),
    isIt: ({ realName }) => [...realName].length > 3,
  },
  { name: text("a name with ·", "带 · 的姓名"), isIt: ({ realName }) => realName.includes("·") },
  { name: text("the surname 䶮", "姓䶮"), isIt: ({ realName }) => realName.includes("䶮") },
  {
    name: text(
      "a name with a character outside GBK, as its GB18030 bytes",
      "含 GBK 以外的字的姓名，以 GB18030 字节编码",
    ),
    isIt: ({ realName }) => /[\u{10000}-\u{3ffff}]/u.test(realName),
  },
  {
    name: text("an ID number that ends in X", "以 X 结尾的身份证号"),
    isIt: ({ credentialId }) => credentialId.endsWith("X"),
  },
];

const charsets = kinds.map(
  ({ name, isIt }): Case => ({
    section,
    title: text(`release: ${name.en}`, `释放：${name.zh}`),
    // A person of its own, unless that is the one whose list of consents other cases look at.
    alone: PERSON_APART,
    async run(stage) {
      const user = needed(stage.target.persons.find(isIt), `person with ${name.en}`);
      await requirePerson(await release(stage, user), user, stage.target.merchant);
    },
  }),
);

const bitsOf = ({ privateKey }: TargetMerchant) => privateKey.asymmetricKeyDetails?.modulusLength ?? 0;

const keySizes = [limits.rsaBits.min, 3072, limits.rsaBits.max].map(
  (bits): Case => ({
    section,
    title: text(`release: to a key of RSA ${bits}`, `释放：用 RSA ${bits} 位的密钥`),
    async run(stage) {
      const { merchants, person } = stage.target;
      const merchant = needed(
        merchants.find((each) => bitsOf(each) === bits),
        `merchant with such a key`,
      );
      const received = await release(stage, person, merchant);
      if (received.json.errcode === 94007 && merchant !== stage.target.merchant) {
        throw new NotJudged("the merchant with such a key is not bound to the mini program");
      }
      await requirePerson(received, person, merchant);
    },
  }),
);

export const releaseCases: readonly Case[] = [
  {
    section,
    title: text(
      "release: answers errcode, errmsg, both values under the document's names, cert_serialno",
      "释放：返回 errcode、errmsg、以文档所写名称给出的两个值和 cert_serialno",
    ),
    async run(stage) {
      const received = await release(stage);
      requireCode(received, 0);
      textIn(received, answerFields.realName);
      textIn(received, answerFields.credentialId);
      const { certSerialNo } = stage.target.merchant;
      const isRight = received.json[answerFields.certSerialNo] === certSerialNo;
      demand(isRight, "cert_serialno of the certificate that was used", "another value");
    },
  },
  {
    section,
    title: text(
      "release: is read by the programs of the document, openssl and iconv",
      "释放：文档中的程序 openssl 和 iconv 能读出来",
    ),
    async run(stage) {
      const { merchant, person } = stage.target;
      const received = await release(stage);
      requireCode(received, 0);
      const decrypt = ["pkeyutl", "-decrypt", "-inkey", merchant.privateKeyFile];
      const bytes = Buffer.from(textIn(received, answerFields.realName), "base64");
      const plaintext = await runProgram("openssl", decrypt, bytes).catch(() => Buffer.of());
      requireEqual("the name", await readName(plaintext), person.realName);
    },
  },
  ...charsets,
  ...keySizes,
];

async function readName(bytes: Buffer): Promise<string> {
  const args = ["-f", "gb18030", "-t", "utf-8"];
  const name = await runProgram("iconv", args, bytes).catch(() => Buffer.from("bytes of another charset"));
  return name.toString();
}
