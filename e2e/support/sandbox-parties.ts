/** The parties of a sandbox as its `sandbox.json` describes them, to speak the protocol of the tests. */
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestMerchant } from "./merchants.ts";
import type { ReachedPlatform } from "./protocol.ts";
import type { RunningSandbox } from "./shiming.ts";

export interface SandboxParties extends ReachedPlatform {
  readonly merchant: TestMerchant;
}

/** Its first mini program, approved and bound, and the merchant of that. */
export function partiesOf({
  url,
  data,
  file,
}: Pick<RunningSandbox, "url" | "data" | "file">): SandboxParties {
  const { appid = "", secret = "", mch_id } = file.apps[0] ?? {};
  const merchant = file.merchants.find((each) => each.mch_id === mch_id);
  if (!merchant) throw new Error("the sandbox's first mini program has no merchant");
  const privateKeyFile = join(data, merchant.private_key_file);
  const hostKey = readKey(join(data, file.host.private_key_file));
  return {
    url,
    baseUrl: url,
    now: () => new Date(),
    world: { app: { appid, secret } },
    host: {
      issuer: file.host.issuer,
      kid: file.host.kid,
      privateKey: hostKey,
      publicKeyPem: createPublicKey(hostKey).export({ type: "spki", format: "pem" }).toString(),
    },
    merchant: {
      mchId: merchant.mch_id,
      certSerialNo: merchant.cert_serialno,
      certificatePem: readFileSync(join(data, merchant.certificate_file), "utf8"),
      privateKeyFile,
      privateKey: readKey(privateKeyFile),
    },
  };
}

function readKey(file: string): KeyObject {
  return createPrivateKey(readFileSync(file));
}
