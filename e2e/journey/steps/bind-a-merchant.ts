/** Two organisations: one has the mini program, the other the merchant number, and both say that they belong together. */
import { expect } from "vitest";
import type { Step } from "../support/step.ts";
import { APP_NAME, BUREAU, CATEGORY, HOSPITAL, MCH_ID, noted, type Story } from "../support/story.ts";

export const registersTheHospital: Step = {
  name: `the provider registers ${HOSPITAL}`,
  act: ({ provider }) =>
    provider.do("organisations.create", {
      legal_name: HOSPITAL,
      social_credit_code: "12990000MB00002021",
      subject_type: "public_medical_institution",
      citizen_contact: "0000-67890",
    }),
  isDone: async ({ provider }) => (await provider.do("organisations.list", {})).length > 0,
  async seen({ provider, operator, notes }) {
    const [own, ...others] = await provider.do("organisations.list", {});
    expect([own?.legal_name, others]).toEqual([HOSPITAL, []]);
    notes.organisationId = noted(own).id;
    expect(await operator.do("organisations.show", { organisation_id: notes.organisationId })).toEqual(own);
    expect(await provider.do("merchants.list", {})).toEqual([]);
    const bureau = { organisation_id: noted(notes.ownersOrganisationId) };
    expect((await provider.asks("organisations.show", bureau)).status).toBe(404);
  },
};

export const registersTheBureau: Step = {
  name: `the merchant's owner registers ${BUREAU}`,
  act: ({ merchantOwner }) =>
    merchantOwner.do("organisations.create", {
      legal_name: BUREAU,
      social_credit_code: "11990000MB00002037",
      subject_type: "government_body",
      citizen_contact: "0000-12345",
    }),
  isDone: async ({ merchantOwner }) => (await merchantOwner.do("organisations.list", {})).length > 0,
  async seen({ merchantOwner, notes }) {
    const [own, ...others] = await merchantOwner.do("organisations.list", {});
    expect([own?.legal_name, others]).toEqual([BUREAU, []]);
    notes.ownersOrganisationId = noted(own).id;
  },
};

export const makesAMiniProgram: Step = {
  name: `the provider makes the mini program ${APP_NAME}`,
  async act({ provider, notes }) {
    const made = await appOf({ provider });
    // The secret is told once: whoever has not heard it resets it.
    const { appid, secret } = made
      ? await provider.do("apps.reset_secret", { appid: made.appid })
      : await provider.do("apps.create", {
          name: APP_NAME,
          organisation_id: noted(notes.organisationId),
          category_ids: [CATEGORY],
        });
    notes.appid = appid;
    notes.secret = secret;
  },
  isDone: async ({ notes }) => notes.secret !== undefined,
  async seen({ provider, merchantOwner, notes }) {
    expect(await appOf({ provider })).toMatchObject({
      ...{ appid: notes.appid, name: APP_NAME, access: { state: "none" }, merchants: [] },
      service_provider: { legal_name: HOSPITAL, contact: "0000-67890" },
    });
    expect(await merchantOwner.do("apps.list", {})).toEqual([]);
    const card = await provider.do("apps.capability", { appid: noted(notes.appid) });
    expect(card).toMatchObject({
      capability: "not_open",
      to_do: { zh: "请填写十项申请表，申请开放入口" },
      application: null,
    });
  },
};

const appOf = async ({ provider }: Pick<Story, "provider">) => (await provider.do("apps.list", {}))[0];

export const registersTheMerchant: Step = {
  name: "the operator gives the merchant number to its owner's organisation",
  act: ({ operator, notes }) =>
    operator.do("merchants.create", { mch_id: MCH_ID, organisation_id: noted(notes.ownersOrganisationId) }),
  isDone: async ({ operator }) => (await operator.do("merchants.list", {})).length > 0,
  async seen({ merchantOwner }) {
    const merchants = await merchantOwner.do("merchants.list", {});
    expect(merchants).toMatchObject([{ mch_id: MCH_ID, legal_name: BUREAU, certificates: [] }]);
  },
};

export const asksForTheBinding: Step = {
  name: "the provider asks to use the merchant number",
  act: ({ provider, notes }) =>
    provider.do("apps.request_binding", { appid: noted(notes.appid), mch_id: MCH_ID }),
  isDone: async ({ provider }) => ((await appOf({ provider }))?.binding_requests.length ?? 0) > 0,
  async seen({ provider, merchantOwner, notes }) {
    const [app] = await provider.do("apps.list", {});
    expect(app).toMatchObject({ merchants: [], binding_requests: [{ mch_id: MCH_ID }] });
    const [merchant] = await merchantOwner.do("merchants.list", {});
    const request = { appid: notes.appid, name: APP_NAME, legal_name: HOSPITAL };
    expect(merchant?.binding_requests).toMatchObject([request]);
    const asked = { appid: noted(notes.appid), mch_id: MCH_ID };
    // Whose number it is not, nobody's yes counts.
    expect((await provider.asks("merchants.confirm_binding", asked)).status).toBe(404);
  },
};

export const confirmsTheBinding: Step = {
  name: "the merchant's owner confirms",
  act: ({ merchantOwner, notes }) =>
    merchantOwner.do("merchants.confirm_binding", { appid: noted(notes.appid), mch_id: MCH_ID }),
  isDone: async ({ provider }) => ((await appOf({ provider }))?.merchants.length ?? 0) > 0,
  async seen({ provider, merchantOwner }) {
    expect(await appOf({ provider })).toMatchObject({ merchants: [MCH_ID], binding_requests: [] });
    expect((await merchantOwner.do("merchants.list", {}))[0]?.binding_requests).toEqual([]);
  },
};
