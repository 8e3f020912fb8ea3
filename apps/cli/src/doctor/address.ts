/** The steps from an address to a connection: the form of the base URL, name, port, TLS. */

import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { type Checked, failed, passed, skipped, skippedAfter, text } from "@shiming/administration";
import { isThisMachine } from "../steps/caller.ts";
import { codeOf } from "./call.ts";

/** How long a connection or a handshake may take. */
export const PATIENCE_MS = 8_000;

const EXAMPLE = text(
  "Write it as https://realname.example.com, with nothing after the host but a port.",
  "请写成 https://realname.example.com 的形式，主机（和端口）之后不要有其他内容。",
);

export function checkBaseUrl(baseUrl: string | undefined): Checked<URL> {
  const step = "base_url";
  if (!baseUrl) return skipped(step, text("needs --base-url or --sandbox", "需要 --base-url 或 --sandbox"));
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    return failed(step, text("it is not an http or https URL", "不是 http 或 https 地址"), EXAMPLE);
  }
  if (
    url.username ||
    url.password ||
    url.search ||
    url.hash ||
    /\/(?:cgi-bin|wxa)(?:\/|$)/.test(url.pathname)
  ) {
    return failed(step, text("it has more than a base URL should have", "地址中有多余的内容"), EXAMPLE);
  }
  if (url.protocol === "http:" && !isThisMachine(url.hostname)) {
    const seen = text(`http beyond this machine: ${url.origin}`, `在本机之外使用 http：${url.origin}`);
    return failed(
      step,
      seen,
      text(
        "Begin it with https://; the secret would travel in the clear.",
        "请改用 https://，否则 secret 会明文传输。",
      ),
    );
  }
  return passed(step, text(url.origin, url.origin), url);
}

/** Where to connect. Every name below `localhost` is this machine (RFC 6761 §6.3), which not every resolver knows. */
export function endpointOf({ hostname, port, protocol }: URL): {
  readonly host: string;
  readonly port: number;
} {
  const host = hostname.endsWith("localhost") ? "127.0.0.1" : hostname.replace(/^\[|\]$/g, "");
  return { host, port: Number(port || (protocol === "https:" ? 443 : 80)) };
}

export async function checkConnection(url: URL | undefined): Promise<Checked<true>> {
  const step = "connection";
  if (!url) return skippedAfter(step, "base_url");
  const { host, port } = endpointOf(url);
  try {
    const { address } = await lookup(host);
    await reach(address, port);
    return passed(step, text(`${address} port ${port}`, `${address} 端口 ${port}`), true);
  } catch (error) {
    return unreachable(host, port, codeOf(error));
  }
}

function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal: AbortSignal.timeout(PATIENCE_MS) });
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });
}

function unreachable(host: string, port: number, code: string): Checked<true> {
  const step = "connection";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    const mend = text(
      "Check the host's spelling, and that this machine has a name server.",
      "请检查主机名拼写，以及本机的 DNS 设置。",
    );
    return failed(step, text(`no address for ${host} (${code})`, `查不到 ${host} 的地址（${code}）`), mend);
  }
  if (code === "ECONNREFUSED") {
    const mend = text(
      'Start the platform ("shiming sandbox" for a sandbox), or correct the port.',
      "请启动平台（沙箱用“shiming sandbox”），或更正端口。",
    );
    const seen = text(`nothing listens on ${host} port ${port}`, `${host} 端口 ${port} 没有服务`);
    return failed(step, seen, mend, { fault: "platform" });
  }
  const mend = text(
    "Check the network between this machine and the platform: firewall, proxy, route.",
    "请检查两端之间的网络：防火墙、代理、路由。",
  );
  return failed(
    step,
    text(`${host} port ${port} cannot be reached (${code})`, `连不上 ${host} 端口 ${port}（${code}）`),
    mend,
  );
}
