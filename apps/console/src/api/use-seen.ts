import { useTexts } from "../i18n/use-texts.ts";
import { ApiProblem } from "./problem.ts";

/**
 * What is put in the place of what somebody saw: the platform refuses it where it is not that any more. Then whoever writes is told
 * once, with what is there now; what they typed stays, and sending it again is their choice.
 * @param first what they see when they begin @param read what is there now @param describe it in a few words
 * @example const { replace } = useSeen(app.quota, async () => (await call("apps.show", { appid })).quota, textOf);
 *   await replace((if_unchanged) => call("apps.set_quota", { appid, quota, if_unchanged }));
 */
export function useSeen<Value>(first: Value, read: () => Promise<Value>, describe: (now: Value) => string) {
  const say = useTexts({
    told: {
      zh: "刚刚有人改过，现在是“{now}”。你填写的内容仍在；再次提交将以你的为准",
      en: "somebody has just changed it: it is “{now}” now. What you typed is still here; sent again, it replaces that",
    },
  });
  let seen = first;
  const see = (value: Value): void => {
    seen = value;
  };
  /** @throws ApiProblem `conflict` */
  async function replace<Answer>(put: (seen: Value) => Promise<Answer>): Promise<Answer> {
    try {
      return await put(seen);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.failure !== "entity_changed") throw problem;
      seen = await read();
      const told = say("told", { now: describe(seen) });
      throw new ApiProblem(409, { hint: { zh: told, en: told } });
    }
  }
  return { see, replace };
}
