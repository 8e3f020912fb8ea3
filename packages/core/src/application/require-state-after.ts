import { refuse } from "../failure.ts";
import { applicationMoveWords, applicationStateWords } from "../words/index.ts";
import type { ApplicationState } from "./state.ts";
import { type Move, movesFrom, stateAfter } from "./transitions.ts";

/** What nobody asks for: it follows from something else. */
const OF_THE_PLATFORM: ReadonlySet<Move> = new Set(["expire", "replace"]);

/** @throws `value_invalid`, naming what can be done instead */
export function requireStateAfter(state: ApplicationState, move: Move): ApplicationState {
  const next = stateAfter(state, move);
  if (next) return next;
  const possible = movesFrom(state).filter((each) => !OF_THE_PLATFORM.has(each));
  const inChinese = possible.map((each) => applicationMoveWords[each].zh).join("、");
  return refuse("value_invalid", {
    hint: {
      en: `${move} is not possible where an application is ${state}; possible: ${possible.join(", ") || "nothing"}`,
      zh: `申请处于“${applicationStateWords[state].zh}”，不能“${applicationMoveWords[move].zh}”；可以：${inChinese || "无"}`,
    },
  });
}
