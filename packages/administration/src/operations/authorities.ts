import { addTrustedAuthority, removeTrustedAuthority, setAuthorityRevocations } from "@shiming/core";
import Type from "typebox";
import { authorityNow, describeAuthority, describeIssuer } from "../described-authority.ts";
import { operation } from "../operation.ts";
import { Authority, AuthorityId, OwnIssuer } from "../schemas/authority.ts";
import { Done, Input, Nothing } from "../schemas/common.ts";
import { CertSerialNo, Pem } from "../schemas/merchant.ts";
import { thePlatform } from "../subjects.ts";

export const authorityOperations = {
  "authorities.list": operation("authorities.list", {
    method: "GET",
    path: "/authorities",
    summary: {
      en: "The certificate authorities that the operator trusts",
      zh: "运营方信任的证书机构",
    },
    input: Nothing,
    output: Type.Array(Authority),
    subject: thePlatform,
    run: async (_input, _actor, { stores }) =>
      (await stores.trustedAuthorities.list()).map(describeAuthority),
  }),

  "authorities.list_issuers": operation("authorities.list_issuers", {
    method: "GET",
    path: "/issuers",
    summary: {
      en: "The platform's own authorities: the one that issues, those before it, and the root",
      zh: "平台自己的证书机构：当前签发机构、以往的签发机构和根",
    },
    input: Nothing,
    output: Type.Array(OwnIssuer),
    subject: thePlatform,
    run: (_input, _actor, { authority, revocationsUrl }) =>
      authority.issuers.map((issuer, place) =>
        describeIssuer(issuer, place === authority.issuers.length - 1, revocationsUrl(issuer.name)),
      ),
  }),

  "authorities.add": operation("authorities.add", {
    method: "POST",
    path: "/authorities",
    summary: { en: "Trust a certificate authority", zh: "信任一家证书机构" },
    input: Input({ certificate: Pem }),
    output: Authority,
    subject: thePlatform,
    run: async ({ certificate }, actor, { stores }, at) =>
      describeAuthority(await addTrustedAuthority(certificate, actor, stores, at)),
  }),

  "authorities.remove": operation("authorities.remove", {
    method: "DELETE",
    path: "/authorities/{id}",
    summary: {
      en: "Trust it no more; its certificates that are registered go on working",
      zh: "不再信任；已登记的证书继续有效",
    },
    input: Input({ id: AuthorityId }),
    output: Done,
    subject: thePlatform,
    run: async ({ id }, actor, { stores }, at) => {
      await removeTrustedAuthority(id, actor, stores, at);
      return {};
    },
  }),

  "authorities.set_crl": operation("authorities.set_crl", {
    method: "PUT",
    path: "/authorities/{id}/crl",
    summary: {
      en: "Give the list of what it has revoked: registered certificates on it are revoked at once",
      zh: "提供其吊销列表；其中已登记的证书立即吊销",
    },
    input: Input({ id: AuthorityId, crl: Type.String({ description: "PEM, or DER in base64" }) }),
    output: Type.Object({ ...Authority.properties, revoked: Type.Array(CertSerialNo) }),
    subject: thePlatform,
    run: async ({ id, crl }, actor, { stores, readRevocationList }, at) => {
      const deps = { ...stores, readRevocationList };
      const revoked = await setAuthorityRevocations({ id, list: crl }, actor, deps, at);
      return { ...(await authorityNow(id, stores)), revoked: [...revoked] };
    },
  }),
};
