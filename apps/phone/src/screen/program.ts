/** A running mini program: its parts put together, and its way through the life-cycle. */
import { messageIn } from "../bundle/bundle.ts";
import type { Environment, ReferrerInfo, Start } from "../link/link.ts";
import { type App, createApp } from "./app.ts";
import { problemBox } from "./frame/problem-panel.ts";
import type { Told } from "./link.ts";
import { createLoader, type ModuleLoader } from "./modules/loader.ts";
import { UNSUPPORTED_GLOBALS } from "./modules/scope.ts";
import { enterOptions, laterReferrer, launchOptions } from "./pages/launch.ts";
import { formatPageUrl } from "./pages/url.ts";
import { listenToFailures } from "./problems/listen.ts";
import type { NoteText } from "./problems/note.ts";
import { createStage, type Stage } from "./stage.ts";
import { createSurroundings, type Surroundings } from "./surroundings.ts";
import { absent } from "./wx/absent.ts";
import { createEvents, type WxEvents } from "./wx/events.ts";
import { createWx, networkType, type Wx } from "./wx/index.ts";

interface Program {
  readonly around: Surroundings;
  readonly stage: Stage;
  readonly app: App;
  readonly events: WxEvents;
  /** Of the mini program that led back here last. */
  referrer?: ReferrerInfo | undefined;
  reportError(error: unknown, file?: string): void;
}

export function runMiniProgram(start: Start, port: MessagePort): void {
  const around = createSurroundings(start, port, (message, before) => hear(program, message, before));
  const reportError = (error: unknown, file = fileInFront(program)) => {
    around.problems.reportError(error, file);
  };
  const events = createEvents(reportError);
  const app = createApp(reportError);
  const stage = createStage(around, {
    loader: () => loader,
    navigate: ({ type, ...options }) => (wx[type] as (options: object) => void)(options),
  });
  const program: Program = { around, stage, app, events, reportError };
  const wx = createWx({ ...around, ...around.problems, ...stage, events, reportError });
  const warn = (text: NoteText) => around.problems.noteOnce("warn", text);
  const globals = { ...globalsOf(program, wx), ...unsupportedGlobals(warn) };
  const loader = createLoader(start.bundle.modules, globals, warn);
  listen(program);
  launch(program, loader);
}

/** What modules see. */
function globalsOf({ around, stage, app }: Program, wx: Wx): Record<string, unknown> {
  return {
    wx,
    console: around.console,
    ...app.globals,
    ...stage.constructors,
    getCurrentPages: () => stage.stack.pages.map((page) => page.object),
    global: {},
  };
}

function unsupportedGlobals(warn: (text: NoteText) => void): Record<string, unknown> {
  return Object.fromEntries(UNSUPPORTED_GLOBALS.map((name) => [name, absent(name, warn)]));
}

function fileInFront({ stage }: Program): string {
  const page = stage.stack.current;
  return page ? `${page.path}.js` : "app.js";
}

function listen({ around, events, app, reportError }: Program): void {
  listenToFailures({
    onError(error, file) {
      reportError(error, file);
      app.call("onError", String(error));
      events.emit("Error", { message: String(error) });
    },
    onRejection(reason) {
      reportError(reason);
      events.emit("UnhandledRejection", { reason });
      app.call("onUnhandledRejection", { reason });
    },
    onDoubt: around.problems.noteOnce,
  });
}

function launch(program: Program, loader: ModuleLoader): void {
  const { around, stage, app, reportError } = program;
  const { bundle } = around.start;
  for (const problem of bundle.problems) {
    const { severity, file, line } = problem;
    const where = [file, line].filter(Boolean).join(":");
    if (severity === "warning")
      around.problems.noteOnce("warn", {
        en: `${where} ${messageIn(problem, "en")}`,
        zh: `${where} ${messageIn(problem, "zh")}`,
      });
  }
  if (bundle.app.pages.length === 0) {
    around.frame.pages.append(problemBox(around.frame, bundle.problems));
    return;
  }
  try {
    if (loader.has("app.js")) loader.load("app.js");
  } catch (error) {
    reportError(error, "app.js");
  }
  const options = launchOptions(around.start);
  app.call("onLaunch", options);
  app.call("onShow", options);
  stage.stack.reLaunch(`/${formatPageUrl(options)}`);
}

function hear(program: Program, message: Told, before: Environment): void {
  const { around, stage } = program;
  if (message.kind === "environment") announce(program, message.environment, before);
  else if (message.kind === "visibility") turn(program, message.visible, message.referrer);
  else if (around.dialogs.goBack()) return;
  else if (stage.stack.pages.length > 1) stage.stack.navigateBack();
  else around.link.tell({ kind: "leave" });
}

/** The bars speak the phone's language; what listens is told of what it listens to. */
function announce({ events, stage }: Program, environment: Environment, before: Environment): void {
  const { network, theme } = environment;
  const type = networkType(environment);
  if (type !== networkType(before))
    events.emit("NetworkStatusChange", { isConnected: network !== "offline", networkType: type });
  if (theme !== before.theme) events.emit("ThemeChange", { theme });
  stage.showing.turn();
}

/** To the background, or back from it. */
function turn(program: Program, visible: boolean, led?: ReferrerInfo): void {
  const { around, app, events, stage } = program;
  const page = stage.stack.current;
  if (visible) {
    program.referrer = led ?? laterReferrer(program.referrer, around.environment().os);
    const options = enterOptions(page ?? launchOptions(around.start), program.referrer);
    app.call("onShow", options);
    events.emit("AppShow", options);
    page?.show();
  } else {
    page?.suspend();
    app.call("onHide");
    events.emit("AppHide", {});
  }
}
