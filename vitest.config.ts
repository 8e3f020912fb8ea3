import { defineConfig } from "vitest/config";

const minute = 60_000;

export default defineConfig({
  test: {
    environment: "node",
    include: ["packages", "apps", "e2e", "bench", "scripts"].map((folder) => `${folder}/**/*.test.ts`),
    globalSetup: "e2e/support/sandbox-template.ts",
    testTimeout: minute,
    hookTimeout: minute,
  },
});
