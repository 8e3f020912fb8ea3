/** What the rows of each register say: the one place that the audit's entries and the comparison with them have it from. */
import type { ApiToken } from "../api-token/api-token.ts";
import { digestOf } from "../digest.ts";
import type { EventEndpoint } from "../event/endpoint.ts";
import type { Host } from "../host/host.ts";
import type { MerchantCertificate } from "../merchant/certificate.ts";
import type { Merchant } from "../merchant/merchant.ts";
import type { TrustedAuthority } from "../merchant/trusted-authority.ts";
import { type Category, categoryIdOf } from "../mini-program/category.ts";
import type { ApprovedUse, MiniProgram } from "../mini-program/mini-program.ts";
import type { Organisation } from "../organisation/organisation.ts";
import type { OrganisationMember } from "../people/organisation-member.ts";
import type { StaffMember } from "../people/staff-member.ts";
import { certificateDigest, keyThumbprint } from "./key-digests.ts";
import type { RegisterRow, Said } from "./register-row.ts";

/** What its organisation tells of itself is that one's row. */
export function miniProgramRow(app: MiniProgram): RegisterRow {
  const { access, quota, approvedUses, organisationId } = app;
  return row("mini_program", app.appid, {
    name: app.name,
    logo: app.logo ?? null,
    organisation: organisationId ?? null,
    service_provider: organisationId === undefined ? textsDigest(providerOf(app)) : null,
    offered_to: app.offer?.to ?? null,
    // The digest is what is stored of a secret, and not for the audit either.
    secret: digestOf(app.secretDigest),
    categories: idsOf(app.categories),
    access: access.state,
    access_since: access.state === "none" ? null : time(access.since),
    access_ends_at: "endsAt" in access ? time(access.endsAt) : null,
    approved: approvedUses.map(useOf).join(" "),
    approved_texts: approvedUses.length > 0 ? textsDigest(approvedUses.flatMap(textsOf)) : null,
    quota_per_minute: quota.perMinute,
    quota_per_day: quota.perDay,
  });
}

export function bindingRow(appid: string, mchId: string): RegisterRow {
  return row("binding", `${appid} ${mchId}`, {});
}

/** The legal name is that of its organisation, where it has one. */
export function merchantRow({ mchId, organisationId, legalName }: Merchant): RegisterRow {
  const name = organisationId === undefined ? { legal_name: legalName } : { legal_name: null };
  return row("merchant", mchId, { organisation: organisationId ?? null, ...name });
}

export function certificateRow({ certSerialNo, status, ...certificate }: MerchantCertificate): RegisterRow {
  return row("certificate", certSerialNo, {
    merchant: certificate.mchId,
    certificate: certificateDigest(certificate.certificatePem),
    not_before: time(certificate.notBefore),
    not_after: time(certificate.notAfter),
    state: status.state,
    retires_at: status.state === "superseded" ? time(status.retiresAt) : null,
    revoked_at: status.state === "revoked" ? time(status.at) : null,
  });
}

export function authorityRow({ id, certificatePem, revocations }: TrustedAuthority): RegisterRow {
  return row("authority", id, {
    certificate: certificateDigest(certificatePem),
    revocation_list: revocations ? digestOf(revocations.der) : null,
    revocations_until: time(revocations?.nextUpdate),
  });
}

/** The host, and each of its keys. */
export function hostRows({ issuer, keys, origins }: Host): readonly RegisterRow[] {
  return [
    row("host", issuer, { origins: origins.join(" ") }),
    ...keys.map(({ kid, publicKeyPem }) =>
      row("host_key", `${issuer} ${kid}`, { thumbprint: keyThumbprint(publicKeyPem) }),
    ),
  ];
}

export function organisationRow(organisation: Organisation): RegisterRow {
  return row("organisation", organisation.id, {
    legal_name: organisation.legalName,
    social_credit_code: organisation.socialCreditCode,
    subject_type: organisation.subjectType,
    contact: textsDigest([organisation.citizenContact]),
  });
}

export function memberRow({ organisationId, personId, role }: OrganisationMember): RegisterRow {
  return row("member", `${organisationId} ${personId}`, { role });
}

export function staffRow({ id, state, roles }: StaffMember): RegisterRow {
  return row("staff", id, { state, roles: roles.toSorted().join(" ") });
}

export function apiTokenRow({ id, secretDigest, owner, actions, endsAt, revokedAt }: ApiToken): RegisterRow {
  const owned = owner.kind === "member" ? ` ${owner.organisationId}` : "";
  return row("api_token", id, {
    secret: digestOf(secretDigest),
    owner: `${owner.kind} ${owner.id}${owned}`,
    actions: actions.join(" "),
    ends_at: time(endsAt),
    revoked_at: time(revokedAt),
  });
}

/** Where a mini program's events go. An address may have a secret in it: whole, it is a digest. */
export function eventEndpointRow({ appid, url, state, registeredAt }: EventEndpoint): RegisterRow {
  return row("event_endpoint", appid, {
    origin: URL.parse(url)?.origin ?? null,
    url: digestOf(url),
    state,
    registered_at: time(registeredAt),
  });
}

const row = (register: RegisterRow["register"], key: string, says: Said): RegisterRow => ({
  register,
  key,
  says,
});

function time(at: Date | undefined): string | null {
  if (!at) return null;
  return Number.isNaN(at.getTime()) ? "no time" : at.toISOString();
}

const idsOf = (categories: readonly Category[]) =>
  categories.map((category) => categoryIdOf(category).join("-")).join(" ");

/** `99-904`, and behind it the items where they are not the original's two: `99-904[masked_name age_over_18?]`. */
function useOf({ category, items }: ApprovedUse): string {
  const asked = items?.map(({ item, required }) => (required ? item : `${item}?`));
  return `${idsOf([category])}${asked ? `[${asked.join(" ")}]` : ""}`;
}

const providerOf = ({ serviceProvider: { legalName, contact } }: MiniProgram) => [legalName, contact];

/** Of a use without a necessity as it always was, so that rows of before say what they said. */
const textsOf = ({ purpose, legalBasis, retention, necessity, english }: ApprovedUse) =>
  [
    ...[purpose, legalBasis, retention, english?.purpose, english?.legalBasis, english?.retention],
    ...(necessity === undefined ? [] : [necessity, english?.necessity]),
  ].map((text) => text ?? null);

const textsDigest = (texts: readonly (string | null)[]) => digestOf(JSON.stringify(texts));
