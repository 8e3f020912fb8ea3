/** Options from environment variables. Secrets may come by a file that a variable names. */
import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { about, type Language, RealnameError } from "../error/realname-error.ts";
import { codeOf } from "../http/transport.ts";
import { type OptionName, optionForms } from "./option-forms.ts";
import type { CertificateOption, MerchantOption, RealnameClientIdentity } from "./options.ts";

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Which variable sets which option. */
const variables = {
  baseUrl: "SHIMING_BASE_URL",
  appid: "SHIMING_APPID",
  secret: "SHIMING_SECRET",
  mchId: "SHIMING_MCH_ID",
  certificate: "SHIMING_CERTIFICATE_FILE",
  certSerialNo: "SHIMING_CERT_SERIALNO",
  privateKey: "SHIMING_PRIVATE_KEY_FILE",
  passphrase: "SHIMING_PRIVATE_KEY_PASSPHRASE",
  language: "SHIMING_LANGUAGE",
} as const satisfies Partial<Record<OptionName, string>>;

type OptionVariable = keyof typeof variables;

/** What each variable should be: a path where the option itself is the content. */
const variableForms = {
  ...optionForms,
  secret: {
    en: "the mini program's secret (AppSecret), or its file in SHIMING_SECRET_FILE",
    zh: "小程序密钥（AppSecret），或在 SHIMING_SECRET_FILE 中给出其文件",
  },
  certificate: {
    en: "the path of the merchant certificate's PEM file, or SHIMING_CERT_SERIALNO",
    zh: "商户证书 PEM 文件的路径，或改为设置 SHIMING_CERT_SERIALNO",
  },
  privateKey: {
    en: "the path of the PEM file of the merchant's private key",
    zh: "商户私钥 PEM 文件的路径",
  },
};

/** The language that errors should speak; whether it is one is looked at with the other options. */
export function readLanguageVariable(environment: Environment): Language | undefined {
  return (environment[variables.language] || undefined) as Language | undefined;
}

/** The same error, about the variable that has set the option. */
export function aboutVariable(error: RealnameError): RealnameError {
  const { subject } = error;
  if (!isOptionVariable(subject)) return error;
  return about(error, { subject: variables[subject], form: variableForms[subject] });
}

function isOptionVariable(subject: string | undefined): subject is OptionVariable {
  return subject !== undefined && Object.hasOwn(variables, subject);
}

/** @throws RealnameError `option_missing`, `file_unreadable`; what is there is not looked at yet */
export function readEnvironment(environment: Environment): RealnameClientIdentity & MerchantOption {
  const text = (name: OptionVariable) => environment[variables[name]] || undefined;
  return {
    baseUrl: required("baseUrl", text("baseUrl")),
    appid: required("appid", text("appid")),
    secret: required("secret", textOrFile(environment, variables.secret)),
    ...merchantOption(environment),
  };
}

const MERCHANT = ["mchId", "privateKey", "certificate", "certSerialNo"] as const;

/** Nothing where no variable names anything of a merchant. */
function merchantOption(environment: Environment): MerchantOption {
  const text = (name: OptionVariable) => environment[variables[name]] || undefined;
  const passphrase = textOrFile(environment, variables.passphrase);
  if (passphrase === undefined && MERCHANT.every((name) => text(name) === undefined)) return {};
  const certificate = readFileOf(environment, variables.certificate);
  return {
    mchId: required("mchId", text("mchId")),
    privateKey: required("privateKey", readFileOf(environment, variables.privateKey)),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...certificateOption(certificate, text("certSerialNo")),
  };
}

function certificateOption(
  certificate: Buffer | undefined,
  certSerialNo: string | undefined,
): CertificateOption {
  if (certificate !== undefined) {
    return { certificate, ...(certSerialNo === undefined ? {} : { certSerialNo }) };
  }
  if (certSerialNo !== undefined) return { certSerialNo };
  throw missing("certificate");
}

function required<T>(name: OptionVariable, value: T | undefined): T {
  if (value !== undefined) return value;
  throw missing(name);
}

function missing(name: OptionVariable): RealnameError {
  return new RealnameError("option_missing", { subject: variables[name], form: variableForms[name] });
}

/** The variable itself, or else the content of the file that `…_FILE` names, without an editor's line end and byte order mark. */
function textOrFile(environment: Environment, variable: string): string | undefined {
  return (
    environment[variable] ||
    readFileOf(environment, `${variable}_FILE`)
      ?.toString()
      .replaceAll(/^\ufeff|\r?\n$/g, "")
  );
}

function readFileOf(environment: Environment, variable: string): Buffer | undefined {
  const file = environment[variable];
  if (!file) return undefined;
  try {
    return readFileSync(file);
  } catch (error) {
    throw new RealnameError("file_unreadable", {
      subject: variable,
      detail: `${codeOf(error)}; ${whereabouts(file)}`,
    });
  }
}

/** The path is repeated as it was given where it is like one: whoever mixes up the variables has put the secret there. */
function whereabouts(file: string): string {
  const path = /^\S{1,200}\.(?:pem|key|crt|cer|der|p8|p12|pfx|txt)$/i.test(file) ? file : "the path";
  return isAbsolute(file) ? path : `${path} in ${process.cwd()}`;
}
