/** Tells whoever can act of certificates, and of the authority, that end soon. */
import { randomBytes } from "node:crypto";
import type { OperationDeps } from "@shiming/administration";
import { officersAddresses, warnedAddresses, warnOfAuthorityEnds, warnOfEnds } from "@shiming/core";

export function certificateWarnings({ stores, people, authority, keys }: OperationDeps) {
  const warned = { ...stores, people };
  const deps = {
    ...{ ...stores, authority, keys, random: randomBytes },
    addressesOf: (mchId: string) => warnedAddresses(mchId, warned),
    officers: () => officersAddresses(warned),
  };
  return async (at: Date): Promise<void> => {
    await warnOfEnds(deps, at);
    await warnOfAuthorityEnds(deps, at);
  };
}
