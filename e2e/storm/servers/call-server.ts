/** What a call carries. With a body it is a POST, unless it says otherwise. */
export interface Call {
  readonly token?: string;
  readonly body?: object;
  readonly method?: 'PUT' | 'DELETE';
}

/** Calls the server's HTTP interface; rejects with what it said where it refuses. */
export async function callServer<Answer>(
  url: string,
  path: string,
  call: Call = {},
): Promise<Answer> {
  const response = await fetch(url + path, {
    method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}
