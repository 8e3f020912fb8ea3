import {
  certificateStates,
  findCertificateMeant,
  issueCertificate,
  registerCertificate,
  retireCertificate,
  revokeCertificate,
} from "@shiming/core";
import Type from "typebox";
import { certificateNow, describeCertificate, describeSerialNumber, shownCertificate } from "../described.ts";
import { operation } from "../operation.ts";
import { Input, PAGE, registerPage, Time } from "../schemas/common.ts";
import {
  Certificate,
  CertSerialNo,
  IssuedCertificate,
  ListedCertificate,
  MchId,
  Pem,
  ShownCertificate,
  WrittenSerialNo,
} from "../schemas/merchant.ts";
import { theCertificate, theCertificateMeant, theMerchant, thePlatform } from "../subjects.ts";

const RetireAt = Type.Optional(
  Type.String({
    format: "date-time",
    description:
      "when the certificates before it stop working: 30 days from now at most, and unless it is given",
  }),
);

const dateOf = (time: string | undefined) => (time === undefined ? undefined : new Date(time));

export const certificateOperations = {
  "merchants.issue_certificate": operation("merchants.issue_certificate", {
    method: "POST",
    path: "/merchants/{mch_id}/certificates",
    summary: { en: "Issue a certificate of a year for a request", zh: "按证书请求签发一年期证书" },
    input: Input({ mch_id: MchId, csr: Pem, retire_at: RetireAt }),
    output: IssuedCertificate,
    subject: theMerchant,
    run: async ({ mch_id: mchId, csr, retire_at }, actor, { stores, authority }, at) => {
      const wish = { mchId, csr, retireAt: dateOf(retire_at) };
      const issued = await issueCertificate(wish, actor, { ...stores, authority }, at);
      const { certSerialNo, certificatePem } = issued.certificate;
      return {
        ...describeCertificate(issued.certificate, at),
        serial_number: describeSerialNumber(certSerialNo),
        certificate: certificatePem,
        chain: issued.chainPem,
      };
    },
  }),

  "merchants.register_certificate": operation("merchants.register_certificate", {
    method: "POST",
    path: "/merchants/{mch_id}/registered-certificates",
    summary: { en: "Register a certificate of a trusted authority", zh: "登记受信任 CA 签发的证书" },
    input: Input({ mch_id: MchId, certificate: Pem, retire_at: RetireAt }),
    output: Type.Object({
      ...Certificate.properties,
      serial_number: ShownCertificate.properties.serial_number,
    }),
    subject: theMerchant,
    run: async ({ mch_id: mchId, certificate, retire_at }, actor, { stores, readRevocationList }, at) => {
      const wish = { mchId, certificate, retireAt: dateOf(retire_at) };
      const registered = await registerCertificate(wish, actor, { ...stores, readRevocationList }, at);
      return {
        ...describeCertificate(registered, at),
        serial_number: describeSerialNumber(registered.certSerialNo),
      };
    },
  }),

  "merchants.list_certificates": operation("merchants.list_certificates", {
    method: "GET",
    path: "/certificates",
    summary: {
      en: "Certificates of all merchants, those that end first in front, page by page",
      zh: "全部商户的证书，先到期的在前，分页",
    },
    input: Input({
      ...registerPage(["not_after", "mch_id"]),
      state: Type.Optional(Type.Enum([...certificateStates])),
    }),
    output: Type.Array(ListedCertificate),
    subject: thePlatform,
    run: async ({ search, limit = PAGE, ...page }, _actor, { stores }, at) => {
      // As tools write it: with colons, in lower case.
      const number = search?.replaceAll(/[\s:]/g, "").toUpperCase();
      const listed = await stores.merchants.listCertificates({ ...page, limit, search: number, at });
      return Promise.all(
        listed.map(async (certificate) => ({
          ...describeCertificate(certificate, at),
          mch_id: certificate.mchId,
          legal_name: (await stores.merchants.find(certificate.mchId))?.legalName ?? "",
        })),
      );
    },
  }),

  "merchants.show_certificate": operation("merchants.show_certificate", {
    method: "GET",
    path: "/certificates/{cert_serialno}",
    summary: {
      en: "A certificate by its serial number, however that is written",
      zh: "按序列号查看证书，序列号的各种写法均可",
    },
    input: Input({ cert_serialno: WrittenSerialNo }),
    output: ShownCertificate,
    subject: theCertificateMeant,
    run: async ({ cert_serialno }, _actor, { stores, authority }, at) => {
      const issuers = [...authority.issuers, ...(await stores.trustedAuthorities.list())];
      const authorities = issuers.map(({ certificatePem }) => certificatePem);
      return shownCertificate(await findCertificateMeant(cert_serialno, stores), authorities, at);
    },
  }),

  "merchants.retire_certificate": operation("merchants.retire_certificate", {
    method: "POST",
    path: "/certificates/{cert_serialno}/retire",
    summary: {
      en: "Move the end of a certificate that a newer one has superseded to an earlier time",
      zh: "将已被新证书取代的证书提前停用",
    },
    input: Input({ cert_serialno: CertSerialNo, retire_at: Type.Optional(Time) }),
    output: Certificate,
    subject: theCertificate,
    run: async ({ cert_serialno, retire_at }, actor, { stores }, at) => {
      const wish = { certSerialNo: cert_serialno, retireAt: dateOf(retire_at) ?? at };
      await retireCertificate(wish, actor, stores, at);
      return certificateNow(cert_serialno, stores, at);
    },
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
