import { type Actor, nameOfActor } from "@shiming/core";
import { expect, it } from "vitest";
import { actorWords } from "./actor.ts";

const STAFF = { kind: "staff", id: "s1", roles: ["reviewer"] } as const;
const nameOf = (id: string) => (id === "s1" ? "林晓" : undefined);

it.each([
  [STAFF, "工作人员 林晓", "Staff: 林晓"],
  [{ kind: "staff", id: "s2", roles: [] }, "工作人员 s2", "Staff: s2"],
  [{ kind: "member", id: "m1", memberships: [] }, "服务商成员 m1", "Member: m1"],
  [{ kind: "command_line", user: "root" }, "命令行（root）", "Command line (root)"],
  [{ kind: "applicant", applicationId: "A1" }, "申请方（邮件）", "Applicant, by mail"],
  [
    { kind: "job", name: "certificate_ends" },
    "平台自动（提醒证书到期）",
    "The platform (warns of ends of certificates)",
  ],
  [{ kind: "job", name: "new_one" }, "平台自动（new_one）", "The platform (new_one)"],
  [
    { kind: "token", id: "t1", owner: STAFF, actions: [] },
    "工作人员 林晓的 API 令牌 t1",
    "Staff: 林晓, by API token t1",
  ],
  [
    { kind: "confirmed", proposer: STAFF, confirmer: { kind: "command_line", user: "root" } },
    "工作人员 林晓，由命令行（root）复核",
    "Staff: 林晓, confirmed by Command line (root)",
  ],
] satisfies [Actor, string, string][])("who acted is said in words: %j", (actor, zh, en) => {
  expect(actorWords(nameOfActor(actor), nameOf)).toEqual({ zh, en });
});

it("a name of another version stands as it is", () => {
  expect(actorWords("somebody")).toEqual({ zh: "somebody", en: "somebody" });
});
