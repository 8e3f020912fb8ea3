/** The server's own certificate chain and key, for TLS. */
import { createSecureContext } from "node:tls";
import { CryptoError, loadAnyPrivateKey, loadCertificates, type Text } from "@shiming/crypto";
import { usage } from "../sentence.ts";

interface NamedContent {
  readonly path: string;
  readonly content: Buffer;
}

/**
 * Chain and key in PEM as TLS wants them, the certificate of the key first.
 * @throws Sentence about the file that is wrong, or about the two that do not belong together
 */
export function readTlsFiles(cert: NamedContent, key: NamedContent): { cert: string; key: string } {
  const privateKey = named(key.path, () => loadAnyPrivateKey(key.content));
  const certificates = named(cert.path, () => loadCertificates(cert.content));
  const own = certificates.find((each) => each.checkPrivateKey(privateKey));
  if (!own) {
    return usage({
      en: `${key.path} is not the key of any certificate in ${cert.path}.`,
      zh: `${key.path} 不是 ${cert.path} 中任何证书的私钥。`,
    });
  }
  const tls = {
    cert: [own, ...certificates.filter((each) => each !== own)].map(String).join(""),
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
  try {
    createSecureContext(tls);
    return tls;
  } catch {
    const said: Text = {
      en: `${cert.path} and ${key.path} cannot be used for TLS; their key or signature is too weak.`,
      zh: `${cert.path} 和 ${key.path} 无法用于 TLS：密钥或签名强度不足。`,
    };
    return usage(said);
  }
}

function named<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error;
    return usage({ en: `${path}: ${error.text.en}`, zh: `${path}：${error.text.zh}` });
  }
}
