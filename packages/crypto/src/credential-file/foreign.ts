/** Files of other worlds, which are named and not read. */

export type ForeignForm =
  | "openssh"
  | "openssh_public_key"
  | "putty"
  | "openpgp"
  | "pvk"
  | "windows_blob"
  | "java_key_store"
  | "java_key_store_in_base64"
  | "bouncy_castle_store"
  | "keychain"
  | "xml_key"
  | "xml_public_key"
  | "json_key"
  | "json_public_key"
  | "jwe"
  | "jwt"
  | "printed_object"
  | "hex_dump"
  | "printed_by_openssl"
  | "web_page"
  | "archive"
  | "path"
  | "empty";

/** What it begins with, and what stands anywhere in it besides. */
type Signs = readonly (readonly [ForeignForm, RegExp, ...RegExp[]])[];

/** `RSA.ToXmlString`, also within the KeyInfo of XML Signature (RFC 4050), and RSAParameters by XmlSerializer. */
const XML =
  /^\s*(?:<\?xml[^>]{0,80}>\s*)?(?:<!--[^>]{0,200}-->\s*)?<(?:RSAKeyValue|RSAParameters|(?:\w+:)?Key(?:Info|Value))\b/;
/** As .NET's serializers write the members of RSAParameters. */
const RSA_PARAMETERS = [/^\s*\{/, /"modulus"\s*:\s*"/i, /"exponent"\s*:\s*"/i] as const;

/** How the bytes begin, each as the character of its number; or what stands in a text that has no PEM. */
const BEGINNINGS: Signs = [
  ["empty", /^\s*$/],
  ["archive", /^PK\p{Cc}|^\p{Cc}\x8b/u],
  ["java_key_store", /^\xfe\xed\xfe\xed|^\xce\xce\xce\xce/],
  ["java_key_store_in_base64", /^\s*(?:\/u3\+7Q|zs7Ozg)/],
  // Version, length of the salt, salt, count: zeros alone are no such thing.
  ["bouncy_castle_store", /^(?!\p{Cc}{30})\p{Cc}{8}.{20}\p{Cc}{2}/su],
  ["keychain", /^(?:kych|SQLite format 3)\p{Cc}/u],
  ["keychain", /^\p{Cc}{3}a\p{Cc}{4}/u],
  ["hex_dump", /^\s*(?:0{4,8}:?[ \t]+(?:[0-9a-f]{2,6}[ \t]+){4}|(?:\w+ ){0,3}char \w{1,80}\[\d*\] = \{)/i],
  ["pvk", /^\p{Cc}\xf1\xb5\xb0|^\s*HvG1s[A-P]/u],
  ["windows_blob", /^\p{Cc}{5}[$\xa4]\p{Cc}{2}RSA|^\s*B[gw]IAAA[CK]kAABSU0E|^RSA[123]\p{Cc}|^\s*UlNB[MTz]/u],
  ["openpgp", /^[\x95\x99\xc5\xc6].{1,2}\p{Cc}/su],
  ["putty", /^\s*PuTTY-User-Key-File-/],
  ["openssh_public_key", /^\s*(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}) /],
  ["xml_key", XML, /<D>/],
  ["xml_public_key", XML],
  ["json_key", ...RSA_PARAMETERS, /"d"\s*:\s*"/i],
  ["json_public_key", ...RSA_PARAMETERS],
  ["jwe", /^\s*eyJ[\w-]+(?:\.[\w-]*){4}\s*$/],
  ["jwt", /^\s*(?:Bearer )?eyJ[\w-]+(?:\.[\w-]*){2}\s*$/],
  [
    "printed_object",
    /^\s*(?:PrivateKeyObject|PublicKeyObject|SecretKeyObject|KeyObject|CryptoKey|X509Certificate)\b/,
  ],
  [
    "printed_object",
    /^\s*<[\w.]{1,120} object at 0x|^\s*\[object \w{1,40}\]\s*$|^\s*[\w.$]{1,200}@[0-9a-f]{4,8}\s*$/,
  ],
  ["printed_object", /^\s*(?:Sun )?RSA (?:private|public) (?:CRT )?key\b|^\s*RSA Private CRT Key\b/i],
  ["printed_object", /^\s*System\.Security\.[\w.]{1,100}\s*$/],
  ["web_page", /^\s*<(?:!doctype html|html)\b/i],
  ["path", /^\s*(?:file:|\.{0,2}\/|~\/|[A-Za-z]:\\)[^\n]{1,250}\s*$/],
  ["path", /^[\w./\\ -]{1,250}\.(?:pem|key|crt|cer|der|p12|pfx)\s*$/i],
];

/** What may stand above the PEM, and is the whole where `-noout` was said. */
const PRINTED =
  /^\s*(?:(?:RSA )?(?:Private|Public)-Key: \(|Certificate(?: Request)?:\s+Data:|0:d=0 |Modulus=[0-9A-F]{200})/;

export function isPrintedByOpenssl(start: string): boolean {
  return PRINTED.test(start);
}

const LABELS: Signs = [
  ["openssh", /^OPENSSH ?PRIVATE ?KEY$|^SSH2 ENCRYPTED PRIVATE KEY$/],
  ["openssh_public_key", /^SSH2 PUBLIC KEY$/],
  ["openpgp", /^PGP /],
];

/** @param start the whole of a short text, else as much of it as tells */
export function foreignFormOf(start: string): ForeignForm | undefined {
  return BEGINNINGS.find(([, ...signs]) => signs.every((sign) => sign.test(start)))?.[0];
}

export function foreignFormOfLabel(label: string): ForeignForm | undefined {
  return LABELS.find(([, sign]) => sign.test(label))?.[0];
}
