import { normalizePath } from "./paths.ts";
import { BUILDING, BUILDKIT_ERROR, CLASSIC, DEFINITION, KANIKO, KANIKO_NEEDS } from "./step-lines.ts";

/** What a manifest builds: its services in their order, and where those that are not taken as an image are built from. */
export interface Images {
  readonly services: readonly string[];
  readonly builds: readonly { readonly service: string; readonly path: string }[];
}

/** What v2's builder does with all images when they are built. */
const AFTERWARDS = /^(?:Running: (?:docker (?:pull|tag|push)|tag and push) |Injecting: convox-env|Pushed )/;
/** What BuildKit prints of a step after its first line: output with its time, transfers, and how it ended. */
const BUILDKIT_CONTINUED = /^(?:\d+\.\d+ |DONE\b|CACHED\b|CANCELED\b|ERROR\b|\.\.\.|sha256:|extracting |transferring )/;
/** A step of the Dockerfile, `[3/5] RUN x` or `[build 3/5] RUN x`, or what comes behind the last one. */
const BUILDKIT_STEP = /^\[(?:[^\]]* )?\d+\/\d+\] |^exporting /;
/** More steps than an image has: from a log that is none of BuildKit's. */
const MOST_NUMBERS = 10_000;
/** No build has so many. */
const MOST_IMAGES = 1_000;

/**
 * Where the log of a build begins an image or a step, to be asked line by line, from the first to the last. `titleOf`
 * gives the title of what begins with a line, "" where what follows belongs to no step, and undefined for all other
 * lines. A line that begins in none of the ways of `starts` is certainly one of those.
 *
 * Steps of BuildKit run side by side; it prints some of one, then some of another. Each time that it comes back to one
 * gets a title again. Its report of a failure after the steps belongs to none of them, so that it stays visible.
 *
 * @param images BuildKit names no service, but a Rack builds them in the manifest's order (convox/convox
 *   pkg/build/buildkit.go); v2 names the path that it builds, once for all services with the same
 */
export function buildHeadings(images: Images = { services: [], builds: [] }): {
  readonly starts: readonly string[];
  titleOf(line: string): string | undefined;
  /** Service of the image that the lines read so far belong to, or its build path on v2; "" if unknown. */
  service(): string;
} {
  let count = 0;
  /** The service of the image, or its path. */
  let name = "";
  let nameIsPath = false;
  /** What is printed now: a step of BuildKit's by its number, or what follows all steps. */
  let current: number | "after" | undefined;
  /** Steps of BuildKit's that the image has had. */
  let numbers = new Set<number>();
  /** Nothing but what BuildKit loads before the first step. */
  let loading = false;
  let failed = false;
  let last: string | undefined;

  const makeTitle = (text: string) => {
    last = name === "" ? text : `${name}: ${text}`;
    return last;
  };
  const begin = (image: string, isPath: boolean) => {
    if (count < MOST_IMAGES) count++;
    name = image;
    nameIsPath = isPath;
    numbers = new Set();
    failed = false;
  };

  function buildkit(line: string): string | undefined {
    const [, digits = "", text = ""] = /^#(\d+) (.*)$/.exec(line) ?? [];
    if (digits === "" || digits === "0") return undefined;
    const number = Number(digits);
    if (DEFINITION.test(line)) {
      loading = true;
      // v2 has named it already, if its Docker builds with BuildKit.
      if (!nameIsPath || numbers.size > 0) begin(images.services[count] ?? "", false);
      current = number;
      numbers.add(number);
      return makeTitle(text.replace("[internal] ", ""));
    }
    if (BUILDKIT_ERROR.test(line)) failed = true;
    if (number === current || BUILDKIT_CONTINUED.test(text)) return undefined;
    const again = numbers.has(number);
    if (numbers.size < MOST_NUMBERS) numbers.add(number);
    current = number;
    loading &&= !BUILDKIT_STEP.test(text);
    return loading ? undefined : makeTitle(`${text.replace("[internal] ", "")}${again ? " (continued)" : ""}`);
  }

  function titleOf(raw: string): string | undefined {
    const line = plain(raw);
    if (line.startsWith("#")) return buildkit(line);
    if (line.startsWith(BUILDING)) {
      const path = line.slice(BUILDING.length);
      const services = images.builds.filter((build) => normalizePath(build.path) === normalizePath(path));
      begin(services.map(({ service }) => service).join(", ") || path, true);
      current = undefined;
      return services.length > 0 ? makeTitle(line) : line;
    }
    const isBuildkits = typeof current === "number";
    if (isBuildkits && ((failed && line === "------") || line.startsWith("ERROR: "))) {
      failed = false;
      current = undefined;
      last = undefined;
      return "";
    }
    if (AFTERWARDS.test(line)) {
      if (current === "after") return undefined;
      current = "after";
      name = "";
      return makeTitle("Images: pull, tag and push");
    }
    const text = CLASSIC.test(line) ? line : (KANIKO.exec(line)?.[1] ?? KANIKO_NEEDS.exec(line)?.[1])?.trim();
    if (text === undefined || isBuildkits) return undefined;
    current = undefined;
    const before = last;
    const title = makeTitle(text);
    return title === before ? undefined : title;
  }

  return {
    starts: ["#", BUILDING, "Step ", "STEP ", "[", "INFO[", "Running: ", "Injecting: ", "Pushed ", "------", "ERROR: "],
    titleOf,
    service: () => name,
  };
}

/** `line` without colors and other control characters. */
function plain(line: string): string {
  return line.replace(/\x1b\[[0-9;]*m|[\x00-\x1f\x7f-\x9f]/g, "").trimEnd();
}
