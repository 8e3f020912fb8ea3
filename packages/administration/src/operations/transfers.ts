import {
  acceptTransfer,
  assignApplicationsOf,
  assignMerchant,
  assignMiniProgram,
  closeOfFormerOwner,
  endTransferOffer,
  isOpenOffer,
  offerTransfer,
} from "@shiming/core";
import Type from "typebox";
import { applicationDeps } from "../application-deps.ts";
import { changeApp, changeMerchant } from "../change-one.ts";
import { describeOffer, offersAmong } from "../described-offer.ts";
import { operation } from "../operation.ts";
import { organisationNamed } from "../organisation-named.ts";
import { Done, Input } from "../schemas/common.ts";
import { MchId } from "../schemas/merchant.ts";
import { Appid, AppSecret } from "../schemas/mini-program.ts";
import { OrganisationName } from "../schemas/organisation.ts";
import { TransferOffer } from "../schemas/transfer.ts";
import { organisationsSeen } from "../seen-by.ts";
import { theOfferedMiniProgram, whatIsVisible } from "../subjects.ts";

const TheApp = Input({ appid: Appid });

export const transferOperations = {
  "apps.list_offers": operation("apps.list_offers", {
    method: "GET",
    path: "/transfer-offers",
    summary: {
      en: "Mini programs that are offered to another organisation and not taken yet",
      zh: "待接收的小程序转让",
    },
    input: Input({
      all: Type.Optional(Type.Boolean({ description: "with those that nobody took in time" })),
    }),
    output: Type.Array(TransferOffer),
    subject: whatIsVisible,
    run: async ({ all = false }, actor, { stores }, at) => {
      const offered = offersAmong(await stores.miniPrograms.listOffered(organisationsSeen(actor)));
      const shown = offered.filter(({ offer }) => all || isOpenOffer(offer, at));
      return Promise.all(shown.map((app) => describeOffer(app, stores, at)));
    },
  }),

  "apps.offer_transfer": changeApp("apps.offer_transfer", {
    method: "POST",
    path: "/apps/{appid}/transfer-offer",
    summary: {
      en: "Offer a mini program to another organisation; its owner has 30 days to accept",
      zh: "将小程序转让给另一主体；对方所有者须在 30 天内接收",
    },
    input: Input({ appid: Appid, to: OrganisationName }),
    change: async ({ appid, to }, actor, deps, at) => {
      const { stores } = deps;
      const receiver = await organisationNamed(to, stores);
      await offerTransfer(appid, receiver, actor, { ...stores, ...deps }, at);
    },
  }),

  "apps.cancel_transfer": changeApp("apps.cancel_transfer", {
    method: "DELETE",
    path: "/apps/{appid}/transfer-offer",
    summary: { en: "Take an offer back", zh: "撤回转让" },
    input: TheApp,
    change: ({ appid }, actor, deps, at) =>
      endTransferOffer(appid, actor, "cancelled", { ...deps.stores, ...deps }, at),
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
      const { secret, formerOwner } = await acceptTransfer(appid, actor, { ...deps.stores, ...deps }, at);
      await closeOfFormerOwner(appid, formerOwner, actor, applicationDeps(deps), at);
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
    run: async ({ appid }, actor, deps, at) => {
      await endTransferOffer(appid, actor, "refused", { ...deps.stores, ...deps }, at);
      return {};
    },
  }),

  "apps.assign": changeApp("apps.assign", {
    method: "PUT",
    path: "/apps/{appid}/organisation",
    summary: {
      en: "Give a mini program that has no organisation to the one that it names",
      zh: "把尚无主体的小程序归入同名主体",
    },
    input: Input({ appid: Appid, to: OrganisationName }),
    change: async ({ appid, to }, actor, deps, at) => {
      const { stores } = deps;
      const organisation = await organisationNamed(to, stores);
      await assignMiniProgram(appid, organisation, actor, stores, at);
      await assignApplicationsOf(appid, organisation, actor, applicationDeps(deps), at);
    },
  }),

  "merchants.assign": changeMerchant("merchants.assign", {
    method: "PUT",
    path: "/merchants/{mch_id}/organisation",
    summary: {
      en: "Give a merchant that has no organisation to the one that it names",
      zh: "把尚无主体的商户归入同名主体",
    },
    input: Input({ mch_id: MchId, to: OrganisationName }),
    change: async ({ mch_id, to }, actor, { stores }, at) =>
      assignMerchant(mch_id, await organisationNamed(to, stores), actor, stores, at),
  }),
};
