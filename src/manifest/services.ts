import type { Entry, Mapping, Value } from "./document.ts";
import { checkEnvironment } from "./environment.ts";
import { checkForms, describeValue, entryOf, type Form, fieldOf, silent, textOf } from "./forms.ts";
import { checkAnnotations, checkLabels } from "./metadata.ts";
import { NAME, NAME_RULE } from "./names.ts";
import { checkHealth, checkPort, checkPorts } from "./ports.ts";
import type { Report } from "./problem.ts";
import { checkDeployment, checkScale } from "./scale.ts";

/** A service of the manifest; `body` is undefined when it is empty or stands behind a variable. */
export interface Service {
  name: string;
  entry: Entry;
  body: Mapping | undefined;
}

/** The services, and whether more may hide behind variables (then no reference to a service can be called wrong). */
export interface Services {
  list: Service[];
  open: boolean;
}

const FORMS: Readonly<Record<string, Form>> = {
  deployment: "mapping",
  drain: "whole number",
  image: "text",
  init: "true or false",
  internal: "true or false",
  privileged: "true or false",
  resources: "list of text",
  singleton: "true or false",
  sticky: "true or false",
  termination: "mapping",
  test: "text",
  volumes: "list of text",
};
const FORMS_V2: Readonly<Record<string, Form>> = { links: "list of text" };
const FORMS_V3: Readonly<Record<string, Form>> = {
  command: "text",
  internalRouter: "true or false",
  timeout: "whole number",
  tls: "mapping",
  whitelist: "text",
};

/** Reads and checks `services` (convox/convox and convox/rack pkg/manifest/service.go, yaml.go, validate.go). */
export function checkServices(root: Mapping, report: Report): Services {
  const entry = entryOf(root, "services");
  const services: Services = { list: [], open: root.entries.some(({ keyKind }) => keyKind === "unknown") };
  if (entry?.value.kind === "unknown") return { list: [], open: true };
  if (entry === undefined || entry.value.kind === "null") {
    if (!services.open) report.warn(entry?.at, "the manifest has no services, so nothing will be built or run");
    return services;
  }
  if (entry.value.kind !== "map") {
    report.error(entry.value.at, `services must be a mapping of names, not ${describeValue(entry.value)}`);
    return { list: [], open: true };
  }
  if (entry.value.entries.length === 0) {
    report.warn(entry.at, "the manifest has no services, so nothing will be built or run");
  }
  for (const item of entry.value.entries) {
    if (item.keyKind === "unknown") services.open = true;
    else if (checkName(item, report)) services.list.push(service(item, report));
  }
  return services;
}

function checkName({ key, keyKind, at }: Entry, report: Report): boolean {
  if (keyKind !== "string" && keyKind !== "int") {
    report.error(at, `the service name ${key} is not read as text; put it in quotes`);
    return false;
  }
  if (!NAME.test(key)) {
    report.error(at, `the service name ${key} ${NAME_RULE}`);
  }
  return true;
}

function service(entry: Entry, report: Report): Service {
  const { key: name, value } = entry;
  if (value.kind === "map") checkService(name, value, report);
  else if (!silent(value)) report.error(value.at, `service ${name} must be a mapping, not ${describeValue(value)}`);
  return { name, entry, body: value.kind === "map" ? value : undefined };
}

function checkService(name: string, body: Mapping, report: Report): void {
  const nameKey = (key: string) => `service ${name}: ${key}`;
  checkForms(body, FORMS, nameKey, report);
  checkForms(body, FORMS_V2, nameKey, report, "v2");
  checkForms(body, FORMS_V3, nameKey, report, "v3");
  checkAgent(name, fieldOf(body, "agent"), report);
  checkAnnotations(nameKey("annotations"), fieldOf(body, "annotations"), report);
  checkLabels(nameKey("labels"), fieldOf(body, "labels"), report);
  checkCommand(name, fieldOf(body, "command"), report);
  checkDomain(name, fieldOf(body, "domain"), report);
  checkEnvironment(nameKey("environment"), fieldOf(body, "environment"), report);
  checkHealth(name, fieldOf(body, "health"), report);
  checkPort(name, fieldOf(body, "port"), report);
  checkPorts(name, fieldOf(body, "ports"), report);
  checkScale(name, fieldOf(body, "scale"), report);
  checkDeployment(name, fieldOf(body, "deployment"), report);
  const termination = fieldOf(body, "termination");
  if (termination?.kind === "map") {
    checkForms(termination, { grace: "whole number" }, (key) => nameKey(`termination.${key}`), report);
  }
  const tls = fieldOf(body, "tls");
  if (tls?.kind === "map") {
    checkForms(tls, { redirect: "true or false" }, (key) => nameKey(`tls.${key}`), report, "v3");
  }
  checkRouting(name, body, report);
}

function checkAgent(name: string, value: Value | undefined, report: Report): void {
  if (silent(value) || value.kind === "bool") return;
  if (value.kind !== "map") {
    report.error(value.at, `service ${name}: agent must be true or false, not ${describeValue(value)}`);
    return;
  }
  report.error(value.at, `service ${name}: agent must be true or false; its ports belong under ports`, "v3");
  const ports = fieldOf(value, "ports");
  if (ports?.kind === "list") checkPorts(name, ports, report, "agent.ports", "v2");
}

function checkCommand(name: string, value: Value | undefined, report: Report): void {
  if (silent(value) || value.kind === "string") return;
  if (value.kind === "list") {
    const wrong = value.items.find((item) => item.kind !== "string" && item.kind !== "unknown");
    if (wrong === undefined) return;
    report.error(wrong.at, `service ${name}: command must hold text only, not ${describeValue(wrong)}`, "v2");
    return;
  }
  report.error(value.at, `service ${name}: command must be text or a list, not ${describeValue(value)}`, "v2");
}

function checkDomain(name: string, value: Value | undefined, report: Report): void {
  if (silent(value) || value.kind === "string") return;
  const wrong =
    value.kind === "list" ? value.items.find((item) => item.kind !== "string" && item.kind !== "unknown") : value;
  if (wrong === undefined) return;
  report.error(wrong.at, `service ${name}: domain must be text or a list of text, not ${describeValue(wrong)}`);
}

function checkRouting(name: string, body: Mapping, report: Report): void {
  const both = ["internal", "internalRouter"].map((key) => fieldOf(body, key));
  if (!both.every((value) => value?.kind === "bool" && value.value)) return;
  report.error(both[1]?.at, `service ${name} cannot be both internal and internalRouter`, "v3");
}

/** The resources that a service asks for; "main:DB_URL" asks for main under another name (v3). */
export function resourcesOf({ body }: Service): { name: string; at: Value["at"]; renamed: boolean }[] {
  const value = body === undefined ? undefined : fieldOf(body, "resources");
  if (value?.kind !== "list") return [];
  return value.items.flatMap((item) => {
    const text = textOf(item);
    return text === undefined ? [] : [{ name: text.split(":", 1)[0] ?? "", at: item.at, renamed: text.includes(":") }];
  });
}
