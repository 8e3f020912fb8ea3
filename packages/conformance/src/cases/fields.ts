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
import { type Text, text } from "../text.ts";

/** Right in everything but the `auth_token`: 94005 says that everything before it was found right. */
type Change = (fields: Fields, stage: Stage) => Fields;
type Form = readonly [errcode: Errcode, what: Text, change: Change];

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
  [94001, text("cert_serialno absent", "没有 cert_serialno"), without("cert_serialno")],
  [94001, text("cert_serialno null", "cert_serialno 为 null"), put("cert_serialno", null)],
  [94001, text("cert_serialno empty", "cert_serialno 为空"), put("cert_serialno", "")],
  [
    94009,
    text("cert_serialno of 39 digits", "cert_serialno 有 39 位"),
    edit("cert_serialno", (text) => text.slice(1)),
  ],
  [
    94009,
    text("cert_serialno of 41 digits", "cert_serialno 有 41 位"),
    edit("cert_serialno", (text) => `0${text}`),
  ],
  [
    94009,
    text("cert_serialno in lower case", "cert_serialno 为小写"),
    edit("cert_serialno", (text) => text.toLowerCase()),
  ],
  [
    94009,
    text("cert_serialno with colons", "cert_serialno 带冒号"),
    edit("cert_serialno", (text) => text.replace(/..(?!$)/g, "$&:")),
  ],
  [
    94009,
    text("cert_serialno with a line feed behind it", "cert_serialno 末尾有换行"),
    edit("cert_serialno", (text) => `${text}\n`),
  ],
  [94009, text("cert_serialno as a number", "cert_serialno 为数字"), put("cert_serialno", 1)],
  [94009, text("cert_serialno false", "cert_serialno 为 false"), put("cert_serialno", false)],
  [
    94009,
    text("a cert_serialno that nobody has", "cert_serialno 不属于任何人"),
    put("cert_serialno", "0".repeat(40)),
  ],
];

const timestamps: readonly Form[] = [
  [94008, text("timestamp absent", "没有 timestamp"), without("timestamp")],
  [94008, text("timestamp null", "timestamp 为 null"), put("timestamp", null)],
  [
    94008,
    text("timestamp with a fraction", "timestamp 有小数"),
    edit("timestamp", (text) => Number(text) + 0.5),
  ],
  [
    94008,
    text("timestamp in milliseconds", "timestamp 为毫秒"),
    edit("timestamp", (text) => Number(text) * 1000),
  ],
  [94008, text("timestamp below zero", "timestamp 为负数"), put("timestamp", -1)],
  [94008, text("timestamp of 2 to the 32", "timestamp 为 2 的 32 次方"), put("timestamp", 4_294_967_296)],
  [
    94008,
    text("timestamp as a text with a leading zero", "timestamp 为以 0 开头的字符串"),
    edit("timestamp", (text) => `0${text}`),
  ],
  [94008, text('timestamp "0"', 'timestamp 为 "0"'), put("timestamp", "0")],
  [
    94008,
    text("timestamp as a text with white space", "timestamp 为含空白的字符串"),
    edit("timestamp", (text) => ` ${text}`),
  ],
  [
    94008,
    text("timestamp as a text above 4294967295", "timestamp 为大于 4294967295 的字符串"),
    put("timestamp", "4294967296"),
  ],
  [94008, text("timestamp true", "timestamp 为 true"), put("timestamp", true)],
  [94011, text("the largest timestamp", "最大的 timestamp"), put("timestamp", 4_294_967_295)],
  [94011, text("timestamp 0", "timestamp 为 0"), put("timestamp", 0)],
  [94011, text("a timestamp of 310 s ago", "timestamp 为 310 秒前"), signedAt(-310)],
  [94011, text("a timestamp 310 s ahead", "timestamp 为 310 秒后"), signedAt(310)],
  [94005, text("timestamp: what is 290 s old passes", "timestamp 为 290 秒前，可以通过"), signedAt(-290)],
  [94005, text("timestamp: what is 290 s ahead passes", "timestamp 为 290 秒后，可以通过"), signedAt(290)],
  [
    94005,
    text("timestamp as a text of digits passes", "timestamp 为数字字符串，可以通过"),
    edit("timestamp", (text) => text),
  ],
];

const merchants: readonly Form[] = [
  [94010, text("mch_id absent", "没有 mch_id"), without("mch_id")],
  [94010, text("mch_id null", "mch_id 为 null"), put("mch_id", null)],
  [94010, text("mch_id empty", "mch_id 为空"), put("mch_id", "")],
  [94010, text("mch_id as a number", "mch_id 为数字"), edit("mch_id", Number)],
  [94010, text("mch_id of seven digits", "mch_id 有七位"), put("mch_id", "1234567")],
  [94010, text("mch_id of eleven digits", "mch_id 有十一位"), put("mch_id", "12345678901")],
  [94010, text("mch_id in full-width digits", "mch_id 为全角数字"), put("mch_id", "１９００００００１０９")],
  [
    94010,
    text("mch_id with a line feed behind it", "mch_id 末尾有换行"),
    edit("mch_id", (text) => `${text}\n`),
  ],
  [94010, text("a mch_id that nobody has", "mch_id 不属于任何人"), put("mch_id", "77777777")],
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
  [94003, text("sign absent", "没有 sign"), without("sign")],
  [94003, text("sign null", "sign 为 null"), put("sign", null)],
  [94003, text("sign empty", "sign 为空"), put("sign", "")],
  [94003, text("sign as a list", "sign 为列表"), edit("sign", (text) => [text])],
  [
    94003,
    text("sign without its padding", "sign 缺少末尾的等号"),
    edit("sign", (text) => text.replace(/(?<!=)=+$/, "")),
  ],
  [94003, text("sign with a line feed behind it", "sign 末尾有换行"), edit("sign", (text) => `${text}\n`)],
  [
    94003,
    text("sign broken into lines", "sign 分成了多行"),
    edit("sign", (text) => `${text.slice(0, 64)}\n${text.slice(64)}`),
  ],
  [
    94003,
    text("sign in hexadecimal", "sign 为十六进制"),
    edit("sign", (text) => Buffer.from(text, "base64").toString("hex")),
  ],
  [94003, text("sign of 12000 characters", "sign 有 12000 个字符"), put("sign", "A".repeat(12_000))],
  [
    94003,
    text("a signature of another time", "签名属于另一个时间"),
    edit("timestamp", (text) => Number(text) + 1),
  ],
  [
    94003,
    text("a signature with a line feed signed", "签名时多签了一个换行"),
    signing((text, key) => signatureOf(`${text}\n`, key)),
  ],
  [
    94003,
    text("a signature in the other order", "签名时两项顺序颠倒"),
    signing((text, key) => signatureOf(swapped(text), key)),
  ],
  [
    94003,
    text("a signature by another key", "用另一把私钥签名"),
    signing((text) => signatureOf(text, newKey())),
  ],
  [94003, text("a signature by RSASSA-PSS", "以 RSASSA-PSS 签名"), signing(pss)],
  [
    94003,
    text("a signature with SHA-1", "以 SHA-1 签名"),
    signing((text, key) => sign("sha1", Buffer.from(text), key).toString("base64")),
  ],
];

const authTokens: readonly Form[] = [
  [94005, text("auth_token absent", "没有 auth_token"), without("auth_token")],
  [94005, text("auth_token null", "auth_token 为 null"), put("auth_token", null)],
  [94005, text("auth_token malformed", "auth_token 格式不对"), put("auth_token", "x")],
  [94005, text("auth_token as a list", "auth_token 为列表"), put("auth_token", ["x"])],
  [
    94005,
    text("auth_token of NUL characters", "auth_token 由 NUL 字符组成"),
    put("auth_token", "\0".repeat(43)),
  ],
  [
    94005,
    text("auth_token of lone surrogates", "auth_token 由孤立代理项组成"),
    put("auth_token", "\ud800".repeat(43)),
  ],
  [94005, text("an auth_token that nobody gave out", "auth_token 没有人签发过"), (fields) => fields],
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
  [94009, text("a certificate of another merchant", "证书属于另一个商户"), otherMerchantsCertificate],
  ...timestamps,
  ...merchants,
  ...signatures,
  ...authTokens,
];

export const fieldCases: readonly Case[] = all.map(([errcode, what, change]) => ({
  section: 5,
  title: text(`form: ${what.en} (${errcode})`, `字段：${what.zh}（${errcode}）`),
  async run(stage) {
    const fields = fieldsFor(stage, strangeToken());
    requireCode(await exchange(stage, change(fields, stage)), errcode);
  },
}));
