// How values are checked and kept, by the type of their property.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { client, email, failure, unique } from './axle.mjs';

const { contacts, properties } = client().crm;

describe('values', () => {
  const names = {};

  before(async () => {
    const options = ['red', 'green', 'blue'].map((value, displayOrder) => ({ label: value.toUpperCase(), value, displayOrder, hidden: false }));
    const yesNo = ['true', 'false'].map((value, displayOrder) => ({ label: value, value, displayOrder, hidden: false }));
    for (const [word, type, fieldType, choices] of [
      ['date', 'date', 'date'], ['datetime', 'datetime', 'date'], ['number', 'number', 'number'], ['bool', 'bool', 'booleancheckbox', yesNo],
      ['one', 'enumeration', 'select', options], ['many', 'enumeration', 'checkbox', options],
    ]) {
      names[word] = unique(`e2e_${word}`);
      await properties.coreApi.create('contacts', {
        name: names[word], label: word, type, fieldType, groupName: 'contactinformation', ...(choices && { options: choices }),
      });
    }
  });

  for (const [word, sent, kept] of [
    ['date', '2026-02-03', '2026-02-03'],
    ['date', String(Date.UTC(2026, 1, 3)), '2026-02-03'],
    ['datetime', String(Date.UTC(2026, 1, 3, 4, 5, 6, 7)), '2026-02-03T04:05:06.007Z'],
    ['datetime', '2026-02-03T09:50:06.007+05:45', '2026-02-03T04:05:06.007Z'],
    ['datetime', '2026-02-03T04:05:06Z', '2026-02-03T04:05:06Z'],
    ['number', '-12.50', '-12.50'],
    ['number', '1000', '1000'],
    ['bool', 'true', 'true'],
    ['one', 'green', 'green'],
    ['many', 'blue;red', 'blue;red'],
  ]) {
    it(`${word} ${sent} is kept as ${kept}`, async () => {
      const { id } = await contacts.basicApi.create({ properties: { email: email(), [names[word]]: sent } });
      const read = await contacts.basicApi.getById(id, [names[word]]);
      assert.equal(read.properties[names[word]], kept);
    });
  }

  for (const [word, sent, code] of [
    ['date', String(Date.UTC(2026, 1, 3, 13)), 'INVALID_DATE'],
    ['date', 'tomorrow', null],
    ['datetime', 'noon', 'INVALID_LONG'],
    ['number', '1,000', 'INVALID_INTEGER'],
    ['number', ' 12', null],
    ['bool', 'perhaps', null],
    ['one', 'GREEN', 'INVALID_OPTION'],
    ['one', 'green;red', 'INVALID_OPTION'],
    ['many', 'red;violet', 'INVALID_OPTION'],
  ]) {
    it(`${word} "${sent}" is refused`, async () => {
      const { body } = await failure(contacts.basicApi.create({ properties: { email: email(), [names[word]]: sent } }), 400);
      assert.equal(body.category, 'VALIDATION_ERROR');
      assert.deepEqual(body.errors.map((one) => one.context.propertyName), [[names[word]]]);
      if (code) {
        assert.equal(body.errors[0].code, code);
      }
    });
  }

  it('of several checkboxes are added to by a leading semicolon', async () => {
    const { id } = await contacts.basicApi.create({ properties: { email: email(), [names.many]: 'red' } });
    const added = await contacts.basicApi.update(id, { properties: { [names.many]: ';blue' } });
    assert.equal(added.properties[names.many], 'red;blue');
    const replaced = await contacts.basicApi.update(id, { properties: { [names.many]: 'green' } });
    assert.equal(replaced.properties[names.many], 'green');
  });

  it('of text come back as they were sent', async () => {
    const text = 'Ünïcödé "quotes" \\ back\n<b>tags</b> \u{1F9EE} end';
    const { id } = await contacts.basicApi.create({ properties: { email: email(), jobtitle: text } });
    assert.equal((await contacts.basicApi.getById(id, ['jobtitle'])).properties.jobtitle, text);
  });
});
