/**
 * Misbehavior on request: each kind with the meaning of its value and its default number of times.
 * The text form is `KIND[=VALUE][:TIMES][@[METHOD ]PATH]`, several separated by `;` or a new line.
 */
const KINDS = {
  // Before a request is handled.
  http: { value: "status", times: 1 },
  refuse: { value: "none", times: 1 },
  stall: { value: "none", times: 1 },
  slow: { value: "number", times: Number.POSITIVE_INFINITY },
  "refuse-key": { value: "none", times: Number.POSITIVE_INFINITY },
  // After a request was handled.
  drop: { value: "number?", times: 1 },
  append: { value: "text", times: 1 },
  // On a log socket.
  "drop-socket": { value: "number", times: 1 },
  "no-end": { value: "none", times: 1 },
  split: { value: "number", times: Number.POSITIVE_INFINITY },
  inject: { value: "text", times: Number.POSITIVE_INFINITY },
  // In a build.
  created: { value: "number", times: 1 },
  waiting: { value: "number", times: Number.POSITIVE_INFINITY },
  "build-fail": { value: "text", times: 1 },
  "build-cached": { value: "none", times: Number.POSITIVE_INFINITY },
  "build-slow": { value: "number", times: Number.POSITIVE_INFINITY },
  // In what the Rack says about an app.
  rollback: { value: "release?", times: 1 },
  "crash-output": { value: "text", times: 1 },
  "never-settle": { value: "release?", times: 1 },
  crash: { value: "release?", times: 1 },
  "await-resource": { value: "release?", times: 1 },
  flap: { value: "none", times: 1 },
  "hide-release": { value: "release?", times: 1 },
} as const;

export type FaultKind = keyof typeof KINDS;

/** One misbehavior; docs/local-rack.md lists the kinds. */
export interface FaultSpec {
  kind: FaultKind;
  /** Status, bytes, milliseconds, lines, text or release id, by kind. */
  value?: string;
  /** How often it happens; Infinity for always. Each kind has its own default. */
  times?: number;
  /** Only requests with this method. */
  method?: string;
  /** Only paths that fit: `*` is part of a segment, `**` anything; without a slash, any path that contains it. */
  path?: string;
  /** For `http`: value of a Retry-After header. */
  retryAfter?: string;
  /** For `http`: the body is a proxy's HTML page. */
  html?: boolean;
}

export function defaultTimes(kind: FaultKind): number {
  return KINDS[kind].times;
}

/**
 * Reads faults from a flag or a setting, such as `rollback` or `http=502:3@POST objects; split=1`.
 * @throws Error naming the part that is wrong and what is allowed
 */
export function parseFaults(text: string): FaultSpec[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parseFault);
}

function parseFault(part: string): FaultSpec {
  const spec: Partial<FaultSpec> = {};
  let rest = part;
  const target = /@(?:([A-Z]+) )?([\w/*.~%-]+)$/.exec(rest);
  if (target !== null) {
    rest = rest.slice(0, target.index);
    if (target[1] !== undefined) spec.method = target[1];
    if (target[2] !== undefined) spec.path = target[2];
  }
  for (;;) {
    const option = /:(\d+|always|html|retry-after=[^:]*)$/.exec(rest);
    if (option?.[1] === undefined) break;
    rest = rest.slice(0, option.index);
    if (option[1] === "html") spec.html = true;
    else if (option[1] === "always") spec.times = Number.POSITIVE_INFINITY;
    else if (option[1].startsWith("retry-after=")) spec.retryAfter = option[1].slice("retry-after=".length);
    else spec.times = Number(option[1]);
  }
  const at = rest.indexOf("=");
  const kind = (at < 0 ? rest : rest.slice(0, at)).trim();
  if (!isKind(kind)) {
    throw new Error(`fault "${part}": there is no fault "${kind}"; allowed are ${Object.keys(KINDS).join(", ")}`);
  }
  const value = at < 0 ? undefined : rest.slice(at + 1);
  checkValue(part, kind, value);
  return { kind, ...spec, ...(value === undefined ? {} : { value }) };
}

function isKind(text: string): text is FaultKind {
  return Object.hasOwn(KINDS, text);
}

/** @throws Error when the value does not fit the kind */
export function checkValue(part: string, kind: FaultKind, value: string | undefined): void {
  const valueKind = KINDS[kind].value;
  const complain = (allowed: string) => {
    throw new Error(`fault "${part}": ${kind} ${allowed}, such as ${EXAMPLES[valueKind].replace("KIND", kind)}`);
  };
  switch (valueKind) {
    case "none":
      if (value !== undefined) complain("does not accept a value");
      break;
    case "status":
      if (value === undefined || !/^[1-5]\d\d$/.test(value)) complain("requires a status from 100 to 599");
      break;
    case "number":
      if (value === undefined || !/^\d+$/.test(value)) complain("requires a whole number");
      break;
    case "number?":
      if (value !== undefined && !/^\d+$/.test(value)) complain("requires nothing or a whole number");
      break;
    case "text":
      if (value === undefined || value === "") complain("requires a text");
      break;
    case "release?":
      if (value !== undefined && !/^\w+$/.test(value)) complain("requires nothing or a release id");
      break;
  }
}

const EXAMPLES = {
  none: "KIND",
  status: "KIND=503:2",
  number: "KIND=100",
  "number?": "KIND=100",
  text: "KIND=some words",
  "release?": "KIND=RABCDEFGHIJ",
} as const;
