// usage: screenshots.mjs   Runs a deploy, a failed build and a rollback in a terminal (tmux) of 80 and of 60
// columns, and writes the pictures docs/images/terminal-*.svg. It needs tmux, buildah and busybox-static. With --png
// it also writes each picture as Chromium shows it to the folder that --png names.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { png } = parseArgs({ options: { png: { type: "string" } } }).values;
const program = join(root, "bin/convox-ci.js");
const WIDTHS = [80, 60];
const [CHAR, LINE, PAD, BAR] = [7.25, 17, 14, 26];
/** Rows of a picture: the middle of a longer log is left out. */
const MOST_ROWS = 46;
const END = "the-end-of-the-command";

const MANIFEST = `services:
  web:
    build: .
    port: 3000
    health:
      path: /health
      interval: 1
      grace: 5
    deployment:
      progressDeadline: 60
      crashRestartLimit: 1
`;
const DOCKERFILE = `FROM scratch
COPY bin /bin
RUN ["/bin/busybox", "--install", "/bin"]
RUN echo "compiling 42 modules" && sleep 1
COPY site /site
CMD ["sh", "-c", "exec httpd -f -p $PORT -h /site"]
`;

/** Each scene: its file, what is changed before it, and the command line. */
const SCENES = [
  { name: "deploy", files: {}, line: "convox-ci deploy --rack local --app shop" },
  {
    name: "failed-build",
    files: { Dockerfile: DOCKERFILE.replace("sleep 1", "sh -c 'echo src/cart.ts: unexpected token >&2; exit 2'") },
    line: "convox-ci deploy --rack local --app shop",
  },
  { name: "rollback", files: {}, line: "convox-ci rollback --rack local --app shop" },
];

const folder = mkdtempSync(join(tmpdir(), "screenshots-"));
const source = join(folder, "shop");
const socket = join(folder, "tmux");
const env = {
  PATH: [join(folder, "bin"), process.env.PATH].join(delimiter),
  HOME: folder,
  LANG: "C.UTF-8",
  TERM: "xterm-256color",
  CONVOX_LOCAL_RACK_DATA: "../rack",
  CONVOX_LOCAL_RACK_BUILDER: "buildah",
};
const tmux = (...args) => execFileSync("tmux", ["-S", socket, ...args], { env, encoding: "utf8" });

function writeSource(files) {
  for (const [path, text] of Object.entries({
    ".dockerignore": ".git\n",
    "convox.yml": MANIFEST,
    Dockerfile: DOCKERFILE,
    ...files,
  }))
    writeFileSync(join(source, path), text);
  execFileSync("git", ["add", "-A"], { cwd: source, env });
  const author = ["-c", "user.name=Shop", "-c", "user.email=shop@example.com"];
  execFileSync("git", [...author, "commit", "-qm", "Change the shop", "--allow-empty"], { cwd: source, env });
}

/** The rows that the terminal shows after the command has ended, with their colors. */
async function run(line, columns) {
  const shell = "env -u PROMPT_COMMAND PS1='$ ' bash --norc --noprofile";
  tmux("-f", "/dev/null", "new-session", "-d", "-x", String(columns), "-y", "300", "-c", source, shell);
  tmux("send-keys", "-l", `${line}; echo ${END.replace("the", "the''")}`);
  tmux("send-keys", "Enter");
  for (let ended = false; !ended; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    ended = tmux("capture-pane", "-p").split("\n").includes(END);
  }
  const rows = tmux("capture-pane", "-e", "-p").split("\n");
  const plain = rows.map((row) => row.replace(/\x1b\[[\d;]*m/g, ""));
  tmux("kill-server");
  // The prompt holds the end mark, too; the command alone takes its place.
  const start = plain.findIndex((row) => row.startsWith("Local Rack"));
  return [`$ ${line}`, ...rows.slice(start, plain.indexOf(END))];
}

function cut(rows) {
  if (rows.length <= MOST_ROWS) return rows;
  const head = Math.floor(MOST_ROWS / 2);
  const left = rows.length - MOST_ROWS + 1;
  return [...rows.slice(0, head), `\x1b[2m… ${left} more lines\x1b[0m`, ...rows.slice(head + left)];
}

const escapeXml = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const CLASSES = { 1: "b", 2: "d", 31: "r", 32: "g", 33: "y" };

/** The parts of a row, each with the classes of its colors. `style` continues from row to row. */
function paintRow(row, style) {
  let html = "";
  for (const [, sequence, text] of row.matchAll(/\x1b\[([\d;]*)m|([^\x1b]+)/g)) {
    if (text !== undefined) {
      const shown = escapeXml(text);
      html += style.size === 0 ? shown : `<tspan class="${[...style].join(" ")}">${shown}</tspan>`;
      continue;
    }
    for (const code of sequence.split(";").map(Number)) {
      if (code === 0) style.clear();
      if (code === 22) for (const name of ["b", "d"]) style.delete(name);
      if (code === 39) for (const name of ["r", "g", "y"]) style.delete(name);
      if (CLASSES[code]) style.add(CLASSES[code]);
    }
  }
  return html;
}

function picture(rows, columns, label) {
  const [width, height] = [Math.round(columns * CHAR + 2 * PAD), BAR + rows.length * LINE + PAD];
  const style = new Set();
  const texts = rows.map(
    (row, at) => `<text x="${PAD}" y="${BAR + (at + 1) * LINE - 4}">${paintRow(row, style)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">
<style>text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d0d7de;white-space:pre}.b{font-weight:700}.d{opacity:.6}.r{fill:#ff7b72}.g{fill:#7ee787}.y{fill:#e3b341}</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g fill="#30363d"><circle cx="18" cy="14" r="5"/><circle cx="34" cy="14" r="5"/><circle cx="50" cy="14" r="5"/></g>
${texts.join("\n")}
</svg>
`;
}

try {
  for (const path of ["bin", "shop/bin", "shop/site"]) mkdirSync(join(folder, path), { recursive: true });
  symlinkSync(program, join(folder, "bin/convox-ci"));
  copyFileSync("/bin/busybox", join(source, "bin/busybox"));
  writeFileSync(join(source, "site/health"), "ok\n");
  execFileSync("git", ["init", "-q", source], { env });
  for (const { name, files, line } of SCENES) {
    writeSource(files);
    for (const columns of WIDTHS) {
      // A rollback leaves no earlier release that ran.
      if (name === "rollback")
        execFileSync(process.execPath, [program, "deploy", "--rack", "local", "--app", "shop", "-q"], {
          cwd: source,
          env,
        });
      const rows = cut(await run(line, columns));
      const file = join(root, `docs/images/terminal-${name}-${columns}.svg`);
      const svg = picture(rows, columns, `convox-ci in a terminal of ${columns} columns: ${name.replace("-", " ")}`);
      writeFileSync(file, svg);
      if (png === undefined) continue;
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg);
      const out = join(png, `${name}-${columns}.png`);
      const flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-device-scale-factor=2",
      ];
      const args = [...flags, `--window-size=${width},${height}`, `--screenshot=${out}`, `file://${file}`];
      execFileSync("chromium", args, { stdio: "ignore" });
    }
  }
} finally {
  execFileSync(process.execPath, [program, "local-rack", "stop"], { cwd: source, env, stdio: "ignore" });
  rmSync(folder, { recursive: true, force: true });
}
