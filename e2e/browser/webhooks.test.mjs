// What an app is told arrives, is shown, and is sent again.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { launch, look, open, screens, signIn, url } from "./browser.mjs";

let browser, receiver, origin, address;
let status = 204;
const received = [];

before(async () => {
  browser = await launch();
  receiver = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    // Apps of the screens before are still told.
    const isOurs = request.url === new URL(address).pathname;
    if (isOurs) received.push({ headers: request.headers, events: JSON.parse(body) });
    response.writeHead(isOurs ? status : 204).end(isOurs && status === 500 ? "no <b>luck</b>" : undefined);
  });
  await new Promise((done) => receiver.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${receiver.address().port}`;
});

after(async () => {
  await browser.close();
  receiver.close();
});

const createContact = async (lastname) => {
  const answer = await fetch(`${url}/crm/v3/objects/contacts`, {
    method: "POST",
    headers: { authorization: `Bearer ${process.env.AXLE_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ properties: { lastname } }),
  });
  assert.equal(answer.status, 201);
  return (await answer.json()).id;
};

async function until(what, holds) {
  for (let i = 0; i < 200; i++) {
    if (holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(what);
}

for (const screen of screens) {
  test(`an app is told what changed, ${screen.name}`, async () => {
    status = 204;
    received.length = 0;
    address = `${origin}/${screen.name}`;
    const page = await open(browser, screen);
    page.on("dialog", (dialog) => dialog.accept());
    await signIn(page);
    await page.goto(`${url}/app/settings/private-apps/new`);
    await page.fill("#name", `Told on ${screen.name}`);
    await page.locator("input[value=\"crm.objects.contacts.read\"]").first().evaluate((box) => { box.checked = true; });
    await page.getByRole("button", { name: "Make it, and show the token" }).click();
    await page.getByRole("link", { name: "Webhooks" }).click();
    await page.getByText("It is told nothing yet").waitFor();
    await look(page, screen, "webhooks-empty");

    await page.getByLabel("Target URL").fill(address);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByLabel("Event", { exact: true }).selectOption("contact.creation");
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.getByRole("button", { name: "Pause contact.creation" }).waitFor();

    const id = await createContact(`Told on ${screen.name}`);
    await until("the contact is told", () => received.length === 1);
    assert.equal(received[0].events[0].objectId, Number(id));
    assert.ok(received[0].headers["x-hubspot-signature-v3"]);
    await page.getByLabel("Id", { exact: true }).fill(id);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("row", { name: /204\s+success/ }).waitFor();

    status = 500;
    const lost = await createContact(`Lost on ${screen.name}`);
    await until("the next one is told", () => received.length === 2);
    await page.getByLabel("Id", { exact: true }).fill("");
    await page.getByLabel("Only failed ones").check();
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("row", { name: /500 The answer was 500/ }).waitFor();
    await page.getByText("Nothing has got through since").waitFor();
    await look(page, screen, "webhooks");

    await page.getByRole("region", { name: "Deliveries" }).getByRole("link").first().click();
    await page.getByText("no <b>luck</b>").waitFor();
    await page.getByText(`"objectId" : ${lost}`).waitFor();
    await look(page, screen, "webhook-delivery");
    status = 204;
    await page.getByRole("button", { name: "Redeliver" }).click();
    await until("it is sent again", () => received.length === 3);
    assert.deepEqual(received[2].events, received[1].events);
    await page.getByRole("row", { name: /204\s+success/ }).first().waitFor();

    await page.getByLabel("Of", { exact: true }).selectOption({ index: 0 });
    await page.getByRole("button", { name: "Send" }).click();
    await until("the test event arrives", () => received.length === 4);
    assert.equal(received[3].events[0].changeSource, "AXLE_TEST");
    await page.getByRole("button", { name: "Show the secret" }).click();
    assert.match(await page.getByLabel("Signing secret").inputValue(), /^[0-9a-f-]{36}$/);
    await page.getByRole("link", { name: "Back to the app" }).click();
    await page.context().close();
  });
}
