// Renders a job summary as GitHub shows it, to look at: node scripts/render-summary.mjs SUMMARY.md OUT.png [WIDTH] [HEIGHT]
// Markdown by marked, charts by Mermaid, styles by github-markdown-css, in headless Chromium (CHROMIUM, or chromium on PATH).
// The packages are installed into a temporary folder, pinned; RENDER_MODULES names a node_modules folder to use instead.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const PACKAGES = ["marked@16.4.1", "mermaid@11.12.0", "github-markdown-css@5.8.1"];

const [, , source, target, width = "1000", height = "1400"] = process.argv;
if (!source || !target) {
  console.error("usage: node scripts/render-summary.mjs SUMMARY.md OUT.png [WIDTH] [HEIGHT]");
  process.exit(2);
}

const work = mkdtempSync(join(tmpdir(), "summary-"));
try {
  let modules = process.env["RENDER_MODULES"];
  if (!modules) {
    execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefix", work, ...PACKAGES], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    modules = join(work, "node_modules");
  }
  const { marked } = await import(pathToFileURL(join(modules, "marked/lib/marked.esm.js")).href);
  const body = marked
    .parse(readFileSync(source, "utf8"), { gfm: true })
    .replace(
      /<blockquote>\s*<p>\[!CAUTION\]\s*([\s\S]*?)<\/blockquote>/g,
      '<div class="markdown-alert markdown-alert-caution"><p class="markdown-alert-title">Caution</p><p>$1</div>',
    )
    .replace(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
  const page = join(work, "page.html");
  writeFileSync(
    page,
    `<!doctype html><meta charset="utf-8"><style>${readFileSync(join(modules, "github-markdown-css/github-markdown-light.css"), "utf8")}
.markdown-body { padding: 24px; } .mermaid { background: none !important; }</style>
<article class="markdown-body">${body}</article>
<script src="${pathToFileURL(join(modules, "mermaid/dist/mermaid.min.js")).href}"></script>
<script>mermaid.initialize({ startOnLoad: true, gantt: { useMaxWidth: true } });
if (${process.env["RENDER_OPEN"] !== undefined}) for (const part of document.querySelectorAll("details")) part.open = true;</script>`,
  );
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  const more = [`--user-data-dir=${join(work, "profile")}`, "--hide-scrollbars", "--virtual-time-budget=10000"];
  const shot = [`--window-size=${width},${height}`, `--screenshot=${resolve(target)}`, pathToFileURL(page).href];
  execFileSync(process.env["CHROMIUM"] ?? "chromium", [...flags, ...more, ...shot], { stdio: "ignore" });
  console.log(`${target} shows ${source}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
