/** What a file is that is not the one that is needed, and what to do with it: half a sentence in both languages. */
import type { Text } from "../text.ts";
import { needsLegacyProvider } from "./algorithms.ts";
import { MENDS, NAMES } from "./instead-texts.ts";
import type { Piece } from "./pieces.ts";

/** What is needed in its place. */
export type Wanted = "private_key" | "public_key" | "certificate" | "certificate_request";

const RIGHT_FILES: Readonly<Record<Wanted, Text>> = {
  private_key: { en: "give the file of the private key", zh: "请换成私钥文件" },
  public_key: { en: "give the file of the public key", zh: "请换成公钥文件" },
  certificate: { en: "give the file of the certificate", zh: "请换成证书文件" },
  certificate_request: {
    en: 'give the request that was made with the key ("shiming csr --key FILE" makes one)',
    zh: "请换成用私钥生成的证书请求（可用“shiming csr --key FILE”生成）",
  },
};

/** Completes "…; this is …" or the like. */
export function whatInstead(piece: Piece, wanted: Wanted): Text {
  const { form } = piece;
  if (form === "pkcs12")
    return said({ en: "a PKCS#12 file", zh: " PKCS#12 文件" }, pkcs12Line(piece, wanted));
  if (form === "pkcs7")
    return said({ en: "a PKCS#7 bundle", zh: " PKCS#7 证书包" }, pkcs7Line(piece, wanted));
  if (form === "jwk") return said(jwkName(piece), RIGHT_FILES[wanted]);
  return said(NAMES[form] ?? { en: "something else", zh: "其他内容" }, MENDS[form] ?? RIGHT_FILES[wanted]);
}

function said(what: Text, mend: Text): Text {
  return { en: `this is ${what.en}; ${mend.en}`, zh: `这是${what.zh}；${mend.zh}` };
}

function jwkName({ der }: Piece): Text {
  const key: object = JSON.parse(der.toString());
  const isPublic = !("d" in key) && !("k" in key);
  return isPublic
    ? { en: "a public key, as a JSON Web Key", zh: " JWK（JSON Web Key）形式的公钥" }
    : { en: "a JSON Web Key", zh: " JWK（JSON Web Key）" };
}

function line(command: string): Text {
  return { en: `take it out with "${command}"`, zh: `请用以下命令取出：“${command}”` };
}

/** What came as base64 may be so in the file; or whoever sent it has put a binary file into base64. */
function lineOfBase64(ofBase64: string, ofBinary: string, { isWithin = false }: Piece): Text {
  if (isWithin)
    return {
      en: `copy its base64 alone into a file, and take it out with "${ofBase64}"`,
      zh: `请先把其中的 base64 单独存成文件，再用以下命令取出：“${ofBase64}”`,
    };
  return {
    en: `take it out with "${ofBase64}"; where the file itself is binary, with "${ofBinary}"`,
    zh: `请用以下命令取出：“${ofBase64}”；文件本身是二进制的，则用“${ofBinary}”`,
  };
}

/** The base64 between the lines of a PEM. */
const BETWEEN = "grep -v -e -- FILE | base64 -d";

function pkcs12Line(piece: Piece, wanted: Wanted): Text {
  const { der, isBinary, label } = piece;
  const part = wanted === "private_key" ? "-nocerts -nodes -out key.pem" : "-nokeys -out certificate.pem";
  const legacy = needsLegacyProvider(der) ? "-legacy " : "";
  const ofBinary = `openssl pkcs12 ${legacy}-in FILE ${part}`;
  if (isBinary) return line(ofBinary);
  if (label !== "") return line(`${BETWEEN} | openssl pkcs12 ${legacy}${part}`);
  return lineOfBase64(`base64 -d -i FILE | openssl pkcs12 ${legacy}${part}`, ofBinary, piece);
}

/** OpenSSL reads it under these labels alone, and never base64 without one. */
const LABELS_OF_PKCS7 = /^(?:PKCS7|CERTIFICATE)$/;

function pkcs7Line(piece: Piece, wanted: Wanted): Text {
  const { isBinary, label } = piece;
  if (wanted === "private_key") return { en: "it holds certificates alone", zh: "其中只有证书，没有私钥" };
  const part = "-print_certs -out certificate.pem";
  const ofBinary = `openssl pkcs7 -inform DER -in FILE ${part}`;
  if (isBinary) return line(ofBinary);
  if (LABELS_OF_PKCS7.test(label)) return line(`openssl pkcs7 -in FILE ${part}`);
  if (label !== "") return line(`${BETWEEN} | openssl pkcs7 -inform DER ${part}`);
  return lineOfBase64(`base64 -d -i FILE | openssl pkcs7 -inform DER ${part}`, ofBinary, piece);
}
