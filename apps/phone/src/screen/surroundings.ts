/** What is around a mini program: the phone, the frame that is drawn, and where its problems go. */
import type { Environment, Start } from "../link/link.ts";
import { createConsole } from "./console/console.ts";
import { createDialogs, type Dialogs } from "./frame/dialog.ts";
import { createFrame, type Frame, keepUnits } from "./frame/frame.ts";
import { createProblemPanel } from "./frame/problem-panel.ts";
import { createToasts, type Toasts } from "./frame/toast.ts";
import { openLink, type ScreenLink, type Told } from "./link.ts";
import { collectProblems, type Problems } from "./problems/problems.ts";

export interface Surroundings {
  readonly start: Start;
  readonly link: ScreenLink;
  readonly frame: Frame;
  readonly toasts: Toasts;
  readonly dialogs: Dialogs;
  readonly problems: Problems;
  /** What the mini program's own scripts write to. */
  readonly console: Console;
  environment(): Environment;
  /** The address of a mini program's own file; any other address stays as it is. */
  fileUrl(path: string): string;
}

/** @param onTold what the phone says, when its new environment is in force; `before` is the one until then */
export function createSurroundings(
  start: Start,
  port: MessagePort,
  onTold: (message: Told, before: Environment) => void,
): Surroundings {
  let environment = start.environment;
  const link = openLink(port, (message) => {
    const before = environment;
    if (message.kind === "environment") {
      environment = message.environment;
      document.documentElement.lang = htmlLanguage(environment);
    }
    onTold(message, before);
  });
  document.documentElement.lang = htmlLanguage(environment);
  const frame = createFrame(document.body, () => environment);
  keepUnits(frame.pages);
  const isModule = (file: string) => Object.hasOwn(start.bundle.modules, file);
  return {
    ...{ start, link, frame },
    toasts: createToasts(frame),
    dialogs: createDialogs(frame),
    problems: collectProblems(link, isModule, createProblemPanel(frame)),
    console: createConsole((level, text) => link.tell({ kind: "console", level, text })),
    environment: () => environment,
    fileUrl: (path) => (/^(\w+:|\/\/)/.test(path) ? path : start.filesUrl + path.replace(/^\//, "")),
  };
}

function htmlLanguage({ language }: Environment): string {
  return language === "en" ? "en" : "zh-CN";
}
