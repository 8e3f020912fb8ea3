/** Which file of a mini program takes which others: by `require`, `import`, `include`, `<wxs>`, `@import`. */
export class Uses {
  readonly #targets = new Map<string, Set<string>>();

  add(file: string, target: string): void {
    const targets = this.#targets.get(file) ?? new Set();
    this.#targets.set(file, targets.add(target));
  }

  /** The files, and all that they take, directly or not. */
  closure(files: Iterable<string>): ReadonlySet<string> {
    const reached = new Set(files);
    // A set gives what is added to it while it is gone through.
    for (const file of reached) for (const target of this.#targets.get(file) ?? []) reached.add(target);
    return reached;
  }
}
