// How a test meets Axle: the published SDK, nothing in it changed, pointed at AXLE_URL.
import { randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import { Client } from '@hubspot/api-client';

export const url = required('AXLE_URL');
export const token = required('AXLE_TOKEN');

export const run = randomBytes(4).toString('hex');
let counter = 0;

/** A name nobody else has, in this run and in any other on the same portal. Fits a property name too. */
export function unique(word) {
  counter += 1;
  return `${word}_${run}_${process.pid}_${counter}`;
}

export function email(word = 'person') {
  return `${unique(word)}@example.com`;
}

export function client(settings = {}) {
  return new Client({ basePath: url, accessToken: token, ...settings });
}

/** The error the call threw, held against the status it should carry. */
export async function failure(call, code) {
  const thrown = await call.then(
    (value) => assert.fail(`expected ${code}, but the call succeeded: ${JSON.stringify(value)}`),
    (error) => error,
  );
  assert.equal(thrown.code, code, thrown.message);
  assert.equal(thrown.body?.status, 'error', thrown.message);
  assert.match(thrown.body.correlationId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, thrown.message);
  return thrown;
}

export function ids(records) {
  return records.map((record) => record.id);
}

export function sorted(values) {
  return [...values].sort();
}

export function subset(properties, expected) {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, properties[name]]));
}

export function assertDate(value, what) {
  assert.ok(value instanceof Date && !Number.isNaN(value.getTime()), `${what} is no date: ${value}`);
}

/** The facts every record carries, whatever its type. */
export function assertRecord(record) {
  assert.equal(typeof record.id, 'string');
  assert.match(record.id, /^[1-9]\d*$/);
  assert.equal(record.properties.hs_object_id, record.id);
  assert.equal(record.archived, false);
  assertDate(record.createdAt, 'createdAt');
  assertDate(record.updatedAt, 'updatedAt');
  assert.ok(record.updatedAt >= record.createdAt, 'updated before it was created');
}

export function to(id, associationTypeId) {
  return { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }] };
}

function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`Set ${name}: the suite runs against a running Axle, see README.md beside it.`);
  }
  return value;
}
