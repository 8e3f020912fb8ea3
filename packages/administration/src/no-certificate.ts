import { diagnoseCertSerialNo, type Text } from "@shiming/crypto";

/** Of a number that no certificate has: what was written instead, or by what one is found. */
export function noCertificate(written: string): Text {
  const said = diagnoseCertSerialNo(written);
  const { en, zh } = said && said.instead === undefined ? said : BY_ITS_NUMBER;
  return { en: `no certificate ${shown(written)}; ${en}`, zh: `没有证书 ${shown(written)}；${zh}` };
}

const BY_ITS_NUMBER: Text = {
  en: "it is found by its serial number, as openssl x509 -noout -serial prints it, not by a fingerprint or the identifier of a key",
  zh: "请按序列号查找（openssl x509 -noout -serial 打印的那个），不是指纹或密钥标识",
};

const LONGEST_SHOWN = 100;
const shown = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
