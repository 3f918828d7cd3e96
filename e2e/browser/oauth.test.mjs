// A public app from its making to its end, and an app of somebody who uses passport-hubspot-oauth2 as it is published.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { Client } from "@hubspot/api-client";
import express from "express";
import session from "express-session";
import passport from "passport";
import { Strategy } from "passport-hubspot-oauth2";
import { admin, launch, look, open, screens, signIn, url } from "./browser.mjs";

const APPS = `${url}/app/developers/public-apps`;
const SCOPES = ["oauth", "crm.objects.contacts.read"];
const LOGO = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==", "base64");

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

/** Makes a public app on the page for it. */
async function make(page, name, redirectUrl) {
  await page.goto(`${APPS}/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("What it is for").fill("Keeps contacts in step with the shop.");
  await page.getByLabel("Redirect URLs").fill(redirectUrl);
  await page.setInputFiles("#logo", { name: "logo.png", mimeType: "image/png", buffer: LOGO });
  await page.fill("#find-required", "contacts.read");
  await page.locator("#required-scopes").getByLabel("crm.objects.contacts.read", { exact: true }).check();
  await page.getByText("Further scopes:").click();
  await page.fill("#find-optional", "deals.read");
  await page.locator("#optional-scopes").getByLabel("crm.objects.deals.read", { exact: true }).check();
}

for (const screen of screens) {
  test(`a developer makes a public app, and an account is asked for it, ${screen.name}`, async () => {
    const page = await open(browser, screen);
    await signIn(page);
    await make(page, `Shop of ${screen.name}`, "http://localhost:3000/back");
    await look(page, screen, "new-public-app");
    await page.getByRole("button", { name: "Make it, and show the secret" }).click();
    assert.match(await page.getByLabel("Client secret", { exact: true }).inputValue(), /^[0-9a-f-]{36}$/);
    await look(page, screen, "public-app");
    const link = await page.getByLabel("Install link").inputValue();
    assert.ok(await page.locator("img.logo").first().evaluate((image) => image.complete && image.naturalWidth > 0));
    await page.goto(APPS);
    await page.getByText(`Shop of ${screen.name}`).waitFor();
    await look(page, screen, "public-apps");
    await page.goto(link);
    await page.getByText("See contacts.").waitFor();
    await look(page, screen, "consent-of-public-app");
    await page.goto(`${url}/app/developers/keys`);
    await page.fill("#name", `Build on ${screen.name}`);
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByLabel("Developer API key", { exact: true }).waitFor();
    await look(page, screen, "developer-keys");
    await page.context().close();
  });
}

/** A port of this machine that is free. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** An app as its maker writes it. */
async function start(credentials, redirectUrl) {
  const strategy = new Strategy(
    {
      clientID: credentials.id,
      clientSecret: credentials.secret,
      callbackURL: redirectUrl,
      authorizationURL: `${url}/oauth/authorize`,
      tokenURL: `${url}/oauth/v1/token`,
      state: true,
    },
    (accessToken, refreshToken, profile, done) => done(null, { accessToken, refreshToken, profile }),
  );
  // The package names https://api.hubapi.com in its code, without an option: its request goes to Axle, as a name server would send it.
  const get = strategy._oauth2.get.bind(strategy._oauth2);
  strategy._oauth2.get = (address, ...rest) => get(address.replace("https://api.hubapi.com", url), ...rest);
  const app = express();
  app.use(session({ secret: "of a test", resave: false, saveUninitialized: false }));
  const users = [];
  const authenticator = new passport.Passport();
  authenticator.use(strategy);
  authenticator.serializeUser((user, done) => done(null, users.push(user) - 1));
  authenticator.deserializeUser((id, done) => done(null, users[id]));
  app.use(authenticator.initialize(), authenticator.session());
  app.get("/login", authenticator.authenticate("hubspot", { scope: SCOPES.join(" ") }));
  app.get("/auth/hubspot/callback", authenticator.authenticate("hubspot", { successRedirect: "/me", failureRedirect: "/refused" }));
  app.get("/me", (request, response) => response.json(request.user?.profile ?? null));
  app.get("/refused", (request, response) => response.send("You did not let the app in."));
  const { port, origin } = new URL(redirectUrl);
  const server = app.listen(port, "127.0.0.1");
  await once(server, "listening");
  return { server, users, origin };
}

test("passport-hubspot-oauth2 signs somebody in, the SDK goes on with the tokens, and the account ends it", async () => {
  const developer = await open(browser, screens[0]);
  await signIn(developer);
  const redirectUrl = `http://127.0.0.1:${await freePort()}/auth/hubspot/callback`;
  await make(developer, "Passport app", redirectUrl);
  await developer.getByRole("button", { name: "Make it, and show the secret" }).click();
  const credentials = {
    id: await developer.getByLabel("Client id").inputValue(),
    secret: await developer.getByLabel("Client secret", { exact: true }).inputValue(),
  };
  const app = await start(credentials, redirectUrl);
  try {
    const page = await open(browser, screens[0], app.origin);
    await page.goto(`${app.origin}/login`);
    await page.waitForURL(/\/sign-in\?next=/);
    await page.fill("#email", admin.email);
    await page.fill("#password", admin.password);
    await page.click("button[type=submit]");
    await page.getByRole("heading", { name: "Connect Passport app" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("You did not let the app in.").waitFor();

    await page.goto(`${app.origin}/login`);
    await page.getByRole("button", { name: "Connect app" }).click();
    await page.waitForURL(`${app.origin}/me`);
    const profile = JSON.parse(await page.locator("pre").textContent());
    assert.equal(profile.provider, "hubspot");
    assert.equal(profile.user, admin.email);
    assert.deepEqual(profile.scopes.sort(), [...SCOPES].sort());

    const [{ accessToken, refreshToken }] = app.users;
    const sdk = new Client({ basePath: url, accessToken });
    const [contact] = (await sdk.crm.contacts.basicApi.getPage(1)).results;
    assert.ok(contact.id);
    const refresh = () => sdk.oauth.tokensApi.create("refresh_token", undefined, undefined, credentials.id, credentials.secret, refreshToken);
    const fresh = await refresh();
    sdk.setAccessToken(fresh.accessToken);
    assert.equal((await sdk.crm.contacts.basicApi.getById(contact.id)).id, contact.id);

    page.on("dialog", (dialog) => dialog.accept());
    await page.goto(`${url}/app/settings/connected-apps`);
    await page.getByRole("button", { name: "Disconnect Passport app" }).click();
    await page.getByRole("button", { name: "Disconnect Passport app" }).waitFor({ state: "detached" });
    await assert.rejects(sdk.crm.contacts.basicApi.getById(contact.id), { code: 401 });
    await assert.rejects(refresh(), { code: 400 });
    await page.goto(`${url}/app/settings/audit-log`);
    await page.getByText("Passport app: crm.objects.contacts.read oauth").waitFor();
  } finally {
    app.server.closeAllConnections();
    app.server.close();
  }
});
