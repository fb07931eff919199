// Serves a built site to this machine alone, packed and cacheable as a real server does.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { frameOf } from "./frames.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
  ".vtt": "text/vtt; charset=utf-8",
  ".mp4": "video/mp4",
};
const SMALLEST_BIT = 400; // bytes
const MOST_BITS = 24;
const HEAD_ENDS = "<body"; // nothing before it is drawn
const PACKED = new Set([".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics"]);

/** Where a browser finds the published file `path`. */
export const address = (origin, path) => `${origin}/${path.replace(/(^|\/)index\.html$/, "$1")}`;

/**
 * @param {string} folder
 * @param {{isSlow?: boolean, log?: (path: string) => void}} line over a slow line pages come bit by bit, so that half of one is drawn; `log` hears what is asked for
 * @returns {Promise<{origin: string, close: () => void}>}
 */
export async function serve(folder, { isSlow = false, log = () => {} } = {}) {
  const server = createServer((request, response) => {
    log(request.url);
    answer(folder, isSlow, request, response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) };
}

async function answer(folder, isSlow, request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://site").pathname));
  const file = path.endsWith("/") ? `${path}index.html` : path;
  let body;
  try {
    body = await readFile(join(folder, file));
  } catch {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    return;
  }
  const kind = extname(file);
  const headers = {
    "content-type": TYPES[kind] ?? "application/octet-stream",
    "cache-control": kind === ".html" ? "no-cache" : "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  };
  if (isSlow && kind === ".html") return inBits(response.writeHead(200, headers), body, `http://${request.headers.host}${request.url}`);
  if (PACKED.has(kind) && request.headers["accept-encoding"]?.includes("gzip")) {
    body = gzipSync(body);
    headers["content-encoding"] = "gzip";
  }
  response.writeHead(200, headers).end(body);
}

/**
 * The next bit comes when what is there has been drawn, however busy the machine is.
 * Bits end with a line: half an element is what it is, but what is whole must not move because of what follows.
 */
async function inBits(response, body, url) {
  const size = Math.max(SMALLEST_BIT, Math.ceil(body.length / MOST_BITS));
  let end = Math.max(0, body.indexOf(HEAD_ENDS));
  response.write(body.subarray(0, end));
  while (end < body.length) {
    const at = end;
    end = body.indexOf("\n", at + size) + 1 || body.length;
    response.write(body.subarray(at, end));
    await frameOf(url);
  }
  response.end();
}
