import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import type { PhoneApp } from "../../api/api.ts";
import type { MiniProgramBundle, Problem } from "../../bundle/bundle.ts";
import type { EventLog } from "../events/event-log.ts";

export interface AppToOpen {
  readonly name: string;
  readonly appid: string;
  readonly folder: string;
  /** In the place of what its `ext.json` says, member by member. */
  readonly ext?: Readonly<Record<string, unknown>> | undefined;
}

export interface OpenedApp extends PhoneApp {
  readonly problems: readonly Problem[];
}

interface InstalledApp extends AppToOpen, PhoneApp {
  isWatched: boolean;
}

/** The mini programs that the phone can open, each by the id that stands in URLs. */
export class Apps {
  readonly #installed = new Map<string, InstalledApp>();
  readonly #events: EventLog;
  readonly #onFault: (error: unknown) => void;
  readonly #closing = new AbortController();

  constructor(apps: readonly AppToOpen[], events: EventLog, onFault: (error: unknown) => void) {
    this.#events = events;
    this.#onFault = onFault;
    for (const app of apps) this.#install(app);
  }

  list(): PhoneApp[] {
    return [...this.#installed.values()].map(({ id, name, appid }) => ({ id, name, appid }));
  }

  folderOf(id: string): string | undefined {
    return this.#installed.get(id)?.folder;
  }

  async open(app: AppToOpen): Promise<OpenedApp> {
    const installed = this.#install({ ...app, folder: await realpath(app.folder) });
    this.#events.add({ kind: "apps", apps: this.list() });
    const { problems } = await this.#compile(installed);
    const { id, name, appid } = installed;
    return { id, name, appid, problems };
  }

  /** Compiled from its sources as they are; from the first time on, the panel hears of every change. */
  async bundle(id: string): Promise<MiniProgramBundle | undefined> {
    const app = this.#installed.get(id);
    return app && this.#compile(app);
  }

  close(): void {
    this.#closing.abort();
  }

  /** The same folder has the same id, and takes its own place. */
  #install(app: AppToOpen): InstalledApp {
    const id = createHash("sha256").update(app.folder).digest("hex").slice(0, 12);
    const installed = { isWatched: false, ...this.#installed.get(id), ...app, id };
    this.#installed.set(id, installed);
    return installed;
  }

  async #compile(app: InstalledApp): Promise<MiniProgramBundle> {
    // The template compiler and PostCSS are loaded when the first mini program is opened.
    const { compileMiniProgram, watchMiniProgram } = await import("../../compiler/index.ts");
    // Before it is read, so that nothing that is saved meanwhile is missed.
    if (!app.isWatched && !this.#closing.signal.aborted) {
      app.isWatched = true;
      watchMiniProgram(app.folder, () => void this.#announce(app.id), this.#closing.signal);
    }
    const bundle = await compileMiniProgram(app.folder);
    return { ...bundle, app: { ...bundle.app, ext: { ...bundle.app.ext, ...app.ext } } };
  }

  async #announce(appId: string): Promise<void> {
    try {
      const bundle = await this.bundle(appId);
      if (bundle) this.#events.add({ kind: "changed", appId, problems: bundle.problems });
    } catch (error) {
      this.#onFault(error);
    }
  }
}
