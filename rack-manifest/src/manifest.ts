/** A service with the loader's defaults filled in. */
export interface Service {
  name: string;
  agent: boolean;
  build: { path: string; manifest: string; args: string[] };
  /** Program and arguments on v2; a text that a shell's rules split on v3. */
  command: string | string[];
  configMounts: { id: string; dir: string; filename: string }[];
  count: { min: number; max: number };
  cpu: number;
  memory: number;
  gpu: number;
  /** `progressDeadline` in seconds and `crashRestartLimit`: 0 for not set. */
  deployment: { minimum: number; maximum: number; progressDeadline: number; crashRestartLimit: number };
  domains: string[];
  /** Seconds. */
  drain: number;
  environment: string[];
  health: {
    path: string;
    port: number;
    interval: number;
    timeout: number;
    grace: number;
    disable: boolean;
    grpcService: string;
  };
  /** `liveness.grpcService`, "" for none. */
  livenessGrpcService: string;
  image: string;
  internal: boolean;
  internalRouter: boolean;
  labels: Record<string, string>;
  nodeSelectorLabels: Record<string, string>;
  /** 0 for none. */
  port: number;
  scheme: string;
  resources: string[];
  singleton: boolean;
  stateful: boolean;
}

export interface Timer {
  name: string;
  command: string;
  schedule: string;
  service: string;
}

export interface Balancer {
  name: string;
  service: string;
  ports: { name: string; protocol: string; port: number }[];
  whitelist: string[];
}

/** A manifest as a Rack holds it after loading. Entries keep their order. */
export interface Manifest {
  services: Service[];
  resources: { name: string; type: string }[];
  timers: Timer[];
  balancers: Balancer[];
  configs: { id: string }[];
  environment: string[];
  labels: Record<string, string>;
  /** Whether `budget` sets a limit, which a Rack enforces only if it tracks cost. */
  hasBudgetLimit: boolean;
}
