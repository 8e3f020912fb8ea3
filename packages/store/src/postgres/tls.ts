/** TLS to the database, as an address asks for it: whoever encrypts looks at whom they encrypt for. */
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { StoreUnavailable } from "../store-unavailable.ts";

const MODES = ["disable", "verify-full", "verify-ca"] as const;
type Mode = (typeof MODES)[number];

const FILES = { sslrootcert: "ca", sslcert: "cert", sslkey: "key" } as const;
/** Ways of the driver around what is said here. */
const OTHERS = ["ssl", "uselibpqcompat"];

/**
 * Takes what an address says of TLS out of it: `sslmode`, and files in PEM by `sslrootcert` (whom to trust, unless it is those that
 * Node.js trusts), `sslcert` and `sslkey` (who we are).
 * @returns `undefined` where it says nothing
 * @throws StoreUnavailable for another mode, or a file that cannot be read
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
  const files = Object.entries(FILES).flatMap(([name, option]) => {
    const file = said.get(name);
    return file === undefined ? [] : [[option, contentOf(name, file)]];
  });
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return {
    ...Object.fromEntries(files),
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
