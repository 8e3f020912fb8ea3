import { Agent, type Dispatcher } from "undici";
import { onTestFinished } from "vitest";

/** A dispatcher that keeps the paths it was asked for, without what follows the question mark; gone after the test. */
export function createRecorder(): { readonly dispatcher: Dispatcher; readonly paths: string[] } {
  const paths: string[] = [];
  const agent = new Agent();
  onTestFinished(() => agent.destroy());
  const dispatcher = agent.compose((dispatch) => (options, handler) => {
    paths.push(options.path.split("?")[0] ?? "");
    return dispatch(options, handler);
  });
  return { dispatcher, paths };
}
