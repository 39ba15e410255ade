import { runAction } from "../../dist/index.js";
await runAction("env-unset");
