// Tells who serves a page slowly when a browser has drawn what has come of it.
import { EventEmitter } from "node:events";

const PATIENCE = 2000; // ms: for a tab that is gone
const drawn = new EventEmitter();
drawn.setMaxListeners(0);

/**
 * Listen to the frames of a tab's documents; the recorder calls the binding until a document is complete.
 *
 * @param {import("puppeteer-core").CDPSession} session
 */
export async function listen(session) {
  session.on("Runtime.bindingCalled", ({ name, payload }) => name === "tourFrame" && drawn.emit(payload));
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "tourFrame" });
}

/** @returns {Promise<void>} the next frame of the document at `url`, or the end of our patience */
export const frameOf = (url) =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(patience);
      drawn.off(url, end);
      done();
    };
    const patience = setTimeout(end, PATIENCE);
    drawn.on(url, end);
  });
