// A browser that looks at pages as people do, and says what is wrong with them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const url = process.env.AXLE_URL;
export const admin = { email: process.env.AXLE_ADMIN_EMAIL, password: process.env.AXLE_ADMIN_PASSWORD };

export const screens = [
  { name: "wide", viewport: { width: 1280, height: 800 } },
  { name: "narrow", viewport: { width: 390, height: 844 } },
];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });

/**
 * A page of a new session; what it loads from elsewhere, and what its scripts complain of, is a failure.
 * @param also an origin beside Axle's that it may load from
 */
export async function open(browser, screen, also = url) {
  const context = await browser.newContext({ viewport: screen.viewport, colorScheme: "light", reducedMotion: "reduce" });
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

/** Takes screenshots in light and dark, and lets axe look: nothing serious is allowed, and nothing wider than the screen. */
export async function look(page, screen, name) {
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((scheme) => document.documentElement.dataset.bsTheme === scheme, colorScheme);
    const seen = `${name}-${screen.name}-${colorScheme}`;
    await page.screenshot({ path: `${process.env.SCREENS}/${seen}.png`, fullPage: true });
    assert.deepEqual(await evaluateAxe(page), [], `axe on ${seen}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${seen} is ${overflow} px wider than the screen`);
  }
}

/** The policy of the pages lets no script in but theirs, so axe comes in by the debugger's door. */
async function evaluateAxe(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  const { result } = await session.send("Runtime.evaluate", {
    expression: "axe.run({resultTypes: ['violations']}).then((r) => JSON.stringify(r.violations.map((v) => ({impact: v.impact, id: v.id, nodes: v.nodes.map((n) => n.target.join(' '))}))))",
    awaitPromise: true,
  });
  await session.detach();
  return JSON.parse(result.value).filter((violation) => ["serious", "critical"].includes(violation.impact));
}
