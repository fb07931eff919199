// Debian's chromium, without a network of its own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const FLAGS = [
  "--no-sandbox", // in a container the browser runs as root
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // a foreign request is seen and leads nowhere
];

const PATIENCE = 120000; // milliseconds until the first page is there, where many work at once

/** @param {string[]} more flags @returns {Promise<import("puppeteer-core").Browser>} */
export const launch = (...more) =>
  puppeteer.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...FLAGS, ...more], timeout: PATIENCE });

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

/** What a page is looked at with: functions of our own, as `tour`, and axe-core. */
export const EYES = ["shared", "text", "phrases", "opening", "controls", "bareness"].map((name) => read(`./page/${name}.js`)).join("\n");
export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const RECORDER = read("./page/recorder.js");
