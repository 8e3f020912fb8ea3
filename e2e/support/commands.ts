/** What a service provider has without any code of ours: openssl and iconv. */
import { spawnSync } from "node:child_process";

export function run(program: string, args: readonly string[], input?: string | Uint8Array): Buffer {
  const { status, stdout, stderr, error } = spawnSync(program, args, { input });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args[0]} failed: ${stderr}`);
  return stdout;
}

/** Decrypts one value of an answer as the document does. */
export function decryptValue(value: string, privateKeyFile: string): Buffer {
  return run("openssl", ["pkeyutl", "-decrypt", "-inkey", privateKeyFile], Buffer.from(value, "base64"));
}

export function decodeName(bytes: Buffer): string {
  return run("iconv", ["-f", "gb18030", "-t", "utf-8"], bytes).toString();
}

/** A self-signed certificate of a given serial number (40 hex digits), good from now on for 400 days. */
export function makeCertificate(privateKeyFile: string, serial: string, subject: string): string {
  const args = ["req", "-x509", "-new", "-key", privateKeyFile, "-set_serial", `0x${serial}`];
  return run("openssl", [...args, "-days", "400", "-subj", `/CN=${subject}`]).toString();
}

/** What curl was answered. */
export interface Curled {
  readonly status: number;
  readonly headers: string;
  /** The body as JSON; `undefined` without one. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what came, whatever it is
  readonly json: any;
}

/** One request by curl: a POST when there is a body. */
export function curl(url: string, args: readonly string[] = [], body?: unknown): Curled {
  const data =
    body === undefined ? [] : ["--header", "content-type: application/json", "--data-binary", "@-"];
  const input = body === undefined ? undefined : JSON.stringify(body);
  const answer = run(
    "curl",
    ["--silent", "--show-error", "--include", ...args, ...data, url],
    input,
  ).toString();
  const end = answer.indexOf("\r\n\r\n");
  const text = answer.slice(end + 4);
  const headers = answer.slice(0, end);
  return { status: Number(headers.split(" ")[1]), headers, json: text ? JSON.parse(text) : undefined };
}
