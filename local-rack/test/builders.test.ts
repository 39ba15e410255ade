import { describe, expect, test } from "vitest";
import { chooseBuilder } from "../src/builder/choose-builder.ts";
import { loadManifest } from "../src/manifest/manifest.ts";
import { build, folder, logOf, start } from "./support.ts";

test("the name plan chooses the plan on every machine", async () => {
  const { builder, engine } = await chooseBuilder("plan", await folder());
  expect([builder.name, engine]).toEqual(["plan", undefined]);
});

test("a Rack that only plans says so in the first line of every log, and has no image to inspect", async () => {
  const rack = await start({ builder: "plan" });
  expect(rack.builder).toBe("plan");
  const log = await logOf(
    rack,
    await build(rack, "app", { "convox.yml": "services:\n  web: {}\n", Dockerfile: "FROM a\n" }),
  );
  expect(log).toMatch(/^local Rack: this is a plan, no image is built and nothing is pushed\n/);
});

describe("the container settings of a service", () => {
  const service = (text: string, generation: "v2" | "v3" = "v3") =>
    loadManifest(`services:\n  web:\n    image: a\n    port: 80\n${text}`, new Map(), generation).services[0];

  test("default health check: the root path every 5 seconds, with a timeout of 4 seconds", () => {
    expect(service("")?.health).toEqual({
      path: "/",
      port: 0,
      grpcService: "",
      interval: 5,
      timeout: 4,
      grace: 5,
      disable: false,
    });
  });

  test("health check with a path", () => {
    expect(service("    health: check\n")?.health.path).toBe("check");
  });

  test("complete health check; missing settings follow from the interval", () => {
    const text = "    health:\n      path: /up\n      interval: 10\n      disable: true\n";
    expect(service(text)?.health).toEqual({
      path: "/up",
      port: 0,
      grpcService: "",
      interval: 10,
      timeout: 9,
      grace: 10,
      disable: true,
    });
  });

  test("only v3 has a health port", () => {
    const text = "    health: { path: /up, port: 9000 }\n";
    expect([service(text)?.health.port, service(text, "v2")?.health.port]).toEqual([9000, 0]);
  });

  test("a scheme before the port", () => {
    expect(service("    health: /\n")?.scheme).toBe("http");
    const secure = loadManifest("services:\n  web:\n    image: a\n    port: https:443\n", new Map(), "v3").services[0];
    expect([secure?.scheme, secure?.port]).toEqual(["https", 443]);
  });

  test("a command: v3 splits it into words, v2 passes it to a shell or accepts a list", () => {
    expect(service("    command: run 'a b' $X\n")?.command).toEqual(["run", "a b", "$X"]);
    expect(service("    command: run $X && y\n", "v2")?.command).toEqual(["sh", "-c", "run $X && y"]);
    expect(service("    command: [run, a b]\n", "v2")?.command).toEqual(["run", "a b"]);
    expect(service("")?.command).toEqual([]);
  });
});
