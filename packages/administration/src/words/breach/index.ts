/** What a breach comes to, counted and in words: the command line and the console say the same. */
export { breachNoticeText } from "./notice-text.ts";
export { breachReportText } from "./report-text.ts";
export { type BreachStatements, NO_STATEMENTS } from "./statements.ts";
export { toldWords } from "./told.ts";
export { addAffected, type BreachToll, emptyToll, timesOf } from "./toll.ts";
