/** The options and variables that say who calls, for every command that plays a service provider's back end. */
import type { Command } from "../manual/command.ts";
import { KEY_ENVIRONMENT } from "./private-key.ts";

/** Of one that needs neither merchant nor certificate. */
export function addClientOptions(command: Command): Command {
  return addAuthority(addClient(command));
}

export function addCallerOptions(command: Command): Command {
  const asking = addClient(command)
    .option("--mch-id <mch_id>", { en: "merchant number", zh: "商户号" })
    .option("--certificate <file>", { en: "certificate of the merchant (PEM)", zh: "商户证书（PEM）" })
    .option("--cert-serialno <number>", {
      en: "its serial number, as your program sends it; enough without the certificate",
      zh: "证书序列号，按程序发送的写法；给出它就可以不给证书",
    })
    .option("--key <file>", { en: "private key of the certificate (PEM)", zh: "证书的私钥（PEM）" })
    .option("--passphrase-file <file>", {
      en: "file with the passphrase of the key",
      zh: "存放私钥口令的文件",
    });
  return addAuthority(asking);
}

function addClient(command: Command): Command {
  return command
    .option("--sandbox <file>", {
      en: "sandbox.json: names everything up to --ca",
      zh: "sandbox.json：其中写明了直到 --ca 为止的各项",
    })
    .option("--app <app>", {
      en: "the mini program of the sandbox, by name or appid (default: the first)",
      zh: "沙箱中的小程序，用名称或 appid 指定（默认：第一个）",
    })
    .option("--base-url <url>", { en: "where the platform is", zh: "平台地址" })
    .option("--appid <appid>", { en: "the mini program", zh: "小程序" })
    .option("--secret-file <file>", {
      en: "file with its secret (or SHIMING_SECRET)",
      zh: "存放小程序密钥的文件（或 SHIMING_SECRET）",
    });
}

function addAuthority(command: Command): Command {
  return command.option("--ca <file>", {
    en: "certificate authority of the platform, where it is not a public one (PEM)",
    zh: "平台的证书颁发机构，非公共机构时需要（PEM）",
  });
}

export const CLIENT_ENVIRONMENT = {
  SHIMING_BASE_URL: {
    en: "where the platform is; this and what follows only without --sandbox",
    zh: "平台地址；本项及以下各项仅在没有 --sandbox 时使用",
  },
  SHIMING_APPID: { en: "the mini program", zh: "小程序" },
  SHIMING_SECRET: { en: "its secret; or …_FILE, its file", zh: "小程序密钥；或用 …_FILE 给出文件" },
};

export const CALLER_ENVIRONMENT = {
  ...CLIENT_ENVIRONMENT,
  SHIMING_MCH_ID: { en: "merchant number", zh: "商户号" },
  SHIMING_CERTIFICATE_FILE: {
    en: "certificate of the merchant; or SHIMING_CERT_SERIALNO",
    zh: "商户证书；或 SHIMING_CERT_SERIALNO",
  },
  SHIMING_PRIVATE_KEY_FILE: { en: "private key of the certificate", zh: "证书的私钥" },
  ...KEY_ENVIRONMENT,
};
