/** Words for what core's sentences name as well. Nothing is loaded besides: pages take these alone. */
export { applicationMoveWords, applicationStateWords } from "./applications.ts";
export { proposalStateWords } from "./proposals.ts";
