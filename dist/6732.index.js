export const id = 6732;
export const ids = [6732];
export const modules = {

/***/ 6732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readExecution: () => (/* binding */ readExecution)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __webpack_require__(9973);
;// CONCATENATED MODULE: ./src/rack/docker-frames.js
async function* demultiplex(chunks) {
    let head = Buffer.alloc(0);
    let left = 0;
    let plain = false;
    for await (const chunk of chunks) {
        let rest = chunk;
        while (rest.length > 0) {
            if (plain || left > 0) {
                const size = plain ? rest.length : Math.min(left, rest.length);
                yield rest.subarray(0, size);
                left -= size;
                rest = rest.subarray(size);
                continue;
            }
            const missing = 8 - head.length;
            head = Buffer.concat([head, rest.subarray(0, missing)]);
            rest = rest.subarray(missing);
            if (!isHeadStart(head)) {
                plain = true;
                yield head;
                head = Buffer.alloc(0);
            }
            else if (head.length === 8) {
                left = head.readUInt32BE(4);
                head = Buffer.alloc(0);
            }
        }
    }
    if (head.length > 0)
        yield head;
}
function isHeadStart(bytes) {
    return bytes.subarray(0, 4).every((byte, index) => (index === 0 ? byte <= 2 : byte === 0));
}

;// CONCATENATED MODULE: ./src/rack/exec.js


const marker = Buffer.from("F1E49A85-0AD7-4AEF-A618-C249C6E6568D:");
const errorStart = "ERROR: ";
const errorLimit = 64 * 1024;
const completeTail = /^(-?\d{1,10})\r?\n(ERROR: [\s\S]*)?$/;
const partialTail = /^-?\d{0,10}\r?$|^-?\d{1,10}\r?\n(E|ER|ERR|ERRO|ERROR|ERROR:)?$/;
const refusals = [
    /^invalid authentication\b/,
    /\bunauthorized to access\b|\bnot permitted for deploy keys\b/,
    /^(?:app not found|no such app)\b/,
    /^(?:process not found|no such process)\b/,
    /^pods? "[^"]{1,253}" not found$/,
];
function readExecution(stream, { multiplexed = false } = {}) {
    let held = Buffer.alloc(0);
    let yielded = 0;
    let end;
    async function* output() {
        let isAnnounced = true;
        try {
            for await (const chunk of multiplexed ? demultiplex(stream) : stream) {
                held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
                if (yielded === 0 && isHandOver(held)) {
                    end = { kind: "handed over" };
                    return;
                }
                const mayBeError = yielded === 0 && (isErrorAlone(held) || isHandOverStart(held));
                const certain = held.subarray(0, mayBeError ? 0 : tailStart(held));
                held = held.subarray(certain.length);
                yielded += certain.length;
                if (certain.length > 0)
                    yield certain;
            }
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || !(error instanceof errors/* UnreachableError */.Jk))
                throw error;
            isAnnounced = false;
        }
        const certain = held.subarray(0, tailStart(held));
        if (certain.length > 0 && completeTail.test(held.toString("latin1", certain.length + marker.length))) {
            held = held.subarray(certain.length);
            yielded += certain.length;
            yield certain;
        }
        end = endOf(held, yielded, isAnnounced);
        if (end.kind === "lost" && end.code === undefined && held.length > 0)
            yield held;
    }
    const iterator = output();
    return {
        [Symbol.asyncIterator]: () => iterator,
        end() {
            if (end === undefined)
                throw new Error("the stream has not been read to its end");
            return end;
        },
    };
}
function endOf(held, yielded, isAnnounced) {
    const text = held.toString();
    const [, digits, error] = (held.indexOf(marker) === 0 && completeTail.exec(text.slice(marker.length))) || [];
    if (digits === undefined) {
        if (!isAnnounced || yielded > 0 || !text.startsWith(errorStart))
            return { kind: "lost" };
        const reason = text.slice(errorStart.length).trim();
        return { kind: "refused", reason, mayHaveRun: !isKnownRefusal(reason) };
    }
    const code = Number(digits);
    if (error !== undefined) {
        const reason = error.slice(errorStart.length).trim();
        return { kind: "refused", reason, mayHaveRun: yielded > 0 || code > 0 || !isKnownRefusal(reason) };
    }
    return isAnnounced || code !== 0 ? { kind: "exited", code } : { kind: "lost", code };
}
function isKnownRefusal(reason) {
    return reason.length <= 1024 && refusals.some((pattern) => pattern.test(reason));
}
function tailStart(bytes) {
    const at = bytes.lastIndexOf(marker);
    if (at >= 0 && bytes.length - at <= errorLimit) {
        const rest = bytes.toString("latin1", at + marker.length);
        if (completeTail.test(rest) || partialTail.test(rest))
            return at;
    }
    for (let from = Math.max(bytes.length - marker.length + 1, 0); from < bytes.length; from++) {
        if (bytes.compare(marker, 0, bytes.length - from, from) === 0)
            return from;
    }
    return bytes.length;
}
function isErrorAlone(bytes) {
    if (bytes.length > errorLimit)
        return false;
    const text = bytes.toString("latin1", 0, errorStart.length);
    const lineEnd = bytes.indexOf(10);
    return text === errorStart.slice(0, text.length) && (lineEnd < 0 || lineEnd === bytes.length - 1);
}
const handOver = Buffer.from('\0{"');
function isHandOver(bytes) {
    return bytes.subarray(0, handOver.length).equals(handOver);
}
function isHandOverStart(bytes) {
    return bytes.length < handOver.length && handOver.subarray(0, bytes.length).equals(bytes);
}


/***/ })

};
