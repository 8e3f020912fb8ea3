import { join, relative } from "node:path";
import type { Language } from "../language.ts";
import { facts } from "../listing/table.ts";
import { originOf } from "./origins.ts";
import { localAuthorityFile, readSandboxFile, type SandboxFile } from "./sandbox-file.ts";
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
  const { console: consoleOfStaff } = readSandboxFile(data);
  if (consoleOfStaff.sign_ins.length > 0) printSignIns(consoleOfStaff, language);
  console.log(`ready ${url}`);
}

/** As whom to begin: one who decides, and one who applies. */
const SHOWN = ["reviewer", "fund_owner"];

function printSignIns({ url, sign_ins }: SandboxFile["console"], language: Language): void {
  const words = WORDS[language];
  const shown = sign_ins.filter(({ who }) => SHOWN.includes(who));
  const width = Math.max(...shown.map(({ email }) => email.length));
  const people = shown.map(
    ({ who, email }) => [who, `${email.padEnd(width)}  npx shiming sandbox code ${who}`] as const,
  );
  const others = [words.others, words.more(sign_ins.length - shown.length)] as const;
  console.log(words.signIn(url, shown[0]?.password ?? ""));
  console.log(indented(facts([...people, others])));
}

const indented = (lines: string) => lines.replaceAll(/^/gm, "  ");

const WORDS = {
  en: {
    title: "Shiming sandbox: an invented world, for this machine alone",
    phone: "phone     ",
    platform: "platform  ",
    api: "API       ",
    documents: "documents ",
    file: "apps, certificates, people",
    trust: "trust     ",
    signIn: (url: string, password: string) =>
      `Sign in at ${url} with the password ${password} and a code of the second factor:`,
    others: "others",
    more: (count: number) => `${count} people: "console" in sandbox.json`,
  },
  zh: {
    title: "实名沙箱：虚构的人和小程序，仅供本机使用",
    phone: "手机      ",
    platform: "平台      ",
    api: "接口      ",
    documents: "文档      ",
    file: "小程序、证书、人物",
    trust: "信任证书  ",
    signIn: (url: string, password: string) => `登录 ${url}，密码 ${password}，再输入第二因素的验证码：`,
    others: "其他",
    more: (count: number) => `${count} 人：见 sandbox.json 的 "console"`,
  },
} as const satisfies Record<Language, object>;
