import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, look, open, screens, signIn, url } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

async function find(page, words, operation) {
  await page.goto(`${url}/docs`);
  await page.getByLabel("Find an operation").pressSequentially(words);
  await page.locator("#found").getByText(operation, { exact: true }).click();
  await page.waitForURL(`${url}/docs/operations/${operation}`);
}

const send = async (page) => {
  await page.locator("form[data-try] button[type=submit]").click();
  await page.locator("[data-status]").filter({ hasText: / in \d+ ms/ }).waitFor();
  return { status: await page.locator("[data-status]").textContent(), body: await page.locator("[data-shown]").textContent() };
};

for (const screen of screens) {
  test(`an operation is found, and tried, ${screen.name}`, async () => {
    const page = await open(browser, screen);
    await page.goto(`${url}/docs`);
    await look(page, screen, "docs-of-anybody");
    await page.goto(`${url}/docs/operations/crm.objects.create`);
    await page.locator("#try").getByRole("link", { name: "Sign in" }).waitFor();
    await signIn(page);
    await find(page, "create contact", "crm.objects.create");

    await page.getByText("Python", { exact: true }).click();
    assert.ok(await page.getByText("import requests").isVisible());
    await page.reload();
    assert.ok(await page.getByText("import requests").isVisible(), "the language stays chosen");

    const email = `${screen.name}-tried@example.com`;
    await page.getByLabel("Body", { exact: true }).fill(JSON.stringify({ properties: { email, firstname: "Ada" } }));
    const made = await send(page);
    assert.match(made.status, /^201 /);
    const { id } = JSON.parse(made.body);
    await page.getByText("x-hubspot-correlation-id").waitFor();
    await look(page, screen, "docs-operation");

    await find(page, "/crm/v3/objects/contacts/1", "crm.objects.read");
    await page.getByLabel("objectId").fill(id);
    await page.locator("summary", { hasText: "Query" }).click();
    await page.getByLabel("properties", { exact: true }).fill("email");
    const read = await send(page);
    assert.match(read.status, /^200 /);
    assert.equal(JSON.parse(read.body).properties.email, email);

    await page.context().close();
  });
}

for (const screen of screens) {
  test(`guides and groups, ${screen.name}`, async () => {
    const page = await open(browser, screen);
    await page.goto(`${url}/docs/guides/errors`);
    await look(page, screen, "docs-guide");
    await page.getByRole("link", { name: "OAuth" }).first().click();
    await page.getByRole("heading", { name: "OAuth", level: 1 }).waitFor();
    await page.goto(`${url}/docs/groups/crm.lists`);
    await look(page, screen, "docs-group");
    await page.goto(`${url}/docs/search?q=nothing+like+this`);
    await page.getByText("Nothing is called nothing like this").waitFor();
    await look(page, screen, "docs-search");
    await page.context().close();
  });
}

test("who only reads is refused a create, and told why", async () => {
  const screen = screens[1];
  const page = await open(browser, screen);
  await signIn(page);
  await page.goto(`${url}/app/settings/users`);
  await page.fill("#email", "docs-reader@example.com");
  await page.check("input[value=READ_ONLY]");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Link of the invitation").inputValue();
  const reader = await open(browser, screen);
  await reader.goto(link);
  await reader.fill("#name", "Grace Hopper");
  await reader.fill("#password", "a good password");
  await reader.getByRole("button", { name: "Join" }).click();
  await reader.waitForURL(`${url}/app`);
  await reader.goto(`${url}/docs/operations/crm.objects.create`);
  await reader.getByText("Your role, Read only, does not open this operation").waitFor();
  const refused = await send(reader);
  assert.match(refused.status, /^403 /);
  assert.match(JSON.parse(refused.body).message, /Your role in this account does not open this call/);
  await look(reader, screen, "docs-refused");
  await reader.goto(`${url}/docs/operations/crm.objects.list`);
  assert.match((await send(reader)).status, /^200 /);
  await reader.context().close();
  await page.context().close();
});
