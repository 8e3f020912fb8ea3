import type { Subject } from "./operation.ts";

export { thePlatform } from "./subjects.ts";

/** Of an organisation where one is named, else of the operator. */
export const theOrganisationOrPlatform: Subject<{ readonly organisation_id?: string }> = {
  kind: "organisation",
  whose: ({ organisation_id }) =>
    organisation_id === undefined ? "platform" : { organisationId: organisation_id },
  missing: ({ organisation_id }) => ({
    en: `no organisation ${organisation_id}`,
    zh: `没有单位 ${organisation_id}`,
  }),
};

/** One to the staff is the operator's, and there for nobody else. */
export const theInvitation: Subject<{ readonly invitation_id: string }> = {
  kind: "organisation",
  whose: async ({ invitation_id }, { stores }, actor) => {
    const to = (await stores.invitations.find(invitation_id))?.to;
    if (to?.kind === "organisation") return { organisationId: to.organisationId };
    return to && actor.kind !== "member" ? "platform" : undefined;
  },
  missing: ({ invitation_id }) => ({
    en: `no invitation ${invitation_id}`,
    zh: `没有邀请 ${invitation_id}`,
  }),
};
