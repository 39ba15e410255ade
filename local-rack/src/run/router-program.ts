import type * as Fs from "node:fs";
import type * as Net from "node:net";
import type * as Os from "node:os";

/**
 * A TCP proxy that runs as a separate program. It can use only its parameters: Node receives its text as
 * an argument, since a bundle has no file of it. It reads `routes.json` at its start and at each SIGHUP, answers with
 * `state.json`, and ends when no route is left.
 */
function serve(net: typeof Net, fs: typeof Fs, os: typeof Os, folder: string): void {
  const servers = new Map<string, { server: Net.Server; targets: string[]; next: number }>();
  const failed: Record<string, string> = {};

  const connect = (client: Net.Socket, targets: readonly string[], at: number, tries: number): void => {
    const [host, port] = (targets[at % targets.length] ?? "").split(":");
    if (host === undefined || port === undefined || tries === 0) {
      client.destroy();
      return;
    }
    const target = net.connect({ host, port: Number(port), allowHalfOpen: true });
    const tryNext = () => connect(client, targets, at + 1, tries - 1);
    target.once("error", tryNext);
    target.once("connect", () => {
      target.off("error", tryNext);
      for (const [one, other] of [
        [client, target],
        [target, client],
      ] as const) {
        one.on("error", () => other.destroy());
        one.on("close", () => other.destroySoon());
        one.pipe(other);
      }
    });
  };

  const listen = (address: string, targets: string[]): Promise<void> =>
    new Promise((resolve) => {
      const entry = { server: net.createServer({ allowHalfOpen: true, pauseOnConnect: true }), targets, next: 0 };
      const [host, port] = address.split(":");
      entry.server.on("connection", (client) => {
        client.on("error", () => client.destroy());
        connect(client, entry.targets, entry.next++, entry.targets.length);
      });
      entry.server.once("error", (error) => {
        failed[address] = "code" in error ? String(error.code) : error.message;
        resolve();
      });
      entry.server.listen(Number(port), host, () => {
        servers.set(address, entry);
        resolve();
      });
    });

  const read = async (): Promise<void> => {
    const file = JSON.parse(fs.readFileSync(`${folder}/routes.json`, "utf8"));
    const routes: Record<string, string[]> = Object.assign({}, ...Object.values(file.apps));
    for (const [address, { server }] of servers) {
      if (routes[address] !== undefined) continue;
      servers.delete(address);
      server.close();
    }
    for (const address of Object.keys(failed)) delete failed[address];
    for (const [address, targets] of Object.entries(routes)) {
      const entry = servers.get(address);
      if (entry === undefined) await listen(address, targets);
      else entry.targets = targets;
    }
    const state = JSON.stringify({ version: file.version, owner: `${process.pid}@${os.hostname()}`, failed });
    fs.writeFileSync(`${folder}/state.json.new`, state, { mode: 0o600 });
    fs.renameSync(`${folder}/state.json.new`, `${folder}/state.json`);
    // Open connections must not keep a router alive that has no route.
    if (servers.size === 0) process.exit(0);
  };

  let queue = Promise.resolve();
  const reload = () => {
    queue = queue.then(read);
  };
  process.on("SIGHUP", reload);
  reload();
}

/** The program's text for `node -e`; its argument is the router's folder. */
export const routerProgram = `(${serve.toString()})(require("node:net"), require("node:fs"), require("node:os"), process.argv[1]);`;
