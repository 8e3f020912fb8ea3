import { holdsPrivateKey } from "@shiming/crypto";
import { type Failure, refuse } from "../failure.ts";

/** Before anything is done with what was handed in: it would be as if nothing had happened. @throws the failure given */
export function requireNoPrivateKey(
  given: string,
  failure: Extract<Failure, "certificate_request_invalid" | "certificate_invalid">,
): void {
  if (holdsPrivateKey(given)) refuse(failure, { hint: HANDED_OUT });
}

const HANDED_OUT = {
  en: "there is a private key in it, which nobody else may have: make a new key, and hand in what belongs to it without the key",
  zh: "其中有私钥，而私钥不应交给任何人：请重新生成密钥，并只提交与之对应的证书请求或证书",
};
