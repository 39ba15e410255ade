import { execFile } from "node:child_process";

/** How long CircleCI may take for one call. */
const CALL_MS = 20_000;

export interface DeployMarkers {
  /** A promotion begins: the deploy appears as running. */
  began(component: string, version: string): void;
  /** The command has ended, well or not; resolves when CircleCI knows, and never rejects. */
  ended(failure: string | undefined, cancelled: boolean): Promise<void>;
}

/**
 * Marks deploys on CircleCI's timeline by its own program, which only jobs have:
 * `circleci run release plan NAME ...`, then `circleci run release update NAME --status=...`
 * (CircleCI docs, Configure deploy markers). A deploy never fails for its marker: what goes wrong is told, once.
 *
 * @param environment name of the environment, as the timeline shows it
 */
export function deployMarkers(
  environment: string,
  rollback: boolean,
  tell: (line: string) => void,
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
      tell(`No deploy marker: ${problem}`);
    });
  };
  return {
    began(component, version) {
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
    async ended(failure, cancelled) {
      if (plan !== undefined && failure === undefined) call("update", plan, "--status=SUCCESS");
      else if (plan !== undefined && cancelled) call("update", plan, "--status=CANCELED");
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
        if ("code" in error && error.code === "ENOENT") return done("there is no program circleci here");
        if (error.killed) return done(`circleci run release ${args[0]} did not answer within ${callMs / 1000} s`);
        const said = stderr.trim().split("\n", 1)[0];
        done(`circleci run release ${args[0]} failed${said ? `: ${said}` : ""}`);
      },
    );
  });
}
