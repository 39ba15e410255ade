/** Status of an app as part of a sentence. */
export function statusInWords(status: string): string {
  return status === "rollback" ? "rolling back" : status;
}
