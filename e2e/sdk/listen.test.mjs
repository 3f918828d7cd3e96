// `./axle listen` brings webhooks to a receiver as they are, signed, and leaves nothing behind.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Signature } from '@hubspot/api-client';
import { client, token, unique, url } from './axle.mjs';

const launcher = fileURLToPath(new URL('../../axle', import.meta.url));
const headers = { authorization: `Bearer ${token}` };
const received = [];
let receiver, address, app;

before(async () => {
  receiver = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  address = `http://127.0.0.1:${receiver.address().port}/hooks?from=axle`;
});

after(() => receiver.close());

async function until(what, holds) {
  for (let i = 0; i < 600; i += 1) {
    if (holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(what());
}

test('listen forwards events, signed by the secret of the app', async () => {
  const listener = spawn(launcher, ['listen', '--forward', address, '--events', 'contact.creation,contact.propertyChange:lastname', '--url', url], {
    env: { ...process.env, AXLE_TOKEN: token },
  });
  let printed = '';
  listener.stdout.on('data', (chunk) => { printed += chunk; });
  listener.stderr.on('data', (chunk) => { printed += chunk; });
  try {
    await until(() => `it does not listen: ${printed}`, () => printed.includes('forwarding to'));
    const lastname = unique('Listened');
    const { id } = await client().crm.contacts.basicApi.create({ properties: { firstname: 'Ü', lastname } });
    await until(() => `nothing arrived: ${printed}`, () => received.some((each) => each.body.includes('contact.creation')));
    await until(() => printed, () => printed.includes(`contact.creation  ${id}  204`));

    const delivered = received[0];
    const event = JSON.parse(delivered.body)[0];
    app = event.appId;
    assert.equal(event.objectId, Number(id));
    const { secret } = await (await fetch(`${url}/axle/v1/webhooks/${app}/secret`, { headers })).json();
    assert.ok(Signature.isValid({
      signatureVersion: 'v3', method: 'POST', clientSecret: secret, requestBody: delivered.body, url: address,
      signature: delivered.headers['x-hubspot-signature-v3'], timestamp: Number(delivered.headers['x-hubspot-request-timestamp']),
    }), 'version 3');
    assert.ok(Signature.isValid({
      signatureVersion: 'v1', clientSecret: secret, requestBody: delivered.body, signature: delivered.headers['x-hubspot-signature'],
    }), 'version 1');
    assert.ok(!printed.includes('\u001b['), 'colours are for terminals');
  } finally {
    listener.kill('SIGINT');
  }
  await once(listener, 'exit');
  const { results } = await (await fetch(`${url}/webhooks/v3/${app}/subscriptions`, { headers })).json();
  assert.deepEqual(results, []);
});

test('listen says what is wrong with what it was asked for', async () => {
  const refused = spawn(launcher, ['listen', '--forward', 'nowhere', '--token', 'x']);
  let printed = '';
  refused.stderr.on('data', (chunk) => { printed += chunk; });
  const [code] = await once(refused, 'exit');
  assert.equal(code, 2);
  assert.match(printed, /--forward must be a URL/);
});
