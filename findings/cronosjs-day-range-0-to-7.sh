#!/usr/bin/env bash
# cronosjs 1.7.1, `0-7` as days of the week, beside cron-parser 5.10.6 and croner 11.0.1.
#
# crontab(5) allows 0 to 7, both 0 and 7 are Sunday, and a range includes both ends, so `0-7` is every day. The README of
# cronosjs gives 0-7 as the allowed values too. Seen: cronosjs makes Sunday of the 7 before it reads the range, and the range
# from Sunday to Sunday is one day: `0 0 * * 0-7` runs once a week, without an error. `1-7`, and the other two libraries, are
# right.
#
# Installs the three packages in a temporary folder. Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true,"type":"module"}' > package.json
npm install --no-audit --no-fund --silent cronosjs@1.7.1 cron-parser@5.10.6 croner@11.0.1
grep -H '"version":' node_modules/{cronosjs,cron-parser,croner}/package.json
cat > run.mjs <<'END'
import { CronExpressionParser } from "cron-parser";
import { Cron } from "croner";
import cronosjs from "cronosjs";
const start = new Date("2026-01-01T12:00:00Z");
const days = (dates) => dates.map((date) => date.toISOString().slice(8, 10)).join(" ");
for (const expression of ["0 0 * * 0-7", "0 0 * * 1-7"]) {
  const parsed = CronExpressionParser.parse(expression, { currentDate: start, tz: "UTC" });
  const seen = {
    cronosjs: cronosjs.CronosExpression.parse(expression, { timezone: "UTC" }).nextNDates(start, 4),
    "cron-parser": [1, 2, 3, 4].map(() => parsed.next().toDate()),
    croner: new Cron(expression, { timezone: "UTC", paused: true }).nextRuns(4, start),
  };
  for (const [name, dates] of Object.entries(seen)) console.log(`${expression} ${name}: January ${days(dates)}`);
}
END
node run.mjs | tee seen.txt
{
  echo '0 0 * * 0-7 cronosjs: January 04 11 18 25'
  echo '0 0 * * 0-7 cron-parser: January 02 03 04 05'
  echo '0 0 * * 0-7 croner: January 02 03 04 05'
  echo '0 0 * * 1-7 cronosjs: January 02 03 04 05'
  echo '0 0 * * 1-7 cron-parser: January 02 03 04 05'
  echo '0 0 * * 1-7 croner: January 02 03 04 05'
} > expected.txt
cmp -s seen.txt expected.txt || { echo "changed"; exit 1; }
