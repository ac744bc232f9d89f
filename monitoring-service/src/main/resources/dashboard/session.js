// Sign-in at the identity provider: authorization code with PKCE (RFC 7636) by a public client. Tokens stay in the memory of this page; across the sign-in only what
// proves that the answer is ours is kept, and the address to come back to.
const KEPT = "wasl-monitoring-sign-in";
/** Seconds before its end in which a token is renewed: the clocks of two machines differ. */
const EARLY = 15;

const root = document.documentElement.dataset;
const endpoint = (name) => `${root.issuer}/protocol/openid-connect/${name}`;
const redirect = () => `${location.origin}/monitoring`;

/** No token any more, or the identity provider gave none. */
export class SignedOut extends Error {}

let tokens = null;
/** By which the identity provider knows whose session ends, and does not ask whether it should; kept also when the tokens are over. */
let identity = null;
let renewing = null;

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** Leaves this page. */
export async function signIn(language) {
  const verifier = random();
  const state = random();
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
  sessionStorage.setItem(KEPT, JSON.stringify({ state, verifier, address: location.search }));
  location.assign(
    `${endpoint("auth")}?${new URLSearchParams({
      client_id: root.client,
      redirect_uri: redirect(),
      response_type: "code",
      scope: "openid",
      state,
      code_challenge: challenge,
      code_challenge_method: "S256",
      ui_locales: language,
    })}`,
  );
}

export function signOut() {
  const hint = identity ? { id_token_hint: identity } : {};
  forget();
  identity = null;
  location.assign(`${endpoint("logout")}?${new URLSearchParams({ client_id: root.client, post_logout_redirect_uri: redirect(), ...hint })}`);
}

async function ask(parameters) {
  const answer = await fetch(endpoint("token"), {
    method: "POST",
    body: new URLSearchParams({ client_id: root.client, ...parameters }),
    referrerPolicy: "no-referrer",
  });
  if (!answer.ok) {
    tokens = null;
    throw new SignedOut();
  }
  const told = await answer.json();
  tokens = { access: told.access_token, refresh: told.refresh_token, ends: Date.now() / 1000 + told.expires_in };
  identity = told.id_token ?? identity;
}

/** Whether this is the way back from the identity provider, and somebody is signed in by it. */
export async function arrive() {
  const answer = new URLSearchParams(location.search);
  if (!answer.has("state") || !(answer.has("code") || answer.has("error"))) {
    return false;
  }
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  sessionStorage.removeItem(KEPT);
  history.replaceState(null, "", location.pathname + (kept.address ?? ""));
  if (answer.has("error") || answer.get("state") !== kept.state) {
    throw new SignedOut();
  }
  await ask({ grant_type: "authorization_code", code: answer.get("code"), redirect_uri: redirect(), code_verifier: kept.verifier });
  return true;
}

export async function token() {
  if (tokens && Date.now() / 1000 > tokens.ends - EARLY) {
    renewing ??= ask({ grant_type: "refresh_token", refresh_token: tokens.refresh }).finally(() => (renewing = null));
    await renewing;
  }
  if (!tokens) {
    throw new SignedOut();
  }
  return tokens.access;
}

export function forget() {
  tokens = null;
}
