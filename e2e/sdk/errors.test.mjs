// What the SDK throws: status, category and body as HubSpot's.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, email, failure, token, unique, url } from './axle.mjs';

const axle = client();
const { contacts, deals, tickets, objects } = axle.crm;

function embedded(message) {
  const start = 'Property values were not valid: ';
  assert.ok(message.startsWith(start), message);
  return JSON.parse(message.slice(start.length));
}

describe('a record that is not there', () => {
  it('is 404 OBJECT_NOT_FOUND on read and update', async () => {
    for (const call of [
      () => contacts.basicApi.getById('999999999999'),
      () => contacts.basicApi.update('999999999999', { properties: { city: 'x' } }),
    ]) {
      const { body, headers } = await failure(call(), 404);
      assert.equal(body.message, 'resource not found');
      assert.equal(body.category, 'OBJECT_NOT_FOUND');
      assert.equal(headers['x-hubspot-correlation-id'], body.correlationId);
      assert.match(headers['content-type'], /^application\/json/);
    }
  });

  it('is 404 by an email nobody has', async () => {
    const { body } = await failure(contacts.basicApi.getById(email(), undefined, undefined, undefined, false, 'email'), 404);
    assert.equal(body.category, 'OBJECT_NOT_FOUND');
  });

  it('is 404 with its own words when the id is no number', async () => {
    const { body } = await failure(contacts.basicApi.getById('abc'), 404);
    assert.equal(body.message, 'Object not found.  objectId are usually numeric.');
    assert.deepEqual(body.context, { id: ['abc'] });
    assert.equal(body.category, 'OBJECT_NOT_FOUND');
  });

  it('is 204 to archive', async () => {
    assert.equal((await contacts.basicApi.archiveWithHttpInfo('999999999999')).httpStatusCode, 204);
  });
});

describe('values that are not valid', () => {
  it('are listed in the message and in errors, and nothing is written', async () => {
    const address = email('invalid');
    const { body } = await failure(
      contacts.basicApi.create({ properties: { email: address, no_such_property: 'x', nor_this: 'y' } }), 400,
    );
    assert.equal(body.category, 'VALIDATION_ERROR');
    const problems = embedded(body.message);
    assert.deepEqual(problems.map((one) => one.name).sort(), ['no_such_property', 'nor_this']);
    for (const one of problems) {
      assert.equal(one.isValid, false);
      assert.equal(one.error, 'PROPERTY_DOESNT_EXIST');
      assert.equal(one.message, `Property "${one.name}" does not exist`);
    }
    assert.deepEqual(body.errors.map((one) => one.code), ['PROPERTY_DOESNT_EXIST', 'PROPERTY_DOESNT_EXIST']);
    assert.deepEqual(body.errors.map((one) => one.context.propertyName[0]).sort(), ['no_such_property', 'nor_this']);
    await failure(contacts.basicApi.getById(address, undefined, undefined, undefined, false, 'email'), 404);
  });

  for (const [what, call, name, code, message] of [
    ['an email', () => contacts.basicApi.create({ properties: { email: 'not-an-email' } }), 'email', 'INVALID_EMAIL', /not-an-email is invalid/],
    ['an option', () => tickets.basicApi.create({ properties: { hs_pipeline_stage: '1', hs_ticket_priority: 'SOON' } }), 'hs_ticket_priority', 'INVALID_OPTION', /^SOON was not one of the allowed options: \[/],
    ['a number', () => deals.basicApi.create({ properties: { dealname: 'x', dealstage: 'contractsent', amount: 'much' } }), 'amount', 'INVALID_INTEGER', /^much was not a valid number/],
    ['a datetime', () => deals.basicApi.create({ properties: { dealname: 'x', dealstage: 'contractsent', closedate: 'soon' } }), 'closedate', 'INVALID_LONG', /^soon was not a valid long\.$/],
  ]) {
    it(`are named by code: ${what}`, async () => {
      const { body } = await failure(call(), 400);
      assert.deepEqual(body.errors.map((one) => [one.code, one.context.propertyName]), [[code, [name]]]);
      assert.match(body.errors[0].message, message);
      assert.deepEqual(embedded(body.message).map((one) => one.error), [code]);
    });
  }

  it('include those only HubSpot may set', async () => {
    const { body } = await failure(contacts.basicApi.create({ properties: { email: email(), hs_object_id: '7' } }), 400);
    assert.deepEqual(embedded(body.message).map((one) => [one.name, one.error]), [['hs_object_id', 'READ_ONLY_VALUE']]);
  });
});

describe('a request that asks for nothing or too little', () => {
  it('is 400 for an update without properties', async () => {
    const made = await contacts.basicApi.create({ properties: { lastname: unique('Empty') } });
    const { body } = await failure(contacts.basicApi.update(made.id, { properties: {} }), 400);
    assert.equal(body.message, 'No properties found to update, please provide at least one.');
  });

  it('is 400 for a call without its time', async () => {
    const { body } = await failure(objects.calls.basicApi.create({ properties: { hs_call_title: 'x' } }), 400);
    assert.equal(body.message, 'Error creating CALL. Some required properties were not set.');
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.match(JSON.stringify(body.context), /hs_timestamp/);
  });
});

describe('credentials', () => {
  const words = 'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at '
    + 'https://developers.hubspot.com/docs/methods/auth/oauth-overview';

  it('that nobody gave out are 401', async () => {
    const stranger = client({ accessToken: 'pat-na1-00000000-0000-4000-8000-000000000000' });
    const { body } = await failure(stranger.crm.contacts.basicApi.getPage(1), 401);
    assert.equal(body.category, 'INVALID_AUTHENTICATION');
    assert.equal(body.message, words);
  });

  it('left out are 401', async () => {
    const nobody = client({ accessToken: undefined });
    const { body } = await failure(nobody.crm.companies.basicApi.getPage(1), 401);
    assert.equal(body.category, 'INVALID_AUTHENTICATION');
    assert.equal(body.message, words);
  });

  it('as a hapikey are 401, and the answer shows the way to a private app token', async () => {
    const answer = await fetch(`${url}/crm/v3/objects/contacts?hapikey=00000000-0000-4000-8000-000000000000`);
    assert.equal(answer.status, 401);
    const body = await answer.json();
    assert.equal(body.category, 'INVALID_AUTHENTICATION');
    assert.match(JSON.stringify(body), /private app/i);
  });

  it('are needed before anything else is said', async () => {
    const answer = await fetch(`${url}/crm/v3/objects/contacts`, { method: 'POST', body: '{' });
    assert.equal(answer.status, 401);
  });
});

describe('a request that makes no sense', () => {
  function send(path, init) {
    return fetch(url + path, {
      ...init, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...init?.headers },
    });
  }

  async function refused(path, init, status) {
    const answer = await send(path, init);
    assert.equal(answer.status, status);
    assert.match(answer.headers.get('content-type'), /^application\/json/);
    const body = await answer.json();
    assert.equal(body.status, 'error');
    assert.equal(body.correlationId, answer.headers.get('x-hubspot-correlation-id'));
    return { answer, body };
  }

  it('is 400 for JSON that is none', async () => {
    const { body } = await refused('/crm/v3/objects/contacts', { method: 'POST', body: '%' }, 400);
    assert.match(body.message, /^Invalid input JSON on line 1, column \d+/);
  });

  it('is 400 for a query parameter of the wrong kind', async () => {
    const { body } = await refused('/crm/v3/objects/contacts?limit=many', {}, 400);
    assert.match(body.message, /limit/);
  });

  it('is 404 ROUTE_NOT_FOUND for a path nobody serves', async () => {
    const { body } = await refused('/crm/v3/no/such/route', {}, 404);
    assert.equal(body.category, 'ROUTE_NOT_FOUND');
  });

  it('is 405 with Allow for the wrong method', async () => {
    const { answer } = await refused('/crm/v3/objects/contacts/batch/read', { method: 'PUT', body: '{}' }, 405);
    assert.match(answer.headers.get('allow'), /POST/);
  });

  it('is 415 for a body that is not JSON', async () => {
    await refused('/crm/v3/objects/contacts', { method: 'POST', body: 'a=b', headers: { 'Content-Type': 'text/plain' } }, 415);
  });
});
