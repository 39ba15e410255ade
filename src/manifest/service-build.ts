/** What a Rack builds for one service. */
export interface ServiceBuild {
  service: string;
  /** The build context, relative to the root of the source with "/"; "." for the root itself. */
  path: string;
  /** The Dockerfile, relative to the root of the source with "/". */
  dockerfile: string;
}
