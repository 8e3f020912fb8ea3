import { createMerchant } from "@shiming/core";
import Type from "typebox";
import { describeMerchant, merchantNow } from "../described.ts";
import { legalEntity } from "../made-for.ts";
import { operation } from "../operation.ts";
import { Input, PAGE, registerPage } from "../schemas/common.ts";
import { MchId, Merchant } from "../schemas/merchant.ts";
import { OrganisationId } from "../schemas/organisation.ts";
import { organisationsSeen } from "../seen-by.ts";
import { theMerchant, whatIsMade, whatIsVisible } from "../subjects.ts";

export const merchantOperations = {
  "merchants.list": operation("merchants.list", {
    method: "GET",
    path: "/merchants",
    summary: { en: "Merchants and their certificates", zh: "商户及其证书" },
    input: Input({ ...registerPage(["mch_id"]), organisation_id: Type.Optional(OrganisationId) }),
    output: Type.Array(Merchant),
    subject: whatIsVisible,
    run: async ({ limit = PAGE, organisation_id, ...input }, actor, { stores }, at) => {
      const page = { ...input, limit, among: organisationsSeen(actor, organisation_id) };
      const merchants = await stores.merchants.list(page);
      return Promise.all(merchants.map((merchant) => describeMerchant(merchant, stores, at)));
    },
  }),

  "merchants.show": operation("merchants.show", {
    method: "GET",
    path: "/merchants/{mch_id}",
    summary: { en: "One merchant and its certificates", zh: "单个商户及其证书" },
    input: Input({ mch_id: MchId }),
    output: Merchant,
    subject: theMerchant,
    run: ({ mch_id }, _actor, { stores }, at) => merchantNow(mch_id, stores, at),
  }),

  "merchants.create": operation("merchants.create", {
    method: "POST",
    path: "/merchants",
    summary: { en: "Make a merchant", zh: "新建商户" },
    input: Input({
      mch_id: MchId,
      organisation_id: Type.Optional(OrganisationId),
      legal_name: Type.Optional(Type.String()),
    }),
    output: Merchant,
    subject: whatIsMade,
    run: async ({ mch_id: mchId, ...input }, actor, { stores }, at) => {
      await createMerchant({ mchId, ...(await legalEntity(input, stores)) }, actor, stores, at);
      return merchantNow(mchId, stores, at);
    },
  }),
};
