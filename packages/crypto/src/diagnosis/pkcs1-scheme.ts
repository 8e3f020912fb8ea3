import { digest, type SigningScheme } from "./signing-scheme.ts";

/** What stands before the digest (RFC 8017 §9.2, note 1); the last byte is the digest's length. */
const digestInfos = {
  sha256: "3031300d060960864801650304020105000420",
  sha1: "3021300906052b0e03021a05000414",
  md5: "3020300c06082a864886f70d020505000410",
  sha224: "302d300d06096086480165030402040500041c",
  sha384: "3041300d060960864801650304020205000430",
  sha512: "3051300d060960864801650304020305000440",
} as const;

/** At least eight bytes of FF (RFC 8017 §9.2), so many that no other key makes them by chance. */
const PADDING = /^0001(?:ff){8,}00/;

const sha256 = (message: Buffer) => digest("sha256", message);
const hexSha256 = (message: Buffer) => Buffer.from(sha256(message).toString("hex"));

/** Reads what RSASSA-PKCS1-v1_5 encoded; `undefined` when something else did. */
export function readPkcs1(encoded: Buffer): readonly [SigningScheme, ...SigningScheme[]] | undefined {
  const text = encoded.toString("hex");
  const padding = PADDING.exec(text)?.[0];
  if (padding === undefined) return undefined;
  const content = text.slice(padding.length);
  for (const [algorithm, digestInfo] of Object.entries(digestInfos)) {
    const length = digestInfo.length + 2 * Number.parseInt(digestInfo.slice(-2), 16);
    if (content.startsWith(digestInfo) && content.length === length) {
      return namedDigest(
        algorithm as keyof typeof digestInfos,
        Buffer.from(content.slice(digestInfo.length), "hex"),
      );
    }
  }
  return bareContent(Buffer.from(content, "hex"));
}

/** Digests as the texts that libraries make of them, handed on by mistake. */
function digestTextsOf(message: Buffer): readonly Buffer[] {
  return DIGESTS.flatMap((algorithm) => {
    const bytes = digest(algorithm, message);
    const hex = bytes.toString("hex");
    return [hex, hex.toUpperCase(), bytes.toString("base64")].map((text) => Buffer.from(text));
  });
}

const DIGESTS = ["sha256", "sha1", "md5"] as const;

function namedDigest(
  algorithm: keyof typeof digestInfos,
  signed: Buffer,
): readonly [SigningScheme, ...SigningScheme[]] {
  const isOf = (message: Buffer) => digest(algorithm, message).equals(signed);
  return [
    { words: algorithm === "sha256" ? [] : [`digest_${algorithm}`], isOf },
    { words: ["digest_twice"], isOf: (message) => isOf(sha256(message)) || isOf(hexSha256(message)) },
    { words: ["digest_twice"], isOf: (message) => digestTextsOf(message).some(isOf), isDear: true },
  ];
}

function bareContent(signed: Buffer): readonly [SigningScheme, SigningScheme] {
  const isOf = (message: Buffer) => sha256(message).equals(signed) || hexSha256(message).equals(signed);
  return [
    { words: ["digest_unnamed"], isOf },
    { words: ["encrypted_not_signed"], isOf: (message) => message.equals(signed) },
  ];
}
