// Draws what sweep.mjs measured: two panels of bars, readable on light and dark pages.

const WIDTH = 720;
const LEFT = 150;
const BAR = 14;
const GAP = 6;
const FONT = "12px -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";
const COLORS = { wall: "#2f81f7", memory: "#a371f7", auto: "#2f81f7", fixed: "#8b949e" };

const escapeXml = (text) =>
  String(text).replace(/[&<>]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[char]);
const mebibytes = (bytes) =>
  `${bytes < 10 * 1024 ** 2 ? (bytes / 1024 ** 2).toFixed(1) : Math.round(bytes / 1024 ** 2)} MiB`;

/** Bars under a title, each `{ label, value, text, color }`, from `top`: the text and the place below it. */
function panel(title, bars, top) {
  const most = Math.max(...bars.map(({ value }) => value));
  const parts = [`<text x="0" y="${top + 12}" class="title">${escapeXml(title)}</text>`];
  let y = top + 24;
  for (const { label, value, text, color, gap } of bars) {
    if (gap) y += GAP * 2;
    const width = Math.max(2, Math.round(((WIDTH - LEFT - 90) * value) / most));
    parts.push(
      `<text x="${LEFT - 8}" y="${y + 11}" text-anchor="end">${escapeXml(label)}</text>`,
      `<rect x="${LEFT}" y="${y}" width="${width}" height="${BAR}" rx="2" fill="${color}"/>`,
      `<text x="${LEFT + width + 6}" y="${y + 11}">${escapeXml(text)}</text>`,
    );
    y += BAR + GAP;
  }
  return { svg: parts.join("\n"), end: y + 14 };
}

/** @returns the SVG of a result of sweep.mjs */
export function drawSweep({ node, runs, sizes, ratesOf, rates }) {
  const ofSizes = (key, unit, color) =>
    sizes.map(({ tree, bytes, [key]: value }) => ({
      label: `${tree}, ${mebibytes(bytes)}`,
      value,
      text: `${value} ${unit}`,
      color,
    }));
  const ofRates = rates.flatMap(({ megabitsPerSecond, walls, best }) => {
    const link = megabitsPerSecond === null ? "loopback" : `${megabitsPerSecond} Mbit/s`;
    return walls.map(({ level, seconds }) => ({
      label: level === "auto" ? `${link}: auto` : level,
      value: seconds,
      text: `${seconds.toFixed(2)} s${level === best ? ", best fixed level" : ""}`,
      color: level === "auto" ? COLORS.auto : COLORS.fixed,
      gap: level === "auto",
    }));
  });
  const panels = [];
  let top = 0;
  for (const [title, bars] of [
    ["Wall time of a build by size of the source, loopback", ofSizes("seconds", "s", COLORS.wall)],
    ["Peak memory by size of the source", ofSizes("memoryMiB", "MiB", COLORS.memory)],
    [`Wall time by rate of the link and compression (${ratesOf})`, ofRates],
  ]) {
    const { svg, end } = panel(title, bars, top);
    panels.push(svg);
    top = end;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 ${WIDTH + 20} ${top + 26}" role="img">
<title>Uploads by size of the source and rate of the link</title>
<style>text{font:${FONT};fill:#57606a}.title{font-weight:600;fill:#1f2328}@media(prefers-color-scheme:dark){text{fill:#8b949e}.title{fill:#e6edf3}}</style>
${panels.join("\n")}
<text x="0" y="${top + 8}">Median of ${runs} runs, Node ${escapeXml(node)}, two cores. Compare ratios, not seconds.</text>
</svg>
`;
}
