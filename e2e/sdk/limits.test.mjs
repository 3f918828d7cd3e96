// The burst limit, and what the SDK makes of it. Needs an Axle of the free tier (100 calls in ten seconds) that nobody else calls.
import assert from 'node:assert/strict';
import { before, describe, it, mock } from 'node:test';
import { client } from './axle.mjs';

const basePath = process.env.AXLE_LIMITED_URL;
const accessToken = process.env.AXLE_LIMITED_TOKEN;
const skip = basePath && accessToken ? false : 'AXLE_LIMITED_URL and AXLE_LIMITED_TOKEN name no Axle of the free tier';

function calls(contacts, count) {
  return Promise.allSettled(Array.from({ length: count }, () => contacts.basicApi.getPageWithHttpInfo(1)));
}

describe('the burst limit of the free tier', { skip }, () => {
  let started;
  let outcomes;
  let elapsed;

  before(async () => {
    const { contacts } = client({ basePath, accessToken }).crm;
    started = performance.now();
    outcomes = await calls(contacts, 150);
    elapsed = performance.now() - started;
  });

  it('lets 100 pass, and not many more', () => {
    const passed = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    assert.ok(passed.length >= 100, `only ${passed.length} passed`);
    const refilled = Math.ceil(elapsed / 100);
    assert.ok(passed.length <= 100 + refilled, `${passed.length} passed in ${elapsed} ms`);
    const { headers } = passed[0].value;
    assert.equal(headers['x-hubspot-ratelimit-max'], '100');
    assert.equal(headers['x-hubspot-ratelimit-interval-milliseconds'], '10000');
    assert.equal(headers['x-hubspot-ratelimit-daily'], '250000');
    const remaining = passed.map((outcome) => Number(outcome.value.headers['x-hubspot-ratelimit-remaining']));
    assert.ok(remaining.every((left) => left >= 0 && left < 100), `remaining: ${remaining}`);
    assert.ok(new Set(remaining).size > 50, 'the remaining count stands still');
    const daily = passed.map((outcome) => Number(outcome.value.headers['x-hubspot-ratelimit-daily-remaining']));
    assert.ok(daily.every((left) => left > 249_000 && left < 250_000), `daily remaining: ${daily}`);
  });

  it('answers the rest with 429 and the policy', () => {
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    assert.ok(refused.length > 0, 'nothing was refused');
    for (const { reason } of refused) {
      assert.equal(reason.code, 429, reason.message);
      assert.equal(reason.body.status, 'error');
      assert.equal(reason.body.errorType, 'RATE_LIMIT');
      assert.equal(reason.body.policyName, 'TEN_SECONDLY_ROLLING');
      assert.equal(reason.body.message, 'You have reached your ten_secondly_rolling limit.');
      assert.equal(reason.body.correlationId, reason.headers['x-hubspot-correlation-id']);
    }
  });

  it('is waited out by the SDK, which loses no call', async () => {
    const log = mock.method(console, 'error', () => {});
    const { contacts } = client({ basePath, accessToken, numberOfApiCallRetries: 3 }).crm;
    const begun = performance.now();
    const retried = await calls(contacts, 30);
    const waited = performance.now() - begun;
    log.mock.restore();
    assert.deepEqual(retried.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason.message), []);
    const notes = log.mock.calls.map((call) => call.arguments[0]);
    assert.ok(notes.includes('Request failed with status code [429], will retry [1] time in [10000] ms'), notes.join('\n'));
    assert.ok(waited >= 9_900, `done in ${waited} ms, without waiting`);
  });
});
