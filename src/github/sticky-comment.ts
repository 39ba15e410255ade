import type { Github } from "./client.ts";

/** One comment of a pull request that is updated in place; an invisible line at its start identifies it. */
export async function setStickyComment(github: Github, number: number, name: string, text: string): Promise<void> {
  const marker = `<!-- convox-ci ${name.replace(/[^\w.-]/g, "_")} -->`;
  const body = `${marker}\n${text}`;
  const comments = await github.list("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
    issue_number: number,
  });
  const own = comments.find((comment) => String(Object(comment).body ?? "").startsWith(marker));
  if (own === undefined) {
    await github.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", { issue_number: number, body });
  } else {
    const id = Number(Object(own).id);
    await github.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", { comment_id: id, body });
  }
}
