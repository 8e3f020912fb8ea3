/** The components of a mini program, pages among them: each is registered when a page first needs it. */
import { usedComponents } from "../../bundle/used-components.ts";
import type { ModuleLoader } from "../modules/loader.ts";
import { adapted, type Definition } from "./definition.ts";
import { StaticParts, type StaticPartsDeps } from "./static-parts.ts";

interface RegistryParts extends StaticPartsDeps {
  loader(): ModuleLoader;
  reportError(error: unknown, file: string): void;
}

export class Registry {
  readonly #parts: RegistryParts;
  readonly #statics: StaticParts;
  readonly #ensured = new Set<string>();
  /** The component whose script runs. */
  #running = "";
  #isRegistered = false;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
    this.#statics = new StaticParts(parts);
  }

  /** What modules see: `Component` and `Page` register the component whose script runs. */
  get constructors(): Readonly<Record<string, unknown>> {
    const { space } = this.#parts;
    const Behavior = (definition?: Definition) =>
      definition === undefined
        ? space.behavior()
        : space.behavior().definition(this.#adapted(definition)).register();
    Behavior.trait = space.traitBehavior.bind(space);
    return {
      Behavior,
      Component: (definition?: Definition) =>
        definition === undefined ? space.component(this.#running) : this.#register(definition),
      Page: (definition: Definition) => this.#registerPage(definition),
    };
  }

  /** Registers the component and all that it uses. */
  ensure(path: string): void {
    const { components } = this.#parts.bundle;
    const component = Object.hasOwn(components, path) && components[path];
    if (!component || this.#ensured.has(path)) return;
    this.#ensured.add(path);
    this.#statics.add(path);
    for (const used of usedComponents(component.json)) this.ensure(used);
    this.#runScript(path);
  }

  /** A script that fails, or calls no constructor, leaves a template to show, as in the original. */
  #runScript(path: string): void {
    const outer = [this.#running, this.#isRegistered] as const;
    [this.#running, this.#isRegistered] = [path, false];
    const loader = this.#parts.loader();
    try {
      if (loader.has(`${path}.js`)) loader.load(`${path}.js`);
    } catch (error) {
      this.#parts.reportError(error, `${path}.js`);
    }
    if (!this.#isRegistered) this.#register({});
    [this.#running, this.#isRegistered] = outer;
  }

  #adapted(definition: Definition) {
    const { space, note } = this.#parts;
    return adapted(space, definition, (text) => note("warn", text));
  }

  #register(definition: Definition): void {
    const { space } = this.#parts;
    this.#statics.adoptOptions(this.#running, definition.options);
    space.component(this.#running).definition(this.#adapted(definition)).register();
    this.#isRegistered = true;
  }

  #registerPage(definition: Definition): void {
    const { space } = this.#parts;
    space.component(this.#running).pageDefinition(this.#adapted(definition)).register();
    this.#isRegistered = true;
  }
}
