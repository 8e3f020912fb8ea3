/** What operations are about, and whose it is. */
import type { Subject } from "./operation.ts";

/** The operator's own: staff alone. */
export const thePlatform: Subject<unknown> = { kind: "platform", whose: () => "platform" };

/** A list of which the operation itself picks what the actor may see. */
export const whatIsVisible: Subject<unknown> = { kind: "visible", whose: () => "visible" };

export const theMiniProgram: Subject<{ readonly appid: string }> = {
  kind: "organisation",
  whose: async ({ appid }, { stores }) => ((await stores.miniPrograms.find(appid)) ? "platform" : undefined),
  missing: ({ appid }) => ({ en: `no mini program ${appid}`, zh: `没有小程序 ${appid}` }),
};

export const theMerchant: Subject<{ readonly mch_id: string }> = {
  kind: "organisation",
  whose: async ({ mch_id }, { stores }) => ((await stores.merchants.find(mch_id)) ? "platform" : undefined),
  missing: ({ mch_id }) => ({ en: `no merchant ${mch_id}`, zh: `没有商户 ${mch_id}` }),
};

export const theCertificate: Subject<{ readonly cert_serialno: string }> = {
  kind: "organisation",
  whose: async ({ cert_serialno }, { stores }) =>
    (await stores.merchants.findCertificate(cert_serialno)) ? "platform" : undefined,
  missing: ({ cert_serialno }) => ({
    en: `no certificate ${cert_serialno}`,
    zh: `没有证书 ${cert_serialno}`,
  }),
};
