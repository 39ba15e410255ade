// usage: record-try-it.mjs   Runs the README's first command and writes docs/images/try-it.svg: its output, line by line, as
// it appears. Run it after a change of the output; a test compares the picture with the program.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const COMMAND = ["bin/convox-ci.js", "deploy", "examples/hello", "--rack", "local", "--app", "hello"];
const COLUMNS = 118;
const [CHAR, LINE, PAD, BAR] = [7.25, 17, 14, 26];
/** The longest pause between two lines that the picture repeats; a slow machine takes longer. */
const MAX_GAP = 0.7;
/** Seconds between the start of the picture and its first line of output, and after its last line. */
const [TYPING, PAUSE] = [1.5, 6];

/** The lines of the first run, each with the seconds until it appeared. */
async function record() {
  const data = mkdtempSync(join(tmpdir(), "try-it-"));
  const env = { ...process.env, CONVOX_LOCAL_RACK_DATA: data, CONVOX_LOCAL_RACK_BUILDER: "plan", NO_COLOR: "1" };
  const start = Date.now();
  const lines = [];
  let rest = "";
  const child = spawn(process.execPath, COMMAND, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop();
    for (const text of parts) lines.push({ text, seconds: (Date.now() - start) / 1000 });
  }
  rmSync(data, { recursive: true, force: true });
  let seconds = 0;
  return lines.map((line, index) => {
    seconds += Math.min(line.seconds - (lines[index - 1]?.seconds ?? 0), MAX_GAP);
    return { seconds, text: line.text.replace(/Data: .*/, "Data: /home/you/.local/state/convox-ci/local-rack") };
  });
}

const escapeXml = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** A picture of a terminal in which the lines appear one after the other, again and again. */
function picture(lines) {
  const rows = [{ text: `$ node ${COMMAND.join(" ")}`, seconds: -TYPING }, ...lines];
  const total = Number((TYPING + (lines.at(-1)?.seconds ?? 0) + PAUSE).toFixed(2));
  const width = Math.round(COLUMNS * CHAR + 2 * PAD);
  const height = BAR + rows.length * LINE + PAD;
  const row = ({ text, seconds }, index) => {
    const shown = text.length > COLUMNS ? `${text.slice(0, COLUMNS - 1)}…` : text;
    const at = ((seconds + TYPING) / total) * 100;
    const style = index === 0 ? ' class="prompt"' : ` style="animation:${total}s steps(1) infinite l${index}"`;
    const frames = index === 0 ? "" : `@keyframes l${index}{0%{opacity:0}${at.toFixed(2)}%,100%{opacity:1}}`;
    return {
      frames,
      text: `<text x="${PAD}" y="${BAR + (index + 1) * LINE - 4}"${style}>${escapeXml(shown)}${shown === text ? "" : `<title>${escapeXml(text)}</title>`}</text>`,
    };
  };
  const drawn = rows.map(row);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The first run of convox-ci: it deploys the example to the local Rack">
<style>text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d0d7de;white-space:pre}.prompt{fill:#7ee787}@media (prefers-reduced-motion){text{animation:none!important}}${drawn.map(({ frames }) => frames).join("")}</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g fill="#30363d"><circle cx="18" cy="14" r="5"/><circle cx="34" cy="14" r="5"/><circle cx="50" cy="14" r="5"/></g>
${drawn.map(({ text }) => text).join("\n")}
</svg>
`;
}

writeFileSync(join(root, "docs/images/try-it.svg"), picture(await record()));
