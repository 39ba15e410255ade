import { execFile } from "node:child_process";
import type { Environment } from "../../commands/declaration/inputs.ts";
import { InputError } from "../../errors.ts";
import { orbSetting } from "./parameters.ts";

/** How long CircleCI may take for one call. */
const CALL_MS = 20_000;

/** How a deploy appears on CircleCI's deploys page. */
export interface MarkerSettings {
  /** Name of the environment. */
  readonly environment: string;
  /** Name of the deploy, which a release job repeats as `plan_name`; "" for `convox-APP`. */
  readonly name: string;
  /** Version of the app; "" for the id of the release. */
  readonly version: string;
  /** Status of a deploy that succeeded. At `running`, a release job of the same workflow decides. */
  readonly end: "success" | "running";
  readonly isRollback: boolean;
}

export interface DeployMarkers {
  /** Shows the deploy as running, when its promotion starts. */
  start(component: string, release: string): void;
  /** Shows how the command ended. Resolves when CircleCI has recorded it, and never rejects. */
  end(failure: string | undefined, isCanceled: boolean): Promise<void>;
}

/**
 * The settings of a step; undefined without deploy_marker.
 * @throws InputError for a name that CircleCI's program would read as an option, and for an unknown end
 */
export function markerSettings(command: string, env: Environment): MarkerSettings | undefined {
  const environment = orbSetting(env, "DEPLOY_MARKER");
  if (environment === "") return undefined;
  const name = orbSetting(env, "DEPLOY_NAME");
  if (/^-|[\x00-\x1f]/.test(name)) {
    throw new InputError(
      "input-invalid",
      `deploy_name is ${JSON.stringify(name)}: it must not start with "-" or contain control characters`,
    );
  }
  const end = orbSetting(env, "DEPLOY_MARKER_END") || "success";
  if (end !== "success" && end !== "running") {
    throw new InputError(
      "input-invalid",
      `deploy_marker_end is ${JSON.stringify(end)}: allowed are success and running`,
    );
  }
  return {
    environment,
    name,
    version: orbSetting(env, "DEPLOY_VERSION"),
    end,
    isRollback: /\brollback$/.test(command) || env["CONVOX_ORB_DEPLOY_MARKER_ROLLBACK"] === "1",
  };
}

/**
 * Marks deploys on CircleCI's timeline by its own program, which only jobs have:
 * `circleci run release plan NAME ...`, then `circleci run release update NAME --status=...`
 * (CircleCI docs, Configure deploy markers). A missing marker never fails the deploy: it is reported once.
 */
export function deployMarkers(
  settings: MarkerSettings,
  report: (line: string) => void,
  callMs = CALL_MS,
): DeployMarkers {
  let plan: string | undefined;
  let usable = true;
  let calls = Promise.resolve();
  const call = (...args: string[]) => {
    calls = calls.then(async () => {
      if (!usable) return;
      const problem = await circleci(args, callMs);
      if (problem === undefined) return;
      usable = false;
      report(`No deploy marker: ${problem}`);
    });
  };
  return {
    start(component, release) {
      // The second promotion of a step undoes the first. The marker is that of the first, which ends as failed.
      if (plan !== undefined) return;
      plan = settings.name || `convox-${component}`;
      call(
        "plan",
        plan,
        `--environment-name=${settings.environment}`,
        `--component-name=${component}`,
        `--target-version=${settings.version || release}`,
        ...(settings.isRollback ? ["--rollback"] : []),
      );
      call("update", plan, "--status=running");
    },
    async end(failure, isCanceled) {
      if (plan !== undefined && failure === undefined && settings.end === "success") {
        call("update", plan, "--status=SUCCESS");
      } else if (plan !== undefined && isCanceled) call("update", plan, "--status=CANCELED");
      else if (plan !== undefined && failure !== undefined) {
        call("update", plan, "--status=FAILED", `--failure-reason=${failure.split("\n", 1)[0]}`);
      }
      await calls;
    },
  };
}

/** Why the call did not work; undefined when it did. */
function circleci(args: string[], callMs: number): Promise<string | undefined> {
  return new Promise((done) => {
    execFile(
      "circleci",
      ["run", "release", ...args],
      { timeout: callMs, killSignal: "SIGKILL" },
      (error, _, stderr) => {
        if (error === null) return done(undefined);
        if ("code" in error && error.code === "ENOENT") return done("the program circleci is not installed");
        if (error.killed) return done(`circleci run release ${args[0]} did not answer within ${callMs / 1000} s`);
        const said = stderr.trim().split("\n", 1)[0];
        done(`circleci run release ${args[0]} failed${said ? `: ${said}` : ""}`);
      },
    );
  });
}
