import { runAction } from "../../dist/index.js";
await runAction("find-build");
