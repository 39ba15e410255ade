import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { ECRClient } from "@aws-sdk/client-ecr";
import { CancelledError, ConvoxError, InputError, UnreachableError } from "../errors.ts";

export interface EcrOptions {
  readonly region: string;
  /** Environment of the job: AWS_ACCESS_KEY_ID and so on, and AWS_ENDPOINT_URL_ECR. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Agents of every connection, also of those that fetch credentials. The SDK itself ignores the proxy variables. */
  readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent };
}

/** A request to ECR: `api` is its name for messages and for the IAM action. */
export type EcrRequest = <T>(
  api: string,
  resource: string,
  send: (client: ECRClient, options: { abortSignal: AbortSignal }) => Promise<T>,
) => Promise<T>;

export interface Ecr {
  readonly request: EcrRequest;
  /** Fetches the credentials, and asks ECR for nothing. @throws InputError if there are none */
  checkCredentials(): Promise<void>;
  close(): void;
}

/** Attempts of a request that is throttled or not answered. */
const ATTEMPTS = 6;

/**
 * A client of ECR in one region. Credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, else from the
 * default chain of the SDK: an OIDC role, a profile, a container or an instance.
 */
export function openEcr({ region, env, signal, agents }: EcrOptions): Ecr {
  const accessKeyId = env["AWS_ACCESS_KEY_ID"]?.trim();
  const secretAccessKey = env["AWS_SECRET_ACCESS_KEY"]?.trim();
  const sessionToken = env["AWS_SESSION_TOKEN"]?.trim();
  const endpoint = env["AWS_ENDPOINT_URL_ECR"]?.trim() || env["AWS_ENDPOINT_URL"]?.trim();
  const client = new ECRClient({
    region,
    maxAttempts: ATTEMPTS,
    requestHandler: { httpAgent: agents.http, httpsAgent: agents.https },
    ...(endpoint ? { endpoint } : {}),
    ...(accessKeyId && secretAccessKey
      ? { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
      : {}),
  });
  return {
    async request(api, resource, send) {
      try {
        return await send(client, { abortSignal: signal });
      } catch (error) {
        if (signal.aborted) throw signal.reason instanceof CancelledError ? signal.reason : error;
        throw toConvoxError(error, api, `ecr:${api} of ${resource}`);
      }
    },
    async checkCredentials() {
      try {
        await client.config.credentials();
      } catch (error) {
        throw toConvoxError(error, "DescribeImages", "the checks of images in Amazon ECR");
      }
    },
    close: () => client.destroy(),
  };
}

/** Names of errors that mean that the credentials are missing, expired or wrong. */
const CREDENTIALS =
  /^(?:CredentialsProviderError|TokenProviderError|ExpiredTokenException|ExpiredToken|UnrecognizedClientException|InvalidSignatureException|InvalidClientTokenId|IncompleteSignature|MissingAuthenticationToken)/;

/** An error of the SDK as one that a user can act on. Errors that a caller expects keep their name as `cause`. */
function toConvoxError(error: unknown, api: string, what: string): unknown {
  if (!(error instanceof Error)) return error;
  if (CREDENTIALS.test(error.name)) {
    return new InputError(
      "aws-credentials-invalid",
      `${what}: AWS credentials are missing, expired or invalid (${error.name})`,
      {
        cause: error,
        hint: "Configure AWS credentials in an earlier step, for example with aws-actions/configure-aws-credentials, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
      },
    );
  }
  if (error.name === "AccessDeniedException") {
    return new ConvoxError("aws-access-denied", `${what}: AWS denied access`, {
      cause: error,
      hint: `Allow ecr:${api} on the repository. docs/images.md has an IAM policy with read-only permissions.`,
    });
  }
  if ("$fault" in error) {
    const hint = error.name === "RepositoryNotFoundException" ? "Check the region and the account." : undefined;
    return new ConvoxError("aws-failed", `${what}: ${error.name}: ${error.message}`, { cause: error, hint });
  }
  const code = "code" in error ? String(error.code) : "";
  if (/^E[A-Z]+$|^UND_|TimeoutError/.test(code) || error.name === "TimeoutError") {
    return new UnreachableError("aws-unreachable", `${what}: ${error.message || code}`, { cause: error });
  }
  return error;
}

/** Name of the AWS error that `error` reports; "" if it is none. */
export function awsErrorName(error: unknown): string {
  const cause = error instanceof ConvoxError ? error.cause : undefined;
  return cause instanceof Error && "$fault" in cause ? cause.name : "";
}
