// Says which scripts a browser of some year could not read, a JSON line each: {name, message}.
// Standard input: {"scripts": [[name, text]], "version": the edition of ECMAScript}.
import { json } from "node:stream/consumers";
import { parse } from "acorn";

const { scripts, version } = await json(process.stdin);
for (const [name, text] of scripts) {
  try {
    parse(text, { ecmaVersion: version, sourceType: "script" });
  } catch (error) {
    console.log(JSON.stringify({ name, message: String(error) }));
  }
}
