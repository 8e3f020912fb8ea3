import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shiming } from "./processes.ts";
import type { RunningSandbox } from "./shiming.ts";

const SCRIPT = fileURLToPath(new URL("../command/document-samples.sh", import.meta.url));

export interface SampleRun {
  readonly name: string | undefined;
  readonly number: string | undefined;
  /** The answers of get_category and getrealnameinfo. */
  readonly answers: string;
}

/** Lets a user of the sandbox consent, by `shiming authorize`. @returns the auth_token */
export async function authorize(
  { data, file }: Pick<RunningSandbox, "data" | "file">,
  userId: string,
  { app = file.apps[0]?.appid ?? "", category = "99,904" } = {},
): Promise<string> {
  const user = file.users.find(({ user_id }) => user_id === userId);
  const args = ["authorize", "--data", data, "--user", userId, "--appid", app, "--category", category];
  const { code, stdout, stderr } = await shiming(args, { env: { SHIMING_PAY_PASSWORD: user?.pay_password } });
  if (code !== 0) throw new Error(stderr);
  return stdout.trimEnd().split("\n").at(-1) ?? "";
}

/** Runs the original document's shell samples, as one merchant of the sandbox. */
export async function runSamples(
  sandbox: Pick<RunningSandbox, "data" | "file" | "url">,
  authToken: string,
  { merchant = 0, charset = "gbk", curl = "" } = {},
): Promise<SampleRun> {
  const app = sandbox.file.apps[0];
  const { mch_id, cert_serialno, private_key_file } = sandbox.file.merchants[merchant] ?? {};
  return runDocumentSamples({
    URL: sandbox.url,
    APPID: app?.appid,
    APPSECRET: app?.secret,
    MCH_ID: mch_id,
    CERT_SERIALNO: cert_serialno,
    KEY: join(sandbox.data, private_key_file ?? ""),
    AUTH_TOKEN: authToken,
    CHARSET: charset,
    CURL_OPTIONS: curl,
  });
}

/** The same for anybody who has what the script asks for in its head. */
export async function runDocumentSamples(
  given: Readonly<Record<string, string | undefined>>,
): Promise<SampleRun> {
  const child = spawn("bash", [SCRIPT], { env: { PATH: process.env.PATH, ...given } });
  let [stdout, answers] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    answers += text;
  });
  await once(child, "close");
  const [name, number] = stdout.split("\n");
  return { name, number, answers };
}
