import { computed } from "vue";
import { call } from "../api/call.ts";
import { useAsk } from "../api/use-ask.ts";
import { useTexts } from "../i18n/use-texts.ts";

/** Staff by their names, where the API has their ids, or the words by which the audit names whoever acted. */
export function useStaffNames() {
  const say = useTexts({
    applicant: { zh: "申请方", en: "Applicant" },
    byMail: { zh: "申请方（邮件）", en: "Applicant, by mail" },
    program: { zh: "程序（API 令牌）", en: "Program (API token)" },
    platform: { zh: "平台自动", en: "The platform" },
    machine: { zh: "命令行", en: "Command line" },
    confirmed: { zh: "{one}（{other}复核）", en: "{one}, confirmed by {other}" },
    somebody: { zh: "工作人员", en: "Somebody of the staff" },
  });
  const { answer } = useAsk(() => call("staff.list", {}));
  const names = computed(() => new Map((answer.value ?? []).map(({ person_id, name }) => [person_id, name])));
  const nameOf = (id: string): string => names.value.get(id) ?? say("somebody");
  function nameBehind(by: string): string {
    const [one = "", other] = by.split(", confirmed by ");
    if (other !== undefined) return say("confirmed", { one: nameBehind(one), other: nameBehind(other) });
    if (one.startsWith("staff ")) return nameOf(one.slice("staff ".length));
    if (one.startsWith("member ")) return say("applicant");
    if (one.startsWith("applicant ")) return say("byMail");
    if (one.startsWith("token ")) return say("program");
    return say(one.startsWith("job ") ? "platform" : "machine");
  }
  const active = computed(() => (answer.value ?? []).filter(({ state }) => state === "active"));
  return { nameOf, nameBehind, active };
}
