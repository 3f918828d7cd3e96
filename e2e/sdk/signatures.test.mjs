// Signatures that the server makes (its own test makes the same), as the SDK checks them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { Signature } from '@hubspot/api-client';

const { clientSecret, method, url, body, v1, v2 } = JSON.parse(await readFile(new URL('signatures.json', import.meta.url)));

describe('signatures', () => {
  it('of version 1 are valid, and those of another body are not', () => {
    const signed = { signature: v1, clientSecret, signatureVersion: 'v1' };
    assert.ok(Signature.isValid({ ...signed, requestBody: body }));
    assert.ok(!Signature.isValid({ ...signed, requestBody: `${body} ` }));
  });

  it('of version 2 are valid, and those of another address are not', () => {
    const signed = { signature: v2, clientSecret, signatureVersion: 'v2', method, requestBody: body };
    assert.ok(Signature.isValid({ ...signed, url }));
    assert.ok(!Signature.isValid({ ...signed, url: `${url}1` }));
  });
});
