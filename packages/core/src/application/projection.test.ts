import { expect, it } from "vitest";
import type { MiniProgram } from "../mini-program/mini-program.ts";
import type { Application } from "./application.ts";
import { projectionOf } from "./projection.ts";

const at = new Date(0);
const app = {
  appid: "wx0123456789abcdef",
  organisationId: "new owner",
  categories: [],
} as unknown as MiniProgram;

function application(organisationId: string | undefined, ...states: string[]): Application {
  const history = states.map((to) => ({ to }));
  const approval = { since: at, uses: [], quota: undefined, endsAt: undefined };
  const form = { items: {}, unread: [] };
  const parts = { organisationId, history, approval, form, since: at, state: states.at(-1) };
  return parts as unknown as Application;
}

it.each([
  ["an approval", ["permission_submitted", "approved"]],
  ["a resumption", ["suspended", "approved"]],
])("%s for a former owner opens nothing for the present one", (_what, states) => {
  const open = (owner: string) => projectionOf(undefined, application(owner, ...states))?.(app).access.state;
  expect(() => open("former owner")).toThrow("belongs to another organisation");
  expect(open("new owner")).toBe("approved");
});

it("an application that is nobody's opens nothing that is somebody's, and what is nobody's may be opened", () => {
  const nobodys = application(undefined, "permission_submitted", "approved");
  const owned = { ...app, serviceProvider: { legalName: "某市第一人民医院", contact: "" } };
  expect(() => projectionOf(undefined, nobodys)?.(owned)).toThrow("let the applicant claim it");
  const { organisationId: _, ...unowned } = owned;
  expect(projectionOf(undefined, nobodys)?.(unowned).access.state).toBe("approved");
});

it("access can be taken away whoever has the mini program now", () => {
  const closed = application("former owner", "approved", "closed");
  expect(projectionOf(undefined, closed)?.(app).access.state).toBe("ended");
});
