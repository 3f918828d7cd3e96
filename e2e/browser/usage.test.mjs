// What apps call is on the pages of usage, budgets and advice, soon after they called it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, look, open, screens, signIn, url } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

/** A private app made on its page; returns its id, and what calls with its token. */
async function makeApp(page, name) {
  await page.goto(`${url}/app/settings/private-apps/new`);
  await page.fill("#name", name);
  for (const scope of ["crm.objects.contacts.read", "crm.objects.contacts.write"]) {
    await page.fill("#find-scope", scope);
    await page.getByLabel(scope, { exact: true }).check();
  }
  await page.getByRole("button", { name: "Make it, and show the token" }).click();
  const token = await page.getByLabel("Token", { exact: true }).inputValue();
  return (path, body) => fetch(`${url}${path}`, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
}

/** How many pixels of each chart are not empty. */
const drawn = (page) => page.evaluate(() => [...document.querySelectorAll("figure.chart canvas")].map((canvas) =>
  canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.filter((value, i) => i % 4 === 3 && value > 0).length));

for (const screen of screens) {
  test(`what an app calls is shown, limited and advised upon, ${screen.name}`, async () => {
    const page = await open(browser, screen);
    await signIn(page);
    const name = `Importer on ${screen.name}`;
    const call = await makeApp(page, name);
    for (let i = 0; i < 40; i++) {
      const made = await call("/crm/v3/objects/contacts", { properties: { lastname: `${screen.name} ${i}` } });
      assert.equal(made.status, 201);
    }
    assert.equal((await call("/crm/v3/objects/contacts/999999999999")).status, 404);

    await page.goto(`${url}/app/settings/api-usage`);
    await page.locator("#now").getByText(name).waitFor();
    await page.selectOption("#app", { label: name });
    await page.selectOption("#span", "week");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/span=week/);
    await page.getByRole("row", { name: /crm\.objects\.create 40 0 0/ }).waitFor();
    await page.waitForFunction(() => document.querySelectorAll("figure.chart canvas").length === 2);
    for (const pixels of await drawn(page)) {
      assert.ok(pixels > 1000, `a chart has ${pixels} pixels`);
    }
    await look(page, screen, "api-usage");
    await page.getByText("As a table").first().click();
    await page.getByRole("region", { name: /Last 24 hours of .*, as a table/ }).waitFor();

    await page.getByRole("link", { name: "Budgets" }).click();
    await page.getByLabel(`Percent of the day for ${name}`).fill("10");
    await page.getByRole("button", { name: `Set the budget of ${name}` }).click();
    await page.getByRole("button", { name: `Remove the budget of ${name}` }).waitFor();
    await page.getByText("it has made 41 today").waitFor();
    await look(page, screen, "budgets");
    await page.getByRole("button", { name: `Remove the budget of ${name}` }).click();
    await page.getByRole("button", { name: `Remove the budget of ${name}` }).waitFor({ state: "detached" });

    await page.goto(`${url}/app/settings/advice`);
    const advice = page.locator("section", { has: page.getByRole("heading", { name, exact: true }) });
    await advice.getByText("saves 39 of 40 calls").waitFor();
    await advice.getByText("The calls that show it").first().click();
    await advice.getByText("crm.objects.create").first().waitFor();
    await look(page, screen, "advice");
    await page.context().close();
  });
}

test("the live part follows the calls, rests while it is hidden, and leaves the reader where he is", async () => {
  const page = await open(browser, screens[0]);
  await signIn(page);
  const call = await makeApp(page, "Live app");
  await page.goto(`${url}/app/settings/api-usage`);
  const asked = [];
  page.on("request", (request) => { if (request.url().endsWith("/api-usage/now")) asked.push(request); });
  await page.focus("#span");
  assert.equal(await page.locator("#now").getByText("Live app").count(), 0);
  await call("/crm/v3/objects/contacts");
  await page.locator("#now").getByText("Live app").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "span");
  await page.evaluate(() => Object.defineProperty(document, "hidden", { value: true }));
  const before = asked.length;
  await page.waitForTimeout(5500);
  assert.equal(asked.length, before, "it was asked for while nobody could see it");
  await page.context().close();
});

test("a live part whose session is over leads to the sign-in", async () => {
  const page = await open(browser, screens[0]);
  await signIn(page);
  await page.goto(`${url}/app/settings/api-usage?span=month`);
  await page.context().clearCookies();
  await page.waitForURL(/\/sign-in\?next=%2Fapp%2Fsettings%2Fapi-usage%3Fspan%3Dmonth/);
  await page.context().close();
});
