// Batches: up to 100 at once, and what becomes of the wrong ones.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertDate, assertRecord, client, email, failure, ids, sorted, unique } from './axle.mjs';

const axle = client();
const { contacts, companies, properties } = axle.crm;

function people(count) {
  return Array.from({ length: count }, (_, i) => ({ properties: { email: email(`batch${i}`), firstname: `No. ${i}` } }));
}

function emails(inputs) {
  return inputs.map((input) => input.properties.email);
}

async function assertNobodyHas(addresses) {
  const { httpStatusCode, data } = await contacts.batchApi.readWithHttpInfo({
    inputs: addresses.map((id) => ({ id })), idProperty: 'email', properties: ['email'], propertiesWithHistory: [],
  });
  assert.equal(httpStatusCode, 207);
  assert.deepEqual(data.results, []);
}

describe('batch create', () => {
  it('makes a hundred at once: 201', async () => {
    const inputs = people(100);
    const { httpStatusCode, data } = await contacts.batchApi.createWithHttpInfo({ inputs });
    assert.equal(httpStatusCode, 201);
    assert.equal(data.status, 'COMPLETE');
    assertDate(data.startedAt, 'startedAt');
    assertDate(data.completedAt, 'completedAt');
    assert.equal(new Set(ids(data.results)).size, 100);
    data.results.forEach(assertRecord);
    assert.deepEqual(sorted(data.results.map((one) => one.properties.email)), sorted(emails(inputs)));
  });

  it('refuses 101, and makes none', async () => {
    const inputs = people(101);
    const { body } = await failure(contacts.batchApi.create({ inputs }), 400);
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.equal(
      body.message,
      'The maximum number of inputs supported in a batch is 100. Please reduce the number of items and try again',
    );
    await assertNobodyHas(emails(inputs).slice(0, 100));
  });

  it('is all or nothing on a conflict: 409', async () => {
    const taken = await contacts.basicApi.create({ properties: { email: email('taken') } });
    const inputs = people(3);
    const { body } = await failure(
      contacts.batchApi.create({ inputs: [...inputs, { properties: { email: taken.properties.email } }] }), 409,
    );
    assert.equal(body.message, `Contact already exists. Existing ID: ${taken.id}`);
    await assertNobodyHas(emails(inputs));
  });

  it('is all or nothing on an invalid value: 400', async () => {
    const inputs = people(3);
    const wrong = { properties: { email: email(), no_such_property: 'x' } };
    const { body } = await failure(contacts.batchApi.create({ inputs: [...inputs, wrong] }), 400);
    assert.match(body.message, /PROPERTY_DOESNT_EXIST/);
    await assertNobodyHas(emails(inputs));
  });

  it('answers item by item when every input has an objectWriteTraceId: 207', async () => {
    const [good] = people(1);
    const { httpStatusCode, data } = await contacts.batchApi.createWithHttpInfo({
      inputs: [
        { ...good, objectWriteTraceId: 'good' },
        { properties: { email: email(), no_such_property: 'x' }, objectWriteTraceId: 'bad' },
      ],
    });
    assert.equal(httpStatusCode, 207);
    assert.deepEqual(data.results.map((one) => [one.objectWriteTraceId, one.properties.email]), [['good', good.properties.email]]);
    assert.equal(data.numErrors, 1);
    assert.deepEqual(data.errors[0].context.objectWriteTraceId, ['bad']);
  });
});

describe('batch read', () => {
  let made;

  before(async () => {
    made = (await contacts.batchApi.create({ inputs: people(3) })).results;
  });

  it('reads by id: 200', async () => {
    const { httpStatusCode, data } = await contacts.batchApi.readWithHttpInfo({
      inputs: ids(made).map((id) => ({ id })), properties: ['firstname'], propertiesWithHistory: [],
    });
    assert.equal(httpStatusCode, 200);
    assert.equal(data.status, 'COMPLETE');
    assert.deepEqual(sorted(ids(data.results)), sorted(ids(made)));
    for (const record of data.results) {
      assert.deepEqual(Object.keys(record.properties), ['createdate', 'firstname', 'hs_object_id', 'lastmodifieddate']);
    }
  });

  it('reads by email', async () => {
    const { httpStatusCode, data } = await contacts.batchApi.readWithHttpInfo({
      inputs: made.map((one) => ({ id: one.properties.email.toUpperCase() })), idProperty: 'email', properties: ['email'], propertiesWithHistory: [],
    });
    assert.equal(httpStatusCode, 200);
    assert.deepEqual(sorted(ids(data.results)), sorted(ids(made)));
  });

  it('gives what is there and names what is not: 207', async () => {
    const missing = ['999999999998', '999999999999'];
    const { httpStatusCode, data } = await contacts.batchApi.readWithHttpInfo({
      inputs: [made[0].id, ...missing].map((id) => ({ id })), properties: ['email'], propertiesWithHistory: [],
    });
    assert.equal(httpStatusCode, 207);
    assert.equal(data.status, 'COMPLETE');
    assert.deepEqual(ids(data.results), [made[0].id]);
    assert.equal(data.numErrors, 1);
    const [error] = data.errors;
    assert.equal(error.status, 'error');
    assert.equal(error.category, 'OBJECT_NOT_FOUND');
    assert.equal(
      error.message, 'Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.',
    );
    assert.deepEqual(sorted(error.context.ids), missing);
  });

  it('reads archived records when asked', async () => {
    const gone = await contacts.basicApi.create({ properties: { email: email('gone') } });
    await contacts.basicApi.archive(gone.id);
    const input = { inputs: [{ id: gone.id }], properties: ['email'], propertiesWithHistory: [] };
    assert.equal((await contacts.batchApi.readWithHttpInfo(input)).httpStatusCode, 207);
    const archived = await contacts.batchApi.read(input, true);
    assert.deepEqual(ids(archived.results), [gone.id]);
    assert.equal(archived.results[0].archived, true);
  });
});

describe('batch update', () => {
  it('updates by id: 200', async () => {
    const { results } = await contacts.batchApi.create({ inputs: people(3) });
    const { httpStatusCode, data } = await contacts.batchApi.updateWithHttpInfo({
      inputs: results.map((one, i) => ({ id: one.id, properties: { city: `City ${i}` } })),
    });
    assert.equal(httpStatusCode, 200);
    assert.equal(data.results.length, 3);
    for (const [i, one] of results.entries()) {
      assert.equal((await contacts.basicApi.getById(one.id, ['city'])).properties.city, `City ${i}`);
    }
  });

  it('updates by email', async () => {
    const { results: [one] } = await contacts.batchApi.create({ inputs: people(1) });
    const { results } = await contacts.batchApi.update({
      inputs: [{ id: one.properties.email, idProperty: 'email', properties: { city: 'Turin' } }],
    });
    assert.deepEqual(results.map((record) => [record.id, record.properties.city]), [[one.id, 'Turin']]);
  });

  it('updates what is there and names what is not: 207', async () => {
    const { results: [one] } = await contacts.batchApi.create({ inputs: people(1) });
    const { httpStatusCode, data } = await contacts.batchApi.updateWithHttpInfo({
      inputs: [one.id, '999999999999'].map((id) => ({ id, properties: { city: 'Paris' } })),
    });
    assert.equal(httpStatusCode, 207);
    assert.deepEqual(ids(data.results), [one.id]);
    assert.equal(data.numErrors, 1);
    assert.equal(data.errors[0].category, 'OBJECT_NOT_FOUND');
    assert.deepEqual(data.errors[0].context.ids, ['999999999999']);
    assert.equal((await contacts.basicApi.getById(one.id, ['city'])).properties.city, 'Paris');
  });

  it('refuses the same id twice, and updates none', async () => {
    const { results: [one] } = await contacts.batchApi.create({ inputs: people(1) });
    const { body } = await failure(
      contacts.batchApi.update({ inputs: ['a', 'b'].map((city) => ({ id: one.id, properties: { city } })) }), 400,
    );
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.equal(body.message, `Duplicate IDs found in batch input: [${one.id}]. IDs must be unique`);
    assert.equal((await contacts.basicApi.getById(one.id, ['city'])).properties.city, null);
  });
});

describe('batch upsert', () => {
  it('makes what is new and updates what is known, and says which', async () => {
    const { results: [known] } = await contacts.batchApi.create({ inputs: people(1) });
    const fresh = email('fresh');
    const { httpStatusCode, data } = await contacts.batchApi.upsertWithHttpInfo({
      inputs: [known.properties.email, fresh].map((id) => ({ id, idProperty: 'email', properties: { city: 'Rome' } })),
    });
    assert.equal(httpStatusCode, 200);
    assert.equal(data.status, 'COMPLETE');
    assert.equal(data.results.length, 2);
    const updated = data.results.find((one) => one.id === known.id);
    const made = data.results.find((one) => one.id !== known.id);
    assert.equal(updated._new, false);
    assert.equal(made._new, true);
    const read = await contacts.basicApi.getById(fresh, ['email', 'city'], undefined, undefined, false, 'email');
    assert.deepEqual([read.id, read.properties.email, read.properties.city], [made.id, fresh, 'Rome']);
  });

  it('is the same a second time, but nothing is new', async () => {
    const inputs = Array.from({ length: 100 }, () => ({ id: email('upsert'), idProperty: 'email', properties: { lastname: 'Twice' } }));
    const first = await contacts.batchApi.upsert({ inputs });
    const second = await contacts.batchApi.upsert({ inputs });
    assert.ok(first.results.every((one) => one._new === true));
    assert.ok(second.results.every((one) => one._new === false));
    assert.deepEqual(sorted(ids(second.results)), sorted(ids(first.results)));
    assert.equal(new Set(ids(first.results)).size, 100);
  });

  it('goes by a unique property of one\'s own, on any type', async () => {
    const name = unique('erp_key');
    await properties.coreApi.create('companies', {
      name, label: 'ERP key', type: 'string', fieldType: 'text', groupName: 'companyinformation', hasUniqueValue: true,
    });
    const key = unique('K');
    const input = (city) => ({ inputs: [{ id: key, idProperty: name, properties: { name: 'By key', city } }] });
    const { results: [made] } = await companies.batchApi.upsert(input('Rome'));
    const { results: [again] } = await companies.batchApi.upsert(input('Turin'));
    assert.deepEqual([made._new, again._new, again.id], [true, false, made.id]);
    const read = await companies.basicApi.getById(key, ['city', name], undefined, undefined, false, name);
    assert.deepEqual([read.id, read.properties.city, read.properties[name]], [made.id, 'Turin', key]);
  });
});

describe('batch archive', () => {
  it('archives, and overlooks what is not there: 204', async () => {
    const { results } = await contacts.batchApi.create({ inputs: people(2) });
    const inputs = [...ids(results), '999999999999'].map((id) => ({ id }));
    for (const time of ['first', 'second']) {
      assert.equal((await contacts.batchApi.archiveWithHttpInfo({ inputs })).httpStatusCode, 204, time);
    }
    for (const id of ids(results)) {
      await failure(contacts.basicApi.getById(id), 404);
    }
  });
});
