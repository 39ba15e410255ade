import { Readable } from "node:stream";
import { CancelledError, ConvoxError, RackError } from "../../errors.ts";
import { appLogFindings, logLines } from "../../explain/app-log.ts";
import { diagnosisFindings } from "../../explain/diagnosis.ts";
import { type Finding, lastLines } from "../../explain/finding.ts";
import type { App, Process } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import type { SystemLines } from "./system-lines.ts";

/** Why a promotion failed: the end of a sentence, "" when nobody knows, and what to do. */
export interface Explanation {
  readonly why: string;
  readonly hint: string;
}

export interface RolloutObserver {
  /** Is shown every state of the app; looks around when a rollback begins, before the broken processes are gone. */
  observe(app: App): void;
  /** Prints what is known of the failure. */
  explain(): Promise<Explanation>;
}

interface Evidence {
  readonly diagnosed: readonly Finding[];
  readonly processes: readonly Process[];
  /** What could not be asked. */
  readonly refusals: readonly string[];
}

/** How many lines of a crash's output go into the error itself. */
const SHOWN_LINES = 5;
/** Lines of output that a Rack is asked for, of each process. */
const ASKED_LINES = 50;

/** Follows a promotion to its end and tells what went wrong. Looking costs nothing: what is refused is named. */
export function observeRollout(app: string, release: string, log: SystemLines, deps: Deps): RolloutObserver {
  let early: Promise<Evidence> | undefined;
  return {
    observe({ status }) {
      if (status !== "rollback" || early !== undefined) return;
      early = gatherEvidence(app, deps);
      early.catch(() => undefined); // a failure is thrown where it is awaited
    },
    async explain() {
      const seen = await early;
      const evidence = seen && hasEvidence(seen) ? seen : await gatherEvidence(app, deps);
      const findings =
        evidence.diagnosed.length > 0
          ? evidence.diagnosed
          : appLogFindings(logLines(log.seen()), evidence.processes, release);
      await printFindings(findings, deps);
      const refusal = log.refusal()?.message;
      return explanation(app, findings, refusal === undefined ? evidence.refusals : [...evidence.refusals, refusal]);
    },
  };
}

function hasEvidence({ diagnosed, processes }: Evidence): boolean {
  return diagnosed.length > 0 || processes.length > 0;
}

async function gatherEvidence(app: string, { rack }: Pick<Deps, "rack">): Promise<Evidence> {
  const refusals: string[] = [];
  const asked = async <T>(call: Promise<T>): Promise<T | undefined> => {
    try {
      return await call;
    } catch (error) {
      // That the promotion failed is what counts: a connection that is lost now must not hide it.
      if (!(error instanceof ConvoxError) || error instanceof CancelledError) throw error;
      // 404 without a word: this Rack has no diagnosis, and no key would change that.
      if (!(error instanceof RackError) || error.status !== 404) refusals.push(error.message);
      return undefined;
    }
  };
  const diagnosis = await asked(rack.diagnose.app(app, { lines: ASKED_LINES }));
  const processes = await asked(rack.processes.list(app));
  return { diagnosed: diagnosis ? diagnosisFindings(diagnosis) : [], processes: processes ?? [], refusals };
}

/** Prints each finding, and the output that goes with it, as a log of its own. */
async function printFindings(findings: readonly Finding[], { host }: Pick<Deps, "host">): Promise<void> {
  for (const { service, what, hint, output } of findings) {
    const name = service === "" ? "" : `${service}: `;
    host.info(`${name}${what}${hint === "" ? "" : `\n  ${hint}`}`);
    if (output === "") continue;
    await host.group(`Last output of ${service}`, () => host.stream(Readable.from([Buffer.from(`${output}\n`)])));
  }
}

function explanation(app: string, findings: readonly Finding[], refusals: readonly string[]): Explanation {
  const why = findings.map(({ service, what }) => (service === "" ? what : `${service}: ${what}`)).join("; ");
  const hints = findings.flatMap(({ service, hint, output }) => [
    ...(hint === "" ? [] : [service === "" ? hint : `${service}: ${hint}`]),
    ...(output === "" ? [] : [`last output of ${service}:\n${lastLines(output, SHOWN_LINES)}`]),
  ]);
  if (findings.every(({ output }) => output === "")) {
    hints.push(
      `convox-ci logs --app ${app} shows ${findings.length === 0 ? "why it did not start" : "what it printed"}`,
    );
  }
  if (findings.length === 0 && refusals.length > 0) {
    hints.push(...refusals.map((refusal) => `could not be asked: ${refusal}`));
    hints.push(`a deploy key with read access to ${app} lets this command say more`);
  }
  return { why, hint: [...new Set(hints)].join("\n") };
}
