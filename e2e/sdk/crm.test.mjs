// Associations, merge, pipelines, custom objects, users, imports and exports through the SDK.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, email, failure, unique } from './axle.mjs';

const axle = client();
const { associations, companies, contacts, deals, exports: exported, imports, objects, owners, pipelines, schemas } = axle.crm;

const contact = (lastname = unique('Person')) =>
  contacts.basicApi.create({ properties: { lastname, email: email() }, associations: [] });
const company = () => companies.basicApi.create({ properties: { name: unique('Company') }, associations: [] });

async function until(read, done) {
  for (let i = 0; i < 300; i += 1) {
    const value = await read();
    if (done(value)) {
      return value;
    }
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  return assert.fail('waited 30 seconds in vain');
}

describe('associations v4', () => {
  it('are made, labelled, read in batches and taken away', async () => {
    const [person, firm] = await Promise.all([contact(), company()]);
    const made = await associations.v4.basicApi.createDefault('contacts', person.id, 'companies', firm.id);
    assert.deepEqual(made.results.map((each) => each.associationSpec.associationTypeId), [279, 280]);
    const label = await associations.v4.schema.definitionsApi.create('contacts', 'companies', {
      label: unique('Boss'), name: unique('boss'), inverseLabel: unique('Of'),
    });
    const typeId = label.results[0].typeId;
    const labelled = await associations.v4.basicApi.create('contacts', person.id, 'companies', firm.id, [
      { associationCategory: 'USER_DEFINED', associationTypeId: typeId },
    ]);
    assert.deepEqual(labelled.labels, [label.results[0].label]);
    const page = await associations.v4.basicApi.getPage('contacts', person.id, 'companies');
    assert.equal(String(page.results[0].toObjectId), firm.id);
    assert.ok(page.results[0].associationTypes.some((type) => type.typeId === typeId));
    const batch = await associations.v4.batchApi.getPage('contacts', 'companies', { inputs: [{ id: person.id }] });
    assert.equal(batch.results.length, 1);
    await associations.v4.basicApi.archive('contacts', person.id, 'companies', firm.id);
    const none = await associations.v4.batchApi.getPage('contacts', 'companies', { inputs: [{ id: person.id }] });
    assert.equal(none.results.length, 0);
    assert.equal(none.errors[0].category, 'OBJECT_NOT_FOUND');
    await associations.v4.schema.definitionsApi.remove('contacts', 'companies', typeId);
  });
});

describe('merge', () => {
  it('makes one record of two', async () => {
    const [one, two] = await Promise.all([contact(), contact()]);
    const merged = await contacts.basicApi.merge({ primaryObjectId: one.id, objectIdToMerge: two.id });
    assert.equal((await contacts.basicApi.getById(two.id)).id, merged.id);
    assert.equal((await contacts.basicApi.getById(one.id)).id, merged.id);
  });
});

describe('pipelines', () => {
  it('are made, and deals go through them', async () => {
    const pipeline = await pipelines.pipelinesApi.create('deals', {
      label: unique('Pipeline'), displayOrder: 5, stages: [
        { label: 'First', displayOrder: 0, metadata: { probability: '0.5' } },
        { label: 'Won', displayOrder: 1, metadata: { probability: '1.0' } },
      ],
    });
    const deal = await deals.basicApi.create({
      properties: { dealname: unique('Deal'), pipeline: pipeline.id, dealstage: pipeline.stages[0].id, amount: '10' }, associations: [],
    });
    const won = await deals.basicApi.update(deal.id, { properties: { dealstage: pipeline.stages[1].id } });
    assert.equal(won.properties.hs_is_closed_won, 'true');
    const refused = await failure(pipelines.pipelinesApi.archive('deals', pipeline.id, true), 400);
    assert.equal(refused.body.subCategory, 'PipelineError.STAGE_ID_IN_USE');
  });
});

describe('custom objects', () => {
  it('work as standard ones do', async () => {
    const name = unique('car');
    const schema = await schemas.coreApi.create({
      name, labels: { singular: 'Car', plural: 'Cars' }, primaryDisplayProperty: 'model', requiredProperties: ['model'], searchableProperties: ['model'],
      secondaryDisplayProperties: [], properties: [{ name: 'model', label: 'Model', type: 'string', fieldType: 'text' }], associatedObjects: ['CONTACT'],
    });
    assert.match(schema.objectTypeId, /^2-\d+$/);
    const person = await contact();
    const car = await objects.basicApi.create(schema.fullyQualifiedName, { properties: { model: 'T' }, associations: [] });
    await associations.v4.basicApi.createDefault(schema.objectTypeId, car.id, 'contacts', person.id);
    const read = await objects.basicApi.getById(name, car.id, ['model'], undefined, ['contacts']);
    assert.equal(read.properties.model, 'T');
    assert.equal(read.associations.contacts.results[0].id, person.id);
    await failure(objects.basicApi.create(schema.objectTypeId, { properties: {}, associations: [] }), 400);
  });
});

describe('owners', () => {
  it('are the users of the account', async () => {
    const address = email('owner');
    await axle.settings.users.usersApi.create({ email: address, sendWelcomeEmail: false });
    const page = await owners.ownersApi.getPage(address);
    assert.equal(page.results.length, 1);
  });
});

describe('imports and exports', () => {
  it('bring records in and out', async () => {
    const address = email('imported');
    const started = await imports.coreApi.create(
      { data: Buffer.from(`Email,Last\n${address},Imported\n`), name: 'people.csv' },
      JSON.stringify({
        name: unique('Import'), importOperations: { '0-1': 'UPSERT' }, dateFormat: 'YEAR_MONTH_DAY',
        files: [{
          fileName: 'people.csv', fileFormat: 'CSV', fileImportPage: {
            hasHeader: true, columnMappings: [
              { columnObjectTypeId: '0-1', columnName: 'Email', propertyName: 'email', columnType: 'HUBSPOT_ALTERNATE_ID' },
              { columnObjectTypeId: '0-1', columnName: 'Last', propertyName: 'lastname' },
            ],
          },
        }],
      }),
    );
    const ended = await until(() => imports.coreApi.getById(Number(started.id)), (state) => ['DONE', 'FAILED'].includes(state.state));
    assert.equal(ended.state, 'DONE');
    assert.equal((await contacts.basicApi.getById(address, undefined, undefined, undefined, undefined, 'email')).properties.lastname, 'Imported');

    // the SDK can't write the choice between views and lists, so the request goes round its model
    const response = await axle.apiRequest({ method: 'POST', path: '/crm/v3/exports/export/async', body: {
      exportType: 'VIEW', exportName: unique('Export'), format: 'CSV', language: 'EN', objectType: 'CONTACT', objectProperties: ['email'], associatedObjectType: [],
      includePrimaryDisplayPropertyForAssociatedObjects: false, includeLabeledAssociations: false, exportInternalValuesOptions: ['NAMES'],
      overrideAssociatedObjectsPerDefinitionPerRowLimit: false,
      publicCrmSearchRequest: { filters: [{ propertyName: 'email', operator: 'EQ', value: address }], filterGroups: [], sorts: [] },
    } });
    const task = await response.json();
    const done = await until(() => exported.publicExportsApi.getStatus(Number(task.id)), (status) => status.status === 'COMPLETE');
    const file = await (await fetch(done.result)).text();
    assert.equal(file.trim().split(/\r?\n/).length, 2);
    assert.ok(file.includes(address));
  });
});
