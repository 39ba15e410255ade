import { InputError } from "../../errors.ts";
import type { App } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";

/**
 * Checks the app parameter BuildArch before anything is uploaded: Racks since 3.25.3 store any value of it and fail the
 * next build. Older Racks drop the parameter, so they never show it. Source: convox/convox pull request 1075
 * @throws InputError for a value that fails every build
 */
export function checkBuildArch({ name, parameters }: App, development: boolean, { host }: Pick<Deps, "host">): void {
  const arch = parameters["BuildArch"] ?? "";
  if (arch === "") return;
  if (arch !== "amd64" && arch !== "arm64") {
    throw new InputError(
      "input-invalid",
      `the app parameter BuildArch of ${name} is ${JSON.stringify(arch)}: allowed are amd64 and arm64`,
      {
        hint: `Set it with convox apps params set BuildArch=amd64 -a ${name}. Setting a parameter promotes the active release again.`,
      },
    );
  }
  if (development) host.warn(`BuildArch=${arch} of ${name} has no effect on a development build`);
}
