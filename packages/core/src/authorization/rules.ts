/** Who may do what, to whose things: the one table. An operation without a line here does not type-check. */
import type { MemberRole, StaffRole } from "../actor/roles.ts";

export interface Rule {
  /** Staff who have one of these roles, to anybody's things. */
  readonly staff: readonly StaffRole[];
  /** Members with one of these roles in the organisation that the thing belongs to. */
  readonly members?: readonly MemberRole[];
  /** Whoever has signed in, to what is nobody's yet, or to what is their own as a person. */
  readonly anySignedIn?: true | "but_staff";
  /** By e-mail, to the application that the e-mail belongs to. */
  readonly applicant?: true;
  /** The platform by itself. */
  readonly job?: true;
  /** By somebody who is there, and never by a token. */
  readonly personally?: true;
  /** One of the staff proposes, and another, who may do the same, confirms. */
  readonly fourEyes?: "always" | "where_switched_on";
}

const anyStaff: readonly StaffRole[] = [
  "administrator",
  "reviewer",
  "certificate_officer",
  "operator",
  "auditor",
];
/** Whoever may do what they confirm; an auditor changes nothing. */
const deciders: readonly StaffRole[] = ["administrator", "reviewer", "certificate_officer", "operator"];
const anyMember: readonly MemberRole[] = ["owner", "developer", "viewer"];
const builders: readonly MemberRole[] = ["owner", "developer"];

export const rules = {
  "apps.list": { staff: anyStaff, members: anyMember },
  "apps.show": { staff: anyStaff, members: anyMember },
  "apps.in_use": { staff: anyStaff, members: anyMember },
  "apps.create": { staff: ["operator"], members: ["owner"] },
  "apps.reset_secret": { staff: ["operator"], members: builders },
  "apps.approve": { staff: ["reviewer"], fourEyes: "where_switched_on" },
  "apps.suspend": { staff: ["reviewer", "operator"] },
  "apps.resume": { staff: ["reviewer", "operator"] },
  "apps.end": { staff: ["reviewer", "operator"] },
  "apps.bind": { staff: ["operator"], fourEyes: "always" },
  "apps.unbind": { staff: ["operator"], members: ["owner"] },
  "apps.set_quota": { staff: ["reviewer", "operator"] },
  "apps.set_logo": { staff: ["operator"], members: builders },
  "apps.set_categories": { staff: ["operator"], members: builders },
  "apps.list_bindings": { staff: anyStaff },
  "apps.assign": { staff: ["operator"] },
  "apps.request_binding": { staff: [], members: builders },
  "apps.list_offers": { staff: anyStaff, members: anyMember },
  "apps.offer_transfer": { staff: [], members: ["owner"] },
  "apps.cancel_transfer": { staff: ["operator"], members: ["owner"] },
  "apps.accept_transfer": { staff: [], members: ["owner"] },
  "apps.refuse_transfer": { staff: [], members: ["owner"] },

  "events.show_endpoint": { staff: anyStaff, members: anyMember },
  "events.register": { staff: ["operator"], members: builders },
  "events.pause": { staff: ["operator"], members: builders },
  "events.resume": { staff: ["operator"], members: builders },
  "events.remove": { staff: ["operator"], members: builders },
  "events.test": { staff: ["operator"], members: builders },
  "events.list": { staff: anyStaff, members: anyMember },
  // With what the service provider's server has answered.
  "events.show": { staff: ["operator", "auditor"], members: anyMember },
  "events.redeliver": { staff: ["operator"], members: builders },

  "apps.examine_request": { staff: ["operator"], members: builders },
  "apps.try_request": { staff: [], members: builders, personally: true },

  "apps.capability": { staff: anyStaff, members: anyMember },

  "applications.list": { staff: anyStaff, members: anyMember },
  "applications.count": { staff: anyStaff, members: anyMember },
  "applications.show": { staff: anyStaff, members: anyMember },
  "applications.difference": { staff: anyStaff, members: anyMember },
  "applications.draft": { staff: [], members: builders },
  "applications.update": { staff: [], members: builders },
  "applications.submit": { staff: [], members: builders, applicant: true },
  "applications.answer": { staff: [], members: builders, applicant: true },
  "applications.draft_permission": { staff: [], members: builders },
  "applications.update_permission": { staff: [], members: builders },
  "applications.submit_permission": { staff: [], members: builders },
  "applications.renew": { staff: [], members: builders },
  "applications.attach": { staff: [], members: builders, applicant: true },
  "applications.detach": { staff: [], members: builders },
  "applications.download": { staff: ["reviewer", "auditor"], members: anyMember },
  "applications.claim": { staff: [], members: builders },
  "applications.assign": { staff: ["reviewer", "operator"] },
  "applications.take": { staff: ["reviewer"] },
  "applications.ask": { staff: ["reviewer"] },
  "applications.open_entrance": { staff: ["reviewer"] },
  "applications.ask_permission": { staff: ["reviewer"] },
  "applications.decline": { staff: ["reviewer"] },
  "applications.approve": { staff: ["reviewer"], fourEyes: "where_switched_on" },
  "applications.suspend": { staff: ["reviewer", "operator"] },
  "applications.resume": { staff: ["reviewer", "operator"] },
  "applications.close": { staff: ["reviewer", "operator"], members: ["owner"] },
  "applications.attend": { staff: ["operator"], job: true },
  "applications.thread": { staff: ["reviewer", "operator"] },
  "reasons.list": { staff: anyStaff },
  "reasons.create": { staff: ["reviewer"] },
  "reasons.update": { staff: ["reviewer"] },
  "reasons.remove": { staff: ["reviewer"] },
  "calendar.show": { staff: anyStaff },
  "calendar.import": { staff: ["operator"] },
  "deadlines.show": { staff: anyStaff },
  "deadlines.set": { staff: ["administrator"] },

  "merchants.list": { staff: anyStaff, members: anyMember },
  "merchants.show": { staff: anyStaff, members: anyMember },
  "merchants.create": { staff: ["operator"] },
  "merchants.assign": { staff: ["operator"] },
  "merchants.confirm_binding": { staff: [], members: ["owner"] },
  "merchants.refuse_binding": { staff: [], members: ["owner"] },
  "merchants.unbind": { staff: ["operator"], members: ["owner"] },
  "merchants.issue_certificate": { staff: ["certificate_officer"], members: ["owner"] },
  "merchants.register_certificate": { staff: ["certificate_officer"], members: ["owner"] },
  "merchants.revoke_certificate": { staff: ["certificate_officer"], members: ["owner"] },
  "merchants.retire_certificate": { staff: ["certificate_officer"], members: ["owner"] },
  "merchants.list_certificates": { staff: anyStaff },
  "merchants.show_certificate": { staff: anyStaff, members: anyMember },

  "authorities.list": { staff: anyStaff, anySignedIn: true },
  "authorities.list_issuers": { staff: anyStaff },
  "authorities.add": { staff: ["certificate_officer"], fourEyes: "always" },
  "authorities.remove": { staff: ["certificate_officer"], fourEyes: "always" },
  "authorities.set_crl": { staff: ["certificate_officer"] },

  "organisations.list": { staff: anyStaff, members: anyMember },
  "organisations.show": { staff: anyStaff, members: anyMember },
  "organisations.overview": { staff: anyStaff, members: anyMember },
  "organisations.create": { staff: ["operator"], anySignedIn: "but_staff" },
  "organisations.update": { staff: ["operator"], members: ["owner"] },
  "organisations.correct": { staff: ["operator"] },
  "members.list": { staff: anyStaff, members: anyMember },
  "members.set_role": { staff: ["administrator"], members: ["owner"] },
  "members.remove": { staff: ["administrator"], members: ["owner"] },
  "members.reset_second_factor": { staff: ["administrator"], fourEyes: "always" },
  "members.leave": { staff: [], members: anyMember },

  "categories.list": { staff: anyStaff, anySignedIn: true },
  "categories.compare": { staff: ["administrator", "operator"] },
  "categories.import": { staff: ["administrator", "operator"], job: true },

  "accounts.set": { staff: ["operator"] },
  "accounts.delete": { staff: ["operator"] },
  "accounts.show": { staff: ["operator", "auditor"] },
  "accounts.list": { staff: ["operator", "auditor"] },
  "accounts.find_import": { staff: ["operator"] },
  "accounts.import": { staff: ["operator"] },
  "accounts.import_guardians": { staff: ["operator"] },

  "staff.list": { staff: anyStaff },
  // On the machine alone: the first administrator, and whoever replaces one who is lost.
  "staff.create": { staff: [] },
  "staff.invite": { staff: ["administrator"], fourEyes: "always" },
  "staff.set_roles": { staff: ["administrator"], fourEyes: "always" },
  "staff.remove": { staff: ["administrator"] },
  "staff.reset_second_factor": { staff: ["administrator"], fourEyes: "always" },

  "members.invite": { staff: ["administrator"], members: ["owner"] },
  "invitations.list": { staff: ["administrator", "auditor"], members: ["owner"] },
  "invitations.revoke": { staff: ["administrator"], members: ["owner"] },
  "invitations.accept": { staff: [], anySignedIn: true, personally: true },

  "requests.expire": { staff: ["operator"], job: true },

  "me.show": { staff: anyStaff, anySignedIn: true },

  "rights.list": { staff: ["operator", "reviewer", "auditor"] },
  "rights.show": { staff: ["operator", "reviewer", "auditor"] },
  "rights.receive": { staff: ["operator", "reviewer"] },
  "rights.answer": { staff: ["operator", "reviewer"] },
  "rights.remind": { staff: ["operator"], job: true },

  "processing.list": { staff: ["administrator", "operator", "reviewer", "auditor"] },
  "processing.export": { staff: ["administrator", "operator", "reviewer", "auditor"] },
  "recipients.list": { staff: ["administrator", "operator", "reviewer", "auditor"] },
  "recipients.export": { staff: ["administrator", "operator", "reviewer", "auditor"] },

  "assessments.list": { staff: ["administrator", "operator", "reviewer", "auditor"] },
  "assessments.show": { staff: ["administrator", "operator", "reviewer", "auditor"] },
  "assessments.download": { staff: ["administrator", "operator", "reviewer", "auditor"] },
  "assessments.write": { staff: ["administrator", "operator"] },

  "retention.show": { staff: ["administrator", "operator", "auditor"] },
  "retention.set": { staff: ["administrator"] },
  "retention.hold": { staff: ["administrator", "operator"] },
  "retention.lift_hold": { staff: ["administrator"] },
  "retention.run": { staff: ["administrator"], job: true },

  // It names accounts, by host and user id.
  "breaches.report": { staff: ["administrator", "auditor"] },
  "compliance.export": { staff: ["administrator", "auditor"] },

  "audit.record_reading": { staff: ["auditor"] },
  "audit.search": { staff: ["administrator", "auditor"] },
  "audit.export": { staff: ["auditor"] },
  "audit.verify": { staff: ["administrator", "auditor"] },
  "audit.verification": { staff: ["administrator", "auditor"] },
  "audit.compare": { staff: ["administrator", "auditor"] },
  "audit.comparison": { staff: ["administrator", "auditor"] },

  "staff.overview": { staff: anyStaff },
  "health.show": { staff: anyStaff },
  "settings.show": { staff: anyStaff },

  // Keys are files of the machine, and whoever may change them is there.
  "keys.list": { staff: ["administrator", "auditor"] },
  "keys.rotate": { staff: [] },
  "keys.rewrap": { staff: [] },
  "keys.remove": { staff: [] },
  "figures.show": { staff: anyStaff },

  "outbox.list": { staff: anyStaff },
  "outbox.show": { staff: anyStaff },
  "outbox.retry": { staff: ["operator"] },
  "outbox.cancel": { staff: ["operator"] },
  "mails.list": { staff: anyStaff },
  "mails.show": { staff: ["reviewer", "operator", "auditor"] },
  "mails.download": { staff: ["reviewer", "operator", "auditor"] },
  "mails.assign": { staff: ["reviewer", "operator"] },
  "mailbox.list": { staff: ["administrator", "reviewer", "operator", "auditor"] },
  "mailbox.show": { staff: ["administrator", "reviewer", "operator", "auditor"] },

  "tokens.list": { staff: ["administrator"], anySignedIn: true },
  "tokens.create": { staff: [], anySignedIn: true, personally: true },
  "tokens.revoke": { staff: ["administrator"], anySignedIn: true },

  "usage.show": { staff: anyStaff, members: anyMember },
  "usage.export": { staff: anyStaff, members: anyMember },

  "proposals.list": { staff: anyStaff },
  "proposals.show": { staff: anyStaff },
  "proposals.confirm": { staff: deciders, personally: true },
  "proposals.reject": { staff: deciders, personally: true },

  "hosts.list": { staff: anyStaff },
  "hosts.register_key": { staff: ["operator"], fourEyes: "always" },
  "hosts.set_origins": { staff: ["operator"] },
  "hosts.remove_key": { staff: ["operator"], fourEyes: "always" },
} as const satisfies Record<string, Rule>;

/** What can be done: the name of an operation. */
export type Action = keyof typeof rules;
