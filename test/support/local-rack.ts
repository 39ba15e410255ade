import { join } from "node:path";
import { type LocalRack, type LocalRackOptions, startLocalRack } from "@convox/local-rack";
import { onTestFinished } from "vitest";
import { connect, directEndpoint } from "../../src/rack/index.ts";
import { temporary } from "./program.ts";

/** A served local Rack with an app `web`, as strict as a real one; it ends with the test. */
export async function servedRack(options: Partial<LocalRackOptions> = {}): Promise<LocalRack> {
  const rack = await startLocalRack({
    data: join(await temporary(), "rack"),
    password: "rack-password",
    transcript: true,
    promotion: { updatingMs: 300, rollbackMs: 300, creatingMs: 0 },
    ...options,
  });
  onTestFinished(() => rack.close());
  await createApp(rack, "web");
  return rack;
}

export async function createApp({ url }: LocalRack, name: string): Promise<void> {
  const client = connect(directEndpoint(url, { tls: { verify: false } }));
  await client.apps.create(name);
  client.close();
}
