import { isIP } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { type Checked, failed, passed, skipped, skippedAfter, text } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import type { Fault } from "@shiming/wire";
import { endpointOf, PATIENCE_MS } from "./address.ts";
import { codeOf } from "./call.ts";

interface Handshake {
  readonly protocol: string;
  readonly validTo: Date;
  /** Why the certificate is not trusted. */
  readonly distrust: string | undefined;
}

/** With http nothing is encrypted, and there is nothing to look at but whether the port would rather have TLS. */
export async function checkTls(
  url: URL | undefined,
  isReached: true | undefined,
  ca: string | undefined,
): Promise<Checked<true>> {
  const step = "tls";
  if (!url || !isReached) return skippedAfter(step, "connection");
  const handshake = await shakeHands(url, ca).catch((error: unknown) => codeOf(error));
  if (url.protocol === "http:") return checkNoTls(handshake);
  if (typeof handshake === "string") return noHandshake(handshake);
  if (handshake.distrust !== undefined) return distrusted(handshake.distrust);
  const until = handshake.validTo.toISOString().slice(0, 10);
  const seen = text(
    `${handshake.protocol}, trusted, valid until ${until}`,
    `${handshake.protocol}，可信，有效期至 ${until}`,
  );
  return passed(step, seen, true);
}

function checkNoTls(handshake: Handshake | string): Checked<true> {
  if (typeof handshake === "string") {
    return { ...skipped("tls", text("http, on this machine alone", "本机 http，无需检查")), value: true };
  }
  return failed(
    "tls",
    text(
      "the port speaks TLS, and the base URL begins with http://",
      "该端口使用 TLS，而地址以 http:// 开头",
    ),
    text("Begin the base URL with https://.", "请把地址改为以 https:// 开头。"),
  );
}

function noHandshake(code: string): Checked<true> {
  const seen = text(`no TLS handshake (${code})`, `TLS 握手失败（${code}）`);
  const isPlain =
    code === "ERR_SSL_WRONG_VERSION_NUMBER" || code === "ERR_SSL_PACKET_LENGTH_TOO_LONG" || code === "EPROTO";
  return isPlain
    ? failed(
        "tls",
        seen,
        text(
          "The port speaks no TLS: correct the port, or begin the base URL of a sandbox with http://.",
          "该端口不使用 TLS：请更正端口；沙箱地址可用 http:// 开头。",
        ),
      )
    : failed(
        "tls",
        seen,
        text("The platform must offer TLS 1.2 or 1.3 on this port.", "平台须在该端口提供 TLS 1.2 或 1.3。"),
        { fault: "platform" },
      );
}

interface Distrust {
  readonly seen: Text;
  readonly mend: Text;
  readonly fault?: Fault;
}

/** By the codes of OpenSSL and Node. */
const distrusts: Readonly<Record<string, Distrust>> = {
  CERT_HAS_EXPIRED: {
    seen: text("the server's certificate has expired", "服务器证书已过期"),
    mend: text(
      "The platform must renew its certificate. If it looks fine elsewhere, set this machine's clock.",
      "平台需要更换证书；若在别处正常，请校准本机时钟。",
    ),
    fault: "platform",
  },
  CERT_NOT_YET_VALID: {
    seen: text("the server's certificate is not valid yet", "服务器证书尚未生效"),
    mend: text("Set this machine's clock by NTP.", "请用 NTP 校准本机时钟。"),
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    seen: text("the server's certificate is for another name", "服务器证书不是这个名称的"),
    mend: text(
      "Use a name that the certificate has, or ask the platform to add this one.",
      "请使用证书中的名称，或请平台在证书中加入此名称。",
    ),
  },
};

function distrusted(code: string): Checked<true> {
  const known = distrusts[code];
  if (known) return failed("tls", known.seen, known.mend, { fault: known.fault ?? "caller" });
  const seen = text(
    `the server's certificate is by an authority that is not trusted here (${code})`,
    `本机不信任服务器证书的签发者（${code}）`,
  );
  const mend = text(
    "Trust that authority: --ca FILE here, NODE_EXTRA_CA_CERTS=FILE for your program (a sandbox: https/ca.crt in its folder).",
    "请信任该签发者：此处用 --ca FILE，程序中用 NODE_EXTRA_CA_CERTS=FILE（沙箱为其目录下的 https/ca.crt）。",
  );
  return failed("tls", seen, mend);
}

/** Shakes hands with whoever it is, to see why one should not; nothing is sent. */
function shakeHands(url: URL, ca: string | undefined): Promise<Handshake> {
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const servername = isIP(name) ? {} : { servername: name };
  return new Promise((resolve, reject) => {
    const options = { ...endpointOf(url), rejectUnauthorized: false, ...servername, ...(ca ? { ca } : {}) };
    const socket = connect(options, () => {
      resolve(describe(socket));
      socket.destroy();
    });
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(Object.assign(new Error(), { code: "ETIMEDOUT" })));
    socket.once("error", reject);
    socket.once("close", () => reject(Object.assign(new Error(), { code: "ECONNRESET" })));
  });
}

function describe(socket: TLSSocket): Handshake {
  const error = socket.authorizationError as unknown;
  const distrust = error instanceof Error ? codeOf(error) : (error ?? undefined);
  return {
    protocol: socket.getProtocol() ?? "TLS",
    validTo: new Date(socket.getPeerCertificate().valid_to),
    distrust: socket.authorized ? undefined : String(distrust),
  };
}
