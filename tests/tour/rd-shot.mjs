import { launch } from "./browser.js";
const b = await launch();
const [,, url, out, w="390", h="844", dpr="2", mode="", full=""] = process.argv;
const p = await b.newPage();
await p.setViewport({width:+w,height:+h,deviceScaleFactor:+dpr,isMobile:+w<700,hasTouch:+w<700});
if (mode==="dark") await p.emulateMediaFeatures([{name:"prefers-color-scheme",value:"dark"}]);
if (mode==="noscript") await p.setJavaScriptEnabled(false);
const asked=[]; p.on("request", r=>asked.push(r.url()));
p.on("console", m=>console.log("console", m.text()));
await p.goto(url+(mode==="large"?"#da":""),{waitUntil:"load"});
await new Promise(r=>setTimeout(r,500));
if (mode==="scroll") { await p.evaluate(()=>{const s=document.querySelector(".strip"); s.scrollTo({left:s.clientWidth*0.94*2, behavior:"instant"});}); await new Promise(r=>setTimeout(r,500)); }
if (mode==="page") { await p.click("label[for=view-page]"); await new Promise(r=>setTimeout(r,500)); }
if (mode==="full") { await p.click("[data-full]"); await new Promise(r=>setTimeout(r,500)); }
console.log(asked.filter(u=>/media/.test(u)).join("\n"));
await p.screenshot({path:out,fullPage:full==="full"});
await b.close();
