// Associations given at creation, and read back inline from both ends.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { client, email, failure, to, unique } from './axle.mjs';
import { types } from './types.mjs';

const axle = client();
const { contacts, companies, deals, tickets, objects } = axle.crm;

function typesTo(record, key, id) {
  const rows = record.associations?.[key]?.results ?? [];
  return rows.filter((row) => row.id === id).map((row) => row.type);
}

function withAssociations(type, id, ...others) {
  return objects.basicApi.getById(type, id, undefined, undefined, others);
}

describe('associations at creation', () => {
  let contact;
  let company;

  before(async () => {
    company = await companies.basicApi.create({ properties: { name: unique('Company') } });
    contact = await contacts.basicApi.create({ properties: { email: email() }, associations: [to(company.id, 279)] });
  });

  it('join a contact and a company, seen from both ends', async () => {
    const fromContact = await contacts.basicApi.getById(contact.id, undefined, undefined, ['companies']);
    assert.ok(typesTo(fromContact, 'companies', company.id).includes('contact_to_company_unlabeled'));
    const fromCompany = await companies.basicApi.getById(company.id, undefined, undefined, ['contacts']);
    assert.ok(typesTo(fromCompany, 'contacts', contact.id).includes('company_to_contact_unlabeled'));
  });

  it('join a deal to several types at once', async () => {
    const deal = await deals.basicApi.create({
      properties: { dealname: unique('Deal'), dealstage: 'appointmentscheduled' },
      associations: [to(contact.id, 3), to(company.id, 341)],
    });
    const read = await deals.basicApi.getById(deal.id, undefined, undefined, ['contacts', 'companies', 'tickets']);
    assert.deepEqual(typesTo(read, 'contacts', contact.id), ['deal_to_contact']);
    assert.ok(typesTo(read, 'companies', company.id).includes('deal_to_company_unlabeled'));
    assert.equal(read.associations.tickets, undefined);
    const back = await contacts.basicApi.getById(contact.id, undefined, undefined, ['deals']);
    assert.deepEqual(typesTo(back, 'deals', deal.id), ['contact_to_deal']);
  });

  it('set the primary company with its label, which the unlabelled type goes with', async () => {
    const made = await contacts.basicApi.create({ properties: { email: email() }, associations: [to(company.id, 1)] });
    const read = await contacts.basicApi.getById(made.id, undefined, undefined, ['companies']);
    assert.deepEqual(typesTo(read, 'companies', company.id).sort(), ['contact_to_company', 'contact_to_company_unlabeled']);
  });

  it('take a ticket to its contact', async () => {
    const ticket = await tickets.basicApi.create({
      properties: { subject: unique('Ticket'), hs_pipeline_stage: '1' }, associations: [to(contact.id, 16)],
    });
    const read = await withAssociations('tickets', ticket.id, 'contacts');
    assert.deepEqual(typesTo(read, 'contacts', contact.id), ['ticket_to_contact']);
  });

  for (const [plural, typeId, name] of [
    ['notes', 202, 'note_to_contact'],
    ['calls', 194, 'call_to_contact'],
    ['tasks', 204, 'task_to_contact'],
    ['meetings', 200, 'meeting_event_to_contact'],
    ['emails', 198, 'email_to_contact'],
  ]) {
    it(`log ${plural} on a contact`, async () => {
      const type = types.find((one) => one.plural === plural);
      const made = await type.api(axle).basicApi.create({ properties: type.make(), associations: [to(contact.id, typeId)] });
      const read = await withAssociations(plural, made.id, 'contacts');
      assert.deepEqual(typesTo(read, 'contacts', contact.id), [name]);
      const back = await withAssociations('contacts', contact.id, plural);
      assert.equal(typesTo(back, plural, made.id).length, 1);
    });
  }

  it('put a line item on a deal', async () => {
    const deal = await deals.basicApi.create({ properties: { dealname: unique('Deal'), dealstage: 'appointmentscheduled' } });
    const item = await axle.crm.lineItems.basicApi.create({
      properties: { name: 'Cog', quantity: '2', price: '5' }, associations: [to(deal.id, 20)],
    });
    const read = await withAssociations('line_items', item.id, 'deals');
    assert.deepEqual(typesTo(read, 'deals', deal.id), ['line_item_to_deal']);
  });

  it('come with a list too', async () => {
    const all = await contacts.getAll(100, undefined, undefined, undefined, ['companies']);
    const listed = all.find((one) => one.id === contact.id);
    assert.ok(typesTo(listed, 'companies', company.id).includes('contact_to_company_unlabeled'));
  });

  it('come with batch creation', async () => {
    const { results } = await contacts.batchApi.create({
      inputs: [{ properties: { email: email() }, associations: [to(company.id, 279)] }, { properties: { email: email() }, associations: [] }],
    });
    const read = await Promise.all(results.map((one) => contacts.basicApi.getById(one.id, undefined, undefined, ['companies'])));
    assert.equal(read.filter((one) => typesTo(one, 'companies', company.id).length > 0).length, 1);
    assert.equal(read.filter((one) => one.associations === undefined).length, 1);
  });

  it('go when the other end is archived', async () => {
    const gone = await companies.basicApi.create({ properties: { name: unique('Gone') } });
    const made = await contacts.basicApi.create({ properties: { email: email() }, associations: [to(gone.id, 279)] });
    await companies.basicApi.archive(gone.id);
    const read = await contacts.basicApi.getById(made.id, undefined, undefined, ['companies']);
    assert.deepEqual(typesTo(read, 'companies', gone.id), []);
  });

  it('are refused in the wrong direction, and nothing is made', async () => {
    const address = email('wrong');
    const call = contacts.basicApi.create({ properties: { email: address }, associations: [to(company.id, 280)] });
    const { body } = await failure(call, 400);
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.match(body.message, /^invalid from object type 0-1 for associations to be created\. expected: 0-2\./);
    await failure(contacts.basicApi.getById(address, undefined, undefined, undefined, false, 'email'), 404);
  });

  it('are refused to a record that is not there, and nothing is made', async () => {
    const address = email('nobody');
    const call = contacts.basicApi.create({ properties: { email: address }, associations: [to('999999999999', 279)] });
    const { body } = await failure(call, 400);
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.match(JSON.stringify(body), /999999999999/);
    await failure(contacts.basicApi.getById(address, undefined, undefined, undefined, false, 'email'), 404);
  });
});
