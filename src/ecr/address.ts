/** Where an image repository is in Amazon ECR. */
export interface EcrRepository {
  readonly region: string;
  /** Account of the registry; undefined for that of the credentials. */
  readonly account: string | undefined;
  /** Name of the repository, such as `acme/web`. */
  readonly name: string;
}

/** Hosts of private registries: IPv4, FIPS, dual-stack, and the partitions with other domains. */
const HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[a-z0-9.-]+\/(.+)$/;

/** Parses `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`; undefined for another registry. */
export function parseEcrRepository(repository: string): EcrRepository | undefined {
  const [, account, region, name] = HOST.exec(repository) ?? [];
  return account === undefined || region === undefined || name === undefined ? undefined : { account, region, name };
}
