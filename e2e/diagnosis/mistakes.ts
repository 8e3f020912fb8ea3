/** What service providers do wrong when they sign and fill in a request, and how each is told of. */
import { sign as signBytes } from "node:crypto";
import { run } from "../support/commands.ts";
import { largeMerchant, merchant, signatureOf } from "../support/merchants.ts";
import { AUTH_TOKEN, type Mistake, rightString, SERIAL } from "./refusals.ts";

const { privateKey, privateKeyFile } = merchant;

const signing =
  (message: (t: number) => string): Mistake =>
  (t) => ({ sign: signatureOf(message(t), privateKey) });
const digesting =
  (args: readonly string[]): Mistake =>
  (t) => ({ sign: signedByOpenssl(args, rightString(t)) });

/** By `openssl dgst`, with its options for the digest and the padding. */
export function signedByOpenssl(args: readonly string[], message: string): string {
  return run("openssl", ["dgst", ...args, "-sign", privateKeyFile], message).toString("base64");
}

/** Mistakes that only the signature shows. */
export const ofSignature: [what: string, word: string, hint: RegExp, mistake: Mistake][] = [
  ["×tamp", "times_entity", /&times/, signing((t) => `cert_serialno=${SERIAL}×tamp=${t}`)],
  ["&&", "ampersand_extra", /&&/, signing((t) => `cert_serialno=${SERIAL}&&timestamp=${t}`)],
  ["LF", "newline_added", /line break/, signing((t) => `${rightString(t)}\n`)],
  ["CRLF", "newline_added", /line break/, signing((t) => `${rightString(t)}\r\n`)],
  ["quotes", "quoted", /quotes/, signing((t) => `"${rightString(t)}"`)],
  ["order", "order_reversed", /first/, signing((t) => `timestamp=${t}&cert_serialno=${SERIAL}`)],
  ["ms", "signed_timestamp_milliseconds", /milliseconds/, signing((t) => `${rightString(t)}000`)],
  [
    "lower case",
    "signed_serial_lower_case",
    /lower case/,
    signing((t) => `cert_serialno=${SERIAL.toLowerCase()}&timestamp=${t}`),
  ],
  [
    "no zeros",
    "signed_serial_zeros_missing",
    /leading zeros/,
    signing((t) => `cert_serialno=${SERIAL.slice(2)}&timestamp=${t}`),
  ],
  [
    "whole body",
    "whole_body",
    /whole body/,
    signing(
      (t) =>
        `{"auth_token":"${AUTH_TOKEN}","mch_id":"${merchant.mchId}","cert_serialno":"${SERIAL}","timestamp":${t}}`,
    ),
  ],
  ["other", "string_other", /byte by byte/, signing(() => "hello")],
  ["MD5", "digest_md5", /MD5/, digesting(["-md5"])],
  ["SHA-1", "digest_sha1", /SHA-1/, digesting(["-sha1"])],
  ["SHA-512", "digest_sha512", /SHA-512/, digesting(["-sha512"])],
  ["PSS", "padding_pss", /PSS/, digesting(["-sha256", "-sigopt", "rsa_padding_mode:pss"])],
  [
    "hex",
    "sign_hex",
    /hex/,
    (t) => ({ sign: signBytes("sha256", Buffer.from(rightString(t)), privateKey).toString("hex") }),
  ],
  [
    "twice",
    "sign_base64_twice",
    /twice/,
    (t) => ({ sign: Buffer.from(signatureOf(rightString(t), privateKey)).toString("base64") }),
  ],
  [
    "other key",
    "signature_length",
    /another key/,
    (t) => ({ sign: signatureOf(rightString(t), largeMerchant.privateKey) }),
  ],
  [
    "noise",
    "key_other",
    /private key of the certificate/,
    () => ({ sign: Buffer.alloc(256, 1).toString("base64") }),
  ],
];

/** Mistakes that the form of a field shows, to whoever looks. */
export const ofFields: [what: string, word: string, errcode: number, mistake: Mistake][] = [
  ["lower case", "serial_lower_case", 94009, () => ({ cert_serialno: SERIAL.toLowerCase() })],
  ["no zeros", "serial_zeros_missing", 94009, () => ({ cert_serialno: SERIAL.slice(2) })],
  ["colons", "serial_colons", 94009, () => ({ cert_serialno: SERIAL.match(/../g)?.join(":") })],
  ["spaces", "serial_spaces", 94009, () => ({ cert_serialno: ` ${SERIAL}` })],
  ["0x", "serial_hex_prefix", 94009, () => ({ cert_serialno: `0x${SERIAL}` })],
  [
    "decimal",
    "serial_decimal",
    94009,
    () => ({ cert_serialno: "5157951537129064312890742341230987412309871234" }),
  ],
  ["openssl", "serial_prefix", 94009, () => ({ cert_serialno: `serial=${SERIAL}` })],
  ["ms", "timestamp_milliseconds", 94008, (t) => ({ timestamp: t * 1000 + 7 })],
  ["fraction", "timestamp_fraction", 94008, (t) => ({ timestamp: t + 0.5 })],
  [
    "URL",
    "sign_url_encoded",
    94003,
    (t) => ({ sign: encodeURIComponent(signatureOf(rightString(t), privateKey)) }),
  ],
  ["base64url", "sign_base64url", 94003, () => ({ sign: Buffer.alloc(255, 0xff).toString("base64url") })],
  ["+ as space", "sign_plus_lost", 94003, () => ({ sign: "A B/".repeat(85) })],
  [
    "lines",
    "sign_line_wrapped",
    94003,
    (t) => ({ sign: signatureOf(rightString(t), privateKey).replaceAll(/.{64}/g, "$&\n") }),
  ],
];
