// client.apiRequest: paths the SDK has no class for, dated ones among them, and the odd spellings clients use.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, email, ids, unique } from './axle.mjs';

const axle = client();

async function call(method, path, body, status) {
  const answer = await axle.apiRequest({ method, path, body });
  const text = await answer.text();
  assert.equal(answer.status, status, `${method} ${path}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

for (const base of ['/crm/v3/objects', '/crm/objects/v3', '/crm/objects/2026-03', '/crm/objects/2026-09']) {
  describe(base, () => {
    it(`${base} is the same contacts`, async () => {
      const address = email('dated');
      const made = await call('POST', `${base}/contacts`, { properties: { email: address } }, 201);
      assert.equal(typeof made.id, 'string');
      const read = await axle.crm.contacts.basicApi.getById(made.id);
      assert.equal(read.properties.email, address);

      assert.equal((await call('GET', `${base}/contacts/${made.id}`, undefined, 200)).properties.email, address);
      assert.equal((await call('GET', `${base}/0-1/${encodeURIComponent(address)}?idProperty=email`, undefined, 200)).id, made.id);
      const updated = await call('PATCH', `${base}/contacts/${made.id}`, { properties: { city: 'Turin' } }, 200);
      assert.equal(updated.properties.city, 'Turin');
      await call('DELETE', `${base}/contacts/${made.id}`, undefined, 204);
      await call('GET', `${base}/contacts/${made.id}`, undefined, 404);
    });

    it(`${base} is the same batches and pages`, async () => {
      const inputs = [0, 1, 2].map(() => ({ properties: { email: email('dated') } }));
      const made = await call('POST', `${base}/contacts/batch/create`, { inputs }, 201);
      const keys = ids(made.results).map((id) => ({ id }));
      assert.equal(keys.length, 3);
      const read = await call('POST', `${base}/contacts/batch/read`, { inputs: [...keys, { id: '999999999999' }], properties: ['email'] }, 207);
      assert.equal(read.results.length, 3);
      assert.equal(read.numErrors, 1);
      await call('POST', `${base}/contacts/batch/update`, { inputs: keys.map((key) => ({ ...key, properties: { city: 'Rome' } })) }, 200);
      const page = await call('GET', `${base}/contacts?limit=2`, undefined, 200);
      assert.equal(page.results.length, 2);
      assert.equal(new URL(page.paging.next.link).pathname, `${base}/contacts`);
      await call('POST', `${base}/contacts/batch/archive`, { inputs: keys }, 204);
      await call('GET', `${base}/contacts/${keys[0].id}`, undefined, 404);
    });
  });
}

for (const base of ['/crm/v3/properties', '/crm/properties/v3', '/crm/properties/2026-03', '/crm/properties/2026-09']) {
  describe(base, () => {
    it(`${base} is the same definitions`, async () => {
      const name = unique('dated');
      const made = await call(
        'POST', `${base}/contacts`, { name, label: 'Dated', type: 'string', fieldType: 'text', groupName: 'contactinformation' }, 201,
      );
      assert.equal(made.name, name);
      assert.equal((await axle.crm.properties.coreApi.getByName('contacts', name)).label, 'Dated');
      assert.equal((await call('PATCH', `${base}/0-1/${name}`, { label: 'Changed' }, 200)).label, 'Changed');
      const { results } = await call('GET', `${base}/contact`, undefined, 200);
      assert.equal(results.find((one) => one.name === name).label, 'Changed');
      await call('DELETE', `${base}/contacts/${name}`, undefined, 204);
      await call('GET', `${base}/contacts/${name}`, undefined, 404);
    });
  });
}

describe('odd spellings', () => {
  it('a trailing slash', async () => {
    const made = await call('POST', '/crm/v3/objects/contacts/', { properties: { lastname: unique('Slash') } }, 201);
    assert.equal((await call('GET', `/crm/v3/objects/contacts/${made.id}/`, undefined, 200)).id, made.id);
  });

  it('properties with commas, repeated, and both', async () => {
    const { id } = await call('POST', '/crm/v3/objects/contacts', { properties: { lastname: unique('Comma'), city: 'Rome', zip: '00100' } }, 201);
    for (const query of ['properties=city,zip', 'properties=city&properties=zip', 'properties=city,zip&properties=zip']) {
      const read = await call('GET', `/crm/v3/objects/contacts/${id}?${query}`, undefined, 200);
      assert.deepEqual(Object.keys(read.properties), ['city', 'createdate', 'hs_object_id', 'lastmodifieddate', 'zip'], query);
    }
  });

  it('numbers and booleans as values, ids as numbers', async () => {
    const contact = await call('POST', '/crm/v3/objects/contacts', { properties: { lastname: unique('Number') } }, 201);
    const deal = await call('POST', '/crm/v3/objects/deals', {
      properties: { dealname: 'Number', dealstage: 'appointmentscheduled', amount: 1500 },
      associations: [{ to: { id: Number(contact.id) }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 3 }] }],
    }, 201);
    assert.equal(deal.properties.amount, '1500');
    const read = await call('GET', `/crm/v3/objects/deals/${deal.id}?associations=contacts`, undefined, 200);
    assert.deepEqual(ids(read.associations.contacts.results), [contact.id]);
  });

  it('qs and defaultHeaders of the SDK', async () => {
    const { id } = await call('POST', '/crm/v3/objects/contacts', { properties: { lastname: unique('Query') } }, 201);
    const other = client({ defaultHeaders: { 'X-Forwarded-For': '203.0.113.7' } });
    const answer = await other.apiRequest({ path: `/crm/v3/objects/contacts/${id}`, qs: { properties: 'lastname', archived: false } });
    assert.equal(answer.status, 200);
    assert.deepEqual(Object.keys((await answer.json()).properties), ['createdate', 'hs_object_id', 'lastmodifieddate', 'lastname']);
  });

  it('every answer has a correlation id and a content type; creation says where', async () => {
    const answer = await axle.apiRequest({
      method: 'POST', path: '/crm/v3/objects/contacts', body: { properties: { lastname: unique('Where') } },
    });
    const made = await answer.json();
    assert.match(answer.headers.get('x-hubspot-correlation-id'), /^[0-9a-f]{8}-/);
    assert.match(answer.headers.get('content-type'), /^application\/json;\s?charset=utf-8$/i);
    assert.ok(answer.headers.get('location').endsWith(`/contacts/${made.id}`), answer.headers.get('location'));
  });
});
