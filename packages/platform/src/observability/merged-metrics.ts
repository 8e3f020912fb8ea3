/** What several processes tell in Prometheus' text format, as one answer: a metric is described once, and its samples are together. */

/** @param texts each with a label of its own on every sample */
export function mergeMetrics(texts: readonly string[]): string {
  const metrics = new Map<string, { readonly described: string[]; readonly samples: string[] }>();
  for (const text of texts) {
    for (const { name, described, samples } of metricsIn(text)) {
      const known = metrics.get(name);
      if (known) known.samples.push(...samples);
      else metrics.set(name, { described, samples });
    }
  }
  const all = [...metrics.values()].map(({ described, samples }) => [...described, ...samples].join("\n"));
  return `${all.join("\n\n")}\n`;
}

/** Each begins with its `# HELP`. */
function* metricsIn(text: string) {
  for (const part of text.split(/^(?=# HELP )/m)) {
    const lines = part.split("\n").filter((line) => line !== "");
    const [, , name] = lines[0]?.split(" ") ?? [];
    if (name === undefined) continue;
    const described = lines.filter((line) => line.startsWith("#"));
    yield { name, described, samples: lines.filter((line) => !line.startsWith("#")) };
  }
}
