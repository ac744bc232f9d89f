import createClient, { type Client, type Middleware } from "openapi-fetch";
import { again } from "./retry.js";
import type { components, paths } from "./schema.js";

/** Every record, problem and event of the contract by its name: `Schemas["Person"]`. */
export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];

export interface Options {
  /** Address of the gateway, without a path. */
  baseUrl: string;
  /** Asked before each request, so that it may refresh the token. */
  token: () => string | Promise<string>;
  language?: "ar" | "en";
  /** Why personal data is read: a code of the list ConsentPurpose. */
  purpose?: string;
}

/** A client that sends the token and the caller's language, and gives every act an Idempotency-Key: what got no answer, or one that says to try again, is sent again. */
export function wasl(options: Options): Client<paths> {
  const client = createClient<paths>({ baseUrl: options.baseUrl, fetch: again() });
  const headers: Middleware = {
    async onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${await options.token()}`);
      request.headers.set("Accept-Language", options.language ?? "ar");
      if (options.purpose) {
        request.headers.set("X-Purpose", options.purpose);
      }
      if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      return request;
    },
  };
  client.use(headers);
  return client;
}

/** What a step sends: the version that the caller read. */
export function ifMatch(record: { version: number }): { "If-Match": string } {
  return { "If-Match": `"${record.version}"` };
}

/** All items of a list, page after page. */
export async function* all<T>(page: (cursor?: string) => Promise<{ items: T[]; next?: string | null }>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    yield* items;
    cursor = next ? (new URL(next, "http://wasl").searchParams.get("cursor") ?? undefined) : undefined;
  } while (cursor);
}
