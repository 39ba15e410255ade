/** What can be done about the states and events of processes, by the words that a Rack uses for them. */
export const HINTS: readonly (readonly [pattern: RegExp, hint: string])[] = [
  [
    /OOMKilled|OutOfMemory|out of memory/i,
    "it needs more memory than it may have: raise scale.memory of the service in convox.yml",
  ],
  [
    /FailedMount|FailedAttachVolume|MountVolume/i,
    "a volume cannot be mounted: check volumes and volumeOptions in convox.yml",
  ],
  [
    /ImagePullBackOff|ErrImagePull|Failed to pull image|CannotPullContainer/i,
    "the Rack cannot pull the image: look whether the build pushed it and whether the registry's login still holds",
  ],
  [
    /CreateContainerConfigError|secret .{0,300}not found|couldn't find key|ResourceInitializationError/i,
    "a variable or secret that the service names does not exist: compare environment in convox.yml with convox-ci env",
  ],
  [
    /Unschedulable|FailedScheduling|Insufficient (cpu|memory)|unable to place a task|nodes are available|exceeded quota/i,
    "no machine of the Rack has room for it: lower scale.cpu and scale.memory, or give the Rack more or larger machines",
  ],
  [
    /exec format error/i,
    "the image is for another processor than the Rack's machines: build for their architecture (app parameter BuildArch)",
  ],
  [
    /RunContainerError|ContainerCannotRun|StartError|executable file not found|exec\b[^\n]{0,300}no such file or directory/i,
    "the command does not exist in the image: check command in convox.yml and CMD or ENTRYPOINT in the Dockerfile",
  ],
  [
    /probe failed|failed (?:liveness|readiness|startup) probe|health check|is unhealthy|ContainersNotReady|Unhealthy/i,
    "the health check does not succeed: the service must listen on its port on 0.0.0.0 and answer health.path with 200 to 399 in time; health.grace gives it longer to start",
  ],
  [
    /exit(?: code)?[:=]? ?137\b/i,
    "it was killed from outside: for using more memory than scale.memory allows, or for failing its health check",
  ],
  [
    /CrashLoopBackOff|Back-off restarting|essential container|exited|Terminated:Error|BackOff|crashed/i,
    "the process ends soon after it started: its last output says why",
  ],
  [/Completed/, "the process ends by itself, and a service must keep running: check its command"],
  [/Evicted/i, "the machine ran short of resources and the process had to go: check scale.memory and the Rack's size"],
  [
    /did not stabilize|ProgressDeadlineExceeded|Deadline|timed out/i,
    "the new processes did not become healthy in time: timeout gives them longer on a v3 Rack, unless a progressDeadline is shorter",
  ],
];

/** The first hint that fits, or "". */
export function stateHint(text: string): string {
  return HINTS.find(([pattern]) => pattern.test(text))?.[1] ?? "";
}
