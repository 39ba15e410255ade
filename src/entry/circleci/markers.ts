import { execFile } from "node:child_process";

/** How long CircleCI may take for one call. */
const CALL_MS = 20_000;

export interface DeployMarkers {
  /** Shows the deploy as running, when its promotion starts. */
  start(component: string, version: string): void;
  /** Shows how the command ended. Resolves when CircleCI has recorded it, and never rejects. */
  end(failure: string | undefined, isCanceled: boolean): Promise<void>;
}

/**
 * Marks deploys on CircleCI's timeline by its own program, which only jobs have:
 * `circleci run release plan NAME ...`, then `circleci run release update NAME --status=...`
 * (CircleCI docs, Configure deploy markers). A missing marker never fails the deploy: it is reported once.
 *
 * @param environment name of the environment, as the timeline shows it
 */
export function deployMarkers(
  environment: string,
  rollback: boolean,
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
    start(component, version) {
      const name = `convox-${component}-${version}`;
      if (plan === name) return;
      if (plan !== undefined) call("update", plan, "--status=CANCELED");
      plan = name;
      call(
        "plan",
        name,
        `--environment-name=${environment}`,
        `--component-name=${component}`,
        `--target-version=${version}`,
        ...(rollback ? ["--rollback"] : []),
      );
      call("update", name, "--status=running");
    },
    async end(failure, isCanceled) {
      if (plan !== undefined && failure === undefined) call("update", plan, "--status=SUCCESS");
      else if (plan !== undefined && isCanceled) call("update", plan, "--status=CANCELED");
      else if (plan !== undefined) {
        call("update", plan, "--status=FAILED", `--failure-reason=${(failure ?? "").split("\n", 1)[0]}`);
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
