/** What `new RealnameClient` and `fromEnv` find before anything is sent. `{form}` says what an option should be. */
import type { LocalFailure } from "./local-failure.ts";

export const optionFailures = {
  option_missing: {
    fault: "caller",
    retryable: false,
    text: { en: "{subject} is not set.", zh: "未设置 {subject}。" },
    advice: { en: "Set {form}.", zh: "请设置为{form}。" },
  },
  option_invalid: {
    fault: "caller",
    retryable: false,
    text: { en: "{subject} is malformed.", zh: "{subject} 格式不正确。" },
    advice: { en: "Set {form}.", zh: "请设置为{form}。" },
  },
  file_unreadable: {
    fault: "caller",
    retryable: false,
    text: {
      en: "{subject} names a file that cannot be read ({detail}).",
      zh: "{subject} 所指的文件无法读取（{detail}）。",
    },
    advice: {
      en: "Give the path of a file that this process may read, not its content.",
      zh: "请填写本进程可读的文件路径，而不是文件内容。",
    },
  },
  insecure_base_url: {
    fault: "caller",
    retryable: false,
    text: {
      en: "{subject} is http, but not on this machine.",
      zh: "{subject} 使用 http，且不在本机。",
    },
    advice: {
      en: "Use https. Inside a network that nobody else can listen to, set allowInsecureHttp.",
      zh: "请使用 https。若网络确实无人可窃听，可设置 allowInsecureHttp。",
    },
  },
  key_malformed: {
    fault: "caller",
    retryable: false,
    text: { en: "{subject} holds no readable private key.", zh: "{subject} 不是可读取的私钥。" },
    advice: {
      en: "Give the merchant's private key in PEM, PKCS#8 or PKCS#1.",
      zh: "请提供商户私钥的 PEM 文件（PKCS#8 或 PKCS#1）。",
    },
  },
  key_ambiguous: {
    fault: "caller",
    retryable: false,
    text: { en: "{subject} holds several private keys.", zh: "{subject} 中有多个私钥。" },
    advice: { en: "Give the one that is meant, alone.", zh: "请只保留需要的那一个。" },
  },
  key_cipher_unsupported: {
    fault: "caller",
    retryable: false,
    text: {
      en: "{subject} is encrypted with a cipher that is too old to be read.",
      zh: "{subject} 使用的加密算法过旧，无法读取。",
    },
    advice: {
      en: 'Encrypt it anew with "openssl pkcs8 -topk8 -provider legacy -provider default -in FILE -out key.pem".',
      zh: "请用以下命令重新加密：“openssl pkcs8 -topk8 -provider legacy -provider default -in FILE -out key.pem”。",
    },
  },
  passphrase_missing_or_wrong: {
    fault: "caller",
    retryable: false,
    text: {
      en: "{subject} is encrypted, and its passphrase is missing or wrong.",
      zh: "{subject} 已加密，缺少口令或口令错误。",
    },
    advice: { en: "Give the passphrase of the key.", zh: "请提供该私钥的口令。" },
  },
  key_not_rsa: {
    fault: "caller",
    retryable: false,
    text: { en: "{subject} is not an RSA key.", zh: "{subject} 不是 RSA 密钥。" },
    advice: {
      en: "Use the RSA key of 2048 to 4096 bits that the merchant certificate was requested with.",
      zh: "请使用申请商户证书时的 RSA 密钥（2048 至 4096 位）。",
    },
  },
  key_size_unsupported: {
    fault: "caller",
    retryable: false,
    text: { en: "{subject} has a key of another size.", zh: "{subject} 的密钥长度不受支持。" },
    advice: { en: "RSA 2048 to 4096 is needed.", zh: "需要 2048 至 4096 位的 RSA 密钥。" },
  },
  key_exponent_unsupported: {
    fault: "caller",
    retryable: false,
    text: { en: "{subject} has an unsafe public exponent.", zh: "{subject} 的公钥指数不安全。" },
    advice: { en: "Make a new key; 65537 is usual.", zh: "请重新生成密钥，通常使用 65537。" },
  },
  certificate_malformed: {
    fault: "caller",
    retryable: false,
    text: { en: "{subject} holds no readable certificate.", zh: "{subject} 不是可读取的证书。" },
    advice: {
      en: "Give the merchant certificate in PEM.",
      zh: "请提供商户证书的 PEM 文件。",
    },
  },
  certificate_ambiguous: {
    fault: "caller",
    retryable: false,
    text: {
      en: "{subject} holds several certificates that could be meant.",
      zh: "{subject} 中有多张证书都可能是所指的。",
    },
    advice: { en: "Give the one that is meant, alone.", zh: "请只保留需要的那一张。" },
  },
  serial_number_unsupported: {
    fault: "caller",
    retryable: false,
    text: {
      en: "The serial number of {subject} is zero, negative or too long.",
      zh: "{subject} 的序列号为零、负数或过长。",
    },
    advice: {
      en: "Give the certificate that the platform issued or registered.",
      zh: "请使用平台签发或登记的证书。",
    },
  },
  key_mismatch: {
    fault: "caller",
    retryable: false,
    text: {
      en: "Private key and certificate do not belong together.",
      zh: "私钥与证书不匹配。",
    },
    advice: {
      en: "Give the key that this certificate was requested with, or the certificate of this key.",
      zh: "请使用申请该证书时的私钥，或使用与该私钥对应的证书。",
    },
  },
} as const satisfies Record<string, LocalFailure>;
