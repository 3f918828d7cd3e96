import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { admin, launch, look, open, screens, signIn, url } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

for (const screen of screens) {
  test(`people find their way, ${screen.name}`, async () => {
    const page = await open(browser, screen);
    await page.goto(`${url}/`);
    await page.waitForURL(/\/sign-in/);
    await look(page, screen, "sign-in");
    await page.fill("#email", admin.email);
    await page.fill("#password", "not this one");
    await page.click("button[type=submit]");
    await page.getByText("belong together").waitFor();
    await look(page, screen, "sign-in-refused");
    await signIn(page);
    await look(page, screen, "overview");
    await page.goto(`${url}/app/settings/audit-log`);
    await look(page, screen, "audit-log");
    await page.getByRole("link", { name: "Sign-ins" }).click();
    await look(page, screen, "sign-ins");
    await page.goto(`${url}/app/password`);
    await look(page, screen, "password");
    await page.goto(`${url}/app/nowhere`);
    await look(page, screen, "not-found");
    await page.context().close();
  });
}

for (const screen of screens) {
  test(`somebody is invited and joins, ${screen.name}`, async () => {
    const page = await open(browser, screen);
    await signIn(page);
    await page.goto(`${url}/app/settings/users`);
    const email = `${screen.name}@example.com`;
    await page.fill("#email", email);
    await page.check("input[value=READ_ONLY]");
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.getByLabel("Link of the invitation").inputValue();
    await look(page, screen, "users");
    const other = await open(browser, screen);
    await other.goto(link);
    await look(other, screen, "invitation");
    await other.fill("#name", "Grace Hopper");
    await other.fill("#password", "a good password");
    await other.getByRole("button", { name: "Join" }).click();
    await other.waitForURL(`${url}/app`);
    await other.goto(`${url}/app/settings/users`);
    await other.getByText("does not open this page").waitFor();
    await look(other, screen, "forbidden");
    await other.context().close();
    await page.context().close();
  });
}

for (const screen of screens) {
  test(`an app is made, and another is let in, ${screen.name}`, async () => {
    const page = await open(browser, screen);
    await signIn(page);
    await page.goto(`${url}/app/settings/private-apps/new`);
    await page.fill("#name", `Made on ${screen.name}`);
    await page.fill("#find-scope", "contacts.read");
    await page.getByLabel("crm.objects.contacts.read", { exact: true }).check();
    assert.equal(await page.getByLabel("crm.objects.deals.read", { exact: true }).isVisible(), false);
    await look(page, screen, "new-private-app");
    await page.getByRole("button", { name: "Make it, and show the token" }).click();
    const token = await page.getByLabel("Token", { exact: true }).inputValue();
    await look(page, screen, "private-app");
    const contacts = await fetch(`${url}/crm/v3/objects/contacts?limit=1`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(contacts.status, 200);
    await page.goto(`${url}/app/settings/private-apps`);
    await look(page, screen, "private-apps");

    const back = `${url}/app/password`;
    const made = await fetch(`${url}/axle/v1/public-apps`, {
      method: "POST",
      headers: { authorization: `Bearer ${process.env.AXLE_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({ name: `Sync for ${screen.name}`, redirectUrls: [back] }),
    });
    const app = await made.json();
    await page.goto(`${url}/oauth/authorize?client_id=${app.clientId}&redirect_uri=${encodeURIComponent(back)}&scope=oauth&state=kept`);
    await look(page, screen, "consent");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForURL(/error=access_denied/);
    await page.goBack();
    await page.getByRole("button", { name: "Connect app" }).click();
    await page.waitForURL(/code=/);
    const answered = new URL(page.url()).searchParams;
    assert.equal(answered.get("state"), "kept");
    const tokens = await fetch(`${url}/oauth/v1/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "authorization_code", client_id: app.clientId, client_secret: app.clientSecret, redirect_uri: back, code: answered.get("code") }),
    });
    assert.equal(tokens.status, 200);
    await page.goto(`${url}/app/settings/connected-apps`);
    await page.getByText(`Sync for ${screen.name}`).waitFor();
    await look(page, screen, "connected-apps");
    await page.goto(`${url}/oauth/authorize?client_id=none`);
    await look(page, screen, "consent-refused");
    await page.context().close();
  });
}

test("everything can be reached by the keyboard", async () => {
  const page = await open(browser, screens[0]);
  await page.goto(`${url}/sign-in`);
  await page.keyboard.type(admin.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(admin.password);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${url}/app`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
  const reached = new Set();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.getAttribute("href")));
  }
  for (const path of ["/app", "/app/settings/users", "/app/settings/audit-log"]) {
    assert.ok(reached.has(path), `${path} is not reached by Tab: ${[...reached]}`);
  }
  await page.context().close();
});

test("the chosen theme stays, and signing out ends the session", async () => {
  const page = await open(browser, screens[0]);
  await signIn(page);
  const theme = () => page.evaluate(() => document.documentElement.dataset.bsTheme);
  assert.equal(await theme(), "light");
  await page.getByRole("button", { name: "Light or dark" }).click();
  await page.goto(`${url}/app/settings/users`);
  assert.equal(await theme(), "dark");
  await page.getByRole("button", { name: "Your menu" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${url}/sign-in`);
  await page.goto(`${url}/app`);
  await page.waitForURL(/\/sign-in/);
  await page.context().close();
});
