import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { BlockList, isIP, type Socket } from "node:net";
import { type EventTransport, type Pushed, refuse } from "@shiming/core";
import { judge, readBody } from "./answer.ts";
import { ForbiddenAddress, guardedLookup, type Resolve } from "./lookup.ts";
import { isReachable } from "./public-addresses.ts";

export interface EventTransportSettings {
  /** Addresses that are not public, and may be reached all the same. */
  readonly listed?: BlockList | undefined;
  /** Of a sandbox alone: endpoints on this machine without TLS. */
  readonly allowsPlainHttp?: boolean | undefined;
  /** Authorities that are trusted in place of those that everybody trusts. PEM. */
  readonly ca?: string | undefined;
  readonly patienceMs?: number | undefined;
  readonly resolve?: Resolve | undefined;
}

const PATIENCE_MS = 10_000;

/** Each address is looked at when the connection is made, by what it is connected to; no redirection is followed. */
export function createEventTransport({
  listed = new BlockList(),
  allowsPlainHttp = false,
  ca,
  patienceMs = PATIENCE_MS,
  resolve,
}: EventTransportSettings = {}): EventTransport & { close(): void } {
  const lookup = guardedLookup(listed, resolve);
  const kept = { keepAlive: true, maxFreeSockets: 64, lookup };
  const agents = { "https:": new HttpsAgent({ ...kept, ...(ca && { ca }) }), "http:": new HttpAgent(kept) };
  const requireAllowed = (text: string): URL => requireUrl(text, { listed, allowsPlainHttp });

  const exchange = (url: URL, token: string, begun: number) =>
    new Promise<Pushed>((done, fail) => {
      const signal = AbortSignal.timeout(patienceMs);
      const { request, agent } =
        url.protocol === "http:"
          ? { request: requestHttp, agent: agents["http:"] }
          : { request: requestHttps, agent: agents["https:"] };
      const outgoing = request(url, { method: "POST", agent, signal, headers: headersOf(token) });
      outgoing.on("socket", (socket) => guard(socket, outgoing, listed));
      outgoing.on("response", (incoming: IncomingMessage) => {
        // From here on the end of the body decides, and not that of the request.
        outgoing.removeAllListeners("error").on("error", () => {});
        void readBody(incoming).then((body) => done(judge(incoming, body, Date.now() - begun)));
      });
      outgoing.on("error", (error: NodeJS.ErrnoException) => fail(new Broken(error, outgoing)));
      outgoing.end(token);
    });

  return {
    requireAllowed: (url) => void requireAllowed(url),
    async push(text, token) {
      const begun = Date.now();
      for (let isFirst = true; ; isFirst = false) {
        try {
          return await exchange(requireAllowed(text), token, begun);
        } catch (error) {
          // A kept connection may have been closed while it was not used.
          if (isFirst && error instanceof Broken && error.wasUsedBefore) continue;
          return { outcome: "failed", error: reasonOf(error, patienceMs), tookMs: Date.now() - begun };
        }
      }
    },
    close: () => Object.values(agents).forEach((agent) => void agent.destroy()),
  };
}

class Broken extends Error {
  readonly wasUsedBefore: boolean;
  constructor(cause: NodeJS.ErrnoException, { reusedSocket }: ClientRequest) {
    super("", { cause });
    this.wasUsedBefore = reusedSocket && (cause.code === "ECONNRESET" || cause.code === "EPIPE");
  }
}

const headersOf = (token: string) => ({
  "content-type": "application/secevent+jwt",
  accept: "application/json",
  "content-length": String(Buffer.byteLength(token)),
  "user-agent": "Shiming",
});

/** Before anything is said over it. An address that stands in the URL itself is looked up by nobody. */
function guard(socket: Socket, outgoing: ClientRequest, listed: BlockList): void {
  const look = () => {
    if (isReachable(socket.remoteAddress ?? "", listed)) return;
    outgoing.destroy(new ForbiddenAddress("the address is not public"));
  };
  if (socket.connecting) socket.once("connect", look);
  else look();
}

/** @throws `value_invalid` */
function requireUrl(
  text: string,
  { listed, allowsPlainHttp }: { readonly listed: BlockList; readonly allowsPlainHttp: boolean },
): URL {
  const url = URL.parse(text);
  const isPlain = allowsPlainHttp && url?.protocol === "http:";
  if (!url) return refuse("value_invalid", { hint: NO_ADDRESS });
  if (url.protocol !== "https:" && !isPlain) return refuse("value_invalid", { hint: NO_HTTPS });
  if (url.username || url.password || url.hash) refuse("value_invalid", { hint: TOO_MUCH });
  const literal = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(literal) !== 0 && !isReachable(literal, listed)) refuse("value_invalid", { hint: NOT_PUBLIC });
  return url;
}

const NO_ADDRESS = {
  en: "it is no whole address: one is https://city.example.com/events",
  zh: "不是完整的网址：应如 https://city.example.com/events",
};
const NO_HTTPS = {
  en: "the address begins with https://",
  zh: "地址须以 https:// 开头",
};
const TOO_MUCH = {
  en: "the address has neither a user name nor a fragment",
  zh: "地址中不能有用户名或片段（#…）",
};
const NOT_PUBLIC = {
  en: "events are pushed to public addresses alone; others are listed by the platform's operator",
  zh: "事件只推送到公网地址；其他地址须由平台运营方列入许可",
};

/** In the words of the protocol: the text of an error may quote anything. */
function reasonOf(error: unknown, patienceMs: number): string {
  const cause = error instanceof Broken ? error.cause : error;
  if (cause instanceof ForbiddenAddress) return cause.message;
  if (!(cause instanceof Error)) return "no answer";
  if (cause.name === "AbortError" || cause.name === "TimeoutError") {
    return `no answer within ${patienceMs / 1000} s`;
  }
  const { code } = cause as NodeJS.ErrnoException;
  if (code?.startsWith("HPE_")) return "the answer is no HTTP";
  return code ?? NOT_PUBLIC.en;
}
