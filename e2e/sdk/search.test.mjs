// Search through the SDK: what was just written is found, exactly.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, email, failure, ids, to, unique } from './axle.mjs';

const axle = client();
const { companies, contacts, deals, objects, schemas } = axle.crm;

const search = (filters, more = {}) => contacts.searchApi.doSearch({
  filterGroups: filters.length === 0 ? [] : [{ filters }], properties: ['email'], limit: 10, after: '0', sorts: [], ...more,
});

describe('search', () => {
  it('finds a contact by its email right after it was made, and its change right after that', async () => {
    const address = email('Searched');
    const made = await contacts.basicApi.create({ properties: { email: address, jobtitle: 'Pilot' }, associations: [] });
    const found = await search([{ propertyName: 'email', operator: 'EQ', value: address.toUpperCase() }]);
    assert.equal(found.total, 1);
    assert.equal(found.results[0].id, made.id);
    assert.equal(found.results[0].properties.email, address.toLowerCase());
    assert.equal(found.paging, undefined);
    await contacts.basicApi.update(made.id, { properties: { jobtitle: 'Captain' } });
    const both = [{ propertyName: 'email', operator: 'EQ', value: address }];
    assert.equal((await search([...both, { propertyName: 'jobtitle', operator: 'EQ', value: 'pilot' }])).total, 0);
    assert.equal((await search([...both, { propertyName: 'jobtitle', operator: 'EQ', value: 'captain' }])).total, 1);
    await contacts.basicApi.archive(made.id);
    assert.equal((await search(both)).total, 0);
  });

  it('counts, sorts and pages', async () => {
    const team = unique('Team');
    await contacts.batchApi.create({
      inputs: Array.from({ length: 25 }, (_, i) => ({
        properties: { email: email(), company: team, lastname: `L${String(i).padStart(2, '0')}` }, associations: [],
      })),
    });
    const seen = [];
    let after = '0';
    do {
      const page = await search([{ propertyName: 'company', operator: 'EQ', value: team }], {
        properties: ['lastname'], after, sorts: [{ propertyName: 'lastname', direction: 'DESCENDING' }],
      });
      assert.equal(page.total, 25);
      seen.push(...page.results.map((each) => each.properties.lastname));
      after = page.paging?.next.after;
    } while (after);
    assert.deepEqual(seen, Array.from({ length: 25 }, (_, i) => `L${String(24 - i).padStart(2, '0')}`));
  });

  it('follows associations, and looks into custom objects', async () => {
    const firm = await companies.basicApi.create({ properties: { name: unique('Firm') }, associations: [] });
    const person = await contacts.basicApi.create({ properties: { email: email() }, associations: [to(firm.id, 279)] });
    const of = await search([{ propertyName: 'associations.company', operator: 'EQ', value: firm.id }]);
    assert.deepEqual(ids(of.results), [person.id]);
    const name = unique('boat');
    const schema = await schemas.coreApi.create({
      name, labels: { singular: name, plural: `${name}s` }, primaryDisplayProperty: 'title', requiredProperties: ['title'],
      searchableProperties: ['title'], secondaryDisplayProperties: [], associatedObjects: [],
      properties: [{ name: 'title', label: 'Title', type: 'string', fieldType: 'text' }],
    });
    const boat = await objects.basicApi.create(schema.objectTypeId, { properties: { title: `Sea ${name} Queen` }, associations: [] });
    const found = await objects.searchApi.doSearch(schema.objectTypeId, {
      query: 'queen', filterGroups: [], properties: [], limit: 10, after: '0', sorts: [],
    });
    assert.deepEqual(ids(found.results), [boat.id]);
    await objects.basicApi.archive(schema.objectTypeId, boat.id);
    await schemas.coreApi.archive(schema.objectTypeId);
  });

  it('says what it can not do', async () => {
    await failure(search([{ propertyName: unique('none'), operator: 'EQ', value: '1' }]), 400);
    await failure(search([], { after: '9995' }), 400);
    const deal = await deals.basicApi.create({ properties: { dealname: unique('Deal'), amount: '125.50' }, associations: [] });
    const between = await deals.searchApi.doSearch({
      filterGroups: [{ filters: [
        { propertyName: 'hs_object_id', operator: 'GTE', value: deal.id },
        { propertyName: 'amount', operator: 'BETWEEN', value: '125.5', highValue: '126' },
      ] }],
      properties: ['amount'], limit: 10, after: '0', sorts: ['-amount'],
    });
    assert.ok(ids(between.results).includes(deal.id));
  });
});
