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
  readonly name: string;
  readonly isIt: (user: TargetUser) => boolean;
}

const kinds: readonly Kind[] = [
  { name: "a name in GBK", isIt: ({ realName }) => /^[\u4e00-\u9fa5]+$/.test(realName) },
  { name: "a name of two characters", isIt: ({ realName }) => [...realName].length === 2 },
  { name: "a name of four characters or more", isIt: ({ realName }) => [...realName].length > 3 },
  { name: "a name with ·", isIt: ({ realName }) => realName.includes("·") },
  { name: "the surname 䶮", isIt: ({ realName }) => realName.includes("䶮") },
  {
    name: "a name with a character outside GBK, as its GB18030 bytes",
    isIt: ({ realName }) => /[\u{10000}-\u{3ffff}]/u.test(realName),
  },
  { name: "an ID number that ends in X", isIt: ({ credentialId }) => credentialId.endsWith("X") },
];

const charsets = kinds.map(
  ({ name, isIt }): Case => ({
    section,
    title: `release: ${name}`,
    // A person of its own, unless that is the one whose list of consents other cases look at.
    alone: PERSON_APART,
    async run(stage) {
      const user = needed(stage.target.persons.find(isIt), `person with ${name}`);
      await requirePerson(await release(stage, user), user, stage.target.merchant);
    },
  }),
);

const bitsOf = ({ privateKey }: TargetMerchant) => privateKey.asymmetricKeyDetails?.modulusLength ?? 0;

const keySizes = [limits.rsaBits.min, 3072, limits.rsaBits.max].map(
  (bits): Case => ({
    section,
    title: `release: to a key of RSA ${bits}`,
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
    title: "release: answers errcode, errmsg, both values under the document's names, cert_serialno",
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
    title: "release: is read by the programs of the document, openssl and iconv",
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
