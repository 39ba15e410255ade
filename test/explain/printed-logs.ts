/** What a step printed and how it ended, to be put into the shape of a builder's log. */
export interface FailingStep {
  /** `RUN npm ci`, on one line. */
  readonly instruction: string;
  readonly printed: readonly string[];
  readonly exitCode: number;
}

const BEFORE = ["FROM node:22-alpine", "WORKDIR /app", "COPY package.json ./"];

/** Lines of the Dockerfile that each of these logs is of: the step that fails is on the fourth. */
export function dockerfileOf({ instruction }: FailingStep): string {
  return [...BEFORE, instruction, 'CMD ["node", "server.js"]', ""].join("\n");
}

function commandOf(instruction: string): string {
  return instruction.replace(/^RUN (--\S+ )*/, "");
}

/** As BuildKit's plain progress prints it. */
export function buildkitLog({ instruction, printed, exitCode }: FailingStep): string {
  const shown = `/bin/sh -c ${commandOf(instruction)}`;
  const timed = printed.map((line, at) => `${(at / 10).toFixed(3)} ${line}`);
  const error = `process "${shown}" did not complete successfully: exit code: ${exitCode}`;
  return [
    "#1 [internal] load build definition from Dockerfile",
    "#1 DONE 0.0s",
    "",
    "#5 [1/4] FROM docker.io/library/node:22-alpine",
    "#5 CACHED",
    "",
    `#8 [4/4] ${instruction}`,
    ...timed.map((line) => `#8 ${line}`),
    `#8 ERROR: ${error}`,
    "------",
    ` > [4/4] ${instruction}:`,
    ...timed.slice(-8),
    "------",
    "Dockerfile:4",
    "--------------------",
    "   3 |     COPY package.json ./",
    `   4 | >>> ${instruction}`,
    '   5 |     CMD ["node", "server.js"]',
    "--------------------",
    `error: failed to solve: ${error}`,
    "ERROR: exit status 1",
    "",
  ].join("\n");
}

/** As Docker's classic builder prints it on a v2 Rack. */
export function classicLog({ instruction, printed, exitCode }: FailingStep): string {
  return [
    "Authenticating docker.io: Login Succeeded",
    "Building: .",
    "Sending build context to Docker daemon  14.85kB",
    ...[...BEFORE, instruction].flatMap((line, at) => [`Step ${at + 1}/5 : ${line}`, ` ---> 8dfccb24ae8${at}`]),
    " ---> Running in 5ad1e0f2b7c9",
    ...printed,
    `The command '/bin/sh -c ${commandOf(instruction)}' returned a non-zero code: ${exitCode}`,
    `ERROR: docker build .: exit status 1`,
    "",
  ].join("\n");
}

/** As Kaniko prints it on a v2 Rack with Fargate, with its colors. */
export function kanikoLog({ instruction, printed, exitCode }: FailingStep): string {
  const info = (at: number, text: string) => `\x1b[36mINFO\x1b[0m[${String(at).padStart(4, "0")}] ${text}`;
  return [
    "Building: .",
    info(0, "Retrieving image manifest node:22-alpine"),
    info(1, "Unpacking rootfs as cmd COPY package.json ./ requires it."),
    ...BEFORE.slice(1).map((line, at) => info(2 + at, line)),
    info(5, "Taking snapshot of files..."),
    info(6, instruction),
    info(6, "cmd: /bin/sh"),
    info(6, `args: [-c ${commandOf(instruction)}]`),
    info(6, `Running: [/bin/sh -c ${commandOf(instruction)}]`),
    ...printed,
    `error building image: error building stage: failed to execute command: waiting for process to exit: exit status ${exitCode}`,
    "ERROR: exit status 1",
    "",
  ].join("\n");
}
