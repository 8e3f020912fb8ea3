import { type ActorName, readActor } from "@shiming/administration/words";
import { computed } from "vue";
import { call } from "../api/call.ts";
import { useAsk } from "../api/use-ask.ts";
import { useTexts } from "../i18n/use-texts.ts";

/** Staff by their names, where the API has their ids, or the words by which the audit names whoever acted. */
export function useStaffNames() {
  const say = useTexts({
    member: { zh: "申请方", en: "Applicant" },
    applicant: { zh: "申请方（邮件）", en: "Applicant, by mail" },
    token: { zh: "程序（API 令牌）", en: "Program (API token)" },
    job: { zh: "平台自动", en: "The platform" },
    command_line: { zh: "命令行", en: "Command line" },
    unknown: { zh: "命令行", en: "Command line" },
    confirmed: { zh: "{one}（{other}复核）", en: "{one}, confirmed by {other}" },
    somebody: { zh: "工作人员", en: "Somebody of the staff" },
  });
  const { answer } = useAsk(() => call("staff.list", {}));
  const names = computed(() => new Map((answer.value ?? []).map(({ person_id, name }) => [person_id, name])));
  /** Of whoever is there no longer, nothing. */
  const knownName = (id: string): string | undefined => names.value.get(id) ?? undefined;
  const nameOf = (id: string): string => knownName(id) ?? say("somebody");
  const nameBehind = (by: string): string => shortName(readActor(by));
  function shortName(actor: ActorName): string {
    if (actor.kind === "staff") return nameOf(actor.name);
    if (actor.kind !== "confirmed") return say(actor.kind);
    return say("confirmed", { one: shortName(actor.proposer), other: shortName(actor.confirmer) });
  }
  const active = computed(() => (answer.value ?? []).filter(({ state }) => state === "active"));
  return { nameOf, knownName, nameBehind, active };
}
