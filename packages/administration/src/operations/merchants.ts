import {
  createMerchant,
  issueCertificate,
  isVisible,
  registerCertificate,
  revokeCertificate,
} from "@shiming/core";
import Type from "typebox";
import { certificateNow, describeCertificate, describeMerchant, merchantNow } from "../described.ts";
import { legalEntity } from "../made-for.ts";
import { operation } from "../operation.ts";
import { Input, Nothing } from "../schemas/common.ts";
import { Certificate, CertSerialNo, MchId, Merchant, Pem } from "../schemas/merchant.ts";
import { OrganisationId } from "../schemas/organisation.ts";
import { theCertificate, theMerchant, whatIsMade, whatIsVisible } from "../subjects.ts";

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

  "merchants.issue_certificate": operation("merchants.issue_certificate", {
    method: "POST",
    path: "/merchants/{mch_id}/certificates",
    summary: { en: "Issue a certificate for a request", zh: "按证书请求签发证书" },
    input: Input({ mch_id: MchId, csr: Pem }),
    output: Type.Object({ ...Certificate.properties, certificate: Pem }),
    subject: theMerchant,
    run: async ({ mch_id, csr }, actor, { stores, authority }, at) => {
      const deps = { merchants: stores.merchants, authority };
      const certificate = await issueCertificate(mch_id, csr, actor, deps, at);
      return { ...describeCertificate(certificate, at), certificate: certificate.certificatePem };
    },
  }),

  "merchants.register_certificate": operation("merchants.register_certificate", {
    method: "POST",
    path: "/merchants/{mch_id}/registered-certificates",
    summary: { en: "Register a certificate of a trusted authority", zh: "登记受信任 CA 签发的证书" },
    input: Input({ mch_id: MchId, certificate: Pem, trusted: Type.Array(Pem) }),
    output: Certificate,
    subject: theMerchant,
    run: async ({ mch_id, certificate, trusted }, actor, { stores }, at) =>
      describeCertificate(await registerCertificate(mch_id, certificate, trusted, actor, stores, at), at),
  }),

  "merchants.revoke_certificate": operation("merchants.revoke_certificate", {
    method: "POST",
    path: "/certificates/{cert_serialno}/revoke",
    summary: { en: "Revoke a certificate, effective at once", zh: "吊销证书，立即生效" },
    input: Input({ cert_serialno: CertSerialNo }),
    output: Certificate,
    subject: theCertificate,
    run: async ({ cert_serialno }, actor, { stores }, at) => {
      await revokeCertificate(cert_serialno, actor, stores, at);
      return certificateNow(cert_serialno, stores, at);
    },
  }),
};
