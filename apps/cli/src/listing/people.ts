/** How staff and invitations are listed for people. `--json` has more. */
import type { Invitation, StaffMember } from "@shiming/administration";
import type { Text } from "@shiming/crypto";
import type { Language } from "../language.ts";
import { table } from "./table.ts";
import { timeText } from "./words.ts";

const HEADS = {
  id: { en: "ID", zh: "编号" },
  name: { en: "NAME", zh: "姓名" },
  email: { en: "E-MAIL", zh: "邮箱" },
  roles: { en: "ROLES", zh: "角色" },
  state: { en: "STATE", zh: "状态" },
  since: { en: "SINCE", zh: "起始" },
  endsAt: { en: "UNTIL", zh: "截至" },
} as const satisfies Record<string, Text>;

const STATES: Readonly<Record<StaffMember["state"] | Invitation["state"], Text>> = {
  active: { en: "active", zh: "在职" },
  left: { en: "left", zh: "已离开" },
  open: { en: "open", zh: "待接受" },
  accepted: { en: "accepted", zh: "已接受" },
  revoked: { en: "taken back", zh: "已撤回" },
  over: { en: "over", zh: "已过期" },
};

const headsOf = (heads: readonly (keyof typeof HEADS)[], language: Language) =>
  heads.map((head) => HEADS[head][language]);

export function staffTable(staff: readonly StaffMember[], language: Language): string {
  const rows = staff.map(({ person_id, name, email, roles, state, since }) => [
    person_id,
    name ?? "",
    email ?? "",
    roles.join(" "),
    STATES[state][language],
    timeText(since),
  ]);
  return table(headsOf(["id", "name", "email", "roles", "state", "since"], language), rows);
}

export function invitationsTable(invitations: readonly Invitation[], language: Language): string {
  const rows = invitations.map(({ invitation_id, email, roles, state, ends_at }) => [
    invitation_id,
    email,
    roles.join(" "),
    STATES[state][language],
    timeText(ends_at),
  ]);
  return table(headsOf(["id", "email", "roles", "state", "endsAt"], language), rows);
}
