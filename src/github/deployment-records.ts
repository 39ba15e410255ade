import type { Github } from "./client.ts";

/**
 * Which image a service runs, or ran, as the page of linked artifacts shows it. GitHub keeps one record for each combination of
 * environment, cluster and deployment: a later request updates it (docs.github.com/rest/orgs/artifact-metadata).
 */
export interface DeploymentRecord {
  readonly status: "deployed" | "decommissioned";
  /** Repository of the image, without tag and digest. */
  readonly name: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  readonly version: string;
  readonly environment: string;
  readonly cluster: string;
  /** Unique within the cluster. */
  readonly deployment: string;
}

/** Creates the record, or updates it. GitHub limits the lengths of its texts. */
export async function setDeploymentRecord(github: Github, record: DeploymentRecord): Promise<void> {
  await github.request("POST /orgs/{org}/artifacts/metadata/deployment-record", {
    name: record.name.slice(0, 256),
    digest: record.digest,
    version: record.version.slice(0, 100),
    status: record.status,
    logical_environment: record.environment.slice(0, 128),
    cluster: record.cluster.slice(0, 128),
    deployment_name: record.deployment.slice(0, 256),
    github_repository: github.repo,
    return_records: false,
  });
}
