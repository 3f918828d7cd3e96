// A record's life through the SDK's own class for its type: create, read, update, list, archive.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertDate, assertRecord, client, failure, ids, subset, unique } from './axle.mjs';
import { types } from './types.mjs';

const axle = client();

for (const type of types) {
  describe(`${type.plural} through the SDK's own class`, () => {
    const api = type.api(axle);

    it(`${type.plural}: creates with 201 and answers the properties it was given`, async () => {
      const sent = type.make();
      const { httpStatusCode, data } = await api.basicApi.createWithHttpInfo({ properties: sent });
      assert.equal(httpStatusCode, 201);
      assertRecord(data);
      assert.deepEqual(subset(data.properties, sent), sentAsKept(sent));
      assert.equal(Date.parse(data.properties[type.created]), data.createdAt.getTime());
      assert.equal(Date.parse(data.properties[type.modified]), data.updatedAt.getTime());
    });

    it(`${type.plural}: reads the default properties, and no others`, async () => {
      const made = await api.basicApi.create({ properties: type.make() });
      const read = await api.basicApi.getById(made.id);
      assertRecord(read);
      assert.equal(read.id, made.id);
      assert.equal(read.createdAt.getTime(), made.createdAt.getTime());
      assert.deepEqual(Object.keys(read.properties), type.defaults);
    });

    it(`${type.plural}: reads the properties asked for, null when unset, absent when unknown`, async () => {
      const sent = type.make();
      const [first] = Object.keys(sent);
      const made = await api.basicApi.create({ properties: sent });
      const read = await api.basicApi.getById(made.id, [first, type.unset, 'no_such_property']);
      assert.deepEqual(Object.keys(read.properties), [type.created, first, 'hs_object_id', type.modified, type.unset].sort());
      assert.equal(read.properties[first], sentAsKept(sent)[first]);
      assert.equal(read.properties[type.unset], null);
    });

    it(`${type.plural}: updates, and moves the modified date but not the created one`, async () => {
      const made = await api.basicApi.create({ properties: type.make() });
      const { httpStatusCode, data } = await api.basicApi.updateWithHttpInfo(made.id, { properties: type.change });
      assert.equal(httpStatusCode, 200);
      assert.equal(data.id, made.id);
      assert.deepEqual(subset(data.properties, type.change), type.change);
      assert.ok(data.updatedAt >= made.updatedAt);
      assert.equal(data.createdAt.getTime(), made.createdAt.getTime());
      const read = await api.basicApi.getById(made.id, Object.keys(type.change));
      assert.deepEqual(subset(read.properties, type.change), type.change);
      assert.equal(read.updatedAt.getTime(), data.updatedAt.getTime());
    });

    it(`${type.plural}: archives with 204, twice, hides the record, and shows it to archived reads`, async () => {
      const made = await api.basicApi.create({ properties: type.make() });
      const first = await api.basicApi.archiveWithHttpInfo(made.id);
      const second = await api.basicApi.archiveWithHttpInfo(made.id);
      assert.deepEqual([first.httpStatusCode, second.httpStatusCode], [204, 204]);

      const missing = await failure(api.basicApi.getById(made.id), 404);
      assert.equal(missing.body.category, 'OBJECT_NOT_FOUND');

      const archived = await api.basicApi.getById(made.id, undefined, undefined, undefined, true);
      assert.equal(archived.id, made.id);
      assert.equal(archived.archived, true);
      assertDate(archived.archivedAt, 'archivedAt');

      const bin = await all(api, true);
      assert.ok(ids(bin).includes(made.id), 'the archived listing lacks it');
      assert.ok(bin.every((record) => record.archived), 'the archived listing shows a live record');
      const live = await all(api, false);
      assert.ok(!ids(live).includes(made.id), 'the live listing still has it');
      await failure(api.basicApi.update(made.id, { properties: type.change }), 404);
    });
  });
}

describe('clearing a value', () => {
  it('takes an empty string for it', async () => {
    const { contacts } = axle.crm;
    const made = await contacts.basicApi.create({ properties: { lastname: unique('Clear'), city: 'London' } });
    await contacts.basicApi.update(made.id, { properties: { city: '' } });
    const read = await contacts.basicApi.getById(made.id, ['city']);
    assert.ok(read.properties.city === '' || read.properties.city === null, `city is still ${read.properties.city}`);
  });
});

/** Every page of a list; not all of the SDK's classes have getAll. */
async function all(api, archived) {
  const records = [];
  let after;
  do {
    const page = await api.basicApi.getPage(100, after, undefined, undefined, undefined, archived);
    records.push(...page.results);
    after = page.paging?.next.after;
  } while (after);
  return records;
}

/** ISO instants come back with milliseconds. */
function sentAsKept(properties) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, /^\d{4}-\d\d-\d\dT/.test(value) ? keptInstant(value) : value]),
  );
}

function keptInstant(value) {
  return new Date(value).toISOString().replace('.000Z', 'Z');
}
