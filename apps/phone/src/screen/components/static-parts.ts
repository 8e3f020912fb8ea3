/** JSON, template and style scope of a component, as the adapter takes them. */
import type { CodeSpace, types } from "glass-easel-miniprogram-adapter";
import type { ComponentConfig, ComponentSource, MiniProgramBundle } from "../../bundle/bundle.ts";
import { evaluate } from "../modules/scope.ts";
import type { NoteLevel, NoteText } from "../problems/note.ts";
import type { Options } from "./definition.ts";
import { withMissingHandlersTold } from "./missing-handlers.ts";
import { withWxsEvents } from "./wxs-events.ts";

type Template = NonNullable<ReturnType<CodeSpace["getCompiledTemplate"]>>;
type Templates = Readonly<Record<string, Template["content"]>>;

export interface StaticPartsDeps {
  readonly bundle: MiniProgramBundle;
  readonly space: CodeSpace;
  /** The mini program's. */
  readonly console: Console;
  /** For its developer. */
  note(level: NoteLevel, text: NoteText): void;
}

export class StaticParts {
  readonly #bundle: MiniProgramBundle;
  readonly #space: CodeSpace;
  readonly #note: StaticPartsDeps["note"];
  readonly #templates: Templates;

  constructor({ bundle, space, console, note }: StaticPartsDeps) {
    this.#bundle = bundle;
    this.#space = space;
    this.#note = note;
    this.#templates = templatesOf(bundle, console);
  }

  add(path: string): void {
    const source = this.#sourceOf(path);
    this.#setConfig(path, source.json, isolationOf(source, {}));
    this.#space.addStyleSheet(path, path, source.styleScope);
    const content = this.#templates[path];
    if (content) {
      const told = withMissingHandlersTold(withWxsEvents(content), this.#note);
      const template = { groupList: this.#templates, content: told };
      // An element that nobody knows hears `bindtap` as any other does.
      this.#space.addCompiledTemplate(path, { ...template, fallbackListenerOnNativeNode: true } as Template);
    }
  }

  /** `addGlobalClass` and `styleIsolation` may stand in the script as well. */
  adoptOptions(path: string, options: Options = {}): void {
    const config = this.#space.getComponentStaticConfig(path) as ComponentConfig;
    this.#setConfig(path, config, isolationOf(this.#sourceOf(path), options));
  }

  #setConfig(path: string, config: ComponentConfig, styleIsolation: string): void {
    this.#space.addComponentStaticConfig(path, { ...config, styleIsolation } as types.ComponentStaticConfig);
  }

  #sourceOf(path: string): ComponentSource {
    const source = this.#bundle.components[path];
    if (!source) throw new Error(`there is no component ${path}`);
    return source;
  }
}

/** The compiler has decided by the JSON whether classes carry a prefix; what is left is whether the page's styles apply, too. */
function isolationOf({ json, styleScope }: ComponentSource, options: Options): string {
  if (styleScope === "") return "shared";
  const wanted = json.styleIsolation ?? options.styleIsolation;
  const open =
    wanted === undefined ? json.addGlobalClass || options.addGlobalClass : !wanted.endsWith("isolated");
  return open ? "apply-shared" : "isolated";
}

/** Their scripts (WXS) write to the phone's console, as modules do. */
function templatesOf({ templates }: MiniProgramBundle, console: Console): Templates {
  const around = evaluate(`(function(console){return(${templates})})`, "templates");
  return (around as (console: Console) => Templates)(console);
}
