/** What a server was started with, as staff may see it: no secret, and of files their names alone. */
import type { RunningPlatform } from "@shiming/administration";
import type { PlatformParts } from "@shiming/platform";
import { serveSettings } from "../settings/serve-settings.ts";
import type { Environment, Settings } from "../settings/setting.ts";
import type { MailSettings } from "./mail.ts";

type SettingFacts = RunningPlatform["settings"];

interface Started {
  readonly engine: string;
  readonly operator: PlatformParts["operator"];
  readonly fourEyesApprovals: boolean;
  readonly mail: MailSettings | undefined;
  readonly hasSingleSignOn: boolean;
}

export interface Addresses {
  readonly platform: string;
  readonly sheet: string;
  readonly console: string | undefined;
}

export function settingFacts(
  { engine, operator, fourEyesApprovals, mail, hasSingleSignOn }: Started,
  { platform, sheet, console: consoleUrl }: Addresses,
  environment: Environment,
): SettingFacts {
  const { name, contact, privacyUrl, logo } = operator;
  return {
    operator: { name, contact, privacy_url: privacyUrl ?? null, has_logo: logo !== undefined },
    four_eyes_approvals: fourEyesApprovals,
    addresses: { platform, sheet, console: consoleUrl ?? null, mail: mail?.sender.address ?? null },
    adapters: [
      { port: "database", adapter: engine },
      { port: "keys", adapter: environment[serveSettings.kmsUrl.name] ? "kms" : "files" },
      { port: "identities", adapter: "stored" },
      { port: "payment_passwords", adapter: "argon2id" },
      { port: "certificates", adapter: "own" },
      { port: "mail_out", adapter: mailOut(mail?.out) },
      { port: "mail_in", adapter: mail?.listen ? "SMTP" : null },
      { port: "single_sign_on", adapter: hasSingleSignOn ? "OpenID Connect" : null },
      { port: "file_scan", adapter: environment[serveSettings.scanCommand.name] ? "command" : null },
    ],
    variables: variables(serveSettings, environment),
  };
}

function mailOut(out: MailSettings["out"]): string | null {
  if (!out) return null;
  return "folder" in out ? "folder" : "SMTP";
}

function variables(table: Settings, environment: Environment): SettingFacts["variables"] {
  return Object.values(table).map(({ name, meaning, isSecret = false }) => {
    const text = environment[name] || undefined;
    const isSet = text !== undefined || (isSecret && Boolean(environment[`${name}_FILE`]));
    return { name, meaning, is_set: isSet, value: isSecret ? null : (text ?? null), is_secret: isSecret };
  });
}
