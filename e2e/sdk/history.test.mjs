// propertiesWithHistory: every value a property had, newest first.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertDate, client, email, failure } from './axle.mjs';

const { contacts, deals } = client().crm;

function values(record, name) {
  return record.propertiesWithHistory[name].map((version) => version.value);
}

describe('the history of a property', () => {
  let contact;

  before(async () => {
    contact = await contacts.basicApi.create({ properties: { email: email('history'), city: 'London', jobtitle: 'Countess' } });
    await contacts.basicApi.update(contact.id, { properties: { city: 'Turin' } });
    await contacts.basicApi.update(contact.id, { properties: { city: 'Turin', jobtitle: 'Analyst' } });
    await contacts.basicApi.update(contact.id, { properties: { city: 'Paris' } });
  });

  it('is newest first, with when and by whom', async () => {
    const read = await contacts.basicApi.getById(contact.id, ['email'], ['city']);
    assert.deepEqual(values(read, 'city'), ['Paris', 'Turin', 'London']);
    const versions = read.propertiesWithHistory.city;
    for (const version of versions) {
      assertDate(version.timestamp, 'timestamp');
      assert.equal(version.sourceType, 'INTEGRATION');
      assert.match(version.sourceId, /^\d+$/);
    }
    for (let i = 1; i < versions.length; i += 1) {
      assert.ok(versions[i - 1].timestamp >= versions[i].timestamp, 'an older version comes first');
    }
  });

  it('also gives the value itself', async () => {
    const read = await contacts.basicApi.getById(contact.id, ['email'], ['city']);
    assert.equal(read.properties.city, 'Paris');
    assert.equal(read.properties.email, contact.properties.email);
  });

  it('comes with lists and batches', async () => {
    const batch = await contacts.batchApi.read({
      inputs: [{ id: contact.id }], properties: [], propertiesWithHistory: ['city', 'jobtitle'],
    });
    assert.deepEqual(values(batch.results[0], 'city'), ['Paris', 'Turin', 'London']);
    assert.deepEqual(values(batch.results[0], 'jobtitle'), ['Analyst', 'Countess']);

    const all = await contacts.getAll(50, undefined, undefined, ['jobtitle']);
    const listed = all.find((record) => record.id === contact.id);
    assert.deepEqual(values(listed, 'jobtitle'), ['Analyst', 'Countess']);
  });

  it('shows that a value was cleared', async () => {
    const deal = await deals.basicApi.create({ properties: { dealname: 'Cleared', dealstage: 'appointmentscheduled', amount: '5' } });
    await deals.basicApi.update(deal.id, { properties: { amount: '' } });
    const read = await deals.basicApi.getById(deal.id, undefined, ['amount']);
    assert.deepEqual(values(read, 'amount'), ['', '5']);
  });

  it('is read for at most 50 records at a time', async () => {
    const inputs = Array.from({ length: 51 }, (_, i) => ({ id: String(i + 1) }));
    const { body } = await failure(contacts.batchApi.read({ inputs, properties: [], propertiesWithHistory: ['city'] }), 400);
    assert.equal(body.message, 'The maximum number of inputs supported in a batch request for property histories is 50');
  });
});
