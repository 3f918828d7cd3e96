// What is special about companies: the domain is normalised, and is no key.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, unique } from './axle.mjs';

const { companies } = client().crm;

describe('a company\'s domain', () => {
  it('loses scheme, www and path', async () => {
    const domain = `${unique('mill').replaceAll('_', '-')}.example`;
    const made = await companies.basicApi.create({ properties: { name: 'Mill', domain: `https://www.${domain.toUpperCase()}/about` } });
    assert.equal(made.properties.domain, domain);
    const read = await companies.basicApi.getById(made.id, ['domain']);
    assert.equal(read.properties.domain, domain);
  });

  it('may be shared: companies made through the API are not merged by it', async () => {
    const domain = `${unique('shared').replaceAll('_', '-')}.example`;
    const first = await companies.basicApi.create({ properties: { name: 'One', domain } });
    const second = await companies.basicApi.create({ properties: { name: 'Two', domain } });
    assert.notEqual(first.id, second.id);
  });
});
