import { path } from "./path.ts";
import { isServicePod } from "./processes.ts";
import { fields, listOf, type Read } from "./reply-fields.ts";
import type { Transport } from "./transport.ts";

/** State of an app's processes as a v3 Rack sees it. Source: convox/convox pkg/structs/diagnose.go */
export interface Diagnosis {
  readonly services: readonly DiagnosedService[];
  /** Warnings of the last half hour, newest first. */
  readonly events: readonly DiagnosedEvent[];
  readonly initPods: readonly DiagnosedInitPod[];
  /** The worst first. */
  readonly pods: readonly DiagnosedPod[];
}

export interface DiagnosedService {
  readonly name: string;
  readonly desired: number;
  readonly ready: number;
  readonly updated: number;
  /** `running`, `deploying`, `stalled` or `scaled-down`. */
  readonly status: string;
  readonly stallReason: string;
}

export interface DiagnosedEvent {
  readonly time: Date | undefined;
  readonly reason: string;
  /** Kind and name, such as `pod/web-7d4b9c6f5-x2x9z`. */
  readonly object: string;
  readonly message: string;
  readonly hint: string;
}

/** A process whose preparation has not ended. */
export interface DiagnosedInitPod {
  readonly name: string;
  readonly service: string;
  readonly containers: readonly { readonly name: string; readonly state: string; readonly logs: string }[];
}

export interface DiagnosedPod {
  readonly name: string;
  readonly service: string;
  readonly ready: string;
  readonly ageSeconds: number;
  readonly restarts: number;
  /** `unhealthy`, `not-ready`, `new` or `healthy`. */
  readonly classification: string;
  /** Kubernetes' word for it: `CrashLoopBackOff`, `Terminated:OOMKilled`; "" when there is none. */
  readonly stateDetail: string;
  readonly hint: string;
  readonly logs: string;
  /** Output of the container before the last restart. */
  readonly previousLogs: string;
  readonly events: readonly DiagnosedEvent[];
}

export interface DiagnoseOptions {
  /** Only these services. */
  readonly services?: readonly string[] | undefined;
  /** Lines of output for each process; 200 when not given. */
  readonly lines?: number | undefined;
  /** Healthy processes too. */
  readonly all?: boolean | undefined;
}

const event: Read<DiagnosedEvent> = (value) => {
  const f = fields(value);
  return {
    time: f.time("timestamp"),
    reason: f.text("reason", ""),
    object: f.text("object", ""),
    message: f.text("message", ""),
    hint: f.text("hint", ""),
  };
};

const events = (value: unknown) => listOf(event)(value ?? null);

const service: Read<DiagnosedService> = (value) => {
  const f = fields(value);
  return {
    name: f.text("name"),
    desired: f.whole("desiredReplicas"),
    ready: f.whole("readyReplicas"),
    updated: f.whole("updatedReplicas"),
    status: f.text("status", ""),
    stallReason: f.text("stallReason", ""),
  };
};

const container: Read<DiagnosedInitPod["containers"][number]> = (value) => {
  const f = fields(value);
  return { name: f.text("name", ""), state: f.text("state", ""), logs: f.text("logs", "") };
};

const initPod: Read<DiagnosedInitPod> = (value) => {
  const f = fields(value);
  return {
    name: f.text("name"),
    service: f.text("service", ""),
    containers: listOf(container)(f.value("initContainers") ?? null),
  };
};

const pod: Read<DiagnosedPod> = (value) => {
  const f = fields(value);
  return {
    name: f.text("name"),
    service: f.text("service", ""),
    ready: f.text("ready", ""),
    ageSeconds: f.whole("ageSeconds"),
    restarts: f.whole("restarts"),
    classification: f.text("classification", ""),
    stateDetail: f.text("stateDetail", ""),
    hint: f.text("hint", ""),
    logs: f.text("logs", ""),
    previousLogs: f.text("previousLogs", ""),
    events: events(f.value("events")),
  };
};

/**
 * Whether a pod is what is left of a run: since 3.25.5 a Rack keeps the record of one that failed, and counts it as an
 * unhealthy process of the service. Source: convox/convox provider/k8s/diagnose_process_test.go
 */
const isEndedRun: Read<boolean> = (value) => {
  const f = fields(value);
  const [name, service] = [f.text("name"), f.text("service", "")];
  return ["Failed", "Succeeded"].includes(f.text("phase", "")) && !isServicePod(name, service);
};

const diagnosis: Read<Diagnosis> = (value) => {
  const f = fields(value);
  const overview = fields(f.value("overview") ?? {});
  return {
    services: listOf(service)(overview.value("services") ?? null),
    events: events(overview.value("events")),
    initPods: listOf(initPod)(f.value("initPods") ?? null),
    pods: listOf((one) => (isEndedRun(one) ? [] : [pod(one)]))(f.value("pods") ?? null).flat(),
  };
};

export const diagnoseCalls = (http: Transport) => ({
  /** v3 3.24.0 and later; 404 with an empty body elsewhere. A default deploy key may not ask. */
  app: (app: string, options: DiagnoseOptions = {}): Promise<Diagnosis> =>
    http.json("GET", path`/apps/${app}/diagnose`, { read: diagnosis, query: { ...options } }),
});
