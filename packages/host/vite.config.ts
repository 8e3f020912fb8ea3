/** The browser half as one file, for pages without a bundler: `lib/shiming-host.js` of the published package. */
export default {
  build: {
    target: ["es2022", "safari15.4", "chrome93", "firefox93"],
    // A host's auditor reads it.
    minify: false,
    lib: { entry: "src/browser/index.ts", formats: ["es"], fileName: () => "shiming-host.js" },
  },
};
