/** Who works in the sandbox's world: the operator's staff, and members of the service providers. All of them are invented. */
import type { MemberRole, StaffRole } from "@shiming/core";
import type { OrganisationName } from "../world.ts";

export interface SeedPerson {
  readonly name: string;
  readonly email: string;
}

export interface SeedStaff extends SeedPerson {
  readonly roles: readonly StaffRole[];
}

/** Each role once; the second reviewer is there for what needs two pairs of eyes. */
export const STAFF = {
  administrator: { name: "何静", email: "administrator@realname.example", roles: ["administrator"] },
  reviewer: { name: "罗文", email: "reviewer@realname.example", roles: ["reviewer"] },
  second_reviewer: {
    name: "高洁",
    email: "second.reviewer@realname.example",
    roles: ["reviewer", "operator"],
  },
  certificate_officer: {
    name: "曹阳",
    email: "certificate.officer@realname.example",
    roles: ["certificate_officer"],
  },
  operator: { name: "邓超", email: "operator@realname.example", roles: ["operator"] },
  auditor: { name: "蒋岚", email: "auditor@realname.example", roles: ["auditor"] },
} as const satisfies Readonly<Record<string, SeedStaff>>;

export type StaffName = keyof typeof STAFF;

export interface SeedMember extends SeedPerson {
  readonly organisation: OrganisationName;
  readonly role: MemberRole;
}

/** The owner of each organisation before its other members: the owner invites them. */
export const MEMBERS: readonly SeedMember[] = [
  { name: "林涛", email: "owner@city.example", organisation: "city", role: "owner" },
  { name: "秦悦", email: "developer@city.example", organisation: "city", role: "developer" },
  { name: "白雪", email: "viewer@city.example", organisation: "city", role: "viewer" },
  { name: "陆明", email: "owner@hospital.example", organisation: "hospital", role: "owner" },
  { name: "程颖", email: "owner@fund.example", organisation: "fund", role: "owner" },
  { name: "夏雨", email: "developer@fund.example", organisation: "fund", role: "developer" },
  { name: "石磊", email: "owner@school.example", organisation: "school", role: "owner" },
  { name: "孟凡", email: "owner@courier.example", organisation: "courier", role: "owner" },
  { name: "戴维", email: "developer@courier.example", organisation: "courier", role: "developer" },
];

/** Everybody's, in a sandbox alone. */
export const PASSWORD = "shiming-sandbox-only";
