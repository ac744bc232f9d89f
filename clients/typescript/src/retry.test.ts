import assert from "node:assert/strict";
import { test } from "node:test";
import { again } from "./retry.js";

const address = "http://wasl/v1/cases";

/** Answers in turn; an Error is a connection that breaks. Notes what was sent. */
function service(...answers: (Response | Error)[]) {
  const sent: { key: string | null; body: string }[] = [];
  const waits: number[] = [];
  const send = again(
    async (request) => {
      sent.push({ key: request.headers.get("Idempotency-Key"), body: await request.text() });
      const answer = answers[sent.length - 1]!;
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
    async (seconds) => {
      waits.push(seconds);
    },
  );
  return { sent, waits, send };
}

const unknown = () => new Response("{}", { status: 503, headers: { "Retry-After": "5" } });
const act = () => new Request(address, { method: "POST", body: "{\"a\":1}", headers: { "Idempotency-Key": "k-1" } });

test("an act whose outcome is unknown is sent again, with its key and its body", async () => {
  const { sent, waits, send } = service(unknown(), new TypeError("connection lost"), new Response("{}", { status: 201 }));
  assert.equal((await send(act())).status, 201);
  assert.deepEqual(sent, Array(3).fill({ key: "k-1", body: "{\"a\":1}" }));
  assert.deepEqual(waits, [5, 2]);
});

test("after five times the answer is the caller's", async () => {
  const { sent, send } = service(...Array.from({ length: 5 }, unknown));
  assert.equal((await send(act())).status, 503);
  assert.equal(sent.length, 5);
});

test("what cannot be known by a key is sent once", async () => {
  const { sent, send } = service(unknown());
  assert.equal((await send(new Request(address, { method: "PATCH", body: "{}" }))).status, 503);
  assert.equal(sent.length, 1);
});

test("a refusal is an answer", async () => {
  const { sent, send } = service(new Response("{}", { status: 409 }));
  assert.equal((await send(act())).status, 409);
  assert.equal(sent.length, 1);
});
