/** A merchant who signs requests and reads what is encrypted to it. A client that only verifies has none (contract §9). */
import { Decrypter } from "./decryption/decrypter.ts";
import type { Merchant } from "./options/read-options.ts";
import { Signer } from "./realname-info/signer.ts";

export interface MerchantAtWork {
  readonly mchId: string;
  readonly signer: Signer;
  readonly decrypter: Decrypter;
}

/** @param workers threads that decrypt */
export function merchantAtWork(
  { mchId, privateKey, certSerialNo }: Merchant,
  workers: number,
): MerchantAtWork {
  return {
    mchId,
    signer: new Signer(privateKey, certSerialNo),
    decrypter: new Decrypter(privateKey, workers),
  };
}
