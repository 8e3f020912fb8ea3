import { createMerchant, isVisible } from "@shiming/core";
import Type from "typebox";
import { describeMerchant, merchantNow } from "../described.ts";
import { legalEntity } from "../made-for.ts";
import { operation } from "../operation.ts";
import { isFound, Paging, pageOf } from "../page-of.ts";
import { Input } from "../schemas/common.ts";
import { MchId, Merchant } from "../schemas/merchant.ts";
import { OrganisationId } from "../schemas/organisation.ts";
import { theMerchant, whatIsMade, whatIsVisible } from "../subjects.ts";

export const merchantOperations = {
  "merchants.list": operation("merchants.list", {
    method: "GET",
    path: "/merchants",
    summary: { en: "Merchants and their certificates", zh: "商户及其证书" },
    input: Input({
      organisation_id: Type.Optional(OrganisationId),
      search: Type.Optional(Type.String({ description: "a part of its number or legal name" })),
      ...Paging,
    }),
    output: Type.Array(Merchant),
    subject: whatIsVisible,
    run: async ({ organisation_id, search, ...paging }, actor, { stores }, at) => {
      const chosen = (await stores.merchants.list()).filter(
        ({ organisationId, mchId, legalName }) =>
          isVisible(actor, { organisationId }) &&
          (organisation_id === undefined || organisationId === organisation_id) &&
          isFound(search, mchId, legalName),
      );
      const page = pageOf(chosen, ({ mchId }) => mchId, paging);
      return Promise.all(page.map((merchant) => describeMerchant(merchant, stores, at)));
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
