import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MemberRole, StaffRole } from "@shiming/core";
import { parseJson } from "../json-text.ts";
import { writePrivateFile } from "../private-file.ts";
import { Sentence, usage } from "../sentence.ts";
import { shellWord } from "../shell-word.ts";
import { runningSandboxes } from "./running.ts";

/** `sandbox.json`: everything that a developer, or a test, needs to know of a sandbox. Paths are relative to its folder. */
export interface SandboxFile {
  readonly base_url: string;
  readonly host: { readonly issuer: string; readonly kid: string; readonly private_key_file: string };
  readonly apps: readonly SandboxApp[];
  readonly merchants: readonly SandboxMerchant[];
  readonly users: readonly SandboxUser[];
  /** Where mail to it is handed in, `null` before its first start. */
  readonly smtp: null | { readonly host: string; readonly port: number };
  /** The address that applicants write to. */
  readonly apply_to: string;
  /** The folder of the mails that went out, one `.eml` each. */
  readonly mailbox: string;
  /** Where people sign in, and as whom; the URL is empty before its first start. */
  readonly console: { readonly url: string; readonly sign_ins: readonly SandboxSignIn[] };
  readonly organisations: readonly SandboxOrganisation[];
}

/** Staff have roles; members have one in an organisation. */
export type SandboxSignIn = {
  /** Unlike every other, as `reviewer` or `fund_owner`. */
  readonly who: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** RFC 4648, base 32: for an authenticator app, or `oathtool --totp -b`. */
  readonly totp_secret: string;
} & ({ readonly roles: readonly StaffRole[] } | { readonly organisation: string; readonly role: MemberRole });

export interface SandboxOrganisation {
  readonly id: string;
  /** Its legal name. */
  readonly name: string;
}

export interface SandboxApp {
  readonly name: string;
  readonly appid: string;
  readonly secret: string;
  /** `null` where the app has no binding, and so are the three members below. */
  readonly mch_id: string | null;
  readonly cert_serialno: string | null;
  readonly private_key_file: string | null;
  readonly certificate_file: string | null;
  readonly category_ids: readonly (readonly number[])[];
  readonly access: string;
  /** Whether it may verify (`checkrealnameinfo`). */
  readonly verification: boolean;
}

export interface SandboxMerchant {
  readonly mch_id: string;
  readonly cert_serialno: string;
  readonly private_key_file: string;
  readonly certificate_file: string;
}

export interface SandboxUser {
  readonly user_id: string;
  readonly persona: string;
  readonly pay_password: string;
  readonly real_name: string | null;
  readonly credential_id: string | null;
  /** Who may act for them; absent where a sandbox of before knew of nobody. */
  readonly guardians?: readonly string[];
}

const pathIn = (dataDir: string) => join(dataDir, "sandbox.json");

export function hasSandboxFile(dataDir: string): boolean {
  return existsSync(pathIn(dataDir));
}

/** The folder that the paths of a `sandbox.json` are relative to, and what it says. @throws Sentence for another file */
export function openSandboxFile(path: string): { readonly folder: string; readonly file: SandboxFile } {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder) return { folder: path, file: readSandboxFile(path) };
  if (!existsSync(path)) notThere(path);
  try {
    const file = parseJson(readFileSync(path, "utf8")) as SandboxFile;
    if (Array.isArray(file.apps) && Array.isArray(file.merchants)) return { folder: dirname(path), file };
  } catch {
    // Told below.
  }
  return usage({
    en: `${path} cannot be read as the sandbox.json of a sandbox.`,
    zh: `${path} 不是沙箱的 sandbox.json，或无法读取。`,
  });
}

/** Names the sandboxes that run: one of them is likely to be meant. */
function notThere(path: string): never {
  const files = runningSandboxes().map(pathIn);
  if (files.length === 0) {
    return usage({
      en: `${path} does not exist, and no sandbox runs; "shiming sandbox" starts one.`,
      zh: `${path} 不存在，也没有沙箱在运行；用 "shiming sandbox" 启动一个。`,
    });
  }
  return usage({
    en: `${path} does not exist. Running now: ${files.map((file) => `--sandbox ${file}`).join(", ")}.`,
    zh: `${path} 不存在。正在运行的有：${files.map((file) => `--sandbox ${file}`).join("、")}。`,
  });
}

/** @throws Sentence when the folder holds no sandbox */
export function readSandboxFile(dataDir: string): SandboxFile {
  try {
    return parseJson(readFileSync(pathIn(dataDir), "utf8")) as SandboxFile;
  } catch {
    throw new Sentence({
      en: `There is no sandbox in ${dataDir}; "shiming sandbox --data ${shellWord(dataDir)}" makes one.`,
      zh: `${dataDir} 中没有沙箱；用 "shiming sandbox --data ${shellWord(dataDir)}" 新建。`,
    });
  }
}

/** The same, of one that listens. @throws Sentence */
export function readStartedSandbox(dataDir: string): SandboxFile {
  return requireStarted(dataDir, readSandboxFile(dataDir));
}

/** The file says where the sandbox listens as soon as it does, and not before. @throws Sentence */
export function requireStarted(dataDir: string, sandbox: SandboxFile): SandboxFile {
  if (sandbox.base_url !== "") return sandbox;
  throw new Sentence({
    en: `The sandbox in ${dataDir} is not ready: it is still starting, or its first start was cut off. Try again when it has printed "ready", or start it with "shiming sandbox --data ${shellWord(dataDir)}".`,
    zh: `${dataDir} 中的沙箱还没有就绪：正在启动，或首次启动没有完成。请等它输出 "ready" 后再试，或用 "shiming sandbox --data ${shellWord(dataDir)}" 启动。`,
  });
}

export function writeSandboxFile(dataDir: string, file: SandboxFile): void {
  writePrivateFile(pathIn(dataDir), `${JSON.stringify(file, null, 2)}\n`);
}

/** Where `sandbox --https` keeps the certificate that its callers must trust. */
export function localAuthorityFile(dataDir: string): string {
  return join(dataDir, "https", "ca.crt");
}
