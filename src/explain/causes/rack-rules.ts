import type { Rule } from "./rule.ts";

const START: Rule["at"] = ["start"];

/** What a Rack says before any image is built. */
export const rackRules: readonly Rule[] = [
  {
    name: "required-env",
    pattern: /required env: ([\w, ]+)/,
    at: START,
    what: "the manifest requires $1, which the app's environment does not set",
    hint: "set it first (convox-ci env set KEY=VALUE), or give it a default in convox.yml: NAME=value",
  },
  {
    name: "manifest",
    pattern:
      /validation errors:\s*([^\n]{1,500})|yaml: ([^\n]{1,500})|reading manifest ([^\n]{1,500})|open (?:\S{0,300}\/)?([\w.-]{1,100}\.ya?ml): no such file/i,
    at: START,
    what: "the Rack refuses the manifest: $1",
    hint: "repair it in convox.yml; input manifest names another file",
  },
  {
    name: "builder-lost",
    pattern:
      /rpc error: code = (?:Unavailable|Canceled)|error reading from server: EOF|failed to receive status|transport is closing/i,
    what: "the builder went away in the middle of the build",
    hint: "build again; where it happens each time, its machine has too little memory, or the Rack replaces it",
  },
  {
    name: "unschedulable",
    pattern:
      /timeout waiting for build pod|waiting for build pod to be scheduled[.\s]*$|nodes are available|Insufficient (?:cpu|memory)|unable to place|could not be scheduled/i,
    at: START,
    what: "the Rack found no machine for the build",
    hint: "the app parameters BuildCpu, BuildMem, BuildLabels and BuildArch ask for more than a machine has, or the Rack is full",
  },
];
