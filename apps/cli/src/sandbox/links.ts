import { join, relative } from "node:path";
import type { Language } from "../language.ts";
import { originOf } from "./origins.ts";
import { localAuthorityFile } from "./sandbox-file.ts";
import type { SandboxSettings } from "./start.ts";

/** For people first. The last line is for programs. */
export function printLinks(
  { data, https }: Pick<SandboxSettings, "data" | "https">,
  url: string,
  language: Language,
  phoneUrl: string = originOf("phone", url),
): void {
  const folder = relative("", data) || ".";
  const words = WORDS[language];
  console.log(words.title);
  console.log(`  ${words.phone} ${phoneUrl}`);
  console.log(`  ${words.platform} ${url}`);
  console.log(`  ${words.api} ${url}/openapi.json`);
  console.log(`  ${words.documents} ${originOf("docs", url)}`);
  console.log(`  ${words.file}   ${join(folder, "sandbox.json")}`);
  if (https) console.log(`  ${words.trust} ${localAuthorityFile(folder)}`);
  console.log(`ready ${url}`);
}

const WORDS = {
  en: {
    title: "Shiming sandbox: an invented world, for this machine alone",
    phone: "phone     ",
    platform: "platform  ",
    api: "API       ",
    documents: "documents ",
    file: "apps, certificates, people",
    trust: "trust     ",
  },
  zh: {
    title: "实名沙箱：虚构的人和小程序，仅供本机使用",
    phone: "手机      ",
    platform: "平台      ",
    api: "接口      ",
    documents: "文档      ",
    file: "小程序、证书、人物",
    trust: "信任证书  ",
  },
} as const satisfies Record<Language, object>;
