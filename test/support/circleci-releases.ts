import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fields } from "./circleci-parameters.ts";
import type { PipelineValues } from "./expressions.ts";
import { temporary } from "./program.ts";

export interface Deploy {
  name: string;
  environment: string;
  component: string;
  version: string;
  rollback: boolean;
  status: "PENDING" | "RUNNING" | "SUCCESS" | "FAILED" | "CANCELED";
  reason?: string;
}

/** CircleCI's record of the deploys of a project. */
export interface ReleaseBoard {
  /** Folder with the job's program `circleci`. */
  bin: string;
  deploys(): Promise<Deploy[]>;
  /** Ends the evaluation of a release job. Returns why the job fails; undefined if it succeeds. */
  complete(plan: string, validation: Fields): Promise<string | undefined>;
  /** Values of the rollback pipeline that a failed validation starts; undefined if none is started. */
  rollback(plan: string): Promise<PipelineValues | undefined>;
}

/**
 * The part of `circleci run release` that markers use. As CircleCI's docs say: a plan starts as pending, a status is
 * changed by the plan's name, and a final status cannot be changed.
 */
const PROGRAM = `
import { readFileSync, writeFileSync } from "node:fs";
const [run, release, action, name, ...options] = process.argv.slice(2);
const fail = (text) => { console.error(text); process.exit(1); };
if (run !== "run" || release !== "release" || name?.startsWith("-")) fail("unknown command");
const value = (key) => options.find((option) => option.startsWith("--" + key + "="))?.split("=").slice(1).join("=");
const deploys = JSON.parse(readFileSync(process.env.BOARD, "utf8"));
const isOpen = ({ status }) => ["PENDING", "RUNNING"].includes(status);
const open = deploys.find((deploy) => deploy.name === name && isOpen(deploy));
if (action === "plan") {
  if (open) fail("a deploy named " + name + " is not finished");
  const [environment, component, version] = ["environment-name", "component-name", "target-version"].map(value);
  if (!environment || !component || !version) fail("missing option");
  deploys.push({ name, environment, component, version, rollback: options.includes("--rollback"), status: "PENDING" });
} else if (action === "update") {
  if (!open) fail("no deploy named " + name + " can be updated");
  open.status = value("status").toUpperCase();
  if (value("failure-reason")) open.reason = value("failure-reason");
} else fail("unknown command");
writeFileSync(process.env.BOARD, JSON.stringify(deploys));
`;

/**
 * A record without deploys.
 * @param signals whether the monitoring reports a failure while the deploy of a plan is evaluated
 */
export async function releaseBoard(signals: (deploy: Deploy) => boolean = () => false): Promise<ReleaseBoard> {
  const bin = await temporary();
  const file = join(bin, "deploys.json");
  const read = async (): Promise<Deploy[]> => JSON.parse(await readFile(file, "utf8"));
  const failed = new Map<string, Fields>();
  await writeFile(file, "[]");
  await writeFile(join(bin, "circleci.mjs"), PROGRAM);
  await writeFile(
    join(bin, "circleci"),
    `#!/bin/sh\nBOARD='${file}' exec '${process.execPath}' '${join(bin, "circleci.mjs")}' "$@"\n`,
  );
  await chmod(join(bin, "circleci"), 0o755);
  return {
    bin,
    deploys: read,
    async complete(plan, validation) {
      const deploys = await read();
      const deploy = deploys.findLast(({ name }) => name === plan);
      if (deploy?.status !== "RUNNING") {
        return `no deploy named ${plan} is running: ${deploy === undefined ? "it was not planned" : deploy.status}`;
      }
      const isFailed = validation["enabled"] === true && signals(deploy);
      deploy.status = isFailed ? "FAILED" : "SUCCESS";
      await writeFile(file, JSON.stringify(deploys));
      if (!isFailed) return undefined;
      failed.set(plan, validation);
      return `validation of ${plan} failed`;
    },
    async rollback(plan) {
      if (failed.get(plan)?.["auto_rollback_on_failure"] !== true) return undefined;
      const deploys = await read();
      const deploy = deploys.findLast(({ name }) => name === plan);
      const last = deploys.findLast(
        ({ component, environment, status }) =>
          component === deploy?.component && environment === deploy.environment && status === "SUCCESS",
      );
      if (deploy === undefined || last === undefined) return undefined;
      return {
        "pipeline.deploy.component_name": deploy.component,
        "pipeline.deploy.environment_name": deploy.environment,
        "pipeline.deploy.current_version": deploy.version,
        "pipeline.deploy.target_version": last.version,
      };
    },
  };
}
