import { expect, it } from "vitest";
import type { Application } from "./application.ts";
import { capabilityOf } from "./capability.ts";
import { type ApplicationState, applicationStates } from "./state.ts";

const AT = new Date("2026-10-12T02:00:00Z");
const cardOf = (state: ApplicationState) => {
  const { capability, toDo } = capabilityOf(
    undefined,
    { state, organisationId: "an organisation" } as Application,
    AT,
  );
  return [capability, toDo.zh];
};

it("the card says of each state how access stands, and what its owner is to do, or that it is the platform's turn", () => {
  const form = "请填写十项申请表，申请开放入口";
  const wait = "无需操作，平台方正在审核";
  expect(Object.fromEntries(applicationStates.map((state) => [state, cardOf(state)]))).toEqual({
    drafted: ["not_open", "填写申请表并提交"],
    submitted: ["not_open", wait],
    needs_information: ["not_open", "补充材料"],
    entrance_opened: ["entrance_open", "在线申请接口权限"],
    permission_drafted: ["entrance_open", "填完权限申请并提交"],
    permission_submitted: ["under_review", wait],
    permission_needs_information: ["under_review", "补充材料"],
    approved: ["approved", "无需操作，按钮和接口均可使用"],
    suspended: ["suspended", "请与平台方联系，按要求整改"],
    declined: ["not_open", form],
    expired: ["expired", "请续期"],
    closed: ["not_open", form],
    renewed: ["not_open", form],
  });
  expect(capabilityOf(undefined, undefined, AT)).toMatchObject({
    capability: "not_open",
    toDo: { zh: form },
  });
});

it("the card says that an approval has ended in the second of its end", () => {
  const approval = { since: AT, uses: [], quota: undefined, endsAt: AT };
  const approved = { state: "approved", approval } as unknown as Application;
  expect(capabilityOf(approved, undefined, AT)).toMatchObject({
    capability: "expired",
    toDo: { zh: "请续期" },
  });
  const before = new Date(AT.getTime() - 1);
  expect(capabilityOf(approved, undefined, before).capability).toBe("approved");
});

it("whoever applied by mail is told to claim the application before going on online", () => {
  const unclaimed = { state: "entrance_opened", organisationId: undefined } as Application;
  expect(capabilityOf(undefined, unclaimed, AT).toDo.zh).toContain("认领申请");
});
