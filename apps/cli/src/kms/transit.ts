/** The transit engine of OpenBao and HashiCorp Vault: `encrypt` and `decrypt` of their HTTP API, version 1. */
import { readFileSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import type { Text } from "@shiming/crypto";
import { reasonOf } from "../faults/system-errors.ts";
import { parseJson } from "../json-text.ts";
import { type Kms, KmsUnavailable } from "./kms.ts";

export interface TransitSettings {
  /** The service's address, without a path. */
  readonly url: string;
  /** Where the engine is mounted: `transit`, unless the operator has another. */
  readonly mount: string;
  /** The name of its key. */
  readonly key: string;
  /** Read at each call: an agent renews what is in it. */
  readonly tokenFile: string;
  /** PEM; the system's own otherwise. */
  readonly ca?: string | undefined;
  readonly holdMs: number;
}

const TIMEOUT_MS = 3000;
const TRIES = 2;
const LONGEST_ANSWER = 65_536;

export function createTransit(settings: TransitSettings): Kms {
  const place: Text = {
    en: `KMS ${settings.url}, key ${settings.key}`,
    zh: `KMS ${settings.url}，密钥 ${settings.key}`,
  };
  const ask = (what: "encrypt" | "decrypt", name: string, body: Record<string, string>) =>
    askTwice(settings, what, { ...body, associated_data: contextOf(name) });
  return {
    place,
    holdMs: settings.holdMs,
    async wrap(name, secret) {
      const { ciphertext } = await ask("encrypt", name, {
        plaintext: Buffer.from(secret).toString("base64"),
      });
      return textOf(ciphertext, settings);
    },
    async unwrap(name, wrapped) {
      const { plaintext } = await ask("decrypt", name, { ciphertext: wrapped });
      return textOf(plaintext, settings);
    },
  };
}

/** A key that is moved to another name does not open. */
const contextOf = (name: string) => Buffer.from(`shiming kek v1\0${name}`).toString("base64");

function textOf(value: unknown, settings: TransitSettings): string {
  if (typeof value === "string") return value;
  throw away(settings, "answer");
}

/** What is busy or was cut off is asked once more. */
async function askTwice(
  settings: TransitSettings,
  what: string,
  body: Record<string, string>,
): Promise<Record<string, unknown>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await askOnce(settings, what, body);
    } catch (error) {
      if (!(error instanceof KmsUnavailable) || error.isRefusal || tries === TRIES) throw error;
    }
  }
}

async function askOnce(
  settings: TransitSettings,
  what: string,
  body: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { status, text } = await post(settings, `/v1/${settings.mount}/${what}/${settings.key}`, body);
  if (status === 429 || status >= 500) throw away(settings, String(status));
  if (status !== 200) throw refused(settings, status);
  const { data } = parseAnswer(text, settings);
  return (data ?? {}) as Record<string, unknown>;
}

function parseAnswer(text: string, settings: TransitSettings): { data?: unknown } {
  try {
    return parseJson(text) as { data?: unknown };
  } catch {
    throw away(settings, "answer");
  }
}

function post(
  settings: TransitSettings,
  path: string,
  body: Record<string, string>,
): Promise<{ readonly status: number; readonly text: string }> {
  const url = new URL(path, settings.url);
  const send = url.protocol === "https:" ? tlsRequest : plainRequest;
  const token = tokenOf(settings);
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(away(settings, error.code ?? error.name));
    const asked = send(
      url,
      {
        method: "POST",
        headers: { "content-type": "application/json", "x-vault-token": token, "x-vault-request": "true" },
        ca: settings.ca,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => {
          text += part;
          if (text.length > LONGEST_ANSWER) asked.destroy();
        });
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on("error", fail);
      },
    );
    asked.on("error", fail).end(JSON.stringify(body));
  });
}

function tokenOf(settings: TransitSettings): string {
  try {
    return readFileSync(settings.tokenFile, "utf8").trim();
  } catch (error) {
    const reason = reasonOf(error);
    throw new KmsUnavailable(
      {
        en: `The token of the KMS, ${settings.tokenFile}, cannot be read: ${reason.en}.`,
        zh: `无法读取 KMS 的令牌文件 ${settings.tokenFile}：${reason.zh}。`,
      },
      { isRefusal: false },
    );
  }
}

/** @param reason an error code or a status, and nothing that the service has said */
function away({ url }: TransitSettings, reason: string): KmsUnavailable {
  const text = { en: `The KMS ${url} cannot be used (${reason}).`, zh: `无法使用 KMS ${url}（${reason}）。` };
  return new KmsUnavailable(text, { isRefusal: false });
}

function refused({ url, key }: TransitSettings, status: number): KmsUnavailable {
  const text = {
    en: `The KMS ${url} refuses to use key ${key} (${status}): look at the token, its policy and the key.`,
    zh: `KMS ${url} 拒绝使用密钥 ${key}（${status}）：请检查令牌、策略和密钥。`,
  };
  return new KmsUnavailable(text, { isRefusal: true });
}
