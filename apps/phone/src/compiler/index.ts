/** The compiler: what a mini program's folder holds, as the screen runs it. */
export { compileMiniProgram } from "./compile.ts";
export { watchMiniProgram } from "./watch.ts";
