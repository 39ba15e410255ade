import { describe, expect, test } from "vitest";
import { readVerdicts, type Verdict } from "../../test/support/manifest-verdicts.ts";
import { loadManifest, validateManifest } from "../src/manifest/manifest.ts";
import type { Service } from "../src/manifest/manifest-service.ts";

const documents = readVerdicts();

/** Longer texts were cut when they were recorded. */
const RECORDED_LENGTH = 240;

describe.each(["v2", "v3"] as const)("the local Rack reads a manifest like the loader of %s", (generation) => {
  test.each(documents)("$name", (document) => {
    expect(answer(document.text, generation)).toEqual(document[generation]);
  });
});

function answer(text: string, generation: "v2" | "v3"): Verdict {
  try {
    const manifest = loadManifest(text, new Map(), generation);
    validateManifest(manifest);
    return { takes: manifest.services.map((service) => recordedValues(service, generation)) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refuses: error.message.slice(0, RECORDED_LENGTH) };
  }
}

/** The recorded values; defaults of build, port, command, environment and drain are omitted. */
function recordedValues(service: Service, generation: "v2" | "v3"): Record<string, unknown> {
  const { name, image, build, port, scheme, count, cpu, memory, commandText, environment, drain } = service;
  return {
    name,
    ...(image === "" ? {} : { image }),
    ...(build.path === "" ? {} : { build: build.path }),
    ...(port === 0 ? {} : { port: `${scheme}:${port}` }),
    count: `${count.min}-${count.max}`,
    cpu,
    memory,
    ...(generation === "v2" || commandText === "" ? {} : { command: commandText }),
    ...(environment.length === 0 ? {} : { environment }),
    ...(drain === 30 ? {} : { drain }),
  };
}
