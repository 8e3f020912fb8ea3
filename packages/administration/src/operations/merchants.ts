import { createMerchant, isVisible } from "@shiming/core";
import Type from "typebox";
import { describeMerchant, merchantNow } from "../described.ts";
import { legalEntity } from "../made-for.ts";
import { operation } from "../operation.ts";
import { Input, Nothing } from "../schemas/common.ts";
import { MchId, Merchant } from "../schemas/merchant.ts";
import { OrganisationId } from "../schemas/organisation.ts";
import { whatIsMade, whatIsVisible } from "../subjects.ts";

export const merchantOperations = {
  "merchants.list": operation("merchants.list", {
    method: "GET",
    path: "/merchants",
    summary: { en: "Merchants and their certificates", zh: "商户及其证书" },
    input: Nothing,
    output: Type.Array(Merchant),
    subject: whatIsVisible,
    run: async (_input, actor, { stores }, at) => {
      const merchants = (await stores.merchants.list()).filter(({ organisationId }) =>
        isVisible(actor, { organisationId }),
      );
      return Promise.all(merchants.map((merchant) => describeMerchant(merchant, stores, at)));
    },
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
