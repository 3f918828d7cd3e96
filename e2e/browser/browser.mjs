// A browser that looks at pages as people do, and says what is wrong with them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const url = process.env.AXLE_URL;
export const admin = { email: process.env.AXLE_ADMIN_EMAIL, password: process.env.AXLE_ADMIN_PASSWORD };

export const screens = [
  { name: "wide-light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "wide-dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { name: "narrow-light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "narrow-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/**
 * A page of a new session; what it loads from elsewhere, and what its scripts complain of, is a failure.
 * @param also an origin beside Axle's that it may load from
 */
export async function open(browser, screen, also = url) {
  const context = await browser.newContext({ viewport: screen.viewport, colorScheme: screen.colorScheme });
  const page = await context.newPage();
  page.on("request", (request) => assert.ok(request.url().startsWith(url) || request.url().startsWith(also) || request.url().startsWith("data:"), `${request.url()} is elsewhere`));
  page.on("pageerror", (error) => assert.fail(`a script failed: ${error}`));
  return page;
}

export async function signIn(page, who = admin) {
  await page.goto(`${url}/sign-in`);
  await page.fill("#email", who.email);
  await page.fill("#password", who.password);
  await page.click("button[type=submit]");
  await page.waitForURL(`${url}/app`);
}

/** Takes a screenshot, and lets axe look: nothing serious is allowed, and nothing wider than the screen. */
export async function look(page, screen, name) {
  await page.screenshot({ path: `${process.env.SCREENS}/${name}-${screen.name}.png`, fullPage: true });
  const found = await evaluateAxe(page);
  assert.deepEqual(found, [], `axe on ${name}, ${screen.name}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `${name} is ${overflow} px wider than the ${screen.name} screen`);
}

/** The policy of the pages lets no script in but theirs, so axe comes in by the debugger's door. */
async function evaluateAxe(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression: "axe.run().then((r) => JSON.stringify(r.violations.map((v) => ({impact: v.impact, id: v.id, nodes: v.nodes.map((n) => n.target.join(' '))}))))",
    awaitPromise: true,
  });
  await session.detach();
  return JSON.parse(result.value).filter((violation) => ["serious", "critical"].includes(violation.impact));
}
