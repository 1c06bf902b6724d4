// Writes docs/pictures/start.svg: what `npm start` prints, as a picture of a terminal for the README.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";

const LINE = 17;
const MARGIN = 16;
const BAR = 30;
const WIDTH = 920;

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The color of a line, by what it is about. */
function colorOf(line) {
  if (/^\$/.test(line)) {
    return "#ffffff";
  }
  if (/all the same|complete:/.test(line)) {
    return "#7ee787";
  }
  if (/^Round|^Proof|^What/.test(line)) {
    return "#ffd866";
  }
  if (/\[#/.test(line)) {
    return "#79c0ff";
  }
  return "#c9d1d9";
}

const output = execFileSync(process.execPath, [join(root, "scripts", "start.mjs"), "--roster", "300"], {
  encoding: "utf8",
});
const lines = ["$ npm start -- --roster 300", ...output.trimEnd().split("\n")];
const height = BAR + MARGIN * 2 + lines.length * LINE;
const rows = lines.map(
  (line, index) =>
    `<text x="${MARGIN}" y="${BAR + MARGIN + (index + 1) * LINE - 4}" fill="${colorOf(line)}">${escaped(line.slice(0, 112))}</text>`,
);
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">
<rect width="${WIDTH}" height="${height}" rx="8" fill="#0d1117"/>
<rect width="${WIDTH}" height="${BAR}" rx="8" fill="#21262d"/>
<circle cx="20" cy="15" r="6" fill="#ff5f57"/><circle cx="40" cy="15" r="6" fill="#febc2e"/><circle cx="60" cy="15" r="6" fill="#28c840"/>
<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="13" xml:space="preserve">
${rows.join("\n")}
</g>
</svg>
`;
mkdirSync(join(root, "docs", "pictures"), { recursive: true });
writeFileSync(join(root, "docs", "pictures", "start.svg"), picture);
console.log(`docs/pictures/start.svg: ${lines.length} lines`);
