/** TLS to the database, as an address asks for it: whoever encrypts looks at whom they encrypt for. */
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { type ConnectionOptions, createSecureContext } from "node:tls";
import { StoreUnavailable } from "../store-unavailable.ts";

const MODES = ["disable", "verify-full", "verify-ca"] as const;
type Mode = (typeof MODES)[number];

const FILES = { sslrootcert: "ca", sslcert: "cert", sslkey: "key" } as const;
type Files = Readonly<Partial<Record<(typeof FILES)[keyof typeof FILES], string>>>;

/** Ways of the driver around what is said here. */
const OTHERS = ["ssl", "uselibpqcompat"];

/**
 * Takes what an address says of TLS out of it: `sslmode`, and files in PEM by `sslrootcert` (whom to trust, unless it is those that
 * Node.js trusts), `sslcert` and `sslkey` (who we are).
 * @returns `undefined` where it says nothing
 * @throws StoreUnavailable for another mode, a file that cannot be read, and a certificate without its key
 */
export function takeTls(url: URL): ConnectionOptions | false | undefined {
  const said = new Map<string, string>();
  for (const name of ["sslmode", ...Object.keys(FILES), ...OTHERS]) {
    const value = url.searchParams.get(name);
    if (value === null) continue;
    if (OTHERS.includes(name)) throw unknown(name);
    said.set(name, value);
    url.searchParams.delete(name);
  }
  if (said.size === 0) return undefined;
  const mode = modeOf(said.get("sslmode") ?? "verify-full");
  if (mode === "disable") return false;
  const contents = Object.entries(FILES).flatMap(([name, option]) => {
    const file = said.get(name);
    return file === undefined ? [] : [[option, contentOf(name, file)]];
  });
  const files: Files = Object.fromEntries(contents);
  requirePair(files);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return {
    ...files,
    // The driver hands on a name, and has an address compared with `localhost`.
    ...(isIP(host) > 0 && { host }),
    ...(mode === "verify-ca" && { checkServerIdentity: () => undefined }),
  };
}

function modeOf(text: string): Mode {
  const mode = MODES.find((known) => known === text);
  if (!mode) throw unknown(`sslmode=${text}`);
  return mode;
}

/** One without the other would be left out without a word, and found wrong by the server. */
function requirePair({ cert, key }: Files): void {
  if ((cert === undefined) !== (key === undefined)) throw unusable("one is missing", "缺少其中之一");
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw unusable(code, code);
  }
}

function unusable(en: string, zh: string): StoreUnavailable {
  return new StoreUnavailable({
    en: `The database's address names a certificate that cannot be used (${en}): sslcert and sslkey belong together, in PEM, the key without a password.`,
    zh: `数据库地址所指的证书无法使用（${zh}）：sslcert 与 sslkey 须配对，均为 PEM 格式，私钥不加密码。`,
  });
}

function contentOf(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new StoreUnavailable({
      en: `The database's address names a file that cannot be read: ${name}=${file} (${code}).`,
      zh: `数据库地址所指的文件无法读取：${name}=${file}（${code}）。`,
    });
  }
}

function unknown(what: string): StoreUnavailable {
  return new StoreUnavailable({
    en: `The database's address asks for ${what}: what there is, is sslmode=${MODES.join(", ")}; require and prefer verify nobody.`,
    zh: `数据库地址要求 ${what}：可用的是 sslmode=${MODES.join("、")}；require 和 prefer 不核实对方身份。`,
  });
}
