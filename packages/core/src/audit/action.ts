/**
 * What was done, as a `staff_write` of the audit names it. An entry is never rewritten, so a name that was used once stays here;
 * `administration/words` says each in both languages.
 */
export type AuditAction =
  | ApplicationAction
  | AccessAction
  | RegisterAction
  | EventAction
  | CertificateAction
  | PeopleAction
  | PlatformAction;

type ApplicationAction =
  | "application_drafted"
  | "application_received"
  | "application_mail_received"
  | "application_updated"
  | "application_submitted"
  | "application_information_asked"
  | "application_entrance_opened"
  | "application_declined"
  | "permission_drafted"
  | "permission_updated"
  | "permission_submitted"
  | "permission_information_asked"
  | "application_answered"
  | "application_taken"
  | "application_claimed"
  | "application_assigned"
  | "application_attended"
  | "application_reminded"
  | "application_succeeded"
  | "application_closed"
  | "file_attached"
  | "file_detached";

type AccessAction =
  | "access_approved"
  | "access_suspended"
  | "access_resumed"
  | "access_ended"
  | "access_expired"
  | "end_of_access_reminded";

type RegisterAction =
  | "organisation_created"
  | "organisation_updated"
  | "organisation_corrected"
  | "mini_program_created"
  | "mini_program_assigned"
  | "secret_reset"
  | "merchant_created"
  | "merchant_assigned"
  | "logo_set"
  | "categories_set"
  | "quota_set"
  | "merchant_bound"
  | "merchant_unbound"
  | "binding_requested"
  | "binding_confirmed"
  | "binding_refused"
  | "binding_request_expired"
  | "transfer_offered"
  | "transfer_accepted"
  | "transfer_refused"
  | "transfer_cancelled"
  | "transfer_expired";

type EventAction =
  | "event_endpoint_registered"
  | "event_endpoint_paused"
  | "event_endpoint_resumed"
  | "event_endpoint_removed"
  | "event_test_caused";

type CertificateAction =
  | "certificate_issued"
  | "certificate_registered"
  | "certificate_retired"
  | "certificate_revoked"
  | "certificate_end_told"
  | "shared_key_refused"
  | "authority_trusted"
  | "authority_distrusted"
  | "authority_revocations_set";

type PeopleAction =
  | "invitation_made"
  | "invitation_accepted"
  | "invitation_revoked"
  | "invitation_expired"
  | "member_made_owner"
  | "member_made_developer"
  | "member_made_viewer"
  | "member_removed"
  | "member_left"
  | "staff_roles_set"
  | "staff_removed"
  | "second_factor_reset"
  | "token_created"
  | "token_revoked"
  | "proposed"
  | "proposal_confirmed"
  | "proposal_rejected"
  | "proposal_failed"
  | "proposal_expired";

type PlatformAction =
  | "account_set"
  | "account_deleted"
  | "guardian_added"
  | "guardian_removed"
  | "person_request_received"
  | "person_request_answered"
  | "person_request_reminded"
  | "assessment_written"
  | "retention_set"
  | "records_removed"
  | "breach_report_made"
  | "compliance_pack_exported"
  | "legal_hold_placed"
  | "legal_hold_lifted"
  | "host_key_registered"
  | "host_key_removed"
  | "host_origins_set"
  | "categories_imported"
  | "calendar_imported"
  | "deadlines_set"
  | "reason_template_created"
  | "reason_template_changed"
  | "reason_template_removed"
  | "message_retried"
  | "message_cancelled"
  | "mail_assigned"
  | "request_tried";
