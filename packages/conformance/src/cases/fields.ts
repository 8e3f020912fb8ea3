/** The forms of the request's fields. Contract §5. */
import { constants, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { Errcode } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { requireCode } from "../check.ts";
import { needed } from "../finding.ts";
import {
  exchange,
  type Fields,
  fieldsAt,
  fieldsFor,
  secondsOf,
  signatureOf,
  strangeToken,
} from "../parties/merchant.ts";

/** Right in everything but the `auth_token`: 94005 says that everything before it was found right. */
type Change = (fields: Fields, stage: Stage) => Fields;
type Form = readonly [errcode: Errcode, what: string, change: Change];

const without =
  (name: string): Change =>
  (fields) =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
const put =
  (name: string, value: unknown): Change =>
  (fields) => ({ ...fields, [name]: value });
const edit =
  (name: string, change: (text: string) => unknown): Change =>
  (fields) => ({ ...fields, [name]: change(String(fields[name])) });
const signedAt =
  (distance: number): Change =>
  (fields, { now, target }) =>
    fieldsAt(secondsOf(now()) + distance, String(fields.auth_token), target.merchant);

const serialNumbers: readonly Form[] = [
  [94001, "cert_serialno absent", without("cert_serialno")],
  [94001, "cert_serialno null", put("cert_serialno", null)],
  [94001, "cert_serialno empty", put("cert_serialno", "")],
  [94009, "cert_serialno of 39 digits", edit("cert_serialno", (text) => text.slice(1))],
  [94009, "cert_serialno of 41 digits", edit("cert_serialno", (text) => `0${text}`)],
  [94009, "cert_serialno in lower case", edit("cert_serialno", (text) => text.toLowerCase())],
  [94009, "cert_serialno with colons", edit("cert_serialno", (text) => text.replace(/..(?!$)/g, "$&:"))],
  [94009, "cert_serialno with a line feed behind it", edit("cert_serialno", (text) => `${text}\n`)],
  [94009, "cert_serialno as a number", put("cert_serialno", 1)],
  [94009, "cert_serialno false", put("cert_serialno", false)],
  [94009, "a cert_serialno that nobody has", put("cert_serialno", "0".repeat(40))],
];

const timestamps: readonly Form[] = [
  [94008, "timestamp absent", without("timestamp")],
  [94008, "timestamp null", put("timestamp", null)],
  [94008, "timestamp with a fraction", edit("timestamp", (text) => Number(text) + 0.5)],
  [94008, "timestamp in milliseconds", edit("timestamp", (text) => Number(text) * 1000)],
  [94008, "timestamp below zero", put("timestamp", -1)],
  [94008, "timestamp of 2 to the 32", put("timestamp", 4_294_967_296)],
  [94008, "timestamp as a text with a leading zero", edit("timestamp", (text) => `0${text}`)],
  [94008, 'timestamp "0"', put("timestamp", "0")],
  [94008, "timestamp as a text with white space", edit("timestamp", (text) => ` ${text}`)],
  [94008, "timestamp as a text above 4294967295", put("timestamp", "4294967296")],
  [94008, "timestamp true", put("timestamp", true)],
  [94011, "the largest timestamp", put("timestamp", 4_294_967_295)],
  [94011, "timestamp 0", put("timestamp", 0)],
  [94011, "a timestamp of 310 s ago", signedAt(-310)],
  [94011, "a timestamp 310 s ahead", signedAt(310)],
  [94005, "timestamp: what is 290 s old passes", signedAt(-290)],
  [94005, "timestamp: what is 290 s ahead passes", signedAt(290)],
  [94005, "timestamp as a text of digits passes", edit("timestamp", (text) => text)],
];

const merchants: readonly Form[] = [
  [94010, "mch_id absent", without("mch_id")],
  [94010, "mch_id null", put("mch_id", null)],
  [94010, "mch_id empty", put("mch_id", "")],
  [94010, "mch_id as a number", edit("mch_id", Number)],
  [94010, "mch_id of seven digits", put("mch_id", "1234567")],
  [94010, "mch_id of eleven digits", put("mch_id", "12345678901")],
  [94010, "mch_id in full-width digits", put("mch_id", "１９００００００１０９")],
  [94010, "mch_id with a line feed behind it", edit("mch_id", (text) => `${text}\n`)],
  [94010, "a mch_id that nobody has", put("mch_id", "77777777")],
];

/** The string to sign, or another one, signed by the merchant or by another key, or in another way. */
const signing =
  (how: (message: string, key: KeyObject) => string): Change =>
  (fields, { target }) => {
    const { certSerialNo, privateKey } = target.merchant;
    return {
      ...fields,
      sign: how(`cert_serialno=${certSerialNo}&timestamp=${fields.timestamp}`, privateKey),
    };
  };

const swapped = (message: string) => message.split("&").reverse().join("&");
const pss = (message: string, key: KeyObject) =>
  sign("sha256", Buffer.from(message), { key, padding: constants.RSA_PKCS1_PSS_PADDING }).toString("base64");
const newKey = () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

const signatures: readonly Form[] = [
  [94003, "sign absent", without("sign")],
  [94003, "sign null", put("sign", null)],
  [94003, "sign empty", put("sign", "")],
  [94003, "sign as a list", edit("sign", (text) => [text])],
  [94003, "sign without its padding", edit("sign", (text) => text.replace(/(?<!=)=+$/, ""))],
  [94003, "sign with a line feed behind it", edit("sign", (text) => `${text}\n`)],
  [94003, "sign broken into lines", edit("sign", (text) => `${text.slice(0, 64)}\n${text.slice(64)}`)],
  [94003, "sign in hexadecimal", edit("sign", (text) => Buffer.from(text, "base64").toString("hex"))],
  [94003, "sign of 12000 characters", put("sign", "A".repeat(12_000))],
  [94003, "a signature of another time", edit("timestamp", (text) => Number(text) + 1)],
  [94003, "a signature with a line feed signed", signing((text, key) => signatureOf(`${text}\n`, key))],
  [94003, "a signature in the other order", signing((text, key) => signatureOf(swapped(text), key))],
  [94003, "a signature by another key", signing((text) => signatureOf(text, newKey()))],
  [94003, "a signature by RSASSA-PSS", signing(pss)],
  [
    94003,
    "a signature with SHA-1",
    signing((text, key) => sign("sha1", Buffer.from(text), key).toString("base64")),
  ],
];

const authTokens: readonly Form[] = [
  [94005, "auth_token absent", without("auth_token")],
  [94005, "auth_token null", put("auth_token", null)],
  [94005, "auth_token malformed", put("auth_token", "x")],
  [94005, "auth_token as a list", put("auth_token", ["x"])],
  [94005, "auth_token of NUL characters", put("auth_token", "\0".repeat(43))],
  [94005, "auth_token of lone surrogates", put("auth_token", "\ud800".repeat(43))],
  [94005, "an auth_token that nobody gave out", (fields) => fields],
];

const otherMerchantsCertificate: Change = (fields, { target }) => {
  const other = needed(
    target.merchants.find(({ mchId }) => mchId !== target.merchant.mchId),
    "second merchant",
  );
  return { ...fields, cert_serialno: other.certSerialNo };
};

const all: readonly Form[] = [
  ...serialNumbers,
  [94009, "a certificate of another merchant", otherMerchantsCertificate],
  ...timestamps,
  ...merchants,
  ...signatures,
  ...authTokens,
];

export const fieldCases: readonly Case[] = all.map(([errcode, what, change]) => ({
  section: 5,
  title: `form: ${what} (${errcode})`,
  async run(stage) {
    const fields = fieldsFor(stage, strangeToken());
    requireCode(await exchange(stage, change(fields, stage)), errcode);
  },
}));
