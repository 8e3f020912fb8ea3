/** What is asked of the API about usage, out of the address; and the same as a file. */
import { computed } from "vue";
import { call } from "../../api/call.ts";
import { useAsk } from "../../api/use-ask.ts";
import { useWork } from "../../api/use-work.ts";
import { saveFile } from "../../parts/save-file.ts";
import { useListAddress } from "../../parts/use-list-address.ts";
import { useSession } from "../../session/session.ts";
import { daysOf, lengthOf, MOST_DAYS_BY_HOUR, type Period } from "./period.ts";
import { periodTexts } from "./texts.ts";

const isPeriod = (text: string): text is Period => Object.hasOwn(periodTexts, text);

export function useUsage() {
  const { organisationId } = useSession();
  const address = useListAddress({ appid: "", period: "month", by: "", from: "", to: "" });
  const period = computed<Period>(() => {
    const { period: named } = address.values.value;
    return isPeriod(named) ? named : "month";
  });
  const question = computed(() => {
    const { appid, by, from, to } = address.values.value;
    const now = new Date();
    const days = daysOf(period.value, from, to, now);
    const canBeHours = lengthOf(days, now) <= MOST_DAYS_BY_HOUR;
    const isByHour = canBeHours && (by === "hour" || (by === "" && lengthOf(days, now) === 1));
    return {
      canBeHours,
      input: {
        organisation_id: organisationId.value,
        by: isByHour ? ("hour" as const) : ("day" as const),
        from: days.from.toISOString(),
        ...(days.to && { to: days.to.toISOString() }),
        ...(appid && { appid }),
      },
    };
  });
  const asked = useAsk(() => call("usage.show", question.value.input));
  const exporting = useWork(async () => {
    const { name, content } = await call("usage.export", question.value.input);
    // With a byte order mark: spreadsheets take it for UTF-8 then.
    saveFile(name, `\ufeff${content}`, "text/csv;charset=utf-8");
  });
  return { address, period, question, asked, exporting };
}
