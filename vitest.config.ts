import { defineConfig } from "vitest/config";

// Real processes and sockets on a busy machine: in CI a test that fails is tried once more, and the report says so.
const retry = process.env["CI"] ? 1 : 0;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts", "local-rack/test/**/*.test.ts", "rack-manifest/test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/containers/**"],
          retry,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          retry,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "containers",
          include: ["test/containers/**/*.test.ts"],
          globalSetup: "test/containers/setup.ts",
          retry,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**", "local-rack/src/**", "rack-manifest/src/**"],
      reporter: ["text", "html"],
    },
  },
});
