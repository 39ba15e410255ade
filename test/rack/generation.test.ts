import { describe, expect, test } from "vitest";
import { RackError, UnreachableError } from "../../src/errors.ts";
import { json, plain } from "../support/raw-rack.ts";
import { failure, setup } from "./harness.ts";

const app = (generation: string) => ({ name: "web", status: "running", generation });

describe("the generation of a Rack", () => {
  test.each<[string, unknown, unknown, string | undefined, string | undefined]>([
    ["14 digits", { version: "20260421192651" }, 404, "v2", "20260421192651"],
    ["3.x.y", { version: "3.24.9" }, 404, "v3", "3.24.9"],
    ["v3.x.y", { version: "v3.24.9" }, 404, "v3", "3.24.9"],
    ["dev, with a region", { version: "dev", provider: "aws", region: "us-east-1" }, app("3"), "v2", undefined],
    ["dev, with parameters", { version: "dev", parameters: { A: "1" } }, app("3"), "v2", undefined],
    ["dev, and an app of v3", { version: "dev" }, app("3"), "v3", undefined],
    ["dev, and an app of v2", { version: "dev" }, app("2"), "v2", undefined],
    ["dev, and a provider", { version: "dev", provider: "gcp" }, 404, "v3", undefined],
    ["dev, and nothing else", { version: "dev" }, 404, undefined, undefined],
    ["refused with 403", 403, app("2"), "v2", undefined],
    ["unknown (404)", 404, app("3"), "v3", undefined],
    ["broken (500)", 500, app("3"), "v3", undefined],
    ["all refused", 403, 403, undefined, undefined],
  ])("%s", async (_, system, one, generation, version) => {
    const { rack } = await setup((seen, res) => {
      const reply = seen.path === "/system" ? system : one;
      return typeof reply === "number" ? plain(res, reply, "no") : json(res, reply);
    });
    expect(await rack.generation("web")).toEqual({ generation, version });
  });

  test("is asked for once, but again while it is unknown", async () => {
    const { rack, server } = await setup((seen, res) =>
      seen.path === "/system" ? plain(res, 403, "no") : json(res, app("3")),
    );
    expect(await rack.generation()).toEqual({ generation: undefined, version: undefined });
    expect((await rack.generation("web")).generation).toBe("v3");
    expect((await rack.generation()).generation).toBe("v3");
    expect(server.requests.map(({ path }) => path)).toEqual(["/system", "/system", "/apps/web"]);
  });

  test("is not guessed when the key is wrong, or when there is no answer", async () => {
    const wrong = await setup((_, res) => plain(res, 401, "invalid authentication"));
    await failure(wrong.rack.generation("web"), RackError);
    const brokenRack = await setup((_, res) => res.destroy());
    await failure(brokenRack.rack.generation("web"), UnreachableError);
  });
});
