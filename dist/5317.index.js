export const id = 5317;
export const ids = [5317];
export const modules = {

/***/ 7698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commandHelp: () => (/* binding */ commandHelp),
/* harmony export */   overview: () => (/* binding */ overview)
/* harmony export */ });
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2812);

const UNKNOWN = Number.POSITIVE_INFINITY;
const NARROWEST = 30;
function overview(commands, columns = UNKNOWN) {
    return [
        "convox-ci builds, deploys and promotes Convox apps from any CI\n\n",
        "Usage: convox-ci COMMAND [flags]\n\n",
        list(commands.map(({ name, summary }) => [`  ${name}`, summary]), columns),
        "\n",
        foldText("convox-ci help COMMAND lists its flags. Try it without an account: convox-ci deploy --rack local --app hello", columns),
        "\n",
        foldText("Exit codes: 0 success, 1 failure, 2 invalid input, 130 canceled; run and exec exit with their command's code.", columns),
        foldText("Environment: CONVOX_PASSWORD, CONVOX_RACK, CONVOX_HOST, CONVOX_APP, RACK_URL, HTTPS_PROXY, NO_PROXY, NO_COLOR.", columns),
    ].join("");
}
function commandHelp(command, columns = UNKNOWN) {
    const bare = Object.entries(command.inputs).flatMap(([, { positional, required }]) => positional === undefined ? [] : [required ? positional.toUpperCase() : `[${positional.toUpperCase()}]`]);
    const flags = Object.entries((0,_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .flagsOf */ .Zo)(command)).filter(([, input]) => !input.secret);
    return [
        foldText(command.summary, columns),
        command.details ? foldText(command.details.replaceAll("`", ""), columns) : "",
        `\nUsage: ${["convox-ci", command.name, ...bare, "[flags]"].join(" ")}\n`,
        ...(command.cliNames ?? []).map((name) => `   or: convox-ci ${name}, as in the Convox CLI\n`),
        "\n",
        list(flags.map(([name, input]) => [`  ${flagForm(name, input)}`, explanation(input)]), columns),
    ].join("");
}
function list(rows, columns) {
    const indent = Math.max(...rows.map(([name]) => name.length)) + 2;
    const width = columns - indent < NARROWEST ? UNKNOWN : columns - indent;
    return rows
        .map(([name, text]) => {
        const [first = "", ...rest] = lines(text, width);
        return [name.padEnd(indent) + first, ...rest.map((line) => " ".repeat(indent) + line)].join("\n");
    })
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
    if (input.kind === "boolean")
        return `${short}--${(input.fallback ?? input.default) === "true" ? "[no-]" : ""}${name}`;
    const value = input.kind === "duration" ? "TIME" : input.kind === "integer" ? "N" : "VALUE";
    return `${short}--${name} ${value}`;
}
function explanation(input) {
    const unset = input.fallback ?? input.default;
    const notes = [
        input.kind === "lines" || input.kind === "pairs" ? "may be repeated" : undefined,
        unset !== undefined && unset !== "false" ? `default: ${unset}` : undefined,
    ].filter((note) => note !== undefined);
    if (notes.length === 0)
        return input.description;
    const isOpen = input.description.endsWith(")");
    return `${isOpen ? input.description.slice(0, -1) : input.description}${isOpen ? "; " : " ("}${notes.join("; ")})`;
}


/***/ })

};
