import { certSerialNosMeant } from "@shiming/crypto";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";

/** The certificate whose serial number a text means, whichever way it is written. */
export async function findCertificateMeant(
  text: string,
  { merchants }: { readonly merchants: Pick<MerchantStore, "findCertificate"> },
): Promise<MerchantCertificate | undefined> {
  for (const certSerialNo of certSerialNosMeant(text)) {
    const found = await merchants.findCertificate(certSerialNo);
    if (found) return found;
  }
  return undefined;
}
