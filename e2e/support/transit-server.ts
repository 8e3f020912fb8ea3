/**
 * A KMS that speaks as much of the transit protocol of OpenBao and Vault as is asked of one: `encrypt` and `decrypt` with
 * associated data, versions of a key, tokens, and statuses as theirs are.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createServer as createPlainServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface TransitServer {
  readonly url: string;
  /** How often it was asked. */
  readonly calls: number;
  /** What it answers everything with from now on; `undefined` for what it should. */
  fault: number | "silence" | undefined;
  readonly token: string;
  /** The key has another version from now on, which encrypts; with `least`, older ones decrypt no more. */
  rotate(least?: number): void;
  close(): Promise<void>;
}

interface Asked {
  readonly plaintext?: string;
  readonly ciphertext?: string;
  readonly associated_data?: string;
}

export async function startTransitServer(
  key: string,
  tls?: { readonly cert: Buffer; readonly key: Buffer },
): Promise<TransitServer> {
  const versions = [randomBytes(32)];
  let least = 1;
  let calls = 0;
  const token = randomBytes(16).toString("hex");
  const answer: RequestListener = async (request, response) => {
    calls += 1;
    if (server.fault === "silence") return;
    const [, , mount, what, name] = (request.url ?? "").split("/");
    const asked = JSON.parse(await textOf(request)) as Asked;
    const say = (status: number, data: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(data));
    if (server.fault !== undefined) return say(server.fault, { errors: [] });
    if (request.headers["x-vault-token"] !== token) return say(403, { errors: ["permission denied"] });
    if (mount !== "transit" || name !== key) return say(400, { errors: ["encryption key not found"] });
    const aad = Buffer.from(asked.associated_data ?? "", "base64");
    if (what === "encrypt") {
      const plaintext = Buffer.from(asked.plaintext ?? "", "base64");
      return say(200, {
        data: { ciphertext: encrypt(versions, plaintext, aad), key_version: versions.length },
      });
    }
    try {
      const plaintext = decrypt(versions, least, asked.ciphertext ?? "", aad);
      return say(200, { data: { plaintext: plaintext.toString("base64") } });
    } catch {
      return say(400, { errors: ["cipher: message authentication failed"] });
    }
  };
  const http = tls ? createTlsServer(tls, answer) : createPlainServer(answer);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const server: TransitServer = {
    url: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    get calls() {
      return calls;
    },
    fault: undefined,
    token,
    rotate(oldest = 1) {
      versions.push(randomBytes(32));
      least = oldest;
    },
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

function encrypt(versions: readonly Buffer[], plaintext: Buffer, aad: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", versions.at(-1) as Buffer, iv).setAAD(aad);
  const sealed = Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return `vault:v${versions.length}:${sealed.toString("base64")}`;
}

function decrypt(versions: readonly Buffer[], least: number, ciphertext: string, aad: Buffer): Buffer {
  const [, version = "0", base64 = ""] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
  if (Number(version) < least) throw new RangeError("ciphertext version is disallowed by policy (too old)");
  const sealed = Buffer.from(base64, "base64");
  const decipher = createDecipheriv(
    "aes-256-gcm",
    versions[Number(version) - 1] as Buffer,
    sealed.subarray(0, 12),
  );
  decipher.setAAD(aad).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}
