// The generic objects API: every type by its plural, its singular and its type id, all the same records.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertRecord, client, failure, ids } from './axle.mjs';
import { types } from './types.mjs';

const { objects } = client().crm;

for (const type of types) {
  describe(`${type.plural} through the generic objects API`, () => {
    it(`${type.plural}: is one type under three names`, async () => {
      const names = [type.plural, type.singular, type.id];
      for (const name of names) {
        const { httpStatusCode, data } = await objects.basicApi.createWithHttpInfo(name, { properties: type.make() });
        assert.equal(httpStatusCode, 201, name);
        assertRecord(data);
        for (const other of names) {
          const read = await objects.basicApi.getById(other, data.id);
          assert.equal(read.id, data.id, `made as ${name}, read as ${other}`);
        }
        const updated = await objects.basicApi.update(name, data.id, { properties: type.change });
        const [changed] = Object.keys(type.change);
        assert.equal(updated.properties[changed], type.change[changed]);
        assert.equal((await objects.basicApi.archiveWithHttpInfo(name, data.id)).httpStatusCode, 204);
        await failure(objects.basicApi.getById(type.plural, data.id), 404);
      }
    });

    it(`${type.plural}: reads, updates and archives in batches`, async () => {
      const inputs = [{ properties: type.make() }, { properties: type.make() }];
      const made = await objects.batchApi.createWithHttpInfo(type.plural, { inputs });
      assert.equal(made.httpStatusCode, 201);
      assert.equal(made.data.status, 'COMPLETE');
      const keys = ids(made.data.results).sort();
      assert.equal(keys.length, 2);

      const read = await objects.batchApi.readWithHttpInfo(type.singular, {
        inputs: keys.map((id) => ({ id })), properties: Object.keys(type.change), propertiesWithHistory: [],
      });
      assert.equal(read.httpStatusCode, 200);
      assert.deepEqual(ids(read.data.results).sort(), keys);

      const updated = await objects.batchApi.updateWithHttpInfo(type.id, {
        inputs: keys.map((id) => ({ id, properties: type.change })),
      });
      assert.equal(updated.httpStatusCode, 200);
      const [changed] = Object.keys(type.change);
      assert.deepEqual(updated.data.results.map((record) => record.properties[changed]), keys.map(() => type.change[changed]));

      const archived = await objects.batchApi.archiveWithHttpInfo(type.plural, { inputs: keys.map((id) => ({ id })) });
      assert.equal(archived.httpStatusCode, 204);
      for (const id of keys) {
        await failure(objects.basicApi.getById(type.plural, id), 404);
      }
    });
  });
}

describe('an object type nobody knows', () => {
  it('is refused with HubSpot\'s words', async () => {
    const { body } = await failure(objects.basicApi.getPage('widgets'), 400);
    assert.equal(body.message, 'Unable to infer object type from: widgets');
    assert.equal(body.category, 'VALIDATION_ERROR');
  });
});
