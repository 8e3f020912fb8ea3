/** Finding a certificate request (PKCS#10) in whatever form it comes. What it says is for the authority to read. */
import { whatInstead } from "./credential-file/instead.ts";
import { mostTelling, piecesOf } from "./credential-file/pieces.ts";
import { CryptoError } from "./crypto-error.ts";

/**
 * The request in DER, out of PEM, base64 alone or DER. Its signature is not looked at.
 *
 * @throws CryptoError `certificate_request_malformed`, also for several requests in one file
 */
export function loadCertificateRequest(given: string | Uint8Array): Buffer {
  const pieces = piecesOf(given);
  const found = pieces.filter(({ form }) => form === "certificate_request");
  const [request, ...others] = found;
  if (request && others.length === 0) return request.der;
  if (request) {
    throw new CryptoError("certificate_request_malformed", {
      en: `The file holds ${found.length} certificate requests; give a file with the one that is meant.`,
      zh: `文件中有 ${found.length} 个证书请求；请只保留需要的那一个。`,
    });
  }
  const { en, zh } = whatInstead(mostTelling(pieces, /REQUEST/), "certificate_request");
  throw new CryptoError("certificate_request_malformed", {
    en: `A certificate request is needed, as "openssl req -new" writes it; ${en}.`,
    zh: `需要证书请求（由 openssl req -new 生成）；${zh}。`,
  });
}
