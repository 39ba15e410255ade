import type { CodeTable } from "./entry.ts";

/** Failures on the way to the Rack, and refusals of the Rack or the Console. */
export const rackCodes = {
  "rack-unreachable": {
    title: "The Rack or Console cannot be reached",
    exit: "network",
    cause:
      "The name does not exist, the connection is refused, lost or too slow, or the host does not speak the protocol.",
    remedy: "Check the host and the network. `convox-ci doctor` tests each step of the connection.",
  },
  "certificate-rejected": {
    title: "The TLS certificate is not trusted",
    exit: "network",
    cause: "The certificate has expired, was issued for another name, or its authority is unknown.",
    remedy: "Set `ca-file` to the certificate of the authority.",
  },
  "proxy-refused": {
    title: "The proxy refused the connection",
    exit: "network",
    cause: "The proxy of HTTPS_PROXY rejects the credentials or does not connect to the host.",
    remedy: "Check HTTPS_PROXY and NO_PROXY.",
  },
  "gateway-error": {
    title: "A gateway answered instead of the Rack",
    exit: "network",
    cause: "A load balancer, CDN or proxy in front of the Rack answered with an error or an HTML page.",
    remedy: "Try again. If it persists, check the Rack and what is in front of it.",
  },
  "request-result-unknown": {
    title: "The result of a request is unknown",
    exit: "network",
    cause:
      "The connection was lost after the request was sent, so the Rack may have acted on it. It is not sent twice.",
    remedy: "Check on the Rack what happened before you try again. The hint names the command.",
  },
  "key-rejected": {
    title: "The deploy key or password is rejected",
    exit: "permission",
    cause: "The key is wrong, has expired, or belongs to another organization or Console.",
    remedy: "Create a deploy key in the Console of the organization, and update the secret.",
  },
  "permission-denied": {
    title: "The key is not allowed to do this",
    exit: "permission",
    cause: "The key is valid, but its role, or the list of commands of a key without a role, does not include this.",
    remedy: "Give the deploy key a role with the permission that the hint names.",
  },
  "rack-not-found": {
    title: "The Rack does not exist",
    exit: "missing",
    cause: "The organization of the deploy key has no Rack of this name.",
    remedy: "Run `convox-ci racks` to list the Racks. The name is organization/rack, or a unique part of it.",
  },
  "rack-ambiguous": {
    title: "The name of the Rack is ambiguous",
    exit: "input",
    cause: "More than one Rack has this text in its name.",
    remedy: "Use the full name: organization/rack.",
  },
  "machine-not-found": {
    title: "The Convox Cloud machine does not exist",
    exit: "missing",
    cause: "The key can see no machine of this name.",
    remedy: "Run `convox-ci machines` to list the machines. The name is organization/machine, or a unique part of it.",
  },
  "machine-ambiguous": {
    title: "The name of the Convox Cloud machine is ambiguous",
    exit: "input",
    cause: "More than one machine has this name, or this text in its name.",
    remedy: "Use the full name: organization/machine.",
  },
  "machine-unsupported": {
    title: "A Convox Cloud machine does not support this",
    exit: "input",
    cause: "The command, or one of its inputs, requires a call that only Racks have.",
    remedy: "Use a Rack, or what the hint names. docs/compatibility.md lists what machines support.",
  },
  "app-not-found": {
    title: "The app does not exist",
    exit: "missing",
    cause: "The Rack has no app of this name.",
    remedy: "Check the names of the app and the Rack, or create the app with `convox-ci create APP`.",
  },
  "build-not-found": {
    title: "The build does not exist",
    exit: "missing",
    cause: "The app has no build with this id, or no build matches the search.",
    remedy: "Run `convox-ci builds` to list the builds of the app.",
  },
  "release-not-found": {
    title: "The release does not exist",
    exit: "missing",
    cause: "The app has no release with this id, or no release matches the search.",
    remedy: "Run `convox-ci releases` to list the releases of the app.",
  },
  "service-not-found": {
    title: "The service does not exist",
    exit: "missing",
    cause:
      "The active release of the app has no service of this name. An app has no services before its first promotion.",
    remedy: "Run `convox-ci services` to list the services of the app.",
  },
  "process-not-found": {
    title: "The process does not exist",
    exit: "missing",
    cause: "The app has no running process with this id, or the process has ended.",
    remedy: "Run `convox-ci ps` to list the processes of the app.",
  },
  "variable-not-found": {
    title: "The variable does not exist",
    exit: "missing",
    cause: "The environment of the app has no variable of this name.",
    remedy: "Run `convox-ci env` to list the names.",
  },
  "parameter-not-found": {
    title: "The parameter is not available",
    exit: "missing",
    cause: "The Rack has no parameter of this name, or does not report its parameters.",
    remedy: "Run `convox-ci rack params` to list them.",
  },
  "not-found": {
    title: "The Rack does not have this",
    exit: "missing",
    cause: "The Rack or the Console answered 404: the object does not exist, or the Rack is too old for the request.",
    remedy: "Check the name. `convox-ci doctor` shows the version of the Rack.",
  },
  "app-busy": {
    title: "The app is being updated",
    exit: "other",
    cause: "Another promotion or change of the app is in progress, and the Rack accepts one at a time.",
    remedy: "Wait until it has finished. `queue-timeout` lets a promotion wait.",
  },
  "rack-refused": {
    title: "The Rack rejects the request",
    exit: "other",
    cause: "The Rack or the Console answered with an error. The message contains its reason.",
    remedy: "Read the reason. Each request is listed in docs/rack-protocol.md.",
  },
  "rack-failed": {
    title: "The Rack failed to process the request",
    exit: "other",
    cause: "The Rack or the Console reports an internal error. The message contains its reason.",
    remedy: "Check the log of the Rack with `convox rack logs`, and try again.",
  },
  "reply-invalid": {
    title: "The reply does not come from a Rack",
    exit: "other",
    cause: "The reply is not what a Rack or Console sends, or it redirects to another host.",
    remedy: "Check that `host` or RACK_URL names a Console or a Rack.",
  },
} as const satisfies CodeTable;
