// Hands out the files of a folder on this machine alone.
import { createServer } from "node:http";
import { createReadStream, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".zip": "application/zip",
  ".png": "image/png",
};

/** Nothing for a path that leads out of the folder, whatever the encoding of its dots, and for what is no file. */
function fileOf(folder, url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    const file = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith(folder + sep)) {
      return undefined;
    }
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Serves a folder to this machine only; port 0 is any free one. Waits until the port is open, or fails if it is taken. */
export async function serve(folder, port) {
  const server = createServer((request, response) => {
    const file = fileOf(folder, request.url);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Cache-Control": "no-store",
    });
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const { port: opened } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://localhost:${opened}/`, close: () => server.close() };
}
