import { RollbackError } from "../errors.ts";
import { type App, promotionOutcome, settled } from "../rack/index.ts";
import { command, type Deps } from "./command.ts";
import type { Inputs, Values } from "./inputs.ts";
import { systemLines } from "./system-lines.ts";

/** What `promote` and `deploy` share. */
export const promotionInputs = {
  force: {
    description: "Promote although the app is updating",
    kind: "boolean",
    default: "false",
  },
  "promote-timeout": {
    description: "How long to wait until the app has settled; a Rack's own deadline is 50 minutes",
    kind: "duration",
    default: "55m",
  },
} as const satisfies Inputs;

const inputs = {
  release: {
    description: "Id of the release, such as RABCDEFGHIJ",
    required: true,
    positional: "release",
  },
  app: {
    description: "Name of the app",
    required: true,
    short: "a",
    env: ["CONVOX_APP"],
    fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name",
  },
  ...promotionInputs,
} as const satisfies Inputs;

export interface PromoteResult {
  release: string;
  app: string;
  rack: string;
  status: string;
  duration: number;
  "previous-release": string;
}

export const promote = command({
  name: "promote",
  summary: "Make a release the active one and wait until the app has settled",
  details: "Succeeds only when the app runs this release; when the Rack rolls back, it fails and names both releases.",
  icon: "upload-cloud",
  inputs,
  outputs: {
    release: "Id of the release that is active now",
    app: "Name of the app",
    rack: "Name of the Rack",
    status: "Status of the app: running",
    duration: "How long it took, in seconds",
    "previous-release": "Release that was active before, when the app had one",
  },
  id: "release",
  run: promoteRelease,
});

/** Starts the promotion and waits for its end. */
export async function promoteRelease(
  { app, release, force, promoteTimeout }: Values<typeof inputs>,
  deps: Deps,
): Promise<PromoteResult> {
  const { host, rack, now } = deps;
  const started = now();
  const before = force ? await rack.apps.get(app) : await readyApp(app, promoteTimeout, deps);

  await host.group(`Promoting ${release} of ${app} on ${rack.name}`, async () => {
    await rack.releases.promote(app, release, { force });
    const lines = systemLines(app, deps);
    const printing = host.stream(lines);
    try {
      await promoted(before, release, promoteTimeout, deps);
    } finally {
      lines.close();
      await printing;
    }
  });

  host.info(`Promoted ${release}: ${app} runs it`);
  return {
    release,
    app,
    rack: rack.name,
    status: "running",
    duration: Math.round((now() - started) / 1000),
    "previous-release": before.release,
  };
}

/** The app once nothing else is changing it: a Rack refuses to promote meanwhile. */
async function readyApp(app: string, timeoutMs: number, deps: Deps): Promise<App> {
  const read = () => deps.rack.apps.get(app);
  const first = await read();
  if (first.status === "running") return first;
  deps.host.info(`Waiting until ${app} is ready: it is ${first.status}`);
  return await settled(read, {
    ...deps,
    what: `${app} to be ready for a promotion`,
    timeoutMs,
    done: ({ status }) => status === "running",
    state: ({ status }) => status,
  });
}

/** Returns when the app runs `release`, and throws for every other end. */
async function promoted(before: App, release: string, timeoutMs: number, deps: Deps): Promise<void> {
  const app = before.name;
  const outcome = await promotionOutcome(() => deps.rack.apps.get(app), {
    ...deps,
    release,
    previous: before.release,
    timeoutMs,
  });
  const hint = `convox logs --app ${app} shows why it did not start`;
  if (outcome.kind === "failed")
    throw new RollbackError(`${release} of ${app} was not promoted: ${outcome.reason}`, { hint });
  if (outcome.kind === "rolledBack") {
    const runs = outcome.to === "" ? "runs no release" : `runs ${outcome.to}`;
    throw new RollbackError(`${release} was rolled back; ${app} ${runs}`, { hint });
  }
}
