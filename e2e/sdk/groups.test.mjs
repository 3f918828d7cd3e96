// Property groups: crm.properties.groupsApi.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, failure, unique } from './axle.mjs';

const { coreApi, groupsApi } = client().crm.properties;

describe('a property group', () => {
  it('is made, read, listed, changed and archived', async () => {
    const name = unique('group');
    const made = await groupsApi.createWithHttpInfo('companies', { name, label: 'A group', displayOrder: 5 });
    assert.equal(made.httpStatusCode, 201);
    assert.deepEqual({ ...made.data }, { name, label: 'A group', displayOrder: 5, archived: false });
    assert.deepEqual({ ...(await groupsApi.getByName('companies', name)) }, { ...made.data });

    const { results } = await groupsApi.getAll('0-2');
    assert.equal(results.filter((one) => one.name === name).length, 1);
    assert.equal(results.filter((one) => one.name === 'companyinformation').length, 1);

    const updated = await groupsApi.updateWithHttpInfo('companies', name, { label: 'Renamed' });
    assert.equal(updated.httpStatusCode, 200);
    assert.equal((await groupsApi.getByName('companies', name)).label, 'Renamed');

    assert.equal((await groupsApi.archiveWithHttpInfo('companies', name)).httpStatusCode, 204);
    await failure(groupsApi.getByName('companies', name), 404);
    assert.ok(!(await groupsApi.getAll('companies')).results.some((one) => one.name === name));
  });

  it('holds properties, which can be moved to it', async () => {
    const groupName = unique('group');
    await groupsApi.create('companies', { name: groupName, label: 'Holder' });
    const name = unique('held');
    await coreApi.create('companies', { name, label: 'Held', type: 'string', fieldType: 'text', groupName });
    assert.equal((await coreApi.getByName('companies', name)).groupName, groupName);
    await coreApi.update('companies', name, { groupName: 'companyinformation' });
    assert.equal((await coreApi.getByName('companies', name)).groupName, 'companyinformation');
  });

  it('belongs to one object type', async () => {
    const name = unique('group');
    await groupsApi.create('companies', { name, label: 'Companies only' });
    await failure(groupsApi.getByName('deals', name), 404);
  });

  it('has a name of its own: 409', async () => {
    const name = unique('group');
    await groupsApi.create('companies', { name, label: 'First' });
    for (const taken of [name, 'companyinformation']) {
      const { body } = await failure(groupsApi.create('companies', { name: taken, label: 'Second' }), 409);
      assert.equal(body.category, 'OBJECT_ALREADY_EXISTS');
    }
  });

  it('is 404 when nobody made it', async () => {
    await failure(groupsApi.getByName('companies', unique('nobody')), 404);
    await failure(groupsApi.update('companies', unique('nobody'), { label: 'x' }), 404);
  });
});
