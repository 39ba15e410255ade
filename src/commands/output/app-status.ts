/** Status of an app as a sentence has it. */
export function statusInWords(status: string): string {
  return status === "rollback" ? "rolling back" : status;
}
