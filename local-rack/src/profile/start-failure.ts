/** Why the local Rack cannot start: one sentence for the user, with what to change. */
export class StartFailure extends Error {
  override name = "StartFailure";
}
