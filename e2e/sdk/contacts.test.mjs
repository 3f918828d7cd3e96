// What is special about contacts: the email is a key.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, email, failure, unique } from './axle.mjs';

const { contacts } = client().crm;

function byEmail(address, properties) {
  return contacts.basicApi.getById(address, properties, undefined, undefined, false, 'email');
}

describe('a contact\'s email', () => {
  it('finds, updates and is kept in lower case', async () => {
    const address = email('Mixed.Case+tag');
    const made = await contacts.basicApi.create({ properties: { email: address, lastname: 'Case' } });
    assert.equal(made.properties.email, address.toLowerCase());
    assert.equal((await byEmail(address)).id, made.id);
    assert.equal((await byEmail(address.toLowerCase())).id, made.id);

    const updated = await contacts.basicApi.update(address, { properties: { lastname: 'Found' } }, 'email');
    assert.equal(updated.id, made.id);
    assert.equal((await byEmail(address, ['lastname'])).properties.lastname, 'Found');
  });

  it('belongs to one contact: 409 names the one that has it', async () => {
    const address = email('taken');
    const first = await contacts.basicApi.create({ properties: { email: address } });
    for (const spelling of [address, address.toUpperCase()]) {
      const error = await failure(contacts.basicApi.create({ properties: { email: spelling } }), 409);
      assert.equal(error.body.category, 'CONFLICT');
      assert.equal(error.body.message, `Contact already exists. Existing ID: ${first.id}`);
    }
  });

  it('can\'t be changed to another contact\'s: 400', async () => {
    const taken = email('first');
    const first = await contacts.basicApi.create({ properties: { email: taken } });
    const second = await contacts.basicApi.create({ properties: { email: email('second') } });
    const { body } = await failure(contacts.basicApi.update(second.id, { properties: { email: taken } }), 400);
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.match(body.message, new RegExp(`propertyName=email, value=${taken}} on ${second.id}\\. ${first.id} already has that value\\.`));
    assert.equal((await byEmail(taken)).id, first.id);
  });

  it('is free again after a change', async () => {
    const old = email('old');
    const made = await contacts.basicApi.create({ properties: { email: old } });
    const fresh = email('new');
    await contacts.basicApi.update(made.id, { properties: { email: fresh } });
    assert.equal((await byEmail(fresh)).id, made.id);
    await failure(byEmail(old), 404);
    const next = await contacts.basicApi.create({ properties: { email: old } });
    assert.notEqual(next.id, made.id);
  });

  it('is free again after archiving', async () => {
    const address = email('archived');
    const made = await contacts.basicApi.create({ properties: { email: address } });
    await contacts.basicApi.archive(made.id);
    await failure(byEmail(address), 404);
    const again = await contacts.basicApi.create({ properties: { email: address } });
    assert.notEqual(again.id, made.id);
    assert.equal((await byEmail(address)).id, again.id);
  });

  it('may be given once to many who ask at the same time', async () => {
    const address = email('race');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => contacts.basicApi.create({ properties: { email: address, lastname: unique('Racer') } })),
    );
    const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    assert.equal(winners.length, 1);
    for (const { reason } of outcomes.filter((outcome) => outcome.status === 'rejected')) {
      assert.equal(reason.code, 409, reason.message);
      assert.equal(reason.body.message, `Contact already exists. Existing ID: ${winners[0].value.id}`);
    }
  });
});
