/** Answers after which the same request may succeed: too many requests; a service that is broken, away or silent, so that nobody knows whether an act was done. */
const AGAIN = new Set([429, 502, 503, 504]);
const ATTEMPTS = 5;

type Send = (request: Request) => Promise<Response>;

const rest = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));

/** What is read, and what carries an Idempotency-Key: then it is done once, however often it is sent. A change with If-Match is not: sent again it may meet its own first effect. */
function maySendAgain(request: Request): boolean {
  return request.method === "GET" || request.method === "HEAD" || request.headers.has("Idempotency-Key");
}

/** Sends a request again, as it is and with its key, after the time that `Retry-After` names, or after 1, 2, 4 and 8 seconds. */
export function again(send: Send = (request) => fetch(request), wait: (seconds: number) => Promise<void> = rest): Send {
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const last = attempt === ATTEMPTS || !maySendAgain(request);
      let pause = 2 ** (attempt - 1);
      try {
        const response = await send(request.clone());
        if (last || !AGAIN.has(response.status)) {
          return response;
        }
        pause = Number(response.headers.get("Retry-After")) || pause;
      } catch (noAnswer) {
        if (last || request.signal.aborted) {
          throw noAnswer;
        }
      }
      await wait(pause);
    }
  };
}
