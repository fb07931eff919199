// Listens to a tab from outside: what it asks for, and what it complains of.

/** @typedef {{check: string, message: string}} Finding */

/**
 * @param {import("puppeteer-core").Page} tab
 * @param {Set<string>} own the origins of the sites that are visited: a page cannot know them but by being there
 * @returns {{take: () => Finding[]}} `take` gives what was heard since the last time
 */
export function watch(tab, own) {
  /** @type {Finding[]} */
  let heard = [];
  let requests = [];
  const hear = (check, message) => heard.push({ check, message });

  tab.on("console", (said) => {
    if (said.type() === "error") hear("console", `${said.text()} ${said.location().url ?? ""}`.trim());
  });
  tab.on("pageerror", (error) => hear("console", String(error.stack ?? error)));
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    const isSaidElsewhere = reason === "net::ERR_ABORTED" || request.url().startsWith("data:"); // the tour went on; the policy refused
    if (!isSaidElsewhere) hear("console", `${request.url()} failed: ${reason}`);
  });

  const take = () => {
    for (const url of requests) {
      if (/^https?:|^wss?:/.test(url) && !own.has(new URL(url).origin)) hear("foreign", `asks for ${url}`);
    }
    const taken = heard;
    [heard, requests] = [[], []];
    return taken;
  };
  return { take };
}
