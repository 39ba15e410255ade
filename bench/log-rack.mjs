// usage: node bench/log-rack.mjs LINES [LINES_PER_MESSAGE]   A Rack whose builds write a log as fast as it is read. Any id is a
// build; it runs until its log was sent once, so that a reader reads it twice: as it comes, and as the stored log. Prints its port.
import { startInstantRack } from "./instant-rack.mjs";
import { END_OF_LOG, textMessage, writeDrained } from "./sockets.mjs";

const [lines, perMessage] = [process.argv[2] ?? "1000000", process.argv[3] ?? "20"].map(Number);
/** The builds that are complete. */
const sent = new Set();

/** A websocket message that holds a part of the log: lines as BuildKit writes them, every tenth with a color. */
function messageOf(from, to) {
  let text = "";
  for (let line = from; line < to; line++) {
    const word = line % 10 === 0 ? "\x1b[32mok\x1b[0m" : "added";
    text += `#${line % 97} ${(line / 1000).toFixed(3)} ${word} package ${line} to the tree of ${line % 13} others\n`;
  }
  return textMessage(Buffer.from(text));
}

/** The messages, some hundred lines at a time. They repeat, so that this process has little to do. */
const blocks = Array.from({ length: 16 }, (_, block) => {
  const messages = [];
  for (let line = block * 1000; line < (block + 1) * 1000; line += perMessage) {
    messages.push(messageOf(line, Math.min(line + perMessage, (block + 1) * 1000)));
  }
  return Buffer.concat(messages);
});

async function sendLog(socket, id) {
  for (let block = 0; block < lines / 1000 && !socket.destroyed; block++) {
    await writeDrained(socket, blocks[block % blocks.length]);
  }
  sent.add(id);
  socket.write(END_OF_LOG);
}

const { port } = await startInstantRack({ sendLog, statusOf: (id) => (sent.has(id) ? "complete" : "running") });
console.log(port);
