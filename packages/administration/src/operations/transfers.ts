import {
  acceptTransfer,
  assignMerchant,
  assignMiniProgram,
  endAccess,
  endTransferOffer,
  isVisible,
  offerTransfer,
} from "@shiming/core";
import Type from "typebox";
import { applicationDeps } from "../application-deps.ts";
import { appNow, merchantNow } from "../described.ts";
import { describeOffer, openOffers } from "../described-offer.ts";
import { operation } from "../operation.ts";
import { organisationNamed } from "../organisation-named.ts";
import { Done, Input, Nothing } from "../schemas/common.ts";
import { MchId, Merchant } from "../schemas/merchant.ts";
import { App, Appid, AppSecret } from "../schemas/mini-program.ts";
import { TransferOffer } from "../schemas/transfer.ts";
import { theMerchant, theMiniProgram, theOfferedMiniProgram, whatIsVisible } from "../subjects.ts";

const TheApp = Input({ appid: Appid });
const To = Type.String({ description: "id or unified social credit code of an organisation" });

export const transferOperations = {
  "apps.list_offers": operation("apps.list_offers", {
    method: "GET",
    path: "/transfer-offers",
    summary: {
      en: "Mini programs that are offered to another organisation and not taken yet",
      zh: "待接收的小程序转让",
    },
    input: Nothing,
    output: Type.Array(TransferOffer),
    subject: whatIsVisible,
    run: async (_input, actor, { stores }, at) => {
      const isTheirs = (organisationId: string | undefined) => isVisible(actor, { organisationId });
      const offered = openOffers(await stores.miniPrograms.list(), at).filter(
        ({ organisationId, offer }) => isTheirs(organisationId) || isTheirs(offer.to),
      );
      return Promise.all(offered.map((app) => describeOffer(app, stores)));
    },
  }),

  "apps.offer_transfer": operation("apps.offer_transfer", {
    method: "POST",
    path: "/apps/{appid}/transfer-offer",
    summary: {
      en: "Offer a mini program to another organisation; its owner has 30 days to accept",
      zh: "将小程序转让给另一主体；对方所有者须在 30 天内接收",
    },
    input: Input({ appid: Appid, to: To }),
    output: App,
    subject: theMiniProgram,
    run: async ({ appid, to }, actor, { stores }, at) => {
      await offerTransfer(appid, await organisationNamed(to, stores), actor, stores, at);
      return appNow(appid, stores, at);
    },
  }),

  "apps.cancel_transfer": operation("apps.cancel_transfer", {
    method: "DELETE",
    path: "/apps/{appid}/transfer-offer",
    summary: { en: "Take an offer back", zh: "撤回转让" },
    input: TheApp,
    output: App,
    subject: theMiniProgram,
    run: async ({ appid }, actor, { stores }, at) => {
      await endTransferOffer(appid, actor, "cancelled", stores, at);
      return appNow(appid, stores, at);
    },
  }),

  "apps.accept_transfer": operation("apps.accept_transfer", {
    method: "POST",
    path: "/apps/{appid}/transfer-offer/accept",
    summary: {
      en: "Take a mini program over: new secret; its tokens, bindings and real-name access end",
      zh: "接收小程序：启用新密钥；原有令牌、绑定和实名授权全部终止",
    },
    input: TheApp,
    output: AppSecret,
    subject: theOfferedMiniProgram,
    run: async ({ appid }, actor, deps, at) => {
      const { stores, random } = deps;
      // First, so that no approval of the former owner is left to be taken up again.
      await endAccess(appid, actor, applicationDeps(deps), at, TRANSFERRED);
      const secret = await acceptTransfer(appid, actor, { ...stores, random }, at);
      return { appid, secret: secret.reveal() };
    },
  }),

  "apps.refuse_transfer": operation("apps.refuse_transfer", {
    method: "POST",
    path: "/apps/{appid}/transfer-offer/refuse",
    summary: { en: "Refuse an offer", zh: "拒绝接收" },
    input: TheApp,
    output: Done,
    subject: theOfferedMiniProgram,
    run: async ({ appid }, actor, { stores }, at) => {
      await endTransferOffer(appid, actor, "refused", stores, at);
      return {};
    },
  }),

  "apps.assign": operation("apps.assign", {
    method: "PUT",
    path: "/apps/{appid}/organisation",
    summary: {
      en: "Give a mini program that has no organisation to the one that it names",
      zh: "把尚无主体的小程序归入同名主体",
    },
    input: Input({ appid: Appid, to: To }),
    output: App,
    subject: theMiniProgram,
    run: async ({ appid, to }, actor, { stores }, at) => {
      await assignMiniProgram(appid, await organisationNamed(to, stores), actor, stores, at);
      return appNow(appid, stores, at);
    },
  }),

  "merchants.assign": operation("merchants.assign", {
    method: "PUT",
    path: "/merchants/{mch_id}/organisation",
    summary: {
      en: "Give a merchant that has no organisation to the one that it names",
      zh: "把尚无主体的商户归入同名主体",
    },
    input: Input({ mch_id: MchId, to: To }),
    output: Merchant,
    subject: theMerchant,
    run: async ({ mch_id, to }, actor, { stores }, at) => {
      await assignMerchant(mch_id, await organisationNamed(to, stores), actor, stores, at);
      return merchantNow(mch_id, stores, at);
    },
  }),
};

/** Read by the former applicant. */
const TRANSFERRED = "小程序已转让给其他主体 / the mini program was transferred";
