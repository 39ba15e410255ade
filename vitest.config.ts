import { defineConfig } from "vitest/config";

// Real processes and sockets on a busy machine: in CI a test that fails is tried again, and the log shows its first failure.
const retry = process.env["CI"] ? 1 : 0;

// Names of reporters replace those that vitest chooses by itself.
const annotations = process.env["GITHUB_ACTIONS"] ? ["github-actions"] : [];

// Most tests wait for a process, a socket or a container, so more workers than cores keep the cores at work.
const maxWorkers = 3;

export default defineConfig({
  test: {
    maxWorkers,
    reporters: ["default", ...annotations, "./test/support/retried-tests.ts"],
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
          globalSetup: "test/support/canary.ts",
          retry,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "containers",
          include: ["test/containers/**/*.test.ts"],
          exclude: ["test/containers/**/*.alone.test.ts"],
          globalSetup: "test/containers/setup.ts",
          retry,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Tests that count everything an engine holds run after all others.
        test: {
          name: "containers-alone",
          include: ["test/containers/**/*.alone.test.ts"],
          globalSetup: "test/containers/setup.ts",
          fileParallelism: false,
          sequence: { groupOrder: 1 },
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
