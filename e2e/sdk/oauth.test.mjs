// A public app as the SDK connects it: the link, a code, tokens, their refreshing, and calls with them.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Client } from '@hubspot/api-client';
import { client, url, token } from './axle.mjs';

const REDIRECT = 'http://localhost:3000/oauth-callback';
const SCOPES = ['oauth', 'crm.objects.contacts.read'];

async function own(method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

describe('a public app', () => {
  const anonymous = new Client({ basePath: url });
  let app;

  before(async () => {
    app = await own('POST', '/axle/v1/public-apps', {
      name: 'SDK app', redirectUrls: [REDIRECT], requiredScopes: SCOPES, optionalScopes: ['crm.objects.contacts.write'],
    });
  });

  after(async () => {
    await own('DELETE', `/axle/v1/public-apps/${app.appId}`);
  });

  async function code(more = {}) {
    const { redirectUrl } = await own('POST', `/axle/v1/public-apps/${app.appId}/authorizations`, {
      redirectUrl: REDIRECT, scopes: SCOPES, state: 'as it was', ...more,
    });
    const redirect = new URL(redirectUrl);
    assert.equal(redirect.searchParams.get('state'), 'as it was');
    return redirect.searchParams.get('code');
  }

  const create = (grant) => anonymous.oauth.tokensApi.create(
    grant.type, grant.code, REDIRECT, app.clientId, grant.secret ?? app.clientSecret, grant.refreshToken,
  );

  it('gets tokens for a code, calls with them, and refreshes them', async () => {
    const tokens = await create({ type: 'authorization_code', code: await code() });
    assert.equal(tokens.tokenType, 'bearer');
    assert.equal(tokens.expiresIn, 1800);
    const connected = client({ accessToken: tokens.accessToken });
    const page = await connected.crm.contacts.basicApi.getPage(1);
    assert.ok(Array.isArray(page.results));

    const fresh = await create({ type: 'refresh_token', refreshToken: tokens.refreshToken });
    assert.equal(fresh.refreshToken, tokens.refreshToken);
    assert.notEqual(fresh.accessToken, tokens.accessToken);
    connected.setAccessToken(fresh.accessToken);
    await connected.crm.contacts.basicApi.getPage(1);
    await assert.rejects(
      connected.crm.contacts.basicApi.create({ properties: { lastname: 'No' }, associations: [] }), { code: 403 },
    );
  });

  it('asks what its tokens are, and ends the refresh token', async () => {
    const tokens = await create({ type: 'authorization_code', code: await code() });
    const access = await anonymous.oauth.accessTokensApi.get(tokens.accessToken);
    assert.equal(access.appId, app.appId);
    assert.deepEqual([...access.scopes].sort(), [...SCOPES].sort());
    const refresh = await anonymous.oauth.refreshTokensApi.get(tokens.refreshToken);
    assert.equal(refresh.clientId, app.clientId);
    await anonymous.oauth.refreshTokensApi.archive(tokens.refreshToken);
    await assert.rejects(create({ type: 'refresh_token', refreshToken: tokens.refreshToken }), (error) => {
      assert.equal(error.code, 400);
      assert.match(error.message, /missing or invalid refresh token/);
      return true;
    });
  });

  it('proves with a verifier that it asked', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
    const asked = { codeChallenge, codeChallengeMethod: 'S256' };
    const shown = await code(asked);
    await assert.rejects(create({ type: 'authorization_code', code: shown }), { code: 400 });
    // the SDK has no field for the verifier
    const answer = await fetch(`${url}/oauth/v1/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code', code: shown, redirect_uri: REDIRECT,
        client_id: app.clientId, client_secret: app.clientSecret, code_verifier: verifier,
      }),
    });
    assert.equal(answer.status, 200, await answer.text());
  });

  it('is refused with a wrong secret', async () => {
    await assert.rejects(create({ type: 'authorization_code', code: await code(), secret: 'wrong' }), { code: 400 });
  });

  it('has the link that the SDK makes', () => {
    const link = new URL(anonymous.oauth.getAuthorizationUrl(app.clientId, REDIRECT, SCOPES.join(' '), '', 's'));
    assert.equal(link.pathname, '/oauth/authorize');
    assert.equal(link.searchParams.get('scope'), SCOPES.join(' '));
  });

  it('uninstalls itself', async () => {
    const tokens = await create({ type: 'authorization_code', code: await code() });
    const connected = client({ accessToken: tokens.accessToken });
    const answer = await connected.apiRequest({ method: 'DELETE', path: '/appinstalls/v3/external-install' });
    assert.equal(answer.status, 204);
    await assert.rejects(connected.crm.contacts.basicApi.getPage(1), { code: 401 });
  });
});
