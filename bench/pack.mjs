// How long packing a directory takes: npm run build, then node bench/pack.mjs DIR
import { sourceTree, tarball } from "../dist/library.js";

const [, , dir = "."] = process.argv;
const start = performance.now();
const tree = await sourceTree(dir);
const walked = performance.now();
let packed = 0;
for await (const chunk of tarball(tree)) packed += chunk.length;
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log({
  files: tree.files,
  bytes: tree.bytes,
  packed,
  walkMs: Math.round(walked - start),
  packMs: Math.round(performance.now() - walked),
  cpuMs: Math.round((userCPUTime + systemCPUTime) / 1000),
  maxRssMiB: Math.round(maxRSS / 1024),
});
