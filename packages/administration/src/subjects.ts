/** What operations are about, and whose it is. */
import { type Actor, type ApiToken, findCertificateMeant, memberBehind } from "@shiming/core";
import { noCertificate } from "./no-certificate.ts";
import type { Subject } from "./operation.ts";
import { noOrganisation } from "./organisation-named.ts";

/** The operator's own: staff alone. */
export const thePlatform: Subject<unknown> = { kind: "platform", whose: () => "platform" };

/** A list of which the operation itself picks what the actor may see. */
export const whatIsVisible: Subject<unknown> = { kind: "visible", whose: () => "visible" };

export const theOrganisation: Subject<{ readonly organisation_id: string }> = {
  kind: "organisation",
  whose: async ({ organisation_id: organisationId }, { stores }) =>
    (await stores.organisations.find(organisationId)) && { organisationId },
  missing: ({ organisation_id }) => noOrganisation(organisation_id),
};

/** What is made for an organisation is its own; what is made without, the operator's. */
export const whatIsMade: Subject<{ readonly organisation_id?: string }> = {
  kind: "organisation",
  whose: (input, deps, actor) => {
    const { organisation_id } = input;
    return organisation_id === undefined
      ? "platform"
      : theOrganisation.whose({ organisation_id }, deps, actor);
  },
  missing: ({ organisation_id = "" }) => noOrganisation(organisation_id),
};

export const noMiniProgram = ({ appid }: { readonly appid: string }) => ({
  en: `no mini program ${appid}`,
  zh: `没有小程序 ${appid}`,
});
/** A program of a member's is for one organisation: it sees no token that its owner has for another. */
function isSeenBy(actor: Actor, { owner }: ApiToken): boolean {
  if (actor.kind !== "token" || actor.owner.kind !== "member" || owner.kind !== "member") return true;
  return actor.owner.memberships.some(({ organisationId }) => organisationId === owner.organisationId);
}

export const theApiToken: Subject<{ readonly token_id: string }> = {
  kind: "person",
  whose: async ({ token_id }, { stores }, actor) => {
    const token = await stores.apiTokens.find(token_id);
    return token && isSeenBy(actor, token) ? { personId: token.owner.id } : undefined;
  },
  missing: ({ token_id }) => ({ en: `no API token ${token_id}`, zh: `没有 API 令牌 ${token_id}` }),
};

export const theMiniProgram: Subject<{ readonly appid: string }> = {
  kind: "organisation",
  whose: async ({ appid }, { stores }) => whoseIs(await stores.miniPrograms.find(appid)),
  missing: noMiniProgram,
};

/** For the organisation that it is offered to. */
export const theOfferedMiniProgram: Subject<{ readonly appid: string }> = {
  kind: "organisation",
  whose: async ({ appid }, { stores }) => {
    const offer = (await stores.miniPrograms.find(appid))?.offer;
    return offer && { organisationId: offer.to };
  },
  missing: ({ appid }) => ({
    en: `no mini program ${appid} is offered`,
    zh: `没有待接收的小程序 ${appid}`,
  }),
};

export const theMerchant: Subject<{ readonly mch_id: string }> = {
  kind: "organisation",
  whose: async ({ mch_id }, { stores }) => whoseIs(await stores.merchants.find(mch_id)),
  missing: ({ mch_id }) => ({ en: `no merchant ${mch_id}`, zh: `没有商户 ${mch_id}` }),
};

/** Its merchant's organisation's. */
export const theCertificate: Subject<{ readonly cert_serialno: string }> = {
  kind: "organisation",
  whose: async ({ cert_serialno }, { stores }) => {
    const certificate = await stores.merchants.findCertificate(cert_serialno);
    return certificate && whoseIs(await stores.merchants.find(certificate.mchId));
  },
  missing: ({ cert_serialno }) => noCertificate(cert_serialno),
};

/** One to the staff is the operator's, and there for nobody else. */
export const theInvitation: Subject<{ readonly invitation_id: string }> = {
  kind: "organisation",
  whose: async ({ invitation_id }, { stores }, actor) => {
    const to = (await stores.invitations.find(invitation_id))?.to;
    if (to?.kind === "organisation") return { organisationId: to.organisationId };
    return to && memberBehind(actor) === undefined ? "platform" : undefined;
  },
  missing: ({ invitation_id }) => ({
    en: `no invitation ${invitation_id}`,
    zh: `没有邀请 ${invitation_id}`,
  }),
};

const whoseIs = (thing: { readonly organisationId?: string } | undefined) =>
  thing && { organisationId: thing.organisationId };

/** The same, however its serial number is written. */
export const theCertificateMeant: Subject<{ readonly cert_serialno: string }> = {
  ...theCertificate,
  whose: async ({ cert_serialno }, deps, actor) => {
    const found = await findCertificateMeant(cert_serialno, deps.stores);
    return found && theCertificate.whose({ cert_serialno: found.certSerialNo }, deps, actor);
  },
};

export const theApplication: Subject<{ readonly id: string }> = {
  kind: "organisation",
  whose: async ({ id }, { stores }) => {
    const application = await stores.applications.find(id);
    return application && { applicationId: id, organisationId: application.organisationId };
  },
  missing: ({ id }) => ({ en: `no application ${id}`, zh: `没有申请 ${id}` }),
};

/** What is to be an organisation's from its beginning; without one the operator's own. */
export const theOrganisationNamed: Subject<{ readonly organisation_id?: string }> = {
  kind: "organisation",
  whose: ({ organisation_id: organisationId }) =>
    organisationId === undefined ? "platform" : { organisationId },
  missing: ({ organisation_id: id }) => ({ en: `no organisation ${id}`, zh: `没有主体 ${id}` }),
};
