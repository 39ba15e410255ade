export const id = 5832;
export const ids = [5832];
export const modules = {

/***/ 5832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  commandHelp: () => (/* binding */ commandHelp),
  overview: () => (/* binding */ overview),
  topicHelp: () => (/* binding */ topicHelp)
});

;// CONCATENATED MODULE: ./src/entry/terminal/examples.js
const EXAMPLES = {
    deploy: [
        "deploy --app web --rack acme/production",
        "deploy src --app web --build-args VERSION=1.2 --health-check-url /health",
        "deploy --rack local --app hello",
    ],
    build: [
        "build --app web --rack acme/staging",
        "build src --app web --no-cache",
        "build --app web --id > release.txt",
    ],
    promote: [
        "promote RABCDEFGHIJ --app web",
        "promote RABCDEFGHIJ --app web --health-check-url /health --rollback",
        "promote RABCDEFGHIJ --app web --no-wait",
    ],
    rollback: [
        "rollback --app web",
        "rollback RABCDEFGHIJ --app web",
        "rollback RABCDEFGHIJ --app web --rack acme/production --json",
    ],
    review: [
        "review up --app web --pull-request 42",
        "review down --app web --pull-request 42",
        "review sweep --app web --max-age 72h",
    ],
    cancel: ["cancel --app web", "cancel --app web --timeout 10m", "cancel --app web --rack acme/production"],
    run: [
        "run web -a web -- rake db:migrate",
        "run worker --app web --release RABCDEFGHIJ --shell -- 'env | sort'",
        "run web --app web --detach -- bin/reindex",
    ],
    exec: [
        "exec web -a web -- ps aux",
        "exec web-7d4b9c6f5-x2x9z --app web -- df -h",
        "exec web --app web --shell -- 'cat /etc/hosts | wc -l'",
    ],
    builds: ["builds --app web", "builds --app web --limit 50", "builds --app web --json"],
    "builds info": [
        "builds info BABCDEFGHIJ --app web",
        "builds info BABCDEFGHIJ --app web --json",
        "builds info BABCDEFGHIJ -a web -r acme/staging",
    ],
    "builds logs": [
        "builds logs BABCDEFGHIJ --app web",
        "builds logs BABCDEFGHIJ --app web --log-file build.log",
        "builds logs BABCDEFGHIJ --app web --build-timeout 30m",
    ],
    "builds cancel": [
        "builds cancel BABCDEFGHIJ --app web",
        "builds cancel BABCDEFGHIJ -a web -r acme/staging",
        "builds cancel BABCDEFGHIJ --app web --json",
    ],
    "builds find": [
        "builds find --app web --newest",
        "builds find --app web --git-sha 0123456789abcdef0123456789abcdef01234567",
        "builds find --app web --description 'release 1.2' --if-missing ok",
    ],
    "builds export": [
        "builds export BABCDEFGHIJ --app web --file build.tgz",
        "builds export BABCDEFGHIJ --app web > build.tgz",
        "builds export BABCDEFGHIJ -a web -r acme/staging -f build.tgz",
    ],
    "builds import": [
        "builds import --app web --file build.tgz",
        "builds import --app web --rack acme/production --file build.tgz",
        "builds import --app web < build.tgz",
    ],
    "builds copy": [
        "builds copy BABCDEFGHIJ --app web --to-app web-copy",
        "builds copy BABCDEFGHIJ --app web --rack acme/staging --to-rack acme/production",
        "builds copy BABCDEFGHIJ --app web --to-rack acme/production --promote",
    ],
    releases: ["releases --app web", "releases --app web --limit 50", "releases --app web --json"],
    "releases info": [
        "releases info RABCDEFGHIJ --app web",
        "releases info RABCDEFGHIJ --app web --json",
        "releases info RABCDEFGHIJ -a web -r acme/staging",
    ],
    "releases manifest": [
        "releases manifest RABCDEFGHIJ --app web",
        "releases manifest RABCDEFGHIJ --app web > convox.yml",
        "releases manifest RABCDEFGHIJ -a web -r acme/staging",
    ],
    "releases find": [
        "releases find --app web --newest",
        "releases find --app web --git-sha 0123456789abcdef0123456789abcdef01234567",
        "releases find --app web --description 'release 1.2' --if-missing ok",
    ],
    diagnose: ["diagnose --app web", "diagnose --app web --since 2h", "diagnose --app web --json"],
    env: ["env --app web", "env --app web --json", "env --app web --rack acme/production"],
    "env get": ["env get PORT --app web", "env get PORT --app web --reveal", "env get PORT --app web --json"],
    "env set": [
        "env set PORT=3000 --app web",
        "env set --file production.env --app web --promote",
        "env set --app web PORT=3000 --replace",
    ],
    "env unset": [
        "env unset DEBUG --app web",
        "env unset DEBUG TRACE --app web --promote",
        "env unset DEBUG -a web -r acme/staging",
    ],
    apps: ["apps", "apps --rack acme/production", "apps --json"],
    "apps info": ["apps info web", "apps info web --rack acme/production", "apps info web --json"],
    create: ["create web", "create web --if-exists skip", "create web --rack acme/staging"],
    destroy: [
        "destroy web --confirm web",
        "destroy web --confirm web --if-missing skip",
        "destroy web --confirm web --rack acme/staging",
    ],
    services: ["services --app web", "services --app web --rack acme/production", "services --app web --json"],
    ps: ["ps --app web", "ps --app web --service worker", "ps --app web --json"],
    "ps stop": ["ps stop web-1 --app web", "ps stop web-1 -a web -r acme/staging", "ps stop web-1 --app web --json"],
    scale: ["scale --app web", "scale web --app web --count 3", "scale web --app web --cpu 512 --memory 1024"],
    restart: ["restart --app web", "restart web --app web", "restart --app web --no-wait"],
    logs: ["logs --app web", "logs --app web --since 1h --service worker", "logs --app web --follow"],
    resources: ["resources --app web", "resources --app web --reveal", "resources --app web --json"],
    "resources export": [
        "resources export database --app web --file dump.sql",
        "resources export database --app web > dump.sql",
        "resources export database -a web -r acme/staging -f dump.sql",
    ],
    "resources import": [
        "resources import database --app web --file dump.sql --confirm database",
        "resources import database --app web --confirm database < dump.sql",
        "resources import database -a web -r acme/staging -f dump.sql --confirm database",
    ],
    login: ["login", "login --rack acme/production", "login --host console.example.com"],
    doctor: ["doctor", "doctor web --rack acme/production", "doctor --json"],
    racks: ["racks", "racks --json", "racks --host console.example.com"],
    machines: ["machines", "machines --json", "machines --host console.example.com"],
    rack: ["rack", "rack --rack acme/production", "rack --json"],
    "rack params": ["rack params", "rack params HighAvailability", "rack params --reveal"],
    setup: [
        "setup --version 3.24.9 --checksum skip",
        "setup --version 3.24.9 --checksum skip --json",
        "setup --version 3.24.9 --checksum skip --mirror https://mirror.test/{version}/{file}",
    ],
    completion: ["completion bash", "completion zsh", "completion fish"],
    "local-rack": ["local-rack", "local-rack --port 5443 --generation v2", "local-rack --console --builder plan"],
    "local-rack ps": ["local-rack ps", "local-rack ps --app hello", "local-rack ps --json"],
    "local-rack logs": [
        "local-rack logs hello",
        "local-rack logs hello --follow",
        "local-rack logs hello --data ./rack-data",
    ],
    "local-rack stop": ["local-rack stop", "local-rack stop hello", "local-rack stop --data ./rack-data"],
    "local-rack prune": ["local-rack prune", "local-rack prune hello", "local-rack prune --all"],
};

// EXTERNAL MODULE: ./src/commands/declaration/connection.js
var connection = __webpack_require__(5214);
// EXTERNAL MODULE: ./src/commands/declaration/destination.js
var destination = __webpack_require__(3944);
// EXTERNAL MODULE: ./src/entry/terminal/command-line.js
var command_line = __webpack_require__(2812);
;// CONCATENATED MODULE: ./src/entry/terminal/help-groups.js



const SOURCE = /^(working-directory|manifest|description|compression|max-context-size|dry-run)$/;
const CHECKS = /^(health-check|before-|after-|hook-|rollback$|env-drop|diff$|images$|scan|fail-on|only-fixable)/;
const PROMOTION = /^(release|promote|wait|force|allow-older|queue-timeout|timeout|min|max|on-cancel|on-unhealthy)/;
const GROUPED = new Set(["deploy", "build", "promote", "rollback", "review"]);
function flagGroups(command) {
    const groups = new Map();
    for (const title of ["Flags", "Source", "Build", "Promotion", "Checks", "Connection", "Output"])
        groups.set(title, []);
    for (const [name, input] of Object.entries((0,command_line/* flagsOf */.Zo)(command))) {
        if (!input.secret)
            groups.get(groupOf(command, name))?.push([name, input]);
    }
    return [...groups].filter(([, flags]) => flags.length > 0).map(([title, flags]) => ({ title, flags }));
}
function groupOf(command, name) {
    if (name in command_line/* programFlags */.SF || name === "log-file")
        return "Output";
    if (name === "app" || name in connection/* connectionInputs */.e || name in destination/* destinationInputs */.S)
        return "Connection";
    if (!GROUPED.has(command.name))
        return "Flags";
    if (CHECKS.test(name))
        return "Checks";
    if (SOURCE.test(name))
        return "Source";
    return PROMOTION.test(name) ? "Promotion" : "Build";
}

;// CONCATENATED MODULE: ./src/entry/terminal/help.js


const UNKNOWN = Number.POSITIVE_INFINITY;
const NARROWEST = 30;
const STACK_INDENT = 8;
function overview(commands, columns = UNKNOWN) {
    return [
        foldText("convox-ci builds, deploys and promotes Convox apps from any CI", columns),
        "\n",
        "Usage: convox-ci COMMAND [flags]\n\n",
        list(commands.map(({ name, summary }) => [`  ${name}`, summary]), columns),
        "\n",
        foldText("convox-ci help COMMAND lists its flags. Try it without an account: convox-ci deploy --rack local --app hello", columns),
        "\n",
        foldText("More: convox-ci help exit-codes, convox-ci help environment, convox-ci help json", columns),
    ].join("");
}
const PAGE_LINES = 40;
function commandHelp(command, columns = UNKNOWN, { all = false } = {}) {
    const head = commandHead(command, columns);
    const groups = flagGroups(command);
    const describe = (described) => described.map((group) => describeGroup(group, columns)).join("");
    const whole = `${head}${describe(groups)}`;
    if (all || countLines(whole, columns) <= PAGE_LINES)
        return whole;
    const end = foldText(`Run convox-ci help ${command.name} --all for what each flag does and its default.`, columns);
    const shared = groups.filter(({ title }) => title === "Connection" || title === "Output");
    const own = groups.filter((group) => !shared.includes(group));
    const page = `${head}${describe(own)}\n${nameFlags(shared, columns)}\n${end}`;
    if (countLines(page, columns) <= PAGE_LINES)
        return page;
    return `${commandHead({ ...command, details: "" }, columns)}\n${nameFlags(groups, columns)}\n${end}`;
}
function nameFlags(groups, columns) {
    const names = ({ flags }) => flags.map(([name, input]) => `${input.short ? `-${input.short} ` : ""}${flagName(name, input)}`).join(", ");
    return list(groups.map((group) => [`${group.title}:`, names(group)]), Math.min(columns, 100));
}
function commandHead(command, columns) {
    const bare = Object.values(command.inputs).flatMap(({ positional, required }) => positional === undefined ? [] : [required ? positional.toUpperCase() : `[${positional.toUpperCase()}]`]);
    const required = Object.entries(command.inputs).flatMap(([name, { required, positional, secret }]) => required && positional === undefined && !secret ? [`--${name} ${name.toUpperCase()}`] : []);
    const examples = (EXAMPLES[command.name] ?? []).map((example) => foldCommandLine(`convox-ci ${example}`, columns));
    return [
        foldText(command.summary, columns),
        command.details ? foldText(command.details.replaceAll("`", ""), columns) : "",
        "\n",
        foldText(`Usage: ${["convox-ci", command.name, ...bare, ...required, "[flags]"].join(" ")}`, columns),
        ...(command.cliNames ?? []).map((name) => foldText(`   or: convox-ci ${name}, as in the Convox CLI`, columns)),
        "\nExamples:\n",
        ...examples,
    ].join("");
}
function foldCommandLine(text, columns) {
    const rows = [];
    for (const word of text.match(/(?:'[^']*'|[^\s'])+/g) ?? []) {
        const last = rows.at(-1);
        if (last === undefined || last.length + word.length + 5 > columns)
            rows.push(word);
        else
            rows[rows.length - 1] = `${last} ${word}`;
    }
    return `  ${rows.join(" \\\n    ")}\n`;
}
function describeGroup({ title, flags }, columns) {
    const rows = flags.map(([name, input]) => [`  ${flagForm(name, input)}`, explanation(input)]);
    return `\n${title}:\n${list(rows, columns)}`;
}
function countLines(text, columns) {
    const width = columns === UNKNOWN ? 100 : columns;
    return text
        .trimEnd()
        .split("\n")
        .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}
function list(rows, columns) {
    const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
    const width = columns - indent;
    if (width < NARROWEST)
        return rows.map(([name, text]) => stackRow(name, text, columns)).join("");
    return rows
        .map(([name, text]) => {
        const [first = "", ...rest] = lines(text, width);
        return [name.padEnd(indent) + first, ...rest.map((line) => " ".repeat(indent) + line)].join("\n");
    })
        .join("\n")
        .concat("\n");
}
function stackRow(name, text, columns) {
    return [name, ...lines(text, columns - STACK_INDENT).map((line) => " ".repeat(STACK_INDENT) + line)]
        .join("\n")
        .concat("\n");
}
function foldText(text, width) {
    return `${lines(text, width).join("\n")}\n`;
}
function lines(text, width) {
    const found = [];
    for (const word of text.split(" ")) {
        const last = found.at(-1);
        if (last === undefined || last.length + 1 + word.length > width)
            found.push(word);
        else
            found[found.length - 1] = `${last} ${word}`;
    }
    return found;
}
function flagForm(name, input) {
    const short = input.short ? `-${input.short}, ` : "    ";
    const flag = `${short}${flagName(name, input)}`;
    if (input.kind === "boolean")
        return flag;
    const value = input.kind === "duration" ? "TIME" : input.kind === "size" ? "SIZE" : input.kind === "integer" ? "N" : "VALUE";
    return `${flag} ${value}`;
}
function flagName(name, input) {
    const isOn = input.kind === "boolean" && (input.fallback ?? input.default) === "true";
    return `--${isOn ? "[no-]" : ""}${name}`;
}
function explanation(input) {
    const unset = input.fallback ?? input.default;
    const choices = input.choices?.filter((choice) => !input.description.includes(choice)) ?? [];
    const notes = [
        choices.length > 0 ? `allowed: ${input.choices?.join(", ")}` : undefined,
        input.kind === "lines" || input.kind === "pairs" ? "may be repeated" : undefined,
        unset !== undefined && unset !== "false" ? `default: ${unset}` : undefined,
    ].filter((note) => note !== undefined);
    if (notes.length === 0)
        return input.description;
    const isOpen = input.description.endsWith(")");
    return `${isOpen ? input.description.slice(0, -1) : input.description}${isOpen ? "; " : " ("}${notes.join("; ")})`;
}
function topicHelp({ title, rows, end }, columns = UNKNOWN) {
    return `${title}\n\n${list(rows, columns)}\n${foldText(end, columns)}`;
}


/***/ })

};
