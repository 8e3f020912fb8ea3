import type {
  AccessToken,
  CallerReads,
  Merchant,
  MerchantCertificate,
  MiniProgram,
  Stores,
} from "@shiming/core";
import { Remembered } from "./remembered.ts";

/** Whose changes are seen at once by what the same process reads of its callers. */
type Registers = Pick<
  Stores,
  "accessTokens" | "applications" | "housekeeping" | "merchants" | "miniPrograms" | "olderData"
>;

export function rememberCallers(registers: Registers): Registers & { readonly callers: CallerReads } {
  const isThere = (found: unknown) => found !== undefined;
  const tokens = new Remembered<AccessToken | undefined>(isThere);
  const apps = new Remembered<MiniProgram | undefined>((app) => app?.access.state === "approved");
  const bindings = new Remembered<boolean>((isBound) => isBound);
  const merchants = new Remembered<Merchant | undefined>(isThere);
  const certificates = new Remembered<MerchantCertificate | undefined>(isThere);
  const forgetTokens = () => tokens.forgetAll();
  const forgetAll = () => {
    for (const each of [tokens, apps, bindings, merchants, certificates]) each.forgetAll();
  };

  const { accessTokens, applications, housekeeping, miniPrograms, olderData } = registers;
  return {
    callers: {
      accessTokens: { find: (digest) => tokens.get(digest, () => accessTokens.find(digest)) },
      miniPrograms: {
        find: (appid) => apps.get(appid, () => miniPrograms.find(appid)),
        isBound: (appid, mchId) =>
          bindings.get(`${appid} ${mchId}`, () => miniPrograms.isBound(appid, mchId)),
      },
      merchants: {
        find: (mchId) => merchants.get(mchId, () => registers.merchants.find(mchId)),
        findCertificate: (serial) =>
          certificates.get(serial, () => registers.merchants.findCertificate(serial)),
      },
    },
    // Some clients ask for an access token with each call.
    accessTokens: { ...accessTokens, changeChain: followed(accessTokens.changeChain, forgetTokens) },
    applications: { ...applications, change: followed(applications.change, forgetAll) },
    housekeeping: { ...housekeeping, endIssuedAhead: followed(housekeeping.endIssuedAhead, forgetAll) },
    merchants: {
      ...registers.merchants,
      change: followed(registers.merchants.change, forgetAll),
      changeCertificates: followed(registers.merchants.changeCertificates, forgetAll),
    },
    miniPrograms: {
      ...miniPrograms,
      change: followed(miniPrograms.change, forgetAll),
      transfer: followed(miniPrograms.transfer, forgetAll),
      changeBinding: followed(miniPrograms.changeBinding, forgetAll),
    },
    olderData: { voidAll: followed(olderData.voidAll, forgetAll) },
  };
}

/** The same, and `then` when it has ended, well or not: one that is cut off may have been committed. */
function followed<Work extends (...given: never[]) => Promise<unknown>>(work: Work, then: () => void): Work {
  const done = async (...given: never[]) => {
    try {
      return await work(...given);
    } finally {
      then();
    }
  };
  return done as Work;
}
