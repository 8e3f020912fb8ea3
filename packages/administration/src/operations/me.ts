import { type Member, refuse, type Staff } from "@shiming/core";
import { operation } from "../operation.ts";
import { Nothing } from "../schemas/common.ts";
import { Me } from "../schemas/me.ts";
import { thePlatform } from "../subjects.ts";

export const meOperations = {
  "me.show": operation("me.show", {
    method: "GET",
    path: "/me",
    summary: { en: "Who I am here, and what I may be", zh: "当前登录者及其角色" },
    input: Nothing,
    output: Me,
    subject: thePlatform,
    run: async (_input, actor, { stores, people }) => {
      const person = actor.kind === "token" ? actor.owner : actor;
      if (person.kind !== "staff" && person.kind !== "member") return refuse("forbidden");
      const [known] = await people.find([person.id]);
      const memberships = await stores.memberships.of(person.id);
      const organisations = await Promise.all(
        memberships.map(async ({ organisationId, role }) => {
          const organisation = await stores.organisations.find(organisationId);
          return { organisation_id: organisationId, legal_name: organisation?.legalName ?? "", role };
        }),
      );
      return {
        person_id: person.id,
        name: known?.name.reveal() ?? "",
        email: known?.email.reveal() ?? "",
        staff_roles: rolesOf(person),
        memberships: person.kind === "staff" ? [] : organisations,
      };
    },
  }),
};

const rolesOf = (person: Staff | Member) => (person.kind === "staff" ? [...person.roles] : []);
