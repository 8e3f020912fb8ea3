/** What files are called that are not the one that is needed, and what to do with some of them. */
import type { Text } from "../text.ts";
import type { Piece } from "./pieces.ts";

const PRIVATE_KEY: Text = { en: "a private key", zh: "私钥" };
const ENCRYPTED: Text = { en: "an encrypted private key", zh: "加密的私钥" };
const PUBLIC_KEY: Text = { en: "a public key", zh: "公钥" };

export const NAMES: Partial<Record<Piece["form"], Text>> = {
  pkcs8: PRIVATE_KEY,
  pkcs1: PRIVATE_KEY,
  sec1: PRIVATE_KEY,
  dsa_private_key: PRIVATE_KEY,
  encrypted_pkcs8: ENCRYPTED,
  encrypted_pem: ENCRYPTED,
  spki: PUBLIC_KEY,
  pkcs1_public_key: PUBLIC_KEY,
  certificate: { en: "a certificate", zh: "证书" },
  certificate_request: { en: "a certificate request", zh: "证书请求（CSR）" },
  revocation_list: { en: "a revocation list", zh: "证书吊销列表（CRL）" },
  spkac: { en: "a SPKAC, as browsers once asked for certificates", zh: " SPKAC（早期浏览器申请证书的格式）" },
  bouncy_castle_fips_store: {
    en: "a key store of Bouncy Castle (BCFKS)",
    zh: " Bouncy Castle 密钥库（BCFKS）",
  },
  hex_dump: {
    en: "a hex dump, as xxd, od and hexdump print it",
    zh: "十六进制转储（xxd、od、hexdump 的输出）",
  },
  printed_by_openssl: {
    en: 'what openssl prints of a key or a certificate for people ("-text", or asn1parse)',
    zh: " openssl 打印给人看的内容（-text 或 asn1parse 的输出）",
  },
  openssh: { en: "a key in OpenSSH's own form", zh: " OpenSSH 格式的私钥" },
  openssh_public_key: { en: "an SSH public key", zh: " SSH 公钥" },
  putty: { en: "a key of PuTTY", zh: " PuTTY 私钥（.ppk）" },
  openpgp: { en: "an OpenPGP file", zh: " OpenPGP 文件" },
  pvk: { en: "a key in Microsoft's form PVK", zh: "微软 PVK 格式的私钥" },
  windows_blob: {
    en: "a key as Windows keeps it (a blob of CryptoAPI or CNG)",
    zh: " Windows 的密钥 blob（CryptoAPI 或 CNG）",
  },
  java_key_store: { en: "a Java key store", zh: " Java 密钥库（JKS）" },
  java_key_store_in_base64: { en: "a Java key store in base64", zh: " base64 编码的 Java 密钥库（JKS）" },
  bouncy_castle_store: { en: "a key store of Bouncy Castle", zh: " Bouncy Castle 密钥库（BKS）" },
  keychain: { en: "a keychain of macOS, or another database", zh: " macOS 的钥匙串，或其他数据库" },
  xml_key: { en: "a key in XML, as .NET writes it", zh: " .NET 的 XML 密钥" },
  xml_public_key: {
    en: "a public key in XML, as .NET writes it (without <D>)",
    zh: " .NET 的 XML 公钥（没有 <D>）",
  },
  json_key: { en: "a key in JSON, as .NET's RSAParameters", zh: " .NET RSAParameters 的 JSON 密钥" },
  json_public_key: {
    en: "a public key in JSON, as .NET's RSAParameters (without D)",
    zh: " .NET RSAParameters 的 JSON 公钥（没有 D）",
  },
  jwe: { en: "an encrypted JSON Web Key (JWE)", zh: "加密的 JWK（JWE）" },
  jwt: { en: "a JWT or JWS, not a key", zh: " JWT 或 JWS，不是密钥" },
  printed_object: {
    en: "what a program prints of a key or a certificate that it has in memory",
    zh: "程序打印内存中密钥或证书对象得到的内容",
  },
  web_page: { en: "a web page", zh: "网页" },
  archive: { en: "an archive", zh: "压缩包" },
  path: { en: "the name of a file", zh: "文件名" },
  empty: { en: "empty", zh: "空的" },
  cut_short: { en: "cut short", zh: "不完整的内容" },
  cut_short_binary: { en: "a binary file (DER) that is cut short", zh: "不完整的二进制文件（DER）" },
  damaged: { en: "damaged", zh: "已损坏的内容" },
  text_of_binary: { en: "a binary file that was read as text", zh: "被当作文本读取的二进制文件" },
  text_mode: {
    en: "a binary file (DER) whose line ends were changed, as a transfer in text mode does",
    zh: "换行符被改动过的二进制文件（DER），例如以文本模式传输",
  },
  trailing_bytes: {
    en: "a key or certificate in DER with other bytes behind it",
    zh: "DER 格式的密钥或证书，但后面还有多余的字节",
  },
  too_large: { en: "a file of more than 2 MB", zh: "超过 2 MB 的文件" },
  no_pem: { en: "neither PEM, base64 nor DER", zh: "既非 PEM 或 base64、也非 DER 的内容" },
};

const COPY_ANEW: Text = {
  en: "copy the whole file anew, from -----BEGIN to the last hyphen",
  zh: "请重新复制整个文件，从 -----BEGIN 到最后一个连字符",
};

/** What to do about those that can be made into the right file, or were meant to be it. */
export const MENDS: Partial<Record<Piece["form"], Text>> = {
  openssh: {
    en: 'turn a copy of it into PEM with "ssh-keygen -p -m PEM -f COPY"',
    zh: "请先复制一份，再用以下命令把副本转成 PEM：“ssh-keygen -p -m PEM -f COPY”",
  },
  openssh_public_key: {
    en: 'make PEM of a public key with "ssh-keygen -e -m PKCS8 -f FILE"',
    zh: "公钥可用以下命令转成 PEM：“ssh-keygen -e -m PKCS8 -f FILE”",
  },
  putty: {
    en: 'make PEM of it with "puttygen FILE -O private-openssh -o key.pem"',
    zh: "请用以下命令转成 PEM：“puttygen FILE -O private-openssh -o key.pem”",
  },
  pvk: {
    en: 'make PEM of it with "openssl rsa -inform PVK -in FILE -out key.pem"; of one with a password add -provider legacy -provider default',
    zh: "请用以下命令转成 PEM：“openssl rsa -inform PVK -in FILE -out key.pem”；带密码的再加 -provider legacy -provider default",
  },
  windows_blob: {
    en: 'make PEM of one of CryptoAPI with "openssl rsa -inform MSBLOB -in FILE -out key.pem", of one of CNG in .NET: RSACng(CngKey.Import(…)).ExportPkcs8PrivateKeyPem()',
    zh: "CryptoAPI 的可用以下命令转成 PEM：“openssl rsa -inform MSBLOB -in FILE -out key.pem”；CNG 的请在 .NET 中用 RSACng(CngKey.Import(…)).ExportPkcs8PrivateKeyPem()",
  },
  java_key_store: {
    en: 'make PKCS#12 of it with "keytool -importkeystore -srckeystore FILE -destkeystore out.p12 -deststoretype PKCS12", and PEM of that with "openssl pkcs12 -in out.p12 -nodes -out key.pem"',
    zh: "请先用“keytool -importkeystore -srckeystore FILE -destkeystore out.p12 -deststoretype PKCS12”转成 PKCS#12，再用“openssl pkcs12 -in out.p12 -nodes -out key.pem”转成 PEM",
  },
  java_key_store_in_base64: {
    en: 'make the store of it with "base64 -d FILE > store.jks", and give that to learn what comes next',
    zh: "请先用“base64 -d FILE > store.jks”还原密钥库，再换成它以查看下一步",
  },
  bouncy_castle_store: {
    en: "save it as PKCS#12, in KeyStore Explorer with Tools, Change KeyStore Type",
    zh: "请另存为 PKCS#12，例如在 KeyStore Explorer 中选择 Tools → Change KeyStore Type",
  },
  bouncy_castle_fips_store: {
    en: "save it as PKCS#12, in KeyStore Explorer with Tools, Change KeyStore Type",
    zh: "请另存为 PKCS#12，例如在 KeyStore Explorer 中选择 Tools → Change KeyStore Type",
  },
  spkac: {
    en: 'make a request with "shiming csr"',
    zh: "请用“shiming csr”生成证书请求",
  },
  hex_dump: {
    en: 'give the file that was printed; "xxd -r FILE", or "xxd -r -p FILE", makes it of a dump by xxd',
    zh: "请换成被打印的那个文件；xxd 的输出可用“xxd -r FILE”或“xxd -r -p FILE”还原",
  },
  printed_by_openssl: {
    en: "give the file that was printed, which begins with -----BEGIN",
    zh: "请换成被打印的那个文件，以 -----BEGIN 开头",
  },
  keychain: {
    en: "export what is needed from it, in Keychain Access with File, Export Items",
    zh: "请从中导出所需的内容，例如在“钥匙串访问”中选择“文件”→“导出项目”",
  },
  xml_key: {
    en: "make PEM of it in .NET: ExportPkcs8PrivateKeyPem() after FromXmlString(…)",
    zh: "请在 .NET 中先 FromXmlString(…)，再用 ExportPkcs8PrivateKeyPem() 转成 PEM",
  },
  json_key: {
    en: "make PEM of it in .NET: RSA.Create(parameters).ExportPkcs8PrivateKeyPem()",
    zh: "请在 .NET 中用 RSA.Create(parameters).ExportPkcs8PrivateKeyPem() 转成 PEM",
  },
  jwe: { en: "decrypt it, and give the JSON Web Key in it", zh: "请先解密，再使用其中的 JWK" },
  printed_object: {
    en: "have the program write the key itself, in PEM (PKCS#8)",
    zh: "请让程序把密钥本身以 PEM（PKCS#8）写出",
  },
  cut_short_binary: {
    en: "transfer the whole file anew, in binary mode",
    zh: "请以二进制模式重新传输整个文件",
  },
  web_page: { en: "download the file itself", zh: "请下载文件本身" },
  archive: { en: "unpack it, and give the .pem file in it", zh: "请先解压，再使用其中的 .pem 文件" },
  path: { en: "give what the file holds", zh: "请提供文件的内容" },
  empty: { en: "look at how it was written", zh: "请检查它是如何生成的" },
  cut_short: COPY_ANEW,
  damaged: COPY_ANEW,
  text_of_binary: {
    en: "read or copy it as bytes, without an encoding",
    zh: "读取或复制时请不要指定编码，直接使用字节",
  },
  text_mode: { en: "transfer it anew, in binary mode", zh: "请以二进制模式重新传输" },
  trailing_bytes: {
    en: "export or transfer it anew, in binary mode, or give it as PEM",
    zh: "请重新导出，或以二进制模式重新传输，也可以改用 PEM",
  },
  no_pem: {
    en: "give the file that begins with -----BEGIN",
    zh: "请提供以 -----BEGIN 开头的文件",
  },
};
