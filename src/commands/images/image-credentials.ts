import { InputError } from "../../errors.ts";
import { type RegistryCredentials, secretForms } from "../../rack/index.ts";
import type { Deps } from "../declaration/command.ts";
import { openJobEcr } from "./open-ecr.ts";

/** Variables by which the default chain of the AWS SDK finds credentials in a job. */
const AWS_VARIABLES = [
  "AWS_ACCESS_KEY_ID",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_PROFILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
];

/**
 * What the Rack needs to pull `image`: CONVOX_IMAGE_USER and CONVOX_IMAGE_PASSWORD, else for an image in Amazon ECR a login
 * from the AWS credentials of the job. Undefined without either: the Rack pulls a public image, or one that its cloud account can read.
 */
export async function readImageCredentials(
  image: string,
  deps: Pick<Deps, "env" | "host" | "rack" | "signal">,
): Promise<RegistryCredentials | undefined> {
  const { env, host } = deps;
  const user = env["CONVOX_IMAGE_USER"]?.trim() ?? "";
  const password = env["CONVOX_IMAGE_PASSWORD"]?.trim() ?? "";
  if ((user === "") !== (password === "")) {
    const [set, missing] = user === "" ? ["PASSWORD", "USER"] : ["USER", "PASSWORD"];
    throw new InputError("inputs-conflict", `CONVOX_IMAGE_${set} is set, but CONVOX_IMAGE_${missing} is not`, {
      hint: "Set both, or none for a public image.",
    });
  }
  if (user !== "") return { user, password };
  const { parseEcrRepository } = await import("../../ecr/address.ts");
  const repository = parseEcrRepository(image.replace(/(?::[\w.-]+)?(?:@[\w:]+)?$/, ""));
  if (repository === undefined || !AWS_VARIABLES.some((name) => env[name]?.trim())) return undefined;
  const ecr = await openJobEcr(repository.region, deps);
  try {
    const { readRegistryLogin } = await import("../../ecr/authorization.ts");
    const login = await readRegistryLogin(ecr.request);
    for (const secret of secretForms(login.password, login.user)) host.mask(secret);
    host.info(`The Rack pulls ${image} with a login from the AWS credentials of this job`);
    return login;
  } finally {
    ecr.close();
  }
}
