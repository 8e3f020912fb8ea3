/** Every variable of the environment whose name begins with SHIMING_: one that nobody reads is a mistake that would go unseen. */
import type { Text } from "@shiming/crypto";
import { nearest } from "@shiming/wire";
import { serveSettings } from "./serve-settings.ts";
import { type Environment, Mistakes, namesOf } from "./setting.ts";

/** What commands and the SDK read besides; those of secrets can be given as the name of a file too. */
const ofCommands = [
  "SHIMING_APPID",
  "SHIMING_MCH_ID",
  "SHIMING_CERTIFICATE_FILE",
  "SHIMING_CERT_SERIALNO",
  "SHIMING_PRIVATE_KEY_FILE",
  "SHIMING_LANGUAGE",
  "SHIMING_SERVER",
  "SHIMING_TOKEN_FILE",
  ...[
    "SHIMING_SECRET",
    "SHIMING_PRIVATE_KEY_PASSPHRASE",
    "SHIMING_AUTH_TOKEN",
    "SHIMING_PAY_PASSWORD",
    "SHIMING_REAL_NAME",
    "SHIMING_CREDENTIAL_ID",
  ].flatMap((name) => [name, `${name}_FILE`]),
];

export const knownVariables: readonly string[] = [...namesOf(serveSettings), ...ofCommands];

/** What to say of each that is unknown. */
export function unknownVariables(environment: Environment): Text[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith("SHIMING_") && !knownVariables.includes(name))
    .map((name) => {
      const meant = nearest(name, knownVariables);
      return {
        en: `There is no setting ${name}${meant ? `; did you mean ${meant}?` : '; "shiming serve --help" lists them.'}`,
        zh: `没有名为 ${name} 的配置${meant ? `，是否想写 ${meant}？` : "；shiming serve --help 列出了全部配置。"}`,
      };
    });
}

/** @throws Sentence about every one that is unknown */
export function refuseUnknownVariables(environment: Environment): void {
  const mistakes = new Mistakes();
  mistakes.add(...unknownVariables(environment));
  mistakes.throwAny();
}
