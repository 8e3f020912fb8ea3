/**
 * For what reads or installs the whole project, or walks through whole documents: minutes of both cores, of which a slow machine with
 * other work has little to give. Who hangs costs that much; who is slow does not fail.
 */
export const WHOLE_PROJECT_MS = 15 * 60_000;
