/** From the text of a setting to its value. Each throws a sentence about another text. */
import { isNetwork } from "@shiming/platform/networks";
import { usage } from "../sentence.ts";
import { wholeNumber } from "../whole-number.ts";

export function readOrigin(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin =
    url &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === "/" &&
    !(url.search || url.hash || url.username || url.password);
  return isOrigin
    ? url.origin
    : usage({
        en: `${name} must be an origin such as https://realname.example.com.`,
        zh: `${name} 须为一个源，例如 https://realname.example.com。`,
      });
}

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

export function readListenAddress(text: string, name: string): ListenAddress {
  const match = /^\[?([\w.:%-]+?)\]?:(\d{1,5})$/.exec(text);
  const port = Number(match?.[2]);
  return match?.[1] && port <= 65_535
    ? { host: match[1], port }
    : usage({
        en: `${name} must be host:port, such as 0.0.0.0:8443.`,
        zh: `${name} 须为“主机:端口”，例如 0.0.0.0:8443。`,
      });
}

export function readNetworks(text: string, name: string): readonly string[] {
  const networks = text.split(",").map((address) => address.trim());
  const wrong = networks.find((network) => !isNetwork(network));
  return wrong === undefined
    ? networks
    : usage({
        en: `${name} names "${wrong}", which is neither an address nor a network such as 10.0.0.0/8.`,
        zh: `${name} 中的“${wrong}”既不是地址，也不是网段（例如 10.0.0.0/8）。`,
      });
}

const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;

export function readLogLevel(text: string, name: string): string {
  const isLevel = (LOG_LEVELS as readonly string[]).includes(text);
  return isLevel
    ? text
    : usage({
        en: `${name} must be one of ${LOG_LEVELS.join(", ")}.`,
        zh: `${name} 须为 ${LOG_LEVELS.join("、")} 之一。`,
      });
}

export function readYesNo(text: string, name: string): boolean {
  return text === "yes" || text === "no"
    ? text === "yes"
    : usage({ en: `${name} must be yes or no.`, zh: `${name} 须为 yes 或 no。` });
}

const SHORTEST_TOKEN = 32;

/** It must be as hard to guess as 128 random bits in hexadecimal, and fit into a header. */
export function readToken(text: string, name: string): string {
  if (!/^[\x21-\x7e]+$/.test(text)) {
    usage({
      en: `${name} must be printable ASCII without spaces, or no header can carry it.`,
      zh: `${name} 只能含可见的 ASCII 字符，不含空格，否则无法放进请求头。`,
    });
  }
  return text.length >= SHORTEST_TOKEN
    ? text
    : usage({
        en: `${name} is too short to be secret: at least ${SHORTEST_TOKEN} characters, such as "openssl rand -hex 32" makes.`,
        zh: `${name} 太短，容易被猜到：至少 ${SHORTEST_TOKEN} 个字符，例如用 openssl rand -hex 32 生成。`,
      });
}

/** Texts that are separated by commas. */
export function readList(text: string, name: string): readonly string[] {
  const values = text.split(",").map((value) => value.trim());
  return values.includes("")
    ? usage({ en: `${name} has an empty value between its commas.`, zh: `${name} 的逗号之间有空值。` })
    : values;
}

export function readNumber(least: number, most: number) {
  return (text: string, name: string): number => wholeNumber(name, least, most)(text);
}

/** A text that is taken as it is. */
export const readText = (text: string) => text;
