// Webhooks through the SDK: its own classes subscribe, and its own check finds the signatures valid.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { Client, Signature } from '@hubspot/api-client';
import { client, email, unique } from './axle.mjs';

const base = process.env.AXLE_URL;
const token = process.env.AXLE_TOKEN;
const axle = client();
const developer = new Client({ developerApiKey: process.env.AXLE_DEVELOPER_API_KEY, basePath: base });
const { settingsApi, subscriptionsApi } = developer.webhooks;
const redirect = 'http://localhost:3000/back';

const deliveries = [];
const receiver = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => {
    deliveries.push({ headers: request.headers, body });
    response.statusCode = 204;
    response.end();
  });
});

async function own(path, body) {
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 201, await response.clone().text());
  return response.json();
}

async function told(matches) {
  for (let i = 0; i < 200; i += 1) {
    for (const delivery of deliveries) {
      const event = JSON.parse(delivery.body).find(matches);
      if (event) {
        return { ...delivery, event };
      }
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return assert.fail('not told in 10 seconds');
}

describe('webhooks', () => {
  let app;
  let url;
  before(async () => {
    await new Promise((resolve) => { receiver.listen(0, '127.0.0.1', resolve); });
    url = `http://127.0.0.1:${receiver.address().port}/hooks?from=axle`;
    app = await own('/axle/v1/public-apps', { name: unique('Hooks'), redirectUrls: [redirect], requiredScopes: ['crm.objects.contacts.read'] });
    const granted = await own(`/axle/v1/public-apps/${app.appId}/authorizations`, { redirectUrl: redirect, scopes: ['crm.objects.contacts.read'] });
    const code = new URL(granted.redirectUrl).searchParams.get('code');
    await axle.oauth.tokensApi.create('authorization_code', code, redirect, app.clientId, app.clientSecret);
  });
  after(() => { receiver.close(); receiver.closeAllConnections(); });

  it('are set up, listed, paused in a batch and removed by a developer key', async () => {
    await assert.rejects(settingsApi.getAll(app.appId), { code: 404 });
    const settings = await settingsApi.configure(app.appId, { targetUrl: url, throttling: { maxConcurrentRequests: 10 } });
    assert.equal(settings.targetUrl, url);
    assert.equal(settings.throttling.maxConcurrentRequests, 10);
    const made = await subscriptionsApi.create(app.appId, { eventType: 'contact.propertyChange', propertyName: 'city', active: true });
    assert.equal(made.eventType, 'contact.propertyChange');
    assert.equal(made.propertyName, 'city');
    const listed = await subscriptionsApi.getAll(app.appId);
    assert.deepEqual(listed.results.map((each) => each.id), [made.id]);
    const paused = await subscriptionsApi.updateBatch(app.appId, { inputs: [{ id: Number(made.id), active: false }] });
    assert.equal(paused.results[0].active, false);
    const again = await subscriptionsApi.update(Number(made.id), app.appId, { active: true });
    assert.equal(again.active, true);
    await subscriptionsApi.archive(Number(made.id), app.appId);
    assert.deepEqual((await subscriptionsApi.getAll(app.appId)).results, []);
    await assert.rejects(new Client({ developerApiKey: 'no-such-key', basePath: base }).webhooks.settingsApi.getAll(app.appId), { code: 401 });
  });

  it('arrive signed, as the SDK and n8n check it', async () => {
    await subscriptionsApi.create(app.appId, { eventType: 'contact.creation', active: true });
    await subscriptionsApi.create(app.appId, { eventType: 'contact.propertyChange', propertyName: 'lastname', active: true });
    const lastname = 'Ω "quoted" \u0001\u001f\u2028 </b>';
    const contact = await axle.crm.contacts.basicApi.create({ properties: { lastname, email: email() }, associations: [] });
    await told((event) => event.objectId === Number(contact.id) && event.changeFlag === 'CREATED');
    const { headers, body, event } = await told((each) => each.objectId === Number(contact.id) && each.propertyName === 'lastname');
    assert.equal(event.propertyValue, lastname);
    const clientSecret = app.clientSecret;
    assert.ok(Signature.isValid({ signature: headers['x-hubspot-signature'], clientSecret, requestBody: body, signatureVersion: 'v1' }));
    assert.ok(Signature.isValid({
      signature: headers['x-hubspot-signature-v3'], clientSecret, requestBody: body, signatureVersion: 'v3', url, method: 'POST',
      timestamp: Number(headers['x-hubspot-request-timestamp']),
    }));
    const reparsed = JSON.stringify(JSON.parse(body));
    assert.ok(Signature.isValid({ signature: headers['x-hubspot-signature'], clientSecret, requestBody: reparsed, signatureVersion: 'v1' }));
    assert.ok(!Signature.isValid({ signature: headers['x-hubspot-signature'], clientSecret: 'another', requestBody: body, signatureVersion: 'v1' }));
  });
});
