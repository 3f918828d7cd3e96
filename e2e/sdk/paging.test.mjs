// Lists: pages, cursors, links, and the end.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { client, failure, ids, sorted, unique, url } from './axle.mjs';

const axle = client();
const { products } = axle.crm;

describe('a list', () => {
  let made;

  before(async () => {
    const { results } = await products.batchApi.create({
      inputs: Array.from({ length: 12 }, (_, i) => ({ properties: { name: unique('Paged'), price: String(i + 1) } })),
    });
    made = sorted(ids(results));
  });

  it('walks to its end, each record once, in order of id, and has no paging there', async () => {
    const seen = [];
    let after;
    let page;
    do {
      page = await products.basicApi.getPage(5, after, ['name']);
      assert.ok(page.results.length <= 5 && page.results.length > 0);
      if (page.paging) {
        assert.equal(page.results.length, 5, 'a page that is not the last is full');
        assert.notEqual(page.paging.next.after, after, 'the cursor stands still');
      }
      seen.push(...ids(page.results));
      after = page.paging?.next?.after;
    } while (after);
    assert.equal(page.paging, undefined);
    assert.equal(new Set(seen).size, seen.length, 'a record came twice');
    assert.deepEqual(seen, [...seen].sort((a, b) => Number(a) - Number(b)));
    assert.deepEqual(made.filter((id) => !seen.includes(id)), []);
  });

  it('comes whole with getAll', async () => {
    const all = ids(await products.getAll(5, undefined, ['name']));
    assert.deepEqual(made.filter((id) => !all.includes(id)), []);
    assert.equal(new Set(all).size, all.length);
  });

  it('has ten a page unless told, and shows the properties asked for', async () => {
    const page = await products.basicApi.getPage(undefined, undefined, ['price']);
    assert.equal(page.results.length, 10);
    for (const record of page.results) {
      assert.deepEqual(Object.keys(record.properties), ['createdate', 'hs_lastmodifieddate', 'hs_object_id', 'price']);
    }
  });

  it('links to the next page on the host that was asked, with every parameter', async () => {
    const answer = await axle.apiRequest({ path: '/crm/v3/objects/products?limit=3&properties=name&properties=price&archived=false' });
    const page = await answer.json();
    const link = new URL(page.paging.next.link);
    assert.equal(link.origin, new URL(url).origin);
    assert.equal(link.searchParams.get('limit'), '3');
    assert.equal(link.searchParams.get('after'), page.paging.next.after);
    assert.deepEqual(link.searchParams.getAll('properties').join(','), 'name,price');
    const next = await (await axle.apiRequest({ overlapUrl: page.paging.next.link })).json();
    assert.equal(next.results.length, 3);
    assert.deepEqual(ids(next.results).filter((id) => ids(page.results).includes(id)), []);
    assert.ok('name' in next.results[0].properties && 'price' in next.results[0].properties);
  });

  it('stays whole while others write', async () => {
    const first = await products.basicApi.getPage(5);
    await products.batchApi.create({ inputs: Array.from({ length: 7 }, () => ({ properties: { name: unique('Meanwhile') } })) });
    const rest = await products.getAll(5, first.paging.next.after);
    const all = [...ids(first.results), ...ids(rest)];
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(made.filter((id) => !all.includes(id)), []);
  });

  it('has at most 100 a page, and 50 with history', async () => {
    assert.ok((await products.basicApi.getPage(100)).results.length >= 12);
    await failure(products.basicApi.getPage(101), 400);
    assert.ok((await products.basicApi.getPage(50, undefined, undefined, ['name'])).results.length >= 12);
    await failure(products.basicApi.getPage(51, undefined, undefined, ['name']), 400);
  });
});
