// Lists through the SDK: filled by hand, and by filters that records follow.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, email, failure, unique } from './axle.mjs';

const axle = client();
const { contacts } = axle.crm;
const { foldersApi, listsApi, membershipsApi } = axle.crm.lists;

const person = (company) => contacts.basicApi.create({ properties: { email: email(), company }, associations: [] });

const named = (company) => ({
  filterBranchType: 'OR', filterBranchOperator: 'OR', filters: [], filterBranches: [{
    filterBranchType: 'AND', filterBranchOperator: 'AND', filterBranches: [], filters: [{
      filterType: 'PROPERTY', property: 'company',
      operation: { operationType: 'MULTISTRING', operator: 'IS_EQUAL_TO', values: [company], includeObjectsWithNoValueSet: false },
    }],
  }],
});

async function until(read, done) {
  for (let i = 0; i < 300; i += 1) {
    const value = await read();
    if (done(value)) {
      return value;
    }
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  return assert.fail('waited in vain');
}

const members = async (listId) => (await membershipsApi.getPage(listId)).results.map((each) => each.recordId);

describe('manual lists', () => {
  it('take members by hand, in order, and let them go', async () => {
    const [one, two] = [await person('X'), await person('X')];
    const { list } = await listsApi.create({ name: unique('Manual'), objectTypeId: '0-1', processingType: 'MANUAL' });
    const added = await membershipsApi.add(list.listId, [one.id, two.id, '999999999999']);
    assert.deepEqual([...added.recordsIdsAdded].map(String).sort(), [one.id, two.id].sort());
    assert.deepEqual(added.recordIdsMissing.map(String), ['999999999999']);
    assert.deepEqual(await members(list.listId), [one.id, two.id].sort((a, b) => Number(a) - Number(b)));
    const of = await membershipsApi.getLists('0-1', one.id);
    assert.ok(of.results.some((each) => each.listId === list.listId));
    await membershipsApi.remove(list.listId, [one.id]);
    assert.deepEqual(await members(list.listId), [two.id]);
    const renamed = unique('Renamed');
    await listsApi.updateName(list.listId, renamed);
    assert.equal((await listsApi.getByName(renamed, '0-1')).list.listId, list.listId);
    const { folder } = await foldersApi.create({ name: unique('Folder') });
    await foldersApi.moveList({ listId: list.listId, newFolderId: folder.id });
    assert.deepEqual((await foldersApi.getAll(folder.id)).folder.childLists.map(String), [list.listId]);
    await listsApi.remove(list.listId);
    await failure(listsApi.getById(list.listId), 404);
    await listsApi.restore(list.listId);
    assert.equal((await listsApi.getById(list.listId)).list.name, renamed);
  });
});

describe('dynamic lists', () => {
  it('are filled, and follow each change', async () => {
    const company = unique('Followed');
    const one = await person(company);
    const { list } = await listsApi.create({
      name: unique('Dynamic'), objectTypeId: '0-1', processingType: 'DYNAMIC', filterBranch: named(company),
    });
    await until(() => members(list.listId), (now) => now.length === 1);
    const two = await person(company);
    await until(() => members(list.listId), (now) => now.includes(two.id));
    await contacts.basicApi.update(one.id, { properties: { company: 'Elsewhere' } });
    await until(() => members(list.listId), (now) => !now.includes(one.id));
    await failure(membershipsApi.add(list.listId, [one.id]), 400);
    const found = await listsApi.doSearch({ query: list.name, processingTypes: ['DYNAMIC'], additionalProperties: ['hs_list_size'], offset: 0, count: 20 });
    assert.equal(found.total, 1);
    assert.equal(found.lists[0].additionalProperties.hs_list_size, '1');
  });
});
