import { shallowRef } from "vue";
import { useTexts } from "../i18n/use-texts.ts";
import { ApiProblem } from "./problem.ts";

/**
 * Before something is put in the place of what somebody saw: whether it still is that. Where another was faster, whoever writes is
 * told once, with what is there now; what they typed stays, and sending it again is then their choice.
 * @param read what is there now @param describe it in a few words
 * @example const { see, requireSeen } = useSeen(async () => (await call("apps.show", { appid })).quota, textOf); see(app.quota);
 */
export function useSeen<Value>(read: () => Promise<Value>, describe: (now: Value) => string) {
  const say = useTexts({
    told: {
      zh: "刚刚有人改过，现在是“{now}”。你填写的内容仍在；再次提交将以你的为准",
      en: "somebody has just changed it: it is “{now}” now. What you typed is still here; sent again, it replaces that",
    },
  });
  const seen = shallowRef<Value>();
  /** @throws ApiProblem `conflict` */
  async function requireSeen(): Promise<void> {
    const now = await read();
    if (JSON.stringify(now) === JSON.stringify(seen.value)) return;
    seen.value = now;
    const told = say("told", { now: describe(now) });
    throw new ApiProblem(409, { hint: { zh: told, en: told } });
  }
  const see = (value: Value): void => {
    seen.value = value;
  };
  return { see, requireSeen };
}
