import { execFileSync } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createGit } from "../../src/host/git.ts";
import { temporary } from "../support/program.ts";

const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];

function run(dir: string, ...args: string[]): string {
  return execFileSync("git", ["-C", dir, ...identity, ...args], { encoding: "utf8", stdio: "pipe" }).trim();
}

async function repository(...init: string[]) {
  const dir = await temporary();
  run(dir, "init", "-q", "-b", "main", ...init);
  await writeFile(join(dir, "file.txt"), "one\n");
  run(dir, "add", ".");
  run(dir, "commit", "-q", "-m", "first");
  return dir;
}

/** A program that leaves a file behind when it runs, with its environment in it. */
async function marker() {
  const dir = await temporary();
  const [program, file] = [join(dir, "marker"), join(dir, "ran")];
  await writeFile(program, `#!/bin/sh\nenv >> '${file}'\ncat\n`);
  await chmod(program, 0o755);
  return { program, ran: () => readFile(file, "utf8").catch(() => "") };
}

/** Every question that a command asks. */
async function askEverything(dir: string, lines: string[] = []) {
  const git = createGit((line) => lines.push(line));
  const commit = await git.commit(dir);
  const id = commit?.sha ?? "0".repeat(40);
  await git.executable(dir);
  await git.isAncestor(dir, id, id);
  await git.commits(dir, id, id, 3);
  return commit;
}

afterEach(() => vi.unstubAllEnvs());

describe("git runs no program that the directory brings", () => {
  test.each<[string, (dir: string, program: string) => Promise<void> | void]>([
    ["core.fsmonitor", (dir, program) => void run(dir, "config", "core.fsmonitor", program)],
    ["a clean filter", (dir, program) => filterOf(dir, "x", { clean: program })],
    ["a filter process", (dir, program) => filterOf(dir, "x", { process: program, required: "true" })],
    ["a filter with an equals sign in its name", (dir, program) => filterOf(dir, "x=y", { clean: program })],
    ["a filter in an included file", (dir, program) => includedFilter(dir, program)],
    ["diff.external", (dir, program) => void run(dir, "config", "diff.external", program)],
    [
      "gpg.program with log.showSignature",
      (dir, program) => {
        run(dir, "config", "log.showSignature", "true");
        run(dir, "config", "gpg.program", program);
      },
    ],
    ["core.hooksPath", (dir, program) => hookIn(dir, program, true)],
    [".git/hooks", (dir, program) => hookIn(dir, program, false)],
    [
      "a remote of a partial clone",
      (dir, program) => {
        run(dir, "config", "extensions.partialClone", "origin");
        run(dir, "config", "remote.origin.url", "ssh://host.invalid/x");
        run(dir, "config", "remote.origin.promisor", "true");
        run(dir, "config", "core.sshCommand", program);
      },
    ],
  ])("from %s", async (_, prepare) => {
    const dir = await repository();
    const { program, ran } = await marker();
    await prepare(dir, program);
    // The file has other stat data than the index, so that git compares its content.
    await writeFile(join(dir, "file.txt"), "two\n");

    const commit = await askEverything(dir);

    expect(commit).toMatchObject({ subject: "first", clean: false });
    expect(await ran()).toBe("");
  });

  test("the marker program runs where plain git is used", async () => {
    const dir = await repository();
    const { program, ran } = await marker();
    await filterOf(dir, "x", { clean: program });
    await writeFile(join(dir, "file.txt"), "two\n");
    execFileSync("git", ["-C", dir, "diff", "--stat"], { stdio: "pipe" });
    expect(await ran()).toContain("PATH=");
  });

  test("from a bare repository among the files of the app", async () => {
    const dir = await temporary();
    run(dir, "init", "-q", "--bare");
    const { program, ran } = await marker();
    run(dir, "config", "core.fsmonitor", program);
    run(dir, "config", "core.bare", "false");
    const lines: string[] = [];

    expect(await askEverything(dir, lines)).toBeUndefined();

    expect(lines).toEqual([`No commit is recorded: ${dir} is not in a git work tree`]);
    expect(await ran()).toBe("");
  });

  test("from a folder of PATH that is relative or in the directory", async () => {
    const dir = await repository();
    const { program, ran } = await marker();
    const bin = join(dir, "node_modules/.bin");
    await mkdir(bin, { recursive: true });
    for (const path of [join(dir, "git"), join(bin, "git")]) {
      await writeFile(path, await readFile(program));
      await chmod(path, 0o755);
    }
    vi.stubEnv("PATH", [bin, ".", "", process.env["PATH"]].join(delimiter));
    expect(await askEverything(dir)).toMatchObject({ subject: "first" });
    expect(await ran()).toBe("");
  });
});

async function filterOf(dir: string, name: string, settings: Record<string, string>): Promise<void> {
  for (const [setting, value] of Object.entries(settings)) run(dir, "config", `filter.${name}.${setting}`, value);
  await mkdir(join(dir, ".git/info"), { recursive: true });
  await writeFile(join(dir, ".git/info/attributes"), `* filter=${name}\n`);
}

async function includedFilter(dir: string, program: string): Promise<void> {
  await writeFile(join(dir, "extra.cfg"), `[filter "x"]\n\tclean = ${program}\n`);
  run(dir, "config", "include.path", "../extra.cfg");
  await writeFile(join(dir, ".git/info/attributes"), "* filter=x\n");
}

async function hookIn(dir: string, program: string, isSetting: boolean): Promise<void> {
  const hooks = isSetting ? join(dir, "hooks") : join(dir, ".git/hooks");
  await mkdir(hooks, { recursive: true });
  for (const name of ["post-index-change", "fsmonitor-watchman", "post-checkout"]) {
    await writeFile(join(hooks, name), await readFile(program));
    await chmod(join(hooks, name), 0o755);
  }
  if (isSetting) run(dir, "config", "core.hooksPath", "hooks");
}

describe("the commit of a directory", () => {
  test("git gets no secret of the job", async () => {
    const dir = await temporary();
    const bin = await temporary();
    await mkdir(join(dir, ".git"));
    await writeFile(
      join(bin, "git"),
      "#!/bin/sh\nprintf 'commit %040d\\n' 7\nexport -p | while read -r line; do printf '%s ' \"$line\"; done\n",
    );
    await chmod(join(bin, "git"), 0o755);
    vi.stubEnv("PATH", [bin, process.env["PATH"]].join(delimiter));
    vi.stubEnv("CONVOX_PASSWORD", "hunter22");
    vi.stubEnv("RACK_URL", "https://convox:hunter22@rack.example");
    const commit = await createGit().commit(dir);
    expect(commit?.subject).toContain(`GIT_DIR='${join(dir, ".git")}'`);
    expect(commit?.subject).not.toContain("hunter22");
  });

  test("a signed commit gives its own id and subject, however git is set up", async () => {
    const dir = await repository();
    const tree = run(dir, "rev-parse", "HEAD^{tree}");
    const text = `tree ${tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nsigned\n`;
    const sha = execFileSync("git", ["-C", dir, "hash-object", "-t", "commit", "-w", "--stdin"], { input: text })
      .toString()
      .trim();
    run(dir, "update-ref", "HEAD", sha);
    run(dir, "config", "log.showSignature", "true");
    run(dir, "config", "log.decorate", "full");
    run(dir, "config", "format.pretty", "raw");
    run(dir, "config", "color.ui", "always");
    expect(await createGit().commit(dir)).toEqual({ sha, subject: "signed", clean: true });
  });

  test("a repository with SHA-256 gives 64 digits", async () => {
    const dir = await repository("--object-format=sha256");
    const commit = await createGit().commit(dir);
    expect(commit?.sha).toMatch(/^[0-9a-f]{64}$/);
    expect(await createGit().isAncestor(dir, commit?.sha ?? "", commit?.sha ?? "")).toBe(true);
  });

  test("a staged change and a changed file both mean that the tree is not clean", async () => {
    const dir = await repository();
    expect((await createGit().commit(dir))?.clean).toBe(true);
    await writeFile(join(dir, "file.txt"), "two\n");
    expect((await createGit().commit(dir))?.clean).toBe(false);
    run(dir, "add", ".");
    expect((await createGit().commit(dir))?.clean).toBe(false);
  });

  test("a subfolder, a linked work tree and a submodule have their commit", async () => {
    const dir = await repository();
    const sub = join(dir, "a/b");
    await mkdir(sub, { recursive: true });
    await writeFile(join(sub, "run.sh"), "");
    await chmod(join(sub, "run.sh"), 0o755);
    run(dir, "add", ".");
    run(dir, "commit", "-q", "-m", "second");
    expect(await createGit().commit(sub)).toMatchObject({ subject: "second", clean: true });
    expect((await createGit().executable(sub))("run.sh")).toBe(true);
    const linked = join(await temporary(), "linked");
    run(dir, "worktree", "add", "-q", linked);
    expect(await createGit().commit(linked)).toMatchObject({ subject: "second" });
    const outer = await repository();
    run(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", dir, "inner");
    expect(await createGit().commit(join(outer, "inner"))).toMatchObject({ subject: "second" });
  });

  test("one line says why there is none", async () => {
    const [empty, unborn, broken] = [await temporary(), await temporary(), await temporary()];
    run(unborn, "init", "-q");
    await writeFile(join(broken, ".git"), "gitdir: nowhere\n");
    const lines: string[] = [];
    const git = createGit((line) => lines.push(line));
    for (const dir of [empty, unborn, broken]) expect(await git.commit(dir)).toBeUndefined();
    vi.stubEnv("PATH", "");
    expect(await git.commit(unborn)).toBeUndefined();
    expect(lines).toEqual([
      `No commit is recorded: ${empty} is not in a git work tree`,
      expect.stringMatching(/^No commit is recorded: git cannot read HEAD in .* \(its branch has no commit\)$/),
      expect.stringMatching(/^No commit is recorded: git cannot read HEAD in .* \(fatal: not a git repository: .*\)$/),
      "No commit is recorded: git is not installed",
    ]);
  });
});

test.each<[string, string, string, number?]>([
  ["of an unknown format", "echo 'fatal: unknown extension:\n\tnew' >&2; exit 128", "fatal: unknown extension: new"],
  ["that fails without a word", "exit 7", "git ended with exit status 7"],
  ["that does not answer", "exec tail -f /dev/null", "git did not answer within 0.1 s", 100],
])("one line says why a git %s has no commit", async (_, script, reason, limitMs = 60_000) => {
  const [dir, bin] = [await repository(), await temporary()];
  await writeFile(join(bin, "git"), `#!/usr/bin/env sh\n${script}\n`);
  await chmod(join(bin, "git"), 0o755);
  vi.stubEnv("PATH", `${bin}${delimiter}${process.env["PATH"]}`);
  const lines: string[] = [];

  expect(await createGit((line) => lines.push(line), limitMs).commit(dir)).toBeUndefined();

  expect(lines).toEqual([`No commit is recorded: git cannot read HEAD in ${dir} (${reason})`]);
});

test("a file, a tag or a branch with the name of a revision changes no answer", async () => {
  const dir = await repository();
  const { sha } = (await createGit().commit(dir)) ?? {};
  run(dir, "tag", "HEAD");
  run(dir, "tag", "main");
  run(dir, "update-ref", "refs/heads/HEAD", "HEAD");
  await writeFile(join(dir, "HEAD"), "a file\n");
  await writeFile(join(dir, "main"), "a file\n");
  expect(await createGit().commit(dir)).toEqual({ sha, subject: "first", clean: true });
});

test("a checkout of another user has its commit", async () => {
  const dir = await repository();
  if (process.getuid?.() === 0) execFileSync("chown", ["-R", "1234:1234", dir]);
  expect(await createGit().commit(dir)).toMatchObject({ subject: "first" });
});
