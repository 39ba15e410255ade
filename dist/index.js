import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6796:
/***/ ((module, exports, __nccwpck_require__) => {

/* eslint-env browser */

/**
 * This is the web browser implementation of `debug()`.
 */

exports.formatArgs = formatArgs;
exports.save = save;
exports.load = load;
exports.useColors = useColors;
exports.storage = localstorage();
exports.destroy = (() => {
	let warned = false;

	return () => {
		if (!warned) {
			warned = true;
			console.warn('Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.');
		}
	};
})();

/**
 * Colors.
 */

exports.colors = [
	'#0000CC',
	'#0000FF',
	'#0033CC',
	'#0033FF',
	'#0066CC',
	'#0066FF',
	'#0099CC',
	'#0099FF',
	'#00CC00',
	'#00CC33',
	'#00CC66',
	'#00CC99',
	'#00CCCC',
	'#00CCFF',
	'#3300CC',
	'#3300FF',
	'#3333CC',
	'#3333FF',
	'#3366CC',
	'#3366FF',
	'#3399CC',
	'#3399FF',
	'#33CC00',
	'#33CC33',
	'#33CC66',
	'#33CC99',
	'#33CCCC',
	'#33CCFF',
	'#6600CC',
	'#6600FF',
	'#6633CC',
	'#6633FF',
	'#66CC00',
	'#66CC33',
	'#9900CC',
	'#9900FF',
	'#9933CC',
	'#9933FF',
	'#99CC00',
	'#99CC33',
	'#CC0000',
	'#CC0033',
	'#CC0066',
	'#CC0099',
	'#CC00CC',
	'#CC00FF',
	'#CC3300',
	'#CC3333',
	'#CC3366',
	'#CC3399',
	'#CC33CC',
	'#CC33FF',
	'#CC6600',
	'#CC6633',
	'#CC9900',
	'#CC9933',
	'#CCCC00',
	'#CCCC33',
	'#FF0000',
	'#FF0033',
	'#FF0066',
	'#FF0099',
	'#FF00CC',
	'#FF00FF',
	'#FF3300',
	'#FF3333',
	'#FF3366',
	'#FF3399',
	'#FF33CC',
	'#FF33FF',
	'#FF6600',
	'#FF6633',
	'#FF9900',
	'#FF9933',
	'#FFCC00',
	'#FFCC33'
];

/**
 * Currently only WebKit-based Web Inspectors, Firefox >= v31,
 * and the Firebug extension (any Firefox version) are known
 * to support "%c" CSS customizations.
 *
 * TODO: add a `localStorage` variable to explicitly enable/disable colors
 */

// eslint-disable-next-line complexity
function useColors() {
	// NB: In an Electron preload script, document will be defined but not fully
	// initialized. Since we know we're in Chrome, we'll just detect this case
	// explicitly
	if (typeof window !== 'undefined' && window.process && (window.process.type === 'renderer' || window.process.__nwjs)) {
		return true;
	}

	// Internet Explorer and Edge do not support colors.
	if (typeof navigator !== 'undefined' && navigator.userAgent && navigator.userAgent.toLowerCase().match(/(edge|trident)\/(\d+)/)) {
		return false;
	}

	let m;

	// Is webkit? http://stackoverflow.com/a/16459606/376773
	// document is undefined in react-native: https://github.com/facebook/react-native/pull/1632
	// eslint-disable-next-line no-return-assign
	return (typeof document !== 'undefined' && document.documentElement && document.documentElement.style && document.documentElement.style.WebkitAppearance) ||
		// Is firebug? http://stackoverflow.com/a/398120/376773
		(typeof window !== 'undefined' && window.console && (window.console.firebug || (window.console.exception && window.console.table))) ||
		// Is firefox >= v31?
		// https://developer.mozilla.org/en-US/docs/Tools/Web_Console#Styling_messages
		(typeof navigator !== 'undefined' && navigator.userAgent && (m = navigator.userAgent.toLowerCase().match(/firefox\/(\d+)/)) && parseInt(m[1], 10) >= 31) ||
		// Double check webkit in userAgent just in case we are in a worker
		(typeof navigator !== 'undefined' && navigator.userAgent && navigator.userAgent.toLowerCase().match(/applewebkit\/(\d+)/));
}

/**
 * Colorize log arguments if enabled.
 *
 * @api public
 */

function formatArgs(args) {
	args[0] = (this.useColors ? '%c' : '') +
		this.namespace +
		(this.useColors ? ' %c' : ' ') +
		args[0] +
		(this.useColors ? '%c ' : ' ') +
		'+' + module.exports.humanize(this.diff);

	if (!this.useColors) {
		return;
	}

	const c = 'color: ' + this.color;
	args.splice(1, 0, c, 'color: inherit');

	// The final "%c" is somewhat tricky, because there could be other
	// arguments passed either before or after the %c, so we need to
	// figure out the correct index to insert the CSS into
	let index = 0;
	let lastC = 0;
	args[0].replace(/%[a-zA-Z%]/g, match => {
		if (match === '%%') {
			return;
		}
		index++;
		if (match === '%c') {
			// We only are interested in the *last* %c
			// (the user may have provided their own)
			lastC = index;
		}
	});

	args.splice(lastC, 0, c);
}

/**
 * Invokes `console.debug()` when available.
 * No-op when `console.debug` is not a "function".
 * If `console.debug` is not available, falls back
 * to `console.log`.
 *
 * @api public
 */
exports.log = console.debug || console.log || (() => {});

/**
 * Save `namespaces`.
 *
 * @param {String} namespaces
 * @api private
 */
function save(namespaces) {
	try {
		if (namespaces) {
			exports.storage.setItem('debug', namespaces);
		} else {
			exports.storage.removeItem('debug');
		}
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}
}

/**
 * Load `namespaces`.
 *
 * @return {String} returns the previously persisted debug modes
 * @api private
 */
function load() {
	let r;
	try {
		r = exports.storage.getItem('debug') || exports.storage.getItem('DEBUG') ;
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}

	// If debug isn't set in LS, and we're in Electron, try to load $DEBUG
	if (!r && typeof process !== 'undefined' && 'env' in process) {
		r = process.env.DEBUG;
	}

	return r;
}

/**
 * Localstorage attempts to return the localstorage.
 *
 * This is necessary because safari throws
 * when a user disables cookies/localstorage
 * and you attempt to access it.
 *
 * @return {LocalStorage}
 * @api private
 */

function localstorage() {
	try {
		// TVMLKit (Apple TV JS Runtime) does not have a window object, just localStorage in the global context
		// The Browser also has localStorage in the global context.
		return localStorage;
	} catch (error) {
		// Swallow
		// XXX (@Qix-) should we be logging these?
	}
}

module.exports = __nccwpck_require__(5427)(exports);

const {formatters} = module.exports;

/**
 * Map %j to `JSON.stringify()`, since no Web Inspectors do that by default.
 */

formatters.j = function (v) {
	try {
		return JSON.stringify(v);
	} catch (error) {
		return '[UnexpectedJSONParseError]: ' + error.message;
	}
};


/***/ }),

/***/ 5427:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


/**
 * This is the common logic for both the Node.js and web browser
 * implementations of `debug()`.
 */

function setup(env) {
	createDebug.debug = createDebug;
	createDebug.default = createDebug;
	createDebug.coerce = coerce;
	createDebug.disable = disable;
	createDebug.enable = enable;
	createDebug.enabled = enabled;
	createDebug.humanize = __nccwpck_require__(9778);
	createDebug.destroy = destroy;

	Object.keys(env).forEach(key => {
		createDebug[key] = env[key];
	});

	/**
	* The currently active debug mode names, and names to skip.
	*/

	createDebug.names = [];
	createDebug.skips = [];

	/**
	* Map of special "%n" handling functions, for the debug "format" argument.
	*
	* Valid key names are a single, lower or upper-case letter, i.e. "n" and "N".
	*/
	createDebug.formatters = {};

	/**
	* Selects a color for a debug namespace
	* @param {String} namespace The namespace string for the debug instance to be colored
	* @return {Number|String} An ANSI color code for the given namespace
	* @api private
	*/
	function selectColor(namespace) {
		let hash = 0;

		for (let i = 0; i < namespace.length; i++) {
			hash = ((hash << 5) - hash) + namespace.charCodeAt(i);
			hash |= 0; // Convert to 32bit integer
		}

		return createDebug.colors[Math.abs(hash) % createDebug.colors.length];
	}
	createDebug.selectColor = selectColor;

	/**
	* Create a debugger with the given `namespace`.
	*
	* @param {String} namespace
	* @return {Function}
	* @api public
	*/
	function createDebug(namespace) {
		let prevTime;
		let enableOverride = null;
		let namespacesCache;
		let enabledCache;

		function debug(...args) {
			// Disabled?
			if (!debug.enabled) {
				return;
			}

			const self = debug;

			// Set `diff` timestamp
			const curr = Number(new Date());
			const ms = curr - (prevTime || curr);
			self.diff = ms;
			self.prev = prevTime;
			self.curr = curr;
			prevTime = curr;

			args[0] = createDebug.coerce(args[0]);

			if (typeof args[0] !== 'string') {
				// Anything else let's inspect with %O
				args.unshift('%O');
			}

			// Apply any `formatters` transformations
			let index = 0;
			args[0] = args[0].replace(/%([a-zA-Z%])/g, (match, format) => {
				// If we encounter an escaped % then don't increase the array index
				if (match === '%%') {
					return '%';
				}
				index++;
				const formatter = createDebug.formatters[format];
				if (typeof formatter === 'function') {
					const val = args[index];
					match = formatter.call(self, val);

					// Now we need to remove `args[index]` since it's inlined in the `format`
					args.splice(index, 1);
					index--;
				}
				return match;
			});

			// Apply env-specific formatting (colors, etc.)
			createDebug.formatArgs.call(self, args);

			const logFn = self.log || createDebug.log;
			logFn.apply(self, args);
		}

		debug.namespace = namespace;
		debug.useColors = createDebug.useColors();
		debug.color = createDebug.selectColor(namespace);
		debug.extend = extend;
		debug.destroy = createDebug.destroy; // XXX Temporary. Will be removed in the next major release.

		Object.defineProperty(debug, 'enabled', {
			enumerable: true,
			configurable: false,
			get: () => {
				if (enableOverride !== null) {
					return enableOverride;
				}
				if (namespacesCache !== createDebug.namespaces) {
					namespacesCache = createDebug.namespaces;
					enabledCache = createDebug.enabled(namespace);
				}

				return enabledCache;
			},
			set: v => {
				enableOverride = v;
			}
		});

		// Env-specific initialization logic for debug instances
		if (typeof createDebug.init === 'function') {
			createDebug.init(debug);
		}

		return debug;
	}

	function extend(namespace, delimiter) {
		const newDebug = createDebug(this.namespace + (typeof delimiter === 'undefined' ? ':' : delimiter) + namespace);
		newDebug.log = this.log;
		return newDebug;
	}

	/**
	* Enables a debug mode by namespaces. This can include modes
	* separated by a colon and wildcards.
	*
	* @param {String} namespaces
	* @api public
	*/
	function enable(namespaces) {
		createDebug.save(namespaces);
		createDebug.namespaces = namespaces;

		createDebug.names = [];
		createDebug.skips = [];

		const split = (typeof namespaces === 'string' ? namespaces : '')
			.trim()
			.replace(/\s+/g, ',')
			.split(',')
			.filter(Boolean);

		for (const ns of split) {
			if (ns[0] === '-') {
				createDebug.skips.push(ns.slice(1));
			} else {
				createDebug.names.push(ns);
			}
		}
	}

	/**
	 * Checks if the given string matches a namespace template, honoring
	 * asterisks as wildcards.
	 *
	 * @param {String} search
	 * @param {String} template
	 * @return {Boolean}
	 */
	function matchesTemplate(search, template) {
		let searchIndex = 0;
		let templateIndex = 0;
		let starIndex = -1;
		let matchIndex = 0;

		while (searchIndex < search.length) {
			if (templateIndex < template.length && (template[templateIndex] === search[searchIndex] || template[templateIndex] === '*')) {
				// Match character or proceed with wildcard
				if (template[templateIndex] === '*') {
					starIndex = templateIndex;
					matchIndex = searchIndex;
					templateIndex++; // Skip the '*'
				} else {
					searchIndex++;
					templateIndex++;
				}
			} else if (starIndex !== -1) { // eslint-disable-line no-negated-condition
				// Backtrack to the last '*' and try to match more characters
				templateIndex = starIndex + 1;
				matchIndex++;
				searchIndex = matchIndex;
			} else {
				return false; // No match
			}
		}

		// Handle trailing '*' in template
		while (templateIndex < template.length && template[templateIndex] === '*') {
			templateIndex++;
		}

		return templateIndex === template.length;
	}

	/**
	* Disable debug output.
	*
	* @return {String} namespaces
	* @api public
	*/
	function disable() {
		const namespaces = [
			...createDebug.names,
			...createDebug.skips.map(namespace => '-' + namespace)
		].join(',');
		createDebug.enable('');
		return namespaces;
	}

	/**
	* Returns true if the given mode name is enabled, false otherwise.
	*
	* @param {String} name
	* @return {Boolean}
	* @api public
	*/
	function enabled(name) {
		for (const skip of createDebug.skips) {
			if (matchesTemplate(name, skip)) {
				return false;
			}
		}

		for (const ns of createDebug.names) {
			if (matchesTemplate(name, ns)) {
				return true;
			}
		}

		return false;
	}

	/**
	* Coerce `val`.
	*
	* @param {Mixed} val
	* @return {Mixed}
	* @api private
	*/
	function coerce(val) {
		if (val instanceof Error) {
			return val.stack || val.message;
		}
		return val;
	}

	/**
	* XXX DO NOT USE. This is a temporary stub function.
	* XXX It WILL be removed in the next major release.
	*/
	function destroy() {
		console.warn('Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.');
	}

	createDebug.enable(createDebug.load());

	return createDebug;
}

module.exports = setup;


/***/ }),

/***/ 4640:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/**
 * Detect Electron renderer / nwjs process, which is node, but we should
 * treat as a browser.
 */

if (typeof process === 'undefined' || process.type === 'renderer' || process.browser === true || process.__nwjs) {
	module.exports = __nccwpck_require__(6796);
} else {
	module.exports = __nccwpck_require__(8286);
}


/***/ }),

/***/ 8286:
/***/ ((module, exports, __nccwpck_require__) => {

/**
 * Module dependencies.
 */

const tty = __nccwpck_require__(2018);
const util = __nccwpck_require__(9023);

/**
 * This is the Node.js implementation of `debug()`.
 */

exports.init = init;
exports.log = log;
exports.formatArgs = formatArgs;
exports.save = save;
exports.load = load;
exports.useColors = useColors;
exports.destroy = util.deprecate(
	() => {},
	'Instance method `debug.destroy()` is deprecated and no longer does anything. It will be removed in the next major version of `debug`.'
);

/**
 * Colors.
 */

exports.colors = [6, 2, 3, 4, 5, 1];

try {
	// Optional dependency (as in, doesn't need to be installed, NOT like optionalDependencies in package.json)
	// eslint-disable-next-line import/no-extraneous-dependencies
	const supportsColor = __nccwpck_require__(7280);

	if (supportsColor && (supportsColor.stderr || supportsColor).level >= 2) {
		exports.colors = [
			20,
			21,
			26,
			27,
			32,
			33,
			38,
			39,
			40,
			41,
			42,
			43,
			44,
			45,
			56,
			57,
			62,
			63,
			68,
			69,
			74,
			75,
			76,
			77,
			78,
			79,
			80,
			81,
			92,
			93,
			98,
			99,
			112,
			113,
			128,
			129,
			134,
			135,
			148,
			149,
			160,
			161,
			162,
			163,
			164,
			165,
			166,
			167,
			168,
			169,
			170,
			171,
			172,
			173,
			178,
			179,
			184,
			185,
			196,
			197,
			198,
			199,
			200,
			201,
			202,
			203,
			204,
			205,
			206,
			207,
			208,
			209,
			214,
			215,
			220,
			221
		];
	}
} catch (error) {
	// Swallow - we only care if `supports-color` is available; it doesn't have to be.
}

/**
 * Build up the default `inspectOpts` object from the environment variables.
 *
 *   $ DEBUG_COLORS=no DEBUG_DEPTH=10 DEBUG_SHOW_HIDDEN=enabled node script.js
 */

exports.inspectOpts = Object.keys(process.env).filter(key => {
	return /^debug_/i.test(key);
}).reduce((obj, key) => {
	// Camel-case
	const prop = key
		.substring(6)
		.toLowerCase()
		.replace(/_([a-z])/g, (_, k) => {
			return k.toUpperCase();
		});

	// Coerce string value into JS value
	let val = process.env[key];
	if (/^(yes|on|true|enabled)$/i.test(val)) {
		val = true;
	} else if (/^(no|off|false|disabled)$/i.test(val)) {
		val = false;
	} else if (val === 'null') {
		val = null;
	} else {
		val = Number(val);
	}

	obj[prop] = val;
	return obj;
}, {});

/**
 * Is stdout a TTY? Colored output is enabled when `true`.
 */

function useColors() {
	return 'colors' in exports.inspectOpts ?
		Boolean(exports.inspectOpts.colors) :
		tty.isatty(process.stderr.fd);
}

/**
 * Adds ANSI color escape codes if enabled.
 *
 * @api public
 */

function formatArgs(args) {
	const {namespace: name, useColors} = this;

	if (useColors) {
		const c = this.color;
		const colorCode = '\u001B[3' + (c < 8 ? c : '8;5;' + c);
		const prefix = `  ${colorCode};1m${name} \u001B[0m`;

		args[0] = prefix + args[0].split('\n').join('\n' + prefix);
		args.push(colorCode + 'm+' + module.exports.humanize(this.diff) + '\u001B[0m');
	} else {
		args[0] = getDate() + name + ' ' + args[0];
	}
}

function getDate() {
	if (exports.inspectOpts.hideDate) {
		return '';
	}
	return new Date().toISOString() + ' ';
}

/**
 * Invokes `util.formatWithOptions()` with the specified arguments and writes to stderr.
 */

function log(...args) {
	return process.stderr.write(util.formatWithOptions(exports.inspectOpts, ...args) + '\n');
}

/**
 * Save `namespaces`.
 *
 * @param {String} namespaces
 * @api private
 */
function save(namespaces) {
	if (namespaces) {
		process.env.DEBUG = namespaces;
	} else {
		// If you set a process.env field to null or undefined, it gets cast to the
		// string 'null' or 'undefined'. Just delete instead.
		delete process.env.DEBUG;
	}
}

/**
 * Load `namespaces`.
 *
 * @return {String} returns the previously persisted debug modes
 * @api private
 */

function load() {
	return process.env.DEBUG;
}

/**
 * Init logic for `debug` instances.
 *
 * Create a new `inspectOpts` object in case `useColors` is set
 * differently for a particular `debug` instance.
 */

function init(debug) {
	debug.inspectOpts = {};

	const keys = Object.keys(exports.inspectOpts);
	for (let i = 0; i < keys.length; i++) {
		debug.inspectOpts[keys[i]] = exports.inspectOpts[keys[i]];
	}
}

module.exports = __nccwpck_require__(5427)(exports);

const {formatters} = module.exports;

/**
 * Map %o to `util.inspect()`, all on a single line.
 */

formatters.o = function (v) {
	this.inspectOpts.colors = this.useColors;
	return util.inspect(v, this.inspectOpts)
		.split('\n')
		.map(str => str.trim())
		.join(' ');
};

/**
 * Map %O to `util.inspect()`, allowing multiple lines if needed.
 */

formatters.O = function (v) {
	this.inspectOpts.colors = this.useColors;
	return util.inspect(v, this.inspectOpts);
};


/***/ }),

/***/ 9015:
/***/ ((module) => {



module.exports = (flag, argv = process.argv) => {
	const prefix = flag.startsWith('-') ? '' : (flag.length === 1 ? '-' : '--');
	const position = argv.indexOf(prefix + flag);
	const terminatorPosition = argv.indexOf('--');
	return position !== -1 && (terminatorPosition === -1 || position < terminatorPosition);
};


/***/ }),

/***/ 9778:
/***/ ((module) => {

/**
 * Helpers.
 */

var s = 1000;
var m = s * 60;
var h = m * 60;
var d = h * 24;
var w = d * 7;
var y = d * 365.25;

/**
 * Parse or format the given `val`.
 *
 * Options:
 *
 *  - `long` verbose formatting [false]
 *
 * @param {String|Number} val
 * @param {Object} [options]
 * @throws {Error} throw an error if val is not a non-empty string or a number
 * @return {String|Number}
 * @api public
 */

module.exports = function (val, options) {
  options = options || {};
  var type = typeof val;
  if (type === 'string' && val.length > 0) {
    return parse(val);
  } else if (type === 'number' && isFinite(val)) {
    return options.long ? fmtLong(val) : fmtShort(val);
  }
  throw new Error(
    'val is not a non-empty string or a valid number. val=' +
      JSON.stringify(val)
  );
};

/**
 * Parse the given `str` and return milliseconds.
 *
 * @param {String} str
 * @return {Number}
 * @api private
 */

function parse(str) {
  str = String(str);
  if (str.length > 100) {
    return;
  }
  var match = /^(-?(?:\d+)?\.?\d+) *(milliseconds?|msecs?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|yrs?|y)?$/i.exec(
    str
  );
  if (!match) {
    return;
  }
  var n = parseFloat(match[1]);
  var type = (match[2] || 'ms').toLowerCase();
  switch (type) {
    case 'years':
    case 'year':
    case 'yrs':
    case 'yr':
    case 'y':
      return n * y;
    case 'weeks':
    case 'week':
    case 'w':
      return n * w;
    case 'days':
    case 'day':
    case 'd':
      return n * d;
    case 'hours':
    case 'hour':
    case 'hrs':
    case 'hr':
    case 'h':
      return n * h;
    case 'minutes':
    case 'minute':
    case 'mins':
    case 'min':
    case 'm':
      return n * m;
    case 'seconds':
    case 'second':
    case 'secs':
    case 'sec':
    case 's':
      return n * s;
    case 'milliseconds':
    case 'millisecond':
    case 'msecs':
    case 'msec':
    case 'ms':
      return n;
    default:
      return undefined;
  }
}

/**
 * Short format for `ms`.
 *
 * @param {Number} ms
 * @return {String}
 * @api private
 */

function fmtShort(ms) {
  var msAbs = Math.abs(ms);
  if (msAbs >= d) {
    return Math.round(ms / d) + 'd';
  }
  if (msAbs >= h) {
    return Math.round(ms / h) + 'h';
  }
  if (msAbs >= m) {
    return Math.round(ms / m) + 'm';
  }
  if (msAbs >= s) {
    return Math.round(ms / s) + 's';
  }
  return ms + 'ms';
}

/**
 * Long format for `ms`.
 *
 * @param {Number} ms
 * @return {String}
 * @api private
 */

function fmtLong(ms) {
  var msAbs = Math.abs(ms);
  if (msAbs >= d) {
    return plural(ms, msAbs, d, 'day');
  }
  if (msAbs >= h) {
    return plural(ms, msAbs, h, 'hour');
  }
  if (msAbs >= m) {
    return plural(ms, msAbs, m, 'minute');
  }
  if (msAbs >= s) {
    return plural(ms, msAbs, s, 'second');
  }
  return ms + ' ms';
}

/**
 * Pluralization helper.
 */

function plural(ms, msAbs, n, name) {
  var isPlural = msAbs >= n * 1.5;
  return Math.round(ms / n) + ' ' + name + (isPlural ? 's' : '');
}


/***/ }),

/***/ 7280:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


const os = __nccwpck_require__(857);
const tty = __nccwpck_require__(2018);
const hasFlag = __nccwpck_require__(9015);

const {env} = process;

let forceColor;
if (hasFlag('no-color') ||
	hasFlag('no-colors') ||
	hasFlag('color=false') ||
	hasFlag('color=never')) {
	forceColor = 0;
} else if (hasFlag('color') ||
	hasFlag('colors') ||
	hasFlag('color=true') ||
	hasFlag('color=always')) {
	forceColor = 1;
}

if ('FORCE_COLOR' in env) {
	if (env.FORCE_COLOR === 'true') {
		forceColor = 1;
	} else if (env.FORCE_COLOR === 'false') {
		forceColor = 0;
	} else {
		forceColor = env.FORCE_COLOR.length === 0 ? 1 : Math.min(parseInt(env.FORCE_COLOR, 10), 3);
	}
}

function translateLevel(level) {
	if (level === 0) {
		return false;
	}

	return {
		level,
		hasBasic: true,
		has256: level >= 2,
		has16m: level >= 3
	};
}

function supportsColor(haveStream, streamIsTTY) {
	if (forceColor === 0) {
		return 0;
	}

	if (hasFlag('color=16m') ||
		hasFlag('color=full') ||
		hasFlag('color=truecolor')) {
		return 3;
	}

	if (hasFlag('color=256')) {
		return 2;
	}

	if (haveStream && !streamIsTTY && forceColor === undefined) {
		return 0;
	}

	const min = forceColor || 0;

	if (env.TERM === 'dumb') {
		return min;
	}

	if (process.platform === 'win32') {
		// Windows 10 build 10586 is the first Windows release that supports 256 colors.
		// Windows 10 build 14931 is the first release that supports 16m/TrueColor.
		const osRelease = os.release().split('.');
		if (
			Number(osRelease[0]) >= 10 &&
			Number(osRelease[2]) >= 10586
		) {
			return Number(osRelease[2]) >= 14931 ? 3 : 2;
		}

		return 1;
	}

	if ('CI' in env) {
		if (['TRAVIS', 'CIRCLECI', 'APPVEYOR', 'GITLAB_CI', 'GITHUB_ACTIONS', 'BUILDKITE'].some(sign => sign in env) || env.CI_NAME === 'codeship') {
			return 1;
		}

		return min;
	}

	if ('TEAMCITY_VERSION' in env) {
		return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? 1 : 0;
	}

	if (env.COLORTERM === 'truecolor') {
		return 3;
	}

	if ('TERM_PROGRAM' in env) {
		const version = parseInt((env.TERM_PROGRAM_VERSION || '').split('.')[0], 10);

		switch (env.TERM_PROGRAM) {
			case 'iTerm.app':
				return version >= 3 ? 3 : 2;
			case 'Apple_Terminal':
				return 2;
			// No default
		}
	}

	if (/-256(color)?$/i.test(env.TERM)) {
		return 2;
	}

	if (/^screen|^xterm|^vt100|^vt220|^rxvt|color|ansi|cygwin|linux/i.test(env.TERM)) {
		return 1;
	}

	if ('COLORTERM' in env) {
		return 1;
	}

	return min;
}

function getSupportLevel(stream) {
	const level = supportsColor(stream, stream && stream.isTTY);
	return translateLevel(level);
}

module.exports = {
	supportsColor: getSupportLevel,
	stdout: translateLevel(supportsColor(true, tty.isatty(1))),
	stderr: translateLevel(supportsColor(true, tty.isatty(2)))
};


/***/ }),

/***/ 3757:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { websocketMask, websocketUnmask } = __nccwpck_require__(8611);

const { EMPTY_BUFFER } = __nccwpck_require__(4161);

const FastBuffer = Buffer[Symbol.species];

/**
 * Merges an array of buffers into a new buffer.
 *
 * @param {Buffer[]} list The array of buffers to concat
 * @param {Number} totalLength The total length of buffers in the list
 * @return {Buffer} The resulting buffer
 * @public
 */
function concat(list, totalLength) {
  if (list.length === 0) return EMPTY_BUFFER;
  if (list.length === 1) return list[0];

  const target = Buffer.allocUnsafe(totalLength);
  let offset = 0;

  for (let i = 0; i < list.length; i++) {
    const buf = list[i];
    target.set(buf, offset);
    offset += buf.length;
  }

  if (offset < totalLength) {
    return new FastBuffer(target.buffer, target.byteOffset, offset);
  }

  return target;
}

/**
 * Masks a buffer using the given mask.
 *
 * @param {Buffer} source The buffer to mask
 * @param {Buffer} mask The mask to use
 * @param {Buffer} output The buffer where to store the result
 * @param {Number} offset The offset at which to start writing
 * @param {Number} length The number of bytes to mask.
 * @public
 */
function _mask(source, mask, output, offset, length) {
  for (let i = 0; i < length; i++) {
    output[offset + i] = source[i] ^ mask[i & 3];
  }
}

/**
 * Unmasks a buffer using the given mask.
 *
 * @param {Buffer} buffer The buffer to unmask
 * @param {Buffer} mask The mask to use
 * @public
 */
function _unmask(buffer, mask) {
  for (let i = 0; i < buffer.length; i++) {
    buffer[i] ^= mask[i & 3];
  }
}

/**
 * Converts a buffer to an `ArrayBuffer`.
 *
 * @param {Buffer} buf The buffer to convert
 * @return {ArrayBuffer} Converted buffer
 * @public
 */
function toArrayBuffer(buf) {
  if (buf.length === buf.buffer.byteLength) {
    return buf.buffer;
  }

  return buf.buffer.slice(buf.byteOffset, buf.byteOffset + buf.length);
}

/**
 * Converts `data` to a `Buffer`.
 *
 * @param {*} data The data to convert
 * @return {Buffer} The buffer
 * @throws {TypeError}
 * @public
 */
function toBuffer(data) {
  toBuffer.readOnly = true;

  if (Buffer.isBuffer(data)) return data;

  let buf;

  if (data instanceof ArrayBuffer) {
    buf = new FastBuffer(data);
  } else if (ArrayBuffer.isView(data)) {
    buf = new FastBuffer(data.buffer, data.byteOffset, data.byteLength);
  } else {
    buf = Buffer.from(data);
    toBuffer.readOnly = false;
  }

  return buf;
}

module.exports = {
  concat,
  mask: _mask,
  toArrayBuffer,
  toBuffer,
  unmask: _unmask
};

if (websocketMask) {
  module.exports.mask = function (source, mask, output, offset, length) {
    if (length < 24) _mask(source, mask, output, offset, length);
    else websocketMask(source, mask, output, offset, length);
  };

  module.exports.unmask = function (buffer, mask) {
    if (buffer.length < 24) _unmask(buffer, mask);
    else websocketUnmask(buffer, mask);
  };
} /* istanbul ignore else  */ else if (!process.env.WS_NO_BUFFER_UTIL) {
  try {
    const bufferUtil = __nccwpck_require__(8061);

    module.exports.mask = function (source, mask, output, offset, length) {
      if (length < 48) _mask(source, mask, output, offset, length);
      else bufferUtil.mask(source, mask, output, offset, length);
    };

    module.exports.unmask = function (buffer, mask) {
      if (buffer.length < 32) _unmask(buffer, mask);
      else bufferUtil.unmask(buffer, mask);
    };
  } catch (e) {
    // Continue regardless of the error.
  }
}


/***/ }),

/***/ 4161:
/***/ ((module) => {



const BINARY_TYPES = ['nodebuffer', 'arraybuffer', 'fragments'];
const hasBlob = typeof Blob !== 'undefined';

if (hasBlob) BINARY_TYPES.push('blob');

module.exports = {
  BINARY_TYPES,
  CLOSE_TIMEOUT: 30000,
  EMPTY_BUFFER: Buffer.alloc(0),
  GUID: '258EAFA5-E914-47DA-95CA-C5AB0DC85B11',
  hasBlob,
  kForOnEventAttribute: Symbol('kIsForOnEventAttribute'),
  kListener: Symbol('kListener'),
  kStatusCode: Symbol('status-code'),
  kWebSocket: Symbol('websocket'),
  NOOP: () => {}
};


/***/ }),

/***/ 6848:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { kForOnEventAttribute, kListener } = __nccwpck_require__(4161);

const kCode = Symbol('kCode');
const kData = Symbol('kData');
const kError = Symbol('kError');
const kMessage = Symbol('kMessage');
const kReason = Symbol('kReason');
const kTarget = Symbol('kTarget');
const kType = Symbol('kType');
const kWasClean = Symbol('kWasClean');

/**
 * Class representing an event.
 */
class Event {
  /**
   * Create a new `Event`.
   *
   * @param {String} type The name of the event
   * @throws {TypeError} If the `type` argument is not specified
   */
  constructor(type) {
    this[kTarget] = null;
    this[kType] = type;
  }

  /**
   * @type {*}
   */
  get target() {
    return this[kTarget];
  }

  /**
   * @type {String}
   */
  get type() {
    return this[kType];
  }
}

Object.defineProperty(Event.prototype, 'target', { enumerable: true });
Object.defineProperty(Event.prototype, 'type', { enumerable: true });

/**
 * Class representing a close event.
 *
 * @extends Event
 */
class CloseEvent extends Event {
  /**
   * Create a new `CloseEvent`.
   *
   * @param {String} type The name of the event
   * @param {Object} [options] A dictionary object that allows for setting
   *     attributes via object members of the same name
   * @param {Number} [options.code=0] The status code explaining why the
   *     connection was closed
   * @param {String} [options.reason=''] A human-readable string explaining why
   *     the connection was closed
   * @param {Boolean} [options.wasClean=false] Indicates whether or not the
   *     connection was cleanly closed
   */
  constructor(type, options = {}) {
    super(type);

    this[kCode] = options.code === undefined ? 0 : options.code;
    this[kReason] = options.reason === undefined ? '' : options.reason;
    this[kWasClean] = options.wasClean === undefined ? false : options.wasClean;
  }

  /**
   * @type {Number}
   */
  get code() {
    return this[kCode];
  }

  /**
   * @type {String}
   */
  get reason() {
    return this[kReason];
  }

  /**
   * @type {Boolean}
   */
  get wasClean() {
    return this[kWasClean];
  }
}

Object.defineProperty(CloseEvent.prototype, 'code', { enumerable: true });
Object.defineProperty(CloseEvent.prototype, 'reason', { enumerable: true });
Object.defineProperty(CloseEvent.prototype, 'wasClean', { enumerable: true });

/**
 * Class representing an error event.
 *
 * @extends Event
 */
class ErrorEvent extends Event {
  /**
   * Create a new `ErrorEvent`.
   *
   * @param {String} type The name of the event
   * @param {Object} [options] A dictionary object that allows for setting
   *     attributes via object members of the same name
   * @param {*} [options.error=null] The error that generated this event
   * @param {String} [options.message=''] The error message
   */
  constructor(type, options = {}) {
    super(type);

    this[kError] = options.error === undefined ? null : options.error;
    this[kMessage] = options.message === undefined ? '' : options.message;
  }

  /**
   * @type {*}
   */
  get error() {
    return this[kError];
  }

  /**
   * @type {String}
   */
  get message() {
    return this[kMessage];
  }
}

Object.defineProperty(ErrorEvent.prototype, 'error', { enumerable: true });
Object.defineProperty(ErrorEvent.prototype, 'message', { enumerable: true });

/**
 * Class representing a message event.
 *
 * @extends Event
 */
class MessageEvent extends Event {
  /**
   * Create a new `MessageEvent`.
   *
   * @param {String} type The name of the event
   * @param {Object} [options] A dictionary object that allows for setting
   *     attributes via object members of the same name
   * @param {*} [options.data=null] The message content
   */
  constructor(type, options = {}) {
    super(type);

    this[kData] = options.data === undefined ? null : options.data;
  }

  /**
   * @type {*}
   */
  get data() {
    return this[kData];
  }
}

Object.defineProperty(MessageEvent.prototype, 'data', { enumerable: true });

/**
 * This provides methods for emulating the `EventTarget` interface. It's not
 * meant to be used directly.
 *
 * @mixin
 */
const EventTarget = {
  /**
   * Register an event listener.
   *
   * @param {String} type A string representing the event type to listen for
   * @param {(Function|Object)} handler The listener to add
   * @param {Object} [options] An options object specifies characteristics about
   *     the event listener
   * @param {Boolean} [options.once=false] A `Boolean` indicating that the
   *     listener should be invoked at most once after being added. If `true`,
   *     the listener would be automatically removed when invoked.
   * @public
   */
  addEventListener(type, handler, options = {}) {
    for (const listener of this.listeners(type)) {
      if (
        !options[kForOnEventAttribute] &&
        listener[kListener] === handler &&
        !listener[kForOnEventAttribute]
      ) {
        return;
      }
    }

    let wrapper;

    if (type === 'message') {
      wrapper = function onMessage(data, isBinary) {
        const event = new MessageEvent('message', {
          data: isBinary ? data : data.toString()
        });

        event[kTarget] = this;
        callListener(handler, this, event);
      };
    } else if (type === 'close') {
      wrapper = function onClose(code, message) {
        const event = new CloseEvent('close', {
          code,
          reason: message.toString(),
          wasClean: this._closeFrameReceived && this._closeFrameSent
        });

        event[kTarget] = this;
        callListener(handler, this, event);
      };
    } else if (type === 'error') {
      wrapper = function onError(error) {
        const event = new ErrorEvent('error', {
          error,
          message: error.message
        });

        event[kTarget] = this;
        callListener(handler, this, event);
      };
    } else if (type === 'open') {
      wrapper = function onOpen() {
        const event = new Event('open');

        event[kTarget] = this;
        callListener(handler, this, event);
      };
    } else {
      return;
    }

    wrapper[kForOnEventAttribute] = !!options[kForOnEventAttribute];
    wrapper[kListener] = handler;

    if (options.once) {
      this.once(type, wrapper);
    } else {
      this.on(type, wrapper);
    }
  },

  /**
   * Remove an event listener.
   *
   * @param {String} type A string representing the event type to remove
   * @param {(Function|Object)} handler The listener to remove
   * @public
   */
  removeEventListener(type, handler) {
    for (const listener of this.listeners(type)) {
      if (listener[kListener] === handler && !listener[kForOnEventAttribute]) {
        this.removeListener(type, listener);
        break;
      }
    }
  }
};

module.exports = {
  CloseEvent,
  ErrorEvent,
  Event,
  EventTarget,
  MessageEvent
};

/**
 * Call an event listener
 *
 * @param {(Function|Object)} listener The listener to call
 * @param {*} thisArg The value to use as `this`` when calling the listener
 * @param {Event} event The event to pass to the listener
 * @private
 */
function callListener(listener, thisArg, event) {
  if (typeof listener === 'object' && listener.handleEvent) {
    listener.handleEvent.call(listener, event);
  } else {
    listener.call(thisArg, event);
  }
}


/***/ }),

/***/ 777:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { tokenChars } = __nccwpck_require__(6585);

/**
 * Adds an offer to the map of extension offers or a parameter to the map of
 * parameters.
 *
 * @param {Object} dest The map of extension offers or parameters
 * @param {String} name The extension or parameter name
 * @param {(Object|Boolean|String)} elem The extension parameters or the
 *     parameter value
 * @private
 */
function push(dest, name, elem) {
  if (dest[name] === undefined) dest[name] = [elem];
  else dest[name].push(elem);
}

/**
 * Parses the `Sec-WebSocket-Extensions` header into an object.
 *
 * @param {String} header The field value of the header
 * @return {Object} The parsed object
 * @public
 */
function parse(header) {
  const offers = Object.create(null);
  let params = Object.create(null);
  let mustUnescape = false;
  let isEscaping = false;
  let inQuotes = false;
  let extensionName;
  let paramName;
  let start = -1;
  let code = -1;
  let end = -1;
  let i = 0;

  for (; i < header.length; i++) {
    code = header.charCodeAt(i);

    if (extensionName === undefined) {
      if (end === -1 && tokenChars[code] === 1) {
        if (start === -1) start = i;
      } else if (
        i !== 0 &&
        (code === 0x20 /* ' ' */ || code === 0x09) /* '\t' */
      ) {
        if (end === -1 && start !== -1) end = i;
      } else if (code === 0x3b /* ';' */ || code === 0x2c /* ',' */) {
        if (start === -1) {
          throw new SyntaxError(`Unexpected character at index ${i}`);
        }

        if (end === -1) end = i;
        const name = header.slice(start, end);
        if (code === 0x2c) {
          push(offers, name, params);
          params = Object.create(null);
        } else {
          extensionName = name;
        }

        start = end = -1;
      } else {
        throw new SyntaxError(`Unexpected character at index ${i}`);
      }
    } else if (paramName === undefined) {
      if (end === -1 && tokenChars[code] === 1) {
        if (start === -1) start = i;
      } else if (code === 0x20 || code === 0x09) {
        if (end === -1 && start !== -1) end = i;
      } else if (code === 0x3b || code === 0x2c) {
        if (start === -1) {
          throw new SyntaxError(`Unexpected character at index ${i}`);
        }

        if (end === -1) end = i;
        push(params, header.slice(start, end), true);
        if (code === 0x2c) {
          push(offers, extensionName, params);
          params = Object.create(null);
          extensionName = undefined;
        }

        start = end = -1;
      } else if (code === 0x3d /* '=' */ && start !== -1 && end === -1) {
        paramName = header.slice(start, i);
        start = end = -1;
      } else {
        throw new SyntaxError(`Unexpected character at index ${i}`);
      }
    } else {
      //
      // The value of a quoted-string after unescaping must conform to the
      // token ABNF, so only token characters are valid.
      // Ref: https://tools.ietf.org/html/rfc6455#section-9.1
      //
      if (isEscaping) {
        if (tokenChars[code] !== 1) {
          throw new SyntaxError(`Unexpected character at index ${i}`);
        }
        if (start === -1) start = i;
        else if (!mustUnescape) mustUnescape = true;
        isEscaping = false;
      } else if (inQuotes) {
        if (tokenChars[code] === 1) {
          if (start === -1) start = i;
        } else if (code === 0x22 /* '"' */ && start !== -1) {
          inQuotes = false;
          end = i;
        } else if (code === 0x5c /* '\' */) {
          isEscaping = true;
        } else {
          throw new SyntaxError(`Unexpected character at index ${i}`);
        }
      } else if (code === 0x22 && header.charCodeAt(i - 1) === 0x3d) {
        inQuotes = true;
      } else if (end === -1 && tokenChars[code] === 1) {
        if (start === -1) start = i;
      } else if (start !== -1 && (code === 0x20 || code === 0x09)) {
        if (end === -1) end = i;
      } else if (code === 0x3b || code === 0x2c) {
        if (start === -1) {
          throw new SyntaxError(`Unexpected character at index ${i}`);
        }

        if (end === -1) end = i;
        let value = header.slice(start, end);
        if (mustUnescape) {
          value = value.replace(/\\/g, '');
          mustUnescape = false;
        }
        push(params, paramName, value);
        if (code === 0x2c) {
          push(offers, extensionName, params);
          params = Object.create(null);
          extensionName = undefined;
        }

        paramName = undefined;
        start = end = -1;
      } else {
        throw new SyntaxError(`Unexpected character at index ${i}`);
      }
    }
  }

  if (start === -1 || inQuotes || code === 0x20 || code === 0x09) {
    throw new SyntaxError('Unexpected end of input');
  }

  if (end === -1) end = i;
  const token = header.slice(start, end);
  if (extensionName === undefined) {
    push(offers, token, params);
  } else {
    if (paramName === undefined) {
      push(params, token, true);
    } else if (mustUnescape) {
      push(params, paramName, token.replace(/\\/g, ''));
    } else {
      push(params, paramName, token);
    }
    push(offers, extensionName, params);
  }

  return offers;
}

/**
 * Builds the `Sec-WebSocket-Extensions` header field value.
 *
 * @param {Object} extensions The map of extensions and parameters to format
 * @return {String} A string representing the given object
 * @public
 */
function format(extensions) {
  return Object.keys(extensions)
    .map((extension) => {
      let configurations = extensions[extension];
      if (!Array.isArray(configurations)) configurations = [configurations];
      return configurations
        .map((params) => {
          return [extension]
            .concat(
              Object.keys(params).map((k) => {
                let values = params[k];
                if (!Array.isArray(values)) values = [values];
                return values
                  .map((v) => (v === true ? k : `${k}=${v}`))
                  .join('; ');
              })
            )
            .join('; ');
        })
        .join(', ');
    })
    .join(', ');
}

module.exports = { format, parse };


/***/ }),

/***/ 1604:
/***/ ((module) => {



const kDone = Symbol('kDone');
const kRun = Symbol('kRun');

/**
 * A very simple job queue with adjustable concurrency. Adapted from
 * https://github.com/STRML/async-limiter
 */
class Limiter {
  /**
   * Creates a new `Limiter`.
   *
   * @param {Number} [concurrency=Infinity] The maximum number of jobs allowed
   *     to run concurrently
   */
  constructor(concurrency) {
    this[kDone] = () => {
      this.pending--;
      this[kRun]();
    };
    this.concurrency = concurrency || Infinity;
    this.jobs = [];
    this.pending = 0;
  }

  /**
   * Adds a job to the queue.
   *
   * @param {Function} job The job to run
   * @public
   */
  add(job) {
    this.jobs.push(job);
    this[kRun]();
  }

  /**
   * Removes a job from the queue and runs it if possible.
   *
   * @private
   */
  [kRun]() {
    if (this.pending === this.concurrency) return;

    if (this.jobs.length) {
      const job = this.jobs.shift();

      this.pending++;
      job(this[kDone]);
    }
  }
}

module.exports = Limiter;


/***/ }),

/***/ 4738:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const zlib = __nccwpck_require__(3106);

const bufferUtil = __nccwpck_require__(3757);
const Limiter = __nccwpck_require__(1604);
const { kStatusCode } = __nccwpck_require__(4161);

const FastBuffer = Buffer[Symbol.species];
const TRAILER = Buffer.from([0x00, 0x00, 0xff, 0xff]);
const kPerMessageDeflate = Symbol('permessage-deflate');
const kTotalLength = Symbol('total-length');
const kCallback = Symbol('callback');
const kBuffers = Symbol('buffers');
const kError = Symbol('error');

//
// We limit zlib concurrency, which prevents severe memory fragmentation
// as documented in https://github.com/nodejs/node/issues/8871#issuecomment-250915913
// and https://github.com/websockets/ws/issues/1202
//
// Intentionally global; it's the global thread pool that's an issue.
//
let zlibLimiter;

/**
 * permessage-deflate implementation.
 */
class PerMessageDeflate {
  /**
   * Creates a PerMessageDeflate instance.
   *
   * @param {Object} [options] Configuration options
   * @param {(Boolean|Number)} [options.clientMaxWindowBits] Advertise support
   *     for, or request, a custom client window size
   * @param {Boolean} [options.clientNoContextTakeover=false] Advertise/
   *     acknowledge disabling of client context takeover
   * @param {Number} [options.concurrencyLimit=10] The number of concurrent
   *     calls to zlib
   * @param {Boolean} [options.isServer=false] Create the instance in either
   *     server or client mode
   * @param {Number} [options.maxPayload=0] The maximum allowed message length
   * @param {(Boolean|Number)} [options.serverMaxWindowBits] Request/confirm the
   *     use of a custom server window size
   * @param {Boolean} [options.serverNoContextTakeover=false] Request/accept
   *     disabling of server context takeover
   * @param {Number} [options.threshold=1024] Size (in bytes) below which
   *     messages should not be compressed if context takeover is disabled
   * @param {Object} [options.zlibDeflateOptions] Options to pass to zlib on
   *     deflate
   * @param {Object} [options.zlibInflateOptions] Options to pass to zlib on
   *     inflate
   */
  constructor(options) {
    this._options = options || {};
    this._threshold =
      this._options.threshold !== undefined ? this._options.threshold : 1024;
    this._maxPayload = this._options.maxPayload | 0;
    this._isServer = !!this._options.isServer;
    this._deflate = null;
    this._inflate = null;

    this.params = null;

    if (!zlibLimiter) {
      const concurrency =
        this._options.concurrencyLimit !== undefined
          ? this._options.concurrencyLimit
          : 10;
      zlibLimiter = new Limiter(concurrency);
    }
  }

  /**
   * @type {String}
   */
  static get extensionName() {
    return 'permessage-deflate';
  }

  /**
   * Create an extension negotiation offer.
   *
   * @return {Object} Extension parameters
   * @public
   */
  offer() {
    const params = {};

    if (this._options.serverNoContextTakeover) {
      params.server_no_context_takeover = true;
    }
    if (this._options.clientNoContextTakeover) {
      params.client_no_context_takeover = true;
    }
    if (this._options.serverMaxWindowBits) {
      params.server_max_window_bits = this._options.serverMaxWindowBits;
    }
    if (this._options.clientMaxWindowBits) {
      params.client_max_window_bits = this._options.clientMaxWindowBits;
    } else if (this._options.clientMaxWindowBits == null) {
      params.client_max_window_bits = true;
    }

    return params;
  }

  /**
   * Accept an extension negotiation offer/response.
   *
   * @param {Array} configurations The extension negotiation offers/reponse
   * @return {Object} Accepted configuration
   * @public
   */
  accept(configurations) {
    configurations = this.normalizeParams(configurations);

    this.params = this._isServer
      ? this.acceptAsServer(configurations)
      : this.acceptAsClient(configurations);

    return this.params;
  }

  /**
   * Releases all resources used by the extension.
   *
   * @public
   */
  cleanup() {
    if (this._inflate) {
      this._inflate.close();
      this._inflate = null;
    }

    if (this._deflate) {
      const callback = this._deflate[kCallback];

      this._deflate.close();
      this._deflate = null;

      if (callback) {
        callback(
          new Error(
            'The deflate stream was closed while data was being processed'
          )
        );
      }
    }
  }

  /**
   *  Accept an extension negotiation offer.
   *
   * @param {Array} offers The extension negotiation offers
   * @return {Object} Accepted configuration
   * @private
   */
  acceptAsServer(offers) {
    const opts = this._options;
    const accepted = offers.find((params) => {
      if (
        (opts.serverNoContextTakeover === false &&
          params.server_no_context_takeover) ||
        (params.server_max_window_bits &&
          (opts.serverMaxWindowBits === false ||
            (typeof opts.serverMaxWindowBits === 'number' &&
              opts.serverMaxWindowBits > params.server_max_window_bits))) ||
        (typeof opts.clientMaxWindowBits === 'number' &&
          (typeof params.client_max_window_bits === 'number'
            ? opts.clientMaxWindowBits > params.client_max_window_bits
            : !params.client_max_window_bits))
      ) {
        return false;
      }

      return true;
    });

    if (!accepted) {
      throw new Error('None of the extension offers can be accepted');
    }

    if (opts.serverNoContextTakeover) {
      accepted.server_no_context_takeover = true;
    }
    if (opts.clientNoContextTakeover) {
      accepted.client_no_context_takeover = true;
    }
    if (typeof opts.serverMaxWindowBits === 'number') {
      accepted.server_max_window_bits = opts.serverMaxWindowBits;
    }
    if (typeof opts.clientMaxWindowBits === 'number') {
      accepted.client_max_window_bits = opts.clientMaxWindowBits;
    } else if (
      accepted.client_max_window_bits === true ||
      opts.clientMaxWindowBits === false
    ) {
      delete accepted.client_max_window_bits;
    }

    return accepted;
  }

  /**
   * Accept the extension negotiation response.
   *
   * @param {Array} response The extension negotiation response
   * @return {Object} Accepted configuration
   * @private
   */
  acceptAsClient(response) {
    const params = response[0];

    if (
      this._options.clientNoContextTakeover === false &&
      params.client_no_context_takeover
    ) {
      throw new Error('Unexpected parameter "client_no_context_takeover"');
    }

    if (!params.client_max_window_bits) {
      if (typeof this._options.clientMaxWindowBits === 'number') {
        params.client_max_window_bits = this._options.clientMaxWindowBits;
      }
    } else if (
      this._options.clientMaxWindowBits === false ||
      (typeof this._options.clientMaxWindowBits === 'number' &&
        params.client_max_window_bits > this._options.clientMaxWindowBits)
    ) {
      throw new Error(
        'Unexpected or invalid parameter "client_max_window_bits"'
      );
    }

    return params;
  }

  /**
   * Normalize parameters.
   *
   * @param {Array} configurations The extension negotiation offers/reponse
   * @return {Array} The offers/response with normalized parameters
   * @private
   */
  normalizeParams(configurations) {
    configurations.forEach((params) => {
      Object.keys(params).forEach((key) => {
        let value = params[key];

        if (value.length > 1) {
          throw new Error(`Parameter "${key}" must have only a single value`);
        }

        value = value[0];

        if (key === 'client_max_window_bits') {
          if (value !== true) {
            const num = +value;
            if (!Number.isInteger(num) || num < 8 || num > 15) {
              throw new TypeError(
                `Invalid value for parameter "${key}": ${value}`
              );
            }
            value = num;
          } else if (!this._isServer) {
            throw new TypeError(
              `Invalid value for parameter "${key}": ${value}`
            );
          }
        } else if (key === 'server_max_window_bits') {
          const num = +value;
          if (!Number.isInteger(num) || num < 8 || num > 15) {
            throw new TypeError(
              `Invalid value for parameter "${key}": ${value}`
            );
          }
          value = num;
        } else if (
          key === 'client_no_context_takeover' ||
          key === 'server_no_context_takeover'
        ) {
          if (value !== true) {
            throw new TypeError(
              `Invalid value for parameter "${key}": ${value}`
            );
          }
        } else {
          throw new Error(`Unknown parameter "${key}"`);
        }

        params[key] = value;
      });
    });

    return configurations;
  }

  /**
   * Decompress data. Concurrency limited.
   *
   * @param {Buffer} data Compressed data
   * @param {Boolean} fin Specifies whether or not this is the last fragment
   * @param {Function} callback Callback
   * @public
   */
  decompress(data, fin, callback) {
    zlibLimiter.add((done) => {
      this._decompress(data, fin, (err, result) => {
        done();
        callback(err, result);
      });
    });
  }

  /**
   * Compress data. Concurrency limited.
   *
   * @param {(Buffer|String)} data Data to compress
   * @param {Boolean} fin Specifies whether or not this is the last fragment
   * @param {Function} callback Callback
   * @public
   */
  compress(data, fin, callback) {
    zlibLimiter.add((done) => {
      this._compress(data, fin, (err, result) => {
        done();
        callback(err, result);
      });
    });
  }

  /**
   * Decompress data.
   *
   * @param {Buffer} data Compressed data
   * @param {Boolean} fin Specifies whether or not this is the last fragment
   * @param {Function} callback Callback
   * @private
   */
  _decompress(data, fin, callback) {
    const endpoint = this._isServer ? 'client' : 'server';

    if (!this._inflate) {
      const key = `${endpoint}_max_window_bits`;
      const windowBits =
        typeof this.params[key] !== 'number'
          ? zlib.Z_DEFAULT_WINDOWBITS
          : this.params[key];

      this._inflate = zlib.createInflateRaw({
        ...this._options.zlibInflateOptions,
        windowBits
      });
      this._inflate[kPerMessageDeflate] = this;
      this._inflate[kTotalLength] = 0;
      this._inflate[kBuffers] = [];
      this._inflate.on('error', inflateOnError);
      this._inflate.on('data', inflateOnData);
    }

    this._inflate[kCallback] = callback;

    this._inflate.write(data);
    if (fin) this._inflate.write(TRAILER);

    this._inflate.flush(() => {
      const err = this._inflate[kError];

      if (err) {
        this._inflate.close();
        this._inflate = null;
        callback(err);
        return;
      }

      const data = bufferUtil.concat(
        this._inflate[kBuffers],
        this._inflate[kTotalLength]
      );

      if (this._inflate._readableState.endEmitted) {
        this._inflate.close();
        this._inflate = null;
      } else {
        this._inflate[kTotalLength] = 0;
        this._inflate[kBuffers] = [];

        if (fin && this.params[`${endpoint}_no_context_takeover`]) {
          this._inflate.reset();
        }
      }

      callback(null, data);
    });
  }

  /**
   * Compress data.
   *
   * @param {(Buffer|String)} data Data to compress
   * @param {Boolean} fin Specifies whether or not this is the last fragment
   * @param {Function} callback Callback
   * @private
   */
  _compress(data, fin, callback) {
    const endpoint = this._isServer ? 'server' : 'client';

    if (!this._deflate) {
      const key = `${endpoint}_max_window_bits`;
      const windowBits =
        typeof this.params[key] !== 'number'
          ? zlib.Z_DEFAULT_WINDOWBITS
          : this.params[key];

      this._deflate = zlib.createDeflateRaw({
        ...this._options.zlibDeflateOptions,
        windowBits
      });

      this._deflate[kTotalLength] = 0;
      this._deflate[kBuffers] = [];

      this._deflate.on('data', deflateOnData);
    }

    this._deflate[kCallback] = callback;

    this._deflate.write(data);
    this._deflate.flush(zlib.Z_SYNC_FLUSH, () => {
      if (!this._deflate) {
        //
        // The deflate stream was closed while data was being processed.
        //
        return;
      }

      let data = bufferUtil.concat(
        this._deflate[kBuffers],
        this._deflate[kTotalLength]
      );

      if (fin) {
        data = new FastBuffer(data.buffer, data.byteOffset, data.length - 4);
      }

      //
      // Ensure that the callback will not be called again in
      // `PerMessageDeflate#cleanup()`.
      //
      this._deflate[kCallback] = null;

      this._deflate[kTotalLength] = 0;
      this._deflate[kBuffers] = [];

      if (fin && this.params[`${endpoint}_no_context_takeover`]) {
        this._deflate.reset();
      }

      callback(null, data);
    });
  }
}

module.exports = PerMessageDeflate;

/**
 * The listener of the `zlib.DeflateRaw` stream `'data'` event.
 *
 * @param {Buffer} chunk A chunk of data
 * @private
 */
function deflateOnData(chunk) {
  this[kBuffers].push(chunk);
  this[kTotalLength] += chunk.length;
}

/**
 * The listener of the `zlib.InflateRaw` stream `'data'` event.
 *
 * @param {Buffer} chunk A chunk of data
 * @private
 */
function inflateOnData(chunk) {
  this[kTotalLength] += chunk.length;

  if (
    this[kPerMessageDeflate]._maxPayload < 1 ||
    this[kTotalLength] <= this[kPerMessageDeflate]._maxPayload
  ) {
    this[kBuffers].push(chunk);
    return;
  }

  this[kError] = new RangeError('Max payload size exceeded');
  this[kError].code = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
  this[kError][kStatusCode] = 1009;
  this.removeListener('data', inflateOnData);

  //
  // The choice to employ `zlib.reset()` over `zlib.close()` is dictated by the
  // fact that in Node.js versions prior to 13.10.0, the callback for
  // `zlib.flush()` is not called if `zlib.close()` is used. Utilizing
  // `zlib.reset()` ensures that either the callback is invoked or an error is
  // emitted.
  //
  this.reset();
}

/**
 * The listener of the `zlib.InflateRaw` stream `'error'` event.
 *
 * @param {Error} err The emitted error
 * @private
 */
function inflateOnError(err) {
  //
  // There is no need to call `Zlib#close()` as the handle is automatically
  // closed when an error is emitted.
  //
  this[kPerMessageDeflate]._inflate = null;

  if (this[kError]) {
    this[kCallback](this[kError]);
    return;
  }

  err[kStatusCode] = 1007;
  this[kCallback](err);
}


/***/ }),

/***/ 4283:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { Writable } = __nccwpck_require__(2203);

const PerMessageDeflate = __nccwpck_require__(4738);
const {
  BINARY_TYPES,
  EMPTY_BUFFER,
  kStatusCode,
  kWebSocket
} = __nccwpck_require__(4161);
const { concat, toArrayBuffer, unmask } = __nccwpck_require__(3757);
const { isValidStatusCode, isValidUTF8 } = __nccwpck_require__(6585);

const FastBuffer = Buffer[Symbol.species];

const GET_INFO = 0;
const GET_PAYLOAD_LENGTH_16 = 1;
const GET_PAYLOAD_LENGTH_64 = 2;
const GET_MASK = 3;
const GET_DATA = 4;
const INFLATING = 5;
const DEFER_EVENT = 6;

/**
 * HyBi Receiver implementation.
 *
 * @extends Writable
 */
class Receiver extends Writable {
  /**
   * Creates a Receiver instance.
   *
   * @param {Object} [options] Options object
   * @param {Boolean} [options.allowSynchronousEvents=true] Specifies whether
   *     any of the `'message'`, `'ping'`, and `'pong'` events can be emitted
   *     multiple times in the same tick
   * @param {String} [options.binaryType=nodebuffer] The type for binary data
   * @param {Object} [options.extensions] An object containing the negotiated
   *     extensions
   * @param {Boolean} [options.isServer=false] Specifies whether to operate in
   *     client or server mode
   * @param {Number} [options.maxBufferedChunks=0] The maximum number of
   *     buffered data chunks
   * @param {Number} [options.maxFragments=0] The maximum number of message
   *     fragments
   * @param {Number} [options.maxPayload=0] The maximum allowed message length
   * @param {Boolean} [options.skipUTF8Validation=false] Specifies whether or
   *     not to skip UTF-8 validation for text and close messages
   */
  constructor(options = {}) {
    super();

    this._allowSynchronousEvents =
      options.allowSynchronousEvents !== undefined
        ? options.allowSynchronousEvents
        : true;
    this._binaryType = options.binaryType || BINARY_TYPES[0];
    this._extensions = options.extensions || {};
    this._isServer = !!options.isServer;
    this._maxBufferedChunks = options.maxBufferedChunks | 0;
    this._maxFragments = options.maxFragments | 0;
    this._maxPayload = options.maxPayload | 0;
    this._skipUTF8Validation = !!options.skipUTF8Validation;
    this[kWebSocket] = undefined;

    this._bufferedBytes = 0;
    this._buffers = [];

    this._compressed = false;
    this._payloadLength = 0;
    this._mask = undefined;
    this._fragmented = 0;
    this._masked = false;
    this._fin = false;
    this._opcode = 0;

    this._totalPayloadLength = 0;
    this._messageLength = 0;
    this._numFragments = 0;
    this._fragments = [];

    this._errored = false;
    this._loop = false;
    this._state = GET_INFO;
  }

  /**
   * Implements `Writable.prototype._write()`.
   *
   * @param {Buffer} chunk The chunk of data to write
   * @param {String} encoding The character encoding of `chunk`
   * @param {Function} cb Callback
   * @private
   */
  _write(chunk, encoding, cb) {
    if (this._opcode === 0x08 && this._state == GET_INFO) return cb();

    if (
      this._maxBufferedChunks > 0 &&
      this._buffers.length >= this._maxBufferedChunks
    ) {
      cb(
        this.createError(
          RangeError,
          'Too many buffered chunks',
          false,
          1008,
          'WS_ERR_TOO_MANY_BUFFERED_PARTS'
        )
      );
      return;
    }

    this._bufferedBytes += chunk.length;
    this._buffers.push(chunk);
    this.startLoop(cb);
  }

  /**
   * Consumes `n` bytes from the buffered data.
   *
   * @param {Number} n The number of bytes to consume
   * @return {Buffer} The consumed bytes
   * @private
   */
  consume(n) {
    this._bufferedBytes -= n;

    if (n === this._buffers[0].length) return this._buffers.shift();

    if (n < this._buffers[0].length) {
      const buf = this._buffers[0];
      this._buffers[0] = new FastBuffer(
        buf.buffer,
        buf.byteOffset + n,
        buf.length - n
      );

      return new FastBuffer(buf.buffer, buf.byteOffset, n);
    }

    const dst = Buffer.allocUnsafe(n);

    do {
      const buf = this._buffers[0];
      const offset = dst.length - n;

      if (n >= buf.length) {
        dst.set(this._buffers.shift(), offset);
      } else {
        dst.set(new Uint8Array(buf.buffer, buf.byteOffset, n), offset);
        this._buffers[0] = new FastBuffer(
          buf.buffer,
          buf.byteOffset + n,
          buf.length - n
        );
      }

      n -= buf.length;
    } while (n > 0);

    return dst;
  }

  /**
   * Starts the parsing loop.
   *
   * @param {Function} cb Callback
   * @private
   */
  startLoop(cb) {
    this._loop = true;

    do {
      switch (this._state) {
        case GET_INFO:
          this.getInfo(cb);
          break;
        case GET_PAYLOAD_LENGTH_16:
          this.getPayloadLength16(cb);
          break;
        case GET_PAYLOAD_LENGTH_64:
          this.getPayloadLength64(cb);
          break;
        case GET_MASK:
          this.getMask();
          break;
        case GET_DATA:
          this.getData(cb);
          break;
        case INFLATING:
        case DEFER_EVENT:
          this._loop = false;
          return;
      }
    } while (this._loop);

    if (!this._errored) cb();
  }

  /**
   * Reads the first two bytes of a frame.
   *
   * @param {Function} cb Callback
   * @private
   */
  getInfo(cb) {
    if (this._bufferedBytes < 2) {
      this._loop = false;
      return;
    }

    const buf = this.consume(2);

    if ((buf[0] & 0x30) !== 0x00) {
      const error = this.createError(
        RangeError,
        'RSV2 and RSV3 must be clear',
        true,
        1002,
        'WS_ERR_UNEXPECTED_RSV_2_3'
      );

      cb(error);
      return;
    }

    const compressed = (buf[0] & 0x40) === 0x40;

    if (compressed && !this._extensions[PerMessageDeflate.extensionName]) {
      const error = this.createError(
        RangeError,
        'RSV1 must be clear',
        true,
        1002,
        'WS_ERR_UNEXPECTED_RSV_1'
      );

      cb(error);
      return;
    }

    this._fin = (buf[0] & 0x80) === 0x80;
    this._opcode = buf[0] & 0x0f;
    this._payloadLength = buf[1] & 0x7f;

    if (this._opcode === 0x00) {
      if (compressed) {
        const error = this.createError(
          RangeError,
          'RSV1 must be clear',
          true,
          1002,
          'WS_ERR_UNEXPECTED_RSV_1'
        );

        cb(error);
        return;
      }

      if (!this._fragmented) {
        const error = this.createError(
          RangeError,
          'invalid opcode 0',
          true,
          1002,
          'WS_ERR_INVALID_OPCODE'
        );

        cb(error);
        return;
      }

      this._opcode = this._fragmented;
    } else if (this._opcode === 0x01 || this._opcode === 0x02) {
      if (this._fragmented) {
        const error = this.createError(
          RangeError,
          `invalid opcode ${this._opcode}`,
          true,
          1002,
          'WS_ERR_INVALID_OPCODE'
        );

        cb(error);
        return;
      }

      this._compressed = compressed;
    } else if (this._opcode > 0x07 && this._opcode < 0x0b) {
      if (!this._fin) {
        const error = this.createError(
          RangeError,
          'FIN must be set',
          true,
          1002,
          'WS_ERR_EXPECTED_FIN'
        );

        cb(error);
        return;
      }

      if (compressed) {
        const error = this.createError(
          RangeError,
          'RSV1 must be clear',
          true,
          1002,
          'WS_ERR_UNEXPECTED_RSV_1'
        );

        cb(error);
        return;
      }

      if (
        this._payloadLength > 0x7d ||
        (this._opcode === 0x08 && this._payloadLength === 1)
      ) {
        const error = this.createError(
          RangeError,
          `invalid payload length ${this._payloadLength}`,
          true,
          1002,
          'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH'
        );

        cb(error);
        return;
      }
    } else {
      const error = this.createError(
        RangeError,
        `invalid opcode ${this._opcode}`,
        true,
        1002,
        'WS_ERR_INVALID_OPCODE'
      );

      cb(error);
      return;
    }

    if (!this._fin && !this._fragmented) this._fragmented = this._opcode;
    this._masked = (buf[1] & 0x80) === 0x80;

    if (this._isServer) {
      if (!this._masked) {
        const error = this.createError(
          RangeError,
          'MASK must be set',
          true,
          1002,
          'WS_ERR_EXPECTED_MASK'
        );

        cb(error);
        return;
      }
    } else if (this._masked) {
      const error = this.createError(
        RangeError,
        'MASK must be clear',
        true,
        1002,
        'WS_ERR_UNEXPECTED_MASK'
      );

      cb(error);
      return;
    }

    if (this._payloadLength === 126) this._state = GET_PAYLOAD_LENGTH_16;
    else if (this._payloadLength === 127) this._state = GET_PAYLOAD_LENGTH_64;
    else this.haveLength(cb);
  }

  /**
   * Gets extended payload length (7+16).
   *
   * @param {Function} cb Callback
   * @private
   */
  getPayloadLength16(cb) {
    if (this._bufferedBytes < 2) {
      this._loop = false;
      return;
    }

    this._payloadLength = this.consume(2).readUInt16BE(0);
    this.haveLength(cb);
  }

  /**
   * Gets extended payload length (7+64).
   *
   * @param {Function} cb Callback
   * @private
   */
  getPayloadLength64(cb) {
    if (this._bufferedBytes < 8) {
      this._loop = false;
      return;
    }

    const buf = this.consume(8);
    const num = buf.readUInt32BE(0);

    //
    // The maximum safe integer in JavaScript is 2^53 - 1. An error is returned
    // if payload length is greater than this number.
    //
    if (num > Math.pow(2, 53 - 32) - 1) {
      const error = this.createError(
        RangeError,
        'Unsupported WebSocket frame: payload length > 2^53 - 1',
        false,
        1009,
        'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH'
      );

      cb(error);
      return;
    }

    this._payloadLength = num * Math.pow(2, 32) + buf.readUInt32BE(4);
    this.haveLength(cb);
  }

  /**
   * Payload length has been read.
   *
   * @param {Function} cb Callback
   * @private
   */
  haveLength(cb) {
    if (this._payloadLength && this._opcode < 0x08) {
      this._totalPayloadLength += this._payloadLength;
      if (this._totalPayloadLength > this._maxPayload && this._maxPayload > 0) {
        const error = this.createError(
          RangeError,
          'Max payload size exceeded',
          false,
          1009,
          'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
        );

        cb(error);
        return;
      }
    }

    if (this._masked) this._state = GET_MASK;
    else this._state = GET_DATA;
  }

  /**
   * Reads mask bytes.
   *
   * @private
   */
  getMask() {
    if (this._bufferedBytes < 4) {
      this._loop = false;
      return;
    }

    this._mask = this.consume(4);
    this._state = GET_DATA;
  }

  /**
   * Reads data bytes.
   *
   * @param {Function} cb Callback
   * @private
   */
  getData(cb) {
    let data = EMPTY_BUFFER;

    if (this._payloadLength) {
      if (this._bufferedBytes < this._payloadLength) {
        this._loop = false;
        return;
      }

      data = this.consume(this._payloadLength);

      if (
        this._masked &&
        (this._mask[0] | this._mask[1] | this._mask[2] | this._mask[3]) !== 0
      ) {
        unmask(data, this._mask);
      }
    }

    //
    // The mask is a view into the buffer the stream delivered, which is commonly
    // 64 KiB, and it is not needed once the payload above has been unmasked.
    // Leaving it set would pin that whole buffer until the next frame arrives,
    // which on an idle connection can be indefinitely.
    //
    this._mask = undefined;

    if (this._opcode > 0x07) {
      this.controlMessage(data, cb);
      return;
    }

    if (this._maxFragments > 0 && ++this._numFragments > this._maxFragments) {
      const error = this.createError(
        RangeError,
        'Too many message fragments',
        false,
        1008,
        'WS_ERR_TOO_MANY_BUFFERED_PARTS'
      );

      cb(error);
      return;
    }

    if (this._compressed) {
      this._state = INFLATING;
      this.decompress(data, cb);
      return;
    }

    if (data.length) {
      //
      // This message is not compressed so its length is the sum of the payload
      // length of all fragments.
      //
      this._messageLength = this._totalPayloadLength;
      this._fragments.push(data);
    }

    this.dataMessage(cb);
  }

  /**
   * Decompresses data.
   *
   * @param {Buffer} data Compressed data
   * @param {Function} cb Callback
   * @private
   */
  decompress(data, cb) {
    const perMessageDeflate = this._extensions[PerMessageDeflate.extensionName];

    perMessageDeflate.decompress(data, this._fin, (err, buf) => {
      if (err) return cb(err);

      if (buf.length) {
        this._messageLength += buf.length;
        if (this._messageLength > this._maxPayload && this._maxPayload > 0) {
          const error = this.createError(
            RangeError,
            'Max payload size exceeded',
            false,
            1009,
            'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
          );

          cb(error);
          return;
        }

        this._fragments.push(buf);
      }

      this.dataMessage(cb);
      if (this._state === GET_INFO) this.startLoop(cb);
    });
  }

  /**
   * Handles a data message.
   *
   * @param {Function} cb Callback
   * @private
   */
  dataMessage(cb) {
    if (!this._fin) {
      this._state = GET_INFO;
      return;
    }

    const messageLength = this._messageLength;
    const fragments = this._fragments;

    this._totalPayloadLength = 0;
    this._messageLength = 0;
    this._fragmented = 0;
    this._numFragments = 0;
    this._fragments = [];

    if (this._opcode === 2) {
      let data;

      if (this._binaryType === 'nodebuffer') {
        data = concat(fragments, messageLength);
      } else if (this._binaryType === 'arraybuffer') {
        data = toArrayBuffer(concat(fragments, messageLength));
      } else if (this._binaryType === 'blob') {
        data = new Blob(fragments);
      } else {
        data = fragments;
      }

      if (this._allowSynchronousEvents) {
        this.emit('message', data, true);
        this._state = GET_INFO;
      } else {
        this._state = DEFER_EVENT;
        setImmediate(() => {
          this.emit('message', data, true);
          this._state = GET_INFO;
          this.startLoop(cb);
        });
      }
    } else {
      const buf = concat(fragments, messageLength);

      if (!this._skipUTF8Validation && !isValidUTF8(buf)) {
        const error = this.createError(
          Error,
          'invalid UTF-8 sequence',
          true,
          1007,
          'WS_ERR_INVALID_UTF8'
        );

        cb(error);
        return;
      }

      if (this._state === INFLATING || this._allowSynchronousEvents) {
        this.emit('message', buf, false);
        this._state = GET_INFO;
      } else {
        this._state = DEFER_EVENT;
        setImmediate(() => {
          this.emit('message', buf, false);
          this._state = GET_INFO;
          this.startLoop(cb);
        });
      }
    }
  }

  /**
   * Handles a control message.
   *
   * @param {Buffer} data Data to handle
   * @return {(Error|RangeError|undefined)} A possible error
   * @private
   */
  controlMessage(data, cb) {
    if (this._opcode === 0x08) {
      if (data.length === 0) {
        this._loop = false;
        this.emit('conclude', 1005, EMPTY_BUFFER);
        this.end();
      } else {
        const code = data.readUInt16BE(0);

        if (!isValidStatusCode(code)) {
          const error = this.createError(
            RangeError,
            `invalid status code ${code}`,
            true,
            1002,
            'WS_ERR_INVALID_CLOSE_CODE'
          );

          cb(error);
          return;
        }

        const buf = new FastBuffer(
          data.buffer,
          data.byteOffset + 2,
          data.length - 2
        );

        if (!this._skipUTF8Validation && !isValidUTF8(buf)) {
          const error = this.createError(
            Error,
            'invalid UTF-8 sequence',
            true,
            1007,
            'WS_ERR_INVALID_UTF8'
          );

          cb(error);
          return;
        }

        this._loop = false;
        this.emit('conclude', code, buf);
        this.end();
      }

      this._state = GET_INFO;
      return;
    }

    if (this._allowSynchronousEvents) {
      this.emit(this._opcode === 0x09 ? 'ping' : 'pong', data);
      this._state = GET_INFO;
    } else {
      this._state = DEFER_EVENT;
      setImmediate(() => {
        this.emit(this._opcode === 0x09 ? 'ping' : 'pong', data);
        this._state = GET_INFO;
        this.startLoop(cb);
      });
    }
  }

  /**
   * Builds an error object.
   *
   * @param {function(new:Error|RangeError)} ErrorCtor The error constructor
   * @param {String} message The error message
   * @param {Boolean} prefix Specifies whether or not to add a default prefix to
   *     `message`
   * @param {Number} statusCode The status code
   * @param {String} errorCode The exposed error code
   * @return {(Error|RangeError)} The error
   * @private
   */
  createError(ErrorCtor, message, prefix, statusCode, errorCode) {
    this._loop = false;
    this._errored = true;

    const err = new ErrorCtor(
      prefix ? `Invalid WebSocket frame: ${message}` : message
    );

    Error.captureStackTrace(err, this.createError);
    err.code = errorCode;
    err[kStatusCode] = statusCode;
    return err;
  }
}

module.exports = Receiver;


/***/ }),

/***/ 471:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/* eslint no-unused-vars: ["error", { "varsIgnorePattern": "^Duplex" }] */



const { Duplex } = __nccwpck_require__(2203);
const { randomFillSync } = __nccwpck_require__(6982);
const {
  types: { isUint8Array }
} = __nccwpck_require__(9023);

const PerMessageDeflate = __nccwpck_require__(4738);
const { EMPTY_BUFFER, kWebSocket, NOOP } = __nccwpck_require__(4161);
const { isBlob, isValidStatusCode } = __nccwpck_require__(6585);
const { mask: applyMask, toBuffer } = __nccwpck_require__(3757);

const kByteLength = Symbol('kByteLength');
const maskBuffer = Buffer.alloc(4);
const RANDOM_POOL_SIZE = 8 * 1024;
let randomPool;
let randomPoolPointer = RANDOM_POOL_SIZE;

const DEFAULT = 0;
const DEFLATING = 1;
const GET_BLOB_DATA = 2;

/**
 * HyBi Sender implementation.
 */
class Sender {
  /**
   * Creates a Sender instance.
   *
   * @param {Duplex} socket The connection socket
   * @param {Object} [extensions] An object containing the negotiated extensions
   * @param {Function} [generateMask] The function used to generate the masking
   *     key
   */
  constructor(socket, extensions, generateMask) {
    this._extensions = extensions || {};

    if (generateMask) {
      this._generateMask = generateMask;
      this._maskBuffer = Buffer.alloc(4);
    }

    this._socket = socket;

    this._firstFragment = true;
    this._compress = false;

    this._bufferedBytes = 0;
    this._queue = [];
    this._state = DEFAULT;
    this.onerror = NOOP;
    this[kWebSocket] = undefined;
  }

  /**
   * Frames a piece of data according to the HyBi WebSocket protocol.
   *
   * @param {(Buffer|String)} data The data to frame
   * @param {Object} options Options object
   * @param {Boolean} [options.fin=false] Specifies whether or not to set the
   *     FIN bit
   * @param {Function} [options.generateMask] The function used to generate the
   *     masking key
   * @param {Boolean} [options.mask=false] Specifies whether or not to mask
   *     `data`
   * @param {Buffer} [options.maskBuffer] The buffer used to store the masking
   *     key
   * @param {Number} options.opcode The opcode
   * @param {Boolean} [options.readOnly=false] Specifies whether `data` can be
   *     modified
   * @param {Boolean} [options.rsv1=false] Specifies whether or not to set the
   *     RSV1 bit
   * @return {(Buffer|String)[]} The framed data
   * @public
   */
  static frame(data, options) {
    let mask;
    let merge = false;
    let offset = 2;
    let skipMasking = false;

    if (options.mask) {
      mask = options.maskBuffer || maskBuffer;

      if (options.generateMask) {
        options.generateMask(mask);
      } else {
        if (randomPoolPointer === RANDOM_POOL_SIZE) {
          /* istanbul ignore else  */
          if (randomPool === undefined) {
            //
            // This is lazily initialized because server-sent frames must not
            // be masked so it may never be used.
            //
            randomPool = Buffer.alloc(RANDOM_POOL_SIZE);
          }

          randomFillSync(randomPool, 0, RANDOM_POOL_SIZE);
          randomPoolPointer = 0;
        }

        mask[0] = randomPool[randomPoolPointer++];
        mask[1] = randomPool[randomPoolPointer++];
        mask[2] = randomPool[randomPoolPointer++];
        mask[3] = randomPool[randomPoolPointer++];
      }

      skipMasking = (mask[0] | mask[1] | mask[2] | mask[3]) === 0;
      offset = 6;
    }

    let dataLength;

    if (typeof data === 'string') {
      if (
        (!options.mask || skipMasking) &&
        options[kByteLength] !== undefined
      ) {
        dataLength = options[kByteLength];
      } else {
        data = Buffer.from(data);
        dataLength = data.length;
      }
    } else {
      dataLength = data.length;
      merge = options.mask && options.readOnly && !skipMasking;
    }

    let payloadLength = dataLength;

    if (dataLength >= 65536) {
      offset += 8;
      payloadLength = 127;
    } else if (dataLength > 125) {
      offset += 2;
      payloadLength = 126;
    }

    const target = Buffer.allocUnsafe(merge ? dataLength + offset : offset);

    target[0] = options.fin ? options.opcode | 0x80 : options.opcode;
    if (options.rsv1) target[0] |= 0x40;

    target[1] = payloadLength;

    if (payloadLength === 126) {
      target.writeUInt16BE(dataLength, 2);
    } else if (payloadLength === 127) {
      target[2] = target[3] = 0;
      target.writeUIntBE(dataLength, 4, 6);
    }

    if (!options.mask) {
      return dataLength ? [target, data] : [target];
    }

    target[1] |= 0x80;
    target[offset - 4] = mask[0];
    target[offset - 3] = mask[1];
    target[offset - 2] = mask[2];
    target[offset - 1] = mask[3];

    if (!dataLength) return [target];
    if (skipMasking) return [target, data];

    if (merge) {
      applyMask(data, mask, target, offset, dataLength);
      return [target];
    }

    applyMask(data, mask, data, 0, dataLength);
    return [target, data];
  }

  /**
   * Sends a close message to the other peer.
   *
   * @param {Number} [code] The status code component of the body
   * @param {(String|Buffer)} [data] The message component of the body
   * @param {Boolean} [mask=false] Specifies whether or not to mask the message
   * @param {Function} [cb] Callback
   * @public
   */
  close(code, data, mask, cb) {
    let buf;

    if (code === undefined) {
      buf = EMPTY_BUFFER;
    } else if (typeof code !== 'number' || !isValidStatusCode(code)) {
      throw new TypeError('First argument must be a valid error code number');
    } else if (data === undefined || !data.length) {
      buf = Buffer.allocUnsafe(2);
      buf.writeUInt16BE(code, 0);
    } else {
      const length = Buffer.byteLength(data);

      if (length > 123) {
        throw new RangeError('The message must not be greater than 123 bytes');
      }

      buf = Buffer.allocUnsafe(2 + length);
      buf.writeUInt16BE(code, 0);

      if (typeof data === 'string') {
        buf.write(data, 2);
      } else if (isUint8Array(data)) {
        buf.set(data, 2);
      } else {
        throw new TypeError('Second argument must be a string or a Uint8Array');
      }
    }

    const options = {
      [kByteLength]: buf.length,
      fin: true,
      generateMask: this._generateMask,
      mask,
      maskBuffer: this._maskBuffer,
      opcode: 0x08,
      readOnly: false,
      rsv1: false
    };

    if (this._state !== DEFAULT) {
      this.enqueue([this.dispatch, buf, false, options, cb]);
    } else {
      this.sendFrame(Sender.frame(buf, options), cb);
    }
  }

  /**
   * Sends a ping message to the other peer.
   *
   * @param {*} data The message to send
   * @param {Boolean} [mask=false] Specifies whether or not to mask `data`
   * @param {Function} [cb] Callback
   * @public
   */
  ping(data, mask, cb) {
    let byteLength;
    let readOnly;

    if (typeof data === 'string') {
      byteLength = Buffer.byteLength(data);
      readOnly = false;
    } else if (isBlob(data)) {
      byteLength = data.size;
      readOnly = false;
    } else {
      data = toBuffer(data);
      byteLength = data.length;
      readOnly = toBuffer.readOnly;
    }

    if (byteLength > 125) {
      throw new RangeError('The data size must not be greater than 125 bytes');
    }

    const options = {
      [kByteLength]: byteLength,
      fin: true,
      generateMask: this._generateMask,
      mask,
      maskBuffer: this._maskBuffer,
      opcode: 0x09,
      readOnly,
      rsv1: false
    };

    if (isBlob(data)) {
      if (this._state !== DEFAULT) {
        this.enqueue([this.getBlobData, data, false, options, cb]);
      } else {
        this.getBlobData(data, false, options, cb);
      }
    } else if (this._state !== DEFAULT) {
      this.enqueue([this.dispatch, data, false, options, cb]);
    } else {
      this.sendFrame(Sender.frame(data, options), cb);
    }
  }

  /**
   * Sends a pong message to the other peer.
   *
   * @param {*} data The message to send
   * @param {Boolean} [mask=false] Specifies whether or not to mask `data`
   * @param {Function} [cb] Callback
   * @public
   */
  pong(data, mask, cb) {
    let byteLength;
    let readOnly;

    if (typeof data === 'string') {
      byteLength = Buffer.byteLength(data);
      readOnly = false;
    } else if (isBlob(data)) {
      byteLength = data.size;
      readOnly = false;
    } else {
      data = toBuffer(data);
      byteLength = data.length;
      readOnly = toBuffer.readOnly;
    }

    if (byteLength > 125) {
      throw new RangeError('The data size must not be greater than 125 bytes');
    }

    const options = {
      [kByteLength]: byteLength,
      fin: true,
      generateMask: this._generateMask,
      mask,
      maskBuffer: this._maskBuffer,
      opcode: 0x0a,
      readOnly,
      rsv1: false
    };

    if (isBlob(data)) {
      if (this._state !== DEFAULT) {
        this.enqueue([this.getBlobData, data, false, options, cb]);
      } else {
        this.getBlobData(data, false, options, cb);
      }
    } else if (this._state !== DEFAULT) {
      this.enqueue([this.dispatch, data, false, options, cb]);
    } else {
      this.sendFrame(Sender.frame(data, options), cb);
    }
  }

  /**
   * Sends a data message to the other peer.
   *
   * @param {*} data The message to send
   * @param {Object} options Options object
   * @param {Boolean} [options.binary=false] Specifies whether `data` is binary
   *     or text
   * @param {Boolean} [options.compress=false] Specifies whether or not to
   *     compress `data`
   * @param {Boolean} [options.fin=false] Specifies whether the fragment is the
   *     last one
   * @param {Boolean} [options.mask=false] Specifies whether or not to mask
   *     `data`
   * @param {Function} [cb] Callback
   * @public
   */
  send(data, options, cb) {
    const perMessageDeflate = this._extensions[PerMessageDeflate.extensionName];
    let opcode = options.binary ? 2 : 1;
    let rsv1 = options.compress;

    let byteLength;
    let readOnly;

    if (typeof data === 'string') {
      byteLength = Buffer.byteLength(data);
      readOnly = false;
    } else if (isBlob(data)) {
      byteLength = data.size;
      readOnly = false;
    } else {
      data = toBuffer(data);
      byteLength = data.length;
      readOnly = toBuffer.readOnly;
    }

    if (this._firstFragment) {
      this._firstFragment = false;
      if (
        rsv1 &&
        perMessageDeflate &&
        perMessageDeflate.params[
          perMessageDeflate._isServer
            ? 'server_no_context_takeover'
            : 'client_no_context_takeover'
        ]
      ) {
        rsv1 = byteLength >= perMessageDeflate._threshold;
      }
      this._compress = rsv1;
    } else {
      rsv1 = false;
      opcode = 0;
    }

    if (options.fin) this._firstFragment = true;

    const opts = {
      [kByteLength]: byteLength,
      fin: options.fin,
      generateMask: this._generateMask,
      mask: options.mask,
      maskBuffer: this._maskBuffer,
      opcode,
      readOnly,
      rsv1
    };

    if (isBlob(data)) {
      if (this._state !== DEFAULT) {
        this.enqueue([this.getBlobData, data, this._compress, opts, cb]);
      } else {
        this.getBlobData(data, this._compress, opts, cb);
      }
    } else if (this._state !== DEFAULT) {
      this.enqueue([this.dispatch, data, this._compress, opts, cb]);
    } else {
      this.dispatch(data, this._compress, opts, cb);
    }
  }

  /**
   * Gets the contents of a blob as binary data.
   *
   * @param {Blob} blob The blob
   * @param {Boolean} [compress=false] Specifies whether or not to compress
   *     the data
   * @param {Object} options Options object
   * @param {Boolean} [options.fin=false] Specifies whether or not to set the
   *     FIN bit
   * @param {Function} [options.generateMask] The function used to generate the
   *     masking key
   * @param {Boolean} [options.mask=false] Specifies whether or not to mask
   *     `data`
   * @param {Buffer} [options.maskBuffer] The buffer used to store the masking
   *     key
   * @param {Number} options.opcode The opcode
   * @param {Boolean} [options.readOnly=false] Specifies whether `data` can be
   *     modified
   * @param {Boolean} [options.rsv1=false] Specifies whether or not to set the
   *     RSV1 bit
   * @param {Function} [cb] Callback
   * @private
   */
  getBlobData(blob, compress, options, cb) {
    this._bufferedBytes += options[kByteLength];
    this._state = GET_BLOB_DATA;

    blob
      .arrayBuffer()
      .then((arrayBuffer) => {
        if (this._socket.destroyed) {
          const err = new Error(
            'The socket was closed while the blob was being read'
          );

          //
          // `callCallbacks` is called in the next tick to ensure that errors
          // that might be thrown in the callbacks behave like errors thrown
          // outside the promise chain.
          //
          process.nextTick(callCallbacks, this, err, cb);
          return;
        }

        this._bufferedBytes -= options[kByteLength];
        const data = toBuffer(arrayBuffer);

        if (!compress) {
          this._state = DEFAULT;
          this.sendFrame(Sender.frame(data, options), cb);
          this.dequeue();
        } else {
          this.dispatch(data, compress, options, cb);
        }
      })
      .catch((err) => {
        //
        // `onError` is called in the next tick for the same reason that
        // `callCallbacks` above is.
        //
        process.nextTick(onError, this, err, cb);
      });
  }

  /**
   * Dispatches a message.
   *
   * @param {(Buffer|String)} data The message to send
   * @param {Boolean} [compress=false] Specifies whether or not to compress
   *     `data`
   * @param {Object} options Options object
   * @param {Boolean} [options.fin=false] Specifies whether or not to set the
   *     FIN bit
   * @param {Function} [options.generateMask] The function used to generate the
   *     masking key
   * @param {Boolean} [options.mask=false] Specifies whether or not to mask
   *     `data`
   * @param {Buffer} [options.maskBuffer] The buffer used to store the masking
   *     key
   * @param {Number} options.opcode The opcode
   * @param {Boolean} [options.readOnly=false] Specifies whether `data` can be
   *     modified
   * @param {Boolean} [options.rsv1=false] Specifies whether or not to set the
   *     RSV1 bit
   * @param {Function} [cb] Callback
   * @private
   */
  dispatch(data, compress, options, cb) {
    if (!compress) {
      this.sendFrame(Sender.frame(data, options), cb);
      return;
    }

    const perMessageDeflate = this._extensions[PerMessageDeflate.extensionName];

    this._bufferedBytes += options[kByteLength];
    this._state = DEFLATING;
    perMessageDeflate.compress(data, options.fin, (_, buf) => {
      if (this._socket.destroyed) {
        const err = new Error(
          'The socket was closed while data was being compressed'
        );

        callCallbacks(this, err, cb);
        return;
      }

      this._bufferedBytes -= options[kByteLength];
      this._state = DEFAULT;
      options.readOnly = false;
      this.sendFrame(Sender.frame(buf, options), cb);
      this.dequeue();
    });
  }

  /**
   * Executes queued send operations.
   *
   * @private
   */
  dequeue() {
    while (this._state === DEFAULT && this._queue.length) {
      const params = this._queue.shift();

      this._bufferedBytes -= params[3][kByteLength];
      Reflect.apply(params[0], this, params.slice(1));
    }
  }

  /**
   * Enqueues a send operation.
   *
   * @param {Array} params Send operation parameters.
   * @private
   */
  enqueue(params) {
    this._bufferedBytes += params[3][kByteLength];
    this._queue.push(params);
  }

  /**
   * Sends a frame.
   *
   * @param {(Buffer | String)[]} list The frame to send
   * @param {Function} [cb] Callback
   * @private
   */
  sendFrame(list, cb) {
    if (list.length === 2) {
      this._socket.cork();
      this._socket.write(list[0]);
      this._socket.write(list[1], cb);
      this._socket.uncork();
    } else {
      this._socket.write(list[0], cb);
    }
  }
}

module.exports = Sender;

/**
 * Calls queued callbacks with an error.
 *
 * @param {Sender} sender The `Sender` instance
 * @param {Error} err The error to call the callbacks with
 * @param {Function} [cb] The first callback
 * @private
 */
function callCallbacks(sender, err, cb) {
  if (typeof cb === 'function') cb(err);

  for (let i = 0; i < sender._queue.length; i++) {
    const params = sender._queue[i];
    const callback = params[params.length - 1];

    if (typeof callback === 'function') callback(err);
  }
}

/**
 * Handles a `Sender` error.
 *
 * @param {Sender} sender The `Sender` instance
 * @param {Error} err The error
 * @param {Function} [cb] The first pending callback
 * @private
 */
function onError(sender, err, cb) {
  callCallbacks(sender, err, cb);
  sender.onerror(err);
}


/***/ }),

/***/ 2082:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/* eslint no-unused-vars: ["error", { "varsIgnorePattern": "^WebSocket$" }] */


const WebSocket = __nccwpck_require__(3483);
const { Duplex } = __nccwpck_require__(2203);

/**
 * Emits the `'close'` event on a stream.
 *
 * @param {Duplex} stream The stream.
 * @private
 */
function emitClose(stream) {
  stream.emit('close');
}

/**
 * The listener of the `'end'` event.
 *
 * @private
 */
function duplexOnEnd() {
  if (!this.destroyed && this._writableState.finished) {
    this.destroy();
  }
}

/**
 * The listener of the `'error'` event.
 *
 * @param {Error} err The error
 * @private
 */
function duplexOnError(err) {
  this.removeListener('error', duplexOnError);
  this.destroy();
  if (this.listenerCount('error') === 0) {
    // Do not suppress the throwing behavior.
    this.emit('error', err);
  }
}

/**
 * Wraps a `WebSocket` in a duplex stream.
 *
 * @param {WebSocket} ws The `WebSocket` to wrap
 * @param {Object} [options] The options for the `Duplex` constructor
 * @return {Duplex} The duplex stream
 * @public
 */
function createWebSocketStream(ws, options) {
  let terminateOnDestroy = true;

  const duplex = new Duplex({
    ...options,
    autoDestroy: false,
    emitClose: false,
    objectMode: false,
    writableObjectMode: false
  });

  ws.on('message', function message(msg, isBinary) {
    const data =
      !isBinary && duplex._readableState.objectMode ? msg.toString() : msg;

    if (!duplex.push(data)) ws.pause();
  });

  ws.once('error', function error(err) {
    if (duplex.destroyed) return;

    // Prevent `ws.terminate()` from being called by `duplex._destroy()`.
    //
    // - If the `'error'` event is emitted before the `'open'` event, then
    //   `ws.terminate()` is a noop as no socket is assigned.
    // - Otherwise, the error is re-emitted by the listener of the `'error'`
    //   event of the `Receiver` object. The listener already closes the
    //   connection by calling `ws.close()`. This allows a close frame to be
    //   sent to the other peer. If `ws.terminate()` is called right after this,
    //   then the close frame might not be sent.
    terminateOnDestroy = false;
    duplex.destroy(err);
  });

  ws.once('close', function close() {
    if (duplex.destroyed) return;

    duplex.push(null);
  });

  duplex._destroy = function (err, callback) {
    if (ws.readyState === ws.CLOSED) {
      callback(err);
      process.nextTick(emitClose, duplex);
      return;
    }

    let called = false;

    ws.once('error', function error(err) {
      called = true;
      callback(err);
    });

    ws.once('close', function close() {
      if (!called) callback(err);
      process.nextTick(emitClose, duplex);
    });

    if (terminateOnDestroy) ws.terminate();
  };

  duplex._final = function (callback) {
    if (ws.readyState === ws.CONNECTING) {
      ws.once('open', function open() {
        duplex._final(callback);
      });
      return;
    }

    // If the value of the `_socket` property is `null` it means that `ws` is a
    // client websocket and the handshake failed. In fact, when this happens, a
    // socket is never assigned to the websocket. Wait for the `'error'` event
    // that will be emitted by the websocket.
    if (ws._socket === null) return;

    if (ws._socket._writableState.finished) {
      callback();
      if (duplex._readableState.endEmitted) duplex.destroy();
    } else {
      ws._socket.once('finish', function finish() {
        // `duplex` is not destroyed here because the `'end'` event will be
        // emitted on `duplex` after this `'finish'` event. The EOF signaling
        // `null` chunk is, in fact, pushed when the websocket emits `'close'`.
        callback();
      });
      ws.close();
    }
  };

  duplex._read = function () {
    if (ws.isPaused) ws.resume();
  };

  duplex._write = function (chunk, encoding, callback) {
    if (ws.readyState === ws.CONNECTING) {
      ws.once('open', function open() {
        duplex._write(chunk, encoding, callback);
      });
      return;
    }

    ws.send(chunk, callback);
  };

  duplex.on('end', duplexOnEnd);
  duplex.on('error', duplexOnError);
  return duplex;
}

module.exports = createWebSocketStream;


/***/ }),

/***/ 2386:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { tokenChars } = __nccwpck_require__(6585);

/**
 * Parses the `Sec-WebSocket-Protocol` header into a set of subprotocol names.
 *
 * @param {String} header The field value of the header
 * @return {Set} The subprotocol names
 * @public
 */
function parse(header) {
  const protocols = new Set();
  let start = -1;
  let end = -1;
  let i = 0;

  for (i; i < header.length; i++) {
    const code = header.charCodeAt(i);

    if (end === -1 && tokenChars[code] === 1) {
      if (start === -1) start = i;
    } else if (
      i !== 0 &&
      (code === 0x20 /* ' ' */ || code === 0x09) /* '\t' */
    ) {
      if (end === -1 && start !== -1) end = i;
    } else if (code === 0x2c /* ',' */) {
      if (start === -1) {
        throw new SyntaxError(`Unexpected character at index ${i}`);
      }

      if (end === -1) end = i;

      const protocol = header.slice(start, end);

      if (protocols.has(protocol)) {
        throw new SyntaxError(`The "${protocol}" subprotocol is duplicated`);
      }

      protocols.add(protocol);
      start = end = -1;
    } else {
      throw new SyntaxError(`Unexpected character at index ${i}`);
    }
  }

  if (start === -1 || end !== -1) {
    throw new SyntaxError('Unexpected end of input');
  }

  const protocol = header.slice(start, i);

  if (protocols.has(protocol)) {
    throw new SyntaxError(`The "${protocol}" subprotocol is duplicated`);
  }

  protocols.add(protocol);
  return protocols;
}

module.exports = { parse };


/***/ }),

/***/ 6585:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const { isUtf8 } = __nccwpck_require__(181);

const { hasBlob } = __nccwpck_require__(4161);

//
// Allowed token characters:
//
// '!', '#', '$', '%', '&', ''', '*', '+', '-',
// '.', 0-9, A-Z, '^', '_', '`', a-z, '|', '~'
//
// tokenChars[32] === 0 // ' '
// tokenChars[33] === 1 // '!'
// tokenChars[34] === 0 // '"'
// ...
//
// prettier-ignore
const tokenChars = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, // 0 - 15
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, // 16 - 31
  0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 1, 0, // 32 - 47
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, // 48 - 63
  0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, // 64 - 79
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, // 80 - 95
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, // 96 - 111
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0 // 112 - 127
];

/**
 * Checks if a status code is allowed in a close frame.
 *
 * @param {Number} code The status code
 * @return {Boolean} `true` if the status code is valid, else `false`
 * @public
 */
function isValidStatusCode(code) {
  return (
    (code >= 1000 &&
      code <= 1014 &&
      code !== 1004 &&
      code !== 1005 &&
      code !== 1006) ||
    (code >= 3000 && code <= 4999)
  );
}

/**
 * Checks if a given buffer contains only correct UTF-8.
 * Ported from https://www.cl.cam.ac.uk/%7Emgk25/ucs/utf8_check.c by
 * Markus Kuhn.
 *
 * @param {Buffer} buf The buffer to check
 * @return {Boolean} `true` if `buf` contains only correct UTF-8, else `false`
 * @public
 */
function _isValidUTF8(buf) {
  const len = buf.length;
  let i = 0;

  while (i < len) {
    if ((buf[i] & 0x80) === 0) {
      // 0xxxxxxx
      i++;
    } else if ((buf[i] & 0xe0) === 0xc0) {
      // 110xxxxx 10xxxxxx
      if (
        i + 1 === len ||
        (buf[i + 1] & 0xc0) !== 0x80 ||
        (buf[i] & 0xfe) === 0xc0 // Overlong
      ) {
        return false;
      }

      i += 2;
    } else if ((buf[i] & 0xf0) === 0xe0) {
      // 1110xxxx 10xxxxxx 10xxxxxx
      if (
        i + 2 >= len ||
        (buf[i + 1] & 0xc0) !== 0x80 ||
        (buf[i + 2] & 0xc0) !== 0x80 ||
        (buf[i] === 0xe0 && (buf[i + 1] & 0xe0) === 0x80) || // Overlong
        (buf[i] === 0xed && (buf[i + 1] & 0xe0) === 0xa0) // Surrogate (U+D800 - U+DFFF)
      ) {
        return false;
      }

      i += 3;
    } else if ((buf[i] & 0xf8) === 0xf0) {
      // 11110xxx 10xxxxxx 10xxxxxx 10xxxxxx
      if (
        i + 3 >= len ||
        (buf[i + 1] & 0xc0) !== 0x80 ||
        (buf[i + 2] & 0xc0) !== 0x80 ||
        (buf[i + 3] & 0xc0) !== 0x80 ||
        (buf[i] === 0xf0 && (buf[i + 1] & 0xf0) === 0x80) || // Overlong
        (buf[i] === 0xf4 && buf[i + 1] > 0x8f) ||
        buf[i] > 0xf4 // > U+10FFFF
      ) {
        return false;
      }

      i += 4;
    } else {
      return false;
    }
  }

  return true;
}

/**
 * Determines whether a value is a `Blob`.
 *
 * @param {*} value The value to be tested
 * @return {Boolean} `true` if `value` is a `Blob`, else `false`
 * @private
 */
function isBlob(value) {
  return (
    hasBlob &&
    typeof value === 'object' &&
    typeof value.arrayBuffer === 'function' &&
    typeof value.type === 'string' &&
    typeof value.stream === 'function' &&
    (value[Symbol.toStringTag] === 'Blob' ||
      value[Symbol.toStringTag] === 'File')
  );
}

module.exports = {
  isBlob,
  isValidStatusCode,
  isValidUTF8: _isValidUTF8,
  tokenChars
};

if (isUtf8) {
  module.exports.isValidUTF8 = function (buf) {
    return buf.length < 24 ? _isValidUTF8(buf) : isUtf8(buf);
  };
} /* istanbul ignore else  */ else if (!process.env.WS_NO_UTF_8_VALIDATE) {
  try {
    const isValidUTF8 = __nccwpck_require__(460);

    module.exports.isValidUTF8 = function (buf) {
      return buf.length < 32 ? _isValidUTF8(buf) : isValidUTF8(buf);
    };
  } catch (e) {
    // Continue regardless of the error.
  }
}


/***/ }),

/***/ 4687:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/* eslint no-unused-vars: ["error", { "varsIgnorePattern": "^Duplex$", "caughtErrors": "none" }] */



const EventEmitter = __nccwpck_require__(4434);
const http = __nccwpck_require__(8611);
const { Duplex } = __nccwpck_require__(2203);
const { createHash } = __nccwpck_require__(6982);

const extension = __nccwpck_require__(777);
const PerMessageDeflate = __nccwpck_require__(4738);
const subprotocol = __nccwpck_require__(2386);
const WebSocket = __nccwpck_require__(3483);
const { CLOSE_TIMEOUT, GUID, kWebSocket } = __nccwpck_require__(4161);

const keyRegex = /^[+/0-9A-Za-z]{22}==$/;

const RUNNING = 0;
const CLOSING = 1;
const CLOSED = 2;

/**
 * Class representing a WebSocket server.
 *
 * @extends EventEmitter
 */
class WebSocketServer extends EventEmitter {
  /**
   * Create a `WebSocketServer` instance.
   *
   * @param {Object} options Configuration options
   * @param {Boolean} [options.allowSynchronousEvents=true] Specifies whether
   *     any of the `'message'`, `'ping'`, and `'pong'` events can be emitted
   *     multiple times in the same tick
   * @param {Boolean} [options.autoPong=true] Specifies whether or not to
   *     automatically send a pong in response to a ping
   * @param {Number} [options.backlog=511] The maximum length of the queue of
   *     pending connections
   * @param {Boolean} [options.clientTracking=true] Specifies whether or not to
   *     track clients
   * @param {Number} [options.closeTimeout=30000] Duration in milliseconds to
   *     wait for the closing handshake to finish after `websocket.close()` is
   *     called
   * @param {Function} [options.handleProtocols] A hook to handle protocols
   * @param {String} [options.host] The hostname where to bind the server
   * @param {Number} [options.maxBufferedChunks=262144] The maximum number of
   *     buffered data chunks
   * @param {Number} [options.maxFragments=16384] The maximum number of message
   *     fragments
   * @param {Number} [options.maxPayload=104857600] The maximum allowed message
   *     size
   * @param {Number} [options.maxPendingAutoPongs=60] The maximum number of
   *     pending automatic pongs
   * @param {Boolean} [options.noServer=false] Enable no server mode
   * @param {String} [options.path] Accept only connections matching this path
   * @param {(Boolean|Object)} [options.perMessageDeflate=false] Enable/disable
   *     permessage-deflate
   * @param {Number} [options.port] The port where to bind the server
   * @param {(http.Server|https.Server)} [options.server] A pre-created HTTP/S
   *     server to use
   * @param {Boolean} [options.skipUTF8Validation=false] Specifies whether or
   *     not to skip UTF-8 validation for text and close messages
   * @param {Function} [options.verifyClient] A hook to reject connections
   * @param {Function} [options.WebSocket=WebSocket] Specifies the `WebSocket`
   *     class to use. It must be the `WebSocket` class or class that extends it
   * @param {Function} [callback] A listener for the `listening` event
   */
  constructor(options, callback) {
    super();

    options = {
      allowSynchronousEvents: true,
      autoPong: true,
      maxBufferedChunks: 256 * 1024,
      maxFragments: 16 * 1024,
      maxPayload: 100 * 1024 * 1024,
      maxPendingAutoPongs: 60,
      skipUTF8Validation: false,
      perMessageDeflate: false,
      handleProtocols: null,
      clientTracking: true,
      closeTimeout: CLOSE_TIMEOUT,
      verifyClient: null,
      noServer: false,
      backlog: null, // use default (511 as implemented in net.js)
      server: null,
      host: null,
      path: null,
      port: null,
      WebSocket,
      ...options
    };

    if (
      (options.port == null && !options.server && !options.noServer) ||
      (options.port != null && (options.server || options.noServer)) ||
      (options.server && options.noServer)
    ) {
      throw new TypeError(
        'One and only one of the "port", "server", or "noServer" options ' +
          'must be specified'
      );
    }

    if (options.port != null) {
      this._server = http.createServer((req, res) => {
        const body = http.STATUS_CODES[426];

        res.writeHead(426, {
          'Content-Length': body.length,
          'Content-Type': 'text/plain'
        });
        res.end(body);
      });
      this._server.listen(
        options.port,
        options.host,
        options.backlog,
        callback
      );
    } else if (options.server) {
      this._server = options.server;
    }

    if (this._server) {
      const emitConnection = this.emit.bind(this, 'connection');

      this._removeListeners = addListeners(this._server, {
        listening: this.emit.bind(this, 'listening'),
        error: this.emit.bind(this, 'error'),
        upgrade: (req, socket, head) => {
          this.handleUpgrade(req, socket, head, emitConnection);
        }
      });
    }

    if (options.perMessageDeflate === true) options.perMessageDeflate = {};
    if (options.clientTracking) {
      this.clients = new Set();
      this._shouldEmitClose = false;
    }

    this.options = options;
    this._state = RUNNING;
  }

  /**
   * Returns the bound address, the address family name, and port of the server
   * as reported by the operating system if listening on an IP socket.
   * If the server is listening on a pipe or UNIX domain socket, the name is
   * returned as a string.
   *
   * @return {(Object|String|null)} The address of the server
   * @public
   */
  address() {
    if (this.options.noServer) {
      throw new Error('The server is operating in "noServer" mode');
    }

    if (!this._server) return null;
    return this._server.address();
  }

  /**
   * Stop the server from accepting new connections and emit the `'close'` event
   * when all existing connections are closed.
   *
   * @param {Function} [cb] A one-time listener for the `'close'` event
   * @public
   */
  close(cb) {
    if (this._state === CLOSED) {
      if (cb) {
        this.once('close', () => {
          cb(new Error('The server is not running'));
        });
      }

      process.nextTick(emitClose, this);
      return;
    }

    if (cb) this.once('close', cb);

    if (this._state === CLOSING) return;
    this._state = CLOSING;

    if (this.options.noServer || this.options.server) {
      if (this._server) {
        this._removeListeners();
        this._removeListeners = this._server = null;
      }

      if (this.clients) {
        if (!this.clients.size) {
          process.nextTick(emitClose, this);
        } else {
          this._shouldEmitClose = true;
        }
      } else {
        process.nextTick(emitClose, this);
      }
    } else {
      const server = this._server;

      this._removeListeners();
      this._removeListeners = this._server = null;

      //
      // The HTTP/S server was created internally. Close it, and rely on its
      // `'close'` event.
      //
      server.close(() => {
        emitClose(this);
      });
    }
  }

  /**
   * See if a given request should be handled by this server instance.
   *
   * @param {http.IncomingMessage} req Request object to inspect
   * @return {Boolean} `true` if the request is valid, else `false`
   * @public
   */
  shouldHandle(req) {
    if (this.options.path) {
      const index = req.url.indexOf('?');
      const pathname = index !== -1 ? req.url.slice(0, index) : req.url;

      if (pathname !== this.options.path) return false;
    }

    return true;
  }

  /**
   * Handle a HTTP Upgrade request.
   *
   * @param {http.IncomingMessage} req The request object
   * @param {Duplex} socket The network socket between the server and client
   * @param {Buffer} head The first packet of the upgraded stream
   * @param {Function} cb Callback
   * @public
   */
  handleUpgrade(req, socket, head, cb) {
    socket.on('error', socketOnError);

    const key = req.headers['sec-websocket-key'];
    const upgrade = req.headers.upgrade;
    const version = +req.headers['sec-websocket-version'];

    if (req.method !== 'GET') {
      const message = 'Invalid HTTP method';
      abortHandshakeOrEmitwsClientError(this, req, socket, 405, message);
      return;
    }

    if (upgrade === undefined || upgrade.toLowerCase() !== 'websocket') {
      const message = 'Invalid Upgrade header';
      abortHandshakeOrEmitwsClientError(this, req, socket, 400, message);
      return;
    }

    if (key === undefined || !keyRegex.test(key)) {
      const message = 'Missing or invalid Sec-WebSocket-Key header';
      abortHandshakeOrEmitwsClientError(this, req, socket, 400, message);
      return;
    }

    if (version !== 13 && version !== 8) {
      const message = 'Missing or invalid Sec-WebSocket-Version header';
      abortHandshakeOrEmitwsClientError(this, req, socket, 400, message, {
        'Sec-WebSocket-Version': '13, 8'
      });
      return;
    }

    if (!this.shouldHandle(req)) {
      abortHandshake(socket, 400);
      return;
    }

    const secWebSocketProtocol = req.headers['sec-websocket-protocol'];
    let protocols = new Set();

    if (secWebSocketProtocol !== undefined) {
      try {
        protocols = subprotocol.parse(secWebSocketProtocol);
      } catch (err) {
        const message = 'Invalid Sec-WebSocket-Protocol header';
        abortHandshakeOrEmitwsClientError(this, req, socket, 400, message);
        return;
      }
    }

    const secWebSocketExtensions = req.headers['sec-websocket-extensions'];
    const extensions = {};

    if (
      this.options.perMessageDeflate &&
      secWebSocketExtensions !== undefined
    ) {
      const perMessageDeflate = new PerMessageDeflate({
        ...this.options.perMessageDeflate,
        isServer: true,
        maxPayload: this.options.maxPayload
      });

      try {
        const offers = extension.parse(secWebSocketExtensions);

        if (offers[PerMessageDeflate.extensionName]) {
          perMessageDeflate.accept(offers[PerMessageDeflate.extensionName]);
          extensions[PerMessageDeflate.extensionName] = perMessageDeflate;
        }
      } catch (err) {
        const message =
          'Invalid or unacceptable Sec-WebSocket-Extensions header';
        abortHandshakeOrEmitwsClientError(this, req, socket, 400, message);
        return;
      }
    }

    //
    // Optionally call external client verification handler.
    //
    if (this.options.verifyClient) {
      const info = {
        origin:
          req.headers[`${version === 8 ? 'sec-websocket-origin' : 'origin'}`],
        secure: !!(req.socket.authorized || req.socket.encrypted),
        req
      };

      if (this.options.verifyClient.length === 2) {
        this.options.verifyClient(info, (verified, code, message, headers) => {
          if (!verified) {
            return abortHandshake(socket, code || 401, message, headers);
          }

          this.completeUpgrade(
            extensions,
            key,
            protocols,
            req,
            socket,
            head,
            cb
          );
        });
        return;
      }

      if (!this.options.verifyClient(info)) return abortHandshake(socket, 401);
    }

    this.completeUpgrade(extensions, key, protocols, req, socket, head, cb);
  }

  /**
   * Upgrade the connection to WebSocket.
   *
   * @param {Object} extensions The accepted extensions
   * @param {String} key The value of the `Sec-WebSocket-Key` header
   * @param {Set} protocols The subprotocols
   * @param {http.IncomingMessage} req The request object
   * @param {Duplex} socket The network socket between the server and client
   * @param {Buffer} head The first packet of the upgraded stream
   * @param {Function} cb Callback
   * @throws {Error} If called more than once with the same socket
   * @private
   */
  completeUpgrade(extensions, key, protocols, req, socket, head, cb) {
    //
    // Destroy the socket if the client has already sent a FIN packet.
    //
    if (!socket.readable || !socket.writable) return socket.destroy();

    if (socket[kWebSocket]) {
      throw new Error(
        'server.handleUpgrade() was called more than once with the same ' +
          'socket, possibly due to a misconfiguration'
      );
    }

    if (this._state > RUNNING) return abortHandshake(socket, 503);

    const digest = createHash('sha1')
      .update(key + GUID)
      .digest('base64');

    const headers = [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${digest}`
    ];

    const ws = new this.options.WebSocket(null, undefined, this.options);

    if (protocols.size) {
      //
      // Optionally call external protocol selection handler.
      //
      const protocol = this.options.handleProtocols
        ? this.options.handleProtocols(protocols, req)
        : protocols.values().next().value;

      if (protocol) {
        headers.push(`Sec-WebSocket-Protocol: ${protocol}`);
        ws._protocol = protocol;
      }
    }

    if (extensions[PerMessageDeflate.extensionName]) {
      const params = extensions[PerMessageDeflate.extensionName].params;
      const value = extension.format({
        [PerMessageDeflate.extensionName]: [params]
      });
      headers.push(`Sec-WebSocket-Extensions: ${value}`);
      ws._extensions = extensions;
    }

    //
    // Allow external modification/inspection of handshake headers.
    //
    this.emit('headers', headers, req);

    socket.write(headers.concat('\r\n').join('\r\n'));
    socket.removeListener('error', socketOnError);

    ws.setSocket(socket, head, {
      allowSynchronousEvents: this.options.allowSynchronousEvents,
      maxBufferedChunks: this.options.maxBufferedChunks,
      maxFragments: this.options.maxFragments,
      maxPayload: this.options.maxPayload,
      skipUTF8Validation: this.options.skipUTF8Validation
    });

    if (this.clients) {
      this.clients.add(ws);
      ws.on('close', () => {
        this.clients.delete(ws);

        if (this._shouldEmitClose && !this.clients.size) {
          process.nextTick(emitClose, this);
        }
      });
    }

    cb(ws, req);
  }
}

module.exports = WebSocketServer;

/**
 * Add event listeners on an `EventEmitter` using a map of <event, listener>
 * pairs.
 *
 * @param {EventEmitter} server The event emitter
 * @param {Object.<String, Function>} map The listeners to add
 * @return {Function} A function that will remove the added listeners when
 *     called
 * @private
 */
function addListeners(server, map) {
  for (const event of Object.keys(map)) server.on(event, map[event]);

  return function removeListeners() {
    for (const event of Object.keys(map)) {
      server.removeListener(event, map[event]);
    }
  };
}

/**
 * Emit a `'close'` event on an `EventEmitter`.
 *
 * @param {EventEmitter} server The event emitter
 * @private
 */
function emitClose(server) {
  server._state = CLOSED;
  server.emit('close');
}

/**
 * Handle socket errors.
 *
 * @private
 */
function socketOnError() {
  this.destroy();
}

/**
 * Close the connection when preconditions are not fulfilled.
 *
 * @param {Duplex} socket The socket of the upgrade request
 * @param {Number} code The HTTP response status code
 * @param {String} [message] The HTTP response body
 * @param {Object} [headers] Additional HTTP response headers
 * @private
 */
function abortHandshake(socket, code, message, headers) {
  //
  // The socket is writable unless the user destroyed or ended it before calling
  // `server.handleUpgrade()` or in the `verifyClient` function, which is a user
  // error. Handling this does not make much sense as the worst that can happen
  // is that some of the data written by the user might be discarded due to the
  // call to `socket.end()` below, which triggers an `'error'` event that in
  // turn causes the socket to be destroyed.
  //
  message = message || http.STATUS_CODES[code];
  headers = {
    Connection: 'close',
    'Content-Type': 'text/html',
    'Content-Length': Buffer.byteLength(message),
    ...headers
  };

  socket.once('finish', socket.destroy);

  socket.end(
    `HTTP/1.1 ${code} ${http.STATUS_CODES[code]}\r\n` +
      Object.keys(headers)
        .map((h) => `${h}: ${headers[h]}`)
        .join('\r\n') +
      '\r\n\r\n' +
      message
  );
}

/**
 * Emit a `'wsClientError'` event on a `WebSocketServer` if there is at least
 * one listener for it, otherwise call `abortHandshake()`.
 *
 * @param {WebSocketServer} server The WebSocket server
 * @param {http.IncomingMessage} req The request object
 * @param {Duplex} socket The socket of the upgrade request
 * @param {Number} code The HTTP response status code
 * @param {String} message The HTTP response body
 * @param {Object} [headers] The HTTP response headers
 * @private
 */
function abortHandshakeOrEmitwsClientError(
  server,
  req,
  socket,
  code,
  message,
  headers
) {
  if (server.listenerCount('wsClientError')) {
    const err = new Error(message);
    Error.captureStackTrace(err, abortHandshakeOrEmitwsClientError);

    server.emit('wsClientError', err, socket, req);
  } else {
    abortHandshake(socket, code, message, headers);
  }
}


/***/ }),

/***/ 3483:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/* eslint no-unused-vars: ["error", { "varsIgnorePattern": "^Duplex|Readable$", "caughtErrors": "none" }] */



const EventEmitter = __nccwpck_require__(4434);
const https = __nccwpck_require__(5692);
const http = __nccwpck_require__(8611);
const net = __nccwpck_require__(9278);
const querystring = __nccwpck_require__(3480);
const tls = __nccwpck_require__(4756);
const { randomBytes, createHash } = __nccwpck_require__(6982);
const { Duplex, Readable } = __nccwpck_require__(2203);
const { URL } = __nccwpck_require__(7016);

const PerMessageDeflate = __nccwpck_require__(4738);
const Receiver = __nccwpck_require__(4283);
const Sender = __nccwpck_require__(471);
const { isBlob } = __nccwpck_require__(6585);

const {
  BINARY_TYPES,
  CLOSE_TIMEOUT,
  EMPTY_BUFFER,
  GUID,
  kForOnEventAttribute,
  kListener,
  kStatusCode,
  kWebSocket,
  NOOP
} = __nccwpck_require__(4161);
const {
  EventTarget: { addEventListener, removeEventListener }
} = __nccwpck_require__(6848);
const { format, parse } = __nccwpck_require__(777);
const { toBuffer } = __nccwpck_require__(3757);

const kAborted = Symbol('kAborted');
const protocolVersions = [8, 13];
const readyStates = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
const subprotocolRegex = /^[!#$%&'*+\-.0-9A-Z^_`|a-z~]+$/;

/**
 * Class representing a WebSocket.
 *
 * @extends EventEmitter
 */
class WebSocket extends EventEmitter {
  /**
   * Create a new `WebSocket`.
   *
   * @param {(String|URL)} address The URL to which to connect
   * @param {(String|String[])} [protocols] The subprotocols
   * @param {Object} [options] Connection options
   */
  constructor(address, protocols, options) {
    super();

    this._binaryType = BINARY_TYPES[0];
    this._closeCode = 1006;
    this._closeFrameReceived = false;
    this._closeFrameSent = false;
    this._closeMessage = EMPTY_BUFFER;
    this._closeTimer = null;
    this._errorEmitted = false;
    this._extensions = {};
    this._paused = false;
    this._protocol = '';
    this._readyState = WebSocket.CONNECTING;
    this._receiver = null;
    this._sender = null;
    this._socket = null;

    if (address !== null) {
      this._bufferedAmount = 0;
      this._isServer = false;
      this._redirects = 0;

      if (protocols === undefined) {
        if (!options || options.protocols === undefined) {
          protocols = [];
        } else if (Array.isArray(options.protocols)) {
          protocols = options.protocols;
        } else {
          protocols = [options.protocols];
        }
      } else if (!Array.isArray(protocols)) {
        if (typeof protocols === 'object' && protocols !== null) {
          options = protocols;

          if (options.protocols === undefined) {
            protocols = [];
          } else if (Array.isArray(options.protocols)) {
            protocols = options.protocols;
          } else {
            protocols = [options.protocols];
          }
        } else {
          protocols = [protocols];
        }
      }

      options = initAsClient(this, address, protocols, options);
    } else {
      this._isServer = true;
    }

    if (options.autoPong) {
      this._autoPong = true;
      this._autoPongComplete = () => autoPongComplete(this);
      this._pendingAutoPongs = 0;
      this._maxPendingAutoPongs = options.maxPendingAutoPongs | 0;
    }

    this._closeTimeout = options.closeTimeout;
  }

  /**
   * For historical reasons, the custom "nodebuffer" type is used by the default
   * instead of "blob".
   *
   * @type {String}
   */
  get binaryType() {
    return this._binaryType;
  }

  set binaryType(type) {
    if (!BINARY_TYPES.includes(type)) return;

    this._binaryType = type;

    //
    // Allow to change `binaryType` on the fly.
    //
    if (this._receiver) this._receiver._binaryType = type;
  }

  /**
   * @type {Number}
   */
  get bufferedAmount() {
    if (!this._socket) return this._bufferedAmount;

    return this._socket._writableState.length + this._sender._bufferedBytes;
  }

  /**
   * @type {String}
   */
  get extensions() {
    return Object.keys(this._extensions).join();
  }

  /**
   * @type {Boolean}
   */
  get isPaused() {
    return this._paused;
  }

  /**
   * @type {Function}
   */
  /* istanbul ignore next */
  get onclose() {
    return null;
  }

  /**
   * @type {Function}
   */
  /* istanbul ignore next */
  get onerror() {
    return null;
  }

  /**
   * @type {Function}
   */
  /* istanbul ignore next */
  get onopen() {
    return null;
  }

  /**
   * @type {Function}
   */
  /* istanbul ignore next */
  get onmessage() {
    return null;
  }

  /**
   * @type {String}
   */
  get protocol() {
    return this._protocol;
  }

  /**
   * @type {Number}
   */
  get readyState() {
    return this._readyState;
  }

  /**
   * @type {String}
   */
  get url() {
    return this._url;
  }

  /**
   * Set up the socket and the internal resources.
   *
   * @param {Duplex} socket The network socket between the server and client
   * @param {Buffer} head The first packet of the upgraded stream
   * @param {Object} options Options object
   * @param {Boolean} [options.allowSynchronousEvents=false] Specifies whether
   *     any of the `'message'`, `'ping'`, and `'pong'` events can be emitted
   *     multiple times in the same tick
   * @param {Function} [options.generateMask] The function used to generate the
   *     masking key
   * @param {Number} [options.maxBufferedChunks=0] The maximum number of
   *     buffered data chunks
   * @param {Number} [options.maxFragments=0] The maximum number of message
   *     fragments
   * @param {Number} [options.maxPayload=0] The maximum allowed message size
   * @param {Boolean} [options.skipUTF8Validation=false] Specifies whether or
   *     not to skip UTF-8 validation for text and close messages
   * @private
   */
  setSocket(socket, head, options) {
    const receiver = new Receiver({
      allowSynchronousEvents: options.allowSynchronousEvents,
      binaryType: this.binaryType,
      extensions: this._extensions,
      isServer: this._isServer,
      maxBufferedChunks: options.maxBufferedChunks,
      maxFragments: options.maxFragments,
      maxPayload: options.maxPayload,
      skipUTF8Validation: options.skipUTF8Validation
    });

    const sender = new Sender(socket, this._extensions, options.generateMask);

    this._receiver = receiver;
    this._sender = sender;
    this._socket = socket;

    receiver[kWebSocket] = this;
    sender[kWebSocket] = this;
    socket[kWebSocket] = this;

    receiver.on('conclude', receiverOnConclude);
    receiver.on('drain', receiverOnDrain);
    receiver.on('error', receiverOnError);
    receiver.on('message', receiverOnMessage);
    receiver.on('ping', receiverOnPing);
    receiver.on('pong', receiverOnPong);

    sender.onerror = senderOnError;

    //
    // These methods may not be available if `socket` is just a `Duplex`.
    //
    if (socket.setTimeout) socket.setTimeout(0);
    if (socket.setNoDelay) socket.setNoDelay();

    if (head.length > 0) socket.unshift(head);

    socket.on('close', socketOnClose);
    socket.on('data', socketOnData);
    socket.on('end', socketOnEnd);
    socket.on('error', socketOnError);

    this._readyState = WebSocket.OPEN;
    this.emit('open');
  }

  /**
   * Emit the `'close'` event.
   *
   * @private
   */
  emitClose() {
    if (!this._socket) {
      this._readyState = WebSocket.CLOSED;
      this.emit('close', this._closeCode, this._closeMessage);
      return;
    }

    if (this._extensions[PerMessageDeflate.extensionName]) {
      this._extensions[PerMessageDeflate.extensionName].cleanup();
    }

    this._receiver.removeAllListeners();
    this._readyState = WebSocket.CLOSED;
    this.emit('close', this._closeCode, this._closeMessage);
  }

  /**
   * Start a closing handshake.
   *
   *          +----------+   +-----------+   +----------+
   *     - - -|ws.close()|-->|close frame|-->|ws.close()|- - -
   *    |     +----------+   +-----------+   +----------+     |
   *          +----------+   +-----------+         |
   * CLOSING  |ws.close()|<--|close frame|<--+-----+       CLOSING
   *          +----------+   +-----------+   |
   *    |           |                        |   +---+        |
   *                +------------------------+-->|fin| - - - -
   *    |         +---+                      |   +---+
   *     - - - - -|fin|<---------------------+
   *              +---+
   *
   * @param {Number} [code] Status code explaining why the connection is closing
   * @param {(String|Buffer)} [data] The reason why the connection is
   *     closing
   * @public
   */
  close(code, data) {
    if (this.readyState === WebSocket.CLOSED) return;
    if (this.readyState === WebSocket.CONNECTING) {
      const msg = 'WebSocket was closed before the connection was established';
      abortHandshake(this, this._req, msg);
      return;
    }

    if (this.readyState === WebSocket.CLOSING) {
      if (
        this._closeFrameSent &&
        (this._closeFrameReceived || this._receiver._writableState.errorEmitted)
      ) {
        this._socket.end();
      }

      return;
    }

    this._sender.close(code, data, !this._isServer, (err) => {
      //
      // This error is handled by the `'error'` listener on the socket. We only
      // want to know if the close frame has been sent here.
      //
      if (err) return;

      this._closeFrameSent = true;

      if (
        this._closeFrameReceived ||
        this._receiver._writableState.errorEmitted
      ) {
        this._socket.end();
      }
    });

    this._readyState = WebSocket.CLOSING;
    setCloseTimer(this);
  }

  /**
   * Pause the socket.
   *
   * @public
   */
  pause() {
    if (
      this.readyState === WebSocket.CONNECTING ||
      this.readyState === WebSocket.CLOSED
    ) {
      return;
    }

    this._paused = true;
    this._socket.pause();
  }

  /**
   * Send a ping.
   *
   * @param {*} [data] The data to send
   * @param {Boolean} [mask] Indicates whether or not to mask `data`
   * @param {Function} [cb] Callback which is executed when the ping is sent
   * @public
   */
  ping(data, mask, cb) {
    if (this.readyState === WebSocket.CONNECTING) {
      throw new Error('WebSocket is not open: readyState 0 (CONNECTING)');
    }

    if (typeof data === 'function') {
      cb = data;
      data = mask = undefined;
    } else if (typeof mask === 'function') {
      cb = mask;
      mask = undefined;
    }

    if (typeof data === 'number') data = data.toString();

    if (this.readyState !== WebSocket.OPEN) {
      sendAfterClose(this, data, cb);
      return;
    }

    if (mask === undefined) mask = !this._isServer;
    this._sender.ping(data || EMPTY_BUFFER, mask, cb);
  }

  /**
   * Send a pong.
   *
   * @param {*} [data] The data to send
   * @param {Boolean} [mask] Indicates whether or not to mask `data`
   * @param {Function} [cb] Callback which is executed when the pong is sent
   * @public
   */
  pong(data, mask, cb) {
    if (this.readyState === WebSocket.CONNECTING) {
      throw new Error('WebSocket is not open: readyState 0 (CONNECTING)');
    }

    if (typeof data === 'function') {
      cb = data;
      data = mask = undefined;
    } else if (typeof mask === 'function') {
      cb = mask;
      mask = undefined;
    }

    if (typeof data === 'number') data = data.toString();

    if (this.readyState !== WebSocket.OPEN) {
      sendAfterClose(this, data, cb);
      return;
    }

    if (mask === undefined) mask = !this._isServer;
    this._sender.pong(data || EMPTY_BUFFER, mask, cb);
  }

  /**
   * Resume the socket.
   *
   * @public
   */
  resume() {
    if (
      this.readyState === WebSocket.CONNECTING ||
      this.readyState === WebSocket.CLOSED
    ) {
      return;
    }

    this._paused = false;
    if (!this._receiver._writableState.needDrain) this._socket.resume();
  }

  /**
   * Send a data message.
   *
   * @param {*} data The message to send
   * @param {Object} [options] Options object
   * @param {Boolean} [options.binary] Specifies whether `data` is binary or
   *     text
   * @param {Boolean} [options.compress] Specifies whether or not to compress
   *     `data`
   * @param {Boolean} [options.fin=true] Specifies whether the fragment is the
   *     last one
   * @param {Boolean} [options.mask] Specifies whether or not to mask `data`
   * @param {Function} [cb] Callback which is executed when data is written out
   * @public
   */
  send(data, options, cb) {
    if (this.readyState === WebSocket.CONNECTING) {
      throw new Error('WebSocket is not open: readyState 0 (CONNECTING)');
    }

    if (typeof options === 'function') {
      cb = options;
      options = {};
    }

    if (typeof data === 'number') data = data.toString();

    if (this.readyState !== WebSocket.OPEN) {
      sendAfterClose(this, data, cb);
      return;
    }

    const opts = {
      binary: typeof data !== 'string',
      mask: !this._isServer,
      compress: true,
      fin: true,
      ...options
    };

    if (!this._extensions[PerMessageDeflate.extensionName]) {
      opts.compress = false;
    }

    this._sender.send(data || EMPTY_BUFFER, opts, cb);
  }

  /**
   * Forcibly close the connection.
   *
   * @public
   */
  terminate() {
    if (this.readyState === WebSocket.CLOSED) return;
    if (this.readyState === WebSocket.CONNECTING) {
      const msg = 'WebSocket was closed before the connection was established';
      abortHandshake(this, this._req, msg);
      return;
    }

    if (this._socket) {
      this._readyState = WebSocket.CLOSING;
      this._socket.destroy();
    }
  }
}

/**
 * @constant {Number} CONNECTING
 * @memberof WebSocket
 */
Object.defineProperty(WebSocket, 'CONNECTING', {
  enumerable: true,
  value: readyStates.indexOf('CONNECTING')
});

/**
 * @constant {Number} CONNECTING
 * @memberof WebSocket.prototype
 */
Object.defineProperty(WebSocket.prototype, 'CONNECTING', {
  enumerable: true,
  value: readyStates.indexOf('CONNECTING')
});

/**
 * @constant {Number} OPEN
 * @memberof WebSocket
 */
Object.defineProperty(WebSocket, 'OPEN', {
  enumerable: true,
  value: readyStates.indexOf('OPEN')
});

/**
 * @constant {Number} OPEN
 * @memberof WebSocket.prototype
 */
Object.defineProperty(WebSocket.prototype, 'OPEN', {
  enumerable: true,
  value: readyStates.indexOf('OPEN')
});

/**
 * @constant {Number} CLOSING
 * @memberof WebSocket
 */
Object.defineProperty(WebSocket, 'CLOSING', {
  enumerable: true,
  value: readyStates.indexOf('CLOSING')
});

/**
 * @constant {Number} CLOSING
 * @memberof WebSocket.prototype
 */
Object.defineProperty(WebSocket.prototype, 'CLOSING', {
  enumerable: true,
  value: readyStates.indexOf('CLOSING')
});

/**
 * @constant {Number} CLOSED
 * @memberof WebSocket
 */
Object.defineProperty(WebSocket, 'CLOSED', {
  enumerable: true,
  value: readyStates.indexOf('CLOSED')
});

/**
 * @constant {Number} CLOSED
 * @memberof WebSocket.prototype
 */
Object.defineProperty(WebSocket.prototype, 'CLOSED', {
  enumerable: true,
  value: readyStates.indexOf('CLOSED')
});

[
  'binaryType',
  'bufferedAmount',
  'extensions',
  'isPaused',
  'protocol',
  'readyState',
  'url'
].forEach((property) => {
  Object.defineProperty(WebSocket.prototype, property, { enumerable: true });
});

//
// Add the `onopen`, `onerror`, `onclose`, and `onmessage` attributes.
// See https://html.spec.whatwg.org/multipage/comms.html#the-websocket-interface
//
['open', 'error', 'close', 'message'].forEach((method) => {
  Object.defineProperty(WebSocket.prototype, `on${method}`, {
    enumerable: true,
    get() {
      for (const listener of this.listeners(method)) {
        if (listener[kForOnEventAttribute]) return listener[kListener];
      }

      return null;
    },
    set(handler) {
      for (const listener of this.listeners(method)) {
        if (listener[kForOnEventAttribute]) {
          this.removeListener(method, listener);
          break;
        }
      }

      if (typeof handler !== 'function') return;

      this.addEventListener(method, handler, {
        [kForOnEventAttribute]: true
      });
    }
  });
});

WebSocket.prototype.addEventListener = addEventListener;
WebSocket.prototype.removeEventListener = removeEventListener;

module.exports = WebSocket;

/**
 * Initialize a WebSocket client.
 *
 * @param {WebSocket} websocket The client to initialize
 * @param {(String|URL)} address The URL to which to connect
 * @param {Array} protocols The subprotocols
 * @param {Object} [options] Connection options
 * @param {Boolean} [options.allowSynchronousEvents=true] Specifies whether any
 *     of the `'message'`, `'ping'`, and `'pong'` events can be emitted multiple
 *     times in the same tick
 * @param {Boolean} [options.autoPong=true] Specifies whether or not to
 *     automatically send a pong in response to a ping
 * @param {Number} [options.closeTimeout=30000] Duration in milliseconds to wait
 *     for the closing handshake to finish after `websocket.close()` is called
 * @param {Function} [options.finishRequest] A function which can be used to
 *     customize the headers of each http request before it is sent
 * @param {Boolean} [options.followRedirects=false] Whether or not to follow
 *     redirects
 * @param {Function} [options.generateMask] The function used to generate the
 *     masking key
 * @param {Number} [options.handshakeTimeout] Timeout in milliseconds for the
 *     handshake request
 * @param {Number} [options.maxBufferedChunks=262144] The maximum number of
 *     buffered data chunks
 * @param {Number} [options.maxFragments=16384] The maximum number of message
 *     fragments
 * @param {Number} [options.maxPayload=104857600] The maximum allowed message
 *     size
 * @param {Number} [options.maxPendingAutoPongs=60] The maximum number of
 *     pending automatic pongs
 * @param {Number} [options.maxRedirects=10] The maximum number of redirects
 *     allowed
 * @param {String} [options.origin] Value of the `Origin` or
 *     `Sec-WebSocket-Origin` header
 * @param {(Boolean|Object)} [options.perMessageDeflate=true] Enable/disable
 *     permessage-deflate
 * @param {Number} [options.protocolVersion=13] Value of the
 *     `Sec-WebSocket-Version` header
 * @param {Boolean} [options.skipUTF8Validation=false] Specifies whether or
 *     not to skip UTF-8 validation for text and close messages
 * @return {Object} The resolved options object used for initialization
 * @private
 */
function initAsClient(websocket, address, protocols, options) {
  const opts = {
    allowSynchronousEvents: true,
    autoPong: true,
    closeTimeout: CLOSE_TIMEOUT,
    protocolVersion: protocolVersions[1],
    maxBufferedChunks: 256 * 1024,
    maxFragments: 16 * 1024,
    maxPayload: 100 * 1024 * 1024,
    maxPendingAutoPongs: 60,
    skipUTF8Validation: false,
    perMessageDeflate: true,
    followRedirects: false,
    maxRedirects: 10,
    ...options,
    socketPath: undefined,
    hostname: undefined,
    protocol: undefined,
    protocols: undefined,
    timeout: undefined,
    method: 'GET',
    host: undefined,
    path: undefined,
    port: undefined
  };

  if (!protocolVersions.includes(opts.protocolVersion)) {
    throw new RangeError(
      `Unsupported protocol version: ${opts.protocolVersion} ` +
        `(supported versions: ${protocolVersions.join(', ')})`
    );
  }

  let parsedUrl;

  if (address instanceof URL) {
    parsedUrl = address;
  } else {
    try {
      parsedUrl = new URL(address);
    } catch {
      throw new SyntaxError(`Invalid URL: ${address}`);
    }
  }

  if (parsedUrl.protocol === 'http:' || parsedUrl.protocol === 'https:') {
    parsedUrl = new URL(parsedUrl);
    parsedUrl.protocol = parsedUrl.protocol === 'http:' ? 'ws:' : 'wss:';
  }

  websocket._url = parsedUrl.href;

  const isSecure = parsedUrl.protocol === 'wss:';
  const isIpcUrl = parsedUrl.protocol === 'ws+unix:';
  let invalidUrlMessage;

  if (parsedUrl.protocol !== 'ws:' && !isSecure && !isIpcUrl) {
    invalidUrlMessage =
      'The URL\'s protocol must be one of "ws:", "wss:", ' +
      '"http:", "https:", or "ws+unix:"';
  } else if (isIpcUrl && !parsedUrl.pathname) {
    invalidUrlMessage = "The URL's pathname is empty";
  } else if (parsedUrl.hash) {
    invalidUrlMessage = 'The URL contains a fragment identifier';
  }

  if (invalidUrlMessage) {
    const err = new SyntaxError(invalidUrlMessage);

    if (websocket._redirects === 0) {
      throw err;
    } else {
      emitErrorAndClose(websocket, err);
      return;
    }
  }

  const defaultPort = isSecure ? 443 : 80;
  const key = randomBytes(16).toString('base64');
  const request = isSecure ? https.request : http.request;
  const protocolSet = new Set();
  let perMessageDeflate;

  opts.createConnection =
    opts.createConnection || (isSecure ? tlsConnect : netConnect);
  opts.defaultPort = opts.defaultPort || defaultPort;
  opts.port = parsedUrl.port || defaultPort;
  opts.host = parsedUrl.hostname.startsWith('[')
    ? parsedUrl.hostname.slice(1, -1)
    : parsedUrl.hostname;
  opts.headers = {
    ...opts.headers,
    'Sec-WebSocket-Version': opts.protocolVersion,
    'Sec-WebSocket-Key': key,
    Connection: 'Upgrade',
    Upgrade: 'websocket'
  };
  opts.path = parsedUrl.pathname + parsedUrl.search;
  opts.timeout = opts.handshakeTimeout;

  if (opts.perMessageDeflate) {
    perMessageDeflate = new PerMessageDeflate({
      ...opts.perMessageDeflate,
      isServer: false,
      maxPayload: opts.maxPayload
    });
    opts.headers['Sec-WebSocket-Extensions'] = format({
      [PerMessageDeflate.extensionName]: perMessageDeflate.offer()
    });
  }
  if (protocols.length) {
    for (const protocol of protocols) {
      if (
        typeof protocol !== 'string' ||
        !subprotocolRegex.test(protocol) ||
        protocolSet.has(protocol)
      ) {
        throw new SyntaxError(
          'An invalid or duplicated subprotocol was specified'
        );
      }

      protocolSet.add(protocol);
    }

    opts.headers['Sec-WebSocket-Protocol'] = protocols.join(',');
  }
  if (opts.origin) {
    if (opts.protocolVersion < 13) {
      opts.headers['Sec-WebSocket-Origin'] = opts.origin;
    } else {
      opts.headers.Origin = opts.origin;
    }
  }
  if (parsedUrl.username || parsedUrl.password) {
    const username = querystring.unescape(parsedUrl.username);
    const password = querystring.unescape(parsedUrl.password);

    opts.auth = `${username}:${password}`;
  }

  if (isIpcUrl) {
    const i = opts.path.indexOf(':');

    if (i === -1) {
      opts.socketPath = opts.path;
      opts.path = '';
    } else {
      opts.socketPath = opts.path.slice(0, i);
      opts.path = opts.path.slice(i + 1);
    }
  }

  let req;

  if (opts.followRedirects) {
    if (websocket._redirects === 0) {
      websocket._originalIpc = isIpcUrl;
      websocket._originalSecure = isSecure;
      websocket._originalHostOrSocketPath = isIpcUrl
        ? opts.socketPath
        : parsedUrl.host;

      const headers = options && options.headers;

      //
      // Shallow copy the user provided options so that headers can be changed
      // without mutating the original object.
      //
      options = { ...options, headers: {} };

      if (headers) {
        for (const [key, value] of Object.entries(headers)) {
          options.headers[key.toLowerCase()] = value;
        }
      }
    } else if (websocket.listenerCount('redirect') === 0) {
      const isSameHost = isIpcUrl
        ? websocket._originalIpc
          ? opts.socketPath === websocket._originalHostOrSocketPath
          : false
        : websocket._originalIpc
          ? false
          : parsedUrl.host === websocket._originalHostOrSocketPath;

      if (!isSameHost || (websocket._originalSecure && !isSecure)) {
        //
        // Match curl 7.77.0 behavior and drop the following headers. These
        // headers are also dropped when following a redirect to a subdomain.
        //
        delete opts.headers.authorization;
        delete opts.headers.cookie;

        if (!isSameHost) delete opts.headers.host;

        opts.auth = undefined;
      }
    }

    //
    // Match curl 7.77.0 behavior and make the first `Authorization` header win.
    // If the `Authorization` header is set, then there is nothing to do as it
    // will take precedence.
    //
    if (opts.auth && !options.headers.authorization) {
      options.headers.authorization =
        'Basic ' + Buffer.from(opts.auth).toString('base64');
    }

    req = websocket._req = request(opts);

    if (websocket._redirects) {
      //
      // Unlike what is done for the `'upgrade'` event, no early exit is
      // triggered here if the user calls `websocket.close()` or
      // `websocket.terminate()` from a listener of the `'redirect'` event. This
      // is because the user can also call `request.destroy()` with an error
      // before calling `websocket.close()` or `websocket.terminate()` and this
      // would result in an error being emitted on the `request` object with no
      // `'error'` event listeners attached.
      //
      websocket.emit('redirect', websocket.url, req);
    }
  } else {
    req = websocket._req = request(opts);
  }

  if (opts.timeout) {
    req.on('timeout', () => {
      abortHandshake(websocket, req, 'Opening handshake has timed out');
    });
  }

  req.on('error', (err) => {
    if (req === null || req[kAborted]) return;

    req = websocket._req = null;
    emitErrorAndClose(websocket, err);
  });

  req.on('response', (res) => {
    const location = res.headers.location;
    const statusCode = res.statusCode;

    if (
      location &&
      opts.followRedirects &&
      statusCode >= 300 &&
      statusCode < 400
    ) {
      if (++websocket._redirects > opts.maxRedirects) {
        abortHandshake(websocket, req, 'Maximum redirects exceeded');
        return;
      }

      req.abort();

      let addr;

      try {
        addr = new URL(location, address);
      } catch (e) {
        const err = new SyntaxError(`Invalid URL: ${location}`);
        emitErrorAndClose(websocket, err);
        return;
      }

      initAsClient(websocket, addr, protocols, options);
    } else if (!websocket.emit('unexpected-response', req, res)) {
      abortHandshake(
        websocket,
        req,
        `Unexpected server response: ${res.statusCode}`
      );
    }
  });

  req.on('upgrade', (res, socket, head) => {
    websocket.emit('upgrade', res);

    //
    // The user may have closed the connection from a listener of the
    // `'upgrade'` event.
    //
    if (websocket.readyState !== WebSocket.CONNECTING) return;

    req = websocket._req = null;

    const upgrade = res.headers.upgrade;

    if (upgrade === undefined || upgrade.toLowerCase() !== 'websocket') {
      abortHandshake(websocket, socket, 'Invalid Upgrade header');
      return;
    }

    const digest = createHash('sha1')
      .update(key + GUID)
      .digest('base64');

    if (res.headers['sec-websocket-accept'] !== digest) {
      abortHandshake(websocket, socket, 'Invalid Sec-WebSocket-Accept header');
      return;
    }

    const serverProt = res.headers['sec-websocket-protocol'];
    let protError;

    if (serverProt !== undefined) {
      if (!protocolSet.size) {
        protError = 'Server sent a subprotocol but none was requested';
      } else if (!protocolSet.has(serverProt)) {
        protError = 'Server sent an invalid subprotocol';
      }
    } else if (protocolSet.size) {
      protError = 'Server sent no subprotocol';
    }

    if (protError) {
      abortHandshake(websocket, socket, protError);
      return;
    }

    if (serverProt) websocket._protocol = serverProt;

    const secWebSocketExtensions = res.headers['sec-websocket-extensions'];

    if (secWebSocketExtensions !== undefined) {
      if (!perMessageDeflate) {
        const message =
          'Server sent a Sec-WebSocket-Extensions header but no extension ' +
          'was requested';
        abortHandshake(websocket, socket, message);
        return;
      }

      let extensions;

      try {
        extensions = parse(secWebSocketExtensions);
      } catch (err) {
        const message = 'Invalid Sec-WebSocket-Extensions header';
        abortHandshake(websocket, socket, message);
        return;
      }

      const extensionNames = Object.keys(extensions);

      if (
        extensionNames.length !== 1 ||
        extensionNames[0] !== PerMessageDeflate.extensionName
      ) {
        const message = 'Server indicated an extension that was not requested';
        abortHandshake(websocket, socket, message);
        return;
      }

      try {
        perMessageDeflate.accept(extensions[PerMessageDeflate.extensionName]);
      } catch (err) {
        const message = 'Invalid Sec-WebSocket-Extensions header';
        abortHandshake(websocket, socket, message);
        return;
      }

      websocket._extensions[PerMessageDeflate.extensionName] =
        perMessageDeflate;
    }

    websocket.setSocket(socket, head, {
      allowSynchronousEvents: opts.allowSynchronousEvents,
      generateMask: opts.generateMask,
      maxBufferedChunks: opts.maxBufferedChunks,
      maxFragments: opts.maxFragments,
      maxPayload: opts.maxPayload,
      skipUTF8Validation: opts.skipUTF8Validation
    });
  });

  if (opts.finishRequest) {
    opts.finishRequest(req, websocket);
  } else {
    req.end();
  }

  return opts;
}

/**
 * Emit the `'error'` and `'close'` events.
 *
 * @param {WebSocket} websocket The WebSocket instance
 * @param {Error} The error to emit
 * @private
 */
function emitErrorAndClose(websocket, err) {
  websocket._readyState = WebSocket.CLOSING;
  //
  // The following assignment is practically useless and is done only for
  // consistency.
  //
  websocket._errorEmitted = true;
  websocket.emit('error', err);
  websocket.emitClose();
}

/**
 * Create a `net.Socket` and initiate a connection.
 *
 * @param {Object} options Connection options
 * @return {net.Socket} The newly created socket used to start the connection
 * @private
 */
function netConnect(options) {
  options.path = options.socketPath;
  return net.connect(options);
}

/**
 * Create a `tls.TLSSocket` and initiate a connection.
 *
 * @param {Object} options Connection options
 * @return {tls.TLSSocket} The newly created socket used to start the connection
 * @private
 */
function tlsConnect(options) {
  options.path = undefined;

  if (!options.servername && options.servername !== '') {
    options.servername = net.isIP(options.host) ? '' : options.host;
  }

  return tls.connect(options);
}

/**
 * Abort the handshake and emit an error.
 *
 * @param {WebSocket} websocket The WebSocket instance
 * @param {(http.ClientRequest|net.Socket|tls.Socket)} stream The request to
 *     abort or the socket to destroy
 * @param {String} message The error message
 * @private
 */
function abortHandshake(websocket, stream, message) {
  websocket._readyState = WebSocket.CLOSING;

  const err = new Error(message);
  Error.captureStackTrace(err, abortHandshake);

  if (stream.setHeader) {
    stream[kAborted] = true;
    stream.abort();

    if (stream.socket && !stream.socket.destroyed) {
      //
      // On Node.js >= 14.3.0 `request.abort()` does not destroy the socket if
      // called after the request completed. See
      // https://github.com/websockets/ws/issues/1869.
      //
      stream.socket.destroy();
    }

    process.nextTick(emitErrorAndClose, websocket, err);
  } else {
    stream.destroy(err);
    stream.once('error', websocket.emit.bind(websocket, 'error'));
    stream.once('close', websocket.emitClose.bind(websocket));
  }
}

/**
 * Handle cases where the `ping()`, `pong()`, or `send()` methods are called
 * when the `readyState` attribute is `CLOSING` or `CLOSED`.
 *
 * @param {WebSocket} websocket The WebSocket instance
 * @param {*} [data] The data to send
 * @param {Function} [cb] Callback
 * @private
 */
function sendAfterClose(websocket, data, cb) {
  if (data) {
    const length = isBlob(data) ? data.size : toBuffer(data).length;

    //
    // The `_bufferedAmount` property is used only when the peer is a client and
    // the opening handshake fails. Under these circumstances, in fact, the
    // `setSocket()` method is not called, so the `_socket` and `_sender`
    // properties are set to `null`.
    //
    if (websocket._socket) websocket._sender._bufferedBytes += length;
    else websocket._bufferedAmount += length;
  }

  if (cb) {
    const err = new Error(
      `WebSocket is not open: readyState ${websocket.readyState} ` +
        `(${readyStates[websocket.readyState]})`
    );
    process.nextTick(cb, err);
  }
}

/**
 * The listener of the `Receiver` `'conclude'` event.
 *
 * @param {Number} code The status code
 * @param {Buffer} reason The reason for closing
 * @private
 */
function receiverOnConclude(code, reason) {
  const websocket = this[kWebSocket];

  websocket._closeFrameReceived = true;
  websocket._closeCode = code;

  //
  // The reason is a view into the buffer the socket delivered. Copy it so that
  // the `WebSocket` does not keep that buffer alive. The copy is not pooled
  // because a pooled one would keep the pool alive in the same way.
  //
  if (reason.length === 0) {
    websocket._closeMessage = EMPTY_BUFFER;
  } else {
    websocket._closeMessage = Buffer.allocUnsafeSlow(reason.length);
    websocket._closeMessage.set(reason);
  }

  if (websocket._socket[kWebSocket] === undefined) return;

  websocket._socket.removeListener('data', socketOnData);
  process.nextTick(resume, websocket._socket);

  if (code === 1005) websocket.close();
  else websocket.close(code, reason);
}

/**
 * The listener of the `Receiver` `'drain'` event.
 *
 * @private
 */
function receiverOnDrain() {
  const websocket = this[kWebSocket];

  if (!websocket.isPaused) websocket._socket.resume();
}

/**
 * The listener of the `Receiver` `'error'` event.
 *
 * @param {(RangeError|Error)} err The emitted error
 * @private
 */
function receiverOnError(err) {
  const websocket = this[kWebSocket];

  if (websocket._socket[kWebSocket] !== undefined) {
    websocket._socket.removeListener('data', socketOnData);

    //
    // On Node.js < 14.0.0 the `'error'` event is emitted synchronously. See
    // https://github.com/websockets/ws/issues/1940.
    //
    process.nextTick(resume, websocket._socket);

    websocket.close(err[kStatusCode]);
  }

  if (!websocket._errorEmitted) {
    websocket._errorEmitted = true;
    websocket.emit('error', err);
  }
}

/**
 * The listener of the `Receiver` `'finish'` event.
 *
 * @private
 */
function receiverOnFinish() {
  this[kWebSocket].emitClose();
}

/**
 * The listener of the `Receiver` `'message'` event.
 *
 * @param {Buffer|ArrayBuffer|Buffer[])} data The message
 * @param {Boolean} isBinary Specifies whether the message is binary or not
 * @private
 */
function receiverOnMessage(data, isBinary) {
  this[kWebSocket].emit('message', data, isBinary);
}

/**
 * The listener of the `Receiver` `'ping'` event.
 *
 * @param {Buffer} data The data included in the ping frame
 * @private
 */
function receiverOnPing(data) {
  const websocket = this[kWebSocket];

  if (websocket._autoPong && websocket.readyState === WebSocket.OPEN) {
    if (
      websocket._maxPendingAutoPongs > 0 &&
      websocket._pendingAutoPongs >= websocket._maxPendingAutoPongs
    ) {
      websocket.terminate();
    } else {
      websocket._pendingAutoPongs++;
      websocket.pong(data, !this._isServer, websocket._autoPongComplete);
    }
  }

  websocket.emit('ping', data);
}

/**
 * The callback for automatic pong responses.
 *
 * @param {WebSocket} websocket The WebSocket instance
 * @private
 */
function autoPongComplete(websocket) {
  websocket._pendingAutoPongs--;
}

/**
 * The listener of the `Receiver` `'pong'` event.
 *
 * @param {Buffer} data The data included in the pong frame
 * @private
 */
function receiverOnPong(data) {
  this[kWebSocket].emit('pong', data);
}

/**
 * Resume a readable stream
 *
 * @param {Readable} stream The readable stream
 * @private
 */
function resume(stream) {
  stream.resume();
}

/**
 * The `Sender` error event handler.
 *
 * @param {Error} The error
 * @private
 */
function senderOnError(err) {
  const websocket = this[kWebSocket];

  if (websocket.readyState === WebSocket.CLOSED) return;
  if (websocket.readyState === WebSocket.OPEN) {
    websocket._readyState = WebSocket.CLOSING;
    setCloseTimer(websocket);
  }

  //
  // `socket.end()` is used instead of `socket.destroy()` to allow the other
  // peer to finish sending queued data. There is no need to set a timer here
  // because `CLOSING` means that it is already set or not needed.
  //
  this._socket.end();

  if (!websocket._errorEmitted) {
    websocket._errorEmitted = true;
    websocket.emit('error', err);
  }
}

/**
 * Set a timer to destroy the underlying raw socket of a WebSocket.
 *
 * @param {WebSocket} websocket The WebSocket instance
 * @private
 */
function setCloseTimer(websocket) {
  websocket._closeTimer = setTimeout(
    websocket._socket.destroy.bind(websocket._socket),
    websocket._closeTimeout
  );
}

/**
 * The listener of the socket `'close'` event.
 *
 * @private
 */
function socketOnClose() {
  const websocket = this[kWebSocket];

  this.removeListener('close', socketOnClose);
  this.removeListener('data', socketOnData);
  this.removeListener('end', socketOnEnd);

  websocket._readyState = WebSocket.CLOSING;

  //
  // The close frame might not have been received or the `'end'` event emitted,
  // for example, if the socket was destroyed due to an error. Ensure that the
  // `receiver` stream is closed after writing any remaining buffered data to
  // it. If the readable side of the socket is in flowing mode then there is no
  // buffered data as everything has been already written. If instead, the
  // socket is paused, any possible buffered data will be read as a single
  // chunk.
  //
  if (
    !this._readableState.endEmitted &&
    !websocket._closeFrameReceived &&
    !websocket._receiver._writableState.errorEmitted &&
    this._readableState.length !== 0
  ) {
    const chunk = this.read(this._readableState.length);

    websocket._receiver.write(chunk);
  }

  websocket._receiver.end();

  this[kWebSocket] = undefined;

  clearTimeout(websocket._closeTimer);

  if (
    websocket._receiver._writableState.finished ||
    websocket._receiver._writableState.errorEmitted
  ) {
    websocket.emitClose();
  } else {
    websocket._receiver.on('error', receiverOnFinish);
    websocket._receiver.on('finish', receiverOnFinish);
  }
}

/**
 * The listener of the socket `'data'` event.
 *
 * @param {Buffer} chunk A chunk of data
 * @private
 */
function socketOnData(chunk) {
  if (!this[kWebSocket]._receiver.write(chunk)) {
    this.pause();
  }
}

/**
 * The listener of the socket `'end'` event.
 *
 * @private
 */
function socketOnEnd() {
  const websocket = this[kWebSocket];

  websocket._readyState = WebSocket.CLOSING;
  websocket._receiver.end();
  this.end();
}

/**
 * The listener of the socket `'error'` event.
 *
 * @private
 */
function socketOnError() {
  const websocket = this[kWebSocket];

  this.removeListener('error', socketOnError);
  this.on('error', NOOP);

  if (websocket) {
    websocket._readyState = WebSocket.CLOSING;
    this.destroy();
  }
}


/***/ }),

/***/ 8061:
/***/ ((module) => {

module.exports = eval("require")("bufferutil");


/***/ }),

/***/ 460:
/***/ ((module) => {

module.exports = eval("require")("utf-8-validate");


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3480:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 3043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var Scalar = __nccwpck_require__(1543);
var YAMLMap = __nccwpck_require__(1856);
var YAMLSeq = __nccwpck_require__(3013);
var resolveBlockMap = __nccwpck_require__(9573);
var resolveBlockSeq = __nccwpck_require__(1120);
var resolveFlowCollection = __nccwpck_require__(8884);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 4153:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3915);
var composeNode = __nccwpck_require__(7691);
var resolveEnd = __nccwpck_require__(2022);
var resolveProps = __nccwpck_require__(3121);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 7691:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(7);
var identity = __nccwpck_require__(1737);
var composeCollection = __nccwpck_require__(3043);
var composeScalar = __nccwpck_require__(6547);
var resolveEnd = __nccwpck_require__(2022);
var utilEmptyScalarPosition = __nccwpck_require__(3933);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 6547:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var Scalar = __nccwpck_require__(1543);
var resolveBlockScalar = __nccwpck_require__(1399);
var resolveFlowScalar = __nccwpck_require__(2976);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 2814:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(2768);
var Document = __nccwpck_require__(3915);
var errors = __nccwpck_require__(8450);
var identity = __nccwpck_require__(1737);
var composeDoc = __nccwpck_require__(4153);
var resolveEnd = __nccwpck_require__(2022);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 9573:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7567);
var YAMLMap = __nccwpck_require__(1856);
var resolveProps = __nccwpck_require__(3121);
var utilContainsNewline = __nccwpck_require__(7865);
var utilFlowIndentCheck = __nccwpck_require__(5637);
var utilMapIncludes = __nccwpck_require__(1117);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 1399:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 1120:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(3013);
var resolveProps = __nccwpck_require__(3121);
var utilFlowIndentCheck = __nccwpck_require__(5637);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 2022:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 8884:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var Pair = __nccwpck_require__(7567);
var YAMLMap = __nccwpck_require__(1856);
var YAMLSeq = __nccwpck_require__(3013);
var resolveEnd = __nccwpck_require__(2022);
var resolveProps = __nccwpck_require__(3121);
var utilContainsNewline = __nccwpck_require__(7865);
var utilMapIncludes = __nccwpck_require__(1117);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 2976:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);
var resolveEnd = __nccwpck_require__(2022);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 3121:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 7865:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 3933:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 5637:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(7865);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1117:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3915:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(7);
var Collection = __nccwpck_require__(935);
var identity = __nccwpck_require__(1737);
var Pair = __nccwpck_require__(7567);
var toJS = __nccwpck_require__(445);
var Schema = __nccwpck_require__(7878);
var stringifyDocument = __nccwpck_require__(9255);
var anchors = __nccwpck_require__(9030);
var applyReviver = __nccwpck_require__(6767);
var createNode = __nccwpck_require__(1126);
var directives = __nccwpck_require__(2768);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 9030:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var visit = __nccwpck_require__(4190);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 6767:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 1126:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(7);
var identity = __nccwpck_require__(1737);
var Scalar = __nccwpck_require__(1543);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 2768:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var visit = __nccwpck_require__(4190);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 8450:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 6637:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(2814);
var Document = __nccwpck_require__(3915);
var Schema = __nccwpck_require__(7878);
var errors = __nccwpck_require__(8450);
var Alias = __nccwpck_require__(7);
var identity = __nccwpck_require__(1737);
var Pair = __nccwpck_require__(7567);
var Scalar = __nccwpck_require__(1543);
var YAMLMap = __nccwpck_require__(1856);
var YAMLSeq = __nccwpck_require__(3013);
var cst = __nccwpck_require__(1475);
var lexer = __nccwpck_require__(7371);
var lineCounter = __nccwpck_require__(1242);
var parser = __nccwpck_require__(8238);
var publicApi = __nccwpck_require__(9901);
var visit = __nccwpck_require__(4190);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 8195:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 7:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(9030);
var visit = __nccwpck_require__(4190);
var identity = __nccwpck_require__(1737);
var Node = __nccwpck_require__(9447);
var toJS = __nccwpck_require__(445);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 935:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(1126);
var identity = __nccwpck_require__(1737);
var Node = __nccwpck_require__(9447);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 9447:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(6767);
var identity = __nccwpck_require__(1737);
var toJS = __nccwpck_require__(445);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7567:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(1126);
var stringifyPair = __nccwpck_require__(8070);
var addPairToJSMap = __nccwpck_require__(8374);
var identity = __nccwpck_require__(1737);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 1543:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var Node = __nccwpck_require__(9447);
var toJS = __nccwpck_require__(445);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 1856:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(486);
var addPairToJSMap = __nccwpck_require__(8374);
var Collection = __nccwpck_require__(935);
var identity = __nccwpck_require__(1737);
var Pair = __nccwpck_require__(7567);
var Scalar = __nccwpck_require__(1543);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 3013:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(1126);
var stringifyCollection = __nccwpck_require__(486);
var Collection = __nccwpck_require__(935);
var identity = __nccwpck_require__(1737);
var Scalar = __nccwpck_require__(1543);
var toJS = __nccwpck_require__(445);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 8374:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(8195);
var merge = __nccwpck_require__(5970);
var stringify = __nccwpck_require__(5474);
var identity = __nccwpck_require__(1737);
var toJS = __nccwpck_require__(445);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1737:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 445:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 1588:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(1399);
var resolveFlowScalar = __nccwpck_require__(2976);
var errors = __nccwpck_require__(8450);
var stringifyString = __nccwpck_require__(4387);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 751:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 1:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 1475:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(1588);
var cstStringify = __nccwpck_require__(751);
var cstVisit = __nccwpck_require__(1);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 7371:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(1475);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 1242:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 8238:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(1475);
var lexer = __nccwpck_require__(7371);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 9901:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(2814);
var Document = __nccwpck_require__(3915);
var errors = __nccwpck_require__(8450);
var log = __nccwpck_require__(8195);
var identity = __nccwpck_require__(1737);
var lineCounter = __nccwpck_require__(1242);
var parser = __nccwpck_require__(8238);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 7878:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var map = __nccwpck_require__(773);
var seq = __nccwpck_require__(1744);
var string = __nccwpck_require__(2678);
var tags = __nccwpck_require__(8904);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 773:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var YAMLMap = __nccwpck_require__(1856);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 5410:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1744:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var YAMLSeq = __nccwpck_require__(3013);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 2678:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(4387);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 8437:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 2859:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);
var stringifyNumber = __nccwpck_require__(2827);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 4044:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(2827);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 1946:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(773);
var _null = __nccwpck_require__(5410);
var seq = __nccwpck_require__(1744);
var string = __nccwpck_require__(2678);
var bool = __nccwpck_require__(8437);
var float = __nccwpck_require__(2859);
var int = __nccwpck_require__(4044);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 9605:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);
var map = __nccwpck_require__(773);
var seq = __nccwpck_require__(1744);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 8904:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(773);
var _null = __nccwpck_require__(5410);
var seq = __nccwpck_require__(1744);
var string = __nccwpck_require__(2678);
var bool = __nccwpck_require__(8437);
var float = __nccwpck_require__(2859);
var int = __nccwpck_require__(4044);
var schema = __nccwpck_require__(1946);
var schema$1 = __nccwpck_require__(9605);
var binary = __nccwpck_require__(6737);
var merge = __nccwpck_require__(5970);
var omap = __nccwpck_require__(8781);
var pairs = __nccwpck_require__(9751);
var schema$2 = __nccwpck_require__(3019);
var set = __nccwpck_require__(1314);
var timestamp = __nccwpck_require__(5994);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6737:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(1543);
var stringifyString = __nccwpck_require__(4387);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 2348:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 7292:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);
var stringifyNumber = __nccwpck_require__(2827);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 7851:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(2827);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 5970:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var Scalar = __nccwpck_require__(1543);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 8781:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var toJS = __nccwpck_require__(445);
var YAMLMap = __nccwpck_require__(1856);
var YAMLSeq = __nccwpck_require__(3013);
var pairs = __nccwpck_require__(9751);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 9751:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var Pair = __nccwpck_require__(7567);
var Scalar = __nccwpck_require__(1543);
var YAMLSeq = __nccwpck_require__(3013);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 3019:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(773);
var _null = __nccwpck_require__(5410);
var seq = __nccwpck_require__(1744);
var string = __nccwpck_require__(2678);
var binary = __nccwpck_require__(6737);
var bool = __nccwpck_require__(2348);
var float = __nccwpck_require__(7292);
var int = __nccwpck_require__(7851);
var merge = __nccwpck_require__(5970);
var omap = __nccwpck_require__(8781);
var pairs = __nccwpck_require__(9751);
var set = __nccwpck_require__(1314);
var timestamp = __nccwpck_require__(5994);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1314:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var Pair = __nccwpck_require__(7567);
var YAMLMap = __nccwpck_require__(1856);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 5994:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(2827);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 9777:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 5474:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(9030);
var identity = __nccwpck_require__(1737);
var stringifyComment = __nccwpck_require__(2005);
var stringifyString = __nccwpck_require__(4387);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 486:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var stringify = __nccwpck_require__(5474);
var stringifyComment = __nccwpck_require__(2005);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 2005:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 9255:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var stringify = __nccwpck_require__(5474);
var stringifyComment = __nccwpck_require__(2005);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 2827:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 8070:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);
var Scalar = __nccwpck_require__(1543);
var stringify = __nccwpck_require__(5474);
var stringifyComment = __nccwpck_require__(2005);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 4387:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(1543);
var foldFlowLines = __nccwpck_require__(9777);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 4190:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1737);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 6041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  AM: () => (/* binding */ BEGUN),
  oQ: () => (/* binding */ answered),
  ZQ: () => (/* binding */ begunIn),
  Jy: () => (/* binding */ undoneWithin),
  vm: () => (/* binding */ whileBegun)
});

// UNUSED EXPORTS: cancelledAfter

// EXTERNAL MODULE: ./src/errors.js
var errors = __nccwpck_require__(9973);
;// CONCATENATED MODULE: ./src/commands/cancel-build.js

/**
 * Ends a build. Racks newer than 3.24.9 have a call for it; with others the process that builds is stopped, and the build
 * is written down as failed, since nobody is left to do so.
 * @throws ConvoxError when the Rack does not answer
 */
async function cancelBuild(rack, app, id, deps) {
    const name = `build ${id} of ${app}`;
    try {
        await rack.builds.cancel(app, id);
        return { done: true, told: `${name} was cancelled` };
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo))
            throw error;
        if (isRefusal(error))
            return notAllowed(name, error);
        const build = await rack.builds.get(app, id);
        if (hasEnded(build))
            return { done: true, told: `${name} had already ended: it is ${build.status}` };
        // Only an unknown address, or another method for a known one, tells an older Rack.
        if (error.status !== 404 && error.status !== 405) {
            return { done: false, told: `${name} goes on at the Rack, which does not cancel it: ${error.reason}` };
        }
        return await stopped(rack, build, name, deps);
    }
}
async function stopped(rack, build, name, { now }) {
    const { app, id, process } = build;
    let hasProcess = process !== "";
    try {
        if (hasProcess)
            await rack.processes.stop(app, process);
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo))
            throw error;
        if (isRefusal(error))
            return notAllowed(name, error);
        hasProcess = false; // it is gone already, or was never there
    }
    try {
        await rack.builds.markFailed(app, id, new Date(now()));
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo))
            throw error;
        const what = hasProcess ? `the process of ${name} was stopped` : `${name} has no process`;
        return { done: hasProcess, told: `${what}, but the Rack goes on to list it as ${build.status}: ${error.reason}` };
    }
    const how = hasProcess ? "its process was stopped" : "it had no process";
    return { done: true, told: `${name} was ended: ${how}, and it is marked failed` };
}
function notAllowed(name, error) {
    return {
        done: true,
        told: `${name} goes on at the Rack: this key may not cancel builds (${error.status} ${error.reason})`,
    };
}
function isRefusal({ status }) {
    return status === 401 || status === 403;
}
function hasEnded({ status }) {
    return status === "complete" || status === "failed";
}

// EXTERNAL MODULE: ./src/commands/cancel-promotion.js
var cancel_promotion = __nccwpck_require__(8925);
// EXTERNAL MODULE: ./src/commands/stop-process.js
var stop_process = __nccwpck_require__(5531);
;// CONCATENATED MODULE: ./src/commands/begun.js




/** Where the note for the step after the job is kept. */
const BEGUN = "begun";
/** What a request that begins something may still take when the job has been cancelled. */
const ANSWER_MS = 3_000;
/** GitHub sends its second signal 7.5 s after the first. */
const UNDO_MS = 4_000;
/**
 * Result of `body`, which waits for what was begun. When the job is cancelled meanwhile, that is ended at the Rack, and
 * the error says so. The note is for `undoLeft`, should this process not live long enough.
 * @throws CancelledError saying what was ended and what goes on
 */
async function whileBegun(begun, deps, body) {
    deps.host.save(BEGUN, JSON.stringify(begun));
    let left = false;
    try {
        return await body();
    }
    catch (error) {
        if (!deps.signal.aborted)
            throw error;
        const { done, told } = await undoneWithin(UNDO_MS, begun, deps.rack, deps);
        left = !done;
        throw cancelledAfter(deps.signal, told, error);
    }
    finally {
        if (!left)
            deps.host.save(BEGUN, "");
    }
}
/**
 * Result of a request that begins something. A cancelled job still waits some seconds for the answer: without it nobody
 * would know what to end.
 */
async function answered({ rack, signal }, request) {
    const end = new AbortController();
    let timer;
    const limit = () => {
        timer = setTimeout(() => end.abort(signal.reason), ANSWER_MS);
    };
    signal.throwIfAborted();
    signal.addEventListener("abort", limit, { once: true });
    const patient = rack.withSignal(end.signal);
    try {
        return await request(patient);
    }
    finally {
        signal.removeEventListener("abort", limit);
        clearTimeout(timer);
        patient.close();
    }
}
/** Ends what `begun` names, in at most `ms`; never throws. */
async function undoneWithin(ms, begun, rack, deps) {
    const patient = rack.withSignal(AbortSignal.timeout(ms));
    try {
        switch (begun.kind) {
            case "build":
                return await cancelBuild(patient, begun.app, begun.id, deps);
            case "process":
                return await (0,stop_process/* stopProcess */.g)(patient, begun.app, begun.id);
            case "promotion":
                return await (0,cancel_promotion/* cancelPromotion */.m)(patient, begun, deps);
        }
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC))
            throw error;
        const why = error instanceof errors/* CancelledError */.cc ? `the Rack did not answer within ${ms / 1000} s` : error.message;
        return { done: false, told: `${begun.kind} ${begun.id} of ${begun.app} may go on at the Rack: ${why}` };
    }
    finally {
        patient.close();
    }
}
/** The note of a job that was ended in the middle; undefined for none, and for one that makes no sense. */
function begunIn(note) {
    try {
        const value = JSON.parse(note);
        if (typeof value !== "object" || value === null)
            return undefined;
        const { kind, app, id, onCancel } = value;
        if (typeof app !== "string" || typeof id !== "string")
            return undefined;
        if (kind === "build" || kind === "process")
            return { kind, app, id };
        if (kind === "promotion")
            return { kind, app, id, onCancel: onCancel === "rollback" ? "rollback" : "leave" };
    }
    catch {
        // Not JSON: there is no note.
    }
    return undefined;
}
/** The end of a cancelled job, with what became of what it had begun. */
function cancelledAfter(signal, told, cause) {
    const inner = cause instanceof errors/* CancelledError */.cc ? cause : undefined;
    const reason = signal.reason instanceof Error ? signal.reason.message : "cancelled";
    return new errors/* CancelledError */.cc(`${inner?.message ?? reason}; ${told}`, { cause, outputs: inner?.outputs });
}


/***/ }),

/***/ 8925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ onCancelInput),
/* harmony export */   m: () => (/* binding */ cancelPromotion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9973);

/** For every command that promotes. */
const onCancelInput = {
    "on-cancel": {
        description: "What becomes of a promotion that is under way when the job is cancelled: leave lets the Rack finish it, " +
            "rollback makes the app go back to the release before",
        choices: ["leave", "rollback"],
        default: "leave",
    },
};
/** Racks begin late: so often an app is read until it is seen to update, and so long apart. */
const READS = 3;
const READ_EVERY_MS = 500;
/**
 * Leaves a promotion to the Rack, or turns it into a rollback. The latter only while the app is `updating`: an app that is
 * rolling back already would fail by it for good.
 * @throws ConvoxError when the Rack does not answer
 */
async function cancelPromotion(rack, { app, id, onCancel }, { sleep }) {
    if (onCancel === "leave")
        return { done: true, told: `the promotion of ${id} goes on at the Rack, if it has begun` };
    for (let reads = 1;; reads++) {
        const seen = await rack.apps.get(app);
        if (seen.status === "updating")
            return await rolledBack(rack, seen, id);
        const isLast = reads === READS;
        if (seen.status !== "running")
            return { done: true, told: `${app} was ${inWords(seen)} already: nothing was done` };
        if (isLast || seen.release === id)
            return { done: true, told: `${app} was running ${seen.release || "no release"}: nothing was cancelled` };
        await sleep(READ_EVERY_MS);
    }
}
async function rolledBack(rack, { name }, id) {
    try {
        await rack.apps.cancel(name);
        return { done: true, told: `the promotion of ${id} was cancelled: ${name} goes back to the release before` };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConvoxError */ .AC))
            throw error;
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        const isRefusal = error.status === 401 || error.status === 403;
        const now = await rack.apps.get(name);
        if (now.status !== "updating")
            return { done: true, told: `${name} is ${inWords(now)}: the promotion had ended` };
        return {
            done: isRefusal,
            told: `the promotion of ${id} goes on at the Rack, which does not cancel it: ${error.status} ${error.reason}`,
        };
    }
}
function inWords({ status }) {
    return status === "rollback" ? "rolling back" : status;
}


/***/ }),

/***/ 2210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
/** Lets the compiler infer a command's types from its declaration. */
function command(declaration) {
    return declaration;
}


/***/ }),

/***/ 9183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ connectionInputs)
/* harmony export */ });
/** Inputs of every command that talks to a Rack. The door makes the connection; a command never sees the key. */
const connectionInputs = {
    rack: {
        description: "Name of the Rack as the Console shows it: organization/rack, or a part of it that only one Rack has; " +
            "local is the Rack inside this package",
        short: "r",
        fallback: "CONVOX_RACK, or the Rack that RACK_URL names",
    },
    host: {
        description: "Host name of the Console",
        fallback: "CONVOX_HOST, else console.convox.com",
    },
    password: {
        description: "Deploy key of the organization",
        fallback: "CONVOX_PASSWORD",
        secret: true,
    },
    "tls-verify": {
        description: "Verify the certificate of the Console or Rack; false only for a Rack with a self-signed certificate",
        kind: "boolean",
        default: "true",
    },
    "ca-file": {
        description: "PEM file with certificates of authorities to trust besides the usual ones",
    },
};


/***/ }),

/***/ 3540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ commands)
});

// EXTERNAL MODULE: ./src/errors.js
var errors = __nccwpck_require__(9973);
// EXTERNAL MODULE: ./src/rack/index.js + 38 modules
var src_rack = __nccwpck_require__(4741);
;// CONCATENATED MODULE: ./src/commands/build-args.js


/**
 * Build arguments with a value each: a bare `KEY` takes the job's environment variable of that name, and stays bare when
 * there is none but the Rack fills it in itself.
 * @throws InputError naming every key that has no value
 */
function withValues(given, env) {
    const missing = [];
    const args = given.map((item) => {
        const value = item.includes("=") ? undefined : env[item];
        if (value !== undefined)
            return `${item}=${value}`;
        if (!item.includes("=") && !(0,src_rack/* isProvidedByRack */.iq)(item))
            missing.push(item);
        return item;
    });
    if (missing.length === 0)
        return args;
    throw new errors/* InputError */.dz(missing
        .map((key) => /^\w+$/.test(key)
        ? `build-args: ${key} has no value, and the environment has no variable ${key}`
        : "build-args: an item is neither KEY=VALUE nor the name of an environment variable")
        .join("\n"), { hint: "give KEY=VALUE, one for each line" });
}

// EXTERNAL MODULE: ./src/commands/begun.js + 1 modules
var begun = __nccwpck_require__(6041);
;// CONCATENATED MODULE: ./src/commands/build-log.js


/** How much of the log's end is kept to find the failing step's message in. */
const TAIL_BYTES = 16 * 1024;
/**
 * Reads the build until it is complete or failed: the build's status is the truth, its log is only the picture.
 * @throws TimeoutError after `timeoutMs`; the build goes on at the Rack then
 */
async function build_log_settledBuild({ app, id }, timeoutMs, deps) {
    try {
        return await (0,src_rack/* settled */.gu)(() => deps.rack.builds.get(app, id), {
            ...deps,
            what: `build ${id} of ${app} to end`,
            timeoutMs,
            consecutive: 1,
            done: ({ status }) => status === "complete" || status === "failed",
            state: ({ status }) => status,
        });
    }
    catch (error) {
        if (!(error instanceof errors/* TimeoutError */.MU))
            throw error;
        throw new errors/* TimeoutError */.MU(error.message, {
            hint: `it goes on at the Rack: convox-ci builds info ${id} --app ${app} tells how it ends; build-timeout allows more`,
        });
    }
}
/** Prints the build's log until `ending` resolves; gives the end of it as text. Losing the log fails nothing. */
async function build_log_showBuildLog(build, ending, deps) {
    let tail = Buffer.alloc(0);
    async function* kept() {
        for await (const bytes of (0,src_rack/* followBuildLog */.sE)(deps.rack, build.app, build.id, {
            ...deps,
            settled: ending,
            onNotice: deps.host.warn,
        })) {
            tail = Buffer.concat([tail, bytes]).subarray(-TAIL_BYTES);
            yield bytes;
        }
    }
    await deps.host.stream(kept());
    return tail.toString("utf8");
}

// EXTERNAL MODULE: ./src/commands/command.js
var command = __nccwpck_require__(2210);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./src/commands/log-file.js



/** For every command that shows a log. */
const logFileInput = {
    "log-file": {
        description: "File that the whole log is saved to as well, byte for byte but for the deploy key",
    },
};
const FLUSH_BYTES = 64 * 1024;
/**
 * Result of `body`, which gets the file. A path that cannot be opened is refused before anything else is done; what goes
 * wrong later, a full disk say, costs a warning and nothing else.
 * @throws InputError
 */
async function withLogFile(path, { cwd, host }, body) {
    if (path === undefined)
        return body({ through: (chunks) => chunks });
    let handle = await opened(path, cwd);
    const mask = host.masking();
    let waiting = [];
    let size = 0;
    const giveUp = async (error) => {
        host.warn(`the log is not saved to ${path} any further: ${reason(error)}`);
        const broken = handle;
        handle = undefined;
        await broken?.close().catch(() => undefined);
    };
    const flush = async () => {
        const bytes = Buffer.concat(waiting);
        waiting = [];
        size = 0;
        try {
            if (bytes.length > 0)
                await handle?.appendFile(bytes);
        }
        catch (error) {
            await giveUp(error);
        }
    };
    async function* through(chunks) {
        for await (const chunk of chunks) {
            if (handle) {
                const bytes = mask.push(chunk);
                waiting.push(Buffer.from(bytes));
                size += bytes.length;
                if (size >= FLUSH_BYTES)
                    await flush();
            }
            yield chunk;
        }
    }
    try {
        return await body({ through });
    }
    finally {
        waiting.push(mask.end());
        await flush();
        await handle?.close().catch(giveUp);
    }
}
async function opened(path, cwd) {
    const full = (0,external_node_path_.resolve)(cwd, path);
    try {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(full), { recursive: true });
        return await (0,promises_.open)(full, "w");
    }
    catch (cause) {
        throw new errors/* InputError */.dz(`log-file is ${JSON.stringify(path)}: it cannot be written: ${reason(cause)}`, { cause });
    }
}
/** Node's message without its code's name in front of it. */
function reason(error) {
    return error instanceof Error ? error.message.replace(/^[A-Z]+: /, "").replace(/, [a-z]+( '.*')?$/, "") : String(error);
}

;// CONCATENATED MODULE: ./src/commands/lost-answer.js



/** A Rack may write a build down a moment after it was asked. */
const BUILD_LOOKS = 3;
const LOOK_EVERY_MS = 2_000;
/** How long a promotion may take to show. */
const PROMOTION_SHOWS_MS = 20_000;
/**
 * The build that `request` starts; it is sent once. When the answer is lost, the Rack's builds are looked through: another
 * build of the same commit may run, so the one that is found is named, and not taken for this one.
 * @throws UnreachableError that says whether a build was started
 */
async function createdBuild(wanted, request, deps) {
    const { app } = wanted;
    try {
        return await answered(deps, request);
    }
    catch (error) {
        if (error instanceof CancelledError) {
            const told = `a build may have been started all the same: convox-ci builds --app ${app} lists it`;
            throw cancelledAfter(deps.signal, told, error);
        }
        if (!(error instanceof ConvoxError) || !mayHaveHappened(error))
            throw error;
        throw await withTrace(error, wanted, deps);
    }
}
async function withTrace(error, { app, description, gitSha }, { rack, sleep, signal }) {
    for (let looks = 1; looks <= BUILD_LOOKS; looks++) {
        await sleep(LOOK_EVERY_MS, signal);
        let builds;
        try {
            builds = await rack.builds.list(app);
        }
        catch (failure) {
            if (!(failure instanceof ConvoxError) || failure instanceof CancelledError)
                throw failure;
            return error; // its own hint says to look first
        }
        const found = builds.find((build) => isUnderWay(build) && build.description === description && (build.gitSha === "" || build.gitSha === gitSha));
        if (!found)
            continue;
        return new UnreachableError(`${error.message}; build ${found.id} of ${app} has been started, and looks like this one`, {
            cause: error,
            hint: `convox-ci builds logs ${found.id} --app ${app} follows it; builds info names its release`,
            outputs: { build: found.id },
        });
    }
    return new UnreachableError(`${error.message}; no build of ${app} that looks like it has been started`, {
        cause: error,
        hint: "it is safe to try again",
    });
}
function isUnderWay({ status }) {
    return status === "created" || status === "running";
}
/**
 * Sends a promotion, once. When the answer is lost, the app shows whether it has begun; then this returns as if the answer
 * had come.
 * @throws UnreachableError when nothing of it shows
 */
async function startedPromotion({ app, release, before }, request, deps) {
    try {
        await answered(deps, request);
    }
    catch (error) {
        if (error instanceof CancelledError) {
            throw cancelledAfter(deps.signal, `the promotion of ${release} may have begun all the same`, error);
        }
        if (!(error instanceof ConvoxError) || !mayHaveHappened(error))
            throw error;
        deps.host.warn(`${error.message}; looking whether the promotion has begun`);
        try {
            await settled(() => deps.rack.apps.get(app), {
                ...deps,
                what: `the promotion of ${release} to show`,
                timeoutMs: PROMOTION_SHOWS_MS,
                consecutive: 1,
                done: (seen) => seen.status !== "running" || (seen.release === release && before.release !== release),
            });
        }
        catch (silence) {
            if (!(silence instanceof TimeoutError))
                throw silence;
            throw new UnreachableError(`${error.message}; ${app} shows nothing of the promotion of ${release}`, {
                cause: error,
                hint: "it is safe to try again",
            });
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./src/manifest/index.js + 15 modules
var src_manifest = __nccwpck_require__(1342);
// EXTERNAL MODULE: ./src/pack/index.js + 16 modules
var pack = __nccwpck_require__(1338);
;// CONCATENATED MODULE: ./src/commands/units.js
/** 1500 -> "1.5 kB", in powers of 1000. */
function byteSize(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB"];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
/** Milliseconds as "0s", "42s", "3m5s", "1h2m3s": the way the Convox CLI shows how long a build took. */
function elapsed(ms) {
    const total = Math.max(0, Math.round(ms / 1000));
    const hours = Math.floor(total / 3600);
    const minutes = Math.floor((total % 3600) / 60);
    return `${hours > 0 ? `${hours}h` : ""}${hours > 0 || minutes > 0 ? `${minutes}m` : ""}${total % 60}s`;
}
/** How long ago `time` was, in words: "38 seconds ago", "1 minute ago". */
function ago(time, now) {
    const seconds = Math.max(0, (now - time.getTime()) / 1000);
    if (seconds < 1)
        return "now";
    const units = [
        ["year", 365 * 86400],
        ["month", 30 * 86400],
        ["week", 7 * 86400],
        ["day", 86400],
        ["hour", 3600],
        ["minute", 60],
        ["second", 1],
    ];
    const [name, size] = units.find(([, length]) => seconds >= length) ?? ["second", 1];
    const count = Math.floor(seconds / size);
    return `${count} ${name}${count === 1 ? "" : "s"} ago`;
}

;// CONCATENATED MODULE: ./src/commands/source.js







/**
 * Reads and checks the manifest, then walks the tree under `dir` less what .dockerignore names.
 * @throws InputError, ManifestError or PackError; nothing has been sent then
 */
async function readSource(dir, manifestName, { cwd, git, signal }) {
    const root = await directory(dir, cwd);
    const manifest = await (0,src_manifest/* readManifest */.W)(root, manifestName === undefined ? {} : { manifest: manifestName });
    (0,src_manifest/* checkManifest */.K)(manifest, undefined);
    const tree = await (0,pack/* sourceTree */._)(root, {
        keep: [manifest.file, ...manifest.builds.map((build) => build.dockerfile)],
        executable: await git.executable(root),
        signal,
    });
    return { dir: root, manifest, tree };
}
async function directory(dir, cwd) {
    const path = (0,external_node_path_.resolve)(cwd, dir);
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (!found?.isDirectory()) {
        throw new errors/* InputError */.dz(`working-directory is ${JSON.stringify(dir)}: ${found ? "that is not a directory" : "there is no such directory"}`);
    }
    return path;
}
/** Says what goes into the archive, and whatever looks wrong about it. */
function reportSource(source, generation, host) {
    for (const problem of (0,src_manifest/* checkManifest */.K)(source.manifest, generation.generation)) {
        const line = problem.line === undefined ? "" : `:${problem.line}`;
        host.warn(`${source.manifest.file}${line}: ${problem.message}`);
    }
    for (const warning of source.tree.warnings)
        host.warn(warning.message);
    const { files, bytes, ignored } = source.tree;
    const left = ignored === 0 ? "" : `, ${ignored} left out by .dockerignore`;
    host.info(`${files} ${files === 1 ? "file" : "files"}, ${byteSize(bytes)}${left}`);
}
/** Milliseconds between two lines of upload progress. */
const PROGRESS_EVERY = 5_000;
/**
 * Packs and uploads in one go; nothing is held in memory or on disk. A retry packs anew.
 * @returns the object's URL and the archive's size in bytes
 */
async function upload(source, app, deps) {
    const { host, now, rack, signal } = deps;
    const key = `tmp/${(0,external_node_crypto_.randomBytes)(15).toString("hex")}.tgz`;
    const total = source.tree.bytes;
    const started = now();
    let shown = started;
    let bytes = 0;
    const onProgress = (done) => {
        const time = now();
        if (time - shown < PROGRESS_EVERY)
            return;
        shown = time;
        const rate = (done / (time - started)) * 1000;
        const left = Math.ceil((total - done) / Math.max(rate, 1));
        host.info(`Uploading: ${Math.floor((done / Math.max(total, 1)) * 100)}% of ${byteSize(total)}, ${byteSize(rate)}/s, about ${left} s left`);
    };
    const url = await rack.objects.store(app, key, () => (0,pack/* tarball */.z)(source.tree, { signal, onProgress }), {
        onProgress: (sent) => {
            bytes = sent;
        },
    });
    const seconds = (now() - started) / 1000;
    host.info(`Uploaded ${byteSize(bytes)} in ${seconds.toFixed(1)} s`);
    return { url, bytes };
}

;// CONCATENATED MODULE: ./src/commands/build.js









const buildInputs = {
    "working-directory": {
        description: "Directory with the source, its convox.yml at the top",
        positional: "dir",
        default: ".",
    },
    app: {
        description: "Name of the app",
        required: true,
        short: "a",
        env: ["CONVOX_APP"],
        fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name",
    },
    description: {
        description: "Description of the build and its release",
        short: "d",
        fallback: "the commit's short id and subject, when the work tree is clean",
    },
    manifest: {
        description: "Manifest to build from, as a path inside the source",
        short: "m",
        fallback: "convox.yml",
    },
    "build-args": {
        description: "Build arguments, KEY=VALUE; a bare KEY takes the value of the environment variable KEY",
        kind: "lines",
        aliases: ["buildargs"],
    },
    cached: {
        description: "Use the Rack's build cache",
        kind: "boolean",
        fallback: "true",
    },
    "no-cache": {
        description: "Build without the Rack's cache: the opposite of cached",
        kind: "boolean",
    },
    development: {
        description: "Build the Dockerfile's stage that is named development",
        kind: "boolean",
        default: "false",
    },
    "wildcard-domain": {
        description: "Give the app's services a wildcard domain (v2 Racks)",
        kind: "boolean",
        default: "false",
    },
    "build-timeout": {
        description: "How long the build may take",
        kind: "duration",
        default: "60m",
    },
    ...logFileInput,
};
const buildOutputs = {
    build: "Id of the build, such as BABCDEFGHIJ",
    release: "Id of the release that the build made, such as RABCDEFGHIJ",
    app: "Name of the app",
    rack: "Name of the Rack",
    status: "complete",
    "git-sha": "Commit that was built, when the source is a git work tree",
    duration: "How long it took, in seconds",
    "context-size": "Size of the uploaded archive, in bytes",
    "previous-release": "Release that was active before, when the app had one",
};
const build = (0,command/* command */.G)({
    name: "build",
    summary: "Pack a source tree, build it on the Rack, and create a release",
    details: "The release is not promoted: it runs nowhere until `promote` makes it the active one.",
    icon: "package",
    inputs: buildInputs,
    outputs: buildOutputs,
    id: "release",
    run: buildSource,
});
/** Packs, uploads, builds, and waits until the build has settled. `deploy` begins with the same. */
async function buildSource(values, deps) {
    const { app } = values;
    const { host, rack } = deps;
    const started = deps.now();
    const options = { noCache: withoutCache(values), buildArgs: withValues(values.buildArgs, deps.env) };
    const source = await readSource(values.workingDirectory, values.manifest, deps);
    const commit = await deps.git.commit(source.dir);
    const previous = await activeRelease(app, deps);
    const generation = await rack.generation(app);
    (0,src_rack/* buildArgs */.CH)(options.buildArgs, generation); // what this Rack cannot take is refused before anything is sent
    const archive = await host.group(`Packing and uploading ${values.workingDirectory} to ${rack.name}`, () => {
        reportSource(source, generation, host);
        return upload(source, app, deps);
    });
    const created = await rack.builds.create(app, {
        url: archive.url,
        description: values.description ?? (commit?.clean ? `build ${commit.sha.slice(0, 10)} ${commit.subject}` : undefined),
        gitSha: commit?.sha,
        manifest: values.manifest,
        development: values.development,
        wildcardDomain: values.wildcardDomain,
        ...options,
    }, generation);
    const settled = await host.group(`Building ${app} on ${rack.name}: ${created.id}`, async () => {
        const ending = settledBuild(created, values.buildTimeout, deps);
        const tail = await showBuildLog(created, ending, deps);
        return { build: await ending, tail };
    });
    if (settled.build.status === "failed")
        throw failed(settled.build, settled.tail);
    if (settled.build.release === "") {
        throw new errors/* RackError */.yo(`GET /apps/${app}/builds/${created.id}`, undefined, "the build is complete but has no release");
    }
    host.info(`Build:   ${settled.build.id}`);
    host.info(`Release: ${settled.build.release}`);
    return {
        build: settled.build.id,
        release: settled.build.release,
        app,
        rack: rack.name,
        status: settled.build.status,
        "git-sha": commit?.sha ?? "",
        duration: Math.round((deps.now() - started) / 1000),
        "context-size": archive.bytes,
        "previous-release": previous,
    };
}
function withoutCache({ cached, noCache }) {
    if (cached !== undefined && noCache !== undefined && cached === noCache) {
        throw new errors/* InputError */.dz(`cached is ${cached} and no-cache is ${noCache}: they are opposites, give one of them`);
    }
    return noCache ?? cached === false;
}
/**
 * The release that runs before this build; "" when there is none or the key may not ask. An app that the Rack does not
 * know is an error now, before anything is uploaded.
 */
async function activeRelease(app, { rack }) {
    try {
        return (await rack.apps.get(app)).release;
    }
    catch (error) {
        if (error instanceof errors/* RackError */.yo && error.status === 403)
            return "";
        throw error;
    }
}
function failed(build, tail) {
    const words = build.reason || /^ERROR: (.*)$/m.exec(tail.split("\n").reverse().join("\n"))?.[1];
    return new errors/* BuildError */.zS(`build ${build.id} of ${build.app} failed${words ? `: ${words}` : ""}`, {
        hint: `convox-ci builds logs ${build.id} --app ${build.app} shows the log again`,
    });
}

// EXTERNAL MODULE: ./src/commands/table.js
var table = __nccwpck_require__(3051);
;// CONCATENATED MODULE: ./src/commands/builds.js





const app = {
    description: "Name of the app",
    required: true,
    short: "a",
    env: ["CONVOX_APP"],
    fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name",
};
const builds_build = { description: "Id of the build, such as BABCDEFGHIJ", required: true, positional: "build" };
const shown = (build) => ({
    id: build.id,
    app: build.app,
    status: build.status,
    release: build.release,
    description: build.description,
    reason: build.reason,
    "git-sha": build.gitSha,
    started: build.started?.toISOString() ?? "",
    ended: build.ended?.toISOString() ?? "",
});
const builds = (0,command/* command */.G)({
    name: "builds",
    summary: "List an app's builds, newest first",
    inputs: {
        app,
        limit: { description: "How many at the most", kind: "integer", short: "l", default: "10" },
    },
    outputs: {},
    run: async ({ app, limit }, { rack }) => (await rack.builds.list(app, { limit })).map(shown),
    text(list, now) {
        const head = ["ID", "STATUS", "RELEASE", "STARTED", "ELAPSED", "DESCRIPTION"];
        const rows = list.map((one) => [
            one.id,
            one.status,
            one.release,
            started(one, now),
            took(one),
            oneLine(one.description),
        ]);
        return (0,table/* table */.t)([head, ...rows]);
    },
});
const buildsInfo = (0,command/* command */.G)({
    name: "builds info",
    summary: "Show one build",
    inputs: { build: builds_build, app },
    outputs: {},
    run: async ({ app, build }, { rack }) => shown(await rack.builds.get(app, build)),
    text: (build, now) => (0,table/* table */.t)([
        ["Id", build.id],
        ["Status", build.status],
        ["Release", build.release],
        ["Description", oneLine(build.description)],
        ["Started", started(build, now)],
        ["Elapsed", took(build)],
        ["Commit", build["git-sha"]],
        ["Reason", oneLine(build.reason)],
    ].filter(([name, value]) => value !== "" || (name !== "Commit" && name !== "Reason"))),
});
const buildsLogs = (0,command/* command */.G)({
    name: "builds logs",
    summary: "Print a build's log; of a running build, until it ends",
    inputs: {
        build: builds_build,
        app,
        "build-timeout": { description: "How long to follow a build that runs", kind: "duration", default: "60m" },
    },
    outputs: {},
    printsLog: true,
    async run({ app, build: id, buildTimeout }, deps) {
        // Asked first: a missing build is an HTTP error here, while on the socket it looks like a log of one line.
        const build = await deps.rack.builds.get(app, id);
        if (build.status === "created" || build.status === "running") {
            const ending = build_log_settledBuild(build, buildTimeout, deps);
            await build_log_showBuildLog(build, ending, deps);
            return shown(await ending);
        }
        const stream = await deps.rack.builds.logs(app, id);
        await deps.host.stream(stream);
        // The log of a failed build may well be one line that begins with ERROR.
        if (build.status !== "failed" && stream.messages() === 1)
            (0,src_rack/* throwRackError */.dx)(stream);
        return shown(build);
    },
});
function started(build, now) {
    return build.started === "" ? "" : ago(new Date(build.started), now);
}
/** Empty while the build runs. */
function took(build) {
    return build.ended === "" ? "" : elapsed(Date.parse(build.ended) - Date.parse(build.started));
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}

;// CONCATENATED MODULE: ./src/commands/copy-forward.js


/**
 * A new release with the build and the environment of an old one: a Rack promotes no release that is older than the
 * active one. The environment is a secret and only passes through. Without the right to read releases, a Rack that can
 * copy by itself (v3 3.21.1) does it; an older one would take the newest release instead, without a word.
 */
async function copyForward(app, id, description, { rack }) {
    let old;
    try {
        old = await rack.releases.get(app, id);
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo) || ![401, 403].includes(error.status ?? 0))
            throw error;
        if ((0,src_rack/* isAtLeast */.du)(await rack.generation(app), { v3: "3.21.1" }) === true) {
            return await rack.releases.create(app, { parentRelease: id, description });
        }
        throw new errors/* RackError */.yo(`GET /apps/${app}/releases/${id}`, error.status, error.reason, {
            hint: "a copy of a release needs its build and environment: a default deploy key may not read them, a role with read access to the app may",
            cause: error,
        });
    }
    return await rack.releases.create(app, {
        build: old.build,
        env: old.env,
        description: old.description === "" ? description : `${description}: ${old.description}`,
    });
}

// EXTERNAL MODULE: ./src/commands/cancel-promotion.js
var cancel_promotion = __nccwpck_require__(8925);
;// CONCATENATED MODULE: ./src/explain/finding.js
const OUTPUT_LINES = 20;
/** The last lines of a log, without the empty ones at its end. */
function lastLines(log, count = OUTPUT_LINES) {
    return log.trimEnd().split(/\r?\n/).slice(-count).join("\n");
}
/** One finding for each service: the first with its output counts, as the worst come first. */
function oneForEachService(findings) {
    const kept = new Map();
    for (const finding of findings) {
        const before = kept.get(finding.service);
        if (before === undefined || (before.output === "" && finding.output !== ""))
            kept.set(finding.service, finding);
    }
    return [...kept.values()];
}

;// CONCATENATED MODULE: ./src/explain/state-hints.js
/** What can be done about the states and events of processes, by the words that a Rack uses for them. */
const HINTS = [
    [
        /OOMKilled|OutOfMemory|out of memory|exit code:? 137/i,
        "it needs more memory than it may have: raise scale.memory of the service in convox.yml",
    ],
    [
        /ImagePullBackOff|ErrImagePull|Failed to pull image|CannotPullContainer/i,
        "the Rack cannot pull the image: look whether the build pushed it and whether the registry's login still holds",
    ],
    [
        /CreateContainerConfigError|secret .*not found/i,
        "a variable or secret that the service names does not exist: compare environment in convox.yml with convox env",
    ],
    [
        /Unschedulable|FailedScheduling|Insufficient (cpu|memory)|unable to place a task|nodes are available/i,
        "no machine of the Rack has room for it: lower scale.cpu and scale.memory, or give the Rack more or larger machines",
    ],
    [
        /exec format error/i,
        "the image is for another processor than the Rack's machines: build for their architecture (app parameter BuildArch)",
    ],
    [
        /RunContainerError|ContainerCannotRun|StartError|executable file not found|no such file or directory/i,
        "the command does not exist in the image: check command in convox.yml and CMD or ENTRYPOINT in the Dockerfile",
    ],
    [
        /probe failed|health check|is unhealthy|ContainersNotReady|Unhealthy/i,
        "the health check does not succeed: the service must listen on its port on 0.0.0.0 and answer health.path with 200 to 399 in time; health.grace gives it longer to start",
    ],
    [
        /CrashLoopBackOff|Back-off restarting|essential container|exited|Terminated:Error|BackOff|crashed/i,
        "the process ends soon after it started: its last output says why",
    ],
    [/Completed/, "the process ends by itself, and a service must keep running: check its command"],
    [/FailedMount|FailedAttachVolume/i, "a volume cannot be mounted: check volumes and volumeOptions in convox.yml"],
    [/Evicted/i, "the machine ran short of resources and the process had to go: check scale.memory and the Rack's size"],
    [
        /did not stabilize|ProgressDeadlineExceeded|Deadline|timed out/i,
        "the new processes did not become healthy in time: timeout gives them longer on a v3 Rack",
    ],
];
/** The first hint that fits, or "". */
function stateHint(text) {
    return HINTS.find(([pattern]) => pattern.test(text))?.[1] ?? "";
}

;// CONCATENATED MODULE: ./src/explain/diagnosis.js


/** Why an app's processes do not come up, by the Rack's own diagnosis: one finding for each service that is not well. */
function diagnosisFindings({ pods, initPods, services, events }) {
    const sick = pods.filter(({ classification, restarts }) => classification === "unhealthy" || classification === "not-ready" || (classification === "new" && restarts > 0));
    const findings = [...initPods.flatMap(initFinding), ...sick.map(podFinding)];
    for (const { name, ready, desired, status, stallReason } of services) {
        if (status !== "stalled" || findings.some(({ service }) => service === name))
            continue;
        const what = `${ready} of ${desired} processes are ready: ${stallReason || "the rollout does not proceed"}`;
        const event = events.find(({ object }) => isOf(object, name));
        findings.push({
            service: name,
            what: event === undefined ? what : `${what}; ${sentence(event.message)}`,
            hint: stateHint(event?.message ?? "") || stateHint(stallReason),
            output: "",
        });
    }
    return oneForEachService(findings);
}
function initFinding({ name, service, containers }) {
    const bad = containers.find(({ state }) => /exit=[1-9]|Error|BackOff|OOMKilled/.test(state)) ?? containers[0];
    if (!bad)
        return [];
    return [
        {
            service,
            what: `process ${name} does not get past its init container ${bad.name}: ${bad.state}`,
            hint: stateHint(bad.state),
            output: lastLines(bad.logs),
        },
    ];
}
function podFinding(pod) {
    const event = tellingEvent(pod.events);
    const state = pod.stateDetail.replace(/^Terminated:/, "ended: ") || "not ready";
    const restarts = pod.restarts === 0 ? "" : `, restarted ${times(pod.restarts)}`;
    const said = event === undefined ? "" : `; ${sentence(event.message)}`;
    // A crash is explained by what it printed; a process that runs but is not ready by what was asked of it.
    const hint = stateHint(pod.stateDetail) ||
        stateHint(event ? `${event.reason} ${event.message}` : "") ||
        pod.hint.replace(" -- ", ": ");
    return {
        service: pod.service,
        what: `process ${pod.name} is ${state}${restarts}${said}`,
        hint,
        output: lastLines(pod.previousLogs || pod.logs),
    };
}
/** The event that says most: one with a message about a probe, an image or a place before a mere back-off. */
function tellingEvent(events) {
    const weight = ({ reason }) => /Unhealthy|Failed|OOM|Evicted/.test(reason) ? 2 : /BackOff/.test(reason) ? 1 : 0;
    const [first] = [...events].sort((a, b) => weight(b) - weight(a));
    return first && weight(first) > 0 ? first : undefined;
}
/** `deployment/web`, `pod/web-7d4b9c6f5-x2x9z` and `replicaset/web-7d4b9c6f5` are of service web. */
function isOf(object, service) {
    const name = object.slice(object.indexOf("/") + 1);
    return name === service || serviceOfPod(name) === service;
}
/** Name of the service in the name of a pod or a replica set. Source: Kubernetes' names, hash and five characters. */
function serviceOfPod(name) {
    return name.replace(/(?:-[0-9a-z]{5,10})?-[0-9a-z]{5,10}$/, "");
}
function sentence(message) {
    const line = message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
    return line.length > 300 ? `${line.slice(0, 300)}...` : line;
}
function times(count) {
    return count === 1 ? "once" : `${count} times`;
}

;// CONCATENATED MODULE: ./src/explain/app-log.js



/** Messages of the Rack, of ECS, CloudFormation and Kubernetes, that tell why a rollout does not get on. */
const TELLING = /UPDATE_FAILED|CREATE_FAILED|unable to place a task|is unhealthy in|failed container health checks|essential container|CannotPullContainer|was unable to|Back-off|probe failed|Failed to pull image|Error: |OOMKilled|nodes are available|Insufficient|FailedMount|Evicted|exceeded its progress deadline|did not stabilize/i;
const BAD_STATUS = /^(unhealthy|crashed|failed)$/;
function logLines(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const match = /^\S+ (\S+) (.*)$/.exec(line);
        return match?.[1] === undefined ? [] : [{ stream: match[1], message: match[2] ?? "" }];
    });
}
/**
 * Why the release did not come up, by the app's log and its processes: what a Rack without a diagnosis of its own still
 * tells. Output is taken from processes that are gone or belong to the release, not from those that still serve.
 */
function appLogFindings(lines, processes, release) {
    const serving = new Set(processes.filter((one) => one.release !== release && one.status === "running").map(({ id }) => id));
    const services = servicesIn(lines, processes);
    const findings = [];
    for (const { stream, message } of [...lines].reverse()) {
        if (!stream.startsWith("system/") || !TELLING.test(message) || /UPDATE_FAILED.*cancelled/i.test(message))
            continue;
        const service = serviceIn(stream, message, services);
        findings.push({ service, what: plainWords(message), hint: stateHint(message), output: "" });
    }
    for (const { id, name, status, release: its } of processes) {
        if (its !== release || !BAD_STATUS.test(status))
            continue;
        findings.push({ service: name, what: `process ${id} is ${status}`, hint: stateHint(status), output: "" });
    }
    return oneForEachService(findings).map((finding) => ({
        ...finding,
        output: finding.service === "" ? "" : outputOf(lines, finding.service, serving),
    }));
}
/** What processes of the service printed last; those in `serving` are left out. */
function outputOf(lines, service, serving) {
    const own = lines.filter(({ stream }) => {
        const [kind, name, id = ""] = stream.split("/");
        return kind === "service" && name === service && !serving.has(id);
    });
    const last = own.at(-1)?.stream;
    return lastLines(own
        .filter(({ stream }) => stream === last)
        .map(({ message }) => message)
        .join("\n"));
}
function servicesIn(lines, processes) {
    const names = lines.flatMap(({ stream }) => (stream.startsWith("service/") ? [stream.split("/")[1] ?? ""] : []));
    return [...new Set([...names, ...processes.map(({ name }) => name)])].filter((name) => name !== "");
}
/**
 * The service that a message of the Rack is about. v3 names the object in the stream (`system/k8s/web-7d4b9c6f5-x2x9z`),
 * CloudFormation a logical id (`ServiceWeb`), ECS a service of its own whose name holds that id.
 */
function serviceIn(stream, message, services) {
    const object = /^system\/k8s\/([^/]+)$/.exec(stream)?.[1];
    if (object !== undefined)
        return services.includes(object) ? object : serviceOfPod(object);
    const id = /\bService([A-Z][A-Za-z0-9]*)/.exec(message)?.[1]?.toLowerCase() ?? "";
    const ecs = /\(service ([^)]+)\)/.exec(message)?.[1] ?? "";
    const known = services.find((name) => {
        const flat = name.replaceAll("-", "");
        return (id !== "" && id.startsWith(flat)) || ecs === name || ecs.endsWith(`-${name}`);
    });
    return known ?? (id === "" ? ecs : id);
}
/** Without what tells the machine only: `aws/cfm stack STATUS Id reason` and `aws/ecs (service x) reason`. */
function plainWords(message) {
    const line = message
        .replace(/^aws\/(cfm \S+|ecs) /, "")
        .replace(/\s+/g, " ")
        .trim()
        .replace(/\.$/, "");
    return line.length > 300 ? `${line.slice(0, 300)}...` : line;
}

;// CONCATENATED MODULE: ./src/commands/explain-promotion.js




/** How many lines of a crash's output go into the error itself. */
const SHOWN_LINES = 5;
/** Lines of output that a Rack is asked for, of each process. */
const ASKED_LINES = 50;
/** Follows a promotion to its end and tells what went wrong. Looking costs nothing: what is refused is named. */
function witness(app, release, log, deps) {
    let early;
    return {
        see({ status }) {
            if (status !== "rollback" || early !== undefined)
                return;
            early = gathered(app, deps);
            early.catch(() => undefined); // a failure is thrown where it is awaited
        },
        async explained() {
            const evidence = (await early) ?? (await gathered(app, deps));
            const findings = evidence.diagnosed.length > 0
                ? evidence.diagnosed
                : appLogFindings(logLines(log.seen()), evidence.processes, release);
            await report(findings, deps);
            const refusal = log.refusal()?.message;
            return explanation(app, findings, refusal === undefined ? evidence.lacks : [...evidence.lacks, refusal]);
        },
    };
}
async function gathered(app, { rack }) {
    const lacks = [];
    const asked = async (call) => {
        try {
            return await call;
        }
        catch (error) {
            if (!(error instanceof errors/* RackError */.yo))
                throw error;
            // 404 without a word: this Rack has no diagnosis, and no key would change that.
            if (error.status !== 404)
                lacks.push(error.message);
            return undefined;
        }
    };
    const diagnosis = await asked(rack.diagnose.app(app, { lines: ASKED_LINES }));
    const processes = await asked(rack.processes.list(app));
    return { diagnosed: diagnosis ? diagnosisFindings(diagnosis) : [], processes: processes ?? [], lacks };
}
/** Prints each finding, and the output that goes with it, as a log of its own. */
async function report(findings, { host }) {
    for (const { service, what, hint, output } of findings) {
        const name = service === "" ? "" : `${service}: `;
        host.info(`${name}${what}${hint === "" ? "" : `\n  ${hint}`}`);
        if (output === "")
            continue;
        await host.group(`Last output of ${service}`, () => host.stream(bytes(`${output}\n`)));
    }
}
function explanation(app, findings, lacks) {
    const why = findings.map(({ service, what }) => (service === "" ? what : `${service}: ${what}`)).join("; ");
    const hints = findings.flatMap(({ service, hint, output }) => [
        ...(hint === "" ? [] : [service === "" ? hint : `${service}: ${hint}`]),
        ...(output === "" ? [] : [`last output of ${service}:\n${lastLines(output, SHOWN_LINES)}`]),
    ]);
    const lacking = lacks.map((lack) => `could not be asked: ${lack}`);
    if (findings.length === 0) {
        hints.push(`convox logs --app ${app} shows why it did not start`, ...lacking);
        if (lacks.length > 0)
            hints.push(`a deploy key with read access to ${app} lets this command say more`);
    }
    return { why, hint: [...new Set(hints)].join("\n") };
}
async function* bytes(text) {
    yield Buffer.from(text);
}

;// CONCATENATED MODULE: ./src/commands/heartbeat.js
/** CI systems end a job that is silent for long, CircleCI after ten minutes. */
const EVERY_MS = 60_000;
/** Prints a line that it is handed, but at most one a minute, and none in the first minute. */
function heartbeat({ host, now }) {
    let last = now();
    return (line) => {
        if (now() - last < EVERY_MS)
            return;
        last = now();
        host.info(line);
    };
}

;// CONCATENATED MODULE: ./src/commands/promotion-queue.js




/** Between two tries to begin: a Rack's own view of an app may lag behind a refusal. */
const TRY_AGAIN_MS = 1_000;
const CONFIRM_MS = 500;
const EARLY_MS = 1_000;
const LATE_MS = 3_000;
const LATE_AFTER_MS = 60_000;
/**
 * Begins a promotion when no other one is under way. Who waits long enough meets every turn of somebody else's: an
 * update, its rollback, and another job that is quicker at the moment the app is free. So everything that was checked
 * is checked again each time.
 * @returns the app as it was right before
 * @throws TimeoutError when the turn does not come in time, and what `check` and `start` throw
 */
async function inTurn({ app, timeoutMs, check, start }, deps) {
    const { host, now, rack, signal, sleep } = deps;
    const began = now();
    for (;;) {
        const leftMs = began + timeoutMs - now();
        if (leftMs <= 0)
            throw late(app, timeoutMs, "other promotions always came first");
        const seen = await freeApp(app, leftMs, timeoutMs, deps);
        await check(seen);
        const before = await rack.apps.get(app);
        if (before.status !== "running" || before.release !== seen.release)
            continue;
        try {
            await start(before);
            return before;
        }
        catch (error) {
            if (!isBusy(error))
                throw error;
            host.info(`Another promotion of ${app} has just begun: waiting for it`);
            await sleep(TRY_AGAIN_MS, signal);
        }
    }
}
/** The app once nothing is changing it: through an update, and through the rollback that may follow. */
async function freeApp(app, leftMs, timeoutMs, deps) {
    const { host, now, rack } = deps;
    const read = () => rack.apps.get(app);
    const first = await read();
    if (first.status === "running")
        return first;
    const began = now();
    const beat = heartbeat(deps);
    let told = "";
    const free = await (0,src_rack/* settled */.gu)(read, {
        ...deps,
        what: `${app} to be free for a promotion`,
        timeoutMs: leftMs,
        interval: (last, elapsedMs) => last?.status === "running" ? CONFIRM_MS : elapsedMs < LATE_AFTER_MS ? EARLY_MS : LATE_MS,
        done({ status }) {
            if (status !== told && status !== "running")
                host.info(`Waiting until ${app} is free: it is ${inWords(status)}`);
            told = status;
            beat(`Still waiting after ${elapsed(now() - began)}: ${app} is ${inWords(status)}`);
            return status === "running" || isStuck(status);
        },
        state: ({ status }) => status,
    }).catch((error) => {
        throw error instanceof errors/* TimeoutError */.MU ? late(app, timeoutMs, `it is still ${inWords(told)}`) : error;
    });
    if (!isStuck(free.status))
        return free;
    throw new errors/* ConvoxError */.AC(`${app} takes no promotion: it is ${free.status}`, {
        hint: free.status === "failed"
            ? "its last rollback did not work; the Rack's provider shows why, and it has to be repaired there"
            : undefined,
    });
}
function late(app, timeoutMs, why) {
    return new errors/* TimeoutError */.MU(`waited ${elapsed(timeoutMs)} for a turn to promote ${app}: ${why}`, {
        hint: "queue-timeout allows more; nothing was promoted",
    });
}
/** 403 on every Rack of today; told by the words, as older ones had no status of their own for it. */
function isBusy(error) {
    return error instanceof errors/* RackError */.yo && /app is currently updating/.test(error.reason);
}
function isStuck(status) {
    return status === "failed" || status === "deleting";
}
function inWords(status) {
    return status === "rollback" ? "rolling back" : status;
}

;// CONCATENATED MODULE: ./src/commands/system-lines.js

/** How much of the log's end is kept, to find in it why a promotion failed. */
const KEPT_CHARACTERS = 512 * 1024;
/** More lines than a busy app writes in the seconds that are repeated cost a repetition on the screen, nothing else. */
const RECENT_LINES = 200;
/** Milliseconds before the log is opened again after a Rack has ended it. */
const REOPEN_AFTER = 1_000;
/**
 * What the Rack itself says in the app's log from now on, a line each, until `close`. Racks end this log now and then;
 * it is opened again. A key that may not read logs costs a warning, not the promotion.
 */
function systemLines(app, { rack, host, sleep, signal }) {
    const closing = new AbortController();
    let stream;
    let kept = "";
    let refused;
    function lost(error) {
        if (closing.signal.aborted)
            return;
        refused = error;
        host.warn(`The app's log cannot be followed: ${error.message}`);
    }
    async function* lines() {
        let recent = [];
        while (!closing.signal.aborted && !signal.aborted) {
            try {
                stream = await rack.logs.app(app, { prefix: true, since: 5 });
            }
            catch (error) {
                if (!(error instanceof errors/* ConvoxError */.AC))
                    throw error;
                return lost(error);
            }
            // A log that is opened again repeats its last five seconds.
            const before = new Set(recent);
            try {
                for await (const line of split(stream)) {
                    const text = line.toString("utf8");
                    if (before.has(text))
                        continue;
                    recent = [...recent, text].slice(-RECENT_LINES);
                    kept = (kept + text).slice(-KEPT_CHARACTERS);
                    if (isSystem(text))
                        yield line;
                }
            }
            catch (error) {
                if (!(error instanceof errors/* ConvoxError */.AC))
                    throw error;
            }
            const reason = stream.rackError();
            if (reason !== undefined)
                return lost(new errors/* RackError */.yo(stream.where.request, undefined, reason));
            await sleep(REOPEN_AFTER, closing.signal).catch(() => undefined);
        }
    }
    return {
        [Symbol.asyncIterator]: lines,
        seen: () => kept,
        refusal: () => refused,
        close() {
            closing.abort();
            stream?.close();
        },
    };
}
/** `2026-01-02T03:04:05Z system/k8s/web ...`: the second field names who speaks. */
function isSystem(line) {
    return line.split(" ", 2)[1]?.startsWith("system/") ?? false;
}
async function* split(chunks) {
    let rest = Buffer.alloc(0);
    for await (const chunk of chunks) {
        rest = Buffer.concat([rest, chunk]);
        for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
            yield rest.subarray(0, end + 1);
            rest = rest.subarray(end + 1);
        }
    }
    if (rest.length > 0)
        yield Buffer.concat([rest, Buffer.from("\n")]);
}

;// CONCATENATED MODULE: ./src/commands/promotion.js









/** How a promotion is carried out; every command that promotes has these. */
const promotionInputs = {
    force: {
        description: "Promote although the app is updating",
        kind: "boolean",
        default: "false",
    },
    timeout: {
        description: "How long the Rack gives the rollout before it goes back to the release before (v3 Racks)",
        kind: "duration",
        fallback: "the Rack's own 50 minutes",
    },
    min: {
        description: "Percentage of a service's processes that must keep running during the rollout",
        kind: "integer",
        fallback: "the manifest's deployment minimum",
    },
    max: {
        description: "Percentage of a service's processes that may run at most during the rollout",
        kind: "integer",
        fallback: "the manifest's deployment maximum",
    },
    "queue-timeout": {
        description: "How long to wait while another promotion, or its rollback, is under way",
        kind: "duration",
        default: "60m",
    },
    "promote-timeout": {
        description: "How long to wait until the app has settled",
        kind: "duration",
        fallback: "timeout, or the Rack's own 50 minutes, and 5 minutes more",
    },
    ...cancel_promotion/* onCancelInput */.S,
};
const RACK_DEADLINE_MS = 3_000_000;
/** What a rollback that begins at the deadline may take. */
const MARGIN_MS = 300_000;
/**
 * Promotes when the app is free and waits until it has settled.
 * @returns the app as it was right before
 * @throws RollbackError when the app then runs another release, with why as far as it can be told
 */
async function carriedOut(promotion, deps) {
    const { app, release, force } = promotion;
    const { host, rack } = deps;
    const start = async () => {
        const { timeout, min, max } = promotion;
        const options = {
            force,
            ...(timeout === undefined ? {} : { timeout: Math.ceil(timeout / 1000) }),
            ...(min === undefined ? {} : { min }),
            ...(max === undefined ? {} : { max }),
        };
        await (0,begun/* answered */.oQ)(deps, (patient) => patient.releases.promote(app, release, options));
    };
    return await host.group(`Promoting ${release} of ${app} on ${rack.name}`, async () => {
        let before;
        if (force) {
            before = await rack.apps.get(app);
            await promotion.check(before);
            await start();
        }
        else {
            before = await inTurn({ ...promotion, timeoutMs: promotion.queueTimeout, start }, deps);
        }
        const onCancel = promotion.onCancel === "rollback" ? "rollback" : "leave";
        await (0,begun/* whileBegun */.vm)({ kind: "promotion", app, id: release, onCancel }, deps, async () => {
            const lines = systemLines(app, deps);
            const printing = host.stream(lines);
            try {
                await promoted(before, promotion, witness(app, release, lines, deps), deps);
            }
            finally {
                lines.close();
                await printing;
            }
        });
        return before;
    });
}
/** Returns when the app runs the release, and throws for every other end. */
async function promoted(before, promotion, watching, deps) {
    const { app, release, timeout = RACK_DEADLINE_MS, promoteTimeout = timeout + MARGIN_MS } = promotion;
    const began = deps.now();
    const beat = heartbeat(deps);
    let last = before;
    const read = async () => {
        last = await deps.rack.apps.get(app);
        watching.see(last);
        beat(`${app} is ${last.status} after ${elapsed(deps.now() - began)}`);
        return last;
    };
    const outputs = (rolledBack, status) => ({ "rolled-back": rolledBack, status });
    try {
        const outcome = await (0,src_rack/* promotionOutcome */.wU)(read, {
            ...deps,
            release,
            previous: before.release,
            timeoutMs: promoteTimeout,
        });
        if (outcome.kind === "promoted")
            return;
        const message = outcome.kind === "failed"
            ? `${release} of ${app} was not promoted: ${outcome.reason}`
            : `${release} was rolled back; ${app} ${runs(outcome.to)}`;
        const { why, hint } = await watching.explained();
        throw new errors/* RollbackError */.ZS(why === "" ? message : `${message}: ${why}`, {
            hint,
            outputs: outputs(outcome.kind === "rolledBack", outcome.kind === "failed" ? "failed" : "rolled-back"),
        });
    }
    catch (error) {
        if (!(error instanceof errors/* TimeoutError */.MU))
            throw error;
        const waited = elapsed(promoteTimeout);
        const { why, hint } = await watching.explained();
        const because = why === "" ? "" : `: ${why}`;
        if (last.status === "rollback") {
            throw new errors/* RollbackError */.ZS(`${release} is being rolled back, and ${app} has not settled after ${waited}${because}`, {
                hint,
                cause: error,
                outputs: outputs(true, last.status),
            });
        }
        throw new errors/* TimeoutError */.MU(`waited ${waited} for ${release}; ${app} is still ${last.status}${because}`, {
            hint: `${hint}\nthe rollout goes on at the Rack; promote-timeout waits longer, timeout makes a v3 Rack give up sooner`,
            cause: error,
            outputs: outputs(false, last.status),
        });
    }
}
function runs(release) {
    return release === "" ? "runs no release" : `runs ${release}`;
}

;// CONCATENATED MODULE: ./src/commands/promotion-order.js

/** Builds that are looked through for the two releases, in one call that a default deploy key may make. */
const BUILDS = 30;
/**
 * Whether `candidate` is newer than the release `active`: by the history between their commits when that is in the work
 * tree, else by the time of their creation. A key that may not read releases still sees builds and what they released.
 */
async function orderOf(candidate, active, deps) {
    const { app, release, dir } = candidate;
    if (active === "")
        return { kind: "newer", by: "time", why: `${app} runs no release yet` };
    if (active === release)
        return { kind: "newer", by: "time", why: `${app} runs it already` };
    const refusals = [];
    const builds = (await allowed(deps.rack.builds.list(app, { limit: BUILDS }), refusals)) ?? [];
    const ours = await origin(app, release, builds, refusals, deps);
    const theirs = await origin(app, active, builds, refusals, deps);
    const sha = candidate.gitSha || ours.gitSha;
    if (sha !== "" && theirs.gitSha !== "" && sha !== theirs.gitSha) {
        const [short, other] = [sha.slice(0, 10), theirs.gitSha.slice(0, 10)];
        if (await deps.git.isAncestor(dir, sha, theirs.gitSha))
            return { kind: "older", by: "git", why: `its commit ${short} comes before ${other} in the history` };
        if (await deps.git.isAncestor(dir, theirs.gitSha, sha))
            return { kind: "newer", by: "git", why: `its commit ${short} comes after ${other} in the history` };
    }
    if (ours.created && theirs.created) {
        const why = `it was created at ${time(ours.created)}, ${active} at ${time(theirs.created)}`;
        return { kind: ours.created < theirs.created ? "older" : "newer", by: "time", why };
    }
    return { kind: "unknown", by: undefined, why: refusals[0] ?? "the Rack does not tell when they were made" };
}
/** The error for a release that would set the app back. */
function olderRelease({ app, release }, active, why) {
    return new errors/* OlderReleaseError */.Si(`${release} is older than ${active}, which ${app} runs: ${why}`, {
        hint: `convox-ci rollback ${release} --app ${app} goes back to it on purpose, as allow-older: true does`,
    });
}
async function origin(app, release, builds, refusals, { rack }) {
    // A build is done at the moment its release is made.
    const build = builds.find((one) => one.release === release);
    if (build)
        return { gitSha: build.gitSha, created: build.ended ?? build.started };
    const found = await allowed(rack.releases.get(app, release), refusals);
    if (!found)
        return { gitSha: "", created: undefined };
    const its = builds.find((one) => one.id === found.build) ??
        (found.build === "" ? undefined : await allowed(rack.builds.get(app, found.build), refusals));
    return { gitSha: its?.gitSha ?? "", created: found.created };
}
/** What was asked for, or undefined when the Rack refuses; why goes to `refusals`. */
async function allowed(asked, refusals) {
    try {
        return await asked;
    }
    catch (error) {
        if (!(error instanceof errors/* RackError */.yo))
            throw error;
        refusals.push(error.message);
        return undefined;
    }
}
function time(date) {
    return date.toISOString().replace(/\.\d+Z$/, "Z");
}

;// CONCATENATED MODULE: ./src/commands/service-urls.js

/** Where the app's services are reached. A convenience: when the key may not ask, the answer is empty. */
async function serviceUrls(app, { rack, host }) {
    try {
        const list = (await rack.services.list(app)).flatMap((service) => {
            const url = urlOf(service);
            return url === undefined ? [] : [[service.name, url]];
        });
        const urls = Object.fromEntries(list);
        return { url: urls["web"] ?? list[0]?.[1] ?? "", urls: JSON.stringify(urls) };
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC))
            throw error;
        host.info(`No addresses of services: ${error.message}`);
        return { url: "", urls: "" };
    }
}
function urlOf({ domain, balancerPorts }) {
    if (domain === "")
        return undefined;
    const [first] = balancerPorts;
    if (first === undefined || balancerPorts.includes(443))
        return `https://${domain}`;
    return first === 80 ? `http://${domain}` : `http://${domain}:${first}`;
}

;// CONCATENATED MODULE: ./src/commands/promote.js






/** What `promote` and `deploy` share. */
const promoteInputs = {
    ...promotionInputs,
    "allow-older": {
        description: "Promote although the release is older than the active one; as a copy where the Rack refuses the release",
        kind: "boolean",
        default: "false",
    },
};
const inputs = {
    release: {
        description: "Id of the release, such as RABCDEFGHIJ",
        required: true,
        positional: "release",
    },
    app: {
        description: "Name of the app",
        required: true,
        short: "a",
        env: ["CONVOX_APP"],
        fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name",
    },
    ...promoteInputs,
};
const promoteOutputs = {
    release: "Id of the release that was promoted",
    app: "Name of the app",
    rack: "Name of the Rack",
    status: "Status of the app: running; after a failure rolled-back, failed or what it was last",
    duration: "How long it took, in seconds",
    "previous-release": "Release that was active before, when the app had one; set on failure too",
    "rolled-back": "true when the app went back to the release before, else false; set on failure too",
    url: "Address of the service web, or of the first service that has one",
    urls: "Addresses of all services, as JSON: name of the service to address",
};
const promote = (0,command/* command */.G)({
    name: "promote",
    summary: "Make a release the active one and wait until the app has settled",
    details: "Waits for its turn, refuses a release that is older than the active one, and succeeds only when the app runs " +
        "this release. When the Rack rolls back, it fails and says why.",
    icon: "upload-cloud",
    inputs,
    outputs: promoteOutputs,
    id: "release",
    run: (values, deps) => promoteRelease(values, { ...values, dir: deps.cwd }, deps),
});
/** Promotes `candidate` and waits for the end. Whatever fails, the outputs that hold by then go with the error. */
async function promoteRelease(values, candidate, deps) {
    const { host, rack, now } = deps;
    const { app } = candidate;
    const started = now();
    const seconds = () => Math.round((now() - started) / 1000);
    let { release } = candidate;
    let previous = "";
    let order;
    const check = async (active) => {
        previous = active.release;
        order = await orderOf(candidate, active.release, deps);
        if (release !== candidate.release && order.by !== "git")
            return;
        if (order.kind === "older" && !values.allowOlder)
            throw olderRelease(candidate, active.release, order.why);
        if (order.kind === "unknown")
            host.info(`Whether ${release} is newer than ${active.release} could not be checked: ${order.why}`);
        else
            host.info(`${release} ${order.kind === "newer" ? "may follow" : "goes back, as allowed"}: ${order.why}`);
    };
    try {
        try {
            await carriedOut({ ...values, app, release, check }, deps);
        }
        catch (error) {
            // Its build began earlier and ended earlier than that of an older commit: git's word counts, not the clock's.
            const newer = order?.kind === "newer" && order.by === "git";
            if (!isOlderForRack(error) || !(newer || values.allowOlder))
                throw error;
            const copy = await copyForward(app, release, `copy of ${release}`, deps);
            host.info(`${release} was made before ${previous}, which a Rack takes for older: promoting a copy, ${copy.id}`);
            release = copy.id;
            await carriedOut({ ...values, app, release, check }, deps);
        }
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC))
            throw error;
        throw error.holding({
            release,
            app,
            rack: rack.name,
            duration: seconds(),
            "rolled-back": false,
            ...(previous === "" ? {} : { "previous-release": previous }),
        });
    }
    host.info(`Promoted ${release}: ${app} runs it`);
    const { url, urls } = await serviceUrls(app, deps);
    return {
        release,
        app,
        rack: rack.name,
        status: "running",
        duration: seconds(),
        "previous-release": previous,
        "rolled-back": false,
        url,
        urls,
    };
}
function isOlderForRack(error) {
    return error instanceof errors/* RackError */.yo && /can not promote an older release/.test(error.reason);
}

;// CONCATENATED MODULE: ./src/commands/deploy.js





const deploy = (0,command/* command */.G)({
    name: "deploy",
    summary: "Build a source tree on the Rack and promote the release",
    details: "The same as `build` and then `promote`: succeeds only when the app runs the new release.",
    icon: "upload-cloud",
    inputs: { ...buildInputs, ...promoteInputs },
    outputs: { ...buildOutputs, ...promoteOutputs },
    id: "release",
    async run(values, deps) {
        const started = deps.now();
        const seconds = () => Math.round((deps.now() - started) / 1000);
        const built = await buildSource(values, deps);
        const { status: _, ...facts } = built;
        const candidate = {
            app: values.app,
            release: built.release,
            gitSha: built["git-sha"],
            dir: (0,external_node_path_.resolve)(deps.cwd, values.workingDirectory),
        };
        try {
            return { ...built, ...(await promoteRelease(values, candidate, deps)), duration: seconds() };
        }
        catch (error) {
            if (error instanceof errors/* ConvoxError */.AC)
                error.outputs = { ...facts, ...error.outputs, duration: seconds() };
            throw error;
        }
    },
});

;// CONCATENATED MODULE: ./src/commands/silence.js
/** CI systems end a job that is silent for long, CircleCI after ten minutes. */
const SILENT_MS = 45_000;
const silence_LOOK_EVERY_MS = 15_000;
/** The chunks as they come; where none comes for a minute, `line` is told, and again each minute. */
async function* withoutSilence(chunks, line, { host, now }, lookEveryMs = silence_LOOK_EVERY_MS) {
    let heard = now();
    const looking = setInterval(() => {
        if (now() - heard < SILENT_MS)
            return;
        heard = now();
        host.info(line());
    }, lookEveryMs);
    try {
        for await (const chunk of chunks) {
            heard = now();
            yield chunk;
        }
    }
    finally {
        clearInterval(looking);
    }
}

;// CONCATENATED MODULE: ./src/commands/executed.js




/** A timer of Node's that is set for longer goes off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const LOOK_FIRST = "the command may have run, in part or in full: look at what it did before it is run again";
const SAFE = "nothing was run: it is safe to try again";
/**
 * Runs a command and prints its output. Only an exit status of 0, told by the Rack and with no error behind it, is success.
 * @throws ExitError for another status, UnreachableError when none came, RackError when the Rack refuses, TimeoutError
 */
async function executed(execution, deps) {
    const { process, timeoutMs, log, stdin } = execution;
    const exec = await executed_begun(execution, deps);
    let late = false;
    const limit = setTimeout(() => {
        late = true;
        exec.close();
    }, Math.min(timeoutMs, LONGEST_TIMER_MS));
    const started = deps.now();
    const feeding = fed(exec, stdin);
    // A failure to read the input is told below; it must not count as unhandled meanwhile.
    feeding.catch(() => exec.close());
    try {
        const alive = () => `Still running in ${process}: ${elapsed(deps.now() - started)}`;
        await deps.host.stream(withoutSilence(log.through(exec), alive, deps));
    }
    finally {
        clearTimeout(limit);
        exec.close();
    }
    if (late) {
        throw new errors/* TimeoutError */.MU(`the command in ${process} had not ended after ${elapsed(timeoutMs)}`, {
            hint: `${LOOK_FIRST}; ${execution.afterwards}; timeout allows more`,
        });
    }
    // The command may have ended without reading all of its input; then nobody waits for the rest.
    const end = exec.end();
    if (end.kind !== "exited")
        await feeding;
    concluded(exec, execution);
}
async function executed_begun({ app, process, command, entrypoint, stdin, generation }, deps) {
    try {
        return await deps.rack.processes.exec(app, process, { command, entrypoint, mode: modeOf(generation, stdin) });
    }
    catch (error) {
        if (error instanceof errors/* RackError */.yo || error instanceof errors/* UnreachableError */.Jk) {
            throw explained(error, (0,src_rack/* mayHaveHappened */.dk)(error) ? LOOK_FIRST : SAFE);
        }
        throw error;
    }
}
/**
 * v3 before 3.19.7 would wait for ever without a terminal; v2 without one sends frames that have to be taken apart, which
 * is worth it only where input must not be echoed.
 */
function modeOf(generation, stdin) {
    if (stdin !== undefined)
        return "multiplexed";
    return (0,src_rack/* isAtLeast */.du)(generation, { v3: "3.19.7" }) === true ? "plain" : "tty";
}
async function fed(exec, stdin) {
    try {
        for await (const bytes of stdin ?? [])
            await exec.send(bytes);
    }
    catch (cause) {
        throw new errors/* ConvoxError */.AC("the standard input for the command could not be read to its end", { cause, hint: LOOK_FIRST });
    }
    await exec.endInput();
}
function concluded(exec, { process, afterwards }) {
    const end = exec.end();
    const { request } = exec.where;
    switch (end.kind) {
        case "exited":
            if (end.code === 0)
                return;
            throw new errors/* ExitError */.RS(`the command in ${process} ended with exit code ${end.code}`, end.code, {
                hint: meanings.get(end.code),
                outputs: { "exit-code": end.code },
            });
        case "refused":
            throw new errors/* RackError */.yo(request, undefined, end.reason, { hint: end.begun ? LOOK_FIRST : SAFE });
        case "handed over":
            throw new errors/* RackError */.yo(request, undefined, "the Rack hands the session over to AWS (ECS Exec)", {
                hint: `that needs the session-manager plugin, which is not part of convox-ci. ${SAFE}`,
            });
        case "lost": {
            const what = end.code === undefined
                ? "the connection was lost before the command's exit status came"
                : `the connection was lost right behind the exit status ${end.code}, where an error may still have followed`;
            throw new errors/* UnreachableError */.Jk(`${request}: ${what}`, { hint: `${LOOK_FIRST}; ${afterwards}` });
        }
    }
}
const meanings = new Map([
    [126, "126: the command is there, but cannot be executed"],
    [127, "127: the command was not found in the image"],
    [137, "137: it was killed, often because it used more memory than it may; memory allows more on a v3 Rack"],
    [143, "143: it was told to stop"],
]);
function explained(error, advice) {
    const hint = error.hint === undefined ? advice : `${error.hint}; ${advice}`;
    return Object.assign(error, { hint });
}

// EXTERNAL MODULE: ./src/commands/shell-words.js
var shell_words = __nccwpck_require__(8069);
;// CONCATENATED MODULE: ./src/commands/standard-input.js



const stdinInput = {
    stdin: {
        description: "File that the command reads as its standard input; - is the program's own (v2 Racks)",
    },
};
/**
 * What a command shall read, opened; undefined for nothing.
 * @throws InputError when it cannot be read, or the Rack could not deliver it
 */
async function standardInput(path, { generation }, { cwd, stdin }) {
    if (path === undefined)
        return undefined;
    // A v3 Rack never passes the end of the input on (convox/convox provider/k8s/process.go).
    if (generation !== "v2") {
        throw new errors/* InputError */.dz("stdin needs a v2 Rack: others never pass its end on, and who reads it would wait for ever", {
            hint: "put the data where the command can fetch it, or into the command itself",
        });
    }
    if (path === "-") {
        if (stdin)
            return stdin();
        throw new errors/* InputError */.dz('stdin is "-", and an action has no standard input: name a file');
    }
    try {
        return (await (0,promises_.open)((0,external_node_path_.resolve)(cwd, path))).createReadStream();
    }
    catch (cause) {
        throw new errors/* InputError */.dz(`stdin is ${JSON.stringify(path)}: it cannot be read`, { cause });
    }
}

// EXTERNAL MODULE: ./src/commands/stop-process.js
var stop_process = __nccwpck_require__(5531);
;// CONCATENATED MODULE: ./src/commands/run.js









/** What `run` and `exec` share. */
const commandInputs = {
    command: {
        description: "Command line to run; the program takes it as bare arguments too, after -- where it has flags",
        required: true,
        positional: "command",
        rest: true,
    },
    app: {
        description: "Name of the app",
        required: true,
        short: "a",
        env: ["CONVOX_APP"],
        fallback: "CONVOX_APP; for the program also .convox/app, then the directory's name",
    },
    shell: {
        description: "Run the command in a shell (sh -c) of the image: v3 Racks know no &&, |, > or $VARIABLE otherwise",
        kind: "boolean",
        default: "false",
    },
    timeout: {
        description: "How long the command may take",
        kind: "duration",
        default: "60m",
    },
    ...stdinInput,
    ...logFileInput,
};
const run_inputs = {
    service: { description: "Service whose image and settings are used", required: true, positional: "service" },
    ...commandInputs,
    release: { description: "Id of the release to run, promoted or not", fallback: "the app's active release" },
    "start-timeout": {
        description: "How long the process may take to start; a Rack may have to start a machine first",
        kind: "duration",
        default: "10m",
    },
    detach: {
        description: "Start the command and do not wait for it: there is no output and no exit code",
        kind: "boolean",
        default: "false",
    },
    entrypoint: { description: "Put the image's entrypoint before the command", kind: "boolean", default: "true" },
    environment: {
        description: "Variables beside the release's, KEY=VALUE (v3 Racks)",
        kind: "lines",
    },
    cpu: { description: "Millicores for the process (v3 Racks)", kind: "integer", fallback: "the service's" },
    memory: { description: "MiB of memory for the process (v3 Racks)", kind: "integer", fallback: "the service's" },
};
const run = (0,command/* command */.G)({
    name: "run",
    summary: "Run a command in a new process of a service, and stop the process afterwards",
    details: "Prints the command's output and ends with its exit code. Anything but an exit code of 0 that the Rack itself told " +
        "is a failure. The image must have the program `sleep`, which holds the process while the command runs in it.",
    icon: "terminal",
    begins: true,
    inputs: run_inputs,
    outputs: {
        "exit-code": "Exit code of the command; set on failure too, empty when it is not known",
        process: "Id of the process; set on failure too",
        release: "Id of the release that the command ran in; set on failure too",
        app: "Name of the app",
        rack: "Name of the Rack",
        service: "Name of the service",
        duration: "How long it took, in seconds",
    },
    printsLog: true,
    run: runCommandOnce,
});
/**
 * Starts a process, runs the command in it, and stops it whatever happens.
 * @throws ExitError when the command fails, and everything else with the outputs that hold by then
 */
async function runCommandOnce(values, deps) {
    const { app, service, detach } = values;
    const { host, rack } = deps;
    const started = deps.now();
    const generation = await rack.generation(app);
    const commandLine = commandFor(values, generation, deps);
    checkOptions(values, generation);
    const stdin = await standardInput(values.stdin, generation, deps);
    return await withLogFile(values.logFile, deps, async (log) => {
        const process = await startedProcess(values, detach ? commandLine : keeper(values), deps);
        const result = (code) => ({
            "exit-code": code,
            process: process.id,
            release: process.release || values.release || "",
            app,
            rack: rack.name,
            service,
            duration: Math.round((deps.now() - started) / 1000),
        });
        host.info(`Process ${process.id} of ${service} in ${app} on ${rack.name}, release ${result().release || "unknown"}`);
        if (detach) {
            host.info("Not waiting for it: whether it works is for its own log to tell");
            return result();
        }
        try {
            await attached(values, process, commandLine, generation, stdin, log, deps);
            return result(0);
        }
        catch (error) {
            if (!(error instanceof errors/* ConvoxError */.AC))
                throw error;
            const { "exit-code": _, ...outputs } = result();
            throw error.holding(outputs);
        }
    });
}
async function attached(values, process, commandLine, generation, stdin, log, deps) {
    const { app } = values;
    await (0,begun/* whileBegun */.vm)({ kind: "process", app, id: process.id }, deps, async () => {
        try {
            await running(app, process, values.startTimeout, deps);
            await executed({
                app,
                process: process.id,
                command: commandLine,
                entrypoint: values.entrypoint,
                stdin,
                timeoutMs: values.timeout,
                generation,
                log,
                afterwards: "the process is stopped",
            }, deps);
        }
        finally {
            // A cancelled job has its own way to stop it.
            if (!deps.signal.aborted)
                await stopped(app, process.id, deps);
        }
    });
}
/** Holds a process for long enough, and ends it even when nobody comes to stop it. */
function keeper({ startTimeout, timeout }) {
    return `sleep ${Math.ceil((startTimeout + timeout) / 1000) + 60}`;
}
async function startedProcess(values, commandLine, deps) {
    const { app, service, release, cpu, memory } = values;
    const environment = values.environment.length === 0 ? undefined : variables(values.environment, deps.env);
    try {
        return await (0,begun/* answered */.oQ)(deps, (rack) => rack.processes.run(app, service, { command: commandLine, release, environment, cpu, memory }));
    }
    catch (error) {
        if (!(error instanceof errors/* UnreachableError */.Jk) || !(0,src_rack/* mayHaveHappened */.dk)(error))
            throw error;
        const hint = values.detach
            ? "the command may have been started: look before it is run again"
            : "a process may have been started, but it only sleeps, and ends by itself: it is safe to try again";
        throw Object.assign(error, { hint });
    }
}
/** Returns when the process runs. */
async function running(app, { id }, timeoutMs, deps) {
    let told = "";
    const process = await (0,src_rack/* settled */.gu)(() => deps.rack.processes.get(app, id), {
        ...deps,
        what: `process ${id} of ${app} to start`,
        timeoutMs,
        done({ status }) {
            if (status !== told && status !== "running")
                deps.host.info(`Waiting for process ${id}: it is ${status}`);
            told = status;
            return status === "running" || hasEnded.has(status);
        },
        state: ({ status }) => status,
    });
    if (!hasEnded.has(process.status))
        return;
    throw new errors/* ConvoxError */.AC(`process ${id} of ${app} ended before the command was run: it is ${process.status}`, {
        hint: "the image must have the program sleep, and its entrypoint must run what it is given; nothing was run",
    });
}
/** Source: convox/convox provider/k8s/process.go; v2 has the states of ECS in lower case. */
const hasEnded = new Set([
    "complete",
    "crashed",
    "failed",
    "deactivating",
    "stopping",
    "deprovisioning",
    "stopped",
]);
async function stopped(app, id, deps) {
    try {
        const { done, told } = await (0,stop_process/* stopProcess */.g)(deps.rack, app, id);
        if (!done)
            deps.host.warn(told);
    }
    catch (error) {
        // A cancelled job is told elsewhere. What the command did counts for more than a process that ends by itself.
        if (!(error instanceof errors/* ConvoxError */.AC) || deps.signal.aborted)
            throw error;
        deps.host.warn(`process ${id} of ${app} could not be stopped, and ends by itself: ${error.message}`);
    }
}
/** The command line as it is sent: one line, in a shell where that is asked for and the Rack has none. */
function commandFor({ command: given, shell }, { generation }, { host }) {
    const line = (0,shell_words/* oneLine */.TN)(given);
    // v2 hands every command to a shell.
    if (generation === "v2")
        return line;
    if (shell)
        return (0,shell_words/* inShell */.wp)(line);
    const syntax = (0,shell_words/* shellSyntax */.mT)(line);
    if (syntax !== undefined && generation === "v3") {
        host.warn(`command has ${syntax}, which a v3 Rack passes on as it is, since it runs commands without a shell: set shell: true`);
    }
    return line;
}
/** @throws InputError for what this Rack would ignore without a word */
function checkOptions(values, { generation }) {
    if (values.detach && values.stdin !== undefined) {
        throw new errors/* InputError */.dz("stdin and detach exclude each other: nobody is there to pass the input on");
    }
    const { cpu, memory, environment } = values;
    const given = Object.entries({ cpu, memory, environment: environment.length > 0 || undefined })
        .filter(([, value]) => value !== undefined)
        .map(([name]) => name);
    if (generation === "v2" && given.length > 0) {
        throw new errors/* InputError */.dz(`${given.join(", ")}: a v2 Rack ignores ${given.length > 1 ? "them" : "it"} when it runs a command`);
    }
}
/** `KEY=VALUE` items; a bare KEY takes the job's variable of that name. @throws InputError, never with a value */
function variables(items, env) {
    return Object.fromEntries(items.map((item) => {
        const at = item.indexOf("=");
        const key = at < 0 ? item : item.slice(0, at);
        const value = at < 0 ? env[key] : item.slice(at + 1);
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key))
            throw new errors/* InputError */.dz("environment: an item is not KEY=VALUE");
        if (value === undefined)
            throw new errors/* InputError */.dz(`environment: ${key} has no value, and the job has no variable ${key}`);
        return [key, value];
    }));
}

;// CONCATENATED MODULE: ./src/commands/exec.js






const exec_inputs = {
    service: {
        description: "Id of a running process, or the name of a service: then one of its processes",
        required: true,
        positional: "process",
        aliases: ["process"],
    },
    ...commandInputs,
    entrypoint: { description: "Put the image's entrypoint before the command", kind: "boolean", default: "false" },
};
const exec = (0,command/* command */.G)({
    name: "exec",
    summary: "Run a command in a process that is already running",
    details: "Prints the command's output and ends with its exit code. The process itself goes on. Anything but an exit code of 0 " +
        "that the Rack itself told is a failure.",
    icon: "terminal",
    inputs: exec_inputs,
    outputs: {
        "exit-code": "Exit code of the command; set on failure too, empty when it is not known",
        process: "Id of the process, or the service where the Rack chose; set on failure too",
        release: "Id of the release that the process runs, where that is known; set on failure too",
        app: "Name of the app",
        rack: "Name of the Rack",
        duration: "How long it took, in seconds",
    },
    printsLog: true,
    run: execute,
});
async function execute(values, deps) {
    const { app } = values;
    const { rack } = deps;
    const started = deps.now();
    const generation = await rack.generation(app);
    const commandLine = commandFor(values, generation, deps);
    const stdin = await standardInput(values.stdin, generation, deps);
    return await withLogFile(values.logFile, deps, async (log) => {
        const target = await chosen(app, values.service, generation, deps);
        const outputs = () => ({
            process: target.id,
            release: target.release,
            app,
            rack: rack.name,
            duration: Math.round((deps.now() - started) / 1000),
        });
        try {
            await executed({
                app,
                process: target.id,
                command: commandLine,
                entrypoint: values.entrypoint,
                stdin,
                timeoutMs: values.timeout,
                generation,
                log,
                afterwards: `the process ${target.id} goes on, and the command in it perhaps too`,
            }, deps);
            return { "exit-code": 0, ...outputs() };
        }
        catch (error) {
            if (!(error instanceof errors/* ConvoxError */.AC))
                throw error;
            throw error.holding(outputs());
        }
    });
}
/**
 * The process that `target` names: by its id, or one of the service of that name, the newest that runs. Where the key may
 * not list processes the Rack is left to find it; v3 then takes any process of a service.
 */
async function chosen(app, target, generation, { rack, host }) {
    let all;
    try {
        all = await rack.processes.list(app);
    }
    catch (error) {
        if (!(error instanceof errors/* ConvoxError */.AC) || error instanceof errors/* CancelledError */.cc)
            throw error;
        const found = generation.generation === "v2" ? "it must be the id of one" : "if it is a service, the Rack takes any of its processes";
        host.warn(`The processes of ${app} cannot be listed, so ${target} is taken as it is: ${found} (${error.message})`);
        return { id: target, release: "" };
    }
    const byId = all.find(({ id }) => id === target);
    if (byId)
        return byId;
    const ofService = all
        .filter(({ name, status }) => name === target && status === "running")
        .sort((a, b) => (b.started?.getTime() ?? 0) - (a.started?.getTime() ?? 0));
    const [first] = ofService;
    if (!first) {
        const names = [...new Set(all.map(({ name }) => name))].sort().join(", ");
        throw new errors/* ConvoxError */.AC(`${app} has no running process ${target}, nor a running one of a service ${target}`, {
            hint: names === "" ? "nothing of this app runs: is a release promoted?" : `services with processes: ${names}; run starts a new process`,
        });
    }
    if (ofService.length > 1)
        host.warn(`${target} has ${ofService.length} running processes: taking the newest, ${first.id}`);
    else
        host.info(`Process ${first.id} of ${target} in ${app} on ${rack.name}`);
    return first;
}

;// CONCATENATED MODULE: ./src/commands/index.js






/** Every command that talks to a Rack, in the order `help` shows them. */
const commands = [deploy, build, promote, run, exec, builds, buildsInfo, buildsLogs].map(erased);
/** A door knows a command by its declaration alone: what it parses fits what `run` takes. */
function erased(command) {
    return command;
}


/***/ }),

/***/ 3678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ parseInputs)
/* harmony export */ });
/* unused harmony export camelCase */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9973);

/**
 * Reads every declared input.
 * @throws InputError with all mistakes at once, each naming the input, the value and what is allowed
 */
function parseInputs(inputs, given, env = {}) {
    const mistakes = [];
    const values = {};
    for (const [name, input] of Object.entries(inputs)) {
        try {
            values[camelCase(name)] = read(name, input, raw(name, input, given, env));
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz))
                throw error;
            mistakes.push(error.message);
        }
    }
    if (mistakes.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(mistakes.join("\n"));
    return values;
}
function raw(name, input, given, env) {
    const seen = [name, ...(input.aliases ?? [])].flatMap((key) => {
        const value = given(key);
        return value === undefined || value === "" || value.length === 0 ? [] : [{ key, value }];
    });
    const [first, second] = seen;
    if (first && second && String(first.value) !== String(second.value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${first.key} and ${second.key} are the same input and differ; give one of them`);
    }
    if (first)
        return first.value;
    for (const key of input.env ?? []) {
        if (env[key])
            return env[key];
    }
    return input.default;
}
function read(name, input, value) {
    if (input.kind === "lines")
        return typeof value === "string" ? lines(value) : (value ?? []);
    if (value === undefined) {
        if (input.required)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is required: ${lowerFirst(input.description)}`);
        return undefined;
    }
    const text = typeof value === "string" ? value : (value.at(-1) ?? "");
    const shown = input.secret ? "(hidden)" : JSON.stringify(text);
    switch (input.kind) {
        case "boolean":
            if (text === "true")
                return true;
            if (text === "false")
                return false;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is ${shown}: allowed are true and false`);
        case "integer":
            if (/^\d{1,15}$/.test(text))
                return Number(text);
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is ${shown}: allowed is a whole number such as 50`);
        case "duration":
            return duration(name, text);
        default:
            if (input.choices && !input.choices.includes(text)) {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is ${shown}: allowed are ${input.choices.join(", ")}`);
            }
            return text;
    }
}
/** Items of a multi-line input: trimmed; empty lines and lines that begin with "#" are left out. */
function lines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "" && !line.startsWith("#"));
}
/** "90" and "90s", "10m", "1h30m" in milliseconds. */
function duration(name, text) {
    const match = /^(?:(\d{1,7})|(?=\d)(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s)?)$/.exec(text);
    const [, plain, hours, minutes, seconds] = match ?? [];
    const total = Number(plain ?? 0) + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    if (!match || total === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(`${name} is ${JSON.stringify(text)}: allowed are seconds such as 90, or 90s, 10m, 1h30m`);
    }
    return total * 1000;
}
function camelCase(name) {
    return name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}


/***/ }),

/***/ 8069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   l0: () => (/* binding */ commandLineOf),
/* harmony export */   mT: () => (/* binding */ shellSyntax),
/* harmony export */   wp: () => (/* binding */ inShell)
/* harmony export */ });
/* unused harmony export quoted */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9973);

/** A word as a POSIX shell takes it back to what it was. */
function quoted(word) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
/** Bare arguments as one command line: one argument is a whole command line already. */
function commandLineOf(words) {
    return words.length === 1 ? (words[0] ?? "") : words.map(quoted).join(" ");
}
/** The command line that has a shell run `command`. */
function inShell(command) {
    return `sh -c ${quoted(command)}`;
}
/**
 * A command as a Rack can be sent it: it travels as a header.
 * @throws InputError for one of several lines
 */
function oneLine(command) {
    const line = command.trim();
    if (!/[\r\n]/.test(line))
        return line;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz("command has several lines, and a Rack takes one", {
        hint: "put the lines into a script in the image and run that, or join them with && (and set shell: true for a v3 Rack)",
    });
}
/**
 * What in `command` only a shell understands, as it stands there (`&&`, `$HOME`); undefined for nothing. A command that
 * begins with a shell brings its own.
 */
function shellSyntax(command) {
    if (/^\s*(?:\S*\/)?(?:ba|da|a|z|k)?sh\s/.test(command))
        return undefined;
    const assignment = /^\s*([A-Za-z_][A-Za-z0-9_]*=)/.exec(command)?.[1];
    if (assignment !== undefined)
        return assignment;
    let quote = "";
    for (let at = 0; at < command.length; at++) {
        const char = command[at] ?? "";
        if (quote === "'") {
            if (char === "'")
                quote = "";
        }
        else if (char === "\\") {
            at++;
        }
        else if (char === '"' || (char === "'" && quote === "")) {
            quote = quote === char ? "" : char;
        }
        else {
            const rest = command.slice(at);
            const found = /^(?:\$\{?[A-Za-z_][A-Za-z0-9_]*\}?|\$\(|`)/.exec(rest) ?? (quote === "" ? /^(?:&&|\|\|?|[;<>]+|&)/.exec(rest) : null);
            if (found)
                return found[0];
        }
    }
    return undefined;
}


/***/ }),

/***/ 5531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ stopProcess)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9973);

/**
 * Stops a process. One that is gone already counts as stopped.
 * @throws ConvoxError when the Rack does not answer
 */
async function stopProcess(rack, app, id) {
    const name = `process ${id} of ${app}`;
    try {
        await rack.processes.stop(app, id);
        return { done: true, told: `${name} was stopped` };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RackError */ .yo))
            throw error;
        // v2 answers 404; v3 500 with the words of Kubernetes.
        if (error.status === 404 || /not found/.test(error.reason))
            return { done: true, told: `${name} has ended` };
        return { done: false, told: `${name} could not be stopped: ${error.status} ${error.reason}` };
    }
}


/***/ }),

/***/ 3051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ table)
/* harmony export */ });
/** Rows in columns as wide as their widest cell, two blanks between them, no blanks at the end of a line. */
function table(rows) {
    const widths = [];
    for (const row of rows) {
        row.forEach((cell, column) => {
            widths[column] = Math.max(widths[column] ?? 0, cell.length);
        });
    }
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd())
        .map((line) => `${line}\n`)
        .join("");
}


/***/ }),

/***/ 297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QU: () => (/* binding */ maskSecrets),
/* harmony export */   xm: () => (/* binding */ faultsOf),
/* harmony export */   yF: () => (/* binding */ connectRack)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9973);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4741);



/** The Rack inside this package, by its only name. */
const LOCAL = "local";
const CONSOLE = "console.convox.com";
/** Hides the deploy key and the password in RACK_URL, in every form they travel in, before the first line is printed. */
function maskSecrets(connection, env, host) {
    const secrets = [connection.password, env["CONVOX_PASSWORD"]].flatMap((key) => (key ? (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .secretForms */ .eo)(key) : []));
    const rackUrl = env["RACK_URL"] ?? "";
    const userinfo = /^[a-z+]*:\/\/([^/?#]*)@/i.exec(rackUrl)?.[1];
    if (userinfo !== undefined) {
        const password = userinfo.slice(userinfo.indexOf(":") + 1);
        secrets.push(password, ...(0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .secretForms */ .eo)(decoded(password)), Buffer.from(userinfo).toString("base64"));
    }
    for (const secret of new Set(secrets))
        host.mask(secret);
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/**
 * The Rack that the inputs and the environment name, in this order: `rack: local`, RACK_URL, then a Rack of the
 * Console by the input `rack` or CONVOX_RACK.
 * @throws InputError when no Rack is named, or a named one comes without a deploy key
 */
async function connectRack(connection, env, host, options) {
    if (connection.rack === LOCAL)
        return localRack(env, host, options);
    const password = connection.password || env["CONVOX_PASSWORD"] || undefined;
    const tls = { verify: connection.tlsVerify, ...(await authority(connection.caFile)) };
    const common = { tls, proxy: (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .proxySettings */ .EM)(env), ...(env["CONVOX_ACTOR"] ? { actor: env["CONVOX_ACTOR"] } : {}) };
    const rackUrl = env["RACK_URL"];
    const name = connection.rack || env["CONVOX_RACK"] || undefined;
    if (rackUrl) {
        const endpoint = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .directEndpoint */ .zf)(rackUrl, common);
        warnOfTls(tls.verify, host);
        if (connection.rack)
            host.warn(`RACK_URL is set and names the Rack: rack ${JSON.stringify(connection.rack)} is not used`);
        return closing((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .Ng)(endpoint, options));
    }
    if (name === LOCAL)
        return localRack(env, host, options);
    if (name === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz("no Rack is named", {
            hint: "give the input rack (--rack), or set CONVOX_RACK or RACK_URL; rack local is the Rack inside this package",
        });
    }
    if (password === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`the Rack ${JSON.stringify(name)} needs a deploy key, and there is none`, {
            hint: "give the input password, or set CONVOX_PASSWORD from a secret of your CI system; --rack local needs no key",
        });
    }
    warnOfTls(tls.verify, host);
    const endpoint = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .consoleEndpoint */ .nW)(connection.host || env["CONVOX_HOST"] || CONSOLE, password, common);
    const fullName = await (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .findRack */ .xo)(endpoint, name, options);
    return closing((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .Ng)({ ...endpoint, rack: fullName }, options));
}
function closing(rack) {
    return { rack, close: async () => rack.close() };
}
function warnOfTls(verify, host) {
    if (!verify)
        host.warn("tls-verify is false: whoever is between here and the Rack can read the key and change the build");
}
async function authority(caFile) {
    if (caFile === undefined)
        return {};
    try {
        return { ca: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(caFile, "utf8") };
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`ca-file is ${JSON.stringify(caFile)}: it cannot be read`, { cause: error });
    }
}
/** Starts the local Rack inside this process; it ends with the process, its apps and builds stay in its data folder. */
async function localRack(env, host, options) {
    const { dataFolder, parseFaults, startLocalRack } = await Promise.all(/* import() */[__nccwpck_require__.e(823), __nccwpck_require__.e(109)]).then(__nccwpck_require__.bind(__nccwpck_require__, 109));
    const data = env["CONVOX_LOCAL_RACK_DATA"] || dataFolder(env);
    const server = await startLocalRack({
        data,
        generation: generationOf(env["CONVOX_LOCAL_RACK_GENERATION"]),
        createApps: true,
        onNotice: (line) => host.info(line),
        faults: faultsOf(() => parseFaults(env["CONVOX_LOCAL_RACK_FAULTS"] ?? "")),
    });
    host.info(`Local Rack: it only plans, no image is built and nothing runs; its data is in ${data}`);
    const rack = (0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .Ng)((0,_rack_index_js__WEBPACK_IMPORTED_MODULE_2__/* .directEndpoint */ .zf)(server.url, { tls: { verify: true }, proxy: {} }), options);
    return {
        rack: { ...rack, name: LOCAL },
        async close() {
            rack.close();
            await server.close();
        },
    };
}
function generationOf(text) {
    if (text === undefined || text === "" || text === "v3")
        return "v3";
    if (text === "v2")
        return "v2";
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`CONVOX_LOCAL_RACK_GENERATION is ${JSON.stringify(text)}: allowed are v2 and v3`);
}
/** A mistake in the faults' text is the user's. */
function faultsOf(parse) {
    try {
        return parse();
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .dz(`faults: ${error instanceof Error ? error.message : String(error)}`);
    }
}


/***/ }),

/***/ 9973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ ConvoxError),
/* harmony export */   Jk: () => (/* binding */ UnreachableError),
/* harmony export */   MU: () => (/* binding */ TimeoutError),
/* harmony export */   RS: () => (/* binding */ ExitError),
/* harmony export */   Sh: () => (/* binding */ ManifestError),
/* harmony export */   Si: () => (/* binding */ OlderReleaseError),
/* harmony export */   ZS: () => (/* binding */ RollbackError),
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   ql: () => (/* binding */ PackError),
/* harmony export */   yo: () => (/* binding */ RackError),
/* harmony export */   zS: () => (/* binding */ BuildError)
/* harmony export */ });
/** What a user can act on: the message says what failed, on what, and what was seen; `hint` says what to try. */
class ConvoxError extends Error {
    name = "ConvoxError";
    hint;
    outputs;
    place;
    constructor(message, { hint, cause, outputs = {}, place } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.hint = hint;
        this.outputs = outputs;
        this.place = place;
    }
    /** Adds outputs that hold too; those that are there stay. */
    holding(outputs) {
        this.outputs = { ...outputs, ...this.outputs };
        return this;
    }
}
/** An input, a flag or a setting has a value that is not allowed, or is missing. */
class InputError extends ConvoxError {
    name = "InputError";
}
/** convox.yml, or a file that it names, is missing or wrong. */
class ManifestError extends ConvoxError {
    name = "ManifestError";
}
/** The source tree cannot be packed: unreadable, changed while it was read, a bad .dockerignore, a link out of it. */
class PackError extends ConvoxError {
    name = "PackError";
}
/**
 * The Rack, or the Console before it, answered with an error. `status` is the HTTP status code; it is undefined when
 * the error came inside a websocket stream, which has no status.
 */
class RackError extends ConvoxError {
    name = "RackError";
    status;
    /** The Rack's own words, such as "app not found: web". */
    reason;
    constructor(request, status, reason, options = {}) {
        super(`${request}: ${status === undefined ? "" : `${status} `}${reason}`, options);
        this.status = status;
        this.reason = reason;
    }
}
/** No answer: name not found, connection refused or cut, certificate not trusted, proxy refusing. */
class UnreachableError extends ConvoxError {
    name = "UnreachableError";
    /** "not-sent": the Rack has certainly not received the request. "unknown": it may have, and may have acted on it. */
    outcome;
    constructor(message, options = {}) {
        super(message, options);
        this.outcome = options.outcome ?? "unknown";
    }
}
/** The Rack ran the build, and the build failed. */
class BuildError extends ConvoxError {
    name = "BuildError";
}
/** The release is older than the one that runs, and to go back was not asked for. */
class OlderReleaseError extends ConvoxError {
    name = "OlderReleaseError";
}
/** The release was promoted and the Rack went back to another one. */
class RollbackError extends ConvoxError {
    name = "RollbackError";
}
/** A process on the Rack ended with a status other than 0; `code` is that status. */
class ExitError extends ConvoxError {
    name = "ExitError";
    code;
    constructor(message, code, options = {}) {
        super(message, options);
        this.code = code;
    }
}
/** Something did not happen within the time that an input allows. */
class TimeoutError extends ConvoxError {
    name = "TimeoutError";
}
/** The job was cancelled (a signal, or the caller's AbortSignal). */
class CancelledError extends ConvoxError {
    name = "CancelledError";
}


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ checkManifest),
  W: () => (/* binding */ readManifest)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./src/errors.js
var src_errors = __nccwpck_require__(9973);
;// CONCATENATED MODULE: ./src/manifest/forms.js
/** Says what a value is, for a message: "a list", `the text "3-1"`, "true". */
function described(value) {
    switch (value.kind) {
        case "map":
            return "a mapping";
        case "list":
            return "a list";
        case "string":
            return value.value === "" ? "empty text" : `the text ${JSON.stringify(value.value)}`;
        case "bool":
        case "int":
        case "float":
            return String(value.value);
        case "null":
            return "nothing";
        case "unknown":
            return "a variable";
    }
}
function entryOf(map, key) {
    return map.entries.find((entry) => entry.key === key);
}
function fieldOf(map, key) {
    return entryOf(map, key)?.value;
}
/** True for what no check may judge: nothing was written, or only the Rack knows the value. */
function silent(value) {
    return value === undefined || value.kind === "null" || value.kind === "unknown";
}
/** A scalar as the text that a Rack's text fields hold; undefined for what is no scalar, nothing, or unknown. */
function textOf(value) {
    if (value === undefined)
        return undefined;
    if (value.kind === "string")
        return value.value;
    return value.kind === "int" || value.kind === "float" || value.kind === "bool" ? String(value.value) : undefined;
}
/** Go's strconv.Atoi, which reads the numbers inside texts such as "1-3": no spaces, no underscores, no hexadecimal. */
function atoi(text) {
    return /^[-+]?[0-9]+$/.test(text) ? Number(text) : undefined;
}
const FITS = {
    "whole number": (value) => value.kind === "int" || value.kind === "float",
    "true or false": (value) => value.kind === "bool",
    text: (value) => value.kind !== "map" && value.kind !== "list",
    "list of text": (value) => value.kind === "list" && value.items.every((item) => item.kind !== "map" && item.kind !== "list"),
    mapping: (value) => value.kind === "map",
};
const ARTICLE = {
    "whole number": "a whole number",
    "true or false": "true or false",
    text: "text",
    "list of text": "a list of text",
    mapping: "a mapping",
};
/** Reports every key of `forms` whose value has another form, which a Rack's YAML reader refuses. */
function checkForms(map, forms, named, report, racks = "both") {
    for (const { key, value } of map.entries) {
        const form = Object.hasOwn(forms, key) ? forms[key] : undefined;
        if (form === undefined || silent(value) || FITS[form](value))
            continue;
        const hint = form !== "text" && value.kind === "string" && quotedScalar(form, value.value) ? "; remove the quotes" : "";
        report.error(value.at, `${named(key)} must be ${ARTICLE[form]}, not ${described(value)}${hint}`, racks);
    }
}
function quotedScalar(form, text) {
    return form === "whole number" ? /^[0-9]+$/.test(text) : form === "true or false" && /^(true|false)$/.test(text);
}

;// CONCATENATED MODULE: ./src/manifest/keys.js
const TOP_KEYS = {
    both: ["environment", "params", "resources", "services", "timers"],
    v2: [],
    v3: ["appSettings", "balancers", "budget", "configs", "labels"],
};
const SERVICE_KEYS = {
    both: [
        "agent",
        "annotations",
        "build",
        "certificate",
        "command",
        "deployment",
        "domain",
        "drain",
        "environment",
        "grpcHealthEnabled",
        "health",
        "image",
        "init",
        "internal",
        "labels",
        "liveness",
        "nlb",
        "port",
        "privileged",
        "resources",
        "scale",
        "singleton",
        "sticky",
        "termination",
        "test",
        "timeout",
        "tls",
        "volumes",
        "whitelist",
    ],
    v2: ["internalAndExternal", "links", "loadBalancerType", "policies", "tags"],
    v3: [
        "accessControl",
        "configMounts",
        "disableHostUsers",
        "dnsConfig",
        "imagePullSecrets",
        "ingressAnnotations",
        "initContainer",
        "internalRouter",
        "lifecycle",
        "nodeAffinityLabels",
        "nodeSelectorLabels",
        "ports",
        "securityContext",
        "startupProbe",
        "volumeOptions",
    ],
};
const BUILD_KEYS = { both: ["args", "manifest", "path"], v2: [], v3: [] };
/** What people write from habit with other tools, and where a Rack looks for it. */
const HABITS = {
    cmd: "command",
    context: "path",
    count: "scale.count",
    cpu: "scale.cpu",
    dockerfile: "manifest",
    domains: "domain",
    env: "environment",
    environments: "environment",
    healthcheck: "health",
    memory: "scale.memory",
    replicas: "scale.count",
    timer: "timers",
};
/** Warns of every key that a Rack ignores without a word, with the key that was probably meant. */
function checkKeys(map, keys, where, report) {
    const known = [...keys.both, ...keys.v2, ...keys.v3];
    for (const { key, keyKind, at, value } of map.entries) {
        if (keyKind === "unknown" || keyKind === "other" || keys.both.includes(key))
            continue;
        if (keys.v2.includes(key))
            report.warn(at, `${where}${key} means nothing to a v3 Rack, which ignores it`, "v3");
        else if (keys.v3.includes(key))
            report.warn(at, `${where}${key} means nothing to a v2 Rack, which ignores it`, "v2");
        else {
            // Templates for anchors are kept under keys of their own.
            if (key.startsWith("x-") || (value.kind === "map" && value.anchored))
                continue;
            const meant = HABITS[key.toLowerCase()] ?? nearest(key, known);
            const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
            report.warn(at, `${where}${key} is not a key that a Rack knows, and is ignored${hint}`);
        }
    }
}
/** The candidate that takes the fewest changes to reach, when those are few. */
function nearest(word, candidates) {
    let best;
    let least = Math.min(3, Math.ceil(word.length / 2));
    for (const candidate of candidates) {
        const changes = distance(word.toLowerCase(), candidate.toLowerCase());
        if (changes < least)
            [best, least] = [candidate, changes];
    }
    return best;
}
function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./src/manifest/builds.js




/**
 * What a Rack builds for a service; undefined when it takes an image, or when only the Rack knows the path.
 * A Rack joins `build.path` to the root of the source wherever the manifest lies, and `build.manifest` to `build.path`
 * (convox/convox pkg/build/buildkit.go, convox/rack pkg/build/build.go).
 */
async function checkBuild(service, dir, report) {
    const wanted = wantedBuild(service, report);
    if (wanted === undefined)
        return undefined;
    const { at } = wanted;
    const path = inside(wanted.path);
    const shown = `service ${service.name} is built from ${JSON.stringify(wanted.path)}`;
    if (path === undefined) {
        report.error(at, `${shown}, which is outside of the source`);
        return undefined;
    }
    const dockerfile = inside(`${path}/${wanted.manifest}`);
    if (dockerfile === undefined) {
        report.error(at, `${shown} with ${JSON.stringify(wanted.manifest)}, which is outside of the source`);
        return undefined;
    }
    const missing = await missingFrom(dir, path, "directory");
    if (missing !== undefined) {
        report.error(at, `${shown}, but ${missing}`);
        return undefined;
    }
    const absent = await missingFrom(dir, dockerfile, "file");
    if (absent !== undefined)
        report.error(at, `${shown}, but ${absent}`);
    else if (path !== "." && !dockerfile.startsWith(`${path}/`)) {
        report.warn(at, `${shown} with ${dockerfile}, which is outside of it; BuildKit may not find it`, "v3");
    }
    return { service: service.name, path, dockerfile };
}
function wantedBuild({ name, entry, body }, report) {
    if (entry.value.kind === "unknown")
        return undefined;
    const image = body === undefined ? undefined : fieldOf(body, "image");
    const build = body === undefined ? undefined : entryOf(body, "build");
    const form = checkBuildForm(name, build?.value, report);
    if (image?.kind === "unknown" || form === undefined)
        return undefined;
    if (textOf(image) !== undefined && textOf(image) !== "") {
        if (!silent(build?.value))
            report.warn(build?.at, `service ${name} has an image, so its build is not used`);
        return undefined;
    }
    const path = textOf(form.path) ?? "";
    const manifest = textOf(form.manifest) ?? "";
    return {
        path: path === "" ? "." : path,
        manifest: manifest === "" ? "Dockerfile" : manifest,
        at: build?.value.at ?? entry.at,
    };
}
/** The path and the Dockerfile as written; undefined when the form is wrong or a variable stands in it. */
function checkBuildForm(name, build, report) {
    if (build === undefined || build.kind === "null")
        return { path: undefined, manifest: undefined };
    if (build.kind === "unknown")
        return undefined;
    if (build.kind === "string")
        return { path: build, manifest: undefined };
    if (build.kind !== "map") {
        report.error(build.at, `service ${name}: build must be a path or a mapping, not ${described(build)}`);
        return undefined;
    }
    checkKeys(build, BUILD_KEYS, `service ${name}: build.`, report);
    const forms = { path: "text", manifest: "text", args: "list of text" };
    checkForms(build, forms, (key) => `service ${name}: build.${key}`, report);
    const path = fieldOf(build, "path");
    const manifest = fieldOf(build, "manifest");
    return [path, manifest].some((value) => value?.kind === "unknown") ? undefined : { path, manifest };
}
/** The path without "." and ".."; a Rack takes "/api" for "api". Undefined when it leaves the root. */
function inside(path) {
    const clean = external_node_path_.posix.normalize(path.replace(/^\/+/, "")).replace(/\/$/, "");
    if (clean === "..")
        return undefined;
    return clean.startsWith("../") ? undefined : clean === "" ? "." : clean;
}
/**
 * What is missing on the way to `path`, as the end of a sentence. Names are compared with the listing of the folder: the
 * file systems of macOS and Windows find "dockerfile" for "Dockerfile", and the Rack does not.
 */
async function missingFrom(dir, path, kind) {
    let walked = ".";
    for (const name of path === "." ? [] : path.split("/")) {
        const names = await listing((0,external_node_path_.join)(dir, walked));
        if (names === undefined)
            return undefined;
        if (!names.includes(name)) {
            const other = names.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
            const hint = other === undefined ? "" : `; ${external_node_path_.posix.join(walked, other)} does, and a Rack minds the case`;
            return `${path} does not exist${hint}`;
        }
        walked = external_node_path_.posix.join(walked, name);
    }
    const found = await (0,promises_.stat)((0,external_node_path_.join)(dir, path)).catch(() => undefined);
    if (found === undefined)
        return undefined;
    const right = kind === "file" ? !found.isDirectory() : found.isDirectory();
    return right ? undefined : `${path} is ${kind === "file" ? "a directory" : "no directory"}`;
}
/** The names in a folder; none when it is a file, undefined when it cannot be read and nothing can be said. */
async function listing(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (error) {
        return error instanceof Error && "code" in error && error.code === "ENOTDIR" ? [] : undefined;
    }
}

;// CONCATENATED MODULE: ./src/manifest/compose.js


/** True for the manifest of a generation 1 app, which only v2 Racks know: docker-compose.yml and its like. */
function isCompose(file) {
    return /^docker-compose([.-].*)?\.ya?ml$/.test(external_node_path_.posix.basename(file));
}
/**
 * Services and builds of a docker-compose.yml, as far as they are plain (convox/rack pkg/manifest1). Nothing is checked:
 * `$NAME` in it is replaced by the Rack's builder with variables that are not known here.
 */
function composeServices(root) {
    if (root.kind !== "map")
        return { services: [], builds: [] };
    const layered = fieldOf(root, "version") !== undefined;
    const list = layered ? fieldOf(root, "services") : root;
    if (list?.kind !== "map")
        return { services: [], builds: [] };
    const builds = list.entries.flatMap(({ key, value }) => {
        const build = value.kind === "map" ? composeBuild(key, value) : undefined;
        return build === undefined ? [] : [build];
    });
    return { services: list.entries.map(({ key }) => key), builds };
}
function composeBuild(service, body) {
    const build = fieldOf(body, "build");
    const context = textOf(build?.kind === "map" ? fieldOf(build, "context") : build);
    const named = fieldOf(build?.kind === "map" ? build : body, "dockerfile");
    const dockerfile = named === undefined ? "Dockerfile" : textOf(named);
    if (context === undefined || dockerfile === undefined || /\$/.test(context + dockerfile))
        return undefined;
    const path = external_node_path_.posix.normalize(context.replace(/^\/+/, "")).replace(/\/$/, "") || ".";
    const file = external_node_path_.posix.join(path, dockerfile);
    return [path, file].some((name) => name === ".." || name.startsWith("../"))
        ? undefined
        : { service, path, dockerfile: file };
}

// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(6637);
;// CONCATENATED MODULE: ./src/manifest/interpolate.js
/**
 * Stands for the value of a variable that only the Rack knows. It is a private-use character: YAML takes it wherever it
 * takes a letter, and no manifest holds it otherwise.
 */
const UNKNOWN = "\uE000";
/**
 * Replaces `${NAME}` as a Rack does before it parses the manifest: in the raw text, so also in keys and comments, the
 * shortest match, without defaults and without an escape (convox/convox pkg/manifest/helpers.go, the same in convox/rack).
 * A name in `known` gives its value. Any other name may be set in the app's environment, which is not known here: it
 * becomes `unknown`.
 */
function interpolate(source, known, unknown) {
    const cuts = [];
    let text = "";
    let copied = 0;
    let unknowns = false;
    for (const match of source.matchAll(/\$\{([^}]*)\}/g)) {
        const name = match[1] ?? "";
        text += source.slice(copied, match.index);
        copied = match.index + match[0].length;
        const start = text.length;
        if (Object.hasOwn(known, name)) {
            text += known[name] ?? "";
        }
        else if (/^[^\s=]+$/.test(name)) {
            unknowns = true;
            text += unknown;
        }
        // What is left, such as ${} or a name with a space, cannot be a variable of an app: a Rack puts in nothing.
        cuts.push({ start, end: text.length, originalStart: match.index, originalEnd: copied });
    }
    text += source.slice(copied);
    const original = (offset) => {
        let shift = 0;
        for (const cut of cuts) {
            if (offset < cut.start)
                break;
            if (offset < cut.end)
                return cut.originalStart;
            shift = cut.originalEnd - cut.end;
        }
        return offset + shift;
    };
    return { text, unknowns, original };
}

;// CONCATENATED MODULE: ./src/manifest/scalar.js

const TRUE = new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const FALSE = new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
const NULL = new Set(["", "~", "null", "Null", "NULL"]);
const SPECIAL_FLOAT = /^(\.nan|\.NaN|\.NAN|[-+]?\.(inf|Inf|INF))$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const INT = /^[-+]?(0x[0-9a-fA-F]+|0b[01]+|0o?[0-7]+|0|[1-9][0-9]*)$/;
/**
 * The meaning of a scalar for gopkg.in/yaml.v2, which both generations of Rack use. It is YAML 1.1 with differences that
 * matter here: `8080:80` is text and no number in base 60, and dates are text.
 */
function scalarValue(text, plain, tag) {
    if (text.includes(UNKNOWN))
        return { kind: "unknown" };
    if (tag === "tag:yaml.org,2002:str" || tag === "!")
        return { kind: "string", value: text };
    if (!plain && tag === undefined)
        return { kind: "string", value: text };
    if (NULL.has(text))
        return { kind: "null" };
    if (TRUE.has(text))
        return { kind: "bool", value: true };
    if (FALSE.has(text))
        return { kind: "bool", value: false };
    if (SPECIAL_FLOAT.test(text))
        return { kind: "float", value: Number.NaN };
    return number(text) ?? { kind: "string", value: text };
}
function number(text) {
    if (!/^[-+.0-9]/.test(text))
        return undefined;
    const digits = text.replaceAll("_", "");
    if (INT.test(digits))
        return { kind: "int", value: integer(digits) };
    if (!FLOAT.test(digits))
        return undefined;
    const value = Number(digits);
    // A Rack prints each service and parses it again, after which 3000.0 has become 3000.
    return Number.isSafeInteger(value) ? { kind: "int", value } : { kind: "float", value };
}
function integer(digits) {
    const negative = digits.startsWith("-");
    const unsigned = digits.replace(/^[-+]/, "");
    const octal = /^0o?([0-7]+)$/.exec(unsigned)?.[1];
    const value = octal === undefined ? Number(unsigned) : Number.parseInt(octal, 8);
    return negative ? -value : value;
}

;// CONCATENATED MODULE: ./src/manifest/document.js


/** The text is no YAML. The message is one sentence without the place. */
class YamlFault extends Error {
    name = "YamlFault";
    at;
    constructor(message, at) {
        super(message);
        this.at = at;
    }
}
/**
 * The parsed document as values. `note` gets what is odd but allowed, such as a key that is written twice.
 * @throws YamlFault for an alias without its anchor, or an anchor that holds itself
 */
function readDocument(document, place, note) {
    const done = new Map();
    const open = new Set();
    function at(node) {
        const range = (0,dist/* isScalar */.jn)(node) || (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) || (0,dist/* isAlias */.Vj)(node) ? node.range : undefined;
        return place(range?.[0] ?? 0);
    }
    function value(node) {
        if ((0,dist/* isAlias */.Vj)(node))
            return alias(node);
        const known = done.get(node);
        if (known !== undefined)
            return known;
        open.add(node);
        const found = read(node);
        open.delete(node);
        if (node !== null)
            done.set(node, found);
        return found;
    }
    function read(node) {
        if ((0,dist/* isScalar */.jn)(node))
            return { ...scalar(node), at: at(node) };
        if ((0,dist/* isSeq */.oP)(node))
            return { kind: "list", items: node.items.map((item) => value(item)), at: at(node) };
        if ((0,dist/* isMap */.jh)(node)) {
            return { kind: "map", entries: entries(node.items), anchored: node.anchor !== undefined, at: at(node) };
        }
        return { kind: "null", at: at(node) };
    }
    function alias(node) {
        const target = node.resolve(document);
        if (target === undefined) {
            throw new YamlFault(`there is no anchor &${node.source} before the alias *${node.source}`, at(node));
        }
        if (open.has(target))
            throw new YamlFault(`the anchor &${node.source} holds itself`, at(node));
        return value(target);
    }
    function entries(pairs) {
        const own = new Map();
        const taken = new Map();
        for (const pair of pairs) {
            const keyAt = at(pair.key);
            const key = (0,dist/* isScalar */.jn)(pair.key) ? document_textOf(pair.key.value) : "";
            const content = pair.value === null ? { kind: "null", at: keyAt } : value(pair.value);
            // Quoted or not: a Rack that does not merge the one kind merges the other.
            if (key === "<<" && (content.kind === "map" || content.kind === "list")) {
                merge(content, taken);
                continue;
            }
            if (own.has(key))
                note(keyAt, `the key ${key} is written twice`);
            own.set(key, {
                key,
                keyKind: (0,dist/* isScalar */.jn)(pair.key) ? scalar(pair.key).kind : "other",
                at: keyAt,
                value: content,
            });
        }
        for (const [key, entry] of taken)
            if (!own.has(key))
                own.set(key, entry);
        return [...own.values()];
    }
    return value(document.contents);
}
function merge(from, into) {
    if (from.kind === "list")
        for (const item of from.items)
            merge(item, into);
    if (from.kind !== "map")
        return;
    for (const entry of from.entries)
        if (!into.has(entry.key))
            into.set(entry.key, entry);
}
function scalar(node) {
    return scalarValue(document_textOf(node.value), node.type === "PLAIN", node.tag);
}
function document_textOf(value) {
    return typeof value === "string" ? value : String(value ?? "");
}

;// CONCATENATED MODULE: ./src/manifest/environment.js

/** `environment` is a list of NAME, NAME=default and "*". A Rack refuses another form and skips what is no text. */
function checkEnvironment(named, value, report) {
    if (silent(value))
        return;
    if (value.kind !== "list") {
        report.error(value.at, `${named} must be a list such as "- NAME=default", not ${described(value)}`);
        return;
    }
    for (const item of value.items) {
        if (item.kind === "list" || item.kind === "string" || silent(item))
            continue;
        const first = item.kind === "map" ? item.entries[0]?.key : undefined;
        const hint = first === undefined ? "" : `; write ${first}=... instead of ${first}: ...`;
        report.warn(item.at, `${named} holds ${described(item)}, which a Rack skips${hint}`);
    }
}
/** Names of the entries that have no default, so that the app's environment must hold them. */
function requiredNames(value) {
    if (value?.kind !== "list")
        return [];
    return value.items
        .flatMap((item) => (item.kind === "list" ? item.items : [item]))
        .flatMap((item) => (item.kind === "string" ? [item.value] : []))
        .filter((entry) => entry !== "*" && !entry.includes("="));
}

;// CONCATENATED MODULE: ./src/manifest/parse.js



/**
 * Parses the manifest as a Rack does, `${NAME}` replaced by what `known` holds.
 * @throws YamlFault when a Rack's parser refuses the text too
 */
function parseManifest(source, known) {
    const marked = interpolate(source, known, UNKNOWN);
    try {
        return parseYaml(source, marked);
    }
    catch (fault) {
        if (!(fault instanceof YamlFault) || !marked.unknowns)
            throw fault;
        return withoutValues(source, known, fault);
    }
}
/** A variable may stand for whole lines, or for nothing: then the text is YAML only with the value left out. */
function withoutValues(source, known, fault) {
    try {
        const parsed = parseYaml(source, interpolate(source, known, ""));
        const message = `the manifest was not checked, as a variable changes its structure: ${fault.message}`;
        return { ...parsed, certain: false, notes: [{ at: fault.at, message }] };
    }
    catch (second) {
        if (!(second instanceof YamlFault))
            throw second;
        const line = source.split("\n")[fault.at.line - 1] ?? "";
        if (!/\$\{[^}]*\}/.test(line))
            throw fault;
        const message = `whether this is YAML depends on a variable that only the Rack knows: ${fault.message}`;
        return { root: { kind: "unknown", at: fault.at }, certain: false, notes: [{ at: fault.at, message }] };
    }
}
function parseYaml(source, interpolated) {
    const place = places(source, interpolated);
    const document = (0,dist/* parseDocument */.Tp)(interpolated.text, {
        version: "1.1",
        // Scalars stay text: scalar.ts gives them the meaning that they have on a Rack.
        schema: "failsafe",
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: "silent",
    });
    const notes = [];
    const fault = document.errors[0];
    if (fault !== undefined) {
        const at = place(start(fault, interpolated.text));
        if (!takenByRack(fault, interpolated.text))
            throw new YamlFault(fault.message, at);
        notes.push({
            at,
            message: `the manifest was not checked, as a Rack may take what is a fault here: ${fault.message}`,
        });
    }
    const root = readDocument(document, place, (at, message) => notes.push({ at, message }));
    return { root, certain: fault === undefined, notes };
}
/**
 * A Rack parses with a port of libyaml. That one does not mind how far the lines inside brackets and quotes are indented,
 * wants no space before a comment that follows a quote, and reads only the first document.
 */
function takenByRack(fault, text) {
    const { code, message } = fault;
    const rest = text.slice(fault.pos[0]);
    if (/sufficiently indented and end with a .$/.test(message))
        return rest.includes(message.slice(-1));
    const quote = /^Missing closing (['"])/.exec(message)?.[1];
    if (quote !== undefined)
        return rest.includes(quote);
    if (/^Comments must be|^Tags and anchors must be|a tab character/.test(message))
        return true;
    return ["MULTIPLE_DOCS", "DUPLICATE_KEY", "NON_STRING_KEY", "BAD_DIRECTIVE", "RESOURCE_EXHAUSTION"].includes(code);
}
/** The parser sees lines that do not line up from the end of the line before. */
function start({ message, pos }, text) {
    if (!message.endsWith("must start at the same column"))
        return pos[0];
    return pos[0] + (text.slice(pos[0]).search(/\S/) + 1 || 1) - 1;
}
function places(source, interpolated) {
    const starts = [0];
    for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1))
        starts.push(at + 1);
    return (offset) => {
        const original = Math.min(interpolated.original(offset), source.length);
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= original)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: original - (starts[low] ?? 0) + 1 };
    };
}

;// CONCATENATED MODULE: ./src/manifest/problem.js
/** A report that collects into `problems`. */
function reportInto(problems) {
    const add = (severity) => (at, message, racks = "both") => {
        const problem = { line: at?.line, message, racks, severity };
        if (at !== undefined)
            problem.column = at.column;
        // A template that several services share through an anchor would otherwise be reported once for each.
        const same = (other) => other.message === message &&
            other.racks === racks &&
            other.line === problem.line &&
            other.column === problem.column;
        if (!problems.some(same))
            problems.push(problem);
    };
    return { error: add("error"), warn: add("warning") };
}

;// CONCATENATED MODULE: ./src/manifest/names.js
/** What names of services, resources and timers look like (convox/convox pkg/manifest/validate.go). */
const NAME = /^[a-z][a-z0-9-]*$/;
/** The rest of a sentence that begins with the name. */
const NAME_RULE = "may hold only a-z, 0-9 and -, and must begin with a letter";

;// CONCATENATED MODULE: ./src/manifest/ports.js

const PORT_FORM = 'a number such as 3000, "https:3000", or a mapping of port and scheme';
/** `port`: 3000, "https:3000" or { port, scheme } (pkg/manifest/yaml.go of both generations). */
function checkPort(name, value, report) {
    if (silent(value) || value.kind === "int")
        return;
    if (value.kind === "map")
        checkPortMapping(name, value, report);
    else if (value.kind !== "string" || !isSchemePort(value.value)) {
        report.error(value.at, `service ${name}: port must be ${PORT_FORM}, not ${described(value)}`);
    }
}
function checkPortMapping(name, map, report) {
    const port = fieldOf(map, "port");
    if (port?.kind !== "unknown") {
        const zero = port === undefined || port.kind === "null" || (port.kind === "int" && port.value === 0);
        if (zero)
            report.error(map.at, `service ${name}: port is a mapping and must name its port`);
        else if (port.kind !== "int" && !(port.kind === "string" && isSchemePort(port.value))) {
            report.error(port.at, `service ${name}: port.port must be a number, not ${described(port)}`);
        }
    }
    const scheme = fieldOf(map, "scheme");
    if (!silent(scheme) && scheme.kind !== "string") {
        report.error(scheme.at, `service ${name}: port.scheme must be text such as https, not ${described(scheme)}`);
    }
}
function isSchemePort(text) {
    const parts = text.split(":");
    return atoi(parts[parts.length > 1 ? 1 : 0] ?? "") !== undefined;
}
/** `ports` of a v3 service, and `agent.ports` of a v2 one: items 5000 or "5000/udp". */
function checkPorts(name, value, report, key = "ports", racks = "v3") {
    if (value?.kind !== "list")
        return;
    for (const item of value.items) {
        if (silent(item) || item.kind === "int")
            continue;
        if (item.kind === "string" && atoi(item.value.split("/")[0] ?? "") !== undefined)
            continue;
        const form = 'numbers, or text such as "5000/udp"';
        report.error(item.at, `service ${name}: ${key} must hold ${form}, not ${described(item)}`, racks);
    }
}
/** `health`: a path, or a mapping; numbers in it that are no numbers are skipped without a word. */
function checkHealth(name, value, report) {
    if (silent(value) || value.kind === "string")
        return;
    if (value.kind !== "map") {
        report.error(value.at, `service ${name}: health must be a path or a mapping, not ${described(value)}`);
        return;
    }
    for (const key of ["interval", "timeout", "grace"]) {
        const number = fieldOf(value, key);
        if (silent(number) || number.kind === "int")
            continue;
        const seen = described(number);
        report.warn(number.at, `service ${name}: health.${key} must be a whole number; a Rack skips ${seen}`);
    }
}

;// CONCATENATED MODULE: ./src/manifest/scale.js

const TARGETS = {
    cpu: "whole number",
    memory: "whole number",
    requests: "whole number",
};
/** `scale`: 2, "1-3", or a mapping (pkg/manifest/yaml.go of both generations). */
function checkScale(name, value, report) {
    if (silent(value))
        return;
    if (value.kind === "map") {
        checkScaleMapping(name, value, report);
        return;
    }
    if (value.kind === "int" || value.kind === "string")
        checkCount(`service ${name}: scale`, value, report);
    else
        report.error(value.at, `service ${name}: scale must be a number, a range or a mapping, not ${described(value)}`);
}
function checkScaleMapping(name, map, report) {
    const named = (key) => `service ${name}: scale.${key}`;
    const count = fieldOf(map, "count");
    if (!silent(count)) {
        if (count.kind === "map")
            checkCountMapping(named("count"), count, report);
        else
            checkCount(named("count"), count, report);
    }
    for (const key of ["cpu", "memory"]) {
        const number = fieldOf(map, key);
        if (silent(number) || number.kind === "int")
            continue;
        report.warn(number.at, `${named(key)} must be a whole number; a Rack skips ${described(number)}`);
    }
    const targets = fieldOf(map, "targets");
    if (targets?.kind === "map")
        checkForms(targets, TARGETS, (key) => named(`targets.${key}`), report);
    checkForms(map, { targets: "mapping" }, named, report);
    checkForms(map, { limit: "mapping" }, named, report, "v3");
    const gpu = fieldOf(map, "gpu");
    if (!silent(gpu) && gpu.kind !== "int" && gpu.kind !== "map") {
        report.error(gpu.at, `${named("gpu")} must be a number or a mapping, not ${described(gpu)}`, "v3");
    }
}
function checkCount(named, value, report) {
    if (value.kind === "int")
        return;
    const ends = value.kind === "string" ? value.value.split("-") : [];
    const [low, high] = ends.map(atoi);
    if (ends.length === 0 || ends.length > 2 || low === undefined || (ends.length === 2 && high === undefined)) {
        report.error(value.at, `${named} must be a number such as 2 or a range such as 1-3, not ${described(value)}`);
    }
    else if (high !== undefined && high < low) {
        report.warn(value.at, `${named} is a range whose end ${high} is below its start ${low}`);
    }
}
function checkCountMapping(named, map, report) {
    for (const key of ["min", "max"]) {
        const end = fieldOf(map, key);
        if (silent(end) || end.kind === "int" || (end.kind === "string" && atoi(end.value) !== undefined))
            continue;
        report.error(end.at, `${named}.${key} must be a whole number, not ${described(end)}`);
    }
}
/** `deployment`: percentages of the count between which a rolling deployment moves; v3 checks their ranges. */
function checkDeployment(name, value, report) {
    if (value?.kind !== "map")
        return;
    const named = (key) => `service ${name}: deployment.${key}`;
    checkForms(value, { minimum: "whole number", maximum: "whole number" }, named, report);
    checkPercent(named("minimum"), fieldOf(value, "minimum"), 0, 100, report, "v3");
    checkPercent(named("maximum"), fieldOf(value, "maximum"), 100, 200, report, "v3");
}
function checkPercent(named, value, least, most, report, racks) {
    if (value?.kind !== "int" || (value.value >= least && value.value <= most))
        return;
    report.error(value.at, `${named} must be between ${least} and ${most}, not ${value.value}`, racks);
}

;// CONCATENATED MODULE: ./src/manifest/services.js






const FORMS = {
    deployment: "mapping",
    drain: "whole number",
    image: "text",
    init: "true or false",
    internal: "true or false",
    privileged: "true or false",
    resources: "list of text",
    singleton: "true or false",
    sticky: "true or false",
    termination: "mapping",
    test: "text",
    volumes: "list of text",
};
const FORMS_V2 = { links: "list of text" };
const FORMS_V3 = {
    command: "text",
    internalRouter: "true or false",
    ports: "list of text",
    timeout: "whole number",
    tls: "mapping",
    whitelist: "text",
};
/** Reads and checks `services` (convox/convox and convox/rack pkg/manifest/service.go, yaml.go, validate.go). */
function checkServices(root, report) {
    const entry = entryOf(root, "services");
    const services = { list: [], open: root.entries.some(({ keyKind }) => keyKind === "unknown") };
    if (entry?.value.kind === "unknown")
        return { list: [], open: true };
    if (entry === undefined || entry.value.kind === "null") {
        if (!services.open)
            report.warn(entry?.at, "the manifest has no services, so nothing will be built or run");
        return services;
    }
    if (entry.value.kind !== "map") {
        report.error(entry.value.at, `services must be a mapping of names, not ${described(entry.value)}`);
        return { list: [], open: true };
    }
    if (entry.value.entries.length === 0) {
        report.warn(entry.at, "the manifest has no services, so nothing will be built or run");
    }
    for (const item of entry.value.entries) {
        if (item.keyKind === "unknown")
            services.open = true;
        else if (checkName(item, report))
            services.list.push(service(item, report));
    }
    return services;
}
function checkName({ key, keyKind, at }, report) {
    if (keyKind !== "string" && keyKind !== "int") {
        report.error(at, `the service name ${key} is not read as text; put it in quotes`);
        return false;
    }
    if (!NAME.test(key)) {
        report.error(at, `the service name ${key} ${NAME_RULE}`, "v3");
        report.warn(at, `the service name ${key} ${NAME_RULE} on a current Rack`, "v2");
    }
    return true;
}
function service(entry, report) {
    const { key: name, value } = entry;
    if (value.kind === "map")
        checkService(name, value, report);
    else if (!silent(value))
        report.error(value.at, `service ${name} must be a mapping, not ${described(value)}`);
    return { name, entry, body: value.kind === "map" ? value : undefined };
}
function checkService(name, body, report) {
    const named = (key) => `service ${name}: ${key}`;
    checkKeys(body, SERVICE_KEYS, `service ${name}: `, report);
    checkForms(body, FORMS, named, report);
    checkForms(body, FORMS_V2, named, report, "v2");
    checkForms(body, FORMS_V3, named, report, "v3");
    checkAgent(name, fieldOf(body, "agent"), report);
    checkCommand(name, fieldOf(body, "command"), report);
    checkDomain(name, fieldOf(body, "domain"), report);
    checkEnvironment(named("environment"), fieldOf(body, "environment"), report);
    checkHealth(name, fieldOf(body, "health"), report);
    checkPort(name, fieldOf(body, "port"), report);
    checkPorts(name, fieldOf(body, "ports"), report);
    checkScale(name, fieldOf(body, "scale"), report);
    checkDeployment(name, fieldOf(body, "deployment"), report);
    const termination = fieldOf(body, "termination");
    if (termination?.kind === "map") {
        checkForms(termination, { grace: "whole number" }, (key) => named(`termination.${key}`), report);
    }
    checkRouting(name, body, report);
}
function checkAgent(name, value, report) {
    if (silent(value) || value.kind === "bool")
        return;
    if (value.kind !== "map") {
        report.error(value.at, `service ${name}: agent must be true or false, not ${described(value)}`);
        return;
    }
    report.error(value.at, `service ${name}: agent must be true or false; its ports belong under ports`, "v3");
    const ports = fieldOf(value, "ports");
    if (ports?.kind === "list")
        checkPorts(name, ports, report, "agent.ports", "v2");
}
function checkCommand(name, value, report) {
    if (silent(value) || value.kind === "string")
        return;
    if (value.kind === "list") {
        const wrong = value.items.find((item) => item.kind !== "string" && item.kind !== "unknown");
        if (wrong === undefined)
            return;
        report.error(wrong.at, `service ${name}: command must hold text only, not ${described(wrong)}`, "v2");
        return;
    }
    report.error(value.at, `service ${name}: command must be text or a list, not ${described(value)}`, "v2");
}
function checkDomain(name, value, report) {
    if (silent(value) || value.kind === "string")
        return;
    const wrong = value.kind === "list" ? value.items.find((item) => item.kind !== "string" && item.kind !== "unknown") : value;
    if (wrong === undefined)
        return;
    report.error(wrong.at, `service ${name}: domain must be text or a list of text, not ${described(wrong)}`);
}
function checkRouting(name, body, report) {
    const both = ["internal", "internalRouter"].map((key) => fieldOf(body, key));
    if (!both.every((value) => value?.kind === "bool" && value.value))
        return;
    report.error(both[1]?.at, `service ${name} cannot be both internal and internalRouter`, "v3");
}
/** The resources that a service asks for; "main:DB_URL" asks for main under a name of its own (v3). */
function resourcesOf({ body }) {
    const value = body === undefined ? undefined : fieldOf(body, "resources");
    if (value?.kind !== "list")
        return [];
    return value.items.flatMap((item) => {
        const text = textOf(item);
        return text === undefined ? [] : [{ name: text.split(":", 1)[0] ?? "", at: item.at, renamed: text.includes(":") }];
    });
}

;// CONCATENATED MODULE: ./src/manifest/references.js




/** Checks `resources`, and that services name only such as exist (pkg/manifest/validate.go, manifest.go). */
function checkResources(root, services, report) {
    const { entries, open } = section(root, "resources", "both", report);
    for (const { key, at, value } of entries) {
        if (!NAME.test(key))
            report.error(at, `the resource name ${key} ${NAME_RULE}`, "v3");
        if (value.kind === "unknown")
            continue;
        if (value.kind !== "map" && value.kind !== "null") {
            report.error(value.at, `resource ${key} must be a mapping, not ${described(value)}`);
            continue;
        }
        const type = value.kind === "map" ? fieldOf(value, "type") : undefined;
        const blank = type === undefined || type.kind === "null" || textOf(type)?.trim() === "";
        if (blank)
            report.error(at, `resource ${key} has no type, such as "type: postgres"`);
        if (value.kind === "map") {
            checkForms(value, { type: "text", options: "mapping" }, (field) => `resource ${key}: ${field}`, report);
            checkOptions(key, fieldOf(value, "options"), report);
        }
    }
    if (open)
        return;
    const names = entries.map(({ key }) => key);
    for (const service of services.list) {
        for (const { name, at, renamed } of resourcesOf(service)) {
            if (names.includes(name))
                continue;
            const message = `service ${service.name} asks for the resource ${name}, which does not exist${meant(name, names)}`;
            report.error(at, message, "v3");
            if (!renamed)
                report.warn(at, message, "v2");
        }
    }
}
function checkOptions(resource, options, report) {
    if (options?.kind !== "map")
        return;
    for (const { key, value } of options.entries) {
        if (value.kind !== "map" && value.kind !== "list")
            continue;
        report.error(value.at, `resource ${resource}: options.${key} must be text, not ${described(value)}`);
    }
}
/** Checks `timers`: the service exists, and the schedule has as many fields as the generation of Rack reads. */
function checkTimers(root, services, report) {
    for (const { key, at, value } of section(root, "timers", "both", report).entries) {
        if (!NAME.test(key))
            report.error(at, `the timer name ${key} ${NAME_RULE}`, "v3");
        if (value.kind === "unknown")
            continue;
        if (value.kind !== "map" && value.kind !== "null") {
            report.error(value.at, `timer ${key} must be a mapping, not ${described(value)}`);
            continue;
        }
        const field = (name) => (value.kind === "map" ? fieldOf(value, name) : undefined);
        const forms = { command: "text", schedule: "text", service: "text" };
        if (value.kind === "map")
            checkForms(value, forms, (name) => `timer ${key}: ${name}`, report);
        checkSchedule(key, at, field("schedule"), report);
        references_checkService(`timer ${key}`, at, field("service"), services, report, "v3");
        references_checkService(`timer ${key}`, at, field("service"), services, { ...report, error: report.warn }, "v2");
    }
}
function checkSchedule(timer, at, value, report) {
    if (value?.kind === "unknown")
        return;
    const schedule = textOf(value) ?? "";
    const where = value?.at ?? at;
    if (schedule.trim() === "") {
        report.error(where, `timer ${timer} has no schedule, such as "0 3 * * *"`);
        return;
    }
    const pieces = schedule.split(" ").length;
    if (pieces !== 5 && pieces !== 6) {
        report.error(where, `timer ${timer}: schedule must have 5 or 6 fields, not ${pieces}: ${schedule}`, "v2");
    }
    const fields = schedule.trim().split(/\s+/).slice(0, 5);
    // Kubernetes also takes names such as @daily, and a time zone before the fields.
    if (schedule.trim().startsWith("@") || schedule.includes("="))
        return;
    if (fields.length < 5) {
        report.error(where, `timer ${timer}: schedule must have 5 fields, not ${fields.length}: ${schedule}`, "v3");
    }
    else if (fields.some((field) => field.includes("?") && field !== "?")) {
        report.error(where, `timer ${timer}: schedule cannot hold ? beside other characters: ${schedule}`, "v3");
    }
}
/** Checks `balancers`, which only v3 knows. */
function checkBalancers(root, services, report) {
    for (const { key, at, value } of section(root, "balancers", "v3", report).entries) {
        if (value.kind === "unknown")
            continue;
        if (value.kind !== "map" && value.kind !== "null") {
            report.error(value.at, `balancer ${key} must be a mapping, not ${described(value)}`, "v3");
            continue;
        }
        const field = (name) => (value.kind === "map" ? fieldOf(value, name) : undefined);
        references_checkService(`balancer ${key}`, at, field("service"), services, report, "v3");
        checkBalancerPorts(key, at, field("ports"), report);
        checkWhitelist(key, field("whitelist"), report);
    }
}
function checkBalancerPorts(balancer, at, ports, report) {
    if (ports?.kind === "unknown")
        return;
    if (ports === undefined || ports.kind === "null" || (ports.kind === "map" && ports.entries.length === 0)) {
        report.error(at, `balancer ${balancer} has no ports, such as "5000: 3000"`, "v3");
        return;
    }
    if (ports.kind !== "map") {
        const seen = described(ports);
        report.error(ports.at, `balancer ${balancer}: ports must be a mapping such as "5000: 3000", not ${seen}`, "v3");
        return;
    }
    for (const { key, keyKind, at: keyAt } of ports.entries) {
        if (keyKind === "int" || keyKind === "unknown" || atoi(key) !== undefined)
            continue;
        report.error(keyAt, `balancer ${balancer}: the port ${key} must be a number`, "v3");
    }
}
function checkWhitelist(balancer, value, report) {
    if (silent(value))
        return;
    for (const item of value.kind === "list" ? value.items : [value]) {
        if (item.kind === "unknown")
            continue;
        // Only what is no range beyond doubt: an address without its length, or no address at all.
        if (item.kind === "string" && /^[0-9a-fA-F:.]+\/[0-9]{1,3}$/.test(item.value))
            continue;
        const form = 'a range such as "10.0.0.0/8"';
        report.error(item.at, `balancer ${balancer}: whitelist must hold ${form}, not ${described(item)}`, "v3");
    }
}
function references_checkService(what, at, value, services, report, racks) {
    if (value?.kind === "unknown")
        return;
    const name = textOf(value) ?? "";
    if (name === "")
        report.error(at, `${what} names no service`, racks);
    else if (!services.open && !services.list.some((service) => service.name === name)) {
        const names = services.list.map((service) => service.name);
        report.error(value?.at, `${what} names the service ${name}, which does not exist${meant(name, names)}`, racks);
    }
}
function meant(name, names) {
    const close = nearest(name, names);
    return close === undefined ? "" : `; did you mean ${close}?`;
}
/** The entries of a mapping of names at the top of the manifest; `open` says that more may hide behind variables. */
function section(root, key, racks, report) {
    const value = entryOf(root, key)?.value;
    if (value === undefined || value.kind === "null") {
        return { entries: [], open: root.entries.some(({ keyKind }) => keyKind === "unknown") };
    }
    if (value.kind === "unknown")
        return { entries: [], open: true };
    if (value.kind !== "map") {
        report.error(value.at, `${key} must be a mapping of names, not ${described(value)}`, racks);
        return { entries: [], open: true };
    }
    const entries = value.entries.filter(({ keyKind }) => keyKind !== "unknown");
    return { entries, open: entries.length < value.entries.length };
}

;// CONCATENATED MODULE: ./src/manifest/index.js













/**
 * Reads the manifest of the source in `dir`. What is wrong inside goes to `problems`; `checkManifest` judges it.
 * @throws ManifestError when the file is missing, unreadable or no YAML
 */
async function readManifest(dir, options = {}) {
    const file = fileOf(options.manifest ?? "convox.yml");
    const parsed = parsedFile(file, await textOfFile(dir, file), options.buildArgs ?? {});
    if (isCompose(file)) {
        return { file, ...composeServices(parsed.root), problems: problemsOf(parsed), requiredEnv: [] };
    }
    return checked(file, dir, parsed);
}
/**
 * What a Rack of this generation makes of the manifest. Without a generation only what every Rack refuses is an error;
 * what one of them refuses is then a warning.
 * @returns the warnings
 * @throws ManifestError that lists every error with its line
 */
function checkManifest(manifest, generation) {
    const concerns = ({ racks }) => racks === "both" || racks === generation;
    const errors = manifest.problems.filter((problem) => problem.severity === "error" && concerns(problem));
    if (errors.length > 0) {
        const lines = errors.map(({ line, column, message }) => `${manifest_location(manifest.file, line, column)}: ${message}`);
        throw new src_errors/* ManifestError */.Sh(lines.length === 1 ? `${lines[0]}` : `${manifest.file} has ${lines.length} mistakes:\n${lines.join("\n")}`);
    }
    return manifest.problems.flatMap((problem) => {
        if (concerns(problem))
            return [problem];
        if (generation !== undefined || problem.severity === "warning")
            return [];
        return [{ ...problem, severity: "warning", message: `${problem.message} (${problem.racks} Racks)` }];
    });
}
async function checked(file, dir, parsed) {
    const problems = problemsOf(parsed);
    const manifest = { file, services: [], builds: [], problems, requiredEnv: [] };
    const { root } = parsed;
    // What stands in a tree that may be wrong is read, but not judged.
    const report = reportInto(parsed.certain ? problems : []);
    if (root.kind === "unknown")
        return manifest;
    if (root.kind !== "map") {
        const what = root.kind === "null" ? "is empty" : `must be a mapping, not ${described(root)}`;
        report.error(root.at, `the manifest ${what}`);
        return manifest;
    }
    checkKeys(root, TOP_KEYS, "", report);
    checkForms(root, { params: "mapping" }, (key) => key, report);
    checkEnvironment("environment", fieldOf(root, "environment"), report);
    const services = checkServices(root, report);
    checkResources(root, services, report);
    checkTimers(root, services, report);
    checkBalancers(root, services, report);
    for (const service of services.list) {
        const build = await checkBuild(service, dir, report);
        if (build !== undefined)
            manifest.builds.push(build);
    }
    manifest.services = services.list.map(({ name }) => name);
    const lists = services.list.map(({ body }) => (body === undefined ? undefined : fieldOf(body, "environment")));
    // Entries at the top hold for each service, and so for none when there is no service.
    if (services.list.length > 0)
        lists.push(fieldOf(root, "environment"));
    manifest.requiredEnv = [...new Set(lists.flatMap((list) => requiredNames(list)))].sort();
    problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
    return manifest;
}
function problemsOf(parsed) {
    const problems = [];
    const report = reportInto(problems);
    for (const { at, message } of parsed.notes)
        report.warn(at, message);
    return problems;
}
function parsedFile(file, text, buildArgs) {
    try {
        return parseManifest(text, buildArgs);
    }
    catch (error) {
        if (!(error instanceof YamlFault))
            throw error;
        throw new src_errors/* ManifestError */.Sh(`${manifest_location(file, error.at.line, error.at.column)}: ${error.message}`, { cause: error });
    }
}
function manifest_location(file, line, column) {
    return [file, line, column].filter((part) => part !== undefined).join(":");
}
function fileOf(manifest) {
    const path = external_node_path_.posix.normalize(external_node_path_.sep === "\\" ? manifest.replaceAll("\\", "/") : manifest);
    if (/^(\/|[a-zA-Z]:\/|\.\.(\/|$))/.test(path)) {
        throw new src_errors/* ManifestError */.Sh(`the manifest ${manifest} is outside of the source, where a Rack cannot find it`, {
            hint: "give its path relative to the directory that is deployed",
        });
    }
    return path;
}
async function textOfFile(dir, file) {
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(dir, file)).catch(async (error) => {
        const reason = error instanceof Error && "code" in error ? error.code : undefined;
        const message = reason === "ENOENT" ? `${file} does not exist in ${dir}` : `${file} in ${dir} cannot be read: ${reason}`;
        throw new src_errors/* ManifestError */.Sh(message, { hint: await otherManifest(dir), cause: error });
    });
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
    }
    catch (error) {
        throw new src_errors/* ManifestError */.Sh(`${file} is not text in UTF-8`, { cause: error });
    }
}
/** A hint that names a manifest which does lie there under another name. */
async function otherManifest(dir) {
    const names = await (0,promises_.readdir)(dir).catch(() => []);
    const other = names.find((name) => /^convox\.ya?ml$/i.test(name)) ?? names.find((name) => isCompose(name));
    return other === undefined ? undefined : `${other} is there; name it with the input manifest if it is the one`;
}


/***/ }),

/***/ 1338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* reexport */ sourceTree),
  z: () => (/* reexport */ tarball)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: ./src/errors.js
var errors = __nccwpck_require__(9973);
;// CONCATENATED MODULE: ./src/pack/problems.js

const NAMED = 10;
/** What makes a tree impossible to pack. */
const KINDS = {
    name: {
        title: "names that are not UTF-8",
        hint: "rename them, or drop them with a pattern in .dockerignore",
    },
    unreadable: {
        title: "not readable",
        hint: "let the user of this job read them, or list them in .dockerignore",
    },
    changed: {
        title: "changed while the directory was read",
        hint: "let whatever writes there finish first, or list it in .dockerignore",
    },
    outside: {
        title: "links that lead out of the directory",
        hint: "replace them by what they point to, or list them in .dockerignore",
    },
    cycle: {
        title: "links to a directory that they are in",
        hint: "remove them, or list them in .dockerignore",
    },
};
const ORDER = ["name", "unreadable", "changed", "outside", "cycle"];
function problems() {
    const found = new Map();
    return {
        add(kind, what) {
            const names = found.get(kind);
            if (names === undefined)
                found.set(kind, [what]);
            else
                names.push(what);
        },
        check() {
            const parts = [];
            const hints = [];
            for (const kind of ORDER) {
                const { title, hint } = KINDS[kind];
                const names = found.get(kind) ?? [];
                if (names.length === 0)
                    continue;
                const rest = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
                parts.push(`${title}: ${names.slice(0, NAMED).join(", ")}${rest}`);
                hints.push(hint);
            }
            if (parts.length > 0)
                throw new errors/* PackError */.ql(parts.join("; "), { hint: hints.join("; ") });
        },
    };
}
/** A path as it can be printed on one line: quoted when it holds a quote, a backslash or a control character. */
function shown(path) {
    return /["\\\p{Cc}]/u.test(path) ? JSON.stringify(path) : path;
}
/** The code of a system error, such as "ENOENT". Throws on what is none: that is a mistake in the program. */
function codeOf(error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string")
        return error.code;
    throw error;
}
/** What the code of a system error means for a path that was there a moment ago. */
function problemOf(code) {
    return code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" ? "changed" : "unreadable";
}

;// CONCATENATED MODULE: ./src/pack/content.js




const PIECE = 1 << 20;
/**
 * O_NOFOLLOW and O_NONBLOCK are for a file that has become a link or a pipe since the walk: the one must not lead
 * elsewhere, the other must not hang. Windows knows neither, where both are undefined and count as 0 here.
 */
const FLAGS = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/** What a link, a socket, a directory and a pipe answer to being opened or read as a file. */
const content_KINDS = new Set(["ELOOP", "ENXIO", "EISDIR", "ESPIPE"]);
/**
 * The content of a file in pieces, exactly as long as it was when the tree was walked: its header promises that.
 * @throws PackError when the file is gone, is no longer a file, or changes in size or time while it is read
 */
async function* pieces(entry) {
    const handle = await opened(entry);
    try {
        const before = await handle.stat();
        if (!before.isFile())
            throw changed(entry, "no longer a file");
        if (before.size !== entry.size)
            throw changed(entry, sizes(entry, before.size));
        for (let done = 0; done < entry.size;) {
            const piece = Buffer.allocUnsafe(Math.min(PIECE, entry.size - done));
            const length = await read(entry, handle, piece, done);
            if (length === 0)
                throw changed(entry, sizes(entry, done));
            done += length;
            yield piece.subarray(0, length);
        }
        const after = await handle.stat();
        if (after.size !== entry.size)
            throw changed(entry, sizes(entry, after.size));
        if (after.mtimeMs !== before.mtimeMs)
            throw changed(entry, "written to");
    }
    finally {
        await handle.close();
    }
}
/**
 * The content of a small file at once, with the same checks but for its time. It asks for one byte more than there should
 * be, which tells as much as two calls to stat and takes half the time over many files.
 */
async function whole(entry) {
    const handle = await opened(entry);
    try {
        const content = Buffer.allocUnsafe(entry.size + 1);
        let done = 0;
        do {
            const length = await read(entry, handle, content.subarray(done), done);
            if (length === 0)
                break;
            done += length;
        } while (done < entry.size);
        if (done !== entry.size)
            throw changed(entry, sizes(entry, (await handle.stat()).size));
        return content.subarray(0, done);
    }
    finally {
        await handle.close();
    }
}
async function opened(entry) {
    try {
        return await (0,promises_.open)(entry.source, FLAGS);
    }
    catch (cause) {
        throw failure(entry, cause);
    }
}
async function read(entry, handle, into, position) {
    try {
        return (await handle.read(into, 0, into.length, position)).bytesRead;
    }
    catch (cause) {
        throw failure(entry, cause);
    }
}
function failure(entry, cause) {
    const code = codeOf(cause);
    if (code === "ENOENT" || code === "ENOTDIR")
        return changed(entry, "gone", cause);
    if (content_KINDS.has(code))
        return changed(entry, "no longer a file", cause);
    return new errors/* PackError */.ql(`${shown(entry.path)} cannot be read: ${code}`, { cause });
}
function changed(entry, how, cause) {
    return new errors/* PackError */.ql(`${shown(entry.path)} changed after the directory was read: ${how}`, {
        hint: "let whatever writes there finish first, or list it in .dockerignore",
        cause,
    });
}
function sizes(entry, now) {
    return `${entry.size} bytes at first, then ${now}`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
;// CONCATENATED MODULE: ./src/pack/gzip.js


const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
const BLOCK = 1 << 20;
/** How far back deflate can point; the end of each block primes the next one. */
const WINDOW = 32 << 10;
/** As many as libuv has threads: with fewer, two cores were not kept busy. */
const IN_FLIGHT = 4;
/** No name, no time, no flags, and "unknown" for the system (RFC 1952): nothing of this machine shows. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
/**
 * `chunks` as one ordinary gzip member at level 6, its blocks of 1 MiB compressed side by side on libuv's threads, as
 * pigz does. The bytes depend on those of `chunks` alone, not on how they are cut. Holds about ten blocks.
 */
async function* gzip(chunks) {
    const queue = [];
    let dictionary;
    let crc = 0;
    let size = 0;
    yield HEADER;
    try {
        for await (const { bytes, last } of blocks(chunks)) {
            crc = (0,external_node_zlib_.crc32)(bytes, crc);
            size += bytes.length;
            queue.push(promised(compressed(bytes, dictionary, last)));
            dictionary = bytes.subarray(-WINDOW);
            if (queue.length === IN_FLIGHT)
                yield* first(queue);
        }
        while (queue.length > 0)
            yield* first(queue);
    }
    finally {
        await Promise.allSettled(queue);
    }
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(crc, 0);
    trailer.writeUInt32LE(size % 2 ** 32, 4);
    yield trailer;
}
/** `chunks` cut anew into whole blocks, the last one shorter or not; there is always a last one. */
async function* blocks(chunks) {
    let block = Buffer.allocUnsafe(BLOCK);
    let filled = 0;
    for await (const chunk of chunks) {
        for (let from = 0; from < chunk.length;) {
            if (filled === BLOCK) {
                yield { bytes: block, last: false };
                block = Buffer.allocUnsafe(BLOCK);
                filled = 0;
            }
            const part = chunk.subarray(from, from + BLOCK - filled);
            block.set(part, filled);
            filled += part.length;
            from += part.length;
        }
    }
    yield { bytes: block.subarray(0, filled), last: true };
}
function compressed(bytes, dictionary, last) {
    return deflate(bytes, {
        level: 6,
        // A block that does not shrink grows a little; with room for that, one trip to the thread pool is enough.
        chunkSize: BLOCK + (BLOCK >> 6),
        finishFlush: last ? external_node_zlib_.constants.Z_FINISH : external_node_zlib_.constants.Z_SYNC_FLUSH,
        ...(dictionary === undefined ? {} : { dictionary }),
    });
}
async function* first(queue) {
    const bytes = await queue.shift();
    if (bytes !== undefined)
        yield bytes;
}
/** Marks a rejection as handled: it is seen when the promise's turn comes, or not at all once the stream has failed. */
function promised(promise) {
    promise.catch(() => { });
    return promise;
}

;// CONCATENATED MODULE: ./src/pack/headers.js


/** What a tar archive is made of: headers and contents are padded to whole blocks of this many bytes. */
const headers_BLOCK = 512;
/** Every entry's time, in seconds: 1980-01-01 UTC, the earliest that zip and FAT can hold, as some tools balk at 0. */
const MTIME = 315_532_800;
/** The largest size that eleven octal digits hold: one byte less than 8 GiB. */
const MAX_OCTAL = 0o77777777777;
/** The largest integer that a number holds exactly; far above what a Rack takes (512 GiB). */
const MAX_SIZE = Number.MAX_SAFE_INTEGER;
/**
 * The header of an entry (POSIX.1-2001, "ustar"), before it a pax extended header when the name does not fit, is not
 * ASCII, or the size is 8 GiB or more. Owner is 0 without a name and the time is fixed, so that nothing but the entry
 * itself decides the bytes.
 */
function header(entry) {
    const directory = entry.kind === "directory";
    const path = directory ? `${entry.path}/` : entry.path;
    if (entry.size > MAX_SIZE)
        throw new errors/* PackError */.ql(`${shown(path)} is too large: ${entry.size} bytes`);
    const split = splitPath(path);
    const records = [];
    if (split === undefined)
        records.push(record("path", path));
    if (entry.size > MAX_OCTAL)
        records.push(record("size", String(entry.size)));
    const own = block({
        ...(split ?? { prefix: "", name: ascii(path).slice(0, 100) }),
        mode: entry.mode,
        // Readers take the size from the pax record where there is one.
        size: entry.size > MAX_OCTAL ? 0 : entry.size,
        type: directory ? "5" : "0",
    });
    if (records.length === 0)
        return own;
    const body = Buffer.from(records.join(""));
    const pax = block({ prefix: "", name: "pax/header", mode: 0o644, size: body.length, type: "x" });
    return Buffer.concat([pax, body, padding(body.length), own]);
}
/** Zeros that fill the last block of `size` bytes of content. */
function padding(size) {
    return Buffer.alloc((headers_BLOCK - (size % headers_BLOCK)) % headers_BLOCK);
}
/** What ends an archive: two blocks of zeros. */
function end() {
    return Buffer.alloc(2 * headers_BLOCK);
}
/** The path in the two fields that a header has for it, cut at a "/"; undefined when it does not fit or is not ASCII. */
function splitPath(path) {
    if (/[^\x01-\x7f]/.test(path))
        return undefined;
    if (path.length <= 100)
        return { prefix: "", name: path };
    for (let cut = path.indexOf("/"); cut > 0 && cut <= 155; cut = path.indexOf("/", cut + 1)) {
        const name = path.slice(cut + 1);
        if (name !== "" && name.length <= 100)
            return { prefix: path.slice(0, cut), name };
    }
    return undefined;
}
/** A stand-in for a name that only the pax record holds, for readers that know no pax. */
function ascii(path) {
    return path.replace(/[^\x01-\x7f]/gu, "_");
}
/** A pax record: its own length in bytes, counting the digits of that length too, then key and value. */
function record(key, value) {
    const rest = ` ${key}=${value}\n`;
    const bytes = Buffer.byteLength(rest);
    let length = bytes;
    while (length !== bytes + String(length).length)
        length = bytes + String(length).length;
    return `${length}${rest}`;
}
function block(fields) {
    const out = Buffer.alloc(headers_BLOCK);
    out.write(fields.name, 0, "latin1");
    out.write(octal(fields.mode, 7), 100, "latin1");
    out.write(octal(0, 7), 108, "latin1");
    out.write(octal(0, 7), 116, "latin1");
    out.write(octal(fields.size, 11), 124, "latin1");
    out.write(octal(MTIME, 11), 136, "latin1");
    // The checksum is taken as if its own field held blanks.
    out.write("        ", 148, "latin1");
    out.write(fields.type, 156, "latin1");
    out.write("ustar\0" + "00", 257, "latin1");
    out.write(octal(0, 7), 329, "latin1");
    out.write(octal(0, 7), 337, "latin1");
    out.write(fields.prefix, 345, "latin1");
    const sum = out.reduce((total, byte) => total + byte, 0);
    out.write(`${octal(sum, 6)}\0 `, 148, "latin1");
    return out;
}
function octal(value, digits) {
    return value.toString(8).padStart(digits, "0");
}

;// CONCATENATED MODULE: ./src/pack/tarball.js



/** Files up to this many bytes are read ahead, whole. */
const SMALL = 128 << 10;
/** How many small files are on their way at once: each takes several short waits. */
const AHEAD = 32;
/**
 * The tree as a gzipped tar in the order of its entries: the same tree gives the same bytes on every machine with the
 * same zlib. Nothing is read before it is asked for, and memory does not grow with the tree. Can be called again.
 * @throws PackError from the stream when a file is no longer as it was when the tree was walked; what came before it is
 *   then not an archive
 */
function tarball(tree, options = {}) {
    return gzip(tar(tree.entries, options));
}
async function* tar(entries, options) {
    const small = readAhead(entries.filter(isSmall));
    let done = 0;
    try {
        for (const entry of entries) {
            options.signal?.throwIfAborted();
            yield header(entry);
            if (entry.kind === "directory")
                continue;
            for await (const piece of isSmall(entry) ? small.next() : pieces(entry)) {
                options.signal?.throwIfAborted();
                done += piece.length;
                options.onProgress?.(done);
                yield piece;
            }
            yield padding(entry.size);
        }
        yield end();
    }
    finally {
        await small.close();
    }
}
function isSmall(entry) {
    return entry.kind === "file" && entry.size <= SMALL;
}
/** The contents of `files` one after the other, while those that follow are being read. */
function readAhead(files) {
    const reading = [];
    let started = 0;
    return {
        async *next() {
            for (; reading.length < AHEAD && started < files.length; started++) {
                const file = files[started];
                if (file === undefined)
                    break;
                const content = whole(file);
                // A failure is thrown when the file's turn comes, or not at all when the stream ends before.
                content.catch(() => { });
                reading.push(content);
            }
            const content = await reading.shift();
            if (content !== undefined)
                yield content;
        },
        /** Waits for what is being read, so that no file stays open. */
        async close() {
            await Promise.allSettled(reading);
        },
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:path/posix"
const posix_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");
;// CONCATENATED MODULE: ./src/pack/entry.js

/** A relative path as it stands in the archive; `separator` is that of the system it comes from. */
function archivePath(path, separator) {
    return (0,posix_namespaceObject.normalize)(path.split(separator).join("/"));
}
/**
 * 0o755 for an executable file and else 0o644: what git keeps of a mode, so that the umask of a checkout does not show.
 * Windows has no such bit on disk; there `indexed` tells, if it can.
 */
function fileMode(bits, platform, indexed) {
    const executable = platform === "win32" ? indexed() : (bits & 0o100) !== 0;
    return executable ? 0o755 : 0o644;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./src/pack/go-match.js
/**
 * Why Go's `path/filepath.Match` (on Unix) would call `pattern` malformed; undefined when it would not. Docker asks it
 * about every pattern before translating the pattern into a regular expression, so this decides what is a bad pattern.
 * Like Go, it looks at the stretches between `*` one by one.
 */
function malformed(pattern) {
    let rest = pattern;
    while (rest !== "") {
        rest = rest.replace(/^\*+/, "");
        const chunk = untilStar(rest);
        const reason = malformedChunk(chunk);
        if (reason !== undefined)
            return reason;
        rest = rest.slice(chunk.length);
    }
    return undefined;
}
/** `text` up to the first `*` that is neither escaped nor, as Go sees it here, inside brackets. */
function untilStar(text) {
    let bracket = false;
    for (let i = 0; i < text.length; i++) {
        if (text[i] === "\\")
            i++;
        else if (text[i] === "[")
            bracket = true;
        else if (text[i] === "]")
            bracket = false;
        else if (text[i] === "*" && !bracket)
            return text.slice(0, i);
    }
    return text;
}
function malformedChunk(chunk) {
    const chars = [...chunk];
    let i = 0;
    /** Steps over one member of a class; Go wants something to follow it, at least the closing bracket. */
    const member = () => {
        if (i >= chars.length)
            return "a [ is not closed";
        if (chars[i] === "-")
            return 'a "-" in brackets stands at the end of a range';
        if (chars[i] === "]")
            return "a range or a pair of brackets is empty";
        if (chars[i] === "\\")
            i++;
        i++;
        return i >= chars.length ? "a [ is not closed" : undefined;
    };
    while (i < chars.length) {
        if (chars[i] === "\\") {
            if (i + 1 === chars.length)
                return "it ends in a backslash";
            i += 2;
        }
        else if (chars[i] === "[") {
            i += chars[i + 1] === "^" ? 2 : 1;
            for (let members = 0; members === 0 || chars[i] !== "]"; members++) {
                let reason = member();
                if (reason === undefined && chars[i] === "-") {
                    i++;
                    reason = member();
                }
                if (reason !== undefined)
                    return reason;
            }
            i++;
        }
        else
            i++;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/pack/go-regexp.js
const MAX = 0x10ffff;
const DIGIT = [[0x30, 0x39]];
const LOWER = [[0x61, 0x7a]];
const UPPER = [[0x41, 0x5a]];
const ALPHA = [...UPPER, ...LOWER];
const ALNUM = [...DIGIT, ...ALPHA];
const WORD = [...DIGIT, ...UPPER, [0x5f, 0x5f], ...LOWER];
/** What `\d`, `\s` and `\w` stand for in Go: ASCII only, and `\s` without the vertical tab. */
const PERL = {
    d: DIGIT,
    s: [
        [0x09, 0x0a],
        [0x0c, 0x0d],
        [0x20, 0x20],
    ],
    w: WORD,
};
const POSIX = {
    alnum: ALNUM,
    alpha: ALPHA,
    ascii: [[0, 0x7f]],
    blank: [
        [0x09, 0x09],
        [0x20, 0x20],
    ],
    cntrl: [
        [0, 0x1f],
        [0x7f, 0x7f],
    ],
    digit: DIGIT,
    graph: [[0x21, 0x7e]],
    lower: LOWER,
    print: [[0x20, 0x7e]],
    punct: [
        [0x21, 0x2f],
        [0x3a, 0x40],
        [0x5b, 0x60],
        [0x7b, 0x7e],
    ],
    space: [
        [0x09, 0x0d],
        [0x20, 0x20],
    ],
    upper: UPPER,
    word: WORD,
    xdigit: [...DIGIT, [0x41, 0x46], [0x61, 0x66]],
};
const CONTROLS = { a: 7, t: 9, n: 10, v: 11, f: 12, r: 13 };
const ASSERTIONS = { A: "^", b: "\\b", B: "\\B", z: "$" };
/**
 * A regular expression in Go's syntax (RE2) as a JavaScript one. It knows what can come out of an ignore pattern:
 * literals, escapes, classes, `.`, groups, `|`, `*`, `?` and the anchors.
 * @throws SyntaxError when Go would refuse it, and for the few escapes that nobody means in a file name: octal and hex
 *   numbers, `\p`, `\Q`
 */
function goRegExp(source) {
    const chars = [...source];
    let i = 0;
    const code = () => chars[i++]?.codePointAt(0) ?? fail("a [ is not closed");
    /** The character that an escape stands for; `i` is at what follows the backslash. */
    const escaped = () => {
        const char = chars[i] ?? "";
        const value = CONTROLS[char] ?? char.charCodeAt(0);
        // Go takes punctuation for itself; other letters, digits and what is not ASCII mean something else or nothing.
        if (CONTROLS[char] === undefined && !(value < 0x80 && !/[0-9A-Za-z]/.test(char)))
            fail(`it has "\\${char}"`);
        i++;
        return value;
    };
    const member = () => {
        if (chars[i] !== "\\")
            return code();
        i++;
        return escaped();
    };
    /** `\d` and its like, or nothing. */
    const perl = () => {
        const letter = chars[i] === "\\" ? (chars[i + 1] ?? "") : "";
        const ranges = PERL[letter.toLowerCase()];
        if (ranges === undefined)
            return undefined;
        i += 2;
        return letter === letter.toLowerCase() ? ranges : complement(ranges);
    };
    /** `[:alpha:]` and its like inside a class, or nothing. */
    const posix = () => {
        const rest = chars.slice(i).join("");
        const end = rest.indexOf(":]", 2);
        if (!rest.startsWith("[:") || end < 0)
            return undefined;
        const name = rest.slice(2, end);
        const ranges = POSIX[name.replace(/^\^/, "")] ?? fail(`there is no class "[:${name}:]"`);
        i += [...rest.slice(0, end + 2)].length;
        return name.startsWith("^") ? complement(ranges) : ranges;
    };
    const bracket = () => {
        const negated = chars[i] === "^";
        if (negated)
            i++;
        const ranges = [];
        for (let first = true; first || chars[i] !== "]"; first = false) {
            const named = posix() ?? perl();
            if (named !== undefined) {
                ranges.push(...named);
                continue;
            }
            const low = member();
            let high = low;
            if (chars[i] === "-" && chars[i + 1] !== undefined && chars[i + 1] !== "]") {
                i++;
                high = member();
            }
            if (high < low)
                fail("a range in brackets runs backwards");
            ranges.push([low, high]);
        }
        i++;
        return classOf(negated ? complement(ranges) : ranges);
    };
    let out = "";
    while (i < chars.length) {
        const named = perl();
        if (named !== undefined) {
            out += classOf(named);
            continue;
        }
        const char = chars[i++] ?? "";
        if (char === "[")
            out += bracket();
        else if (char === "\\") {
            const assertion = ASSERTIONS[chars[i] ?? ""];
            if (assertion === undefined)
                out += literal(escaped());
            else
                i++;
            out += assertion ?? "";
        }
        // Go's dot stops at a line feed only, JavaScript's at four characters.
        else if (char === ".")
            out += "[^\\n]";
        else if ("()|*?^$".includes(char))
            out += char;
        else
            out += literal(char.codePointAt(0) ?? 0);
    }
    return new RegExp(out, "u");
}
function fail(reason) {
    throw new SyntaxError(reason);
}
function literal(code) {
    return `\\u{${code.toString(16)}}`;
}
function classOf(ranges) {
    return `[${ranges.map(([low, high]) => `${literal(low)}-${literal(high)}`).join("")}]`;
}
function complement(ranges) {
    const out = [];
    let next = 0;
    for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
        if (low > next)
            out.push([next, low - 1]);
        next = Math.max(next, high + 1);
    }
    if (next <= MAX)
        out.push([next, MAX]);
    return out;
}

;// CONCATENATED MODULE: ./src/pack/pattern.js


/**
 * A test for whole paths, relative and with "/", from one cleaned pattern of a .dockerignore without its `!`. The rules
 * are those of github.com/moby/patternmatcher, which Docker 23 and later use:
 *
 * - without wildcards the path must be equal;
 * - `**` at the end and nowhere else means "starts with what precedes it", so `a/**` spares `a` itself;
 * - `**` at the start and no other wildcard means "ends with what follows", so `**foo` takes `a/xfoo` as well;
 * - anything else becomes a regular expression over the whole path, where `[^a]` and ranges may take a "/", and where a
 *   backslash before a letter, a `|` and a `^` have the meaning that Go's regexp gives them.
 *
 * @throws SyntaxError with the reason, when the pattern is malformed
 */
function pattern(text) {
    const reason = malformed(text);
    if (reason !== undefined)
        throw new SyntaxError(reason);
    const { kind, source } = translate(text);
    switch (kind) {
        case "exact":
            return (path) => path === text;
        case "prefix": {
            const prefix = text.slice(0, -2);
            return (path) => path.startsWith(prefix);
        }
        case "suffix": {
            const suffix = text.slice(2);
            return (path) => path.endsWith(suffix) || (suffix.startsWith("/") && path === suffix.slice(1));
        }
        case "regexp": {
            const regexp = goRegExp(source);
            return (path) => regexp.test(path);
        }
    }
}
/** How the pattern is to be tested and, for a regular expression, its source in Go's syntax. */
function translate(text) {
    // Go's scanner drops a byte order mark, which the exact comparison keeps: seen where two files were joined into one.
    const chars = [...text.replace(/^\uFEFF/, "")];
    let kind = "exact";
    let source = "";
    for (let i = 0; i < chars.length; i++) {
        const char = chars[i] ?? "";
        if (char === "*" && chars[i + 1] === "*") {
            const first = i === 0;
            i += chars[i + 2] === "/" ? 2 : 1;
            const last = i === chars.length - 1;
            source += last ? ".*" : "(.*/)?";
            if (first)
                kind = "suffix";
            else
                kind = last && kind === "exact" ? "prefix" : "regexp";
        }
        else if (char === "*") {
            source += "[^/]*";
            kind = "regexp";
        }
        else if (char === "?") {
            source += "[^/]";
            kind = "regexp";
        }
        else if (char === "\\") {
            source += `\\${chars[++i] ?? ""}`;
            kind = "regexp";
        }
        else if (char === "[" || char === "]") {
            source += char;
            kind = "regexp";
        }
        else {
            source += ".+(){}$".includes(char) ? `\\${char}` : char;
        }
    }
    return { kind, source: `^${source}$` };
}

;// CONCATENATED MODULE: ./src/pack/ignore.js







/**
 * The rules in the text of a .dockerignore, as Docker 23 and later apply them to a build context. The last rule that
 * takes a path wins. A rule that took a directory takes all that is in it, but a rule that could not have changed the
 * verdict on the directory was not asked, and is then not inherited either: with `d`, `!d/f`, `d` the file d/f stays.
 *
 * Docker 20.10, whose rules older `convox` CLIs have built in, differs in two ways: there `+`, `(` and `)` keep their
 * meaning in a regular expression, and an exception for a directory (`!src/deep`) also brings back files in it that an
 * earlier rule took by name at any depth.
 * @throws PackError naming the line of the first bad pattern
 */
function rules(text) {
    const list = text
        .replace(/^\uFEFF/, "")
        .split("\n")
        .flatMap((line, index) => parse(line, index + 1));
    const exceptions = list.filter((rule) => rule.exception).map((rule) => `${rule.text}/`);
    return {
        verdict(path, parent) {
            let ignored = false;
            const matched = list.map((rule, index) => {
                const match = parent?.matched[index] || (rule.exception === ignored && rule.matches(path));
                if (match)
                    ignored = !rule.exception;
                return match;
            });
            return { ignored, matched };
        },
        reaches: (dir) => exceptions.some((exception) => exception.startsWith(`${dir}/`)),
    };
}
/**
 * The rules of `<root>/.dockerignore`; no rules when there is no such file. No other ignore file counts.
 * @throws PackError when it cannot be read, is not UTF-8 or has a bad pattern
 */
async function readRules(root) {
    let bytes;
    try {
        bytes = await (0,promises_.readFile)((0,external_node_path_.join)(root, ".dockerignore"));
    }
    catch (cause) {
        const code = codeOf(cause);
        if (code === "ENOENT")
            return rules("");
        throw new errors/* PackError */.ql(`.dockerignore ${code === "EISDIR" ? "is a directory" : `cannot be read: ${code}`}`, { cause });
    }
    if (!(0,external_node_buffer_.isUtf8)(bytes)) {
        const lines = bytes.toString("latin1").split("\n");
        const line = 1 + lines.findIndex((text) => !(0,external_node_buffer_.isUtf8)(Buffer.from(text, "latin1")));
        throw new errors/* PackError */.ql(`.dockerignore line ${line}: not UTF-8`, {
            hint: "save the file as UTF-8; > in Windows PowerShell writes UTF-16",
        });
    }
    return rules(bytes.toString("utf8"));
}
/** The rule in one line, or none. The odd order of the steps is Docker's and shows: `/!a` is an exception. */
function parse(line, number) {
    if (line.startsWith("#"))
        return [];
    let text = trim(line);
    if (text === "")
        return [];
    const inverted = text.startsWith("!");
    if (inverted)
        text = trim(text.slice(1));
    if (text !== "")
        text = clean(text).replace(/^\/(?=.)/s, "");
    text = clean(trim(inverted ? `!${text}` : text));
    const exception = text.startsWith("!");
    if (exception)
        text = text.slice(1);
    try {
        if (text === "")
            throw new SyntaxError("nothing follows the !");
        return [{ exception, text, matches: pattern(text) }];
    }
    catch (cause) {
        if (!(cause instanceof SyntaxError))
            throw cause;
        throw new errors/* PackError */.ql(`.dockerignore line ${number}: bad pattern ${JSON.stringify(trim(line))}: ${cause.message}`, {
            hint: "a backslash makes the next character literal: \\[",
            cause,
        });
    }
}
/** Go's `filepath.Clean`: unlike Node's `normalize` it leaves no slash at the end. */
function clean(path) {
    const normal = (0,posix_namespaceObject.normalize)(path);
    return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}
/** Go's `strings.TrimSpace`, which takes U+0085 but leaves U+FEFF, unlike JavaScript's `trim`. */
function trim(text) {
    return text.replace(/^[\p{White_Space}]+|[\p{White_Space}]+$/gu, "");
}

;// CONCATENATED MODULE: ./src/pack/links.js



/**
 * Follows the link at `disk`. `root` is a real path; whether a target is inside is asked of its real path.
 * @throws the system's error when the way to the target may not be searched
 */
async function target(disk, root) {
    try {
        const real = await (0,promises_.realpath)(disk);
        if (!contains(root, real))
            return { kind: "outside", real };
        return { kind: "inside", real, stats: await (0,promises_.stat)(real) };
    }
    catch (error) {
        const code = codeOf(error);
        if (code === "ENOENT" || code === "ENOTDIR")
            return { kind: "dangling" };
        if (code === "ELOOP")
            return { kind: "loop" };
        throw error;
    }
}
/** Whether `path` is `root` or in it; both absolute and real. `system` is node:path of the system they come from. */
function contains(root, path, system = external_node_path_) {
    const way = system.relative(root, path);
    return way !== ".." && !way.startsWith(`..${system.sep}`) && !system.isAbsolute(way);
}

;// CONCATENATED MODULE: ./src/pack/warnings.js


const SSH_KEY = /^id_(rsa|dsa|ecdsa|ed25519)$/;
const KEY_STORE = /\.(p12|pfx)$/i;
const MAYBE_KEY = /\.(pem|key)$/i;
const ENVIRONMENT = /^\.env(\..+)?$/;
const EXAMPLE = /\.(example|sample|template)$/;
/** What kind of secret the file `source`, packed as `path`, holds, if any; reads no more than its
 * first KiB. A .git directory has a warning of its own. */
async function secretIn(path, source) {
    if (/(^|\/)\.git\//.test(path))
        return undefined;
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (ENVIRONMENT.test(name) && !EXAMPLE.test(name))
        return "an environment file";
    if (SSH_KEY.test(name))
        return "a private SSH key";
    if (KEY_STORE.test(name))
        return "a key store";
    if (MAYBE_KEY.test(name) && (await start(source)).includes("PRIVATE KEY"))
        return "a private key";
    return undefined;
}
function secretWarning(path, what) {
    const message = `${shown(path)} is sent to the Rack and looks like ${what}; the line ${ignoreLine(path)} in .dockerignore would drop it`;
    return { code: "secret", path, message };
}
/** `bytes` is the size of the files in it. */
function gitWarning(path, bytes) {
    const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
    const message = `${shown(path)} is sent to the Rack with ${size} of history; the line ${ignoreLine(path)} in .dockerignore would drop it`;
    return { code: "git", path, message };
}
function keptWarning(path) {
    return { code: "kept", path, message: `${shown(path)} is sent although .dockerignore lists it: the build needs it` };
}
function danglingWarning(path) {
    return {
        code: "link",
        path,
        message: `${shown(path)} is left out: it is a link to nothing; the line ${ignoreLine(path)} in .dockerignore says so`,
    };
}
function specialWarning(path) {
    return {
        code: "special",
        path,
        message: `${shown(path)} is left out: it is a socket, a pipe or a device; the line ${ignoreLine(path)} in .dockerignore says so`,
    };
}
/**
 * The line of a .dockerignore that takes `path` and nothing beside it. Wildcards are escaped, and so are characters that
 * only mean something at an end of the line; control characters, some of which no line can hold, become `?`.
 */
function ignoreLine(path) {
    return path
        .replace(/[*?[\]\\^|]/g, "\\$&")
        .replace(/^[!#]/, "\\$&")
        .replace(/\p{Cc}/gu, "?")
        .replace(/^\p{White_Space}|\p{White_Space}$/gu, "[$&]");
}
async function start(source) {
    const handle = await (0,promises_.open)(source);
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
        return buffer.toString("latin1", 0, bytesRead);
    }
    finally {
        await handle.close();
    }
}

;// CONCATENATED MODULE: ./src/pack/look.js








const IGNORED = { is: "ignored" };
/** Looks at one name of `folder`; changes nothing, so that many names can be looked at together. */
async function look(wanted, folder, dirent) {
    const { rules, keep, leads } = wanted;
    const name = dirent.name.toString();
    const path = folder.path === "" ? name : `${folder.path}/${name}`;
    const verdict = rules.verdict(path, folder.verdict);
    const ignored = folder.keptOnly || verdict.ignored;
    const dropped = ignored && !keep.has(path);
    const reached = !ignored || rules.reaches(path);
    const entered = reached || leads.has(path);
    const sight = async () => {
        if (!(0,external_node_buffer_.isUtf8)(dirent.name))
            return dropped
                ? IGNORED
                : problem("name", shown(folder.path === "" ? "" : `${folder.path}/`) + escaped(dirent.name));
        const disk = (0,external_node_path_.join)(folder.real, name);
        if (dirent.isDirectory())
            return entered ? directory(disk, folder.copied) : IGNORED;
        if (dirent.isSymbolicLink())
            return dropped && !entered ? IGNORED : link(disk);
        if (dropped)
            return IGNORED;
        return dirent.isFile() ? file(disk, await (0,promises_.lstat)(disk)) : { is: "warning", warning: specialWarning(path) };
    };
    const directory = (real, copied) => {
        const chain = new Set([...folder.chain, real]);
        return { is: "folder", dropped: ignored, folder: { path, real, chain, verdict, keptOnly: !reached, copied } };
    };
    const file = async (real, stats) => {
        if (!stats.isFile())
            return problem("changed", shown(path));
        await (0,promises_.access)(real, external_node_fs_.constants.R_OK);
        const indexed = () => wanted.executable?.(archivePath((0,external_node_path_.relative)(wanted.root, real), external_node_path_.sep));
        const mode = fileMode(stats.mode, process.platform, indexed);
        const secret = await secretIn(path, real);
        const warnings = [
            ...(ignored ? [keptWarning(path)] : []),
            ...(secret === undefined ? [] : [secretWarning(path, secret)]),
        ];
        const entry = { path, kind: "file", mode, size: stats.size, source: real };
        return { is: "file", entry, copied: folder.copied, warnings };
    };
    const link = async (disk) => {
        const end = await target(disk, wanted.root);
        if (end.kind === "inside" && end.stats.isDirectory()) {
            if (!entered)
                return IGNORED;
            if (!folder.chain.has(end.real))
                return directory(end.real, true);
            return ignored ? IGNORED : problem("cycle", `${shown(path)} -> ${shown((0,external_node_path_.relative)(wanted.root, end.real) || ".")}`);
        }
        if (dropped)
            return IGNORED;
        switch (end.kind) {
            case "inside":
                return end.stats.isFile() ? file(end.real, end.stats) : { is: "warning", warning: specialWarning(path) };
            case "outside":
                return problem("outside", `${shown(path)} -> ${shown(end.real)}`);
            case "loop":
                return problem("cycle", shown(path));
            case "dangling":
                return { is: "warning", warning: danglingWarning(path) };
        }
    };
    try {
        return await sight();
    }
    catch (error) {
        const code = codeOf(error);
        return problem(problemOf(code), `${shown(path)} (${code})`);
    }
}
function problem(kind, what) {
    return { is: "problem", problem: kind, what };
}
/** A name that is not UTF-8, with \xE9 for a byte that is not printable ASCII. */
function escaped(name) {
    return name.toString("latin1").replace(/[^ -~]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

;// CONCATENATED MODULE: ./src/pack/walk.js




/** Names looked at together: enough to keep the disk busy, few enough to leave room for others. */
const AT_ONCE = 32;
/** Links to directories that hold links to directories multiply; who means it stays far below this. */
const MOST_COPIES = 100_000;
/**
 * Everything in the root that is wanted, depth first, the names of a directory in the order of their bytes.
 * @throws PackError with all that prevents packing, once the walk is over
 */
async function walk(wanted, signal) {
    const scan = { wanted, signal, entries: [], ignored: 0, copies: 0, warnings: [], problems: problems() };
    const { root } = wanted;
    await enter(scan, { path: "", real: root, chain: new Set([root]), keptOnly: false, copied: false });
    scan.problems.check();
    return { entries: scan.entries, ignored: scan.ignored, warnings: scan.warnings };
}
async function enter(scan, folder) {
    let names;
    try {
        names = await (0,promises_.readdir)(folder.real, { withFileTypes: true, encoding: "buffer" });
    }
    catch (error) {
        const code = codeOf(error);
        scan.problems.add(problemOf(code), `${shown(folder.path || ".")} (${code})`);
        return;
    }
    names.sort((a, b) => Buffer.compare(a.name, b.name));
    for (let i = 0; i < names.length; i += AT_ONCE) {
        scan.signal?.throwIfAborted();
        const sights = await Promise.all(names.slice(i, i + AT_ONCE).map((name) => look(scan.wanted, folder, name)));
        for (const sight of sights)
            await take(scan, sight);
    }
}
async function take(scan, sight) {
    switch (sight.is) {
        case "ignored":
            scan.ignored++;
            break;
        case "warning":
            scan.warnings.push(sight.warning);
            break;
        case "problem":
            scan.problems.add(sight.problem, sight.what);
            break;
        case "file":
            emit(scan, sight.entry, sight.copied);
            scan.warnings.push(...sight.warnings);
            break;
        case "folder": {
            const { path, real, copied } = sight.folder;
            const { ignored } = scan;
            const { length } = scan.entries;
            emit(scan, { path, kind: "directory", mode: 0o755, size: 0, source: real }, copied);
            await enter(scan, sight.folder);
            if (sight.dropped && scan.entries.length === length + 1) {
                scan.entries.pop();
                scan.ignored = ignored + 1;
            }
        }
    }
}
function emit(scan, entry, copied) {
    scan.entries.push(entry);
    if (copied)
        scan.copies++;
    if (scan.copies > MOST_COPIES) {
        throw new errors/* PackError */.ql(`links to directories multiply: more than ${MOST_COPIES} copies, at ${shown(entry.path)}`, {
            hint: "list such links in .dockerignore",
        });
    }
}

;// CONCATENATED MODULE: ./src/pack/tree.js








/**
 * All that `dir` holds for the Rack, after the rules of its .dockerignore. The Rack's extraction keeps directories and
 * regular files only, and drops everything else without a word, which decides the rest:
 *
 * - A symbolic link to something in `dir` is replaced by a copy. The rules see the names in the archive: what a link
 *   points to comes along even if its own path is ignored, and a rule for a path below the link drops it there.
 * - A link out of `dir`, or to a directory that it is in, is an error; one to nothing is left out with a warning.
 * - Sockets, pipes and devices are left out with a warning; each name of a hard-linked file is a whole file.
 * - The directories of a file that an exception (`!`) brings back have entries of their own, which `docker build` leaves
 *   out: a Rack would make them readable to its own user only.
 * - `.dockerignore` itself is always in it, as the Rack's docker reads it again.
 *
 * @throws InputError when `dir` is not a directory
 * @throws PackError when the .dockerignore has a mistake, when something is not readable or its name is not UTF-8, when
 *   links lead out or around, and when no file is left
 */
async function sourceTree(dir, options = {}) {
    const root = await directory(dir);
    const kept = [".dockerignore", ...(options.keep ?? [])].map((path) => archivePath(path, external_node_path_.sep));
    const { entries, ignored, warnings } = await walk({
        root,
        rules: await readRules(root),
        keep: new Set(kept),
        leads: new Set(kept.flatMap(ancestors)),
        executable: options.executable,
    }, options.signal);
    const files = entries.filter((entry) => entry.kind === "file");
    if (!files.some((entry) => entry.path !== ".dockerignore")) {
        throw new errors/* PackError */.ql(`nothing to pack: ${ignored > 0 ? ".dockerignore leaves no file of" : "no file in"} ${root}`, {
            hint: "the directory to pack is the one that holds convox.yml",
        });
    }
    return {
        root,
        entries,
        files: files.length,
        bytes: total(files),
        ignored,
        largest: [...files]
            .sort((a, b) => b.size - a.size)
            .slice(0, 5)
            .map(({ path, size }) => ({ path, size })),
        warnings: [...warnings, ...gitWarnings(entries)],
    };
}
async function directory(dir) {
    try {
        const root = await (0,promises_.realpath)(dir);
        if ((await (0,promises_.stat)(root)).isDirectory())
            return root;
    }
    catch (cause) {
        const code = codeOf(cause);
        const reason = code === "ENOENT" ? "no such directory" : `cannot be read (${code})`;
        throw new errors/* InputError */.dz(`dir: ${reason}: ${JSON.stringify(dir)}`, { cause });
    }
    throw new errors/* InputError */.dz(`dir: not a directory: ${JSON.stringify(dir)}`);
}
/** The directories that `path` is in: a and a/b for a/b/c. */
function ancestors(path) {
    const names = path.split("/");
    return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}
function gitWarnings(entries) {
    return entries
        .filter(({ kind, path }) => kind === "directory" && /(^|\/)\.git$/.test(path) && !/(^|\/)\.git\//.test(path))
        .map(({ path }) => gitWarning(path, total(entries.filter((entry) => entry.path.startsWith(`${path}/`)))));
}
function total(entries) {
    return entries.reduce((sum, { size }) => sum + size, 0);
}

;// CONCATENATED MODULE: ./src/pack/index.js




/***/ }),

/***/ 4741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  CH: () => (/* reexport */ buildArgs),
  Ng: () => (/* reexport */ connect),
  nW: () => (/* reexport */ consoleEndpoint),
  zf: () => (/* reexport */ directEndpoint),
  xo: () => (/* reexport */ findRack),
  sE: () => (/* reexport */ followBuildLog),
  du: () => (/* reexport */ isAtLeast),
  U9: () => (/* reexport */ isLoopback),
  iq: () => (/* reexport */ isProvidedByRack),
  dk: () => (/* reexport */ mayHaveHappened),
  v7: () => (/* reexport */ pause),
  wU: () => (/* reexport */ promotionOutcome),
  EM: () => (/* reexport */ proxySettings),
  eo: () => (/* reexport */ secretForms),
  gu: () => (/* reexport */ settled),
  dx: () => (/* reexport */ throwRackError)
});

// UNUSED EXPORTS: basicAuthorization, promotionWatch

// EXTERNAL MODULE: ./src/errors.js
var errors = __nccwpck_require__(9973);
;// CONCATENATED MODULE: ./src/rack/log-tail.js
/** Lines at the end of a stream that a stored log may lack. */
const extraLines = 8;
/** A log so short that showing it again does no harm. */
const shortBytes = 1024;
function lastBytes(limit) {
    let chunks = [];
    let size = 0;
    let total = 0;
    const bytes = () => {
        const joined = Buffer.concat(chunks).subarray(-limit);
        chunks = [joined];
        size = joined.length;
        return joined;
    };
    return {
        get total() {
            return total;
        },
        add(chunk) {
            chunks.push(chunk);
            size += chunk.length;
            total += chunk.length;
            if (size > 2 * limit)
                bytes();
        },
        bytes,
    };
}
/**
 * Index in `stored` of what follows the part of a log that was shown, when that part is not simply its beginning: a Rack
 * puts lines into a stream that it does not store. The longest end of the shown part that the stored log contains is
 * looked for, if need be without the last lines that were shown.
 */
function continuation(stored, shown) {
    const tail = shown.bytes();
    // With a line break before the first line, every line has one before it and is not found inside a longer one.
    const text = tail.length === shown.total ? afterBreak(tail) : tail;
    const whole = afterBreak(stored);
    let end = text.length;
    for (let dropped = 0; dropped <= extraLines && end > 1; dropped++) {
        const found = endOfLongestSuffix(whole, text.subarray(0, end));
        if (found !== undefined)
            return found - 1;
        end = lineStart(text, end);
    }
    return shown.total <= shortBytes ? 0 : stored.length;
}
/**
 * Where in `whole` the last copy ends of the longest suffix of `text` that it contains; undefined when not even the last
 * line is there. A suffix can only be contained when all shorter ones are, so the length is found by halving.
 */
function endOfLongestSuffix(whole, text) {
    let yes = 0;
    let no = text.length + 1;
    while (no - yes > 1) {
        const middle = (yes + no) >>> 1;
        if (whole.includes(text.subarray(text.length - middle)))
            yes = middle;
        else
            no = middle;
    }
    const breakBefore = Math.max(0, lineStart(text, text.length) - 1);
    if (yes < text.length - breakBefore)
        return undefined;
    return whole.lastIndexOf(text.subarray(text.length - yes)) + yes;
}
function afterBreak(bytes) {
    return Buffer.concat([Buffer.from("\n"), bytes]);
}
/** Start of the line that ends at `end`; a line break at the very end belongs to it. */
function lineStart(text, end) {
    return end < 2 ? 0 : text.lastIndexOf(0x0a, end - 2) + 1;
}

// EXTERNAL MODULE: ../node_modules/ws/lib/stream.js
var stream = __nccwpck_require__(2082);
// EXTERNAL MODULE: ../node_modules/ws/lib/extension.js
var extension = __nccwpck_require__(777);
// EXTERNAL MODULE: ../node_modules/ws/lib/permessage-deflate.js
var permessage_deflate = __nccwpck_require__(4738);
// EXTERNAL MODULE: ../node_modules/ws/lib/receiver.js
var receiver = __nccwpck_require__(4283);
// EXTERNAL MODULE: ../node_modules/ws/lib/sender.js
var sender = __nccwpck_require__(471);
// EXTERNAL MODULE: ../node_modules/ws/lib/subprotocol.js
var subprotocol = __nccwpck_require__(2386);
// EXTERNAL MODULE: ../node_modules/ws/lib/websocket.js
var websocket = __nccwpck_require__(3483);
// EXTERNAL MODULE: ../node_modules/ws/lib/websocket-server.js
var websocket_server = __nccwpck_require__(4687);
;// CONCATENATED MODULE: ../node_modules/ws/wrapper.mjs











/* harmony default export */ const wrapper = ((/* unused pure expression or super */ null && (WebSocket)));

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __nccwpck_require__(1692);
var external_node_tls_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_node_tls_, 2);
;// CONCATENATED MODULE: ./src/rack/endpoint.js

const verified = { verify: true };
/**
 * The Rack that a RACK_URL names: `https://convox:<rack password>@<rack host>`, or `https://jwt:<token>@<rack host>`.
 * A Rack without a password is open, so an empty password is allowed for the user `convox`, or for none.
 * Source: convox/convox pkg/rack/direct.go and sdk/sdk.go. The official client sends the user info as it stands in the
 * URL; the Rack compares with the plain password, so it is decoded here.
 * @throws InputError that says what is wrong without showing the value
 */
function directEndpoint(rackUrl, options = {}) {
    const url = parsed(rackUrl.trim());
    const user = decoded(url.username);
    const password = decoded(url.password);
    if (password === "" && user !== "" && user !== "convox") {
        throw wrongUrl("it has a user but no password");
    }
    return {
        url: url.origin + url.pathname.replace(/\/+$/, ""),
        user: user === "" ? "convox" : user,
        password,
        console: false,
        ...common(options),
    };
}
/**
 * A Console, by its host name (and port): `console.convox.com`. Without `rack` it serves only to look Racks up.
 * An explicit `http://` is accepted for a loopback host alone, so that no deploy key ever travels unencrypted.
 * Source: convox/convox pkg/rack/console.go
 * @throws InputError when `host` is more than a host name, or when there is no deploy key
 */
function consoleEndpoint(host, password, options = {}) {
    const key = password.trim();
    if (key === "") {
        throw new errors/* InputError */.dz("no deploy key is given for the Console", {
            hint: "set input password, or CONVOX_PASSWORD, to a deploy key of the organization; an unset secret is empty",
        });
    }
    return {
        url: consoleUrl(host.trim()),
        user: "convox",
        password: key,
        console: true,
        ...(options.rack === undefined ? {} : { rack: options.rack }),
        ...common(options),
    };
}
/** Value of the header Authorization; undefined for an open Rack. */
function basicAuthorization(endpoint) {
    return endpoint.password === "" ? undefined : `Basic ${base64(`${endpoint.user}:${endpoint.password}`)}`;
}
/** All shapes in which `password` may turn up in a log, so that a host can mask each. Never empty strings. */
function secretForms(password, user = "convox") {
    if (password === "")
        return [];
    const component = encodeURIComponent(Buffer.from(password).toString());
    const forms = [
        password,
        component,
        component.replace(/%20/g, "+"),
        component.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
        new URL(`http://convox:${component}@localhost`).password,
        base64(password),
        ...["convox", user].map((name) => base64(`${name}:${password}`)),
    ];
    return [...new Set(forms)];
}
/** What to call the endpoint in a message: the Rack's full name, else the host. */
function endpointName(endpoint) {
    return endpoint.rack ?? new URL(endpoint.url).host;
}
/** Whether traffic to `hostname` stays on this machine. IPv6 addresses may have brackets. */
function isLoopback(hostname) {
    return hostname === "localhost" || /^127(\.\d{1,3}){3}$/.test(hostname) || /^\[?::1\]?$/.test(hostname);
}
function common(options) {
    return {
        tls: options.tls ?? verified,
        proxy: options.proxy ?? {},
        ...(options.actor === undefined || options.actor === "" ? {} : { actor: options.actor }),
    };
}
function parsed(text) {
    if (text === "")
        throw wrongUrl("it is empty");
    if (/[\s\x00-\x1f]/.test(text))
        throw wrongUrl("it contains white space");
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
        throw wrongUrl("it does not start with https://");
    if (!/^https?:\/\//i.test(text))
        throw wrongUrl("its scheme is neither https nor http");
    const authority = text.replace(/^https?:\/\//i, "").split(/[/?#]/, 1)[0] ?? "";
    if (authority.replace(/^.*@/, "") === "")
        throw wrongUrl("it has no host");
    if (!URL.canParse(text))
        throw wrongUrl("it is not a URL", encoding);
    const url = new URL(text);
    // A password with a bare "/", "?" or "#" ends the host early: the real host then stands in what looks like the path.
    if (url.pathname.includes("@"))
        throw wrongUrl('it has an "@" after the host', encoding);
    if (/[?#]/.test(text))
        throw wrongUrl('it has a "?" or "#"', encoding);
    return url;
}
function decoded(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        throw wrongUrl('a "%" in its password is not followed by two hexadecimal digits', "write %25 for a percent sign");
    }
}
const encoding = "in the password, write %2F for /, %3F for ?, %23 for #, %40 for @ and %25 for %";
function wrongUrl(what, hint = "it looks like https://convox:PASSWORD@HOST") {
    return new errors/* InputError */.dz(`RACK_URL is wrong: ${what}`, { hint });
}
function consoleUrl(host) {
    const wrong = (what) => new errors/* InputError */.dz(`the Console host ${what}: ${shown(host)}`, {
        hint: "give a host name alone, such as console.convox.com",
    });
    if (host === "")
        throw new errors/* InputError */.dz("the Console host is empty", { hint: "the usual one is console.convox.com" });
    const plain = /^http:\/\/([^/@?#]+)$/i.exec(host)?.[1];
    if (plain !== undefined && URL.canParse(host) && isLoopback(new URL(host).hostname))
        return new URL(host).origin;
    if (host.includes("://"))
        throw wrong("has a scheme");
    if (/[@?#]/.test(host))
        throw wrong("has more than a name and a port");
    if (host.includes("/"))
        throw wrong("has a path");
    const url = `https://${host}`;
    if (/\s/.test(host) || !URL.canParse(url))
        throw wrong("is not a host name");
    return new URL(url).origin;
}
/** A host that somebody filled with a whole URL may hold credentials. */
function shown(host) {
    return host.replace(/[^/]*@/, "****@");
}
function base64(text) {
    return Buffer.from(text).toString("base64");
}

;// CONCATENATED MODULE: ./src/rack/failures.js


/** The first bytes of an error reply that are looked at. */
const errorBodyLimit = 16 * 1024;
const reasonLimit = 500;
/** The error for a reply with an error status, in the Rack's own words. */
function rackError(where, status, body, contentType = "") {
    const reason = reasonIn(body, contentType);
    return new errors/* RackError */.yo(where.request, status, clean(reason || `response status ${status}`, where.endpoint), {
        hint: rackHint(where.endpoint, status, reason),
    });
}
/**
 * The message in an error reply: JSON key `error` in any casing, else the body, else "".
 * Source: convox/convox vendor/github.com/convox/stdsdk/client.go; JSON errors come from v3 3.24.1 and later
 */
function reasonIn(body, contentType) {
    const text = body.trim();
    if (/\bhtml\b/i.test(contentType) || /^<(!doctype|html)/i.test(text)) {
        const title = /<title[^>]*>([^<]*)</i.exec(text)?.[1]?.trim();
        return `the answer is an HTML page${title ? ` titled "${title}"` : ""}, so it does not come from a Rack`;
    }
    if (text.startsWith("{")) {
        try {
            const reply = JSON.parse(text);
            for (const [key, value] of Object.entries(reply ?? {})) {
                if (key.toLowerCase() === "error" && typeof value === "string" && value.trim())
                    return value.trim();
            }
        }
        catch {
            // A body that only looks like JSON is shown as the text it is.
        }
    }
    return text;
}
/** One line without control characters, of bounded length, and without the password even if a Rack echoes it. */
function clean(text, endpoint) {
    let line = text
        .slice(0, 8 * reasonLimit)
        .replace(/:\s*[\r\n]+\s*/g, ": ")
        .replace(/\s*[\r\n]+\s*/g, "; ")
        .replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, "")
        .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ")
        .trim();
    if (endpoint.password.length >= 4) {
        for (const secret of secretForms(endpoint.password, endpoint.user))
            line = line.replaceAll(secret, "****");
    }
    return line.length > reasonLimit ? `${line.slice(0, reasonLimit)}…` : line;
}
/** What to try after an error status; `reason` is "" for an empty body. */
function rackHint(endpoint, status, reason) {
    const host = new URL(endpoint.url).host;
    const app = /(?:app not found|no such app): ?(\S+)/.exec(reason)?.[1];
    if (app)
        return `create it first: convox apps create ${app}; or check the name of the app and of the Rack`;
    if (status === 401) {
        if (/unauthorized to access/.test(reason))
            return "the role in this token does not allow it; a deploy needs role write";
        if (endpoint.console) {
            return `the deploy key is wrong, has expired, or belongs to an organization that ${host} does not know; check input password`;
        }
        const what = endpoint.user === "jwt" ? "token in RACK_URL is wrong, expired or revoked" : "password in RACK_URL is wrong";
        return `the ${what}; a Rack takes its own password, not a deploy key`;
    }
    if (status === 403) {
        if (/currently updating/.test(reason))
            return "another promotion is under way: wait for it, or promote with force";
        if (endpoint.console) {
            return "a deploy key may by default only build, deploy, run, read logs and promote a release by its id; a role gives it more";
        }
    }
    if (status === 404 && reason === "") {
        return endpoint.console
            ? `${host} or the Rack does not know this address: is it a Console, and is the Rack new enough?`
            : `${host} does not know this address: the Rack is too old for it, or it is not a Rack`;
    }
    return undefined;
}
/** A failure of the network, or of the encryption, as one sentence. */
function unreachable(where, cause) {
    const code = codeOf(cause);
    const outcome = isBeforeSending(code, cause) ? "not-sent" : "unknown";
    const url = new URL(where.endpoint.url);
    const say = (what, passing, hint) => ({
        error: new errors/* UnreachableError */.Jk(`${where.request}: ${clean(what, where.endpoint)}`, { hint, cause, outcome }),
        passing,
    });
    // Behind a proxy only the proxy's name is looked up here, and only the proxy is connected to.
    const peer = where.proxy ? `the proxy ${where.proxy.url.host}` : url.host;
    const sentHint = where.once && outcome === "unknown" ? "the Rack may have received it: look before you try again" : undefined;
    const peerHint = where.proxy ? `check ${where.proxy.label} and NO_PROXY` : undefined;
    switch (code) {
        case "ENOTFOUND":
            return say(`the name of ${peer} does not exist`, false, peerHint ?? "check the host's spelling");
        case "EAI_AGAIN":
            return say(`the name of ${peer} could not be looked up`, true, peerHint);
        case "ECONNREFUSED":
            return say(`${peer} refuses connections`, true, peerHint);
        case "EHOSTUNREACH":
        case "ENETUNREACH":
            return say(`there is no network route to ${peer}`, true, peerHint);
        case "ETIMEDOUT":
        case connectTimeout:
            return say(`${peer} does not answer connection attempts`, true, peerHint ?? "a firewall may be in between");
        case idleTimeout:
            return say(`${url.host} went silent in the middle of the exchange`, true, sentHint);
        case "ECONNRESET":
        case "EPIPE":
        case "ECONNABORTED":
            return say(`the connection to ${url.host} was cut`, true, sentHint);
        case "CERT_HAS_EXPIRED":
            return say(`the certificate of ${url.host} has expired`, false);
        case "CERT_NOT_YET_VALID":
            return say(`the certificate of ${url.host} is not valid yet`, false, "check this machine's clock");
        case "ERR_TLS_CERT_ALTNAME_INVALID":
            return say(`the certificate of ${url.host} was issued for another name`, false, untrusted);
        default:
            break;
    }
    if (/^(DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_)/.test(code)) {
        return say(`the certificate of ${url.host} is not trusted (${code})`, false, untrusted);
    }
    if (code.startsWith("ERR_SSL_WRONG_VERSION") || code.startsWith("ERR_SSL_PACKET_LENGTH") || code === "EPROTO") {
        return say(`${url.host} does not speak TLS on this port`, false, "check the port, and https:// against http://");
    }
    if (code.startsWith("HPE_")) {
        return say(`${url.host} does not answer in HTTP (${code})`, false, "check the port, and http:// against https://");
    }
    const message = cause instanceof Error ? cause.message : String(cause);
    // Without a code of its own: Node's "socket hang up", the proxy agent's "connection ended before receiving".
    const cut = /hang up|aborted|connection ended|premature/i.test(message);
    return say(code ? `${message} (${code})` : message, cut, cut ? sentHint : undefined);
}
/**
 * Whether a request that failed this way may have been carried out all the same. A gateway's 502 and 504 come from before
 * the Rack, which may have had the request; any other error status is the Rack's own no.
 */
function mayHaveHappened(error) {
    if (error instanceof errors/* UnreachableError */.Jk)
        return error.outcome === "unknown";
    return error instanceof errors/* RackError */.yo && (error.status === 502 || error.status === 504 || error.status === 200);
}
/** Failures while the name is looked up, while the connection is made, or while its encryption is agreed upon. */
function isBeforeSending(code, cause) {
    if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ECONNREFUSED" || code === connectTimeout)
        return true;
    if (/^(CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_)/.test(code) || code === "EPROTO")
        return true;
    if (!(cause instanceof Error))
        return false;
    if ("syscall" in cause && cause.syscall === "connect")
        return true;
    return /before secure TLS connection was established/.test(cause.message);
}
/** A proxy that answered instead of the Rack. 407 and 403 are final; a gateway status may pass. */
function proxyRefusal(where, status) {
    const proxy = where.proxy;
    const name = proxy ? `the proxy ${proxy.url.host}` : "a proxy";
    const what = status === 407 ? "wants other credentials" : `refuses to connect to ${new URL(where.endpoint.url).host}`;
    return {
        error: new errors/* UnreachableError */.Jk(`${where.request}: ${name} ${what} (${status})`, {
            outcome: "not-sent",
            hint: `check ${proxy?.label ?? "HTTPS_PROXY"}${status === 407 ? " (user and password)" : " and NO_PROXY"}`,
        }),
        passing: isPassingStatus(status),
    };
}
/** Too many requests, or a gateway whose Rack is away for a moment. */
function isPassingStatus(status) {
    return status === 429 || status === 502 || status === 503 || status === 504;
}
const idleTimeout = "CONVOX_IDLE";
const connectTimeout = "CONVOX_CONNECT";
const untrusted = "give the certificate authority with input ca-file; as a last resort input tls-verify: false turns the check off";
function codeOf(error) {
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
        return "";
    // OpenSSL's own name says more than Node's EPROTO.
    if (error.code === "EPROTO" && /wrong version number/i.test(error.message))
        return "ERR_SSL_WRONG_VERSION_NUMBER";
    return error.code;
}

;// CONCATENATED MODULE: ./src/rack/retry.js


/** A failure that may be gone the next time. `error` is what the caller gets when it is not. */
class Passing extends Error {
    error;
    /** What the Rack asked to wait, in ms. */
    retryAfterMs;
    constructor(error, retryAfterMs) {
        super(error.message);
        this.error = error;
        this.retryAfterMs = retryAfterMs;
    }
}
const firstDelayMs = 500;
const longestDelayMs = 15_000;
const longestRetryAfterMs = 60_000;
/**
 * Result of `attempt`, made again after each Passing failure while attempts are left. The one place where requests are
 * repeated: only what is idempotent may come here with more than one attempt.
 */
async function retried(request, policy, attempt) {
    for (let tried = 1;; tried++) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof Passing))
                throw error;
            if (tried >= policy.attempts)
                throw error.error;
            const delayMs = retryDelayMs(tried, policy.random(), error.retryAfterMs);
            const seconds = (delayMs / 1000).toFixed(1);
            const why = error.message.startsWith(`${request}: `) ? error.message.slice(request.length + 2) : error.message;
            policy.notice(`retrying ${request} in ${seconds} s (${tried + 1} of ${policy.attempts}): ${why}`);
            await policy.sleep(delayMs, policy.signal);
        }
    }
}
/** Doubling from half a second to 15 s, less up to a half by chance; what the Rack asks for comes first, up to a minute. */
function retryDelayMs(tried, random, retryAfterMs) {
    if (retryAfterMs !== undefined)
        return Math.min(Math.max(retryAfterMs, 0), longestRetryAfterMs);
    return Math.min(firstDelayMs * 2 ** (tried - 1), longestDelayMs) * (1 - random / 2);
}
/** Header Retry-After, seconds or a date, in ms from `now`; undefined when it is absent or unreadable. */
function retryAfterMs(header, now) {
    const text = header?.trim();
    if (!text)
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = Date.parse(text);
    return Number.isNaN(date) ? undefined : Math.max(date - now, 0);
}
/** Waits; rejects with CancelledError as soon as `signal` is aborted. */
async function pause(ms, signal) {
    if (!signal)
        return (0,promises_.setTimeout)(ms);
    try {
        await (0,promises_.setTimeout)(ms, undefined, { signal });
    }
    catch {
        throw cancelled(signal);
    }
}
/** What an aborted signal means to a caller. */
function cancelled(signal) {
    const reason = signal.reason;
    return reason instanceof errors/* CancelledError */.cc ? reason : new errors/* CancelledError */.cc("cancelled", { cause: reason });
}

;// CONCATENATED MODULE: ./src/rack/exchange.js






/** The source of a body threw; `cause` is what it threw. */
class BodyFailure extends Error {
}
/** A proxy answered instead of the host. */
class ProxyRefused extends Error {
    status;
    constructor(status) {
        super(`proxy answered ${status}`);
        this.status = status;
    }
}
const connectMs = 30_000;
/** How long a body may take to close after it is no longer wanted. */
const closingMs = 1000;
/**
 * The reply to one request; its body is still to be read. An error status ends the upload at once: the reply is what
 * counts, not the broken pipe that would follow. The body's source is closed in any case.
 * @throws BodyFailure, ProxyRefused, CancelledError, or the network's own error
 */
async function exchange(x) {
    if (x.signal?.aborted)
        throw cancelled(x.signal);
    const request = x.url.protocol === "https:" ? external_node_https_.request : external_node_http_.request;
    const length = typeof x.body === "object" ? x.body.length : undefined;
    const headers = length === undefined ? x.headers : { ...x.headers, "Content-Length": length };
    const req = request(x.url, { method: x.method, headers, agent: x.agent, ...x.tls });
    const abort = () => req.destroy(x.signal && cancelled(x.signal));
    x.signal?.addEventListener("abort", abort, { once: true });
    req.once("close", () => x.signal?.removeEventListener("abort", abort));
    req.setTimeout(x.idleMs, () => req.destroy(failure(idleTimeout)));
    limitConnecting(req);
    const stop = new AbortController();
    const answer = reply(req);
    const sending = typeof x.body === "object" ? send(req, x.body, stop.signal) : undefined;
    if (!sending)
        req.end(x.body);
    // Both are awaited below; a rejection that comes while the other is awaited must not count as unhandled.
    sending?.catch((error) => req.destroy(error instanceof Error ? error : undefined));
    answer.catch(() => undefined);
    try {
        const res = await answer;
        // A good status before the whole body is there: the Rack still wants the rest.
        if ((res.statusCode ?? 0) < 400)
            await sending;
        else
            res.once("close", () => req.destroy());
        return res;
    }
    catch (error) {
        req.destroy();
        throw error;
    }
    finally {
        stop.abort();
        if (sending)
            await Promise.race([sending.catch(() => undefined), (0,promises_.setTimeout)(closingMs, undefined, { ref: false })]);
    }
}
/**
 * All bytes of a reply. With `cut` what is beyond `limit` is left, otherwise it is an error.
 * @throws the network's own error when the reply ends early
 */
async function bytesOf(res, limit, cut = false) {
    const chunks = [];
    let size = 0;
    for await (const chunk of res) {
        if (!Buffer.isBuffer(chunk))
            continue;
        chunks.push(chunk);
        size += chunk.length;
        if (size > limit && cut)
            break;
        if (size > limit)
            throw new Error(`the reply is longer than ${limit} bytes`);
    }
    return Buffer.concat(chunks).subarray(0, limit);
}
/** The bytes of a reply as they come; a silence longer than `idleMs` is an error, a slow reader is not. */
async function* chunksOf(res, idleMs) {
    res.setTimeout(0);
    const limit = () => globalThis.setTimeout(() => res.destroy(failure(idleTimeout)), idleMs);
    let timer = limit();
    try {
        for await (const chunk of res) {
            clearTimeout(timer);
            if (Buffer.isBuffer(chunk))
                yield chunk;
            timer = limit();
        }
    }
    finally {
        clearTimeout(timer);
        res.destroy();
    }
}
function reply(req) {
    return new Promise((resolve, reject) => {
        let refused;
        req.once("proxyConnect", (connect) => {
            refused = refusedStatus(connect);
        });
        req.once("response", (res) => {
            if (refused === undefined)
                return resolve(res);
            req.destroy();
            reject(new ProxyRefused(refused));
        });
        // Stays for good: an error after the reply is seen by who reads the reply, and must not end the process.
        req.on("error", reject);
        req.once("close", () => reject(failure("ECONNRESET")));
    });
}
async function send(req, body, stop) {
    // The proxy agent makes the head of the request anew once it is connected; what was written before would be sent twice.
    await connected(req);
    req.flushHeaders();
    let sent = 0;
    try {
        for await (const chunk of body.chunks) {
            if (stop.aborted || req.destroyed)
                return;
            if (chunk.length === 0)
                continue;
            if (!req.write(chunk))
                await drained(req, stop);
            if (stop.aborted || req.destroyed)
                return;
            sent += chunk.length;
            body.onProgress?.(sent);
        }
    }
    catch (cause) {
        throw new BodyFailure("the body failed", { cause });
    }
    if (body.length !== undefined && sent !== body.length) {
        throw new BodyFailure("the body failed", { cause: new Error(`${sent} bytes instead of ${body.length}`) });
    }
    req.end();
}
function connected(req) {
    return new Promise((resolve) => {
        if (req.socket || req.destroyed)
            resolve();
        else
            req.once("socket", () => resolve()).once("close", resolve);
    });
}
function drained(req, stop) {
    return new Promise((resolve) => {
        const done = () => {
            req.off("drain", done).off("close", done);
            stop.removeEventListener("abort", done);
            resolve();
        };
        req.on("drain", done).on("close", done);
        stop.addEventListener("abort", done);
        if (stop.aborted || req.destroyed)
            done();
    });
}
/** Node limits the silence on a connection, not the time until there is one. */
function limitConnecting(req) {
    const timer = globalThis.setTimeout(() => req.destroy(failure(connectTimeout)), connectMs);
    const done = () => clearTimeout(timer);
    req.once("socket", (socket) => {
        if (req.reusedSocket)
            done();
        else
            socket.once(socket instanceof external_node_tls_.TLSSocket ? "secureConnect" : "connect", done);
    });
    req.once("response", done).once("close", done);
}
/** Undefined for a tunnel that stands. A plain proxied connection is announced without a status. */
function refusedStatus(connect) {
    if (typeof connect !== "object" || connect === null || !("statusCode" in connect))
        return undefined;
    return typeof connect.statusCode === "number" && connect.statusCode !== 200 ? connect.statusCode : undefined;
}
function failure(code) {
    return Object.assign(new Error(code), { code });
}

;// CONCATENATED MODULE: ./src/rack/socket.js





const handshakeMs = 45_000;
const pingMs = 5_000;
const largestMessage = 256 * 1024 * 1024;
/** Bytes waiting for the reader at which reading from the network stops. */
const highWater = 1024 * 1024;
/** Size of a message of standard input, as the official client sends them. */
const inputBytes = 1024;
/**
 * An open websocket, protocol as in convox/convox vendor/github.com/convox/stdapi (router.go, context.go) and stdsdk:
 * output comes in text messages of any bytes, a binary message is the end, and it is for the client to close.
 * @throws Passing, RackError or UnreachableError when the handshake fails; CancelledError on the signal
 */
function openSocket({ where, headers, agents, signal }) {
    const { origin, pathname } = new URL(where.endpoint.url + where.request.replace(/^GET /, ""));
    return new Promise((resolve, reject) => {
        if (signal?.aborted)
            return reject(cancelled(signal));
        let refused;
        const ws = new websocket(origin.replace(/^http/, "ws") + pathname, {
            headers,
            // A Rack compares it with Host; those of 2018 insist on having one.
            origin,
            agent: agents.tunnel,
            ...agents.tls,
            perMessageDeflate: false,
            skipUTF8Validation: true,
            maxPayload: largestMessage,
            handshakeTimeout: handshakeMs,
            finishRequest(req) {
                req.once("proxyConnect", (connect) => {
                    refused = refusedStatus(connect);
                });
                req.end();
            },
        });
        const abort = () => {
            ws.terminate();
            if (signal)
                reject(cancelled(signal));
        };
        signal?.addEventListener("abort", abort, { once: true });
        ws.once("close", () => signal?.removeEventListener("abort", abort));
        ws.on("error", (error) => reject(failed(where, error)));
        ws.once("unexpected-response", (req, res) => {
            const answer = refused === undefined ? handshakeError(where, res) : proxyError(where, refused);
            answer.then(reject, reject).finally(() => req.destroy());
        });
        ws.once("upgrade", (res) => res.socket.setKeepAlive(true, 30_000));
        // Messages may follow the handshake at once, so the listeners must be there before anything is awaited.
        const opened = socket_stream(ws, where, signal);
        ws.once("open", () => resolve(opened));
    });
}
/** Throws the error that a Rack put at the end of a stream, if there is one, with a status derived from its words. */
function throwRackError(stream) {
    const reason = stream.rackError();
    if (reason === undefined)
        return;
    const { endpoint, request } = stream.where;
    const status = statusOf(reason);
    throw new errors/* RackError */.yo(request, status, clean(reason, endpoint), { hint: rackHint(endpoint, status, reason) });
}
function socket_stream(ws, where, signal) {
    const queue = [];
    let queued = 0;
    let messages = 0;
    let last;
    let end;
    let wake = () => { };
    const ping = setInterval(() => {
        if (ws.readyState === websocket.OPEN)
            ws.ping();
        // The Rack has announced the end but left the connection open.
        else if (ws.readyState === websocket.CLOSING)
            ws.terminate();
    }, pingMs).unref();
    const finish = (how) => {
        end ??= how;
        clearInterval(ping);
        // The Rack leaves the connection open after its last message; nothing more is wanted from it.
        ws.terminate();
        wake();
    };
    ws.on("message", (data, isBinary) => {
        if (end)
            return;
        if (isBinary)
            return finish("clean");
        const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
        // A Rack of 2018 sends an empty message each second to keep proxies awake.
        if (bytes.length === 0)
            return;
        messages++;
        last = bytes;
        queue.push(bytes);
        queued += bytes.length;
        if (queued > highWater)
            ws.pause();
        wake();
    });
    ws.on("error", (error) => finish(error));
    ws.on("close", (code) => {
        // 1005: a close message without a status.
        finish(code === 1000 || code === 1001 || code === 1005 ? "clean" : new Error("lost"));
    });
    async function* chunks() {
        try {
            for (;;) {
                if (signal?.aborted)
                    throw cancelled(signal);
                const chunk = queue.shift();
                if (chunk) {
                    queued -= chunk.length;
                    if (queued <= highWater)
                        ws.resume();
                    yield chunk;
                }
                else if (end === "clean") {
                    return;
                }
                else if (end) {
                    throw new errors/* UnreachableError */.Jk(`${where.request}: connection lost before the end of the stream`, { cause: end });
                }
                else {
                    await new Promise((resolve) => {
                        wake = resolve;
                    });
                }
            }
        }
        finally {
            finish("clean");
        }
    }
    // A message that can no longer be sent is no error: the end of the stream says what happened.
    const put = (bytes, binary) => new Promise((resolve) => {
        if (end || ws.readyState !== websocket.OPEN)
            return resolve();
        ws.send(bytes, { binary }, () => resolve());
    });
    const iterator = chunks();
    return {
        where,
        async send(bytes) {
            for (let at = 0; at < bytes.length; at += inputBytes)
                await put(bytes.subarray(at, at + inputBytes), false);
        },
        // Source: convox/convox vendor/github.com/convox/stdsdk/stream_helper.go
        endInput: () => put(Buffer.alloc(0), true),
        [Symbol.asyncIterator]: () => iterator,
        messages: () => messages,
        rackError() {
            const text = end === "clean" && last ? last.toString() : "";
            return text.startsWith("ERROR: ") ? text.slice("ERROR: ".length).trim() : undefined;
        },
        close: () => finish("clean"),
    };
}
async function handshakeError(where, res) {
    const status = res.statusCode ?? 0;
    if (status === 407)
        return proxyError(where, status);
    const body = (await bytesOf(res, errorBodyLimit, true)).toString();
    const error = rackError(where, status, body, res.headers["content-type"]);
    return isPassingStatus(status) ? new Passing(error) : error;
}
async function proxyError(where, status) {
    const { error, passing } = proxyRefusal(where, status);
    return passing ? new Passing(error) : error;
}
function failed(where, cause) {
    const { error, passing } = /handshake has timed out/.test(cause.message)
        ? unreachable(where, Object.assign(new Error(cause.message), { code: "ETIMEDOUT" }))
        : unreachable(where, cause);
    return passing ? new Passing(error) : error;
}
/** Inside a stream there is no status; these words have one in a plain reply. */
function statusOf(reason) {
    if (/^invalid authentication|unauthorized to access/.test(reason))
        return 401;
    if (/\bnot found\b|no such app/.test(reason))
        return 404;
    return undefined;
}

;// CONCATENATED MODULE: ./src/rack/build-log.js



const build_log_firstDelayMs = 500;
const build_log_longestDelayMs = 5_000;
/** How long a stream may go on when the build has settled. */
const graceMs = 10_000;
/** How often the stored log is asked for. */
const storedTries = 5;
/** So much of what was shown is kept to find the place in the stored log. */
const shownBytes = 64 * 1024;
/** Of a stored log that does not begin with what was shown, so much of its end is looked through. */
const storedBytes = 8 * 1024 * 1024;
/**
 * Lines that a v3 Rack puts into the stream while it waits for the build to be scheduled, or when it loses the builder.
 * They are shown, but are no part of the log: another connection does not repeat them, and they are not stored.
 * Source: convox/convox provider/k8s/build.go, process.go
 */
const interjections = /^(?:(?:waiting for build (?:pod|to )|build log stream interrupted)[^\n]*(?:\n|$))+$/;
/**
 * The whole log of a build, as it comes, each byte once. Every connection starts again from the first byte, so after a
 * break what was shown already is skipped; when the build has settled, the end is taken from the stored log.
 * Losing the log does not fail a build: except for a refusal (401, 403, 404) of the first connection nothing throws.
 * @throws RackError for such a refusal, CancelledError on the signal
 */
async function* followBuildLog(rack, app, build, options) {
    const { signal, sleep } = options;
    const shown = lastBytes(shownBytes);
    const over = flag(options.settled);
    const isRefused = (error) => first && shown.total === 0 && isRefusal(error);
    let first = true;
    for (let delayMs = build_log_firstDelayMs; !over.yes; delayMs = Math.min(delayMs * 2, build_log_longestDelayMs)) {
        const before = shown.total;
        try {
            yield* newBytes(await rack.builds.logs(app, build), shown, over, options);
            first = false;
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
        }
        if (shown.total > before)
            delayMs = build_log_firstDelayMs;
        await sleepUntil(over, delayMs, options);
    }
    for (let tries = 1;; tries++) {
        try {
            return yield* storedRest(await rack.builds.logs(app, build), shown);
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || signal?.aborted || isRefused(error))
                throw error;
            if (tries === storedTries || isRefusal(error)) {
                const why = error instanceof Error ? error.message : String(error);
                return options.onNotice?.(`the end of the build log could not be read: ${why}`);
            }
        }
        await sleep(build_log_firstDelayMs * 2 ** tries, signal);
    }
}
/** What one connection adds to the part of the log that was shown. */
async function* newBytes(stream, shown, over, { sleep }) {
    const skip = shown.total;
    let position = 0;
    const left = new AbortController();
    over.done
        .then(() => sleep(graceMs, left.signal))
        .then(stream.close)
        .catch(() => undefined);
    try {
        for await (const chunk of withoutLoneError(stream)) {
            if (isInterjection(chunk)) {
                yield chunk;
                continue;
            }
            const fresh = chunk.subarray(Math.max(0, skip - position));
            position += chunk.length;
            if (fresh.length === 0)
                continue;
            shown.add(fresh);
            yield fresh;
        }
    }
    finally {
        left.abort();
        stream.close();
    }
}
/**
 * The stream without an error that is all it has: that is the Rack's answer, not the log. A refusal throws; anything
 * else, such as "unable to read logs for build" while a v3 build is `created`, is an empty log for now.
 */
async function* withoutLoneError(stream) {
    let held;
    let position = 0;
    for await (const chunk of stream) {
        if (position++ === 0 && startOf(chunk).startsWith("ERROR: ")) {
            held = chunk;
            continue;
        }
        if (held)
            yield held;
        held = undefined;
        yield chunk;
    }
    if (!held)
        return;
    try {
        throwRackError(stream);
    }
    catch (error) {
        if (isRefusal(error))
            throw error;
    }
}
/** What the stored log has beyond the part that was shown. What it gives is added to that part, for another try. */
async function* storedRest(stream, shown) {
    const skip = shown.total;
    const stored = lastBytes(storedBytes);
    let joined = skip === 0;
    for await (const chunk of withoutLoneError(stream)) {
        if (isInterjection(chunk))
            continue;
        const known = joined ? 0 : Math.max(0, skip - stored.total);
        stored.add(chunk);
        if (known > 0 && known <= chunk.length)
            joined = isBeginning(stored, chunk.length - known, shown);
        const fresh = chunk.subarray(joined ? known : chunk.length);
        if (fresh.length === 0)
            continue;
        shown.add(fresh);
        yield fresh;
    }
    if (joined)
        return;
    const text = stored.bytes();
    const rest = text.subarray(continuation(text, shown));
    if (rest.length > 0)
        yield rest;
}
/** Whether the stored log, but for its last `beyond` bytes, ends as the part that was shown. */
function isBeginning(stored, beyond, shown) {
    const text = stored.bytes();
    const tail = shown.bytes();
    return text
        .subarray(0, text.length - beyond)
        .subarray(-tail.length)
        .equals(tail);
}
function flag(settled) {
    let yes = false;
    const set = () => {
        yes = true;
    };
    return {
        get yes() {
            return yes;
        },
        done: settled.then(set, set),
    };
}
/** Waits, but no longer than until the build has settled. */
async function sleepUntil(over, ms, { sleep, signal }) {
    if (over.yes)
        return;
    const left = new AbortController();
    const both = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
    try {
        await Promise.race([over.done, sleep(ms, both)]);
    }
    finally {
        left.abort();
    }
}
function isRefusal(error) {
    return error instanceof errors/* RackError */.yo && [401, 403, 404].includes(error.status ?? 0);
}
function isInterjection(chunk) {
    return chunk.length <= 1024 && interjections.test(Buffer.from(chunk).toString("latin1"));
}
function startOf(chunk) {
    return Buffer.from(chunk.subarray(0, 64)).toString("latin1");
}

;// CONCATENATED MODULE: ./src/rack/generation.js

/**
 * What kind of Rack it is, from its version, else from what only one kind has. When the key may not read the system
 * (any error of the Rack but a 401), or the version says nothing, an app tells.
 */
async function generationOf(system, app) {
    const found = await readable(system);
    const version = found?.version.replace(/^v(?=\d)/, "");
    if (version !== undefined && /^\d{14}$/.test(version))
        return { generation: "v2", version };
    if (version !== undefined && /^3\.\d+/.test(version))
        return { generation: "v3", version };
    if (found?.region || Object.keys(found?.parameters ?? {}).length > 0)
        return { generation: "v2", version: undefined };
    const one = app && (await readable(app));
    if (one?.generation === "3")
        return { generation: "v3", version: undefined };
    if (one?.generation === "1" || one?.generation === "2")
        return { generation: "v2", version: undefined };
    return { generation: found?.provider ? "v3" : undefined, version: undefined };
}
/** Whether the Rack is at least as new as the given version of its generation; undefined when its version is unknown. */
function isAtLeast({ generation, version }, since) {
    const needed = generation && since[generation];
    if (generation !== undefined && needed === undefined)
        return false;
    if (version === undefined || needed === undefined)
        return undefined;
    return compared(version, needed) >= 0;
}
/** Negative, 0 or positive, as `a` is older than, the same as, or newer than `b`; what follows "-" or "+" is ignored. */
function compared(a, b) {
    const parts = (text) => text.split(/[-+]/, 1).flatMap((core) => core.split(".").map((n) => Number.parseInt(n, 10) || 0));
    const [left, right] = [parts(a), parts(b)];
    for (let i = 0; i < Math.max(left.length, right.length); i++) {
        const difference = (left[i] ?? 0) - (right[i] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
async function readable(read) {
    try {
        return await read();
    }
    catch (error) {
        // 401 is a wrong key, whatever is asked; any other refusal may be about this one address.
        if (error instanceof errors/* RackError */.yo && error.status !== 401)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/rack/build-options.js


/**
 * What a Rack of this generation is to be sent for these options, and what the user should know about it.
 * Source: convox/convox pkg/structs/build.go, provider/k8s/build.go; convox/rack provider/aws/builds.go
 * @throws InputError for build args that cannot be delivered as they are, and for what would be harmful or ignored
 */
function buildForm(options, rack) {
    if (options.external && rack.generation !== "v3") {
        // v2 ignores the option and starts a build of an empty URL.
        throw new errors/* InputError */.dz("an external build needs a Rack of generation v3");
    }
    const cache = noCache(options.noCache ?? false, rack);
    const args = buildArgs(options.buildArgs ?? [], rack);
    const notices = [...cache.notices];
    if (options.wildcardDomain && rack.generation === "v3")
        notices.push("wildcard-domain has no effect on this Rack (v3)");
    return {
        form: {
            url: options.url,
            description: options.description,
            "git-sha": options.gitSha,
            manifest: options.manifest,
            development: options.development || undefined,
            "no-cache": cache.value,
            "build-args": args.length > 0 ? args : undefined,
            "wildcard-domain": options.wildcardDomain || undefined,
            external: options.external || undefined,
        },
        notices,
    };
}
/** The newest v3 minor version whose source has the inverted option. */
const lastInvertedMinor = 24;
/**
 * v3 Racks run their builder with `-cache` set to the very value of `no-cache` (provider/k8s/build.go), so there "true"
 * keeps the cache and "false" turns it off: the opposite of the name, and of v2. Up to 3.24 that is known, so a build
 * without cache is asked for with "false". A later Rack may have put it right: it gets the value that the name means.
 * Nothing at all is sent when the cache is wanted: both generations then use it.
 */
function noCache(wanted, { generation, version }) {
    if (!wanted)
        return { notices: [] };
    if (generation === "v2")
        return { value: true, notices: [] };
    if (generation === undefined) {
        return {
            value: true,
            notices: [
                "no-cache=true is sent, but this Rack's generation is unknown: a v3 Rack up to 3.24 would use its cache",
            ],
        };
    }
    const minor = Number(/^3\.(\d+)/.exec(version ?? "")?.[1] ?? lastInvertedMinor);
    if (minor <= lastInvertedMinor) {
        return {
            value: false,
            notices: [
                `no-cache=false is sent to build without cache: Racks up to 3.${lastInvertedMinor} read that option the wrong way round`,
            ],
        };
    }
    return {
        value: true,
        notices: [
            `no-cache=true is sent; Racks up to 3.${lastInvertedMinor} read it the wrong way round, so if the log of this Rack ` +
                `(${version}) shows CACHED steps, it still does`,
        ],
    };
}
const buildArgsSince = { v2: "20221115125919", v3: "3.8.1" };
/** Names that come without a value: the builder of v3 3.22.0 and later fills them in from its own environment. */
const providedSince = { v3: "3.22.0" };
const provided = new Set([
    "BUILD_APP",
    "BUILD_AUTH",
    "BUILD_DEVELOPMENT",
    "BUILD_GENERATION",
    "BUILD_GIT_SHA",
    "BUILD_ID",
    "BUILD_MANIFEST",
    "BUILD_RACK",
]);
/** Whether the Rack's builder has a value of its own for the build arg `key`, on v3. */
function isProvidedByRack(key) {
    return provided.has(key);
}
/**
 * Build args as this Rack wants them; a command may call this before it packs, to be refused early.
 * @throws InputError with every mistake
 */
function buildArgs(args, rack) {
    if (args.length > 0 && isAtLeast(rack, buildArgsSince) === false) {
        throw new errors/* InputError */.dz(`this Rack (${rack.version}) is too old for build args: it would ignore them`, {
            hint: `they need at least ${buildArgsSince.v3} on generation v3, ${buildArgsSince.v2} on v2`,
        });
    }
    const mistakes = [];
    const wire = args.flatMap((arg) => {
        try {
            return [buildArg(arg, rack)];
        }
        catch (error) {
            if (!(error instanceof errors/* InputError */.dz))
                throw error;
            mistakes.push(error);
            return [];
        }
    });
    const hint = mistakes[0]?.hint;
    if (mistakes.length > 0)
        throw new errors/* InputError */.dz(mistakes.map(({ message }) => message).join("\n"), { hint });
    return wire;
}
/**
 * One build arg as this generation wants it. A list travels as one value that the Rack splits at commas, whatever is
 * quoted. v3 pastes each item into a command line and splits that by shell rules, so it is quoted; v2 takes it as it is.
 * Messages name the key alone: a value may be a secret.
 */
function buildArg(arg, rack) {
    const { generation } = rack;
    const at = arg.indexOf("=");
    const key = arg.slice(0, Math.max(at, 0));
    const value = arg.slice(at + 1);
    if (provided.has(arg)) {
        if (isAtLeast(rack, providedSince) !== false)
            return arg;
        throw new errors/* InputError */.dz(`build arg ${arg} has no value, and this Rack fills in none`, {
            hint: "write each as KEY=VALUE",
        });
    }
    if (at < 0)
        throw new errors/* InputError */.dz("a build arg has no value", { hint: "write each as KEY=VALUE" });
    if (!/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key)) {
        throw new errors/* InputError */.dz(`the name of a build arg is not allowed: ${JSON.stringify(key)}`, {
            hint: "letters, digits and underscores, as in ARG NAME of a Dockerfile",
        });
    }
    if (value.includes(",")) {
        throw new errors/* InputError */.dz(`build arg ${key} has a comma in its value, which no Rack can be sent`, {
            hint: "encode the value, for example in base64, and decode it in the Dockerfile",
        });
    }
    if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
        // Nothing says that a line break survives the way from the Rack's command line to the builder.
        throw new errors/* InputError */.dz(`build arg ${key} has a line break or a control character in its value`, {
            hint: "encode the value, for example in base64, and decode it in the Dockerfile",
        });
    }
    if (/^[A-Za-z0-9_@%+=:./-]*$/.test(value) || generation === "v2")
        return arg;
    if (generation === undefined) {
        throw new errors/* InputError */.dz(`build arg ${key} needs quoting that depends on the Rack's generation, which is unknown`, {
            hint: "give the key leave to read the system or the app",
        });
    }
    return `${key}='${value.replaceAll("'", "'\\''")}'`;
}

;// CONCATENATED MODULE: ./src/rack/path.js

/**
 * Path of a request: what is interpolated is one segment each, percent-encoded.
 * A Rack routes on the decoded path, so a segment must not contain "/" even in its encoded form.
 * @throws InputError for "", ".", ".." and for a value with "/" or a control character
 */
function path(strings, ...segments) {
    return strings.reduce((whole, text, i) => whole + segment(segments[i - 1] ?? "") + text);
}
/**
 * Path of an object; the key keeps its slashes.
 * @throws InputError when a part of the key is "", "." or ".."
 */
function objectPath(app, key) {
    return `${path `/apps/${app}/objects`}/${key.split("/").map(segment).join("/")}`;
}
function segment(value) {
    if (value === "" || value === "." || value === ".." || /[/\x00-\x1f\x7f]/.test(value) || hasLoneSurrogate(value)) {
        throw new errors/* InputError */.dz(`${JSON.stringify(value)} cannot be the name of anything on a Rack`);
    }
    return encodeURIComponent(value);
}
function hasLoneSurrogate(value) {
    return /[\ud800-\udfff]/u.test(value);
}

;// CONCATENATED MODULE: ./src/rack/read.js
/** A reply lacks what it must have. The transport turns it into a RackError that names the request. */
class Misread extends Error {
    name = "Misread";
}
/** @throws Misread when `value` is not an object */
function fields(value) {
    if (!isRecord(value))
        throw new Misread(`the reply is ${described(value)} where an object was expected`);
    const byName = new Map(Object.entries(value).map(([name, field]) => [name.toLowerCase(), field]));
    const get = (name) => byName.get(name.toLowerCase()) ?? undefined;
    return {
        value: get,
        text(name, otherwise) {
            const found = get(name) ?? otherwise;
            if (found === undefined || (found === "" && otherwise === undefined))
                throw new Misread(`the reply lacks "${name}"`);
            if (typeof found === "number" || typeof found === "boolean")
                return String(found);
            if (typeof found !== "string")
                throw new Misread(`"${name}" in the reply is ${described(found)}, not a text`);
            return found;
        },
        whole(name) {
            const found = get(name);
            return typeof found === "number" ? found : 0;
        },
        flag: (name) => get(name) === true,
        time(name) {
            const found = get(name);
            const date = typeof found === "string" ? new Date(found) : undefined;
            return date && date.getUTCFullYear() > 1 ? date : undefined;
        },
        map(name) {
            const found = get(name);
            const entries = isRecord(found) ? Object.entries(found) : [];
            return Object.fromEntries(entries.map(([key, item]) => [key, typeof item === "string" ? item : String(item)]));
        },
    };
}
/** Reads an array; null is the empty one, as Go writes a nil slice. */
function listOf(read) {
    return (value) => {
        if (value === null)
            return [];
        if (!Array.isArray(value))
            throw new Misread(`the reply is ${described(value)} where a list was expected`);
        return value.map((item) => read(item));
    };
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function described(value) {
    if (value === null)
        return "null";
    return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

;// CONCATENATED MODULE: ./src/rack/apps.js


const app = (value) => {
    const f = fields(value);
    return {
        name: f.text("name"),
        status: f.text("status"),
        release: f.text("release", ""),
        generation: f.text("generation", ""),
        locked: f.flag("locked"),
        router: f.text("router", ""),
        parameters: f.map("parameters"),
    };
};
const appCalls = (http) => ({
    get: (name) => http.json("GET", path `/apps/${name}`, { read: app }),
    list: () => http.json("GET", "/apps", { read: listOf(app) }),
    /** Returns at once; on v2 the app is `creating` for some minutes. */
    create: (name, options = {}) => http.json("POST", "/apps", { read: app, form: { name, ...options } }),
    /**
     * Turns a promotion that is under way into a rollback. Only for an app that is `updating`: one that is rolling back
     * already would fail altogether. Source: convox/convox pkg/atom/atom.go
     */
    cancel: (name) => http.send("POST", path `/apps/${name}/cancel`),
});

;// CONCATENATED MODULE: ./src/rack/form.js

/**
 * Options as `application/x-www-form-urlencoded`: keys sorted, "+" for a space, lists joined with ",", maps as a form of
 * their own inside the value. Source: convox/convox vendor/github.com/convox/stdsdk/options.go, Go's url.Values.Encode
 */
function form_form(options) {
    return Object.keys(options)
        .sort()
        .flatMap((key) => {
        const value = options[key];
        return value === undefined ? [] : [`${escaped(key)}=${escaped(optionText(key, value))}`];
    })
        .join("&");
}
/**
 * Options as headers, ready for node:http: UTF-8 bytes, each as one latin1 character.
 * @throws InputError when a value has a line break or another control character
 */
function headers(options) {
    const sent = {};
    for (const [key, value] of Object.entries(options)) {
        if (value === undefined)
            continue;
        const text = optionText(key, value);
        if (/[\x00-\x08\x0a-\x1f\x7f]/.test(text)) {
            throw new errors/* InputError */.dz(`the value of ${key} has a line break or a control character, which a header cannot carry`);
        }
        sent[key] = Buffer.from(text).toString("latin1");
    }
    return sent;
}
/** A time span as Go writes it: `5s`, `2m0s`, `1h30m0s`, `300ms`, `1.5s`. */
function goDuration(ms) {
    if (ms === 0)
        return "0s";
    if (ms < 1000)
        return `${ms}ms`;
    const minutes = Math.floor(ms / 60_000);
    const seconds = `${(ms - minutes * 60_000) / 1000}s`;
    if (minutes === 0)
        return seconds;
    return minutes < 60 ? `${minutes}m${seconds}` : `${Math.floor(minutes / 60)}h${minutes % 60}m${seconds}`;
}
/** A moment as the form of a Rack's API has it: `20060102.150405.000000000`, UTC. */
function goTime(time) {
    const [date = "", clock = ""] = time.toISOString().split("T");
    return `${date.replaceAll("-", "")}.${clock.replaceAll(":", "").replace("Z", "")}000000`;
}
function optionText(key, value) {
    if (typeof value === "string")
        return value;
    if (typeof value === "boolean")
        return String(value);
    if (typeof value === "number") {
        if (!Number.isSafeInteger(value))
            throw new errors/* InputError */.dz(`${key} must be a whole number, not ${value}`);
        return String(value);
    }
    if (!isList(value))
        return form_form(value);
    // The Rack splits the one value again, so an item with a comma would arrive as two.
    if (value.some((item) => item.includes(",")))
        throw new errors/* InputError */.dz(`no item of ${key} may contain a comma`);
    return value.join(",");
}
function isList(value) {
    return Array.isArray(value);
}
function escaped(text) {
    return encodeURIComponent(Buffer.from(text).toString())
        .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
        .replace(/%20/g, "+");
}

;// CONCATENATED MODULE: ./src/rack/builds.js




const buildOf = (app) => (value) => {
    const f = fields(value);
    return {
        id: f.text("id"),
        app: f.text("app", app),
        status: f.text("status"),
        release: f.text("release", ""),
        description: f.text("description", ""),
        gitSha: f.text("git-sha", ""),
        logs: f.text("logs", ""),
        manifest: f.text("manifest", ""),
        process: f.text("process", ""),
        reason: f.text("reason", ""),
        repository: f.text("repository", ""),
        started: f.time("started"),
        ended: f.time("ended"),
    };
};
const buildCalls = (http) => ({
    /** Starts a build and returns at once. @throws InputError for build args that this Rack cannot take */
    async create(app, options, generation) {
        const { form, notices } = buildForm(options, generation);
        for (const line of notices)
            http.notice(line);
        return http.json("POST", path `/apps/${app}/builds`, { read: buildOf(app), form });
    },
    get: (app, id) => http.json("GET", path `/apps/${app}/builds/${id}`, { read: buildOf(app) }),
    /** Newest first; 10 unless `limit` says otherwise. */
    list: (app, options = {}) => http.json("GET", path `/apps/${app}/builds`, { read: listOf(buildOf(app)), query: { limit: options.limit } }),
    /**
     * The log from its first byte, followed while the build runs; each connection starts again from there. While a build
     * is `created`, v3 answers with an error in the stream. followBuildLog deals with all that.
     */
    logs: (app, id) => http.stream(path `/apps/${app}/builds/${id}/logs`),
    /** Ends a build that runs; Racks newer than 3.24.9. Others answer 404 with no text, or 405. */
    cancel: (app, id) => http.send("POST", path `/apps/${app}/builds/${id}/cancel`),
    /** Writes down that a build has failed; whatever builds is not stopped by that. */
    markFailed: (app, id, ended) => http.json("PUT", path `/apps/${app}/builds/${id}`, {
        read: buildOf(app),
        form: { ended: goTime(ended), status: "failed" },
        idempotent: true,
    }),
});

;// CONCATENATED MODULE: ./src/rack/diagnose.js


const diagnose_event = (value) => {
    const f = fields(value);
    return {
        time: f.time("timestamp"),
        reason: f.text("reason", ""),
        object: f.text("object", ""),
        message: f.text("message", ""),
        hint: f.text("hint", ""),
    };
};
const events = (value) => listOf(diagnose_event)(value ?? null);
const service = (value) => {
    const f = fields(value);
    return {
        name: f.text("name"),
        desired: f.whole("desiredReplicas"),
        ready: f.whole("readyReplicas"),
        updated: f.whole("updatedReplicas"),
        status: f.text("status", ""),
        stallReason: f.text("stallReason", ""),
    };
};
const container = (value) => {
    const f = fields(value);
    return { name: f.text("name", ""), state: f.text("state", ""), logs: f.text("logs", "") };
};
const initPod = (value) => {
    const f = fields(value);
    return {
        name: f.text("name"),
        service: f.text("service", ""),
        containers: listOf(container)(f.value("initContainers") ?? null),
    };
};
const pod = (value) => {
    const f = fields(value);
    return {
        name: f.text("name"),
        service: f.text("service", ""),
        ready: f.text("ready", ""),
        ageSeconds: f.whole("ageSeconds"),
        restarts: f.whole("restarts"),
        classification: f.text("classification", ""),
        stateDetail: f.text("stateDetail", ""),
        hint: f.text("hint", ""),
        logs: f.text("logs", ""),
        previousLogs: f.text("previousLogs", ""),
        events: events(f.value("events")),
    };
};
const diagnosis = (value) => {
    const f = fields(value);
    const overview = fields(f.value("overview") ?? {});
    return {
        services: listOf(service)(overview.value("services") ?? null),
        events: events(overview.value("events")),
        initPods: listOf(initPod)(f.value("initPods") ?? null),
        pods: listOf(pod)(f.value("pods") ?? null),
    };
};
const diagnoseCalls = (http) => ({
    /** v3 3.24.0 and later; 404 with an empty body elsewhere. A default deploy key may not ask. */
    app: (app, options = {}) => http.json("GET", path `/apps/${app}/diagnose`, { read: diagnosis, query: { ...options } }),
});

;// CONCATENATED MODULE: ./src/rack/logs.js


const logCalls = (http) => ({
    app: (app, options = {}) => http.stream(path `/apps/${app}/logs`, {
        Filter: options.filter,
        Follow: options.follow,
        Prefix: options.prefix,
        Since: options.since === undefined ? undefined : goDuration(options.since * 1000),
        Tail: options.tail,
    }),
});

;// CONCATENATED MODULE: ./src/rack/objects.js


// The only reply with a capital letter: {"Url": "object://web/tmp/x.tgz"}; source: convox/convox pkg/structs/object.go
const objectUrl = (value) => fields(value).text("Url");
const objectCalls = (http) => ({
    /**
     * Stores `body` under `key`, a path such as `tmp/<random>.tgz`, and returns the `object://` URL. An upload that breaks
     * is repeated with a body made anew, so the key must be this upload's own. What the body throws comes out as it is.
     */
    store: (app, key, body, options = {}) => http.json("POST", objectPath(app, key), {
        read: objectUrl,
        idempotent: true,
        body: () => ({ ...options, chunks: body() }),
    }),
    /** Bytes of an object. What fails after the first byte is an UnreachableError of the iteration. */
    get: (app, key) => http.download(objectPath(app, key)),
});

;// CONCATENATED MODULE: ./src/rack/multiplexed.js
/**
 * Output without the frames that Docker puts around it where there is no terminal: 8 bytes each, `01 00 00 00` or
 * `02 00 00 00` for standard output and standard error, and the length. v2 Racks pass them on; what they say themselves,
 * the exit status above all, comes without a frame, after the last one.
 * Source: convox/rack provider/aws/processes.go, Docker's stdcopy
 */
async function* demultiplexed(chunks) {
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
            const wanted = 8 - head.length;
            head = Buffer.concat([head, rest.subarray(0, wanted)]);
            rest = rest.subarray(wanted);
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


/** Source: convox/convox pkg/structs/process.go, sdk/sdk.go */
const marker = Buffer.from("F1E49A85-0AD7-4AEF-A618-C249C6E6568D:");
const errorStart = "ERROR: ";
/** An error at the end is at most this long; more is output. */
const errorLimit = 64 * 1024;
/** Exit status, line break, and perhaps an error: what may follow the marker at the end of a stream. */
const told = /^(-?\d{1,10})\r?\n(ERROR: [\s\S]*)?$/;
/** The same, not yet complete. */
const telling = /^-?\d{0,10}\r?$|^-?\d{1,10}\r?\n(E|ER|ERR|ERRO|ERROR|ERROR:)?$/;
/**
 * Output and end of a command. The exit status comes in the stream itself, at its very end; a marker with anything else
 * behind it is output, of a command that runs another Convox client, say.
 * @param multiplexed the stream consists of Docker's frames, as v2 sends it without a terminal
 */
function execution(stream, { multiplexed = false } = {}) {
    let held = Buffer.alloc(0);
    let shown = 0;
    let end;
    async function* output() {
        let announced = true;
        try {
            for await (const chunk of multiplexed ? demultiplexed(stream) : stream) {
                held = held.length === 0 ? Buffer.from(chunk) : Buffer.concat([held, chunk]);
                if (shown === 0 && isHandOver(held)) {
                    end = { kind: "handed over" };
                    return;
                }
                const certain = held.subarray(0, shown === 0 && isErrorAlone(held) ? 0 : startOfTail(held));
                held = held.subarray(certain.length);
                shown += certain.length;
                if (certain.length > 0)
                    yield certain;
            }
        }
        catch (error) {
            if (error instanceof errors/* CancelledError */.cc || !(error instanceof errors/* UnreachableError */.Jk))
                throw error;
            announced = false;
        }
        end = endOf(held, shown, announced);
        // What looked like the beginning of an end, and was not.
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
function endOf(held, shown, announced) {
    const text = held.toString();
    const [, digits, error] = (held.indexOf(marker) === 0 && told.exec(text.slice(marker.length))) || [];
    if (digits === undefined) {
        // Before anything runs a Rack checks the password and the request; then an error is all that it sends.
        if (announced && shown === 0 && text.startsWith(errorStart)) {
            return { kind: "refused", reason: text.slice(errorStart.length).trim(), begun: false };
        }
        return { kind: "lost" };
    }
    const code = Number(digits);
    if (error !== undefined) {
        return { kind: "refused", reason: error.slice(errorStart.length).trim(), begun: shown > 0 || code > 0 };
    }
    // An error may have been about to follow a 0.
    return announced || code !== 0 ? { kind: "exited", code } : { kind: "lost", code };
}
/** From where on `bytes` may be the end of the stream: marker, status, error. Its length when nothing may. */
function startOfTail(bytes) {
    const at = bytes.lastIndexOf(marker);
    if (at >= 0 && bytes.length - at <= errorLimit) {
        const rest = bytes.toString("latin1", at + marker.length);
        if (told.test(rest) || telling.test(rest))
            return at;
    }
    // A marker that has only begun.
    for (let from = Math.max(bytes.length - marker.length + 1, 0); from < bytes.length; from++) {
        if (bytes.compare(marker, 0, bytes.length - from, from) === 0)
            return from;
    }
    return bytes.length;
}
/** Whether all there is so far is one line that may be an error of the Rack's instead of output. */
function isErrorAlone(bytes) {
    if (bytes.length > errorLimit)
        return false;
    const text = bytes.toString("latin1", 0, errorStart.length);
    const lineEnd = bytes.indexOf(10);
    return text === errorStart.slice(0, text.length) && (lineEnd < 0 || lineEnd === bytes.length - 1);
}
/**
 * ECS Exec: the first payload is a zero byte and JSON with a session's id and token. It must not be shown: the token
 * is a secret. Source: convox/convox sdk/sdk.go
 */
function isHandOver(bytes) {
    return bytes.length >= 3 && bytes.toString("latin1", 0, 3) === '\0{"';
}

;// CONCATENATED MODULE: ./src/rack/processes.js



const process = (value) => {
    const f = fields(value);
    return {
        id: f.text("id"),
        name: f.text("name", ""),
        release: f.text("release", ""),
        status: f.text("status", ""),
        command: f.text("command", ""),
        started: f.time("started"),
    };
};
// Source: convox/convox provider/k8s/process.go, convox/rack provider/aws/processes.go
const modes = {
    tty: {},
    plain: { Tty: false, "Disable-Stdin": true },
    multiplexed: { Tty: false },
};
const processCalls = (http) => ({
    /** v2 ignores `release`. */
    list: (app, options = {}) => http.json("GET", path `/apps/${app}/processes`, { read: listOf(process), query: { ...options } }),
    get: (app, id) => http.json("GET", path `/apps/${app}/processes/${id}`, { read: process }),
    /** Starts a process of a service; v2 answers when it is listed, v3 at once. */
    run: (app, service, options) => http.json("POST", path `/apps/${app}/services/${service}/processes`, {
        read: process,
        headers: {
            Command: options.command,
            Release: options.release,
            Environment: options.environment,
            Cpu: options.cpu,
            Memory: options.memory,
        },
    }),
    stop: (app, id) => http.send("DELETE", path `/apps/${app}/processes/${id}`, { idempotent: true }),
    /**
     * Starts a command in a process; v3 takes the name of a service too, and then any of its processes. Never begun twice:
     * a Rack may have started the command although the answer to the handshake was lost.
     */
    async exec(app, id, { command, entrypoint, mode }) {
        const stream = await http.stream(path `/apps/${app}/processes/${id}/exec`, { Command: command, Entrypoint: entrypoint || undefined, ...modes[mode] }, "once");
        const { [Symbol.asyncIterator]: _, ...rest } = stream;
        return { ...execution(stream, { multiplexed: mode === "multiplexed" }), ...rest };
    },
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: external "net"
var external_net_ = __nccwpck_require__(9278);
// EXTERNAL MODULE: external "tls"
var external_tls_ = __nccwpck_require__(4756);
// EXTERNAL MODULE: ../node_modules/debug/src/index.js
var src = __nccwpck_require__(4640);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
;// CONCATENATED MODULE: ../node_modules/agent-base/dist/helpers.js


async function toBuffer(stream) {
    let length = 0;
    const chunks = [];
    for await (const chunk of stream) {
        length += chunk.length;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks, length);
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function json(stream) {
    const buf = await toBuffer(stream);
    const str = buf.toString('utf8');
    try {
        return JSON.parse(str);
    }
    catch (_err) {
        const err = _err;
        err.message += ` (input: ${str})`;
        throw err;
    }
}
function req(url, opts = {}) {
    const href = typeof url === 'string' ? url : url.href;
    const req = (href.startsWith('https:') ? https : http).request(url, opts);
    const promise = new Promise((resolve, reject) => {
        req
            .once('response', resolve)
            .once('error', reject)
            .end();
    });
    req.then = promise.then.bind(promise);
    return req;
}
//# sourceMappingURL=helpers.js.map
;// CONCATENATED MODULE: ../node_modules/agent-base/dist/index.js




const INTERNAL = Symbol('AgentBaseInternalState');
class Agent extends external_http_.Agent {
    constructor(opts) {
        super(opts);
        this[INTERNAL] = {};
    }
    /**
     * Determine whether this is an `http` or `https` request.
     */
    isSecureEndpoint(options) {
        if (options) {
            // First check the `secureEndpoint` property explicitly, since this
            // means that a parent `Agent` is "passing through" to this instance.
            // eslint-disable-next-line @typescript-eslint/no-explicit-any
            if (typeof options.secureEndpoint === 'boolean') {
                return options.secureEndpoint;
            }
            // If no explicit `secure` endpoint, check if `protocol` property is
            // set. This will usually be the case since using a full string URL
            // or `URL` instance should be the most common usage.
            if (typeof options.protocol === 'string') {
                return options.protocol === 'https:';
            }
        }
        // Finally, if no `protocol` property was set, then fall back to
        // checking the stack trace of the current call stack, and try to
        // detect the "https" module.
        const { stack } = new Error();
        if (typeof stack !== 'string')
            return false;
        return stack
            .split('\n')
            .some((l) => l.indexOf('(https.js:') !== -1 ||
            l.indexOf('node:https:') !== -1);
    }
    // In order to support async signatures in `connect()` and Node's native
    // connection pooling in `http.Agent`, the array of sockets for each origin
    // has to be updated synchronously. This is so the length of the array is
    // accurate when `addRequest()` is next called. We achieve this by creating a
    // fake socket and adding it to `sockets[origin]` and incrementing
    // `totalSocketCount`.
    incrementSockets(name) {
        // If `maxSockets` and `maxTotalSockets` are both Infinity then there is no
        // need to create a fake socket because Node.js native connection pooling
        // will never be invoked.
        if (this.maxSockets === Infinity && this.maxTotalSockets === Infinity) {
            return null;
        }
        // All instances of `sockets` are expected TypeScript errors. The
        // alternative is to add it as a private property of this class but that
        // will break TypeScript subclassing.
        if (!this.sockets[name]) {
            // @ts-expect-error `sockets` is readonly in `@types/node`
            this.sockets[name] = [];
        }
        const fakeSocket = new external_net_.Socket({ writable: false });
        this.sockets[name].push(fakeSocket);
        // @ts-expect-error `totalSocketCount` isn't defined in `@types/node`
        this.totalSocketCount++;
        return fakeSocket;
    }
    decrementSockets(name, socket) {
        if (!this.sockets[name] || socket === null) {
            return;
        }
        const sockets = this.sockets[name];
        const index = sockets.indexOf(socket);
        if (index !== -1) {
            sockets.splice(index, 1);
            // @ts-expect-error  `totalSocketCount` isn't defined in `@types/node`
            this.totalSocketCount--;
            if (sockets.length === 0) {
                // @ts-expect-error `sockets` is readonly in `@types/node`
                delete this.sockets[name];
            }
        }
    }
    // In order to properly update the socket pool, we need to call `getName()` on
    // the core `https.Agent` if it is a secureEndpoint.
    getName(options) {
        const secureEndpoint = this.isSecureEndpoint(options);
        if (secureEndpoint) {
            return external_https_.Agent.prototype.getName.call(this, options);
        }
        return super.getName(options);
    }
    createSocket(req, options, cb) {
        const connectOpts = {
            ...options,
            secureEndpoint: this.isSecureEndpoint(options),
        };
        const name = this.getName(connectOpts);
        const fakeSocket = this.incrementSockets(name);
        Promise.resolve()
            .then(() => this.connect(req, connectOpts))
            .then((socket) => {
            this.decrementSockets(name, fakeSocket);
            if (typeof socket
                .addRequest === 'function') {
                try {
                    return socket.addRequest(req, connectOpts);
                }
                catch (err) {
                    return cb(err);
                }
            }
            this[INTERNAL].currentSocket = socket;
            // @ts-expect-error `createSocket()` isn't defined in `@types/node`
            super.createSocket(req, options, cb);
        }, (err) => {
            this.decrementSockets(name, fakeSocket);
            cb(err);
        });
    }
    createConnection() {
        const socket = this[INTERNAL].currentSocket;
        this[INTERNAL].currentSocket = undefined;
        if (!socket) {
            throw new Error('No socket was returned in the `connect()` function');
        }
        return socket;
    }
    get defaultPort() {
        return (this[INTERNAL].defaultPort ??
            (this.protocol === 'https:' ? 443 : 80));
    }
    set defaultPort(v) {
        if (this[INTERNAL]) {
            this[INTERNAL].defaultPort = v;
        }
    }
    get protocol() {
        return (this[INTERNAL].protocol ??
            (this.isSecureEndpoint() ? 'https:' : 'http:'));
    }
    set protocol(v) {
        if (this[INTERNAL]) {
            this[INTERNAL].protocol = v;
        }
    }
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: external "url"
var external_url_ = __nccwpck_require__(7016);
;// CONCATENATED MODULE: ../node_modules/proxy-agent-negotiate/dist/index.js
function createNegotiateAuth() {
    return async ({ response, scheme }) => {
        if (scheme.toLowerCase() !== 'negotiate') {
            throw new Error(`Expected Negotiate scheme but got "${scheme}"`);
        }
        let kerberos;
        try {
            kerberos = await __nccwpck_require__.e(/* import() */ 256).then(__nccwpck_require__.t.bind(__nccwpck_require__, 6256, 19));
        }
        catch {
            throw new Error('The "kerberos" package is required for Negotiate proxy authentication. ' +
                'Install it with: npm install kerberos');
        }
        const proxyAuthenticate = response.headers['proxy-authenticate'] || '';
        const challengeHeader = Array.isArray(proxyAuthenticate)
            ? proxyAuthenticate[0]
            : proxyAuthenticate;
        const serverToken = typeof challengeHeader === 'string' && challengeHeader.includes(' ')
            ? challengeHeader.split(' ').slice(1).join(' ')
            : undefined;
        const client = await kerberos.initializeClient('HTTP@proxy', {
            mechOID: kerberos.GSS_MECH_OID_SPNEGO,
        });
        const token = await client.step(serverToken || '');
        if (!token) {
            throw new Error('Kerberos client.step() returned no token');
        }
        return {
            headers: {
                'Proxy-Authorization': `Negotiate ${token}`,
            },
        };
    };
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ../node_modules/http-proxy-agent/dist/index.js







const debug = src('http-proxy-agent');
/**
 * The `HttpProxyAgent` implements an HTTP Agent subclass that connects
 * to the specified "HTTP proxy server" in order to proxy HTTP requests.
 */
class HttpProxyAgent extends Agent {
    constructor(proxy, opts) {
        super(opts);
        this.proxy = typeof proxy === 'string' ? new external_url_.URL(proxy) : proxy;
        this.proxyHeaders = opts?.headers ?? {};
        debug('Creating new HttpProxyAgent instance: %o', this.proxy.href);
        if (opts?.negotiate) {
            this.onProxyAuth = createNegotiateAuth();
        }
        else if (opts?.onProxyAuth) {
            this.onProxyAuth = opts.onProxyAuth;
        }
        // Trim off the brackets from IPv6 addresses
        const host = (this.proxy.hostname || this.proxy.host).replace(/^\[|\]$/g, '');
        const port = this.proxy.port
            ? parseInt(this.proxy.port, 10)
            : this.proxy.protocol === 'https:'
                ? 443
                : 80;
        this.connectOpts = {
            ...(opts
                ? omit(opts, 'headers', 'onProxyAuth', 'negotiate')
                : null),
            host,
            port,
        };
    }
    addRequest(req, opts) {
        req._header = null;
        this.setRequestProps(req, opts);
        // @ts-expect-error `addRequest()` isn't defined in `@types/node`
        super.addRequest(req, opts);
    }
    setRequestProps(req, opts) {
        const { proxy } = this;
        const protocol = opts.secureEndpoint ? 'https:' : 'http:';
        const hostname = req.getHeader('host') || 'localhost';
        const base = `${protocol}//${hostname}`;
        const url = new external_url_.URL(req.path, base);
        if (opts.port !== 80) {
            url.port = String(opts.port);
        }
        // Change the `http.ClientRequest` instance's "path" field
        // to the absolute path of the URL that will be requested.
        req.path = String(url);
        // Inject the `Proxy-Authorization` header if necessary.
        const headers = typeof this.proxyHeaders === 'function'
            ? this.proxyHeaders()
            : { ...this.proxyHeaders };
        if (proxy.username || proxy.password) {
            const auth = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
            headers['Proxy-Authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
        }
        if (!headers['Proxy-Connection']) {
            headers['Proxy-Connection'] = this.keepAlive
                ? 'Keep-Alive'
                : 'close';
        }
        for (const name of Object.keys(headers)) {
            const value = headers[name];
            if (value) {
                req.setHeader(name, value);
            }
        }
    }
    async connect(req, opts) {
        req._header = null;
        if (!req.path.includes('://')) {
            this.setRequestProps(req, opts);
        }
        // At this point, the http ClientRequest's internal `_header` field
        // might have already been set. If this is the case then we'll need
        // to re-generate the string since we just changed the `req.path`.
        let first;
        let endOfHeaders;
        debug('Regenerating stored HTTP header string for request');
        req._implicitHeader();
        if (req.outputData && req.outputData.length > 0) {
            debug('Patching connection write() output buffer with updated header');
            first = req.outputData[0].data;
            endOfHeaders = first.indexOf('\r\n\r\n') + 4;
            req.outputData[0].data =
                req._header + first.substring(endOfHeaders);
            debug('Output buffer: %o', req.outputData[0].data);
        }
        // Create a socket connection to the proxy server.
        let socket;
        if (this.proxy.protocol === 'https:') {
            debug('Creating `tls.Socket`: %o', this.connectOpts);
            socket = external_tls_.connect(this.connectOpts);
        }
        else {
            debug('Creating `net.Socket`: %o', this.connectOpts);
            socket = external_net_.connect(this.connectOpts);
        }
        // Wait for the socket's `connect` event, so that this `callback()`
        // function throws instead of the `http` request machinery. This is
        // important for i.e. `PacProxyAgent` which determines a failed proxy
        // connection via the `callback()` function throwing.
        await (0,external_events_.once)(socket, 'connect');
        // Emit the 'proxyConnect' event for parity with https-proxy-agent
        const connect = { socket };
        req.emit('proxyConnect', connect);
        this.emit('proxyConnect', connect, req);
        req.emit('proxy', { proxy: this.proxy.href, socket });
        return socket;
    }
}
HttpProxyAgent.protocols = ['http', 'https'];
function omit(obj, ...keys) {
    const ret = {};
    let key;
    for (key in obj) {
        if (!keys.includes(key)) {
            ret[key] = obj[key];
        }
    }
    return ret;
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ../node_modules/https-proxy-agent/dist/parse-proxy-response.js

const parse_proxy_response_debug = src('https-proxy-agent:parse-proxy-response');
function parseProxyResponse(socket) {
    return new Promise((resolve, reject) => {
        // we need to buffer any HTTP traffic that happens with the proxy before we get
        // the CONNECT response, so that if the response is anything other than an "200"
        // response code, then we can re-play the "data" events on the socket once the
        // HTTP parser is hooked up...
        let buffersLength = 0;
        const buffers = [];
        function read() {
            const b = socket.read();
            if (b)
                ondata(b);
            else
                socket.once('readable', read);
        }
        function cleanup() {
            socket.removeListener('end', onend);
            socket.removeListener('error', onerror);
            socket.removeListener('readable', read);
        }
        function onend() {
            cleanup();
            parse_proxy_response_debug('onend');
            reject(new Error('Proxy connection ended before receiving CONNECT response'));
        }
        function onerror(err) {
            cleanup();
            parse_proxy_response_debug('onerror %o', err);
            reject(err);
        }
        function ondata(b) {
            buffers.push(b);
            buffersLength += b.length;
            const buffered = Buffer.concat(buffers, buffersLength);
            const endOfHeaders = buffered.indexOf('\r\n\r\n');
            if (endOfHeaders === -1) {
                // keep buffering
                parse_proxy_response_debug('have not received end of HTTP headers yet...');
                read();
                return;
            }
            const headerParts = buffered
                .slice(0, endOfHeaders)
                .toString('ascii')
                .split('\r\n');
            const firstLine = headerParts.shift();
            if (!firstLine) {
                socket.destroy();
                return reject(new Error('No header received from proxy CONNECT response'));
            }
            const firstLineParts = firstLine.split(' ');
            const statusCode = +firstLineParts[1];
            const statusText = firstLineParts.slice(2).join(' ');
            const headers = {};
            for (const header of headerParts) {
                if (!header)
                    continue;
                const firstColon = header.indexOf(':');
                if (firstColon === -1) {
                    socket.destroy();
                    return reject(new Error(`Invalid header from proxy CONNECT response: "${header}"`));
                }
                const key = header.slice(0, firstColon).toLowerCase();
                const value = header.slice(firstColon + 1).trimStart();
                const current = headers[key];
                if (typeof current === 'string') {
                    headers[key] = [current, value];
                }
                else if (Array.isArray(current)) {
                    current.push(value);
                }
                else {
                    headers[key] = value;
                }
            }
            parse_proxy_response_debug('got proxy server response: %o %o', firstLine, headers);
            cleanup();
            resolve({
                connect: {
                    statusCode,
                    statusText,
                    headers,
                },
                buffered,
            });
        }
        socket.on('error', onerror);
        socket.on('end', onend);
        read();
    });
}
//# sourceMappingURL=parse-proxy-response.js.map
;// CONCATENATED MODULE: ../node_modules/https-proxy-agent/dist/index.js








const dist_debug = src('https-proxy-agent');
const setServernameFromNonIpHost = (options) => {
    if (options.servername === undefined &&
        options.host &&
        !external_net_.isIP(options.host)) {
        return {
            ...options,
            servername: options.host,
        };
    }
    return options;
};
/**
 * The `HttpsProxyAgent` implements an HTTP Agent subclass that connects to
 * the specified "HTTP(s) proxy server" in order to proxy HTTPS requests.
 *
 * Outgoing HTTP requests are first tunneled through the proxy server using the
 * `CONNECT` HTTP request method to establish a connection to the proxy server,
 * and then the proxy server connects to the destination target and issues the
 * HTTP request from the proxy server.
 *
 * `https:` requests have their socket connection upgraded to TLS once
 * the connection to the proxy server has been established.
 */
class HttpsProxyAgent extends Agent {
    constructor(proxy, opts) {
        super(opts);
        this.options = { path: undefined };
        this.proxy = typeof proxy === 'string' ? new external_url_.URL(proxy) : proxy;
        this.proxyHeaders = opts?.headers ?? {};
        dist_debug('Creating new HttpsProxyAgent instance: %o', this.proxy.href);
        if (opts?.negotiate) {
            this.onProxyAuth = createNegotiateAuth();
        }
        else if (opts?.onProxyAuth) {
            this.onProxyAuth = opts.onProxyAuth;
        }
        // Trim off the brackets from IPv6 addresses
        const host = (this.proxy.hostname || this.proxy.host).replace(/^\[|\]$/g, '');
        const port = this.proxy.port
            ? parseInt(this.proxy.port, 10)
            : this.proxy.protocol === 'https:'
                ? 443
                : 80;
        this.connectOpts = {
            // Attempt to negotiate http/1.1 for proxy servers that support http/2
            ALPNProtocols: ['http/1.1'],
            ...(opts
                ? dist_omit(opts, 'headers', 'onProxyAuth', 'negotiate')
                : null),
            host,
            port,
        };
    }
    /**
     * Called when the node-core HTTP client library is creating a
     * new HTTP request.
     */
    async connect(req, opts) {
        const { proxy } = this;
        if (!opts.host) {
            throw new TypeError('No "host" provided');
        }
        // Create a socket connection to the proxy server.
        let socket;
        if (proxy.protocol === 'https:') {
            dist_debug('Creating `tls.Socket`: %o', this.connectOpts);
            socket = external_tls_.connect(setServernameFromNonIpHost(this.connectOpts));
        }
        else {
            dist_debug('Creating `net.Socket`: %o', this.connectOpts);
            socket = external_net_.connect(this.connectOpts);
        }
        const headers = typeof this.proxyHeaders === 'function'
            ? this.proxyHeaders()
            : { ...this.proxyHeaders };
        const host = external_net_.isIPv6(opts.host) ? `[${opts.host}]` : opts.host;
        let payload = `CONNECT ${host}:${opts.port} HTTP/1.1\r\n`;
        // Inject the `Proxy-Authorization` header if necessary.
        if (proxy.username || proxy.password) {
            const auth = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
            headers['Proxy-Authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
        }
        headers.Host = `${host}:${opts.port}`;
        if (!headers['Proxy-Connection']) {
            headers['Proxy-Connection'] = this.keepAlive
                ? 'Keep-Alive'
                : 'close';
        }
        for (const name of Object.keys(headers)) {
            payload += `${name}: ${headers[name]}\r\n`;
        }
        const proxyResponsePromise = parseProxyResponse(socket);
        socket.write(`${payload}\r\n`);
        const { connect, buffered } = await proxyResponsePromise;
        req.emit('proxyConnect', connect);
        this.emit('proxyConnect', connect, req);
        req.emit('proxy', { proxy: this.proxy.href, socket });
        if (connect.statusCode === 200) {
            req.once('socket', resume);
            if (opts.secureEndpoint) {
                // The proxy is connecting to a TLS server, so upgrade
                // this socket connection to a TLS connection.
                dist_debug('Upgrading socket connection to TLS');
                return external_tls_.connect({
                    ...dist_omit(setServernameFromNonIpHost(opts), 'host', 'path', 'port'),
                    socket,
                });
            }
            return socket;
        }
        // Handle 407 Proxy Authentication Required
        if (connect.statusCode === 407 && this.onProxyAuth) {
            dist_debug('Got 407 response, invoking onProxyAuth callback');
            socket.destroy();
            const proxyAuthenticate = connect.headers['proxy-authenticate'] || '';
            const scheme = Array.isArray(proxyAuthenticate)
                ? proxyAuthenticate[0].split(/\s/)[0]
                : proxyAuthenticate.split(/\s/)[0];
            const authResponse = await this.onProxyAuth({
                response: connect,
                scheme,
            });
            // Retry with the auth headers
            return this._connectWithAuth(req, opts, authResponse.headers);
        }
        // Some other status code that's not 200... need to re-play the HTTP
        // header "data" events onto the socket once the HTTP machinery is
        // attached so that the node core `http` can parse and handle the
        // error status code.
        // Close the original socket, and a new "fake" socket is returned
        // instead, so that the proxy doesn't get the HTTP request
        // written to it (which may contain `Authorization` headers or other
        // sensitive data).
        //
        // See: https://hackerone.com/reports/541502
        socket.destroy();
        const fakeSocket = new external_net_.Socket({ writable: false });
        fakeSocket.readable = true;
        // Need to wait for the "socket" event to re-play the "data" events.
        req.once('socket', (s) => {
            dist_debug('Replaying proxy buffer for failed request');
            external_assert_(s.listenerCount('data') > 0);
            // Replay the "buffered" Buffer onto the fake `socket`, since at
            // this point the HTTP module machinery has been hooked up for
            // the user.
            s.push(buffered);
            s.push(null);
        });
        return fakeSocket;
    }
    /**
     * Retry a CONNECT request with additional auth headers.
     */
    async _connectWithAuth(req, opts, authHeaders) {
        const { proxy } = this;
        let socket;
        if (proxy.protocol === 'https:') {
            socket = external_tls_.connect(setServernameFromNonIpHost(this.connectOpts));
        }
        else {
            socket = external_net_.connect(this.connectOpts);
        }
        const headers = typeof this.proxyHeaders === 'function'
            ? this.proxyHeaders()
            : { ...this.proxyHeaders };
        const host = external_net_.isIPv6(opts.host) ? `[${opts.host}]` : opts.host;
        let payload = `CONNECT ${host}:${opts.port} HTTP/1.1\r\n`;
        if (proxy.username || proxy.password) {
            const auth = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
            headers['Proxy-Authorization'] = `Basic ${Buffer.from(auth).toString('base64')}`;
        }
        // Merge auth headers (overrides existing)
        Object.assign(headers, authHeaders);
        headers.Host = `${host}:${opts.port}`;
        if (!headers['Proxy-Connection']) {
            headers['Proxy-Connection'] = this.keepAlive
                ? 'Keep-Alive'
                : 'close';
        }
        for (const name of Object.keys(headers)) {
            payload += `${name}: ${headers[name]}\r\n`;
        }
        const proxyResponsePromise = parseProxyResponse(socket);
        socket.write(`${payload}\r\n`);
        const { connect } = await proxyResponsePromise;
        req.emit('proxyConnect', connect);
        this.emit('proxyConnect', connect, req);
        if (connect.statusCode === 200) {
            req.once('socket', resume);
            if (opts.secureEndpoint) {
                dist_debug('Upgrading socket connection to TLS');
                return external_tls_.connect({
                    ...dist_omit(setServernameFromNonIpHost(opts), 'host', 'path', 'port'),
                    socket,
                });
            }
            return socket;
        }
        // If still not 200, throw
        socket.destroy();
        throw new Error(`Proxy authentication failed with status ${connect.statusCode} after retry`);
    }
}
HttpsProxyAgent.protocols = ['http', 'https'];
function resume(socket) {
    // Defer the resume so that all 'socket' event handlers have a chance
    // to attach their listeners (e.g. the HTTP client's 'data' handler)
    // before data starts flowing. Without this, buffered proxy-response
    // data can be emitted synchronously before listeners are ready.
    // See: https://github.com/nicolo-ribaudo/tc39-proposal-await-dictionary/issues/7
    setImmediate(() => {
        socket.resume();
    });
}
function dist_omit(obj, ...keys) {
    const ret = {};
    let key;
    for (key in obj) {
        if (!keys.includes(key)) {
            ret[key] = obj[key];
        }
    }
    return ret;
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./src/rack/proxy.js



/**
 * Proxy settings as the usual environment variables give them, with the rules of Go's golang.org/x/net/http/httpproxy:
 * upper case before lower case. ALL_PROXY is not read, as there. HTTP_PROXY is ignored where REQUEST_METHOD is set,
 * since in a CGI program a request can set it (its header `Proxy`); lower-case http_proxy cannot be set that way.
 */
function proxySettings(env) {
    const first = (...names) => names.map((name) => env[name]?.trim()).find((value) => value);
    const http = env["REQUEST_METHOD"] ? first("http_proxy") : first("HTTP_PROXY", "http_proxy");
    const https = first("HTTPS_PROXY", "https_proxy");
    const no = first("NO_PROXY", "no_proxy");
    return { ...(http ? { http } : {}), ...(https ? { https } : {}), ...(no ? { no } : {}) };
}
/**
 * The proxy through which `target` is to be reached, undefined for none. Loopback is never proxied.
 * @throws InputError when the proxy's address is no http or https URL; the message shows no credentials
 */
function proxyFor(target, settings) {
    const secure = target.protocol === "https:";
    const address = secure ? settings.https : settings.http;
    if (!address || isLoopback(target.hostname) || bypassed(target, settings.no ?? ""))
        return undefined;
    const label = secure ? "HTTPS_PROXY" : "HTTP_PROXY";
    const text = address.includes("://") ? address : `http://${address}`;
    if (!URL.canParse(text))
        throw new errors/* InputError */.dz(`${label} is not the URL of a proxy`);
    const url = new URL(text);
    if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw new errors/* InputError */.dz(`${label} names a proxy of kind ${url.protocol.slice(0, -1)}`, {
            hint: "only http:// and https:// proxies are supported",
        });
    }
    return { url, label };
}
function bypassed(target, no) {
    const host = target.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
    const port = target.port || (target.protocol === "https:" ? "443" : "80");
    return no
        .toLowerCase()
        .split(/[\s,]+/)
        .some((rule) => rule !== "" && matches(rule, host, port));
}
function matches(rule, host, port) {
    if (rule === "*")
        return true;
    const network = /^(.+)\/(\d{1,3})$/.exec(rule);
    if (network)
        return inNetwork(host, network[1] ?? "", Number(network[2]));
    const { name, only } = ruleParts(rule);
    if (only !== undefined && only !== port)
        return false;
    if ((0,external_node_net_.isIP)(name))
        return (0,external_node_net_.isIP)(host) !== 0 && inNetwork(host, name, (0,external_node_net_.isIP)(name) === 4 ? 32 : 128);
    // "example.com" is the domain and all below it; ".example.com" and "*.example.com" only what is below it.
    const domain = name.replace(/^\*\./, ".");
    if (domain === "")
        return false;
    return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}
/** `name`, `name:port`, `1.2.3.4:port`, `::1`, `[::1]`, `[::1]:port` */
function ruleParts(rule) {
    if ((0,external_node_net_.isIP)(rule))
        return { name: rule, only: undefined };
    const parts = /^(?:\[(.+)\]|([^:]*))(?::(\d+))?$/.exec(rule);
    return { name: parts?.[1] ?? parts?.[2] ?? rule, only: parts?.[3] };
}
function inNetwork(host, address, bits) {
    const family = (0,external_node_net_.isIP)(host);
    const list = new external_node_net_.BlockList();
    if (family === 0 || (0,external_node_net_.isIP)(address) === 0 || bits > ((0,external_node_net_.isIP)(address) === 4 ? 32 : 128))
        return false;
    list.addSubnet(address, bits, (0,external_node_net_.isIP)(address) === 4 ? "ipv4" : "ipv6");
    return list.check(host, family === 4 ? "ipv4" : "ipv6");
}

;// CONCATENATED MODULE: ./src/rack/agents.js









/** @throws InputError when the certificates or the proxy's address cannot be used */
function agents(endpoint) {
    const url = new URL(endpoint.url);
    const secure = url.protocol === "https:";
    const proxy = proxyFor(url, endpoint.proxy);
    const closing = new AbortController();
    (0,external_node_events_.setMaxListeners)(0, closing.signal);
    const trust = endpoint.tls.ca === undefined ? {} : { secureContext: trusting(endpoint.tls.ca) };
    const plain = (keepAlive) => secure ? new external_node_https_.Agent({ keepAlive }) : new external_node_http_.Agent({ keepAlive });
    // The signal reaches the connection to the proxy itself, which the agent does not know while its tunnel is being made.
    const tunnel = (keepAlive) => proxy && new HttpsProxyAgent(proxy.url, { keepAlive, signal: closing.signal, ...trust });
    const proxied = (keepAlive) => secure
        ? tunnel(keepAlive)
        : proxy && new HttpProxyAgent(proxy.url, { keepAlive, signal: closing.signal, ...trust });
    const all = {
        kept: proxied(true) ?? plain(true),
        fresh: proxied(false) ?? plain(false),
        tunnel: tunnel(false) ?? plain(false),
    };
    return {
        ...all,
        tls: { ...trust, rejectUnauthorized: endpoint.tls.verify },
        proxy,
        close() {
            for (const agent of Object.values(all))
                agent.destroy();
            closing.abort();
        },
    };
}
function trusting(ca) {
    const certificates = ca.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    try {
        // OpenSSL would take what is no certificate for an empty list, without a word.
        for (const pem of certificates)
            new external_node_crypto_.X509Certificate(pem);
        if (certificates.length === 0)
            throw new Error("no certificate in it");
        return external_node_tls_.createSecureContext({ ca: [...defaultAuthorities(), ...certificates] });
    }
    catch (cause) {
        throw new errors/* InputError */.dz("the certificate authority is not a certificate in PEM", {
            hint: "it starts with -----BEGIN CERTIFICATE-----",
            cause,
        });
    }
}
/** Giving any `ca` replaces Node's own list, so that is given as well; newer Nodes add NODE_EXTRA_CA_CERTS to it. */
function defaultAuthorities() {
    if ("getCACertificates" in external_node_tls_namespaceObject && typeof external_node_tls_.getCACertificates === "function") {
        const list = external_node_tls_.getCACertificates("default");
        if (Array.isArray(list))
            return list.filter((item) => typeof item === "string");
    }
    return external_node_tls_.rootCertificates;
}

;// CONCATENATED MODULE: ./src/rack/session.js

/**
 * Challenge in a 401 reply: `WWW-Authenticate: Session path="/session" token="false"`. Undefined when it is another
 * scheme. Source: convox/convox pkg/console/auth.go
 * @throws RackError when a second factor is asked for, or when the path leaves the Console
 */
function sessionChallenge(header, request) {
    const parts = /^Session\s+(.*)$/i.exec(header?.trim() ?? "")?.[1];
    if (parts === undefined)
        return undefined;
    const values = new Map([...parts.matchAll(/(\w+)="([^"]*)"/g)].map((m) => [m[1]?.toLowerCase(), m[2]]));
    if (values.get("token") === "true") {
        throw new errors/* RackError */.yo(request, 401, "the Console asks for a second factor, which nobody can give in CI", {
            hint: "use a deploy key as the password, not the token of a person's login",
        });
    }
    const path = values.get("path") ?? "";
    const base = "https://console.invalid";
    if (!path.startsWith("/") || !URL.canParse(path, base) || new URL(path, base).origin !== base) {
        throw new errors/* RackError */.yo(request, 401, "the Console asks for a session at an address that is not its own");
    }
    return { path };
}

;// CONCATENATED MODULE: ./src/rack/transport.js










/** The Console's session could not be had; `cause` says why. */
class SessionFailure extends Error {
}
const replyLimit = 64 * 1024 * 1024;
const redirectLimit = 5;
/** A Rack answers some writes late: v2 waits for the task before it answers a build or a run. */
const writeIdleMs = 10 * 60_000;
/**
 * @throws what a call throws: RackError for an error reply, UnreachableError for none, CancelledError on the signal
 */
function transport(endpoint, options = {}) {
    const { signal, random = Math.random, onNotice = () => { }, userAgent = "convox-ci", attempts = 5 } = options;
    const { sleep = pause, idleMs = 60_000 } = options;
    const wires = agents(endpoint);
    const policy = { attempts, sleep, random, notice: onNotice, signal };
    const once = { ...policy, attempts: 1 };
    let session = "";
    // Source: convox/convox vendor/github.com/convox/stdsdk/client.go, sdk/sdk.go. `Version` is the official client's
    // version: "dev" is what it sends when it has none, so that no Console takes this client for an outdated one.
    const standard = () => headers({
        "User-Agent": userAgent,
        Version: "dev",
        Authorization: basicAuthorization(endpoint),
        Rack: endpoint.rack,
        Session: endpoint.console ? session : undefined,
        "X-Convox-Actor": endpoint.actor,
    });
    const whereOf = (call) => ({
        request: `${call.method} ${call.path}`,
        endpoint,
        proxy: wires.proxy,
        once: !call.idempotent,
    });
    const raw = (call, url) => exchange({
        method: call.method,
        url,
        headers: {
            ...headers(call.headers ?? {}),
            ...standard(),
            // Racks from 3.24.1 answer errors in JSON when it is listed.
            Accept: "application/json, */*",
            // Any form type here would make a Rack store an object of 0 bytes; the official client sends one with GET too.
            "Content-Type": call.form ? "application/x-www-form-urlencoded" : "application/octet-stream",
        },
        body: call.form ? form_form(call.form) : call.body?.(),
        agent: call.method === "GET" ? wires.kept : wires.fresh,
        tls: wires.tls,
        idleMs: call.method === "GET" ? idleMs : writeIdleMs,
        signal,
    });
    /** A good reply, after redirects and a session if the Console wants one. */
    async function answer(call) {
        const where = whereOf(call);
        const query = form_form(call.query ?? {});
        let url = new URL(endpoint.url + call.path + (query === "" ? "" : `?${query}`));
        let challenged = false;
        for (let hops = 0;;) {
            const sentSession = session;
            const res = await raw(call, url);
            const status = res.statusCode ?? 0;
            if (status >= 200 && status < 300)
                return res;
            const body = (await bytesOf(res, errorBodyLimit, true)).toString();
            res.destroy();
            // The reply to a plain request through a proxy may be the proxy's own.
            if (status === 407)
                throw passed(proxyRefusal(where, status));
            if (status === 401 && endpoint.console && !challenged) {
                challenged = await challengeMet(where, res, sentSession);
                if (challenged)
                    continue;
            }
            if (status >= 300 && status < 400) {
                url = redirected(where, call, url, res);
                if (++hops > redirectLimit)
                    throw new errors/* RackError */.yo(where.request, status, "redirected in circles");
                continue;
            }
            const error = rackError(where, status, body, res.headers["content-type"]);
            throw isPassingStatus(status) ? new Passing(error, retryAfterMs(res.headers["retry-after"], Date.now())) : error;
        }
    }
    /** Whether the reply was a challenge; then the next request carries a session. @throws SessionFailure */
    async function challengeMet(where, res, sentSession) {
        try {
            const challenge = sessionChallenge(res.headers["www-authenticate"], where.request);
            // Another request may have got the session in the meantime.
            if (challenge && session === sentSession)
                session = await newSession(challenge.path);
            return challenge !== undefined;
        }
        catch (cause) {
            throw new SessionFailure("no session", { cause });
        }
    }
    async function newSession(path) {
        const call = { method: "POST", path, idempotent: false };
        const where = whereOf(call);
        const res = await raw(call, new URL(path, endpoint.url));
        const body = (await bytesOf(res, errorBodyLimit, true)).toString();
        if (res.statusCode !== 200)
            throw rackError(where, res.statusCode ?? 0, body, res.headers["content-type"]);
        return transport_decoded(where, body, (value) => fields(value).text("id"));
    }
    function perform(call, consume) {
        const where = whereOf(call);
        return retried(where.request, call.idempotent ? policy : once, async () => {
            try {
                return await consume(await answer(call));
            }
            catch (error) {
                throw meaning(where, error);
            }
        });
    }
    /** What a failure of one attempt is to the caller; Passing when it may be tried again. */
    function meaning(where, error) {
        if (signal?.aborted)
            return cancelled(signal);
        if (error instanceof BodyFailure)
            return error.cause;
        if (error instanceof SessionFailure)
            return meaning(where, error.cause);
        if (error instanceof errors/* ConvoxError */.AC || error instanceof Passing)
            return error;
        return passed(error instanceof ProxyRefused ? proxyRefusal(where, error.status) : unreachable(where, error));
    }
    function callOf(method, path, options) {
        return { ...options, method, path, idempotent: options.idempotent ?? method === "GET" };
    }
    return {
        notice: onNotice,
        close: wires.close,
        json(method, path, { read, ...options }) {
            const call = callOf(method, path, options);
            return perform(call, async (res) => transport_decoded(whereOf(call), (await bytesOf(res, replyLimit)).toString(), read));
        },
        async send(method, path, options = {}) {
            // The body says "ok"; it is read so that the connection can be used again.
            await perform(callOf(method, path, options), (res) => bytesOf(res, replyLimit, true));
        },
        download(path) {
            const call = callOf("GET", path, {});
            return perform(call, async (res) => whole(call, chunksOf(res, idleMs)));
        },
        async stream(path, streamOptions = {}, times = undefined) {
            const where = whereOf(callOf("GET", path, { idempotent: times !== "once" }));
            // A websocket handshake cannot answer a session challenge, so a harmless request goes first, as the official
            // client does (convox/convox sdk/sdk.go). Only what it does to the session counts.
            if (endpoint.console)
                await probe();
            return retried(where.request, where.once ? once : policy, () => openSocket({ where, headers: { ...standard(), ...headers(streamOptions) }, agents: wires, signal }));
        },
    };
    async function probe() {
        try {
            const call = callOf("GET", "/racks", {});
            await bytesOf(await answer(call), replyLimit, true);
        }
        catch (error) {
            if (signal?.aborted || error instanceof SessionFailure)
                throw meaning(whereOf(callOf("GET", "/racks", {})), error);
        }
    }
    async function* whole(call, chunks) {
        try {
            yield* chunks;
        }
        catch (error) {
            const meant = meaning(whereOf(call), error);
            throw meant instanceof Passing ? meant.error : meant;
        }
    }
}
/**
 * Where a GET is redirected to. Credentials stay with the origin that they were given for, and a write is never sent
 * again under another method, so all other redirects are errors.
 */
function redirected(where, call, from, res) {
    const status = res.statusCode ?? 0;
    const location = res.headers.location ?? "";
    if (!URL.canParse(location, from.href))
        throw new errors/* RackError */.yo(where.request, status, "redirected to nowhere");
    const to = new URL(location, from.href);
    if (call.method === "GET" && to.origin === from.origin)
        return to;
    throw new errors/* RackError */.yo(where.request, status, clean(`redirected to ${to.origin}${to.pathname}`, where.endpoint), {
        hint: to.origin === from.origin
            ? "a request that changes something is not sent to another address"
            : "credentials are not sent to another host: set RACK_URL, or input host, to the final address",
    });
}
function transport_decoded(where, body, read) {
    try {
        return read(JSON.parse(body));
    }
    catch (cause) {
        const html = /^\s*<(!doctype|html)/i.test(body);
        const misread = cause instanceof Misread ? cause.message : `the reply is ${html ? "an HTML page" : "not JSON"}`;
        throw new errors/* RackError */.yo(where.request, 200, misread, {
            hint: `is ${new URL(where.endpoint.url).host} a Rack, or a Console?`,
            cause,
        });
    }
}
function passed({ error, passing }) {
    return passing ? new Passing(error) : error;
}

;// CONCATENATED MODULE: ./src/rack/racks.js



const rack = (value) => {
    const f = fields(value);
    const organization = f.value("organization");
    const owner = typeof organization === "object" && organization !== null
        ? fields(organization).text("name", "")
        : f.text("organization", "");
    const name = f.text("name");
    return { name: owner ? `${owner}/${name}` : name, provider: f.text("provider", ""), status: f.text("status", "") };
};
const rackCalls = (http) => ({
    list: () => http.json("GET", "/racks", { read: listOf(rack) }),
});
const namesShown = 20;
/**
 * The full name, `organization/rack`, of the Rack that a user means by `name`: the one of exactly that name, else the
 * only one whose name contains it, as the official client does (convox/convox pkg/rack/rack.go Match). An error of the
 * Console is shown as it is.
 * @throws InputError when no Rack, or more than one, is meant
 */
async function findRack(endpoint, name, options = {}) {
    const { rack: _, ...console } = endpoint;
    const http = transport(console, options);
    try {
        const names = (await rackCalls(http).list()).map((found) => found.name).sort();
        if (names.includes(name))
            return name;
        const meant = names.filter((found) => name !== "" && found.includes(name));
        const [only] = meant;
        if (only !== undefined && meant.length === 1)
            return only;
        if (meant.length > 1) {
            throw new errors/* InputError */.dz(`ambiguous rack name: ${name}`, {
                hint: `it may mean ${listed(meant)}: give the full name`,
            });
        }
        throw new errors/* InputError */.dz(`could not find rack: ${name}`, {
            hint: names.length > 0
                ? `this deploy key may see ${listed(names)}`
                : "this deploy key may see no Rack at all: is it a key of the right organization?",
        });
    }
    finally {
        http.close();
    }
}
function listed(names) {
    const more = names.length - namesShown;
    return names.slice(0, namesShown).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

;// CONCATENATED MODULE: ./src/rack/releases.js


const release = (value) => {
    const f = fields(value);
    return {
        id: f.text("id"),
        app: f.text("app", ""),
        build: f.text("build", ""),
        description: f.text("description", ""),
        env: f.text("env", ""),
        manifest: f.text("manifest", ""),
        created: f.time("created"),
    };
};
const releaseCalls = (http) => ({
    get: (app, id) => http.json("GET", path `/apps/${app}/releases/${id}`, { read: release }),
    /** Newest first; 10 unless `limit` says otherwise. */
    list: (app, options = {}) => http.json("GET", path `/apps/${app}/releases`, { read: listOf(release), query: { limit: options.limit } }),
    create: (app, { parentRelease, ...options }) => http.json("POST", path `/apps/${app}/releases`, {
        read: release,
        form: { ...options, "parent-release": parentRelease },
    }),
    /** Starts the promotion and returns when the Rack has accepted it; the app is "updating" until it settles. */
    promote: (app, id, options = {}) => http.send("POST", path `/apps/${app}/releases/${id}/promote`, { form: { ...options } }),
});

;// CONCATENATED MODULE: ./src/rack/services.js


const port = (value) => fields(value).whole("balancer");
const services_service = (value) => {
    const f = fields(value);
    return {
        name: f.text("name"),
        count: f.whole("count"),
        cpu: f.whole("cpu"),
        memory: f.whole("memory"),
        domain: f.text("domain", ""),
        balancerPorts: listOf(port)(f.value("ports") ?? null),
    };
};
const serviceCalls = (http) => ({
    /** The services of the active release; none before the first promotion. */
    list: (app) => http.json("GET", path `/apps/${app}/services`, { read: listOf(services_service) }),
});

;// CONCATENATED MODULE: ./src/rack/system.js

const system = (value) => {
    const f = fields(value);
    return {
        name: f.text("name", ""),
        provider: f.text("provider", ""),
        status: f.text("status", ""),
        version: f.text("version"),
        domain: f.text("domain", ""),
        rackDomain: f.text("rack-domain", ""),
        region: f.text("region", ""),
        parameters: f.map("parameters"),
    };
};
const systemCalls = (http) => ({
    get: () => http.json("GET", "/system", { read: system }),
});

;// CONCATENATED MODULE: ./src/rack/client.js













/** The client of one Rack. Nothing is sent before the first call. */
function connect(endpoint, options = {}) {
    const http = transport(endpoint, options);
    const system = systemCalls(http);
    const apps = appCalls(http);
    let known;
    return {
        endpoint,
        name: endpointName(endpoint),
        system,
        apps,
        objects: objectCalls(http),
        builds: buildCalls(http),
        releases: releaseCalls(http),
        processes: processCalls(http),
        diagnose: diagnoseCalls(http),
        services: serviceCalls(http),
        logs: logCalls(http),
        async generation(app) {
            known ??= decided(await generationOf(system.get, app === undefined ? undefined : () => apps.get(app)));
            return known ?? { generation: undefined, version: undefined };
        },
        racks: () => rackCalls(http).list(),
        withSignal: (signal) => ({ ...connect(endpoint, { ...options, signal, attempts: 2 }) }),
        close: http.close,
    };
}
/** What is still unknown is asked again, as the next caller may name an app. */
function decided(found) {
    return found.generation === undefined ? undefined : found;
}

;// CONCATENATED MODULE: ./src/rack/wait.js


const firstIntervalMs = 200;
const longestIntervalMs = 5_000;
/** Each failure has been retried by the transport before it counts here. */
const failuresInRow = 5;
/**
 * Reads until `done` holds, and returns that value: after 200 ms first, then ever more slowly, at most 5 s apart. A read
 * that fails is passed over unless it is the fifth in a row; a refusal (401, 403, 404) ends the wait at once.
 * @throws TimeoutError when it takes too long, CancelledError on the signal, and what a read throws
 */
async function settled(read, options) {
    const { sleep, timeoutMs, now, done, consecutive = 2, signal, state } = options;
    const start = now();
    let intervalMs = firstIntervalMs;
    let holds = 0;
    let failures = 0;
    let seen = "";
    let last;
    for (;;) {
        const leftMs = start + timeoutMs - now();
        if (leftMs <= 0) {
            throw new errors/* TimeoutError */.MU(`waited ${duration(timeoutMs)} for ${options.what}${seen && `; last seen: ${seen}`}`);
        }
        await sleep(Math.min(options.interval?.(last, timeoutMs - leftMs) ?? intervalMs, leftMs), signal);
        if (signal?.aborted)
            throw cancelled(signal);
        intervalMs = Math.min(intervalMs * 1.5, longestIntervalMs);
        try {
            const value = await read();
            failures = 0;
            last = value;
            seen = state?.(value) ?? "";
            holds = done(value) ? holds + 1 : 0;
            if (holds >= consecutive)
                return value;
        }
        catch (error) {
            if (!isTolerable(error) || ++failures >= failuresInRow)
                throw error;
            holds = 0;
            seen = error.message;
        }
    }
}
function isTolerable(error) {
    if (error instanceof errors/* CancelledError */.cc)
        return false;
    if (error instanceof errors/* RackError */.yo)
        return ![401, 403, 404].includes(error.status ?? 0);
    return error instanceof errors/* UnreachableError */.Jk;
}
function duration(ms) {
    if (ms < 60_000)
        return `${ms / 1000} s`;
    return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${Math.floor(ms / 60_000)} min ${(ms % 60_000) / 1000} s`;
}

;// CONCATENATED MODULE: ./src/rack/promotion.js

/** What an app may show after a promotion although the Rack has not begun with it: a cache, a queue. */
const lateStartMs = 60_000;
/** How long an app must stay as wanted when nothing was seen of the promotion. */
const unseenMs = 1_000;
/** The same, when the release was the running one before: its id proves nothing. */
const repeatedMs = 5_000;
/** An app that is back with another release must be so for a while: the first reads are close together. */
const otherReads = 3;
const otherMs = 3_000;
/** Between two reads: short when the next one may be the last, long when nobody can be watching any more. */
const confirmMs = 200;
const updatingMs = 700;
const longMs = 2_000;
const longAfterMs = 10 * 60_000;
const waiting = { kind: "waiting" };
/**
 * Judges a promotion by what the app shows, read again and again. `running` alone means little: both generations show
 * it after a rollback, and before the promotion has begun. Source: convox/convox pkg/atom, provider/k8s/app.go;
 * convox/rack provider/aws/helpers.go
 *
 * - promoted: running with this release twice in a row
 * - rolledBack: `rollback` was seen, or `updating` was, and then the app runs with another release
 * - failed: the app says so twice in a row, or nothing has begun after a minute
 *
 * @param previous the app's release before the promotion; undefined when it is not known
 */
function promotionWatch(release, previous) {
    let began = false;
    let turnedBack = false;
    let first;
    let run = { key: "", reads: 0, since: 0 };
    let verdict = waiting;
    function judge(app, nowMs) {
        first ??= nowMs;
        const key = `${app.status} ${app.release}`;
        run = run.key === key ? { ...run, reads: run.reads + 1 } : { key, reads: 1, since: nowMs };
        const forMs = nowMs - run.since;
        if (app.status === "rollback")
            turnedBack = true;
        if (app.status === "updating")
            began = true;
        if (app.status === "failed" && run.reads >= 2)
            return { kind: "failed", reason: "the Rack gave up: the app is failed" };
        if (app.status !== "running" || run.reads < 2)
            return waiting;
        if (turnedBack)
            return { kind: "rolledBack", to: app.release };
        if (app.release === release) {
            const enoughMs = previous === release ? repeatedMs : unseenMs;
            return began || forMs >= enoughMs ? { kind: "promoted" } : waiting;
        }
        if (began) {
            return run.reads >= otherReads && forMs >= otherMs ? { kind: "rolledBack", to: app.release } : waiting;
        }
        if (nowMs - first < lateStartMs)
            return waiting;
        return { kind: "failed", reason: "the Rack accepted the promotion but never started it" };
    }
    return {
        see(app, nowMs) {
            if (verdict.kind === "waiting")
                verdict = judge(app, nowMs);
            return verdict;
        },
    };
}
/**
 * How a promotion ended, by reading the app until promotionWatch has a verdict.
 * @throws TimeoutError, CancelledError and what a read throws, as settled does
 */
async function promotionOutcome(read, options) {
    const watch = promotionWatch(options.release, options.previous);
    let verdict = waiting;
    await settled(read, {
        ...options,
        what: `the promotion of ${options.release} to end`,
        consecutive: 1,
        interval(app, elapsedMs) {
            if (!app || (app.status === "running" && app.release === options.release))
                return confirmMs;
            return elapsedMs < longAfterMs ? updatingMs : longMs;
        },
        state: (app) => `${app.status}, release ${app.release || "none"}`,
        done(app) {
            verdict = watch.see(app, options.now());
            return verdict.kind !== "waiting";
        },
    });
    if (verdict.kind === "waiting")
        throw new Error("settled without a verdict");
    return verdict;
}

;// CONCATENATED MODULE: ./src/rack/index.js














/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** Version of this package, from package.json; written by `npm run generate`. */
const VERSION = "0.1.0";


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.AC),
/* harmony export */   Cs: () => (/* binding */ runAction),
/* harmony export */   Jk: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.Jk),
/* harmony export */   K7: () => (/* reexport safe */ _manifest_index_js__WEBPACK_IMPORTED_MODULE_5__.K),
/* harmony export */   MU: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.MU),
/* harmony export */   Ng: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_7__.Ng),
/* harmony export */   Pi: () => (/* reexport safe */ _commands_index_js__WEBPACK_IMPORTED_MODULE_1__.P),
/* harmony export */   RS: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.RS),
/* harmony export */   Sh: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.Sh),
/* harmony export */   Si: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.Si),
/* harmony export */   TL: () => (/* reexport safe */ _commands_inputs_js__WEBPACK_IMPORTED_MODULE_2__.T),
/* harmony export */   WI: () => (/* reexport safe */ _manifest_index_js__WEBPACK_IMPORTED_MODULE_5__.W),
/* harmony export */   ZS: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.ZS),
/* harmony export */   _6: () => (/* reexport safe */ _pack_index_js__WEBPACK_IMPORTED_MODULE_6__._),
/* harmony export */   a2: () => (/* binding */ runPost),
/* harmony export */   ak: () => (/* binding */ runCli),
/* harmony export */   cc: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.cc),
/* harmony export */   dz: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.dz),
/* harmony export */   eu: () => (/* reexport safe */ _commands_connection_js__WEBPACK_IMPORTED_MODULE_0__.e),
/* harmony export */   nW: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_7__.nW),
/* harmony export */   ql: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.ql),
/* harmony export */   xo: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_7__.xo),
/* harmony export */   xv: () => (/* reexport safe */ _version_js__WEBPACK_IMPORTED_MODULE_8__.x),
/* harmony export */   yF: () => (/* reexport safe */ _connect_js__WEBPACK_IMPORTED_MODULE_3__.yF),
/* harmony export */   yo: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.yo),
/* harmony export */   zS: () => (/* reexport safe */ _errors_js__WEBPACK_IMPORTED_MODULE_4__.zS),
/* harmony export */   zV: () => (/* reexport safe */ _pack_index_js__WEBPACK_IMPORTED_MODULE_6__.z),
/* harmony export */   zf: () => (/* reexport safe */ _rack_index_js__WEBPACK_IMPORTED_MODULE_7__.zf)
/* harmony export */ });
/* harmony import */ var _commands_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9183);
/* harmony import */ var _commands_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3540);
/* harmony import */ var _commands_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3678);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(297);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9973);
/* harmony import */ var _manifest_index_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1342);
/* harmony import */ var _pack_index_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1338);
/* harmony import */ var _rack_index_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4741);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(3816);









// The doors are loaded when they are called: a job in the terminal has no use for GitHub's toolkit, and the reverse.
/** Runs a command as a GitHub action; see action.ts. */
async function runAction(name) {
    await (await Promise.all(/* import() */[__nccwpck_require__.e(318), __nccwpck_require__.e(302), __nccwpck_require__.e(826)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9826))).runAction(name);
}
/** Runs the step that GitHub runs after the job of an action; see action.ts. */
async function runPost() {
    await (await Promise.all(/* import() */[__nccwpck_require__.e(318), __nccwpck_require__.e(302), __nccwpck_require__.e(826)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9826))).runPost();
}
/** Runs the program `convox-ci`; see cli.ts. */
async function runCli(argv) {
    await (await Promise.all(/* import() */[__nccwpck_require__.e(318), __nccwpck_require__.e(521)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4521))).runCli(argv);
}

var __webpack_exports__BuildError = __webpack_exports__.zS;
var __webpack_exports__CancelledError = __webpack_exports__.cc;
var __webpack_exports__ConvoxError = __webpack_exports__.AC;
var __webpack_exports__ExitError = __webpack_exports__.RS;
var __webpack_exports__InputError = __webpack_exports__.dz;
var __webpack_exports__ManifestError = __webpack_exports__.Sh;
var __webpack_exports__OlderReleaseError = __webpack_exports__.Si;
var __webpack_exports__PackError = __webpack_exports__.ql;
var __webpack_exports__RackError = __webpack_exports__.yo;
var __webpack_exports__RollbackError = __webpack_exports__.ZS;
var __webpack_exports__TimeoutError = __webpack_exports__.MU;
var __webpack_exports__UnreachableError = __webpack_exports__.Jk;
var __webpack_exports__VERSION = __webpack_exports__.xv;
var __webpack_exports__checkManifest = __webpack_exports__.K7;
var __webpack_exports__commands = __webpack_exports__.Pi;
var __webpack_exports__connect = __webpack_exports__.Ng;
var __webpack_exports__connectRack = __webpack_exports__.yF;
var __webpack_exports__connectionInputs = __webpack_exports__.eu;
var __webpack_exports__consoleEndpoint = __webpack_exports__.nW;
var __webpack_exports__directEndpoint = __webpack_exports__.zf;
var __webpack_exports__findRack = __webpack_exports__.xo;
var __webpack_exports__parseInputs = __webpack_exports__.TL;
var __webpack_exports__readManifest = __webpack_exports__.WI;
var __webpack_exports__runAction = __webpack_exports__.Cs;
var __webpack_exports__runCli = __webpack_exports__.ak;
var __webpack_exports__runPost = __webpack_exports__.a2;
var __webpack_exports__sourceTree = __webpack_exports__._6;
var __webpack_exports__tarball = __webpack_exports__.zV;
export { __webpack_exports__BuildError as BuildError, __webpack_exports__CancelledError as CancelledError, __webpack_exports__ConvoxError as ConvoxError, __webpack_exports__ExitError as ExitError, __webpack_exports__InputError as InputError, __webpack_exports__ManifestError as ManifestError, __webpack_exports__OlderReleaseError as OlderReleaseError, __webpack_exports__PackError as PackError, __webpack_exports__RackError as RackError, __webpack_exports__RollbackError as RollbackError, __webpack_exports__TimeoutError as TimeoutError, __webpack_exports__UnreachableError as UnreachableError, __webpack_exports__VERSION as VERSION, __webpack_exports__checkManifest as checkManifest, __webpack_exports__commands as commands, __webpack_exports__connect as connect, __webpack_exports__connectRack as connectRack, __webpack_exports__connectionInputs as connectionInputs, __webpack_exports__consoleEndpoint as consoleEndpoint, __webpack_exports__directEndpoint as directEndpoint, __webpack_exports__findRack as findRack, __webpack_exports__parseInputs as parseInputs, __webpack_exports__readManifest as readManifest, __webpack_exports__runAction as runAction, __webpack_exports__runCli as runCli, __webpack_exports__runPost as runPost, __webpack_exports__sourceTree as sourceTree, __webpack_exports__tarball as tarball };
