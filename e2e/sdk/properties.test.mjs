// Property definitions: crm.properties.coreApi and batchApi.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertDate, client, email, failure, sorted, unique } from './axle.mjs';

const { contacts, properties } = client().crm;
const { coreApi, batchApi } = properties;

const yesNo = [
  { label: 'Yes', value: 'true', displayOrder: 0, hidden: false },
  { label: 'No', value: 'false', displayOrder: 1, hidden: false },
];
const colours = ['red', 'green', 'blue'].map((value, displayOrder) => (
  { label: value.toUpperCase(), value, description: `The colour ${value}`, displayOrder, hidden: false }
));

/** Each type with each field type that may be made: a value to send, and the value as kept. */
const kinds = [
  ['string', 'text', 'Ada', 'Ada'],
  ['string', 'textarea', 'two\nlines', 'two\nlines'],
  ['string', 'html', '<p>Ada</p>', '<p>Ada</p>'],
  ['string', 'file', '12345', '12345'],
  ['string', 'phonenumber', '+44 20 7946 0000', '+44 20 7946 0000'],
  ['number', 'number', '1000.25', '1000.25'],
  ['date', 'date', String(Date.UTC(2026, 1, 3)), '2026-02-03'],
  ['datetime', 'date', '2026-02-03T04:05:06.007Z', '2026-02-03T04:05:06.007Z'],
  ['enumeration', 'select', 'red', 'red', colours],
  ['enumeration', 'radio', 'green', 'green', colours],
  ['enumeration', 'checkbox', 'red;blue', 'red;blue', colours],
  ['enumeration', 'booleancheckbox', 'true', 'true', yesNo],
  ['bool', 'booleancheckbox', 'false', 'false', yesNo],
];

function definition(type, fieldType, options) {
  return {
    name: unique(`e2e_${type}_${fieldType}`), label: `E2E ${type} ${fieldType}`, type, fieldType, groupName: 'contactinformation',
    description: 'Made by a test', displayOrder: 3, formField: true, hidden: false, ...(options && { options }),
  };
}

describe('a property of one\'s own', () => {
  for (const [type, fieldType, sent, kept, options] of kinds) {
    it(`can be of type ${type} with field type ${fieldType}, and holds a value`, async () => {
      const wanted = definition(type, fieldType, options);
      const { httpStatusCode, data } = await coreApi.createWithHttpInfo('contacts', wanted);
      assert.equal(httpStatusCode, 201);
      for (const property of [data, await coreApi.getByName('contacts', wanted.name)]) {
        const { options: shown, ...rest } = property;
        for (const key of ['name', 'label', 'type', 'fieldType', 'groupName', 'description', 'displayOrder', 'formField', 'hidden']) {
          assert.equal(rest[key], wanted[key], key);
        }
        assert.deepEqual(shown.map((one) => [one.value, one.label]), (options ?? []).map((one) => [one.value, one.label]));
        assertDate(property.createdAt, 'createdAt');
        assertDate(property.updatedAt, 'updatedAt');
        assert.equal(property.archived, false);
        assert.equal(property.calculated, false);
        assert.equal(property.hasUniqueValue, false);
        assert.notEqual(property.hubspotDefined, true);
        assert.deepEqual(
          { ...property.modificationMetadata },
          { archivable: true, readOnlyDefinition: false, readOnlyOptions: false, readOnlyValue: false },
        );
      }
      const contact = await contacts.basicApi.create({ properties: { email: email(), [wanted.name]: sent } });
      assert.equal(contact.properties[wanted.name], kept);
      assert.equal((await contacts.basicApi.getById(contact.id, [wanted.name])).properties[wanted.name], kept);
    });
  }

  it('can be calculated', async () => {
    const base = definition('number', 'number');
    await coreApi.create('contacts', base);
    const wanted = { ...definition('number', 'calculation_equation'), calculationFormula: `${base.name} * 2` };
    const made = await coreApi.create('contacts', wanted);
    assert.equal(made.calculated, true);
    assert.equal(made.calculationFormula, wanted.calculationFormula);
    const { body } = await failure(contacts.basicApi.create({ properties: { email: email(), [wanted.name]: '4' } }), 400);
    assert.equal(body.errors[0].code, 'READ_ONLY_VALUE');
  });

  it('is listed among the built-in ones, by any name of the type', async () => {
    const wanted = definition('string', 'text');
    await coreApi.create('contacts', wanted);
    for (const name of ['contacts', 'contact', '0-1']) {
      const { results } = await coreApi.getAll(name);
      assert.equal(results.filter((one) => one.name === wanted.name).length, 1, name);
      const builtIn = results.find((one) => one.name === 'email');
      assert.equal(builtIn.hubspotDefined, true);
      assert.equal(builtIn.groupName, 'contactinformation');
    }
  });

  it('can be changed: label, description, group, options', async () => {
    const wanted = definition('enumeration', 'select', colours);
    await coreApi.create('contacts', wanted);
    const options = [colours[0], { label: 'Violet', value: 'violet', displayOrder: 1, hidden: false }];
    const { httpStatusCode, data } = await coreApi.updateWithHttpInfo('contacts', wanted.name, {
      label: 'Changed', description: 'Also changed', options,
    });
    assert.equal(httpStatusCode, 200);
    assert.deepEqual([data.label, data.description, data.name, data.type], ['Changed', 'Also changed', wanted.name, 'enumeration']);
    assert.deepEqual(data.options.map((one) => one.value), ['red', 'violet']);
    const read = await coreApi.getByName('contacts', wanted.name);
    assert.deepEqual([read.label, ...read.options.map((one) => one.value)], ['Changed', 'red', 'violet']);
    const contact = await contacts.basicApi.create({ properties: { email: email(), [wanted.name]: 'violet' } });
    assert.equal(contact.properties[wanted.name], 'violet');
    const { body } = await failure(contacts.basicApi.update(contact.id, { properties: { [wanted.name]: 'blue' } }), 400);
    assert.equal(body.errors[0].code, 'INVALID_OPTION');
  });

  it('can be archived: 204, gone from reads and values, there for archived reads', async () => {
    const wanted = definition('string', 'text');
    await coreApi.create('contacts', wanted);
    assert.equal((await coreApi.archiveWithHttpInfo('contacts', wanted.name)).httpStatusCode, 204);
    await failure(coreApi.getByName('contacts', wanted.name), 404);
    const { results } = await coreApi.getAll('contacts');
    assert.ok(!results.some((one) => one.name === wanted.name));

    const archived = await coreApi.getByName('contacts', wanted.name, true);
    assert.equal(archived.archived, true);
    assertDate(archived.archivedAt, 'archivedAt');
    const bin = await coreApi.getAll('contacts', true);
    assert.ok(bin.results.some((one) => one.name === wanted.name));
    assert.ok(bin.results.every((one) => one.archived));

    const { body } = await failure(contacts.basicApi.create({ properties: { email: email(), [wanted.name]: 'x' } }), 400);
    assert.equal(body.errors[0].code, 'PROPERTY_DOESNT_EXIST');
  });

  it('that is unique is a key, and refuses a second owner of its value', async () => {
    const wanted = { ...definition('string', 'text'), hasUniqueValue: true };
    assert.equal((await coreApi.create('contacts', wanted)).hasUniqueValue, true);
    const value = unique('Key');
    const first = await contacts.basicApi.create({ properties: { email: email(), [wanted.name]: value } });
    const found = await contacts.basicApi.getById(value, [wanted.name], undefined, undefined, false, wanted.name);
    assert.deepEqual([found.id, found.properties[wanted.name]], [first.id, value]);
    const { body } = await failure(contacts.basicApi.create({ properties: { email: email(), [wanted.name]: value } }), 400);
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.match(JSON.stringify(body), /CONFLICTING_UNIQUE_VALUE/);
  });
});

describe('a definition that cannot be', () => {
  it('is 409 when the name is taken, by one\'s own or a built-in', async () => {
    const wanted = definition('string', 'text');
    await coreApi.create('contacts', wanted);
    for (const name of [wanted.name, 'email']) {
      const { body } = await failure(coreApi.create('contacts', { ...wanted, name }), 409);
      assert.equal(body.category, 'OBJECT_ALREADY_EXISTS');
      assert.match(body.message, new RegExp(name));
    }
  });

  for (const [what, change] of [
    ['a group that is not there', { groupName: 'no_such_group' }],
    ['a type that is none', { type: 'colour' }],
    ['a field type that does not go with the type', { type: 'number', fieldType: 'checkbox' }],
    ['a name with spaces', { name: 'has spaces' }],
    ['a name that starts with a digit', { name: '1st' }],
  ]) {
    it(`is 400 for ${what}`, async () => {
      const { body } = await failure(coreApi.create('contacts', { ...definition('string', 'text'), ...change }), 400);
      assert.ok(body.message.length > 0);
    });
  }

  it('is 404 to read, update and archive when nobody made it', async () => {
    const name = unique('nobody');
    await failure(coreApi.getByName('contacts', name), 404);
    await failure(coreApi.update('contacts', name, { label: 'x' }), 404);
    await failure(coreApi.archive('contacts', name), 404);
  });

  it('is 400 to archive what is built in', async () => {
    await failure(coreApi.archive('contacts', 'email'), 400);
    assert.equal((await coreApi.getByName('contacts', 'email')).archived, false);
  });
});

describe('batches of definitions', () => {
  it('are made, read and archived together', async () => {
    const inputs = [definition('string', 'text'), definition('number', 'number')];
    const names = sorted(inputs.map((one) => one.name));
    const made = await batchApi.createWithHttpInfo('contacts', { inputs });
    assert.equal(made.httpStatusCode, 201);
    assert.equal(made.data.status, 'COMPLETE');
    assert.deepEqual(sorted(made.data.results.map((one) => one.name)), names);

    const wanted = { archived: false, inputs: names.map((name) => ({ name })) };
    const read = await batchApi.readWithHttpInfo('contacts', wanted);
    assert.equal(read.httpStatusCode, 200);
    assert.deepEqual(sorted(read.data.results.map((one) => one.name)), names);

    const archived = await batchApi.archiveWithHttpInfo('contacts', { inputs: wanted.inputs });
    assert.equal(archived.httpStatusCode, 204);
    for (const name of names) {
      await failure(coreApi.getByName('contacts', name), 404);
    }
    const bin = await batchApi.read('contacts', { ...wanted, archived: true });
    assert.deepEqual(sorted(bin.results.map((one) => one.name)), names);
  });

  it('name what could not be read: 207', async () => {
    const { httpStatusCode, data } = await batchApi.readWithHttpInfo('contacts', {
      archived: false, inputs: [{ name: 'email' }, { name: unique('nobody') }],
    });
    assert.equal(httpStatusCode, 207);
    assert.deepEqual(data.results.map((one) => one.name), ['email']);
    assert.equal(data.numErrors, 1);
    assert.equal(data.errors.length, 1);
    assert.equal(data.errors[0].category, 'OBJECT_NOT_FOUND');
  });
});
